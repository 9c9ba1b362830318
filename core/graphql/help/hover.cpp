#include "core/graphql/help/hover.h"

#include "core/graphql/help/meaning.h"
#include "core/graphql/help/names.h"
#include "core/graphql/help/signature.h"
#include "core/graphql/printer.h"
#include "core/graphql/schemachecks.h"
#include "core/graphql/stringprint.h"

#include <algorithm>

namespace graphql {

namespace {

/// Wider signatures are cut: they have to fit a tooltip.
constexpr std::size_t hoverWidth = 80;
constexpr std::size_t hoverMembers = 20;

std::string orEmpty(OptionalText text)
{
    return std::string(text.value_or(""));
}

template <typename Names>
std::string joinedNames(const Names &names, std::string_view separator)
{
    std::string text;
    for (const auto &name : names) {
        if (!text.empty())
            text.append(separator);
        text.append(name);
    }
    return text;
}

std::vector<std::string_view> namesOfTypes(const std::vector<const Type *> &types)
{
    std::vector<std::string_view> names;
    for (const Type *type : types)
        names.push_back(type->name);
    return names;
}

HoverMember hoverMember(const InputValue &input)
{
    return {parameterText(input), orEmpty(input.description), orEmpty(input.deprecationReason)};
}

HoverMember hoverMember(const EnumValue &value)
{
    return {value.name, orEmpty(value.description), orEmpty(value.deprecationReason)};
}

HoverMember hoverMember(const Field &field)
{
    return {signatureOf(nullptr, field, hoverWidth).text, orEmpty(field.description), orEmpty(field.deprecationReason)};
}

template <typename Members>
void appendMembers(Hover &hover, const Members &members)
{
    for (const auto &member : members) {
        if (hover.members.size() < hoverMembers)
            hover.members.push_back(hoverMember(member));
        else
            ++hover.moreMembers;
    }
}

/// What can be written for a value of \a type.
void appendChoices(Hover &hover, const Type *type)
{
    if (!type)
        return;
    appendMembers(hover, type->values);
    appendMembers(hover, type->inputFields);
}

std::string typeHead(const Type &type)
{
    static constexpr std::string_view keywords[] {"scalar ", "type ", "interface ", "union ", "enum ", "input "};
    std::string text(keywords[static_cast<std::size_t>(type.kind)]);
    text.append(type.name);
    if (!type.interfaces.empty())
        text.append(" implements ").append(joinedNames(namesOfTypes(type.interfaces), " & "));
    if (type.kind == TypeKind::Union)
        text.append(" = ").append(joinedNames(namesOfTypes(type.possibleTypes), " | "));
    if (type.isOneOf)
        text.append(" @oneOf");
    if (type.specifiedByUrl) {
        text.append(" @specifiedBy(url: ");
        appendString(text, *type.specifiedByUrl);
        text.append(")");
    }
    return text;
}

std::string variableText(const VariableDefinition &variable)
{
    std::string text = "$";
    text.append(variable.name.value);
    if (variable.type)
        text.append(": ").append(print(*variable.type));
    if (variable.defaultValue)
        text.append(" = ").append(print(*variable.defaultValue));
    return text;
}

std::string operationText(const OperationDefinition &operation)
{
    std::string text(nameOf(operation.type));
    text.append(" ").append(operation.name.value);
    if (operation.variables.empty())
        return text;
    std::vector<std::string> variables;
    for (const VariableDefinition &variable : operation.variables)
        variables.push_back(variableText(variable));
    const std::string list = joinedNames(variables, ", ");
    return text.append("(").append(text.size() + list.size() <= hoverWidth ? list : "…").append(")");
}

class HoverWriter
{
public:
    HoverWriter(const Schema *schema, const Document &document, const Meaning &meaning)
        : m_schema(schema),
          m_document(document),
          m_meaning(meaning)
    {
        m_hover.span = meaning.span;
    }

    std::optional<Hover> write();

private:
    void writeType();
    void writeField();
    void writeInput();
    void writeEnumValue();
    void writeDirective();
    void writeVariable();
    void writeFragment();
    void writeOperation();
    /// Its own description, or else that of the type it is about.
    void describe(const Value *description, const Type *type);
    void noteDefinitions(const std::vector<const VariableDefinition *> &definitions);

    const Schema *m_schema;
    const Document &m_document;
    const Meaning &m_meaning;
    Hover m_hover;
};

void HoverWriter::describe(const Value *description, const Type *type)
{
    if (description)
        m_hover.description = description->text;
    else if (type)
        m_hover.description = orEmpty(type->description);
}

void HoverWriter::writeType()
{
    if (!m_meaning.type)
        return;
    const Type &type = *m_meaning.type;
    m_hover.signature = typeHead(type);
    m_hover.description = orEmpty(type.description);
    if (type.kind == TypeKind::Interface && !type.possibleTypes.empty())
        m_hover.notes.push_back("Implemented by " + joinedNames(namesOfTypes(type.possibleTypes), ", ") + '.');
    appendMembers(m_hover, type.fields);
    appendChoices(m_hover, &type);
}

void HoverWriter::writeField()
{
    if (!m_meaning.field)
        return;
    const Field &field = *m_meaning.field;
    m_hover.signature = signatureOf(m_meaning.type, field, hoverWidth).text;
    m_hover.description = orEmpty(field.description);
    m_hover.deprecation = orEmpty(field.deprecationReason);
    appendMembers(m_hover, field.arguments);
}

void HoverWriter::writeInput()
{
    if (!m_meaning.input)
        return;
    const InputValue &input = *m_meaning.input;
    std::string &text = m_hover.signature;
    if (m_meaning.directive)
        text.append("@").append(m_meaning.directive->name);
    else if (m_meaning.type)
        text.append(m_meaning.type->name);
    if (m_meaning.field)
        text.append(".").append(m_meaning.field->name);
    if (m_meaning.kind == Meaning::Kind::Argument)
        text.append("(").append(parameterText(input)).append(")");
    else
        text.append(".").append(parameterText(input));
    m_hover.description = orEmpty(input.description);
    m_hover.deprecation = orEmpty(input.deprecationReason);
    appendChoices(m_hover, input.type.named());
}

void HoverWriter::writeEnumValue()
{
    if (!m_meaning.value)
        return;
    m_hover.signature.append(m_meaning.type->name).append(".").append(m_meaning.value->name);
    m_hover.description = orEmpty(m_meaning.value->description);
    m_hover.deprecation = orEmpty(m_meaning.value->deprecationReason);
}

void HoverWriter::writeDirective()
{
    if (!m_meaning.directive)
        return;
    const DirectiveType &directive = *m_meaning.directive;
    m_hover.signature = "directive ";
    m_hover.signature.append(signatureOf(directive).text);
    m_hover.signature.append(directive.isRepeatable ? " repeatable on " : " on ");
    m_hover.signature.append(joinedNames(directive.locations, " | "));
    m_hover.description = orEmpty(directive.description);
    appendMembers(m_hover, directive.arguments);
}

void HoverWriter::writeVariable()
{
    const DocumentNames names(m_document);
    const DocumentName *name = names.at(m_meaning.span.end - 1);
    if (!name || name->kind != DocumentName::Kind::Variable)
        return;
    std::vector<const VariableDefinition *> definitions = names.definitionsOf(*name);
    if (m_meaning.variable)
        definitions = {m_meaning.variable};
    m_hover.signature = "$";
    m_hover.signature.append(m_meaning.name);
    const Type *type = m_meaning.expected.named();
    if (definitions.empty()) {
        if (m_meaning.expected)
            m_hover.signature.append(": ").append(m_meaning.expected.toString());
        m_hover.notes.emplace_back(m_meaning.operation ? "The operation does not define it."
                                                       : "No operation that reaches this fragment defines it.");
        describe(nullptr, type);
        appendChoices(m_hover, type);
        return;
    }

    const VariableDefinition &definition = *definitions.front();
    m_hover.signature = variableText(definition);
    const TypeRef declared = m_schema ? typeFromReference(*m_schema, definition.type) : TypeRef();
    if (declared)
        type = declared.named();
    describe(definition.description, type);
    appendChoices(m_hover, type);
    if (!m_meaning.operation)
        noteDefinitions(definitions);
    if (m_meaning.expected && declared && m_meaning.expected != declared)
        m_hover.notes.push_back("Its place asks for " + m_meaning.expected.toString() + '.');
}

void HoverWriter::noteDefinitions(const std::vector<const VariableDefinition *> &definitions)
{
    constexpr std::size_t most = 5;
    for (std::size_t i = 0; i < std::min(most, definitions.size()); ++i) {
        const OperationDefinition *operation = m_document.operationAt(definitions[i]->span.begin);
        std::string note = operation && operation->name ? std::string(operation->name.value) : "An operation";
        m_hover.notes.push_back(note.append(" defines ").append(variableText(*definitions[i])).append("."));
    }
    if (definitions.size() > most)
        m_hover.notes.push_back("So do " + std::to_string(definitions.size() - most) + " more operations.");
}

void HoverWriter::writeFragment()
{
    const FragmentDefinition *fragment = m_meaning.fragment;
    if (!fragment)
        return;
    m_hover.signature.append("fragment ").append(fragment->name.value);
    if (fragment->typeCondition)
        m_hover.signature.append(" on ").append(fragment->typeCondition.value);
    describe(fragment->description, m_schema ? m_schema->type(fragment->typeCondition.value) : nullptr);
}

void HoverWriter::writeOperation()
{
    if (!m_meaning.operation)
        return;
    m_hover.signature = operationText(*m_meaning.operation);
    describe(m_meaning.operation->description, m_schema ? m_schema->root(m_meaning.operation->type) : nullptr);
}

std::optional<Hover> HoverWriter::write()
{
    switch (m_meaning.kind) {
    case Meaning::Kind::Type:
        writeType();
        break;
    case Meaning::Kind::Field:
        writeField();
        break;
    case Meaning::Kind::Argument:
    case Meaning::Kind::InputField:
        writeInput();
        break;
    case Meaning::Kind::EnumValue:
        writeEnumValue();
        break;
    case Meaning::Kind::Directive:
        writeDirective();
        break;
    case Meaning::Kind::Variable:
        writeVariable();
        break;
    case Meaning::Kind::Fragment:
        writeFragment();
        break;
    case Meaning::Kind::Operation:
        writeOperation();
        break;
    }
    return m_hover.signature.empty() ? std::nullopt : std::optional(std::move(m_hover));
}

std::string_view firstLineOf(std::string_view text)
{
    return text.substr(0, text.find_first_of("\r\n"));
}

} // namespace

std::optional<Hover> hoverAt(const Schema *schema, const Document &document, std::uint32_t offset)
{
    const std::optional<Meaning> meaning = meaningAt(schema, document, offset);
    return meaning ? HoverWriter(schema, document, *meaning).write() : std::nullopt;
}

std::string markdown(const Hover &hover)
{
    std::string text = "```graphql\n";
    text.append(hover.signature).append("\n```");
    if (!hover.description.empty())
        text.append("\n\n").append(hover.description);
    if (!hover.deprecation.empty())
        text.append("\n\nDeprecated: ").append(hover.deprecation);
    for (const std::string &note : hover.notes)
        text.append("\n\n").append(note);
    text.append(hover.members.empty() ? "" : "\n");
    for (const HoverMember &member : hover.members) {
        text.append("\n- `").append(member.signature).append("`");
        if (!member.description.empty())
            text.append(": ").append(firstLineOf(member.description));
        if (!member.deprecation.empty())
            text.append(" (deprecated: ").append(firstLineOf(member.deprecation)).append(")");
    }
    if (hover.moreMembers > 0)
        text.append("\n- and ").append(std::to_string(hover.moreMembers)).append(" more");
    return text;
}

} // namespace graphql

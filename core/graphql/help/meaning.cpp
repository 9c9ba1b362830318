#include "core/graphql/help/meaning.h"

#include "core/graphql/help/typedpath.h"

namespace graphql {

namespace {

/// Turns the innermost steps of a path into one Meaning.
class MeaningReader
{
public:
    MeaningReader(const Schema *schema, const Document &document, std::uint32_t offset)
        : m_schema(schema),
          m_document(document),
          m_offset(offset),
          m_path(typedPath(schema, document, offset))
    { }

    std::optional<Meaning> read();

private:
    Meaning meaning(Meaning::Kind kind, std::string_view name, text::Span span) const;
    std::optional<Meaning> ofName(const Name &name, const PathStep &owner) const;
    std::optional<Meaning> ofValue(const Value &value) const;
    std::optional<Meaning> ofSelectionName(const Name &name, const Selection &selection) const;
    Meaning ofType(const Name &name) const;
    Meaning ofDirective(const Name &name, text::Span span) const;
    Meaning ofFragment(const Selection &spread) const;
    Meaning ofVariable(std::string_view name, text::Span span) const;
    Meaning ofInputDefinition(const Name &name) const;

    text::Span withDollar(const Name &name) const
    {
        const bool hasDollar = name && name.span.begin > 0 && m_document.source()[name.span.begin - 1] == '$';
        return {name.span.begin - (hasDollar ? 1 : 0), name.span.end};
    }
    const PathStep &last() const { return m_path.steps.back(); }
    const Type *typeNamed(std::string_view name) const { return m_schema ? m_schema->type(name) : nullptr; }

    const Schema *m_schema;
    const Document &m_document;
    std::uint32_t m_offset;
    TypedPath m_path;
};

Meaning MeaningReader::meaning(Meaning::Kind kind, std::string_view name, text::Span span) const
{
    Meaning result;
    result.kind = kind;
    result.name = name;
    result.span = span;
    if (const PathStep *operation = m_path.innermost<OperationDefinition>())
        result.operation = operation->as<OperationDefinition>();
    return result;
}

Meaning MeaningReader::ofType(const Name &name) const
{
    Meaning result = meaning(Meaning::Kind::Type, name.value, name.span);
    result.type = typeNamed(name.value);
    return result;
}

Meaning MeaningReader::ofDirective(const Name &name, text::Span span) const
{
    Meaning result = meaning(Meaning::Kind::Directive, name.value, span);
    result.directive = m_schema ? m_schema->directive(name.value) : nullptr;
    return result;
}

Meaning MeaningReader::ofFragment(const Selection &spread) const
{
    Meaning result = meaning(Meaning::Kind::Fragment, spread.name.value, {spread.span.begin, spread.name.span.end});
    result.fragment = m_document.fragment(spread.name.value);
    return result;
}

Meaning MeaningReader::ofVariable(std::string_view name, text::Span span) const
{
    Meaning result = meaning(Meaning::Kind::Variable, name, span);
    result.variable = last().variable;
    if (last().as<Value>())
        result.expected = last().type;
    return result;
}

std::optional<Meaning> MeaningReader::ofSelectionName(const Name &name, const Selection &selection) const
{
    switch (selection.kind) {
    case Selection::Kind::Field: {
        Meaning result = meaning(Meaning::Kind::Field, selection.name.value, name.span);
        result.type = last().parent;
        result.field = last().field;
        return result;
    }
    case Selection::Kind::FragmentSpread:
        return ofFragment(selection);
    case Selection::Kind::InlineFragment:
        return ofType(name);
    }
    return std::nullopt;
}

/// A name in a document of types, looked up in the schema that is at hand.
Meaning MeaningReader::ofInputDefinition(const Name &name) const
{
    const PathStep *field = m_path.innermost<FieldDefinition>();
    const PathStep *type = m_path.innermost<TypeDefinition>();
    Meaning result =
        meaning(type && !field ? Meaning::Kind::InputField : Meaning::Kind::Argument, name.value, name.span);
    if (!type) {
        result.directive = last().directive;
        result.input = result.directive ? result.directive->argument(name.value) : nullptr;
        return result;
    }
    result.type = typeNamed(type->as<TypeDefinition>()->name.value);
    if (!result.type)
        return result;
    if (field)
        result.field = result.type->field(field->as<FieldDefinition>()->name.value);
    result.input = !field ? result.type->inputField(name.value)
        : result.field    ? result.field->argument(name.value)
                          : nullptr;
    return result;
}

std::optional<Meaning> MeaningReader::ofName(const Name &name, const PathStep &owner) const
{
    if (const auto *selection = owner.as<Selection>())
        return ofSelectionName(name, *selection);
    if (const auto *directive = owner.as<Directive>())
        return ofDirective(name, {directive->span.begin, name.span.end});
    if (owner.as<Argument>() || owner.as<ObjectField>()) {
        Meaning result =
            meaning(owner.as<Argument>() ? Meaning::Kind::Argument : Meaning::Kind::InputField, name.value, name.span);
        const bool isOfField = result.kind == Meaning::Kind::Argument && !last().directive;
        result.type = isOfField || result.kind == Meaning::Kind::InputField ? last().parent : nullptr;
        result.field = isOfField ? last().field : nullptr;
        result.directive = result.kind == Meaning::Kind::Argument ? last().directive : nullptr;
        result.input = last().input;
        return result;
    }
    if (owner.as<VariableDefinition>())
        return ofVariable(name.value, withDollar(name));
    if (owner.as<OperationDefinition>())
        return meaning(Meaning::Kind::Operation, name.value, name.span);
    if (const auto *fragment = owner.as<FragmentDefinition>()) {
        if (&name == &fragment->typeCondition)
            return ofType(name);
        Meaning result = meaning(Meaning::Kind::Fragment, name.value, name.span);
        result.fragment = fragment;
        return result;
    }
    if (owner.as<InputValueDefinition>())
        return ofInputDefinition(name);
    if (owner.as<FieldDefinition>() || owner.as<EnumValueDefinition>()) {
        Meaning result = meaning(owner.as<FieldDefinition>() ? Meaning::Kind::Field : Meaning::Kind::EnumValue,
                                 name.value, name.span);
        const PathStep *type = m_path.innermost<TypeDefinition>();
        result.type = typeNamed(type->as<TypeDefinition>()->name.value);
        result.field = result.type ? result.type->field(name.value) : nullptr;
        result.value = result.type ? result.type->value(name.value) : nullptr;
        return result;
    }
    if (const auto *directive = owner.as<DirectiveDefinition>())
        return &name == &directive->name ? std::optional(ofDirective(name, name.span)) : std::nullopt;
    return ofType(name); // A type reference, a type definition's names, a root operation's type.
}

std::optional<Meaning> MeaningReader::ofValue(const Value &value) const
{
    if (value.kind == Value::Kind::Variable)
        return ofVariable(value.text, value.span);
    if (value.kind != Value::Kind::Enum)
        return std::nullopt;
    Meaning result = meaning(Meaning::Kind::EnumValue, value.text, value.span);
    const Type *type = last().type.named();
    result.type = type && type->kind == TypeKind::Enum ? type : nullptr;
    result.value = result.type ? result.type->value(value.text) : nullptr;
    return result;
}

std::optional<Meaning> MeaningReader::read()
{
    if (m_path.steps.empty())
        return std::nullopt;
    if (const auto *name = last().as<Name>())
        return m_path.steps.size() > 1 ? ofName(*name, m_path.steps[m_path.steps.size() - 2]) : std::nullopt;
    if (const auto *value = last().as<Value>())
        return ofValue(*value);
    // In front of a name, at the marks that belong to it.
    if (const auto *selection = last().as<Selection>()) {
        const bool isSpread = selection->kind == Selection::Kind::FragmentSpread;
        return isSpread && m_offset < selection->name.span.begin ? std::optional(ofFragment(*selection)) : std::nullopt;
    }
    if (const auto *directive = last().as<Directive>()) {
        const text::Span span {directive->span.begin, directive->name.span.end};
        return span.contains(m_offset) ? std::optional(ofDirective(directive->name, span)) : std::nullopt;
    }
    if (const auto *variable = last().as<VariableDefinition>()) {
        const text::Span span = withDollar(variable->name);
        return span.contains(m_offset) ? std::optional(ofVariable(variable->name.value, span)) : std::nullopt;
    }
    // A keyword stands for the root type.
    if (const auto *operation = last().as<OperationDefinition>()) {
        if (operation->shorthand || m_offset < operation->keyword.begin || m_offset > operation->keyword.end)
            return std::nullopt;
        const Type *root = m_schema ? m_schema->root(operation->type) : nullptr;
        Meaning result = meaning(Meaning::Kind::Type, root ? root->name : std::string_view(), operation->keyword);
        result.type = root;
        return result;
    }
    return std::nullopt;
}

} // namespace

std::optional<SchemaElement> Meaning::element() const
{
    SchemaElement element;
    switch (kind) {
    case Meaning::Kind::Type:
        if (!type)
            return std::nullopt;
        element.type = type->name;
        return element;
    case Meaning::Kind::Field:
    case Meaning::Kind::InputField:
    case Meaning::Kind::EnumValue:
        // Meta fields belong to no type.
        if (!type || (!type->field(name) && !input && !value))
            return std::nullopt;
        element.type = type->name;
        element.member = name;
        return element;
    case Meaning::Kind::Argument:
        if (!input)
            return std::nullopt;
        element.argument = name;
        if (directive) {
            element.directive = directive->name;
        } else if (type && field) {
            element.type = type->name;
            element.member = field->name;
        }
        return element;
    case Meaning::Kind::Directive:
        if (!directive)
            return std::nullopt;
        element.directive = directive->name;
        return element;
    case Meaning::Kind::Variable:
    case Meaning::Kind::Fragment:
    case Meaning::Kind::Operation:
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Meaning> meaningAt(const Schema *schema, const Document &document, std::uint32_t offset)
{
    return MeaningReader(schema, document, offset).read();
}

} // namespace graphql

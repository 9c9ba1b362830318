#include "core/graphql/help/insertion.h"

#include "core/graphql/characters.h"
#include "core/graphql/edits/definitionlist.h"
#include "core/graphql/relay.h"

#include <utility>

namespace graphql {

namespace {

/// Required input objects inside required input objects: deeper than that, a person should see what they fill in.
constexpr int deepestValue = 3;

} // namespace

std::string operationTitle(const RootField &root)
{
    std::string title(nameOf(root.operation));
    title.append(" ").append(root.field->name);
    char &initial = title[title.size() - root.field->name.size()];
    if (initial >= 'a' && initial <= 'z')
        initial = static_cast<char>(initial - 'a' + 'A');
    return title;
}

Insertion::Insertion(const CaretPlace &place, const Document &document, const CompletionOptions &options)
    : m_place(place),
      m_document(document),
      m_options(options),
      m_source(document.source()),
      m_layout(document),
      m_indentation(m_layout.indentation(place.word.begin))
{
    const bool isOpenHere = m_layout.lineBegin(place.word.begin) <= place.opened;
    m_isOnOneLine =
        isOpenHere && place.kind != CaretPlace::Kind::Definition && place.kind != CaretPlace::Kind::FragmentCondition;
}

void Insertion::write(const Offer &offer, CompletionItem &item)
{
    m_text.clear();
    m_stops.clear();
    if (const auto *root = std::get_if<RootField>(&offer.subject)) {
        addOperation(*root);
    } else if (const auto *field = std::get_if<const Field *>(&offer.subject)) {
        addField(**field, 0);
    } else if (const auto *input = std::get_if<const InputValue *>(&offer.subject)) {
        addInput(**input);
    } else if (const auto *directive = std::get_if<const DirectiveType *>(&offer.subject)) {
        add(offer.name);
        if (m_options.expand && !m_place.following.arguments)
            addRequired((*directive)->arguments);
    } else if (const auto *type = std::get_if<const Type *>(&offer.subject);
               type && offer.kind == CompletionItem::Kind::Type) {
        if (m_place.kind == CaretPlace::Kind::Spread)
            addBlankBehindDots();
        add(item.label); // With `on`, behind a spread.
        if (m_options.expand && !m_place.following.selectionSet && m_place.kind != CaretPlace::Kind::VariableType)
            addSelectionSet(**type, 0);
    } else if (offer.kind == CompletionItem::Kind::Literal && (offer.name == "{}" || offer.name == "[]")) {
        addValue(offer.name == "[]" ? m_place.expected : TypeRef(m_place.expected.named()), 0);
    } else if (offer.kind == CompletionItem::Kind::Keyword) {
        if (m_place.kind == CaretPlace::Kind::Spread)
            addBlankBehindDots();
        addKeyword(offer.name);
    } else {
        add(item.label);
    }
    // In front of a word that goes on being there.
    const auto next =
        m_place.word.end < m_source.size() ? static_cast<unsigned char>(m_source[m_place.word.end]) : std::uint8_t {0};
    if (m_place.word.isEmpty() && isNameContinue(next) && offer.kind != CompletionItem::Kind::Keyword)
        add(" ");
    item.insertText = m_text;
    item.stops = m_stops;
    if (const auto *variable = std::get_if<NewVariable>(&offer.subject)) {
        item.besides = definition(offer, *variable);
        if (!variable->instead.isEmpty())
            item.instead = variable->instead;
    }
}

std::vector<TextEdit> Insertion::definition(const Offer &offer, const NewVariable &variable) const
{
    std::string text = "$";
    text.append(offer.name).append(": ").append(variable.type.toString());
    return withDefinitions(m_layout, m_document, *m_place.definition->operation, {text});
}

void Insertion::addStop()
{
    const auto at = static_cast<std::uint32_t>(m_text.size());
    m_stops.push_back({at, at});
}

void Insertion::addLineBreak(int depth)
{
    if (m_isOnOneLine) {
        add(" ");
        return;
    }
    add(m_layout.lineBreak());
    add(m_indentation);
    for (int i = 0; i < depth; ++i)
        add(m_layout.step());
}

/// `... on User`, as everybody lays it out.
void Insertion::addBlankBehindDots()
{
    if (m_source.substr(0, m_place.word.begin).ends_with('.'))
        add(" ");
}

void Insertion::addKeyword(std::string_view word)
{
    add(word);
    if (word == "{" && m_options.expand) {
        addLineBreak(1);
        addStop();
        addLineBreak(0);
        add("}");
        return;
    }
    const auto next = m_place.word.end < m_source.size() ? m_source[m_place.word.end] : '\0';
    if (word != "{" && next != ' ' && next != '\t')
        add(" ");
}

void Insertion::addField(const Field &field, int depth)
{
    add(field.name);
    if (!m_options.expand || m_place.following.colon)
        return;
    if (!m_place.following.arguments)
        addRequired(field.arguments);
    const auto *type = field.type.named();
    if (m_place.following.selectionSet || !type || !type->isComposite())
        return;
    // The edges of a connection are there for their nodes.
    const auto *node = field.name == "edges" && m_place.parent ? nodeOf(*m_place.parent) : nullptr;
    if (!node || m_options.fillLeafs) {
        addSelectionSet(*type, depth);
        return;
    }
    add(" {");
    addLineBreak(depth + 1);
    add("node");
    addSelectionSet(*node, depth + 1);
    addLineBreak(depth);
    add("}");
}

void Insertion::addInput(const InputValue &input)
{
    if (m_source.substr(0, m_place.word.begin).ends_with(','))
        add(" ");
    add(input.name);
    if (m_place.following.colon)
        return;
    add(": ");
    if (m_options.expand)
        addValue(input.type, 0);
}

void Insertion::addRequired(const std::vector<InputValue> &inputs)
{
    const char *separator = "(";
    for (const auto &input : inputs) {
        if (!input.isRequired())
            continue;
        add(std::exchange(separator, ", "));
        add(input.name);
        add(": ");
        addValue(input.type, 0);
    }
    if (*separator == ',')
        add(")");
}

void Insertion::addValue(TypeRef type, int depth)
{
    const auto value = type.nullable();
    const auto *named = value.named();
    if (value.isList()) {
        add("[");
        addValue(value.unwrapped(), depth + 1);
        add("]");
    } else if (named && named->kind == TypeKind::InputObject) {
        add("{");
        const auto before = m_stops.size();
        if (!named->isOneOf && depth < deepestValue) {
            for (const auto &field : named->inputFields) {
                if (!isRequiredInput(named, field))
                    continue;
                add(m_stops.size() == before ? "" : ", ");
                add(field.name);
                add(": ");
                addValue(field.type, depth + 1);
            }
        }
        if (m_stops.size() == before)
            addStop();
        add("}");
    } else if (named && (named->name == "String" || named->name == "ID")) {
        add("\"");
        addStop();
        add("\"");
    } else {
        addStop();
    }
}

void Insertion::addSelectionSet(const Type &type, int depth)
{
    add(" {");
    if (m_options.fillLeafs) {
        addFields(defaultSelection(type), depth + 1);
    } else {
        addLineBreak(depth + 1);
        addStop();
    }
    addLineBreak(depth);
    add("}");
}

void Insertion::addFields(const std::vector<DefaultField> &fields, int depth)
{
    for (const auto &field : fields) {
        addLineBreak(depth);
        add(field.name);
        if (!field.fields.empty()) {
            add(" {");
            addFields(field.fields, depth + 1);
            addLineBreak(depth);
            add("}");
        }
    }
}

/// Required arguments become variables, so that the operation can be kept and run with others; so does the size of a
/// page, because without one a server answers with as much as it likes.
void Insertion::addOperation(const RootField &root)
{
    const auto isVariable = [](const InputValue &argument) {
        return argument.isRequired() || argument.name == "first";
    };
    const auto addEach = [&](auto addOne) {
        const char *separator = "(";
        for (const auto &argument : root.field->arguments) {
            if (isVariable(argument)) {
                add(std::exchange(separator, ", "));
                addOne(argument);
            }
        }
        if (*separator == ',')
            add(")");
    };
    add(operationTitle(root));
    addEach([&](const InputValue &argument) {
        add("$");
        add(argument.name);
        add(": ");
        add(argument.type.toString());
    });
    add(" {");
    addLineBreak(1);
    add(root.field->name);
    addEach([&](const InputValue &argument) {
        add(argument.name);
        add(": $");
        add(argument.name);
    });
    if (const auto *type = root.field->type.named(); type && type->isComposite())
        addSelectionSet(*type, 1);
    addLineBreak(0);
    add("}");
}

} // namespace graphql

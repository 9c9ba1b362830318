#include "core/graphql/edits/nodequestion.h"

#include "core/graphql/edits/variableuses.h"
#include "core/graphql/help/answerfields.h"
#include "core/graphql/stringprint.h"
#include "core/json/typed.h"
#include "core/json/writer.h"

#include <algorithm>
#include <unordered_set>

namespace graphql {
namespace {

constexpr std::string_view NodeField = "node";
/// Fragments that spread others twice, which spread others twice, would fill the memory.
constexpr std::size_t MostWrittenOut = 1'000;

/// What `node(id:)` gives; null where there is none that needs an ID alone.
const Type *nodeType(const Schema *schema)
{
    const auto *field = schema && schema->query() ? schema->query()->field(NodeField) : nullptr;
    if (!field || !field->argument("id") || field->type.nullable().isList())
        return nullptr;
    const auto isOther = [](const InputValue &argument) {
        return argument.isRequired() && argument.name != "id";
    };
    const auto *type = field->type.named();
    return type && type->isComposite() && std::none_of(field->arguments.begin(), field->arguments.end(), isOther)
        ? type
        : nullptr;
}

const Type *fieldTypeOf(const AnswerField &at, const Schema &schema)
{
    const auto *definition = at.parent ? schema.field(*at.parent, at.field->name.value) : nullptr;
    return definition ? definition->type.named() : nullptr;
}

/// The response keys of `id` in selection sets of one object.
class IdKeys
{
public:
    explicit IdKeys(const Document &document) : m_document(document) { }

    void search(const SelectionSet *set)
    {
        if (!set)
            return;
        for (const auto &selection : set->selections) {
            if (selection.kind == Selection::Kind::InlineFragment) {
                search(selection.selectionSet);
            } else if (selection.kind == Selection::Kind::FragmentSpread) {
                const auto *fragment = m_document.fragment(selection.name.value);
                if (fragment && m_entered.insert(fragment).second)
                    search(fragment->selectionSet);
            } else if (const std::string key(selection.responseKey()); selection.name.value == "id"
                       && std::find(m_found.begin(), m_found.end(), key) == m_found.end()) {
                m_found.push_back(key);
            }
        }
    }
    std::vector<std::string> found() && { return std::move(m_found); }

private:
    const Document &m_document;
    std::unordered_set<const FragmentDefinition *> m_entered;
    std::vector<std::string> m_found;
};

/// Writes what leads to one field, and that field whole.
class WayWriter
{
public:
    WayWriter(const Document &document, std::span<const std::string> keys) : m_document(document), m_keys(keys) { }

    /// What of \a set leads there; empty when nothing does.
    std::string leading(const SelectionSet *set, std::size_t key)
    {
        std::string text;
        if (!set)
            return text;
        for (const auto &selection : set->selections) {
            if (selection.kind == Selection::Kind::Field)
                text += leadingField(selection, key);
            else if (selection.kind == Selection::Kind::InlineFragment)
                text += wrapped(headOf(selection), leading(selection.selectionSet, key));
            else
                text += leadingSpread(selection, key);
        }
        return text;
    }

    /// The fragments that the fields spread, with all that these do, in the order of the document.
    std::string fragments() const
    {
        std::string text;
        for (const auto &definition : m_document.definitions())
            if (definition.fragment && m_spread.contains(definition.fragment))
                text.append("\n").append(definition.fragment->span.of(m_document.source()));
        return text;
    }

    static std::string wrapped(std::string_view head, std::string_view inside)
    {
        std::string text;
        if (!inside.empty())
            text.append(head).append("{ ").append(inside).append("} ");
        return text;
    }

private:
    /// Up to its selection set.
    std::string_view headOf(const Selection &selection) const
    {
        return text::Span {selection.span.begin, selection.selectionSet->span.begin}.of(m_document.source());
    }

    std::string leadingField(const Selection &field, std::size_t key)
    {
        if (field.responseKey() != m_keys[key])
            return {};
        if (key + 1 < m_keys.size())
            return field.selectionSet ? wrapped(headOf(field), leading(field.selectionSet, key + 1)) : std::string();
        noteSpreads(field.selectionSet);
        return std::string(field.span.of(m_document.source())) + " ";
    }

    std::string leadingSpread(const Selection &spread, std::size_t key)
    {
        const auto *fragment = m_document.fragment(spread.name.value);
        // One that spreads itself is broken, and leads nowhere new.
        if (!fragment || m_writtenOut == MostWrittenOut || !m_entered.insert(fragment).second)
            return {};
        ++m_writtenOut;
        const auto inside = leading(fragment->selectionSet, key);
        m_entered.erase(fragment);
        std::string head = "... on ";
        head.append(fragment->typeCondition.value).append(" ");
        for (const auto &directive : spread.directives)
            head.append(directive.span.of(m_document.source())).append(" ");
        return wrapped(head, inside);
    }

    void noteSpreads(const SelectionSet *set)
    {
        if (!set)
            return;
        for (const auto &selection : set->selections) {
            noteSpreads(selection.selectionSet);
            const auto *fragment =
                selection.kind == Selection::Kind::FragmentSpread ? m_document.fragment(selection.name.value) : nullptr;
            if (fragment && m_spread.insert(fragment).second)
                noteSpreads(fragment->selectionSet);
        }
    }

    const Document &m_document;
    std::span<const std::string> m_keys;
    std::unordered_set<const FragmentDefinition *> m_entered; ///< On the way.
    std::size_t m_writtenOut = 0;
    std::unordered_set<const FragmentDefinition *> m_spread;
};

std::string definitionsLeft(const Document &document, const OperationDefinition &operation, const VariableUses &uses)
{
    std::string text;
    for (const auto &variable : operation.variables)
        if (uses.of(variable.name.value) > 0)
            text.append(text.empty() ? "(" : ", ").append(variable.span.of(document.source()));
    return text.empty() ? text : text + ")";
}

/// Those that are still used, or else nothing.
std::string valuesLeft(std::string_view variables, const VariableUses &uses)
{
    const auto tape = json::parseTyped(variables);
    if (!tape || !tape->root().isObject())
        return {};
    std::string text;
    tape->root().forEachMember([&](std::string_view name, const json::Value &value) {
        if (uses.of(name) == 0)
            return;
        text += text.empty() ? "{" : ", ";
        json::appendQuoted(text, name);
        text.append(": ").append(value.raw());
    });
    return text.empty() ? text : text + "}";
}

} // namespace

std::vector<NodeAround> nodesAround(const Document &document, const OperationDefinition &operation,
                                    std::span<const std::string> keys, const Schema *schema)
{
    std::vector<NodeAround> nodes;
    const auto *node = nodeType(schema);
    for (std::size_t depth = 1; node && depth < keys.size(); ++depth) {
        const auto fields = fieldsAt(document, operation, keys.first(depth), schema);
        IdKeys ids(document);
        const auto isNode = [&](const AnswerField &at) {
            const auto *type = fieldTypeOf(at, *schema);
            return type && type->isComposite() && schema->overlap(*type, *node);
        };
        if (fields.empty() || !std::all_of(fields.begin(), fields.end(), isNode))
            continue;
        for (const auto &[field, parent] : fields)
            ids.search(field->selectionSet);
        nodes.push_back({depth, std::move(ids).found()});
    }
    return nodes;
}

NodeQuestion nodeQuestion(const Document &document, const OperationDefinition &operation, std::string_view variables,
                          std::span<const std::string> keys, std::size_t depth, std::string_view id,
                          const Schema &schema)
{
    WayWriter writer(document, keys);
    std::string body;
    for (const auto &at : fieldsAt(document, operation, keys.first(depth), &schema)) {
        std::string head = "... on ";
        head.append(fieldTypeOf(at, schema)->name).append(" ");
        body += WayWriter::wrapped(head, writer.leading(at.field->selectionSet, depth));
    }
    if (body.empty())
        return {};
    std::string nodeHead(NodeField);
    nodeHead += "(id: ";
    appendString(nodeHead, id);
    nodeHead += ") ";
    auto selections = WayWriter::wrapped({}, WayWriter::wrapped(nodeHead, body));
    selections.pop_back();
    selections += writer.fragments();

    const auto cut = parse("query " + selections);
    const VariableUses uses(*cut, *cut->operations().front());
    std::string head = "query ";
    if (const auto definitions = definitionsLeft(document, operation, uses); operation.name || !definitions.empty())
        head.append(operation.name.value).append(definitions).append(" ");
    NodeQuestion question {head + selections, valuesLeft(variables, uses), {std::string(NodeField)}};
    question.keys.insert(question.keys.end(), keys.begin() + static_cast<std::ptrdiff_t>(depth), keys.end());
    return question;
}

} // namespace graphql

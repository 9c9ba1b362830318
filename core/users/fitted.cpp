#include "core/users/fitted.h"

#include "core/graphql/edits/variabledefinitions.h"
#include "core/graphql/parser.h"
#include "core/graphql/schema.h"
#include "core/json/pretty.h"
#include "core/json/tape.h"
#include "core/json/writer.h"
#include "core/users/documenttext.h"

#include <algorithm>
#include <map>
#include <set>

namespace users {
namespace {

using Edits = std::vector<text::TextEdit>;

/// Walks one document and gathers what has to go.
class SchemaFit
{
public:
    SchemaFit(const graphql::Schema &schema, const graphql::Document &document) : m_schema(schema), m_document(document)
    { }

    /// The text without it; empty when no operation has anything left.
    std::string text()
    {
        bool isAnythingLeft = false;
        for (const auto *operation : m_document.operations()) {
            Edits inside;
            if (hasRest(*operation->selectionSet, m_schema.root(operation->type), inside)) {
                isAnythingLeft = true;
                m_edits.insert(m_edits.end(), inside.begin(), inside.end());
            } else {
                m_edits.push_back({operation->span, {}});
            }
        }
        for (const auto &definition : m_document.definitions()) {
            if (!definition.fragment)
                continue;
            const auto place = m_fragments.find(definition.fragment);
            if (place == m_fragments.end() || !place->second.hasRest)
                m_edits.push_back({definition.span(), {}});
            else
                m_edits.insert(m_edits.end(), place->second.edits.begin(), place->second.edits.end());
        }
        std::sort(m_edits.begin(), m_edits.end(),
                  [](const auto &a, const auto &b) { return a.span.begin < b.span.begin; });
        return isAnythingLeft ? text::applied(m_document.source(), m_edits) : std::string();
    }
    QStringList takeLacking() { return std::move(m_lacking); }

private:
    struct Fragment
    {
        bool hasRest = true; ///< While it is walked, too: a fragment that spreads itself is not ours to judge.
        Edits edits;
    };

    void lack(std::string_view what)
    {
        const auto name = QString::fromUtf8(what.data(), static_cast<qsizetype>(what.size()));
        if (!m_lacking.contains(name))
            m_lacking.append(name);
    }

    bool hasRest(const graphql::SelectionSet &set, const graphql::Type *parent, Edits &edits)
    {
        bool isAnythingLeft = false;
        for (const auto &selection : set.selections) {
            Edits inside;
            if (isKept(selection, parent, inside)) {
                isAnythingLeft = true;
                edits.insert(edits.end(), inside.begin(), inside.end());
            } else {
                edits.push_back({selection.span, {}});
            }
        }
        return isAnythingLeft;
    }

    bool isKept(const graphql::Selection &selection, const graphql::Type *parent, Edits &edits)
    {
        using Kind = graphql::Selection::Kind;
        if (selection.kind == Kind::FragmentSpread)
            return isFragmentKept(selection.name.value);
        if (selection.kind == Kind::InlineFragment) {
            const auto *type = selection.typeCondition ? knownType(selection.typeCondition.value) : parent;
            return type && hasRest(*selection.selectionSet, type, edits);
        }
        const auto *field = parent ? m_schema.field(*parent, selection.name.value) : nullptr;
        if (!field) {
            lack(std::string(parent ? parent->name : "Query").append(".").append(selection.name.value));
            return false;
        }
        dropArguments(selection, *field, parent->name, edits);
        return !selection.selectionSet || hasRest(*selection.selectionSet, field->type.named(), edits);
    }

    const graphql::Type *knownType(std::string_view name)
    {
        const auto *type = m_schema.type(name);
        if (!type)
            lack(name);
        return type;
    }

    bool isFragmentKept(std::string_view name)
    {
        const auto *fragment = m_document.fragment(name);
        if (!fragment)
            return false;
        const auto [place, isNew] = m_fragments.try_emplace(fragment);
        if (isNew) {
            const auto *type = knownType(fragment->typeCondition.value);
            Edits edits;
            const bool isLeft = type && hasRest(*fragment->selectionSet, type, edits);
            m_fragments[fragment] = {isLeft, std::move(edits)};
        }
        return m_fragments[fragment].hasRest;
    }

    void dropArguments(const graphql::Selection &selection, const graphql::Field &field, const std::string &parent,
                       Edits &edits)
    {
        Edits dropped;
        for (const auto &argument : selection.arguments) {
            if (field.argument(argument.name.value))
                continue;
            lack(std::string(parent)
                     .append(".")
                     .append(field.name)
                     .append("(")
                     .append(argument.name.value)
                     .append(":)"));
            dropped.push_back({argument.span, {}});
        }
        if (!dropped.empty() && dropped.size() == selection.arguments.size()) {
            // With their brackets: there is no empty list of arguments.
            const auto source = m_document.source();
            const auto open = source.rfind('(', selection.arguments.front().span.begin);
            const auto close = source.find(')', selection.arguments.back().span.end);
            dropped = {{{static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close + 1)}, {}}};
        }
        edits.insert(edits.end(), dropped.begin(), dropped.end());
    }

    const graphql::Schema &m_schema;
    const graphql::Document &m_document;
    Edits m_edits;
    std::map<const graphql::FragmentDefinition *, Fragment> m_fragments;
    QStringList m_lacking;
};

/// The values of the variables that are still defined.
QByteArray variablesFor(const graphql::Document &document, const QByteArray &variables)
{
    const auto tape = json::Tape::parse(variables.toStdString());
    if (!tape || !tape->root().isObject())
        return variables;
    std::set<std::string_view> defined;
    for (const auto *operation : document.operations())
        for (const auto &variable : operation->variables)
            defined.insert(variable.name.value);
    json::Writer kept;
    kept.beginObject();
    tape->root().forEachMember([&](std::string_view name, const json::Value &value) {
        if (defined.count(name) > 0)
            kept.key(name).raw(value.raw());
    });
    const auto rest = json::Tape::parse(kept.endObject().text());
    return rest ? QByteArray::fromStdString(json::pretty(rest->root())) : variables;
}

} // namespace

Fitted fitted(const safety::Draft &draft, const graphql::Schema *schema)
{
    Fitted result {draft, {}};
    if (!schema || draft.document.isEmpty())
        return result;
    const auto whole = graphql::parse(draft.document.toStdString());
    SchemaFit fit(*schema, *whole);
    auto text = fit.text();
    result.lacking = fit.takeLacking();
    if (result.lacking.isEmpty())
        return result;
    if (text.empty()) {
        result.draft.document.clear();
        return result;
    }
    // A fragment that nothing spreads any more is an error to a server, and so is a variable that nothing uses.
    for (;;) {
        const auto rest = graphql::parse(text);
        SchemaFit again(*schema, *rest);
        auto shorter = again.text();
        if (shorter == text)
            break;
        text = std::move(shorter);
    }
    const auto rest = graphql::parse(text);
    text = text::applied(text, graphql::removeUnusedVariables(*schema, *rest).edits);
    const auto last = graphql::parse(text);
    result.draft.document = laidOut(text);
    result.draft.variables = variablesFor(*last, draft.variables);
    return result;
}

} // namespace users

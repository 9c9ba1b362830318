#include "core/graphql/builder/buildertree.h"

#include "core/graphql/builder/builderrows.h"
#include "core/graphql/dialect/dialect.h"
#include "core/graphql/help/spreads.h"

#include <algorithm>

namespace graphql {

namespace {

Definition definitionAt(const Document &document, std::uint32_t caret)
{
    const auto definitions = document.definitions();
    const auto behind = std::upper_bound(
        definitions.begin(), definitions.end(), caret,
        [](std::uint32_t offset, const Definition &definition) { return offset < definition.span().begin; });
    if (behind != definitions.begin()) {
        const auto &before = *std::prev(behind);
        if (caret <= before.span().end)
            return before.isExecutable() ? before : Definition();
    }
    Definition only;
    if (const auto operations = document.operations(); operations.size() == 1)
        only.operation = operations.front();
    return only;
}

OperationType firstOperationType(const Schema &schema)
{
    for (const auto type : {OperationType::Query, OperationType::Mutation, OperationType::Subscription})
        if (schema.root(type))
            return type;
    return OperationType::Query;
}

/// What the text has at a place, as steps.
class BuilderPlaceReader
{
public:
    BuilderPlaceReader(const BuilderTree &tree, std::uint32_t offset) : m_tree(tree), m_offset(offset) { }

    BuilderPlace read()
    {
        descend(m_tree.rows());
        return std::move(m_place);
    }

private:
    void descend(const std::vector<BuilderRow> &rows)
    {
        // Where two meet, the one that begins there.
        const BuilderRow *found = nullptr;
        for (const auto &row : rows)
            if (row.isChosen && row.span.begin <= m_offset && m_offset <= row.span.end
                && (!found || row.span.begin > found->span.begin))
                found = &row;
        if (!found)
            return;
        m_place.push_back(found->step);
        if (found->canExpand)
            descend(m_tree.rows(*found));
    }

    const BuilderTree &m_tree;
    std::uint32_t m_offset;
    BuilderPlace m_place;
};

} // namespace

BuilderTree::BuilderTree(const Schema &schema, const Document &document, std::uint32_t caret)
    : BuilderTree(schema, document, definitionAt(document, caret))
{ }

BuilderTree::BuilderTree(const Schema &schema, const Document &document, OperationType newOperation)
    : m_schema(&schema),
      m_document(&document),
      m_operationType(newOperation),
      m_type(schema.root(newOperation)),
      m_isAdminApi(isAdminApi(schema))
{
    findFragments();
}

BuilderTree::BuilderTree(const Schema &schema, const Document &document, const Definition &definition)
    : m_schema(&schema),
      m_document(&document),
      m_definition(definition),
      m_isAdminApi(isAdminApi(schema))
{
    if (definition.fragment) {
        m_type = schema.type(definition.fragment->typeCondition.value);
        if (m_type && !m_type->isComposite())
            m_type = nullptr;
    } else {
        m_operationType = definition.operation ? definition.operation->type : firstOperationType(schema);
        m_type = schema.root(m_operationType);
    }
    findFragments();
}

void BuilderTree::findFragments()
{
    for (const auto &definition : m_document->definitions())
        if (definition.fragment && definition.fragment->name && definition.fragment != m_definition.fragment
            && m_document->fragment(definition.fragment->name.value) == definition.fragment)
            m_fragments.push_back(definition.fragment);
    if (!m_definition.fragment || m_fragments.empty())
        return;
    const auto around = SpreadGraph(*m_document).reaching(m_definition.fragment->name.value);
    std::erase_if(m_fragments, [&](const FragmentDefinition *one) { return around.contains(one); });
}

const SelectionSet *BuilderTree::selectionSet() const
{
    if (m_definition.operation)
        return m_definition.operation->selectionSet;
    return m_definition.fragment ? m_definition.fragment->selectionSet : nullptr;
}

std::vector<BuilderRow> BuilderTree::rows() const
{
    BuilderRows rows(*m_schema, m_isAdminApi, m_fragments, *m_document);
    rows.addSelections(m_type, selectionSet());
    return rows.take();
}

std::vector<BuilderRow> BuilderTree::rows(const BuilderRow &row) const
{
    BuilderRows rows(*m_schema, m_isAdminApi, m_fragments, *m_document);
    if (row.isInput()) {
        rows.addInside(row);
    } else if (row.step.kind != BuilderStep::Kind::Spread) {
        if (row.step.kind == BuilderStep::Kind::Field)
            rows.addArguments(row);
        const auto *type = row.type.named();
        rows.addSelections(type && type->isComposite() ? type : nullptr,
                           row.selection ? row.selection->selectionSet : nullptr);
    }
    return rows.take();
}

std::optional<BuilderRow> BuilderTree::find(const BuilderPlace &place) const
{
    auto rows = path(place);
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.back()));
}

std::vector<BuilderRow> BuilderTree::path(const BuilderPlace &place) const
{
    std::vector<BuilderRow> path;
    for (const auto &step : place) {
        const auto *around = path.empty() ? nullptr : &path.back();
        auto inside = around ? rows(*around) : rows();
        const auto found =
            std::find_if(inside.begin(), inside.end(), [&](const BuilderRow &row) { return row.step == step; });
        if (found != inside.end()) {
            path.push_back(std::move(*found));
            continue;
        }
        const BuilderRows all(*m_schema, m_isAdminApi, m_fragments, *m_document);
        auto possible = around && around->isInput() ? all.possible(*around, step)
                                                    : all.possible(around ? around->type.named() : m_type, step);
        // One that is not there is the first of its kind.
        if (!possible || (step.number > 0 && step.kind != BuilderStep::Kind::ListItem))
            return {};
        path.push_back(std::move(*possible));
    }
    return path;
}

BuilderPlace BuilderTree::placeAt(std::uint32_t offset) const
{
    return BuilderPlaceReader(*this, offset).read();
}

std::vector<Definition> builderDefinitions(const Document &document)
{
    std::vector<Definition> found;
    for (const auto &definition : document.definitions())
        if (definition.isExecutable())
            found.push_back(definition);
    return found;
}

} // namespace graphql

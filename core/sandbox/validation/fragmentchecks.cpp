#include "core/sandbox/validation/documentcheck.h"

namespace sandbox {

/// Follows spreads depth first; a spread of a fragment that is on the way already closes a cycle.
void DocumentCheck::checkCycles(const graphql::FragmentDefinition &fragment)
{
    const std::string_view name = fragment.name.value;
    if (!m_visitedFragments.insert(name).second)
        return;
    m_spreadPathIndex.emplace(name, m_spreadPath.size());
    for (const graphql::Selection *spread : spreadsIn(fragment.selectionSet)) {
        const auto onTheWay = m_spreadPathIndex.find(spread->name.value);
        if (onTheWay == m_spreadPathIndex.end()) {
            m_spreadPath.push_back(spread);
            if (const graphql::FragmentDefinition *next = m_document.fragment(spread->name.value))
                checkCycles(*next);
            m_spreadPath.pop_back();
            continue;
        }
        std::string via;
        std::vector<text::Span> spans;
        for (std::size_t i = onTheWay->second; i < m_spreadPath.size(); ++i) {
            via += (via.empty() ? " via " : ", ") + std::string(m_spreadPath[i]->name.value);
            spans.push_back(m_spreadPath[i]->span);
        }
        spans.push_back(spread->span);
        report("Cannot spread fragment \"" + std::string(spread->name.value) + "\" within itself" + via + '.', spans);
    }
    m_spreadPathIndex.erase(name);
}

void DocumentCheck::checkUnusedFragments()
{
    std::set<const graphql::FragmentDefinition *> used;
    for (const graphql::OperationDefinition *operation : m_operations) {
        for (const graphql::FragmentDefinition *fragment : fragmentsOf(*operation))
            used.insert(fragment);
    }
    for (const graphql::Definition &definition : m_document.definitions()) {
        // One of a repeated name counts as used when its namesake is.
        if (definition.fragment && !used.contains(m_document.fragment(definition.fragment->name.value)))
            report("Fragment \"" + std::string(definition.fragment->name.value) + "\" is never used.",
                   {definition.fragment->span});
    }
}

std::vector<const graphql::Selection *> DocumentCheck::spreadsIn(const graphql::SelectionSet *set) const
{
    std::vector<const graphql::Selection *> spreads;
    std::vector<const graphql::SelectionSet *> open {set};
    while (!open.empty()) {
        const graphql::SelectionSet *next = open.back();
        open.pop_back();
        for (const graphql::Selection &selection : next ? next->selections : graphql::List<graphql::Selection>()) {
            if (selection.kind == graphql::Selection::Kind::FragmentSpread)
                spreads.push_back(&selection);
            else if (selection.selectionSet)
                open.push_back(selection.selectionSet);
        }
    }
    return spreads;
}

std::vector<const graphql::FragmentDefinition *>
DocumentCheck::fragmentsOf(const graphql::OperationDefinition &operation) const
{
    std::vector<const graphql::FragmentDefinition *> fragments;
    std::set<std::string_view> names;
    std::vector<const graphql::SelectionSet *> open {operation.selectionSet};
    while (!open.empty()) {
        const graphql::SelectionSet *next = open.back();
        open.pop_back();
        for (const graphql::Selection *spread : spreadsIn(next)) {
            if (!names.insert(spread->name.value).second)
                continue;
            if (const graphql::FragmentDefinition *fragment = m_document.fragment(spread->name.value)) {
                fragments.push_back(fragment);
                open.push_back(fragment->selectionSet);
            }
        }
    }
    return fragments;
}

} // namespace sandbox

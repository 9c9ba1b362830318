#include "core/graphql/help/spreads.h"

namespace graphql {

SpreadGraph::SpreadGraph(const Document &document)
{
    for (const auto &definition : document.definitions()) {
        if (definition.isExecutable())
            add(definition.fragment, definition.operation,
                definition.fragment ? definition.fragment->selectionSet : definition.operation->selectionSet);
    }
}

void SpreadGraph::add(const FragmentDefinition *fragment, const OperationDefinition *operation, const SelectionSet *set)
{
    if (!set)
        return;
    for (const auto &selection : set->selections) {
        if (selection.kind == Selection::Kind::FragmentSpread)
            m_spreaders[selection.name.value].push_back({fragment, operation});
        add(fragment, operation, selection.selectionSet);
    }
}

std::unordered_set<const void *> SpreadGraph::reaching(std::string_view fragment) const
{
    std::unordered_set<const void *> found;
    std::vector<std::string_view> pending {fragment};
    while (!pending.empty()) {
        const auto spreaders = m_spreaders.find(pending.back());
        pending.pop_back();
        if (spreaders == m_spreaders.end())
            continue;
        for (const auto &spreader : spreaders->second) {
            if (spreader.operation)
                found.insert(spreader.operation);
            else if (found.insert(spreader.fragment).second)
                pending.push_back(spreader.fragment->name.value);
        }
    }
    return found;
}

} // namespace graphql

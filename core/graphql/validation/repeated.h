#pragma once

#include "core/graphql/ast.h"

#include <unordered_map>
#include <vector>

namespace graphql::validation {

/// Calls \a report once for each name that stands several times in \a nodes, with the first node and the span of
/// every one. Short lists, which nearly all are, cost no memory.
template <typename Node, typename Report>
void reportRepeated(List<Node> nodes, Report report)
{
    constexpr std::size_t shortList = 8;
    if (nodes.size() <= shortList) {
        bool isRepeated = false;
        for (std::size_t i = 1; i < nodes.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                isRepeated = isRepeated || (nodes[i].name && nodes[i].name.value == nodes[j].name.value);
        if (!isRepeated)
            return;
    }
    struct Group
    {
        const Node *first = nullptr;
        std::vector<text::Span> spans;
    };
    std::vector<Group> groups;
    std::unordered_map<std::string_view, std::size_t> byName;
    for (const auto &node : nodes) {
        if (!node.name)
            continue;
        const auto [known, isNew] = byName.emplace(node.name.value, groups.size());
        if (isNew)
            groups.push_back({&node, {}});
        groups[known->second].spans.push_back(node.name.span);
    }
    for (auto &group : groups)
        if (group.spans.size() > 1)
            report(*group.first, std::move(group.spans));
}

} // namespace graphql::validation

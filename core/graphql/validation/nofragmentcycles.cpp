#include "core/graphql/validation/nofragmentcycles.h"

#include "core/graphql/validation/spans.h"

#include <algorithm>

namespace graphql::validation {

void NoFragmentCycles::end(const std::vector<const Uses *> &)
{
    m_visited.assign(m_context.fragments().size(), false);
    m_placeOnPath.assign(m_context.fragments().size(), NotOnPath);
    for (FragmentNumber number = 0; number < m_context.fragments().size(); ++number)
        if (const auto name = m_context.fragmentNumber(m_context.fragment(number)->name.value); name != NoFragment)
            search(name, number);
}

/// Depth first, each name once. A stack of our own, because fragments may chain as long as they like.
void NoFragmentCycles::search(FragmentNumber name, FragmentNumber start)
{
    std::vector<Step> path;
    const auto enter = [&](FragmentNumber as, FragmentNumber fragment) {
        if (m_visited[as])
            return;
        m_visited[as] = true;
        if (m_context.usesOf(fragment).spreads.empty())
            return;
        m_placeOnPath[as] = path.size();
        path.push_back({as, spreadsOf(fragment), 0});
    };
    enter(name, start);
    while (!path.empty()) {
        auto &step = path.back();
        if (step.next == step.spreads.size()) {
            m_placeOnPath[step.name] = NotOnPath;
            path.pop_back();
            continue;
        }
        const auto target = step.spreads[step.next++].fragment;
        if (target == NoFragment)
            continue;
        if (m_placeOnPath[target] == NotOnPath)
            enter(target, target);
        else
            reportCycle(path, m_placeOnPath[target]);
    }
}

void NoFragmentCycles::reportCycle(const std::vector<Step> &path, std::size_t begin)
{
    // A cycle of thousands is told by its first hundred steps: every one of them may close another. After thousands of
    // steps nobody reads on, and the rest are told by their first one alone.
    constexpr std::size_t longestTold = 100;
    const auto told = std::clamp<std::size_t>(m_stepsToTell, 1, std::min(longestTold, path.size() - begin));
    m_stepsToTell -= std::min(m_stepsToTell, told);
    std::string via;
    std::vector<text::Span> spans;
    spans.reserve(told);
    for (auto i = begin; i < begin + told; ++i) {
        const auto &spread = *path[i].spreads[path[i].next - 1].node;
        spans.push_back(spanOf(spread));
        if (i + 1 < path.size())
            via.append(via.empty() ? " via \"" : ", \"").append(spread.name.value).append("\"");
    }
    const auto &name = path.back().spreads[path.back().next - 1].node->name.value;
    m_context.report(Rule, "Cannot spread fragment \"" + std::string(name) + "\" within itself" + via + ".",
                     std::move(spans));
}

/// The spreads of a selection set before those of the sets inside it: graphql-js' order, which decides through
/// which spread a cycle is found.
std::vector<Spread> NoFragmentCycles::spreadsOf(FragmentNumber fragment) const
{
    std::vector<Spread> spreads;
    std::vector<const SelectionSet *> open {m_context.fragment(fragment)->selectionSet};
    while (!open.empty()) {
        const auto *set = open.back();
        open.pop_back();
        for (const auto &selection : set->selections) {
            if (selection.kind == Selection::Kind::FragmentSpread)
                spreads.push_back({&selection, m_context.fragmentNumber(selection.name.value)});
            else if (selection.selectionSet)
                open.push_back(selection.selectionSet);
        }
    }
    return spreads;
}

} // namespace graphql::validation

#include "core/graphql/validation/maxintrospectiondepth.h"

#include "core/graphql/validation/spans.h"

namespace graphql::validation {

void MaxIntrospectionDepth::check(const Selection &root)
{
    constexpr int tooDeep = 3;
    struct Entry
    {
        const SelectionSet *set;
        int depth;
    };
    std::vector<Entry> open;
    std::unordered_map<FragmentNumber, int> entered;
    const auto isKnown = [](const std::unordered_map<FragmentNumber, int> &depths, FragmentNumber fragment, int depth) {
        const auto found = depths.find(fragment);
        return found != depths.end() && found->second >= depth;
    };
    if (root.selectionSet)
        open.push_back({root.selectionSet, 0});
    while (!open.empty()) {
        const auto [set, depth] = open.back();
        open.pop_back();
        for (const auto &selection : set->selections) {
            const auto name = selection.name.value;
            const bool isList = selection.kind == Selection::Kind::Field
                && (name == "fields" || name == "interfaces" || name == "possibleTypes" || name == "inputFields");
            const int inner = depth + (isList ? 1 : 0);
            if (inner >= tooDeep) {
                m_context.report(Rule, "Maximum introspection depth exceeded", {spanOf(root)});
                m_reportedUpTo = root.span.end;
                return;
            }
            if (selection.selectionSet)
                open.push_back({selection.selectionSet, inner});
            if (selection.kind != Selection::Kind::FragmentSpread)
                continue;
            const auto number = m_context.fragmentNumber(name);
            const auto *fragment = m_context.fragment(number);
            if (!fragment || !fragment->selectionSet || isKnown(entered, number, inner)
                || isKnown(m_fine, number, inner))
                continue;
            entered[number] = inner;
            open.push_back({fragment->selectionSet, inner});
        }
    }
    for (const auto &[fragment, depth] : entered)
        m_fine[fragment] = std::max(m_fine[fragment], depth);
}

} // namespace graphql::validation

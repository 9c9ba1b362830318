#pragma once

#include "core/graphql/validation/spans.h"
#include "core/graphql/validation/visits.h"

#include <unordered_set>

namespace graphql::validation {

/// Every fragment serves an operation, at least through others (spec §5.5.1.4).
class NoUnusedFragments
{
public:
    explicit NoUnusedFragments(Context &context) : m_context(context) { }

    void end(const std::vector<const Uses *> &operations)
    {
        std::unordered_set<std::string_view, NameHash> used;
        for (const auto number : m_context.reachable(operations))
            used.insert(m_context.fragments()[number]->name.value);
        for (const auto *fragment : m_context.fragments())
            if (fragment->name && !used.contains(fragment->name.value))
                m_context.report(Rule, "Fragment \"" + std::string(fragment->name.value) + "\" is never used.",
                                 {spanOf(*fragment)});
    }

private:
    static constexpr std::string_view Rule = "NoUnusedFragments";
    Context &m_context;
};

} // namespace graphql::validation

#pragma once

#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// A fragment that is spread stands in the same document (spec §5.5.2.1).
class KnownFragmentNames
{
public:
    explicit KnownFragmentNames(Context &context) : m_context(context) { }

    void spread(const SpreadVisit &visit)
    {
        if (!visit.fragment && visit.node.name)
            m_context.report(Rule, "Unknown fragment \"" + std::string(visit.node.name.value) + "\".",
                             {visit.node.name.span});
    }

private:
    static constexpr std::string_view Rule = "KnownFragmentNames";
    Context &m_context;
};

} // namespace graphql::validation

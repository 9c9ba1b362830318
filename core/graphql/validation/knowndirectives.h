#pragma once

#include "core/graphql/validation/spans.h"
#include "core/graphql/validation/visits.h"

#include <algorithm>

namespace graphql::validation {

/// A directive exists and may stand where it stands (spec §5.7.1, §5.7.2).
class KnownDirectives
{
public:
    explicit KnownDirectives(Context &context) : m_context(context) { }

    void directive(const DirectiveVisit &visit)
    {
        if (!visit.node.name)
            return;
        const auto name = "\"@" + std::string(visit.node.name.value) + "\"";
        if (!visit.definition)
            m_context.report(Rule, "Unknown directive " + name + ".", {spanOf(visit.node)});
        else if (const auto &places = visit.definition->locations;
                 std::find(places.begin(), places.end(), visit.location) == places.end())
            m_context.report(Rule, "Directive " + name + " may not be used on " + std::string(visit.location) + ".",
                             {spanOf(visit.node)});
    }

private:
    static constexpr std::string_view Rule = "KnownDirectives";
    Context &m_context;
};

} // namespace graphql::validation

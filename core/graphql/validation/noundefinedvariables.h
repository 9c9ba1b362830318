#pragma once

#include "core/graphql/validation/operationname.h"
#include "core/graphql/validation/spans.h"
#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// A variable that an operation uses, even through fragments, is defined by it (spec §5.8.3).
class NoUndefinedVariables
{
public:
    explicit NoUndefinedVariables(Context &context) : m_context(context) { }

    void operationUses(const OperationUsesVisit &visit)
    {
        for (const auto &resolved : visit.usages) {
            if (resolved.definition || resolved.usage->node->text.empty())
                continue;
            Diagnostic finding {Diagnostic::Severity::Error,
                                "Variable \"$" + std::string(resolved.usage->node->text) + "\" is not defined",
                                {resolved.usage->node->span, spanOf(visit.node)},
                                std::string(Rule)};
            endWithName(finding, " by operation ", visit.node);
            m_context.report(std::move(finding));
        }
    }

private:
    static constexpr std::string_view Rule = "NoUndefinedVariables";
    Context &m_context;
};

} // namespace graphql::validation

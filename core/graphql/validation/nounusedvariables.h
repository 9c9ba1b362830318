#pragma once

#include "core/graphql/validation/spans.h"
#include "core/graphql/validation/visits.h"

#include <unordered_set>

namespace graphql::validation {

/// A variable that an operation defines is used by it, at least through fragments (spec §5.8.4).
class NoUnusedVariables
{
public:
    explicit NoUnusedVariables(Context &context) : m_context(context) { }

    void operationUses(const OperationUsesVisit &visit)
    {
        std::unordered_set<std::string_view> used;
        if (!visit.node.variables.empty())
            for (const auto &resolved : visit.usages)
                used.insert(resolved.usage->node->text);
        for (const auto &variable : visit.node.variables) {
            if (!variable.name || used.contains(variable.name.value))
                continue;
            const auto message = "Variable \"$" + std::string(variable.name.value) + "\" is never used";
            m_context.report(Rule,
                             visit.node.name ? message + " in operation \"" + std::string(visit.node.name.value) + "\"."
                                             : message + ".",
                             {spanOf(variable)});
        }
    }

private:
    static constexpr std::string_view Rule = "NoUnusedVariables";
    Context &m_context;
};

} // namespace graphql::validation

#pragma once

#include "core/graphql/validation/operationname.h"
#include "core/graphql/validation/spans.h"
#include "core/graphql/validation/visits.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

namespace graphql::validation {

/// A variable that an operation defines is used by it, at least through fragments (spec §5.8.4).
class NoUnusedVariables
{
public:
    explicit NoUnusedVariables(Context &context) : m_context(context) { }

    void operationUses(const OperationUsesVisit &visit)
    {
        const auto &variables = visit.node.variables;
        std::vector<bool> isUsed(variables.size());
        for (const auto &resolved : visit.usages)
            if (resolved.definition)
                isUsed[static_cast<std::size_t>(resolved.definition - variables.data())] = true;
        if (std::find(isUsed.begin(), isUsed.end(), false) == isUsed.end())
            return;
        // A use belongs to the last variable of its name, and counts for all.
        std::unordered_set<std::string_view, NameHash> used;
        for (std::size_t i = 0; i < variables.size(); ++i)
            if (isUsed[i])
                used.insert(variables[i].name.value);
        for (const auto &variable : variables) {
            if (!variable.name || used.contains(variable.name.value))
                continue;
            Diagnostic finding {Diagnostic::Severity::Error,
                                "Variable \"$" + std::string(variable.name.value) + "\" is never used",
                                {spanOf(variable)},
                                std::string(Rule)};
            endWithName(finding, " in operation ", visit.node);
            m_context.report(std::move(finding));
        }
    }

private:
    static constexpr std::string_view Rule = "NoUnusedVariables";
    Context &m_context;
};

} // namespace graphql::validation

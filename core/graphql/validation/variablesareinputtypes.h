#pragma once

#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// A variable carries input: a scalar, an enum or an input object (spec §5.8.2).
class VariablesAreInputTypes
{
public:
    explicit VariablesAreInputTypes(Context &context) : m_context(context) { }

    void variable(const VariableDefinitionVisit &visit)
    {
        if (visit.type && !visit.type.named()->isInput())
            m_context.report(Rule,
                             "Variable \"$" + std::string(visit.node.name.value) + "\" cannot be non-input type \""
                                 + visit.type.toString() + "\".",
                             {visit.node.type->span});
    }

private:
    static constexpr std::string_view Rule = "VariablesAreInputTypes";
    Context &m_context;
};

} // namespace graphql::validation

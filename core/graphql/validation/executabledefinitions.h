#pragma once

#include "core/graphql/validation/spans.h"
#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// What a server runs are operations and fragments; a schema has no place in a request (spec §5.1.1).
class ExecutableDefinitions
{
public:
    explicit ExecutableDefinitions(Context &context) : m_context(context) { }

    void document()
    {
        for (const auto &definition : m_context.document().definitions()) {
            if (definition.isExecutable())
                continue;
            if (definition.schema)
                m_context.report(Rule, "The schema definition is not executable.", {definition.span()});
            else if (const auto &name = definition.type ? definition.type->name : definition.directive->name)
                m_context.report(Rule, "The \"" + std::string(name.value) + "\" definition is not executable.",
                                 {upTo(definition.span(), name)});
        }
    }

private:
    static constexpr std::string_view Rule = "ExecutableDefinitions";
    Context &m_context;
};

} // namespace graphql::validation

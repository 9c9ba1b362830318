#pragma once

#include "core/graphql/validation/spans.h"
#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// An operation without a name cannot be chosen, so it has to be alone (spec §5.2.3.1).
class LoneAnonymousOperation
{
public:
    explicit LoneAnonymousOperation(Context &context) : m_context(context) { }

    void document()
    {
        for (const auto &definition : m_context.document().definitions())
            m_count += definition.operation ? 1 : 0;
    }

    void operation(const OperationDefinition &operation)
    {
        if (!operation.name && m_count > 1)
            m_context.report(Rule, "This anonymous operation must be the only defined operation.", {spanOf(operation)});
    }

private:
    static constexpr std::string_view Rule = "LoneAnonymousOperation";
    std::size_t m_count = 0;
    Context &m_context;
};

} // namespace graphql::validation

#pragma once

#include "core/graphql/validation/repeated.h"
#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// An operation defines each variable once (spec §5.8.1).
class UniqueVariableNames
{
public:
    explicit UniqueVariableNames(Context &context) : m_context(context) { }

    void variables(const OperationDefinition &operation)
    {
        reportRepeated(operation.variables, [this](const VariableDefinition &first, std::vector<text::Span> spans) {
            m_context.report(Rule, "There can be only one variable named \"$" + std::string(first.name.value) + "\".",
                             std::move(spans));
        });
    }

private:
    static constexpr std::string_view Rule = "UniqueVariableNames";
    Context &m_context;
};

} // namespace graphql::validation

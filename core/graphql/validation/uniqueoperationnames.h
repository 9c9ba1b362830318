#pragma once

#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// Operations are chosen by name, so no two may share one (spec §5.2.2.1).
class UniqueOperationNames
{
public:
    explicit UniqueOperationNames(Context &context) : m_context(context) { }

    void operation(const OperationDefinition &operation)
    {
        if (!operation.name)
            return;
        const auto [first, isNew] = m_names.emplace(operation.name.value, operation.name.span);
        if (!isNew)
            m_context.report(Rule,
                             "There can be only one operation named \"" + std::string(operation.name.value) + "\".",
                             {first->second, operation.name.span});
    }

private:
    static constexpr std::string_view Rule = "UniqueOperationNames";
    std::unordered_map<std::string_view, text::Span, NameHash> m_names;
    Context &m_context;
};

} // namespace graphql::validation

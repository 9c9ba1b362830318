#pragma once

#include "core/graphql/suggestions.h"
#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// Types that a document names exist (spec §5.5.1.2, §5.8.2).
class KnownTypeNames
{
public:
    explicit KnownTypeNames(Context &context) : m_context(context) { }

    void namedType(const Name &name)
    {
        if (m_context.schema().type(name.value))
            return;
        std::vector<std::string_view> names;
        for (const auto *type : m_context.schema().types())
            names.push_back(type->name);
        m_context.report(
            Rule, "Unknown type \"" + std::string(name.value) + "\"." + didYouMean(suggestions(name.value, names)),
            {name.span});
    }

private:
    static constexpr std::string_view Rule = "KnownTypeNames";
    Context &m_context;
};

} // namespace graphql::validation

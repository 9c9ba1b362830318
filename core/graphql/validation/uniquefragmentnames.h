#pragma once

#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// Fragments are spread by name, so no two may share one (spec §5.5.1.1).
class UniqueFragmentNames
{
public:
    explicit UniqueFragmentNames(Context &context) : m_context(context) { }

    void fragment(const FragmentDefinition &fragment)
    {
        if (!fragment.name)
            return;
        const auto [first, isNew] = m_names.emplace(fragment.name.value, fragment.name.span);
        if (!isNew)
            m_context.report(Rule, "There can be only one fragment named \"" + std::string(fragment.name.value) + "\".",
                             {first->second, fragment.name.span});
    }

private:
    static constexpr std::string_view Rule = "UniqueFragmentNames";
    std::unordered_map<std::string_view, text::Span, NameHash> m_names;
    Context &m_context;
};

} // namespace graphql::validation

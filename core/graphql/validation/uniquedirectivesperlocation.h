#pragma once

#include "core/graphql/validation/spans.h"
#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// A directive stands once at one place, unless it says that it may be repeated (spec §5.7.3).
class UniqueDirectivesPerLocation
{
public:
    explicit UniqueDirectivesPerLocation(Context &context) : m_context(context) { }

    void directives(List<Directive> directives)
    {
        if (directives.size() < 2)
            return;
        std::unordered_map<std::string_view, const Directive *> seen;
        for (const auto &directive : directives) {
            const auto *definition = m_context.schema().directive(directive.name.value);
            if (!definition || definition->isRepeatable)
                continue;
            if (const auto [first, isNew] = seen.emplace(directive.name.value, &directive); !isNew)
                m_context.report(Rule,
                                 "The directive \"@" + definition->name + "\" can only be used once at this location.",
                                 {spanOf(*first->second), spanOf(directive)});
        }
    }

private:
    static constexpr std::string_view Rule = "UniqueDirectivesPerLocation";
    Context &m_context;
};

} // namespace graphql::validation

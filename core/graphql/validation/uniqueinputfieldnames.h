#pragma once

#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// A field of an input object is given once (spec §5.6.3).
class UniqueInputFieldNames
{
public:
    explicit UniqueInputFieldNames(Context &context) : m_context(context) { }

    void input(const InputVisit &visit) { check(visit.node); }

private:
    static constexpr std::string_view Rule = "UniqueInputFieldNames";
    void check(const Value &value)
    {
        for (const auto *item : value.items)
            if (item)
                check(*item);
        if (value.fields.empty())
            return;
        std::unordered_map<std::string_view, text::Span> names;
        for (const auto &field : value.fields) {
            if (field.name && value.fields.size() > 1)
                if (const auto [first, isNew] = names.emplace(field.name.value, field.name.span); !isNew)
                    m_context.report(
                        Rule, "There can be only one input field named \"" + std::string(field.name.value) + "\".",
                        {first->second, field.name.span});
            if (field.value)
                check(*field.value);
        }
    }

    Context &m_context;
};

} // namespace graphql::validation

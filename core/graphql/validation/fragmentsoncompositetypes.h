#pragma once

#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// Only what has fields can be a type condition (spec §5.5.1.3).
class FragmentsOnCompositeTypes
{
public:
    explicit FragmentsOnCompositeTypes(Context &context) : m_context(context) { }

    void inlineFragment(const InlineFragmentVisit &visit)
    {
        const auto &condition = visit.node.typeCondition;
        if (isWrong(condition))
            m_context.report(
                Rule, "Fragment cannot condition on non composite type \"" + std::string(condition.value) + "\".",
                {condition.span});
    }

    void fragment(const FragmentDefinition &fragment)
    {
        const auto &condition = fragment.typeCondition;
        if (isWrong(condition))
            m_context.report(Rule,
                             "Fragment \"" + std::string(fragment.name.value)
                                 + "\" cannot condition on non composite type \"" + std::string(condition.value)
                                 + "\".",
                             {condition.span});
    }

private:
    static constexpr std::string_view Rule = "FragmentsOnCompositeTypes";
    bool isWrong(const Name &condition) const
    {
        const auto *type = condition ? m_context.schema().type(condition.value) : nullptr;
        return type && !type->isComposite();
    }

    Context &m_context;
};

} // namespace graphql::validation

#pragma once

#include "core/graphql/validation/spans.h"
#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// A fragment is spread only where an object could be of both types (spec §5.5.2.3).
class PossibleFragmentSpreads
{
public:
    explicit PossibleFragmentSpreads(Context &context) : m_context(context) { }

    void inlineFragment(const InlineFragmentVisit &visit)
    {
        if (neverMeet(visit.type, visit.parent))
            m_context.report(Rule,
                             "Fragment cannot be spread here as objects of type \"" + visit.parent->name
                                 + "\" can never be of type \"" + visit.type->name + "\".",
                             {spanOf(visit.node)});
    }

    void spread(const SpreadVisit &visit)
    {
        const auto *type = visit.fragment ? m_context.compositeType(visit.fragment->typeCondition) : nullptr;
        if (neverMeet(type, visit.parent))
            m_context.report(Rule,
                             "Fragment \"" + std::string(visit.node.name.value)
                                 + "\" cannot be spread here as objects of type \"" + visit.parent->name
                                 + "\" can never be of type \"" + type->name + "\".",
                             {spanOf(visit.node)});
    }

private:
    static constexpr std::string_view Rule = "PossibleFragmentSpreads";
    bool neverMeet(const Type *type, const Type *parent) const
    {
        return type && parent && !m_context.schema().overlap(*type, *parent);
    }

    Context &m_context;
};

} // namespace graphql::validation

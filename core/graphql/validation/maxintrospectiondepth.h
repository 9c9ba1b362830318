#pragma once

#include "core/graphql/validation/visits.h"

#include <unordered_map>

namespace graphql::validation {

/// Introspection may not descend through three lists of types or fields: a few lines of it would ask for millions of
/// answers. No rule of the specification, but one that graphql-js servers have switched on.
class MaxIntrospectionDepth
{
public:
    explicit MaxIntrospectionDepth(Context &context) : m_context(context) { }

    void field(const FieldVisit &visit)
    {
        const auto name = visit.node.name.value;
        if ((name == "__schema" || name == "__type") && visit.node.span.begin >= m_reportedUpTo)
            check(visit.node);
    }

private:
    void check(const Selection &root);

    static constexpr std::string_view Rule = "MaxIntrospectionDepth";
    Context &m_context;
    /// The deepest entry at which a fragment is known to stay within the limit.
    std::unordered_map<FragmentNumber, int> m_fine;
    std::uint32_t m_reportedUpTo = 0;
};

} // namespace graphql::validation

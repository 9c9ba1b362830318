#pragma once

#include "core/graphql/validation/spans.h"
#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// Scalars and enums end a path, everything else goes on (spec §5.3.3).
class ScalarLeafs
{
public:
    explicit ScalarLeafs(Context &context) : m_context(context) { }

    void field(const FieldVisit &visit)
    {
        const auto type = visit.type();
        if (!type)
            return;
        const auto *set = visit.node.selectionSet;
        if (type.named()->isLeaf()) {
            if (set)
                m_context.report(Rule,
                                 "Field \"" + std::string(visit.node.name.value)
                                     + "\" must not have a selection since type \"" + type.toString()
                                     + "\" has no subfields.",
                                 {set->span});
        } else if (!set) {
            const std::string name(visit.node.name.value);
            m_context.report(Rule,
                             "Field \"" + name + "\" of type \"" + type.toString()
                                 + "\" must have a selection of subfields. Did you mean \"" + name + " { ... }\"?",
                             {spanOf(visit.node)});
        }
    }

private:
    static constexpr std::string_view Rule = "ScalarLeafs";
    Context &m_context;
};

} // namespace graphql::validation

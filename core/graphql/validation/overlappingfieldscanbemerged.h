#pragma once

#include "core/graphql/validation/fieldmerging.h"
#include "core/graphql/validation/mergecheck.h"
#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// Fields that share a response key ask for the same thing (spec §5.3.2), because an answer has the key once. A quick
/// check of the whole document comes first; the exact search, with graphql-js' findings, runs where that fails.
class OverlappingFieldsCanBeMerged
{
public:
    explicit OverlappingFieldsCanBeMerged(Context &context) : m_context(context), m_check(context) { }

    void selectionSet(const SelectionSetVisit &visit)
    {
        if (const auto &selections = visit.node.selections;
            selections.size() > 1 || (selections.size() == 1 && selections.front().kind != Selection::Kind::Field))
            add(visit);
    }

    void end(const std::vector<const Uses *> &operations);

private:
    void add(const SelectionSetVisit &visit);
    std::vector<bool> fragmentsMetElsewhere(const std::vector<const Uses *> &operations);
    void reportAll(const Conflict *first);
    void report(const Conflict &conflict);

    static constexpr std::string_view Rule = "OverlappingFieldsCanBeMerged";
    Context &m_context;
    MergeCheck m_check;
    std::vector<SelectionSetVisit> m_sets;
    std::vector<SelectionSetVisit> m_fragmentSets; ///< The outermost sets of fragments.
};

} // namespace graphql::validation

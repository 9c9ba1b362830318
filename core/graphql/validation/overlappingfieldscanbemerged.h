#pragma once

#include "core/graphql/validation/fieldmerging.h"
#include "core/graphql/validation/visits.h"

namespace graphql::validation {

/// Fields that share a response key ask for the same thing (spec §5.3.2), because an answer has the key once. A quick
/// check of the whole document comes first; the exact search, with graphql-js' findings, runs where that fails.
class OverlappingFieldsCanBeMerged
{
public:
    explicit OverlappingFieldsCanBeMerged(Context &context) : m_context(context) { }

    void selectionSet(const SelectionSetVisit &visit)
    {
        if (const auto &selections = visit.node.selections;
            selections.size() > 1 || (selections.size() == 1 && selections.front().kind != Selection::Kind::Field))
            m_sets.push_back(visit);
    }

    void end(const std::vector<const Uses *> &operations);

private:
    std::vector<bool> fragmentsMetElsewhere(const std::vector<const Uses *> &operations);
    void reportAll(const Conflict *first);
    void report(const Conflict &conflict);

    static constexpr std::string_view Rule = "OverlappingFieldsCanBeMerged";
    Context &m_context;
    std::vector<SelectionSetVisit> m_sets;
};

} // namespace graphql::validation

#include "core/graphql/validation/overlappingfieldscanbemerged.h"

#include "core/graphql/validation/conflictsearch.h"
#include "core/graphql/validation/spans.h"

namespace graphql::validation {

/// Most sets are checked as the walk comes by: a long document does not fit into the processor's caches, and going
/// through it a second time would cost more than the check.
void OverlappingFieldsCanBeMerged::add(const SelectionSetVisit &visit)
{
    m_sets.push_back(visit);
    if (visit.fragment == NoFragment)
        m_check.add({&visit.node, visit.parent});
    else
        m_fragmentSets.push_back(visit);
}

void OverlappingFieldsCanBeMerged::end(const std::vector<const Uses *> &operations)
{
    const auto isMetElsewhere = fragmentsMetElsewhere(operations);
    for (const auto &visit : m_fragmentSets)
        if (!isMetElsewhere[visit.fragment])
            m_check.add({&visit.node, visit.parent});
    if (m_check.verdict() != MergeCheck::Verdict::Fine)
        reportAll(m_check.verdict() == MergeCheck::Verdict::Conflict ? &m_check.conflict() : nullptr);
}

/// The fields of a fragment are checked together with those around its spread, so it is not looked at by itself:
/// with fragments that chain, that would cost the square of their number.
std::vector<bool> OverlappingFieldsCanBeMerged::fragmentsMetElsewhere(const std::vector<const Uses *> &operations)
{
    std::vector<bool> isMet(m_context.fragments().size());
    for (const auto number : m_context.reachable(operations))
        isMet[number] = true;

    // Of those that no operation leads to, one that spreads others stands for them.
    std::vector<bool> isSpread(isMet.size());
    for (FragmentNumber number = 0; number < isMet.size(); ++number)
        if (!isMet[number])
            for (const auto &spread : m_context.usesOf(number).spreads)
                if (spread.fragment != NoFragment)
                    isSpread[spread.fragment] = true;
    std::vector<const Uses *> unused;
    for (FragmentNumber number = 0; number < isMet.size(); ++number)
        if (!isMet[number] && !isSpread[number])
            unused.push_back(&m_context.usesOf(number));
    for (const auto number : m_context.reachable(unused))
        isMet[number] = true;
    return isMet;
}

void OverlappingFieldsCanBeMerged::reportAll(const Conflict *first)
{
    ConflictSearch search(m_context);
    bool isReported = false;
    for (const auto &visit : m_sets) {
        for (const auto &conflict : search.within({&visit.node, visit.parent})) {
            report(conflict);
            isReported = true;
        }
        if (search.isExhausted())
            break;
    }
    if (!isReported && first)
        report(*first);
    else if (!isReported && search.isExhausted())
        m_context.report(
            Rule,
            "Fields of this document meet through so many fragments that it cannot be told whether they conflict. "
            "Spread fewer fragments inside each other.",
            {m_sets.front().node.span});
}

void OverlappingFieldsCanBeMerged::report(const Conflict &conflict)
{
    std::vector<text::Span> spans;
    for (const auto *side : {&conflict.left, &conflict.right})
        for (const auto *field : *side)
            spans.push_back(spanOf(*field));
    m_context.report(Rule,
                     "Fields \"" + std::string(conflict.responseKey) + "\" conflict because " + conflict.reason
                         + ". Use different aliases on the fields to fetch both if this was intentional.",
                     std::move(spans));
}

} // namespace graphql::validation

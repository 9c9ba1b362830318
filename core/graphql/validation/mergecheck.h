#pragma once

#include "core/graphql/validation/fieldmerging.h"

#include <deque>
#include <unordered_set>

namespace graphql::validation {

/// Finds out whether any fields of a document conflict, but not which: it merges the selection sets of equal response
/// keys level by level, so that ten thousand fields of one key are compared with the first of them only. Nearly every
/// document is done with that.
class MergeCheck
{
public:
    enum class Verdict { Fine, Conflict, Undecided };

    explicit MergeCheck(const Context &context);

    /// Fields of \a set, with its fragments. Once it is not fine any more, it stays so.
    void add(TypedSet set);
    Verdict verdict() const { return m_verdict; }
    /// The first conflict found.
    const Conflict &conflict() const { return m_conflict; }

private:
    /// Fields under exclusive parents still have to agree on the shape of the answer, and on nothing else.
    enum class Mode : std::uint8_t { Full, ShapesOnly };
    struct Merge
    {
        std::vector<TypedSet> sets;
        Mode mode = Mode::Full;
    };
    struct Group
    {
        std::uint32_t first = 0;
        std::uint32_t size = 0;
    };

    void check(const Merge &merge);
    void collect(const std::vector<TypedSet> &sets);
    bool hasRepeatedKeys();
    void checkGroup(const std::vector<CollectedField> &fields, Mode mode);
    void checkConcurrent(const std::vector<CollectedField> &fields);
    bool areMergeable(const CollectedField &left, const CollectedField &right, bool exclusive);
    void enqueue(const std::vector<CollectedField> &fields, Mode mode);
    void spend(std::size_t steps);

    /// Some documents have exponentially many merged sets; past this many fields looked at, the answer is Undecided.
    const std::size_t m_budget;

    const Context &m_context;
    Verdict m_verdict = Verdict::Fine;
    Conflict m_conflict;
    std::size_t m_spent = 0;
    std::deque<Merge> m_queue;
    std::unordered_set<std::string> m_known; ///< Merges that were queued before, by their bytes.

    // Kept between calls for their memory only.
    std::vector<CollectedField> m_fields;
    std::vector<TypedSet> m_open;
    std::vector<std::uint32_t> m_fragmentRound;
    std::vector<const Type *> m_fragmentTypes;
    std::uint32_t m_round = 0;
    struct Slot
    {
        std::uint32_t round = 0;
        std::uint32_t group = 0;
    };
    std::vector<Slot> m_slots;
    std::vector<Group> m_groups;
    std::vector<std::uint32_t> m_groupOf; ///< By field.
};

} // namespace graphql::validation

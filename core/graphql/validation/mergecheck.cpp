#include "core/graphql/validation/mergecheck.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace graphql::validation {

MergeCheck::MergeCheck(const Context &context)
    : m_budget(1'000'000 + context.document().source().size()),
      m_context(context)
{
    m_fragmentRound.resize(context.fragments().size());
    for (const auto *fragment : context.fragments())
        m_fragmentTypes.push_back(context.compositeType(fragment->typeCondition));
}

void MergeCheck::add(TypedSet set)
{
    if (m_verdict != Verdict::Fine)
        return;
    m_queue.push_back({{set}, Mode::Full});
    while (!m_queue.empty() && m_verdict == Verdict::Fine) {
        const auto merge = std::move(m_queue.front());
        m_queue.pop_front();
        check(merge);
    }
}

void MergeCheck::spend(std::size_t steps)
{
    m_spent += steps;
    if (m_spent > m_budget && m_verdict == Verdict::Fine)
        m_verdict = Verdict::Undecided;
}

void MergeCheck::check(const Merge &merge)
{
    collect(merge.sets);
    spend(m_fields.size());
    if (!hasRepeatedKeys())
        return;

    std::vector<std::vector<CollectedField>> repeated(m_groups.size());
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        if (m_groups[m_groupOf[i]].size > 1)
            repeated[m_groupOf[i]].push_back(m_fields[i]);
    for (const auto &fields : repeated)
        if (!fields.empty() && m_verdict == Verdict::Fine)
            checkGroup(fields, merge.mode);
}

/// All fields at one level: fragments are opened, each once.
void MergeCheck::collect(const std::vector<TypedSet> &sets)
{
    m_fields.clear();
    ++m_round;
    m_open.assign(sets.rbegin(), sets.rend());
    while (!m_open.empty()) {
        const auto [set, parent] = m_open.back();
        m_open.pop_back();
        for (const auto &selection : set->selections) {
            switch (selection.kind) {
            case Selection::Kind::Field:
                m_fields.push_back({&selection, parent});
                break;
            case Selection::Kind::InlineFragment:
                if (selection.selectionSet)
                    m_open.push_back(
                        {selection.selectionSet,
                         selection.typeCondition ? m_context.compositeType(selection.typeCondition) : parent});
                break;
            case Selection::Kind::FragmentSpread: {
                const auto number = m_context.fragmentNumber(selection.name.value);
                const auto *fragment = m_context.fragment(number);
                if (!fragment || !fragment->selectionSet || m_fragmentRound[number] == m_round)
                    break;
                m_fragmentRound[number] = m_round;
                m_open.push_back({fragment->selectionSet, m_fragmentTypes[number]});
                break;
            }
            }
        }
    }
}

bool MergeCheck::hasRepeatedKeys()
{
    if (m_fields.size() < 2)
        return false;
    const auto slots = std::bit_ceil(m_fields.size() * 2);
    if (m_slots.size() < slots)
        m_slots.assign(slots, {});
    const auto mask = slots - 1;
    m_groups.clear();
    m_groupOf.resize(m_fields.size());
    bool isRepeated = false;
    for (std::uint32_t i = 0; i < m_fields.size(); ++i) {
        const auto key = m_fields[i].node->responseKey();
        auto slot = NameHash {}(key)&mask;
        while (m_slots[slot].round == m_round
               && m_fields[m_groups[m_slots[slot].group].first].node->responseKey() != key)
            slot = (slot + 1) & mask;
        if (m_slots[slot].round != m_round) {
            m_slots[slot] = {m_round, static_cast<std::uint32_t>(m_groups.size())};
            m_groups.push_back({i, 0});
        }
        m_groupOf[i] = m_slots[slot].group;
        isRepeated = ++m_groups[m_groupOf[i]].size > 1 || isRepeated;
    }
    return isRepeated;
}

bool MergeCheck::areMergeable(const CollectedField &left, const CollectedField &right, bool exclusive)
{
    spend(1);
    auto reason = reasonAgainst(left, right, exclusive);
    if (reason.empty())
        return true;
    m_verdict = Verdict::Conflict;
    m_conflict = {left.node->responseKey(), std::move(reason), {left.node}, {right.node}};
    return false;
}

void MergeCheck::checkGroup(const std::vector<CollectedField> &fields, Mode mode)
{
    // The shapes have to agree everywhere. What has no known type agrees with everything, so it is no measure.
    const auto measure = std::find_if(fields.begin(), fields.end(), [](const CollectedField &f) {
        const auto *definition = definitionOf(f);
        return definition && definition->type;
    });
    if (measure != fields.end())
        for (const auto &field : fields)
            if (!areMergeable(*measure, field, true))
                return;
    if (mode == Mode::ShapesOnly)
        return enqueue(fields, mode);

    // Names and arguments have to agree among fields that can meet: those of one object type, and those of
    // interfaces and unions with all.
    std::vector<CollectedField> open;
    std::vector<std::vector<CollectedField>> closed;
    std::unordered_map<const Type *, std::size_t> byObject;
    for (const auto &field : fields) {
        if (!field.parent || field.parent->kind != TypeKind::Object) {
            open.push_back(field);
            continue;
        }
        const auto [known, isNew] = byObject.emplace(field.parent, closed.size());
        if (isNew)
            closed.emplace_back();
        closed[known->second].push_back(field);
    }
    if (closed.size() < 2)
        return checkConcurrent(fields);
    for (auto &group : closed) {
        group.insert(group.end(), open.begin(), open.end());
        checkConcurrent(group);
        spend(group.size());
        if (m_verdict != Verdict::Fine)
            return;
    }
    enqueue(fields, Mode::ShapesOnly);
}

void MergeCheck::checkConcurrent(const std::vector<CollectedField> &fields)
{
    for (const auto &field : fields) {
        // Against itself too: a field that repeats an argument does not even agree with that.
        if (!areMergeable(fields.front(), field, false))
            return;
    }
    enqueue(fields, Mode::Full);
}

void MergeCheck::enqueue(const std::vector<CollectedField> &fields, Mode mode)
{
    Merge merge {{}, mode};
    for (const auto &field : fields)
        if (const auto set = subSelection(field); set.set)
            merge.sets.push_back(set);
    if (merge.sets.size() < 2)
        return; // One set alone is looked at by itself.
    auto order = merge.sets;
    std::sort(order.begin(), order.end(), [](const TypedSet &a, const TypedSet &b) {
        return a.set != b.set ? std::less<> {}(a.set, b.set) : std::less<> {}(a.parent, b.parent);
    });
    std::string key(1, static_cast<char>(mode));
    key.append(reinterpret_cast<const char *>(order.data()), order.size() * sizeof(TypedSet));
    spend(order.size());
    if (m_known.insert(std::move(key)).second)
        m_queue.push_back(std::move(merge));
}

} // namespace graphql::validation

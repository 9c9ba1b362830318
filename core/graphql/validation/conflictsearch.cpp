#include "core/graphql/validation/conflictsearch.h"

#include <algorithm>

namespace graphql::validation {

namespace {

/// Details stay readable however deep the conflict is.
constexpr std::size_t longestReason = 1000;
constexpr std::size_t mostNodes = 20;

std::string shortened(std::string text)
{
    if (text.size() <= longestReason)
        return text;
    auto end = longestReason;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
        --end; // Not inside a character.
    return text.substr(0, end) + "...";
}

std::vector<const Selection *> withNodes(const Selection *outer, const std::vector<Conflict> &conflicts,
                                         std::vector<const Selection *> Conflict::*side)
{
    std::vector<const Selection *> nodes {outer};
    for (const auto &conflict : conflicts) {
        const auto &inner = conflict.*side;
        const auto kept = std::min(inner.size(), mostNodes - nodes.size());
        nodes.insert(nodes.end(), inner.end() - static_cast<std::ptrdiff_t>(kept), inner.end());
    }
    return nodes;
}

Conflict nested(std::string_view key, const Selection *left, const Selection *right,
                const std::vector<Conflict> &conflicts)
{
    std::string reason;
    for (const auto &conflict : conflicts) {
        reason += reason.empty() ? "" : " and ";
        reason.append("subfields \"")
            .append(conflict.responseKey)
            .append("\" conflict because ")
            .append(conflict.reason);
        if (reason.size() > longestReason)
            break;
    }
    return {key, shortened(std::move(reason)), withNodes(left, conflicts, &Conflict::left),
            withNodes(right, conflicts, &Conflict::right)};
}

} // namespace

bool ConflictSearch::spend()
{
    if (++m_steps > Budget || m_found > MostConflicts || m_depth > Deepest)
        m_isExhausted = true;
    return !m_isExhausted;
}

ConflictSearch::FieldMap &ConflictSearch::fieldMap(TypedSet set)
{
    auto &map = m_maps[set];
    if (!map) {
        map = std::make_unique<FieldMap>();
        collect(*map, set);
    }
    return *map;
}

ConflictSearch::FieldMap &ConflictSearch::fieldMap(FragmentNumber fragment)
{
    const auto &definition = *m_context.fragment(fragment);
    return fieldMap(TypedSet {definition.selectionSet, m_context.compositeType(definition.typeCondition)});
}

void ConflictSearch::collect(FieldMap &map, TypedSet set)
{
    for (const auto &selection : set.set->selections) {
        switch (selection.kind) {
        case Selection::Kind::Field: {
            const auto key = selection.responseKey();
            const auto [known, isNew] = map.byKey.emplace(key, map.groups.size());
            if (isNew)
                map.groups.push_back({key, {}});
            map.groups[known->second].fields.push_back({&selection, set.parent});
            break;
        }
        case Selection::Kind::InlineFragment:
            if (selection.selectionSet)
                collect(map,
                        {selection.selectionSet,
                         selection.typeCondition ? m_context.compositeType(selection.typeCondition) : set.parent});
            break;
        case Selection::Kind::FragmentSpread: {
            const auto number = m_context.fragmentNumber(selection.name.value);
            const auto *fragment = m_context.fragment(number);
            if (fragment && fragment->selectionSet
                && std::find(map.fragments.begin(), map.fragments.end(), number) == map.fragments.end())
                map.fragments.push_back(number);
            break;
        }
        }
    }
}

std::vector<Conflict> ConflictSearch::within(TypedSet set)
{
    std::vector<Conflict> conflicts;
    auto &map = fieldMap(set);
    for (const auto &[key, fields] : map.groups)
        for (std::size_t i = 0; i < fields.size(); ++i)
            for (auto j = i + 1; j < fields.size() && !isExhausted(); ++j)
                compareFields(conflicts, false, key, fields[i], fields[j]);
    for (std::size_t i = 0; i < map.fragments.size() && !isExhausted(); ++i) {
        compareWithFragment(conflicts, false, map, map.fragments[i]);
        for (auto j = i + 1; j < map.fragments.size() && !isExhausted(); ++j)
            compareFragments(conflicts, false, map.fragments[i], map.fragments[j]);
    }
    return conflicts;
}

void ConflictSearch::compareGroups(std::vector<Conflict> &conflicts, bool exclusive, const FieldMap &left,
                                   const FieldMap &right)
{
    for (const auto &[key, fields] : left.groups) {
        const auto found = right.byKey.find(key);
        if (!spend())
            return;
        if (found == right.byKey.end())
            continue;
        for (const auto &leftField : fields)
            for (const auto &rightField : right.groups[found->second].fields)
                compareFields(conflicts, exclusive, key, leftField, rightField);
    }
}

/// The fields of \a map with those of a fragment and of every fragment that leads to.
void ConflictSearch::compareWithFragment(std::vector<Conflict> &conflicts, bool exclusive, FieldMap &map,
                                         FragmentNumber fragment)
{
    if (map.groups.empty() || !spend())
        return;
    const auto [compared, isNew] = map.comparedFragments.emplace(fragment, exclusive);
    if (!isNew) {
        if (!compared->second || exclusive)
            return; // Then it was compared at least as strictly.
        compared->second = exclusive;
    }
    auto &other = fieldMap(fragment);
    if (&map == &other)
        return;
    compareGroups(conflicts, exclusive, map, other);
    ++m_depth;
    for (const auto next : other.fragments)
        compareWithFragment(conflicts, exclusive, map, next);
    --m_depth;
}

bool ConflictSearch::wasCompared(FragmentNumber left, FragmentNumber right, bool exclusive)
{
    const auto [low, high] = std::minmax(left, right);
    const auto [compared, isNew] = m_comparedPairs.emplace(std::uint64_t {low} << 32U | high, exclusive);
    if (isNew)
        return false;
    if (!compared->second || exclusive)
        return true;
    compared->second = exclusive;
    return false;
}

void ConflictSearch::compareFragments(std::vector<Conflict> &conflicts, bool exclusive, FragmentNumber left,
                                      FragmentNumber right)
{
    if (!spend() || left == right || wasCompared(left, right, exclusive))
        return;
    auto &leftMap = fieldMap(left);
    auto &rightMap = fieldMap(right);
    compareGroups(conflicts, exclusive, leftMap, rightMap);
    ++m_depth;
    for (const auto next : rightMap.fragments)
        compareFragments(conflicts, exclusive, left, next);
    for (const auto next : leftMap.fragments)
        compareFragments(conflicts, exclusive, next, right);
    --m_depth;
}

void ConflictSearch::compareFields(std::vector<Conflict> &conflicts, bool exclusive, std::string_view key,
                                   const CollectedField &left, const CollectedField &right)
{
    if (!spend())
        return;
    exclusive = exclusive || areExclusive(left.parent, right.parent);
    if (auto reason = reasonAgainst(left, right, exclusive); !reason.empty()) {
        ++m_found;
        conflicts.push_back({key, std::move(reason), {left.node}, {right.node}});
        return;
    }
    const auto leftSet = subSelection(left);
    const auto rightSet = subSelection(right);
    if (!leftSet.set || !rightSet.set)
        return;
    if (const auto inner = betweenSubSelections(exclusive, leftSet, rightSet); !inner.empty())
        conflicts.push_back(nested(key, left.node, right.node, inner));
}

std::vector<Conflict> ConflictSearch::betweenSubSelections(bool exclusive, TypedSet left, TypedSet right)
{
    std::vector<Conflict> conflicts;
    auto &leftMap = fieldMap(left);
    auto &rightMap = fieldMap(right);
    ++m_depth;
    compareGroups(conflicts, exclusive, leftMap, rightMap);
    for (const auto fragment : rightMap.fragments)
        compareWithFragment(conflicts, exclusive, leftMap, fragment);
    for (const auto fragment : leftMap.fragments)
        compareWithFragment(conflicts, exclusive, rightMap, fragment);
    for (const auto leftFragment : leftMap.fragments)
        for (const auto rightFragment : rightMap.fragments)
            compareFragments(conflicts, exclusive, leftFragment, rightFragment);
    --m_depth;
    return conflicts;
}

} // namespace graphql::validation

#pragma once

#include "core/graphql/validation/fieldmerging.h"

#include <memory>
#include <unordered_map>

namespace graphql::validation {

/// Finds every pair of fields that conflict, in graphql-js' order and with its nesting, so that what people read here
/// is what they know. It compares fields in pairs, which grows with the square of a document, so it runs only where
/// MergeCheck found something, and not for ever.
class ConflictSearch
{
public:
    explicit ConflictSearch(const Context &context) : m_context(context) { }

    /// Conflicts within one selection set and the fragments it spreads.
    std::vector<Conflict> within(TypedSet set);
    /// The search was given up: there may be more.
    bool isExhausted() const { return m_isExhausted; }

private:
    struct Group
    {
        std::string_view key;
        std::vector<CollectedField> fields;
    };
    /// The fields of a selection set by response key, and the fragments it spreads, both in order.
    struct FieldMap
    {
        std::vector<Group> groups;
        std::unordered_map<std::string_view, std::size_t> byKey;
        std::vector<FragmentNumber> fragments;
        std::unordered_map<FragmentNumber, bool> comparedFragments; ///< To whether it was as exclusive.
    };

    FieldMap &fieldMap(TypedSet set);
    FieldMap &fieldMap(FragmentNumber fragment);
    void collect(FieldMap &map, TypedSet set);
    void compareGroups(std::vector<Conflict> &conflicts, bool exclusive, const FieldMap &left, const FieldMap &right);
    void compareWithFragment(std::vector<Conflict> &conflicts, bool exclusive, FieldMap &map, FragmentNumber fragment);
    void compareFragments(std::vector<Conflict> &conflicts, bool exclusive, FragmentNumber left, FragmentNumber right);
    void compareFields(std::vector<Conflict> &conflicts, bool exclusive, std::string_view key,
                       const CollectedField &left, const CollectedField &right);
    std::vector<Conflict> betweenSubSelections(bool exclusive, TypedSet left, TypedSet right);
    bool wasCompared(FragmentNumber left, FragmentNumber right, bool exclusive);
    bool spend();

    static constexpr std::size_t Budget = 200'000;
    static constexpr std::size_t MostConflicts = 10'000;
    /// Fields in fields, and fragments that lead to fragments, are followed by recursion.
    static constexpr int Deepest = 1'000;

    struct SetHash
    {
        std::size_t operator()(const TypedSet &set) const { return std::hash<const void *> {}(set.set); }
    };
    const Context &m_context;
    std::unordered_map<TypedSet, std::unique_ptr<FieldMap>, SetHash> m_maps;
    std::unordered_map<std::uint64_t, bool> m_comparedPairs;
    std::size_t m_steps = 0;
    std::size_t m_found = 0;
    int m_depth = 0;
    bool m_isExhausted = false;
};

} // namespace graphql::validation

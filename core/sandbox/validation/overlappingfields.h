#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace sandbox {

/// Two fields of one response key that cannot both be answered.
struct FieldConflict
{
    std::string key;
    std::string reason;
    std::vector<const graphql::Selection *> left;
    std::vector<const graphql::Selection *> right;
    std::string message() const;
};

/// The rule that overlapping fields can be merged, as graphql-go 0.8.1 has it. That engine follows a cycle of fragments
/// for ever and dies of it; here every pair is compared once.
class OverlappingFields
{
public:
    OverlappingFields(const graphql::Schema &schema, const graphql::Document &document)
        : m_schema(schema),
          m_document(document)
    { }

    /// Conflicts within one selection set of type \a parent (null when it is not known), spreads followed.
    std::vector<FieldConflict> within(const graphql::SelectionSet &set, const graphql::Type *parent);

private:
    using Type = graphql::Type;
    using Conflicts = std::vector<FieldConflict>;

    struct Entry
    {
        const Type *parent = nullptr;
        const graphql::Selection *field = nullptr;
        const graphql::Field *definition = nullptr;
    };
    /// What one selection set holds: its fields by key, in order, and the fragments it spreads.
    struct Contents
    {
        std::vector<std::pair<std::string_view, std::vector<Entry>>> fields;
        std::unordered_map<std::string_view, std::size_t> byKey;
        std::vector<std::string_view> spreads;
        const std::vector<Entry> *find(std::string_view key) const;
    };

    const Contents &contentsOf(const graphql::SelectionSet &set, const Type *parent);
    void gather(const graphql::SelectionSet &set, const Type *parent, Contents &contents) const;
    const Contents *contentsOf(std::string_view fragment);

    void between(const Contents &left, const Contents &right, bool exclusive, Conflicts &conflicts);
    void betweenFieldsAndFragment(const Contents &fields, std::string_view fragment, bool exclusive,
                                  Conflicts &conflicts);
    void betweenFragments(std::string_view left, std::string_view right, bool exclusive, Conflicts &conflicts);
    std::optional<FieldConflict> compare(std::string_view key, const Entry &left, const Entry &right, bool exclusive);
    Conflicts compareSelections(const Entry &left, const Entry &right, bool exclusive);

    const graphql::Schema &m_schema;
    const graphql::Document &m_document;
    std::map<const graphql::SelectionSet *, Contents> m_contents;
    std::set<std::tuple<const Contents *, std::string_view, bool>> m_comparedWithFragment;
    std::set<std::tuple<std::string_view, std::string_view, bool>> m_comparedFragments;
};

} // namespace sandbox

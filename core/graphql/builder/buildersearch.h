#pragma once

#include "core/graphql/builder/builderplace.h"
#include "core/graphql/schema.h"

#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace graphql {

/// A field, argument or input field somewhere below a type, and a way to it.
struct BuilderFound
{
    BuilderPlace place; ///< From the type: what find(), addPlace() and setValue() take.
    TypeRef type; ///< Of the last step.
    std::vector<text::Span> matched; ///< What of the last step's name was looked for.
    bool isDeprecated = false; ///< That, or something on the way.
};

/// Searches the tree below a type by name, while somebody types. The tree has no end, so shortest ways to every type of
/// the schema are found once; a search then looks at each name of the schema once. Built for a schema and the type of
/// a root or fragment, on any thread, and immutable; it keeps the schema alive.
class BuilderSearch
{
public:
    BuilderSearch(std::shared_ptr<const Schema> schema, const Type &below);

    /// The best \a limit places. The last word of \a wanted is looked for in names of fields, arguments and input
    /// fields, as in NameRank; words before it (`users email`, `users.email`) have to be on the way, in their order.
    /// Best are those whose name fits best, then what is not deprecated, then what is near, and fields before inputs.
    /// Of each, the shortest way and at most MostWays are told, through different fields of the type; a way to a type
    /// is never longer than MostDepth. Words before the last cost a walk over the schema.
    std::vector<BuilderFound> find(std::string_view wanted, std::size_t limit) const;

    static constexpr std::size_t MostWays = 3;
    static constexpr std::size_t MostDepth = 12;

private:
    using Number = std::uint32_t;
    using Ranks = std::vector<std::uint8_t>; ///< Of a word, by name.
    static constexpr Number None = static_cast<Number>(-1);

    /// How a type is come to: from another, by a step or two.
    struct Way
    {
        const Type *type = nullptr;
        Number before = None; ///< The way to that other; none: it is where the search begins.
        const Field *field = nullptr; ///< Its field; with `input`, the field of that argument.
        const InputValue *input = nullptr; ///< Its input field, or the field's argument.
        const Field *first = nullptr; ///< The field that all of it begins with.
        std::uint16_t words = 0; ///< So many of the words that have to be on the way are.
        std::uint16_t depth = 0;
        bool isDeprecated = false;
    };
    struct Ways
    {
        std::vector<Way> all; ///< Shortest first.
        std::unordered_map<const Type *, std::vector<Number>> to; ///< The same by type, with any number of words.
    };
    /// A place of the tree, whatever the way to its owner.
    struct Item
    {
        const Type *owner = nullptr;
        const Field *field = nullptr;
        const InputValue *input = nullptr;
    };
    struct Hit
    {
        std::uint32_t key = 0; ///< Less is better.
        Number item = 0;
        Number way = 0;
        auto operator<=>(const Hit &) const = default;
    };

    Ways ways(const std::vector<Ranks> &words) const;
    void follow(Ways &ways, Way way, const std::vector<Ranks> &words) const;
    std::uint16_t met(std::uint16_t count, std::string_view name, const std::vector<Ranks> &words) const;
    void addName(std::string_view name);
    void addItem(const Item &item);
    Ranks ranksOf(std::string_view word, bool isScattered) const;
    std::vector<Hit> hits(const Ranks &ranks, const Ways &ways, const std::vector<Ranks> &words) const;
    BuilderFound found(const Hit &hit, const Ways &ways, std::string_view word) const;

    std::shared_ptr<const Schema> m_schema;
    const Type *m_below;
    Ways m_ways; ///< Whatever is on them.
    std::vector<Item> m_items;
    std::vector<std::string_view> m_names;
    std::vector<std::vector<Number>> m_itemsOf; ///< By name.
    std::unordered_map<std::string_view, Number, NameHash> m_numbers;
};

} // namespace graphql

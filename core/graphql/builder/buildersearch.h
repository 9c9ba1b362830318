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

/// Searches the tree below a type by name, while somebody types. The tree has no end, so the ways to every place of
/// the schema are found once, shortest first: a search then looks at each name of the schema once. Built for a schema
/// and the type of a root or fragment, on any thread, and immutable; it keeps the schema alive.
class BuilderSearch
{
public:
    BuilderSearch(std::shared_ptr<const Schema> schema, const Type &below);

    /// The best \a limit places. The last word of \a wanted is looked for in names of fields, arguments and input
    /// fields, as in NameRank; words before it (`users email`, `users.email`) have to be on the way, in their order.
    /// Best are those whose name fits best, then what is not deprecated, then what is near, and fields before inputs.
    /// Of each, at most MostWays ways are told, through different fields of the type. No way passes a type twice, and
    /// none to a type is longer than MostDepth.
    std::vector<BuilderFound> find(std::string_view wanted, std::size_t limit) const;

    static constexpr std::size_t MostWays = 3;
    static constexpr std::size_t MostDepth = 10;

private:
    using Number = std::uint32_t;
    static constexpr Number None = static_cast<Number>(-1);

    /// How a type is come to: from another, by a step or two.
    struct Way
    {
        const Type *type = nullptr;
        Number before = None; ///< The way to that other; none: it is where the search begins.
        const Field *field = nullptr; ///< Its field; with `input`, the field of that argument.
        const InputValue *input = nullptr; ///< Its input field, or the field's argument.
        const Field *first = nullptr; ///< The field that all of it begins with.
        Number name = None; ///< The last of its steps; of a condition, the type's.
        Number fieldName = None; ///< The step before, of an argument.
        std::uint16_t depth = 0;
        bool isDeprecated = false;
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
        Number item = 0;
        Number way = 0;
        std::uint32_t key = 0;
    };

    void walk(const Type &below);
    void follow(Number from, const Field *field, const InputValue *input, const Type *to, bool isDeprecated);
    void addItem(const Item &item);
    Number nameNumber(std::string_view name);
    bool isOnWay(Number way, const Type &type) const;
    std::vector<Hit> hits(const std::vector<std::uint8_t> &ranks) const;
    bool passes(const Hit &hit, const std::vector<std::vector<std::uint8_t>> &words) const;
    BuilderFound found(const Hit &hit, std::string_view word) const;

    std::shared_ptr<const Schema> m_schema;
    std::vector<Way> m_ways;
    std::unordered_map<const Type *, std::vector<Number>> m_waysTo;
    std::vector<Item> m_items;
    std::vector<std::string_view> m_names;
    std::vector<std::vector<Number>> m_itemsOf; ///< By name.
    std::unordered_map<std::string_view, Number, NameHash> m_numbers;
};

} // namespace graphql

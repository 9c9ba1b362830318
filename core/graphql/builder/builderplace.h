#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace graphql {

/// One step into the tree of an operation or fragment.
struct BuilderStep
{
    enum class Kind : std::uint8_t {
        Field, ///< `name` and, where the text has one, `alias`.
        TypeCondition, ///< `... on name`; without a name, `... { }`.
        Spread, ///< `...name`.
        Argument,
        InputField,
        ListItem, ///< Without a name.
    };

    Kind kind = Kind::Field;
    std::string name;
    std::string alias;
    /// Which of several that are alike, as `{ a b a }` has two; a list item's place in its list.
    std::uint32_t number = 0;

    static BuilderStep field(std::string name, std::string alias = {})
    {
        return {Kind::Field, std::move(name), std::move(alias), 0};
    }
    static BuilderStep typeCondition(std::string name) { return {Kind::TypeCondition, std::move(name), {}, 0}; }
    static BuilderStep spread(std::string name) { return {Kind::Spread, std::move(name), {}, 0}; }
    static BuilderStep argument(std::string name) { return {Kind::Argument, std::move(name), {}, 0}; }
    static BuilderStep inputField(std::string name) { return {Kind::InputField, std::move(name), {}, 0}; }
    static BuilderStep listItem(std::uint32_t number) { return {Kind::ListItem, {}, {}, number}; }

    bool operator==(const BuilderStep &) const = default;
    auto operator<=>(const BuilderStep &) const = default;
};

/// A row of the tree, from the definition down. It names what is there instead of pointing at it, so it outlives every
/// reading: what was expanded or had the focus is found again after an edit. Places that are not in the text, but could
/// be, have one too.
using BuilderPlace = std::vector<BuilderStep>;

/// `user › id`, `users › first:`, `node › ... on User`: for messages and accessible names.
std::string nameOf(const BuilderPlace &place);

} // namespace graphql

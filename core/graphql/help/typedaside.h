#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// Brackets that are typed where they cannot stand, but where it is plain where they are meant. A field that was
/// accepted from the list has its selection opened already, and the caret stands in there.
namespace graphql {

/// `(` in a selection that was just opened, `users { | }`, is about the field's arguments: the place behind its name.
/// Nothing where the selection is no field's, or has something in it in front of \a caret.
std::optional<std::uint32_t> argumentsPlace(std::string_view source, std::uint32_t caret);

/// `{` in front of a selection that is open and empty, `users(first: 5)| { }`, goes into that one: the place inside.
std::optional<std::uint32_t> selectionPlace(std::string_view source, std::uint32_t caret);

} // namespace graphql

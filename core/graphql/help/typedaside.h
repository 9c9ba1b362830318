#pragma once

#include "core/text/span.h"

#include <cstdint>
#include <optional>
#include <string_view>

/// Keys that are typed where they cannot stand, but where it is plain what they are meant for. A field that was
/// accepted from the list has its selection opened already, and the caret stands in there.
namespace graphql {

/// `(` in a selection that was just opened, `users { | }`, is about the field's arguments: the place behind its name.
/// Nothing where the selection is no field's, or has something in it in front of \a caret.
std::optional<std::uint32_t> argumentsPlace(std::string_view source, std::uint32_t caret);

/// The same where the field has arguments, `users(first: 5) { | }`: in front of the bracket that ends them.
std::optional<std::uint32_t> moreArgumentsPlace(std::string_view source, std::uint32_t caret);

/// `{` in front of a selection that is open and empty, `users(first: 5)| { }`, goes into that one: the place inside.
std::optional<std::uint32_t> selectionPlace(std::string_view source, std::uint32_t caret);

/// Where Tab leads, and what goes on the way.
struct WayOut
{
    std::uint32_t place = 0;
    text::Span removed; ///< In front of it: the empty line that was begun for nothing.
};

/// Tab where nothing but blanks stands between \a caret and the bracket or quote that ends what it stands in: behind
/// that, and on into a selection that is open and empty there. Nothing where Tab can mean an indentation, or the
/// brackets are empty.
std::optional<WayOut> wayOut(std::string_view source, std::uint32_t caret);

} // namespace graphql

#pragma once

#include "core/json/tape.h"

#include <string>
#include <string_view>
#include <unordered_set>

namespace json {

/// What a person types where JSON is asked for, as JSON: comments (`//`, `#`, `/* */`) and a comma behind the last
/// member or item become spaces. Every byte keeps its place and every line its number, so that what is said about
/// the result points into \a typed. Strings are not touched; what is still no JSON then (`[,]`, `1,,2`, a comment
/// without an end) stays as it is, for the reader to complain about.
std::string plainJson(std::string_view typed);

/// Reads that. The tape owns the plain text: its bytes are what may be sent.
tl::expected<Tape, SyntaxError> parseTyped(std::string_view typed);

/// The keys of the object that was typed; none when it is no object, or cannot be read.
std::unordered_set<std::string> keysTyped(std::string_view typed);

/// Where the comment that begins at \a begin of \a text ends: at the line break, or behind its closing mark. \a begin
/// itself when none begins there; npos when it has no end.
std::size_t commentEnd(std::string_view text, std::size_t begin);

} // namespace json

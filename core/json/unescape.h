#pragma once

#include <string>
#include <string_view>

namespace json {

/// What the text between the quotes of a string means. The text must have passed a Tape's grammar. A lone surrogate
/// escape and a malformed byte become U+FFFD.
std::string unescaped(std::string_view inner);

/// How many bytes of \a inner from \a at on mean themselves: ASCII, and no backslash.
std::size_t plainRun(std::string_view inner, std::size_t at);

} // namespace json

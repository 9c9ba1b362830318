#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace graphql {

/// One backslash escape of a string (spec §2.9.4).
struct Escape
{
    char32_t value = 0;
    /// How many bytes it takes; of an invalid one, the bytes that show what is wrong with it.
    std::uint32_t length = 0;
    bool valid = false;
    bool isUnicode = false;
};

/// Reads the escape whose backslash stands at \a offset. `\uD83D\uDE00` counts as one.
Escape readEscapeSequence(std::string_view source, std::size_t offset);

/// The value of a string from the text between its quotes. Invalid escapes stay as written.
std::string decodeString(std::string_view raw);

/// BlockStringValue() of the specification: without common indentation and without blank first and last lines.
std::string decodeBlockString(std::string_view raw);

} // namespace graphql

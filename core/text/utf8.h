#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace text {

/// One scalar value read from UTF-8, and how many bytes it took. A malformed byte reads as U+FFFD of length 1,
/// so that a reader always moves on.
struct CodePoint
{
    char32_t value = 0;
    std::uint32_t length = 0;
    bool valid = true;
};

CodePoint decode(std::string_view source, std::size_t offset);
void append(std::string &out, char32_t codePoint);
bool isValidUtf8(std::string_view source);
/// How many UTF-16 code units \a source would take: the unit of columns in graphql-js and of QString.
std::uint32_t utf16Length(std::string_view source);

} // namespace text

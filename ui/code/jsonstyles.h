#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ui {

/// The styles of JSON text, as numbers in a string of style bytes.
enum class JsonStyle : unsigned char { Plain, Key, String, Number, Word, Broken, Comment };

/// One JsonStyle byte for each byte of [\a begin, \a end) of \a text. A token of JSON never crosses a line, so that a
/// range may begin at any line; only a comment can, and \a isInComment says whether one was open there (its line breaks
/// are coloured with it). Text that is not JSON is coloured as far as it can be read.
std::string jsonStyles(std::string_view text, std::size_t begin, std::size_t end, bool isInComment = false);

} // namespace ui

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ui {

/// The styles of JSON text, as numbers in a string of style bytes.
enum class JsonStyle : unsigned char { Plain, Key, String, Number, Word, Broken };

/// One JsonStyle byte for each byte of [\a begin, \a end) of \a text. A JSON token never crosses a line, so that a
/// range may begin at any line; text that is not JSON is coloured as far as it can be read.
std::string jsonStyles(std::string_view text, std::size_t begin, std::size_t end);

} // namespace ui

#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace text {

/// The most bytes a text may have, because offsets are 32 bits wide: half of what a tree and an index of JSON would
/// take otherwise. Whoever reads a text refuses a longer one.
inline constexpr std::size_t largestText = std::numeric_limits<std::uint32_t>::max() - 1;

/// A half-open byte range [begin, end) of UTF-8 text. Bytes, because Scintilla counts in bytes and
/// QString in UTF-16 units; the one conversion to line and column lives in LineMap.
struct Span
{
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    constexpr std::uint32_t length() const { return end - begin; }
    constexpr bool isEmpty() const { return begin == end; }
    constexpr bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
    constexpr bool encloses(Span other) const { return begin <= other.begin && other.end <= end; }
    constexpr std::string_view of(std::string_view source) const { return source.substr(begin, length()); }
    constexpr bool operator==(const Span &) const = default;
};

} // namespace text

#pragma once

#include "core/json/grammar.h"
#include "core/json/value.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace json {

/// JSON bytes with an index of their containers. It holds the bytes, keeps key order, duplicate keys and the
/// text of numbers, and decodes a leaf only when asked, so 100 MB cost 100 MB and a little. Nesting is bounded
/// (depth 10,000) and reading does not recurse. Immutable: any thread may read it.
class Tape
{
public:
    /// More bytes than \a largest are not read.
    static tl::expected<Tape, SyntaxError> parse(std::string bytes, std::size_t largest = text::largestText);
    /// Of bytes that came from elsewhere and are held by others too: nothing is copied, and a byte order mark in front
    /// is stepped over, as RFC 8259 (section 8.1) allows whoever reads what others wrote.
    static tl::expected<Tape, SyntaxError> parse(std::shared_ptr<const std::string> bytes,
                                                 std::size_t largest = text::largestText);

    Tape(Tape &&) = default;
    Tape &operator=(Tape &&) = default;

    std::string_view bytes() const { return m_bytes; }
    Value root() const;
    /// The array or object whose first byte is at \a begin; nothing when there is none. O(log n).
    std::optional<Value> containerAt(std::uint32_t begin) const;

private:
    friend class Value;
    class Index;
    /// One array or object: where it ends, how many children it has, and the index entry after its last descendant.
    struct Container
    {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        std::uint32_t count = 0;
        std::uint32_t next = 0;
    };
    /// Where one of the children of a container stands, each StrideLength of them: a way into the middle of a wide one.
    struct Stride
    {
        std::uint32_t container = 0; ///< Its entry in the index.
        std::uint32_t child = 0; ///< Counted from 0.
        Place value;
    };
    static constexpr std::uint32_t StrideLength = 256;

    Tape() = default;
    /// The last stride of a container whose child, or its place, is not behind \a limit; null when there is none.
    const Stride *strideBefore(std::uint32_t container, std::uint32_t limit, bool byOffset) const;
    static tl::expected<Tape, SyntaxError> read(std::shared_ptr<const std::string> bytes, std::size_t largest);

    std::shared_ptr<const std::string> m_owner;
    std::string_view m_bytes; ///< The owner's.
    std::vector<Container> m_containers;
    std::vector<Stride> m_strides; ///< By container, then child.
    std::uint32_t m_root = 0; ///< Where the value begins.
};

} // namespace json

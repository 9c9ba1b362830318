#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace text {

/// A place as people and GraphQL servers name it. Both count from 1; columns count UTF-16 code units, as
/// graphql-js does, so that a position of ours can be compared with one of theirs.
struct Position
{
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    constexpr bool operator==(const Position &) const = default;
};

/// Where the lines of one text begin, so that byte offsets become lines and columns and back. Line ends are
/// LF, CRLF and CR (GraphQL spec §2.1.2). Keeps a view of the text: the text must outlive it.
class LineMap
{
public:
    explicit LineMap(std::string_view source);

    std::uint32_t lineCount() const { return static_cast<std::uint32_t>(m_begins.size()); }
    Position position(std::uint32_t offset) const;
    /// Only the line of position(): it costs a look-up, where a column costs reading the line up to it.
    std::uint32_t line(std::uint32_t offset) const;
    /// The nearest byte offset to \a position; past the end of a line it is the end of that line.
    std::uint32_t offset(Position position) const;

private:
    /// A place inside a long line whose column is known, so that a column costs reading a stretch and not the line:
    /// a text of one line can be megabytes long and full of findings.
    struct Mark
    {
        std::uint32_t offset = 0;
        std::uint32_t column = 1;
    };
    static constexpr std::uint32_t Stretch = 512;

    void markLine(std::uint32_t begin, std::uint32_t end);
    Mark markBefore(std::uint32_t offset, std::uint32_t lineBegin) const;

    std::string_view m_source;
    std::vector<std::uint32_t> m_begins;
    std::vector<Mark> m_marks; ///< In order; in lines longer than a stretch only.
};

} // namespace text

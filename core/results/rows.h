#pragma once

#include "core/text/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace results {

/// Columns of a row that show bytes as they stand in the answer, or, in a dump, each byte as two digits. What lies
/// between such pieces is ours: indentation, the space behind a colon.
struct RowPiece
{
    std::uint32_t column = 0;
    std::uint32_t width = 0; ///< In columns.
    text::Span bytes;
};

/// One row of Rows: its text, in which a column is a byte, and what of the answer it shows.
struct Row
{
    std::string text;
    std::vector<RowPiece> pieces; ///< In the order of their columns; none when there are no bytes.
    bool isOpening = false; ///< It ends behind the bracket of a container that goes on below.
    bool continues = false; ///< It goes on with what was too long for the row before.
    bool isInString = false; ///< It goes on with a string of JSON.

    /// The byte of the answer that \a column shows, or else the next that is shown behind it.
    std::uint32_t offsetAt(std::uint32_t column) const;
    /// The first column that shows \a offset, or else something behind it.
    std::uint32_t columnOf(std::uint32_t offset) const;
};

/// An answer as rows of text, which are made when somebody looks at them: what is kept is where some of them begin, so
/// that a hundred megabytes cost little more than themselves. Immutable: made on any thread, read on any.
class Rows
{
public:
    /// A token of more bytes goes on in the next row: what has no end cannot be painted, and a screen of rows that are
    /// much longer takes more than a frame to lay out.
    static constexpr std::uint32_t LongestPart = 240;

    virtual ~Rows() = default;
    /// At least 1.
    virtual std::uint32_t count() const = 0;
    /// The length of the longest, in columns.
    virtual std::uint32_t longest() const = 0;
    virtual Row row(std::uint32_t number) const = 0;
    /// The row that shows byte \a offset, or else what comes next behind it.
    virtual std::uint32_t rowAt(std::uint32_t offset) const = 0;
    /// Where the container ends that \a opening begins: the row of its last bracket.
    virtual std::uint32_t lastRowOf(std::uint32_t opening) const { return opening; }
    /// What stands in the margin beside a row, and how many characters that takes at most.
    virtual std::string label(std::uint32_t number) const { return std::to_string(number + 1); }
    virtual std::uint32_t labelWidth() const { return static_cast<std::uint32_t>(std::to_string(count()).size()); }
};

/// The text from a column of one row up to a column of another, lines put together that were cut only to be shown.
std::string textBetween(const Rows &rows, std::uint32_t fromRow, std::uint32_t fromColumn, std::uint32_t toRow,
                        std::uint32_t toColumn);
/// All of the line that row \a number shows a part of.
std::string lineAround(const Rows &rows, std::uint32_t number);

} // namespace results

#include "core/results/rows.h"

#include <algorithm>

namespace results {

std::uint32_t Row::offsetAt(std::uint32_t column) const
{
    if (pieces.empty())
        return 0;
    const auto piece = std::find_if(pieces.begin(), pieces.end(),
                                    [column](const RowPiece &each) { return column < each.column + each.width; });
    if (piece == pieces.end())
        return pieces.back().bytes.end;
    if (column <= piece->column || piece->width != piece->bytes.length())
        return piece->bytes.begin;
    return piece->bytes.begin + (column - piece->column);
}

std::uint32_t Row::columnOf(std::uint32_t offset) const
{
    const auto piece =
        std::find_if(pieces.begin(), pieces.end(), [offset](const RowPiece &each) { return offset < each.bytes.end; });
    if (piece == pieces.end())
        return static_cast<std::uint32_t>(text.size());
    if (offset <= piece->bytes.begin || piece->width != piece->bytes.length())
        return piece->column;
    return piece->column + (offset - piece->bytes.begin);
}

std::string textBetween(const Rows &rows, std::uint32_t fromRow, std::uint32_t fromColumn, std::uint32_t toRow,
                        std::uint32_t toColumn)
{
    std::string text;
    for (auto number = fromRow; number <= toRow; ++number) {
        const auto row = rows.row(number);
        std::size_t begin = 0;
        if (number == fromRow)
            begin = fromColumn;
        else if (!row.continues)
            text += '\n';
        else if (!row.pieces.empty())
            begin = row.pieces.front().column;
        const auto end = number == toRow ? std::min<std::size_t>(toColumn, row.text.size()) : row.text.size();
        if (begin < end)
            text.append(row.text, begin, end - begin);
    }
    return text;
}

std::string lineAround(const Rows &rows, std::uint32_t number)
{
    auto first = number;
    while (first > 0 && rows.row(first).continues)
        --first;
    auto last = number;
    while (last + 1 < rows.count() && rows.row(last + 1).continues)
        ++last;
    return textBetween(rows, first, 0, last, static_cast<std::uint32_t>(rows.row(last).text.size()));
}

} // namespace results

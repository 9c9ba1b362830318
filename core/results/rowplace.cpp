#include "core/results/rowplace.h"

#include <algorithm>

namespace results {
namespace {

constexpr std::uint32_t MostRowsToSelect = 20;

bool isOfWord(char byte)
{
    return (byte & 0x80) != 0 || byte == '_' || byte == '-' || (byte >= '0' && byte <= '9')
        || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

} // namespace

RowPlace placeOf(const Rows &rows, std::uint32_t offset)
{
    const auto row = rows.rowAt(offset);
    return {row, rows.row(row).columnOf(offset)};
}

std::uint32_t offsetOf(const Rows &rows, RowPlace place)
{
    return rows.row(place.row).offsetAt(place.column);
}

std::optional<RowPlace> endOf(const Rows &rows, text::Span span)
{
    const auto first = rows.rowAt(span.begin);
    const auto last = rows.rowAt(span.end - 1);
    const auto row = rows.row(last);
    if (last - first > MostRowsToSelect || (last != first && !row.continues))
        return std::nullopt;
    // A byte of a dump is two columns wide, so it is its last byte that says where it ends.
    const auto column = row.columnOf(span.end - 1);
    const auto piece = std::find_if(row.pieces.begin(), row.pieces.end(),
                                    [column](const RowPiece &each) { return column < each.column + each.width; });
    if (piece == row.pieces.end())
        return std::nullopt;
    return RowPlace {last, piece->width == piece->bytes.length() ? column + 1 : column + piece->width};
}

std::pair<std::uint32_t, std::uint32_t> wordAround(const Row &row, std::uint32_t column)
{
    auto from = std::min(column, static_cast<std::uint32_t>(row.text.size()));
    auto to = from;
    while (from > 0 && isOfWord(row.text[from - 1]))
        --from;
    while (to < row.text.size() && isOfWord(row.text[to]))
        ++to;
    return {from, to};
}

} // namespace results

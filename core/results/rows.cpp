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

} // namespace results

#pragma once

#include <vector>

namespace ui {

/// What a column of a table would like, in pixels.
struct ColumnWish
{
    int narrow = 0; ///< Enough to know a value by, when there is little room.
    int whole = 0; ///< Nothing is cut off; never less than narrow.
};

/// Every column gets its narrow width; what is left of \a room makes columns whole, the modest ones first, so that as
/// many as possible are read in full.
std::vector<int> columnWidths(const std::vector<ColumnWish> &wishes, int room);

} // namespace ui

#include "ui/results/columnwidths.h"

#include <algorithm>
#include <numeric>

namespace ui {

std::vector<int> columnWidths(const std::vector<ColumnWish> &wishes, int room)
{
    std::vector<int> widths;
    for (const auto &wish : wishes)
        widths.push_back(wish.narrow);
    int spare = room - std::accumulate(widths.begin(), widths.end(), 0);

    const auto missing = [&wishes](std::size_t column) {
        return wishes[column].whole - wishes[column].narrow;
    };
    std::vector<std::size_t> modestFirst(wishes.size());
    std::iota(modestFirst.begin(), modestFirst.end(), std::size_t(0));
    std::stable_sort(modestFirst.begin(), modestFirst.end(),
                     [&missing](std::size_t a, std::size_t b) { return missing(a) < missing(b); });
    for (const auto column : modestFirst) {
        const int given = std::clamp(spare, 0, missing(column));
        widths[column] += given;
        spare -= given;
    }
    return widths;
}

} // namespace ui

#pragma once

#include "core/results/rows.h"

#include <compare>
#include <utility>

namespace results {

/// A place in Rows: in front of a column of one of them.
struct RowPlace
{
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    auto operator<=>(const RowPlace &) const = default;
};

/// Where byte \a offset is shown, or else what comes next behind it.
RowPlace placeOf(const Rows &rows, std::uint32_t offset);
/// The byte that is shown there, or else the next.
std::uint32_t offsetOf(const Rows &rows, RowPlace place);
/// Behind \a span, which is not empty; nothing where it is in rows that are not one which was cut to be shown, or in
/// more than fit on a screen: who goes there wants to see where it begins.
std::optional<RowPlace> endOf(const Rows &rows, text::Span span);
/// The columns of the word at \a column: letters, digits, dashes and all that is not ASCII. Empty between words.
std::pair<std::uint32_t, std::uint32_t> wordAround(const Row &row, std::uint32_t column);

} // namespace results

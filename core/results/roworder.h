#pragma once

#include "core/results/table.h"

namespace results {

enum class SortDirection : std::uint8_t { Ascending, Descending };

/// Which rows of a table to show and how they are ordered.
using RowList = std::vector<std::uint32_t>;

/// All rows, in the order of the answer.
RowList allRows(const Table &table);

/// \a rows by the values of a column: numbers exactly, times by the moment, text as people sort it (any case, accents
/// after their letter, `a2` before `a10`), lists by their text, numbers before text where a column has both. Rows that
/// are equal stay as they were; those without a value come last in both directions.
RowList sorted(const Table &table, const RowList &rows, std::size_t column, SortDirection direction);

/// Those of \a rows that have \a wanted in the text of any of \a columns, in any case. Nothing wanted: all.
RowList filtered(const Table &table, const RowList &rows, const std::vector<std::size_t> &columns,
                 std::string_view wanted);

} // namespace results

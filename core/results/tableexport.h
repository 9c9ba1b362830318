#pragma once

#include "core/results/roworder.h"

namespace results {

/// What of a table is taken away: the rows and columns that are on screen, as they are there.
struct TableSelection
{
    RowList rows;
    std::vector<std::size_t> columns;
};

/// With a line of titles. RFC 4180: lines end in CRLF, a field that holds a comma, quote or line break is quoted. Text
/// that a spreadsheet would run as a formula gets a `'` in front; signed digits, as telephone numbers are, stay as
/// they are, because they compute nothing.
std::string csv(const Table &table, const TableSelection &selection);
/// One line of it, with its end.
std::string csvLine(const std::vector<std::string> &fields);
/// Tab-separated, for pasting into a spreadsheet: quoted and neutralised in the same way, without titles.
std::string tabSeparated(const Table &table, const TableSelection &selection);
/// A table of GitHub Flavored Markdown; what would be markup there is escaped.
std::string markdown(const Table &table, const TableSelection &selection);
/// The rows as they came, whatever columns are on screen: an array with one row a line, numbers and keys untouched.
/// What is no UTF-8 becomes U+FFFD.
std::string rowsAsJson(const Table &table, const RowList &rows);

} // namespace results

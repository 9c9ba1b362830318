#pragma once

#include "core/results/rows.h"

#include <QString>

#include <vector>

namespace ui {

/// The text of a row as it is drawn, and which of its characters show which column: what is invisible or no character
/// at all is drawn as a mark, so that nothing of an answer is hidden and nothing takes a shape that it has not.
struct RowText
{
    QString text;
    std::vector<std::uint32_t> columns; ///< For each UTF-16 unit of the text, and one more for its end.

    explicit RowText(const std::string &row);
    /// Puts something behind that shows no column of its own.
    void append(const QString &more);

    std::uint32_t columnAt(int position) const;
    int positionOf(std::uint32_t column) const;
};

} // namespace ui

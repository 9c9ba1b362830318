#pragma once

#include "core/results/jsonrows.h"
#include "ui/results/rowtext.h"

#include <QCache>
#include <QFont>
#include <QTextLayout>

#include <memory>

namespace ui {

class Appearance;

/// A row ready to be drawn.
struct LaidRow
{
    results::Row row;
    RowText text;
    bool isClosed = false; ///< It ends with the bracket that the container it opens is closed by.
    QTextLayout layout;
    QString label; ///< What stands in the margin.

    /// Where a column begins, in pixels from the begin of the text.
    double xOf(std::uint32_t column) const;
    /// The column that is nearest.
    std::uint32_t columnAt(double x) const;
    QTextLayout::FormatRange wash(std::uint32_t from, std::uint32_t to, const QColor &color) const;
};

/// Makes, lays out and colours the rows that are looked at, each once as long as it is in view.
class LaidRows
{
public:
    /// \a appearance must outlive it.
    LaidRows(const Appearance &appearance, QFont font);

    /// Null has no rows. \a json: the same, when it is JSON.
    void setRows(std::shared_ptr<const results::Rows> rows, std::shared_ptr<const results::JsonRows> json);
    /// The colours or the fonts are others.
    void clear() { m_laid.clear(); }
    /// Good until others are asked for.
    const LaidRow &at(std::uint32_t row, bool isClosed) const;

private:
    void color(LaidRow &laid) const;

    const Appearance &m_appearance;
    QFont m_font;
    std::shared_ptr<const results::Rows> m_rows;
    std::shared_ptr<const results::JsonRows> m_json;
    mutable QCache<std::uint32_t, LaidRow> m_laid;
};

} // namespace ui

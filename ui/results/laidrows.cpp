#include "ui/results/laidrows.h"

#include "ui/code/jsonstyles.h"
#include "ui/theme/appearance.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ui {
namespace {

/// More than are on any screen, so that one row is laid out once.
constexpr int KeptRows = 256;

/// In the order of JsonStyle.
constexpr std::array RowRoles {Role::Text,    Role::Field, Role::String, Role::Field,
                               Role::Keyword, Role::Live,  Role::Comment};

/// One style byte for each of the row's.
std::string stylesOf(const results::Row &row)
{
    std::size_t begin = 0;
    if (row.isInString) {
        begin = row.text.find_first_not_of(' ');
        while (begin < row.text.size() && row.text[begin] != '"')
            begin += row.text[begin] == '\\' ? 2U : 1U;
        begin = std::min(begin + 1, row.text.size());
    }
    return std::string(begin, static_cast<char>(JsonStyle::String)) + jsonStyles(row.text, begin, row.text.size());
}

} // namespace

double LaidRow::xOf(std::uint32_t column) const
{
    return layout.lineAt(0).cursorToX(text.positionOf(column));
}

std::uint32_t LaidRow::columnAt(double x) const
{
    return text.columnAt(layout.lineAt(0).xToCursor(x));
}

QTextLayout::FormatRange LaidRow::wash(std::uint32_t from, std::uint32_t to, const QColor &color) const
{
    QTextLayout::FormatRange range;
    range.start = text.positionOf(from);
    range.length = text.positionOf(to) - range.start;
    range.format.setBackground(color);
    return range;
}

LaidRows::LaidRows(const Appearance &appearance, QFont font)
    : m_appearance(appearance),
      m_font(std::move(font)),
      m_laid(KeptRows)
{ }

void LaidRows::setRows(std::shared_ptr<const results::Rows> rows, std::shared_ptr<const results::JsonRows> json)
{
    m_laid.clear();
    m_rows = std::move(rows);
    m_json = std::move(json);
}

const LaidRow &LaidRows::at(std::uint32_t row, bool isClosed) const
{
    if (const auto *known = m_laid.object(row); known && known->isClosed == isClosed)
        return *known;
    auto made = m_rows->row(row);
    RowText text(made.text);
    if (isClosed) {
        const auto closing = m_rows->row(m_rows->lastRowOf(row)).text;
        text.append(QStringLiteral(" … ") + QString::fromStdString(closing.substr(closing.find_first_not_of(' '))));
    }
    auto *fresh =
        new LaidRow {std::move(made), std::move(text), isClosed, {}, QString::fromStdString(m_rows->label(row))};
    fresh->layout.setText(fresh->text.text);
    fresh->layout.setFont(m_font);
    // Bytes go from left to right, whatever the letters in them do.
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    fresh->layout.setTextOption(option);
    color(*fresh);
    fresh->layout.beginLayout();
    fresh->layout.createLine().setLineWidth(1e6);
    fresh->layout.endLayout();
    m_laid.insert(row, fresh);
    return *fresh;
}

void LaidRows::color(LaidRow &laid) const
{
    QList<QTextLayout::FormatRange> formats;
    const auto styles = m_json ? stylesOf(laid.row) : std::string();
    const auto size = static_cast<int>(laid.text.text.size());
    for (int begin = 0; begin < size;) {
        const auto roleAt = [&](int position) {
            const auto column = laid.text.columns[static_cast<std::size_t>(position)];
            if (!m_json)
                return Role::Text;
            return column < styles.size() ? RowRoles[static_cast<unsigned char>(styles[column])] : Role::Comment;
        };
        int end = begin + 1;
        while (end < size && roleAt(end) == roleAt(begin))
            ++end;
        QTextCharFormat format;
        format.setForeground(m_appearance.color(roleAt(begin)));
        formats.append({begin, end - begin, format});
        begin = end;
    }
    laid.layout.setFormats(formats);
}

} // namespace ui

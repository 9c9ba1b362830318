#include "ui/results/largetextview.h"

#include "core/base/visibletext.h"
#include "core/text/ascii.h"
#include "ui/code/jsonstyles.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <array>

namespace ui {
namespace {

constexpr int RowHeight = 20;
constexpr int TextGap = 14;

/// In the order of JsonStyle.
constexpr std::array LargeTextRoles {Role::Text,    Role::Field, Role::String, Role::Field,
                                     Role::Keyword, Role::Live,  Role::Comment};

QString shownText(std::string_view utf8)
{
    auto text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    return base::visibleText(text.replace(QLatin1Char('\t'), QLatin1String("  ")));
}

} // namespace

LargeTextView::LargeTextView(const Appearance &appearance, QWidget *parent)
    : QAbstractScrollArea(parent),
      m_appearance(appearance),
      m_font(Theme::codeFont())
{
    setFrameShape(NoFrame);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setViewportMargins(0, 6, 0, 0); // As in a CodeBox.
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Answer as text"));
    viewport()->setCursor(Qt::IBeamCursor);
    verticalScrollBar()->setSingleStep(3);
    connect(&appearance, &Appearance::themeChanged, viewport(), qOverload<>(&QWidget::update));
}

void LargeTextView::setText(TextLines lines, bool isJson)
{
    m_lines = std::move(lines);
    m_isJson = isJson;
    m_anchor = m_row = 0;
    m_places.clear();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    fitScrollBars();
    viewport()->update();
}

int LargeTextView::numbersWidth() const
{
    const auto digits = std::max<qsizetype>(3, QString::number(m_lines.count()).size());
    return static_cast<int>(QFontMetricsF(m_font).horizontalAdvance(QString(digits, QLatin1Char('0')))) + 8;
}

void LargeTextView::fitScrollBars()
{
    // The vertical bar counts rows: pixels of a hundred million bytes do not fit an int.
    const int rows = static_cast<int>(m_lines.count());
    const int page = std::max(1, viewport()->height() / RowHeight);
    verticalScrollBar()->setRange(0, std::max(0, rows - page));
    verticalScrollBar()->setPageStep(page);
    const auto widest =
        QFontMetricsF(m_font).horizontalAdvance(QLatin1Char('0')) * static_cast<double>(m_lines.longestRow());
    const int width = numbersWidth() + TextGap + static_cast<int>(widest) + 16;
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(24);
}

void LargeTextView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_appearance.color(Role::Panel));
    painter.setFont(m_font);
    const auto first = static_cast<std::size_t>(verticalScrollBar()->value());
    const auto count = static_cast<std::size_t>(viewport()->height() / RowHeight + 2);
    for (std::size_t row = first; row < std::min(first + count, m_lines.count()); ++row)
        paintRow(painter, row, static_cast<int>(row - first) * RowHeight);
}

void LargeTextView::paintRow(QPainter &painter, std::size_t row, int top) const
{
    const QFontMetricsF metrics(m_font);
    const double baseline = top + (RowHeight - metrics.height()) / 2 + metrics.ascent();
    const int left = numbersWidth() + TextGap;
    const bool selected = std::min(m_anchor, m_row) <= row && row <= std::max(m_anchor, m_row);
    if (selected)
        painter.fillRect(QRect(left - 4, top, viewport()->width(), RowHeight),
                         m_appearance.color(m_anchor == m_row ? Role::CaretLine : Role::Selection));

    painter.setPen(m_appearance.color(Role::Comment));
    painter.drawText(QRectF(0, top, numbersWidth(), RowHeight), Qt::AlignRight | Qt::AlignVCenter,
                     QString::number(row + 1));

    painter.save();
    painter.setClipRect(QRect(left - 4, top, viewport()->width(), RowHeight));
    double x = left - horizontalScrollBar()->value();
    const auto bytes = m_lines.row(row);
    // Where a long line was cut, nobody knows whether it was inside a string.
    const bool continues = row > 0 && m_lines.text()[m_lines.begin(row) - 1] != '\n';
    const auto styles = m_isJson && !continues ? jsonStyles(bytes, 0, bytes.size()) : std::string(bytes.size(), '\0');
    for (std::size_t begin = 0; begin < bytes.size();) {
        const auto end = std::min(styles.find_first_not_of(styles[begin], begin), bytes.size());
        const auto text = shownText(bytes.substr(begin, end - begin));
        painter.setPen(m_appearance.color(LargeTextRoles[static_cast<unsigned char>(styles[begin])]));
        painter.drawText(QPointF(x, baseline), text);
        x += metrics.horizontalAdvance(text);
        begin = end;
    }
    if (!m_places.empty() && m_lines.rowAt(m_places[m_place]) == row) {
        const auto begin = std::min(m_places[m_place] - m_lines.begin(row), bytes.size());
        const double from =
            left - horizontalScrollBar()->value() + metrics.horizontalAdvance(shownText(bytes.substr(0, begin)));
        const double width = metrics.horizontalAdvance(shownText(bytes.substr(begin, m_needleLength)));
        auto wash = m_appearance.color(Role::Warning);
        wash.setAlphaF(0.25F);
        painter.fillRect(QRectF(from, top + 1, width, RowHeight - 2), wash);
    }
    painter.restore();
}

int LargeTextView::search(const QString &text, bool caseSensitive)
{
    m_places.clear();
    const auto needle = text.toStdString();
    m_needleLength = needle.size();
    const auto bytes = m_lines.text();
    const auto equals = [caseSensitive](char left, char right) {
        return left == right || (!caseSensitive && text::lowerAscii(left) == text::lowerAscii(right));
    };
    for (auto at = bytes.begin(); !needle.empty() && m_places.size() < static_cast<std::size_t>(MostPlaces);) {
        at = std::search(at, bytes.end(), needle.begin(), needle.end(), equals);
        if (at == bytes.end())
            break;
        m_places.push_back(static_cast<std::uint32_t>(at - bytes.begin()));
        at += static_cast<std::ptrdiff_t>(needle.size());
    }
    viewport()->update();
    if (m_places.empty())
        return 0;
    const auto next = std::lower_bound(m_places.begin(), m_places.end(), m_lines.begin(m_row));
    goToPlace(next == m_places.end() ? 0 : static_cast<std::size_t>(next - m_places.begin()));
    return static_cast<int>(m_places.size());
}

int LargeTextView::step(bool backwards)
{
    if (!m_places.empty())
        goToPlace((m_place + (backwards ? m_places.size() - 1 : 1)) % m_places.size());
    return current();
}

void LargeTextView::goToPlace(std::size_t place)
{
    m_place = place;
    goTo(m_lines.rowAt(m_places[place]), false);
}

void LargeTextView::goTo(std::size_t row, bool select)
{
    m_row = std::min(row, m_lines.count() - 1);
    if (!select)
        m_anchor = m_row;
    const auto first = static_cast<std::size_t>(verticalScrollBar()->value());
    const auto page = static_cast<std::size_t>(verticalScrollBar()->pageStep());
    if (m_row < first)
        verticalScrollBar()->setValue(static_cast<int>(m_row));
    else if (m_row >= first + page)
        verticalScrollBar()->setValue(static_cast<int>(m_row - page + 1));
    viewport()->update();
}

void LargeTextView::copyRows() const
{
    const auto bytes = m_lines.rows(std::min(m_anchor, m_row), std::max(m_anchor, m_row));
    QApplication::clipboard()->setText(QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())));
}

void LargeTextView::keyPressEvent(QKeyEvent *event)
{
    const bool select = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const auto page = static_cast<std::size_t>(verticalScrollBar()->pageStep());
    if (event->matches(QKeySequence::Copy))
        copyRows();
    else if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        goTo(m_lines.count() - 1, true);
    } else if (event->key() == Qt::Key_Up)
        goTo(m_row == 0 ? 0 : m_row - 1, select);
    else if (event->key() == Qt::Key_Down)
        goTo(m_row + 1, select);
    else if (event->key() == Qt::Key_PageUp)
        goTo(m_row < page ? 0 : m_row - page, select);
    else if (event->key() == Qt::Key_PageDown)
        goTo(m_row + page, select);
    else if (event->key() == Qt::Key_Home && control)
        goTo(0, select);
    else if (event->key() == Qt::Key_End && control)
        goTo(m_lines.count() - 1, select);
    else if (event->key() == Qt::Key_Home)
        horizontalScrollBar()->setValue(0);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

std::size_t LargeTextView::rowUnder(int y) const
{
    const int row = verticalScrollBar()->value() + (y < 0 ? -1 : y / RowHeight);
    return std::min(static_cast<std::size_t>(std::max(row, 0)), m_lines.count() - 1);
}

void LargeTextView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        goTo(rowUnder(static_cast<int>(event->position().y())), event->modifiers().testFlag(Qt::ShiftModifier));
}

void LargeTextView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        goTo(rowUnder(static_cast<int>(event->position().y())), true);
}

void LargeTextView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_anchor == m_row ? tr("Copy line") : tr("Copy lines"), this, [this] { copyRows(); })
        ->setShortcut(QKeySequence::Copy);
    menu->popup(event->globalPos());
}

void LargeTextView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitScrollBars();
}

} // namespace ui

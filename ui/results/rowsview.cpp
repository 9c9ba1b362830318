#include "ui/results/rowsview.h"

#include "core/json/path.h"
#include "ui/theme/appearance.h"
#include "ui/theme/elsewhere.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr int RowHeight = 20;
constexpr int TextGap = 22; ///< Between the numbers and the text, where the folds are opened and closed.
constexpr int TextEnd = 24; ///< Room behind the longest row.
constexpr int FoldSize = 15;
/// Copying more than this takes longer than a frame.
constexpr std::uint32_t FewRowsToCopy = 5'000;

} // namespace

RowsView::RowsView(const Appearance &appearance, QWidget *parent)
    : QAbstractScrollArea(parent),
      m_appearance(appearance),
      m_font(Theme::codeFont()),
      m_laid(appearance, m_font)
{
    setFrameShape(NoFrame);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setViewportMargins(0, 6, 0, 0); // As in a CodeBox.
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    verticalScrollBar()->setSingleStep(3);
    connect(&appearance, &Appearance::themeChanged, this, [this] {
        m_laid.clear();
        viewport()->update();
    });
}

RowsView::~RowsView() = default;

void RowsView::setRows(std::shared_ptr<const results::Rows> rows)
{
    take(std::move(rows), nullptr);
}

void RowsView::setJson(std::shared_ptr<const results::JsonRows> rows)
{
    take(rows, rows);
}

void RowsView::take(std::shared_ptr<const results::Rows> rows, std::shared_ptr<const results::JsonRows> json)
{
    m_rows = std::move(rows);
    m_json = std::move(json);
    m_laid.setRows(m_rows, m_json);
    m_folds.set({});
    m_caret = m_anchor = {};
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    fitScrollBars();
    viewport()->update();
}

void RowsView::setNumbered(bool isNumbered)
{
    m_isNumbered = isNumbered;
    fitScrollBars();
    viewport()->update();
}

std::uint32_t RowsView::shownRows() const
{
    return m_rows ? m_folds.shown(m_rows->count()) : 0;
}

int RowsView::pageRows() const
{
    return std::max(1, viewport()->height() / RowHeight);
}

int RowsView::gutterWidth() const
{
    if (!m_isNumbered)
        return TextGap / 2;
    const auto digits = static_cast<qsizetype>(std::max(3U, m_rows ? m_rows->labelWidth() : 0U));
    return static_cast<int>(QFontMetricsF(m_font).horizontalAdvance(QString(digits, QLatin1Char('0')))) + 8 + TextGap;
}

std::uint32_t RowsView::columnsIn(int width) const
{
    constexpr int usualLabel = 8;
    const auto character = QFontMetricsF(m_font).horizontalAdvance(QLatin1Char('0'));
    const auto bar = verticalScrollBar()->sizeHint().width();
    return static_cast<std::uint32_t>(std::max((width - bar - 8 - TextGap - TextEnd) / character - usualLabel, 1.0));
}

std::uint32_t RowsView::top() const
{
    return m_rows ? laid(m_folds.rowOf(static_cast<std::uint32_t>(verticalScrollBar()->value()))).row.offsetAt(0) : 0;
}

void RowsView::setTop(std::uint32_t offset)
{
    if (m_rows)
        verticalScrollBar()->setValue(static_cast<int>(m_folds.shownOf(m_rows->rowAt(offset))));
}

void RowsView::fitScrollBars()
{
    // The vertical bar counts rows: pixels of a hundred million bytes do not fit an int.
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(shownRows()) - pageRows()));
    verticalScrollBar()->setPageStep(pageRows());
    const auto widest = QFontMetricsF(m_font).horizontalAdvance(QLatin1Char('0')) * (m_rows ? m_rows->longest() : 0U);
    const int width = gutterWidth() + static_cast<int>(widest) + TextEnd;
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(24);
}

const LaidRow &RowsView::laid(std::uint32_t row) const
{
    return m_laid.at(row, m_folds.isClosed(row));
}

void RowsView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_appearance.color(Role::Panel));
    if (!m_rows)
        return;
    painter.setFont(m_font);
    const auto first = static_cast<std::uint32_t>(verticalScrollBar()->value());
    const auto end = std::min(first + static_cast<std::uint32_t>(pageRows()) + 2, shownRows());
    for (auto shown = first; shown < end; ++shown)
        paintRow(painter, m_folds.rowOf(shown), static_cast<int>(shown - first) * RowHeight);
}

void RowsView::paintRow(QPainter &painter, std::uint32_t row, int top) const
{
    const auto &laid = this->laid(row);
    const int left = gutterWidth();
    if (row == m_caret.row)
        painter.fillRect(QRect(0, top, viewport()->width(), RowHeight), m_appearance.color(Role::CaretLine));
    paintGutter(painter, laid, row, top);

    painter.save();
    painter.setClipRect(QRect(left - 2, top, viewport()->width(), RowHeight));
    const QPointF origin(left - horizontalScrollBar()->value(), top + (RowHeight - laid.layout.lineAt(0).height()) / 2);
    laid.layout.draw(&painter, origin, washes(laid, row));
    if (hasFocus() && row == m_caret.row) {
        painter.setPen(m_appearance.color(Role::Text));
        const double x = origin.x() + laid.xOf(m_caret.column);
        painter.drawLine(QPointF(x, top + 2), QPointF(x, top + RowHeight - 3));
    }
    painter.restore();
}

void RowsView::paintGutter(QPainter &painter, const LaidRow &laid, std::uint32_t row, int top) const
{
    if (!m_isNumbered)
        return;
    const int numbers = gutterWidth() - TextGap;
    painter.setPen(m_appearance.color(Role::Comment));
    painter.drawText(QRectF(0, top, numbers, RowHeight), Qt::AlignRight | Qt::AlignVCenter, laid.label);
    if (!laid.row.isOpening)
        return;
    const auto name = isClosed(row) ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down");
    icon(name, m_appearance.theme())
        .paint(&painter,
               QRect(numbers + (TextGap - FoldSize) / 2, top + (RowHeight - FoldSize) / 2, FoldSize, FoldSize));
}

QList<QTextLayout::FormatRange> RowsView::washes(const LaidRow &laid, std::uint32_t row) const
{
    QList<QTextLayout::FormatRange> ranges;
    if (m_places && !laid.row.pieces.empty()) {
        auto color = m_appearance.color(Role::Warning);
        color.setAlphaF(0.25F);
        const auto begin = laid.row.pieces.front().bytes.begin;
        const auto end = laid.row.pieces.back().bytes.end;
        // One that begins in the row before may go on in this.
        const auto isBefore = [](text::Span place, std::uint32_t at) {
            return place.end <= at;
        };
        for (auto place = std::lower_bound(m_places->begin(), m_places->end(), begin, isBefore);
             place != m_places->end() && place->begin < end; ++place)
            ranges.append(laid.wash(laid.row.columnOf(place->begin), laid.row.columnOf(place->end), color));
    }
    const auto [from, to] = selection();
    if (from.row <= row && row <= to.row && from != to)
        ranges.append(laid.wash(row == from.row ? from.column : 0U,
                                row == to.row ? to.column : static_cast<std::uint32_t>(laid.row.text.size()),
                                m_appearance.color(Role::Selection)));
    return ranges;
}

std::optional<std::uint32_t> RowsView::chosen() const
{
    if (!m_rows)
        return std::nullopt;
    const auto from = selection().first;
    return laid(from.row).row.offsetAt(from.column);
}

void RowsView::choose(text::Span span)
{
    if (!m_rows)
        return;
    const auto row = m_rows->rowAt(span.begin);
    m_folds.reveal(row);
    fitScrollBars();
    m_anchor = m_caret = {row, laid(row).row.columnOf(span.begin)};
    if (span.length() > 0)
        m_caret = endOf(*m_rows, span).value_or(m_caret);
    keepInView();
}

RowsView::Reach RowsView::reach() const
{
    if (!m_rows)
        return {};
    return {offsetOf(*m_rows, m_anchor), offsetOf(*m_rows, m_caret)};
}

void RowsView::setReach(Reach reach)
{
    if (!m_rows)
        return;
    m_anchor = placeOf(*m_rows, reach.anchor);
    m_caret = placeOf(*m_rows, reach.caret);
    m_folds.reveal(m_anchor.row);
    m_folds.reveal(m_caret.row);
    fitScrollBars();
    keepInView();
}

void RowsView::markPlaces(std::shared_ptr<const std::vector<text::Span>> places)
{
    m_places = std::move(places);
    viewport()->update();
}

std::pair<results::RowPlace, results::RowPlace> RowsView::selection() const
{
    return std::minmax(m_anchor, m_caret);
}

QString RowsView::selectedText() const
{
    const auto [from, to] = selection();
    return m_rows ? QString::fromStdString(textBetween(*m_rows, from.row, from.column, to.row, to.column)) : QString();
}

void RowsView::copy() const
{
    if (!m_rows)
        return;
    const auto [from, to] = selection();
    const bool isLine = from == to; // Nothing is selected: the line, as editors do.
    const auto isCut = [this](std::uint32_t row) {
        return row < m_rows->count() && m_rows->row(row).continues;
    };
    const bool isShort = isLine ? m_rows->count() < FewRowsToCopy || (!isCut(from.row) && !isCut(from.row + 1))
                                : to.row - from.row < FewRowsToCopy;
    const auto text = [rows = m_rows, from = from, to = to, isLine] {
        return QString::fromStdString(isLine ? lineAround(*rows, from.row)
                                             : textBetween(*rows, from.row, from.column, to.row, to.column));
    };
    const auto put = [](const QString &copied) {
        QApplication::clipboard()->setText(copied);
    };
    if (isShort)
        put(text());
    else
        elsewhere(text, put);
}

void RowsView::selectAll()
{
    if (!m_rows)
        return;
    const auto last = m_rows->count() - 1;
    m_anchor = {};
    m_caret = {last, static_cast<std::uint32_t>(m_rows->row(last).text.size())};
    viewport()->update();
}

void RowsView::fold(std::vector<results::RowRange> ranges)
{
    m_folds.set(std::move(ranges));
    fitScrollBars();
    // The caret stays on what is to be seen.
    m_caret.row = m_anchor.row = m_folds.rowOf(m_folds.shownOf(m_caret.row));
    m_anchor.column = m_caret.column;
    keepInView();
}

void RowsView::setClosed(std::uint32_t row, bool isClosed)
{
    if (!m_rows)
        return;
    if (isClosed)
        m_folds.close({row, m_rows->lastRowOf(row)});
    else
        m_folds.open(row);
    fitScrollBars();
    const auto shown = m_folds.rowOf(m_folds.shownOf(m_caret.row));
    if (shown != m_caret.row)
        m_caret = m_anchor = {shown, 0};
    viewport()->update();
}

/// Closes the container that begins at the caret, or else the one around it.
void RowsView::closeAround()
{
    if (!m_json)
        return;
    auto row = m_caret.row;
    if (!laid(row).row.isOpening || isClosed(row)) {
        const auto spot = json::spotAt(*m_json->tape(), laid(row).row.offsetAt(0));
        auto path = spot.path;
        if (!path.empty())
            path.pop_back();
        if (const auto around = json::valueAt(m_json->tape()->root(), path))
            row = m_json->rowAt(around->span().begin);
    }
    setClosed(row, true);
    moveTo({m_folds.rowOf(m_folds.shownOf(row)), 0}, false);
}

void RowsView::keepInView()
{
    if (!m_rows)
        return;
    const auto shown = static_cast<int>(m_folds.shownOf(m_caret.row));
    auto *rows = verticalScrollBar();
    if (shown < rows->value() || shown >= rows->value() + pageRows())
        rows->setValue(shown < rows->value() && rows->value() - shown < pageRows() ? shown
                           : shown - rows->value() - pageRows() < pageRows() / 2 && shown >= rows->value()
                           ? shown - pageRows() + 1
                           : shown - pageRows() / 3);
    const auto &at = laid(m_caret.row);
    const auto x = static_cast<int>(std::lround(at.xOf(m_caret.column)));
    const int room = viewport()->width() - gutterWidth();
    auto *columns = horizontalScrollBar();
    if (x < columns->value())
        columns->setValue(std::max(0, x - 40));
    else if (x > columns->value() + room - 24)
        columns->setValue(x - room + 64);
    viewport()->update();
}

results::RowPlace RowsView::placeAt(const QPoint &position) const
{
    const int shown =
        verticalScrollBar()->value() + (position.y() < 0 ? -1 : static_cast<int>(position.y() / RowHeight));
    const auto last = std::max(1U, shownRows()) - 1;
    const auto row = m_folds.rowOf(std::min(static_cast<std::uint32_t>(std::max(shown, 0)), last));
    return {row, laid(row).columnAt(position.x() - gutterWidth() + horizontalScrollBar()->value())};
}

void RowsView::moveTo(results::RowPlace place, bool isSelecting)
{
    if (!m_rows)
        return;
    place.row = std::min(place.row, m_rows->count() - 1);
    m_caret = place;
    if (!isSelecting)
        m_anchor = place;
    keepInView();
    emit chosenChanged(*chosen());
}

void RowsView::moveBy(int rows, bool isSelecting)
{
    const auto last = static_cast<int>(std::max(1U, shownRows())) - 1;
    const int shown = std::clamp(static_cast<int>(m_folds.shownOf(m_caret.row)) + rows, 0, last);
    moveTo({m_folds.rowOf(static_cast<std::uint32_t>(shown)), m_caret.column}, isSelecting);
}

void RowsView::moveAlong(bool isBackwards, bool byWord, bool isSelecting)
{
    const auto &here = laid(m_caret.row);
    const auto mode = byWord ? QTextLayout::SkipWords : QTextLayout::SkipCharacters;
    const int at = std::min(here.text.positionOf(m_caret.column),
                            here.text.positionOf(static_cast<std::uint32_t>(here.row.text.size())));
    int next = at;
    // A mark for one character is several to draw.
    for (int before = -1; next != before && here.text.columnAt(next) == m_caret.column;) {
        before = next;
        next =
            isBackwards ? here.layout.previousCursorPosition(next, mode) : here.layout.nextCursorPosition(next, mode);
    }
    const auto column = here.text.columnAt(next);
    if (column != m_caret.column)
        return moveTo({m_caret.row, column}, isSelecting);
    // At an end of the row: on to the next.
    const auto shown = m_folds.shownOf(m_caret.row);
    if (isBackwards ? shown == 0 : shown + 1 >= shownRows())
        return;
    const auto row = m_folds.rowOf(isBackwards ? shown - 1 : shown + 1);
    moveTo({row, isBackwards ? static_cast<std::uint32_t>(laid(row).row.text.size()) : 0U}, isSelecting);
}

/// The value, key or word at the caret.
void RowsView::selectAround()
{
    const auto &row = laid(m_caret.row).row;
    if (m_json) {
        const auto spot = json::spotAt(*m_json->tape(), row.offsetAt(m_caret.column));
        if (spot.value.size() == 0 && !spot.isKey)
            return choose(spot.value.span());
    }
    const auto [from, to] = wordAround(row, m_caret.column);
    m_anchor = {m_caret.row, from};
    m_caret.column = to;
    viewport()->update();
}

void RowsView::keyPressEvent(QKeyEvent *event)
{
    if (!m_rows)
        return QAbstractScrollArea::keyPressEvent(event);
    const bool select = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    switch (event->key()) {
    case Qt::Key_Up:
        return moveBy(-1, select);
    case Qt::Key_Down:
        return moveBy(1, select);
    case Qt::Key_PageUp:
        return moveBy(-pageRows(), select);
    case Qt::Key_PageDown:
        return moveBy(pageRows(), select);
    case Qt::Key_Left:
    case Qt::Key_Right:
        return moveAlong(event->key() == Qt::Key_Left, control, select);
    case Qt::Key_Home:
        if (control)
            return moveTo({}, select);
        return moveTo({m_caret.row, 0}, select);
    case Qt::Key_End: {
        const auto row = control ? m_folds.rowOf(shownRows() - 1) : m_caret.row;
        return moveTo({row, static_cast<std::uint32_t>(laid(row).row.text.size())}, select);
    }
    // As in a tree.
    case Qt::Key_Plus:
        return setClosed(m_caret.row, false);
    case Qt::Key_Minus:
        return closeAround();
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (laid(m_caret.row).row.isOpening)
            setClosed(m_caret.row, !isClosed(m_caret.row));
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void RowsView::mousePressEvent(QMouseEvent *event)
{
    if (!m_rows || event->button() != Qt::LeftButton)
        return;
    const auto position = event->position().toPoint();
    const auto place = placeAt(position);
    if (position.x() < gutterWidth() && laid(place.row).row.isOpening)
        return setClosed(place.row, !isClosed(place.row));
    moveTo(place, event->modifiers().testFlag(Qt::ShiftModifier));
}

void RowsView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_rows && event->button() == Qt::LeftButton && event->position().x() >= gutterWidth())
        selectAround();
}

void RowsView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_rows && event->buttons().testFlag(Qt::LeftButton) && event->position().x() >= gutterWidth())
        moveTo(placeAt(event->position().toPoint()), true);
}

void RowsView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_rows)
        return;
    const bool isMouse = event->reason() == QContextMenuEvent::Mouse;
    if (isMouse) {
        const auto under = placeAt(viewport()->mapFromGlobal(event->globalPos()));
        const auto [from, to] = selection();
        if (under < from || to < under)
            moveTo(under, false);
    }
    const auto shown = static_cast<int>(m_folds.shownOf(m_caret.row)) - verticalScrollBar()->value();
    emit menuWanted(isMouse ? event->globalPos()
                            : viewport()->mapToGlobal(QPoint(gutterWidth(), (shown + 1) * RowHeight)));
}

void RowsView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitScrollBars();
}

void RowsView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_laid.clear();
}

void RowsView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void RowsView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace ui

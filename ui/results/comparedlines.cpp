#include "ui/results/comparedlines.h"

#include "core/base/visibletext.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <string>

namespace ui {
namespace {

using Kind = results::DifferenceKind;

constexpr int LineHeight = 20;
constexpr int Padding = 8;
/// Between the sides, where the sign stands.
constexpr int SignWidth = 22;
/// Equal lines that stay around a difference.
constexpr std::uint32_t Context = 3;
/// More of one line is not painted: it is in the list above, and in the answers.
constexpr std::uint32_t LongestLine = 2'000;

QString signOf(Kind kind)
{
    switch (kind) {
    case Kind::Added:
        return QStringLiteral("+");
    case Kind::Removed:
        return QStringLiteral("−");
    case Kind::Changed:
        return QStringLiteral("~");
    case Kind::Same:
        break;
    }
    return {};
}

/// `"key": value`, whatever stands around the colon.
std::string withSpace(std::string_view line)
{
    std::size_t end = 1;
    while (end < line.size() && line[end] != '"')
        end += line[end] == '\\' ? 2U : 1U;
    const auto colon = line.find_first_not_of(" \t\r\n", std::min(end + 1, line.size()));
    if (line.empty() || line.front() != '"' || colon == std::string_view::npos || line[colon] != ':')
        return std::string(line);
    const auto value = std::min(line.find_first_not_of(" \t\r\n", colon + 1), line.size());
    return std::string(line.substr(0, end + 1)).append(": ").append(line.substr(value));
}

Role washOf(Kind kind)
{
    return kind == Kind::Added ? Role::GoodWash : kind == Kind::Removed ? Role::LiveWash : Role::WarningWash;
}

} // namespace

ComparedLines::ComparedLines(const Appearance &appearance, QWidget *parent)
    : QAbstractScrollArea(parent),
      m_appearance(appearance),
      m_font(Theme::codeFont())
{
    setFrameShape(NoFrame);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("The two answers side by side"));
    connect(&appearance, &Appearance::themeChanged, viewport(), qOverload<>(&QWidget::update));
}

void ComparedLines::setComparison(std::shared_ptr<const results::Comparison> comparison)
{
    m_comparison = std::move(comparison);
    layOut();
}

void ComparedLines::setShowsAll(bool all)
{
    const auto line = m_current < rowCount() ? m_rows[static_cast<std::size_t>(m_current)].line : 0;
    m_showsAll = all;
    layOut();
    goTo(line);
}

void ComparedLines::layOut()
{
    m_rows.clear();
    m_longest = 0;
    m_current = 0;
    const auto count = m_comparison ? static_cast<std::uint32_t>(m_comparison->lines.size()) : 0U;
    std::uint32_t shownTo = 0; // Lines in front of this are in m_rows, or put away by a row of it.
    const auto show = [&](std::uint32_t begin, std::uint32_t end) {
        begin = std::max(begin, shownTo);
        if (begin == shownTo + 1)
            begin = shownTo; // One line takes no more room than to say that it is put away.
        if (begin > shownTo)
            m_rows.push_back({shownTo, begin - shownTo});
        for (auto line = begin; line < end; ++line)
            m_rows.push_back({line, 0});
        shownTo = std::max(end, shownTo);
    };
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto &line = m_comparison->lines[i];
        const auto length = std::max(line.left.length(), line.right.length());
        m_longest = std::max(m_longest, 2U * line.depth + std::min(length, LongestLine));
        if (m_showsAll)
            m_rows.push_back({i, 0});
        else if (line.kind != Kind::Same)
            show(i > Context ? i - Context : 0, std::min(i + Context + 1, count));
    }
    if (!m_showsAll && count > 0)
        show(count, count);
    fitScrollBars();
    viewport()->update();
}

void ComparedLines::fitScrollBars()
{
    const int page = std::max(1, viewport()->height() / LineHeight);
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, rowCount() - page));
    const int side = (viewport()->width() - SignWidth) / 2 - 2 * Padding;
    const int width = QFontMetrics(m_font).horizontalAdvance(QLatin1Char('m')) * static_cast<int>(m_longest);
    horizontalScrollBar()->setPageStep(std::max(1, side));
    horizontalScrollBar()->setSingleStep(LineHeight);
    horizontalScrollBar()->setRange(0, std::max(0, width - side));
}

void ComparedLines::goTo(std::uint32_t line)
{
    const auto found = std::upper_bound(m_rows.begin(), m_rows.end(), line,
                                        [](std::uint32_t wanted, const Row &row) { return wanted < row.line; });
    if (found == m_rows.begin())
        return;
    const int row = static_cast<int>(found - m_rows.begin()) - 1;
    const int page = verticalScrollBar()->pageStep();
    if (const int top = verticalScrollBar()->value(); row < top + 2 || row >= top + page - 2)
        verticalScrollBar()->setValue(row - page / 3);
    setCurrent(row);
}

void ComparedLines::setCurrent(int row)
{
    if (m_rows.empty())
        return;
    m_current = std::clamp(row, 0, rowCount() - 1);
    auto *bar = verticalScrollBar();
    if (m_current < bar->value())
        bar->setValue(m_current);
    else if (m_current >= bar->value() + bar->pageStep())
        bar->setValue(m_current - bar->pageStep() + 1);
    viewport()->update();
}

QString ComparedLines::textOf(text::Span span, bool isLeft) const
{
    const auto bytes = (isLeft ? m_comparison->left : m_comparison->right)->bytes();
    const auto part = withSpace(span.of(bytes).substr(0, LongestLine));
    auto text = base::visibleText(QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size())).simplified());
    return span.length() > LongestLine ? text + QChar(0x2026) : text;
}

void ComparedLines::copyLine() const
{
    if (m_current >= rowCount())
        return;
    const auto &line = m_comparison->lines[m_rows[static_cast<std::size_t>(m_current)].line];
    QStringList sides;
    for (const bool isLeft : {true, false})
        if (const auto span = isLeft ? line.left : line.right; !span.isEmpty()) {
            const auto part = span.of((isLeft ? m_comparison->left : m_comparison->right)->bytes());
            sides += QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size()));
        }
    if (line.kind == Kind::Same)
        sides.removeLast();
    QApplication::clipboard()->setText(sides.join(QLatin1Char('\n')));
}

void ComparedLines::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setFont(m_font);
    const int first = verticalScrollBar()->value();
    const int last = std::min(rowCount(), first + event->rect().bottom() / LineHeight + 1);
    for (int row = first + event->rect().top() / LineHeight; row < last; ++row)
        paintRow(painter, row, (row - first) * LineHeight);
    const int middle = (viewport()->width() - SignWidth) / 2;
    painter.setPen(m_appearance.color(Role::Line));
    painter.drawLine(middle, 0, middle, viewport()->height());
    painter.drawLine(middle + SignWidth - 1, 0, middle + SignWidth - 1, viewport()->height());
}

void ComparedLines::paintRow(QPainter &painter, int row, int top) const
{
    const auto &shown = m_rows[static_cast<std::size_t>(row)];
    const QRect whole(0, top, viewport()->width(), LineHeight);
    if (row == m_current)
        painter.fillRect(whole, m_appearance.color(hasFocus() ? Role::Selection : Role::CaretLine));
    if (shown.hidden > 0) {
        painter.setPen(m_appearance.color(Role::MutedText));
        painter.drawText(whole.adjusted(Padding, 0, -Padding, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         tr("… %1 equal lines").arg(QLocale().toString(shown.hidden)));
        return;
    }
    const auto &line = m_comparison->lines[shown.line];
    const int side = (viewport()->width() - SignWidth) / 2;
    paintSide(painter, {0, top, side, LineHeight}, line.left, line, true);
    paintSide(painter, {side + SignWidth, top, side, LineHeight}, line.right, line, false);
    painter.setPen(m_appearance.color(Role::Text));
    painter.drawText(QRect(side, top, SignWidth, LineHeight), Qt::AlignCenter, signOf(line.kind));
}

void ComparedLines::paintSide(QPainter &painter, const QRect &place, text::Span span, const results::ComparedLine &line,
                              bool isLeft) const
{
    if (span.isEmpty())
        return;
    painter.save();
    painter.setClipRect(place);
    if (line.kind != Kind::Same)
        painter.fillRect(place, m_appearance.color(washOf(line.kind)));
    painter.setPen(m_appearance.color(line.kind == Kind::Same ? Role::MutedText : Role::Text));
    const int indent = QFontMetrics(m_font).horizontalAdvance(QLatin1Char(' ')) * 2 * line.depth;
    const auto text = textOf(span, isLeft);
    const QPoint at(place.left() + Padding + indent - horizontalScrollBar()->value(),
                    place.top() + (LineHeight + QFontMetrics(m_font).ascent() - QFontMetrics(m_font).descent()) / 2);
    painter.drawText(at, text);
    painter.restore();
}

void ComparedLines::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitScrollBars();
}

void ComparedLines::keyPressEvent(QKeyEvent *event)
{
    const int page = verticalScrollBar()->pageStep();
    if (event->matches(QKeySequence::Copy))
        copyLine();
    else if (event->key() == Qt::Key_Down)
        setCurrent(m_current + 1);
    else if (event->key() == Qt::Key_Up)
        setCurrent(m_current - 1);
    else if (event->key() == Qt::Key_PageDown)
        setCurrent(m_current + page);
    else if (event->key() == Qt::Key_PageUp)
        setCurrent(m_current - page);
    else if (event->key() == Qt::Key_Home)
        setCurrent(0);
    else if (event->key() == Qt::Key_End)
        setCurrent(rowCount() - 1);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void ComparedLines::mousePressEvent(QMouseEvent *event)
{
    setCurrent(verticalScrollBar()->value() + event->pos().y() / LineHeight);
}

} // namespace ui

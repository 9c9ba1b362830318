#include "ui/docs/linkline.h"

#include "core/base/visibletext.h"
#include "ui/theme/appearance.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {
LinkLine::LinkLine(const Appearance &appearance, std::vector<Part> parts, Shape shape, QWidget *parent)
    : QWidget(parent),
      m_appearance(appearance),
      m_shape(std::move(shape)),
      m_parts(std::move(parts))
{
    QString text;
    for (auto &part : m_parts) {
        part.text = base::visibleText(part.text);
        if (!part.place.isEmpty())
            m_links.push_back({static_cast<int>(text.size()), static_cast<int>(part.text.size()), part.place});
        text += part.text;
    }
    m_layout.setText(text);
    m_layout.setFont(m_shape.font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout.setTextOption(option);
    m_layout.setCacheEnabled(true);
    setAccessibleName(text);
    setMouseTracking(true);
    setFocusPolicy(m_links.empty() ? Qt::NoFocus : Qt::TabFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFormats();
    connect(&appearance, &Appearance::themeChanged, this, &LinkLine::setFormats);
}

LinkLine::~LinkLine() = default;

void LinkLine::setFormats()
{
    QList<QTextLayout::FormatRange> formats;
    int begin = 0;
    for (const auto &part : m_parts) {
        QTextLayout::FormatRange range;
        range.start = begin;
        range.length = static_cast<int>(part.text.size());
        range.format.setForeground(m_appearance.color(part.role));
        range.format.setFontStrikeOut(part.struckOut);
        if (part.isCode)
            range.format.setFont(Theme::codeFont(), QTextCharFormat::FontPropertiesSpecifiedOnly);
        begin += range.length;
        formats.append(range);
    }
    for (const int link : {m_hovered, m_focused}) {
        if (link < 0)
            continue;
        QTextLayout::FormatRange range;
        range.start = m_links[static_cast<std::size_t>(link)].begin;
        range.length = m_links[static_cast<std::size_t>(link)].length;
        range.format.setFontUnderline(true);
        if (link == m_focused)
            range.format.setBackground(m_appearance.color(Role::AccentWash));
        formats.append(range);
    }
    m_layout.setFormats(formats);
    lay(m_layout, contentsRect().width());
    update();
}

void LinkLine::setMarked(bool marked)
{
    m_marked = marked;
    update();
}

int LinkLine::lay(QTextLayout &layout, int width) const
{
    double y = 0;
    layout.beginLayout();
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        const double indent = y > 0 ? m_shape.hangingIndent : 0;
        line.setLineWidth(std::max(20.0, width - indent));
        line.setPosition({indent, y + (m_shape.lineHeight - line.height()) / 2});
        y += m_shape.lineHeight;
    }
    layout.endLayout();
    return static_cast<int>(std::max(y, static_cast<double>(m_shape.lineHeight)));
}

QSize LinkLine::sizeHint() const
{
    const QFontMetricsF metrics(m_layout.font());
    const auto margins = contentsMargins();
    return {static_cast<int>(std::ceil(metrics.horizontalAdvance(m_layout.text()))) + 1 + margins.left()
                + margins.right(),
            m_shape.lineHeight + margins.top() + margins.bottom()};
}

QSize LinkLine::minimumSizeHint() const
{
    return {60, m_shape.lineHeight};
}

int LinkLine::heightForWidth(int width) const
{
    // Layouts ask again and again.
    if (m_knownWidth == width)
        return m_knownHeight;
    QTextLayout layout(m_layout.text(), m_layout.font());
    layout.setTextOption(m_layout.textOption());
    layout.setFormats(m_layout.formats());
    const auto margins = contentsMargins();
    m_knownWidth = width;
    m_knownHeight = lay(layout, width - margins.left() - margins.right()) + margins.top() + margins.bottom();
    return m_knownHeight;
}

void LinkLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    lay(m_layout, contentsRect().width());
}

void LinkLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_marked)
        painter.fillRect(rect(), m_appearance.color(Role::AccentWash));
    m_layout.draw(&painter, contentsRect().topLeft());
}

int LinkLine::linkAt(QPointF position) const
{
    position -= contentsRect().topLeft();
    for (int number = 0; number < m_layout.lineCount(); ++number) {
        const auto line = m_layout.lineAt(number);
        const double top = number * m_shape.lineHeight;
        if (position.y() < top || position.y() >= top + m_shape.lineHeight
            || position.x() > line.naturalTextRect().right())
            continue;
        const int character = line.xToCursor(position.x(), QTextLine::CursorOnCharacter);
        for (std::size_t link = 0; link < m_links.size(); ++link)
            if (m_links[link].begin <= character && character < m_links[link].begin + m_links[link].length)
                return static_cast<int>(link);
    }
    return -1;
}

void LinkLine::setLink(int &which, int link)
{
    if (which == link)
        return;
    which = link;
    setFormats();
}

void LinkLine::mouseMoveEvent(QMouseEvent *event)
{
    const int link = linkAt(event->position());
    setCursor(link < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    setLink(m_hovered, link);
}

void LinkLine::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton ? linkAt(event->position()) : -1;
    if (m_pressed < 0)
        event->ignore();
}

void LinkLine::mouseReleaseEvent(QMouseEvent *event)
{
    const int pressed = std::exchange(m_pressed, -1);
    if (pressed >= 0 && linkAt(event->position()) == pressed)
        emit activated(m_links[static_cast<std::size_t>(pressed)].place);
}

void LinkLine::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    setLink(m_hovered, -1);
}

void LinkLine::keyPressEvent(QKeyEvent *event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (opens && m_focused >= 0 && event->modifiers() == Qt::NoModifier)
        emit activated(m_links[static_cast<std::size_t>(m_focused)].place);
    else
        QWidget::keyPressEvent(event);
}

void LinkLine::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    setLink(m_focused, event->reason() == Qt::BacktabFocusReason ? static_cast<int>(m_links.size()) - 1 : 0);
}

void LinkLine::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    setLink(m_focused, -1);
}

bool LinkLine::focusNextPrevChild(bool next)
{
    const int link = m_focused + (next ? 1 : -1);
    if (m_focused < 0 || link < 0 || link >= static_cast<int>(m_links.size()))
        return QWidget::focusNextPrevChild(next);
    setLink(m_focused, link);
    return true;
}

} // namespace ui

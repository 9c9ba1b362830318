#include "ui/docs/linkline.h"

#include "ui/theme/appearance.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace ui {
LinkLine::LinkLine(const Appearance &appearance, std::vector<Part> parts, Shape shape, QWidget *parent)
    : QWidget(parent),
      m_appearance(appearance),
      m_text(parts, shape),
      m_measure(std::move(parts), std::move(shape))
{
    setAccessibleName(text());
    setMouseTracking(true);
    setFocusPolicy(m_text.linkCount() == 0 ? Qt::NoFocus : Qt::TabFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFormats();
    connect(&appearance, &Appearance::themeChanged, this, &LinkLine::setFormats);
}

LinkLine::~LinkLine() = default;

void LinkLine::setFormats()
{
    m_text.format(m_appearance, m_hovered, m_focused);
    m_text.lay(contentsRect().width());
    update();
}

QSize LinkLine::sizeHint() const
{
    const QFontMetricsF metrics(m_text.shape().font);
    const auto margins = contentsMargins();
    return {static_cast<int>(std::ceil(metrics.horizontalAdvance(text()))) + 1 + margins.left() + margins.right(),
            m_text.shape().lineHeight + margins.top() + margins.bottom()};
}

QSize LinkLine::minimumSizeHint() const
{
    return {60, m_text.shape().lineHeight};
}

int LinkLine::heightForWidth(int width) const
{
    if (m_knownWidth == width)
        return m_knownHeight;
    const auto margins = contentsMargins();
    m_knownWidth = width;
    m_knownHeight = m_measure.lay(width - margins.left() - margins.right()) + margins.top() + margins.bottom();
    return m_knownHeight;
}

void LinkLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_text.lay(contentsRect().width());
}

void LinkLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_text.draw(&painter, contentsRect().topLeft());
}

int LinkLine::linkAt(QPointF position) const
{
    return m_text.linkAt(position - contentsRect().topLeft());
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
        emit activated(m_text.place(pressed));
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
        emit activated(m_text.place(m_focused));
    else
        QWidget::keyPressEvent(event);
}

void LinkLine::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    setLink(m_focused, event->reason() == Qt::BacktabFocusReason ? m_text.linkCount() - 1 : 0);
}

void LinkLine::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    setLink(m_focused, -1);
}

bool LinkLine::focusNextPrevChild(bool next)
{
    const int link = m_focused + (next ? 1 : -1);
    if (m_focused < 0 || link < 0 || link >= m_text.linkCount())
        return QWidget::focusNextPrevChild(next);
    setLink(m_focused, link);
    return true;
}

} // namespace ui

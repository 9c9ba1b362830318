#include "ui/shell/givingsplit.h"

#include <QEvent>

#include <algorithm>

namespace ui {

GivingSplit::GivingSplit(QWidget *parent) : QSplitter(Qt::Horizontal, parent)
{
    setHandleWidth(1);
    setChildrenCollapsible(false);
    connect(this, &QSplitter::splitterMoved, this, [this] { m_chosen = sizes(); });
}

void GivingSplit::showSecond(bool wanted)
{
    m_isWanted = wanted;
    // Before the window is seen nobody has asked: that it was open the last time is no reason to be too wide.
    m_isInsisted = wanted && isVisible() && width() < leastOfBoth();
    arrange();
}

QList<int> GivingSplit::chosenSizes() const
{
    return count() == 2 && widget(1)->isHidden() && !m_chosen.isEmpty() ? m_chosen : sizes();
}

void GivingSplit::chooseSizes(const QList<int> &sizes)
{
    setSizes(sizes);
    m_chosen = sizes;
}

QSize GivingSplit::minimumSizeHint() const
{
    auto size = QSplitter::minimumSizeHint();
    if (count() == 2 && !m_isInsisted)
        size.setWidth(widget(0)->minimumSizeHint().width());
    return size;
}

bool GivingSplit::event(QEvent *event)
{
    // What stands inside the first needs more room, or less.
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return QSplitter::event(event);
}

void GivingSplit::resizeEvent(QResizeEvent *event)
{
    if (width() >= leastOfBoth())
        m_isInsisted = false;
    arrange();
    QSplitter::resizeEvent(event);
}

int GivingSplit::leastOfBoth() const
{
    if (count() < 2)
        return 0;
    const int second = std::max(widget(1)->minimumWidth(), widget(1)->minimumSizeHint().width());
    return widget(0)->minimumSizeHint().width() + handleWidth() + second;
}

void GivingSplit::arrange()
{
    if (count() < 2)
        return;
    const bool isShown = m_isWanted && (m_isInsisted || !isVisible() || width() >= leastOfBoth());
    if (isShown == !widget(1)->isHidden())
        return;
    if (!isShown && m_chosen.isEmpty() && isVisible())
        m_chosen = sizes();
    widget(1)->setVisible(isShown);
    updateGeometry();
    emit secondShown(isShown);
}

} // namespace ui

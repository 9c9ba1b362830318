#pragma once

#include <QWidget>

namespace ui {

/// Lets the keyboard go from \a before into \a part, whose own order stays: Qt puts what is made later at the end of
/// the whole window's order.
inline void tabFromTo(QWidget *before, QWidget &part)
{
    QList<QWidget *> inside;
    for (auto *next = part.nextInFocusChain(); next != &part; next = next->nextInFocusChain()) {
        if (part.isAncestorOf(next) && next->focusPolicy() != Qt::NoFocus)
            inside.append(next);
    }
    for (auto *widget : inside) {
        QWidget::setTabOrder(before, widget);
        before = widget;
    }
}

} // namespace ui

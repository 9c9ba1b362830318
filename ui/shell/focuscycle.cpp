#include "ui/shell/focuscycle.h"

#include <QWidget>

namespace ui {
namespace {

QWidget *takerIn(QWidget &pane)
{
    auto *taker = &pane;
    const auto parts = pane.findChildren<QWidget *>();
    for (auto *part : parts) {
        if (taker->focusPolicy() & Qt::TabFocus)
            break;
        if (part->isVisible() && part->isEnabled())
            taker = part;
    }
    return (taker->focusPolicy() & Qt::TabFocus) && taker->isVisible() ? taker : nullptr;
}

} // namespace

void cycleFocus(const QList<QWidget *> &panes, const QWidget *focused, int by)
{
    qsizetype now = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focused && (panes.at(i) == focused || panes.at(i)->isAncestorOf(focused)))
            now = i;
    }
    for (qsizetype i = 1; i <= panes.size(); ++i) {
        auto *pane = panes.at((now + by * i + 2 * panes.size()) % panes.size());
        if (auto *taker = takerIn(*pane)) {
            taker->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace ui

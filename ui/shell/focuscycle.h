#pragma once

#include <QList>

class QWidget;

namespace ui {

/// Moves the focus from the pane of \a panes that has it to the one \a by steps on (1 or -1), round and round, over
/// panes that are hidden or take no focus. A pane that takes none itself hands it to the first part that does.
void cycleFocus(const QList<QWidget *> &panes, const QWidget *focused, int by);

} // namespace ui

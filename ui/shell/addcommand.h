#pragma once

#include <QAction>
#include <QMenu>

namespace ui {

/// A command of a menu. \a id: under which it is remembered; never changed once it is published. \a act is called in
/// the thread of \a context and not after it.
template <typename Context, typename Act>
QAction *addCommand(QMenu &menu, const char *id, const QString &text, const QList<QKeySequence> &keys, Context *context,
                    Act act)
{
    auto *action = menu.addAction(text);
    action->setObjectName(QLatin1String(id));
    action->setShortcuts(keys);
    QObject::connect(action, &QAction::triggered, context, act);
    return action;
}

} // namespace ui

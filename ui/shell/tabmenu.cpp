#include "ui/shell/tabmenu.h"

#include "ui/shell/explorer.h"

#include <QAction>
#include <QMenu>

namespace ui {

void addTabCommands(QMenu &menu, Explorer &explorer, std::function<bool()> enter)
{
    const auto add = [&](const char *id, const QString &text, const QString &key, auto act) {
        auto *action = menu.addAction(text);
        action->setObjectName(QLatin1String(id));
        if (!key.isEmpty())
            action->setShortcut(QKeySequence(key));
        QObject::connect(action, &QAction::triggered, &explorer, [enter, act] {
            if (enter())
                act();
        });
        return action;
    };
    // F2 on the tabs themselves; in a text it renames what stands at the caret.
    add("renameTab", Explorer::tr("&Name Tab…"), {}, [&explorer] { explorer.renameTab(); });
    add("duplicateTab", Explorer::tr("&Duplicate Tab"), {}, [&explorer] { explorer.duplicateTab(); });
    menu.addSeparator();
    add("moveTabLeft", Explorer::tr("Move Tab &Left"), Explorer::tr("Ctrl+Shift+PgUp"),
        [&explorer] { explorer.moveTab(-1); });
    add("moveTabRight", Explorer::tr("Move Tab R&ight"), Explorer::tr("Ctrl+Shift+PgDown"),
        [&explorer] { explorer.moveTab(1); });
    menu.addSeparator();
    add("closeOtherTabs", Explorer::tr("Close &Other Tabs"), {}, [&explorer] { explorer.closeOtherTabs(); });
    QObject::connect(&explorer, &Explorer::tabMenuRequested, &menu, [&menu, &explorer](QPoint place) {
        auto *own = new QMenu(&explorer);
        own->setAttribute(Qt::WA_DeleteOnClose);
        for (const char *id : {"closeTab", "reopenClosedTab"}) {
            if (auto *action = explorer.window()->findChild<QAction *>(QLatin1String(id)))
                own->addAction(action);
        }
        own->addSeparator();
        own->addActions(menu.actions());
        own->popup(place);
    });
}

} // namespace ui

#include "ui/shell/tabmenu.h"

#include "ui/shell/addcommand.h"
#include "ui/shell/explorer.h"

namespace ui {

void addTabCommands(QMenu &menu, Explorer &explorer, std::function<bool()> enter)
{
    const auto add = [&](const char *id, const QString &text, const QList<QKeySequence> &keys, auto act) {
        addCommand(menu, id, text, keys, &explorer, [enter, act] {
            if (enter())
                act();
        });
    };
    // F2 on the tabs themselves; in a text it renames what stands at the caret.
    add("renameTab", Explorer::tr("&Name Tab…"), {}, [&explorer] { explorer.renameTab(); });
    add("duplicateTab", Explorer::tr("&Duplicate Tab"), {}, [&explorer] { explorer.duplicateTab(); });
    menu.addSeparator();
    add("moveTabLeft", Explorer::tr("Move Tab &Left"), {QKeySequence(Explorer::tr("Ctrl+Shift+PgUp"))},
        [&explorer] { explorer.moveTab(-1); });
    add("moveTabRight", Explorer::tr("Move Tab R&ight"), {QKeySequence(Explorer::tr("Ctrl+Shift+PgDown"))},
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

// The menus of the window: every command with its key, in one place.
#include "ui/docs/docspane.h"
#include "ui/projects/projectspage.h"
#include "ui/results/answerview.h"
#include "ui/shell/aboutsheet.h"
#include "ui/shell/addcommand.h"
#include "ui/shell/answermenu.h"
#include "ui/shell/collectionside.h"
#include "ui/shell/commandlist.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/compareflow.h"
#include "ui/shell/copyas.h"
#include "ui/shell/docsflow.h"
#include "ui/shell/documentfiles.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/shell/historyflow.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/openflow.h"
#include "ui/shell/pageflow.h"
#include "ui/shell/projectband.h"
#include "ui/shell/projectframe.h"
#include "ui/shell/rail.h"
#include "ui/shell/rooms.h"
#include "ui/shell/runbutton.h"
#include "ui/shell/runflow.h"
#include "ui/shell/settingssheet.h"
#include "ui/shell/tabmenu.h"
#include "ui/shell/usersflow.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QSplitter>

#include <tuple>

namespace ui {
namespace {

/// Commands of the box that has the focus. Their keys belong to the boxes themselves; the menu only shows them.
void addBoxCommand(QMenu &menu, const char *id, const QString &text, const QList<QKeySequence> &keys, const char *slot)
{
    auto *action =
        menu.addAction(text + QLatin1Char('\t') + QKeySequence::listToString(keys, QKeySequence::NativeText));
    action->setObjectName(QLatin1String(id));
    QObject::connect(action, &QAction::triggered, action, [slot] {
        // A field of a form stands inside the box that has the command.
        for (auto *box = QApplication::focusWidget(); box; box = box->parentWidget()) {
            if (box->metaObject()->indexOfSlot(qPrintable(QLatin1String(slot) + QLatin1String("()"))) >= 0) {
                QMetaObject::invokeMethod(box, slot);
                return;
            }
        }
    });
}

} // namespace

void MainWindow::makeMenus()
{
    auto &file = *menuBar()->addMenu(tr("&File"));
    addCommand(file, "newTab", tr("&New Tab"), {QKeySequence(tr("Ctrl+T"))}, m_opening, &OpenFlow::newTab);
    addCommand(file, "openFile", tr("&Open…"), {QKeySequence(tr("Ctrl+O"))}, m_opening, &OpenFlow::chooseFile);
    addCommand(file, "openFolder", tr("Open &Folder…"), {}, this, [this] {
        showExplorer();
        m_collection->setShown(true);
        m_collection->choose();
    });
    addCommand(file, "openCurlOrLink", tr("Open cURL or &Link…"), {QKeySequence(tr("Ctrl+Shift+O"))}, m_opening,
               &OpenFlow::askForForeign);
    addCommand(file, "reopenClosedTab", tr("&Reopen Closed Tab"), {QKeySequence(tr("Ctrl+Shift+T"))}, this, [this] {
        showExplorer();
        m_explorer->reopen();
    });
    addCommand(file, "closeTab", tr("&Close Tab"), {QKeySequence(tr("Ctrl+W"))}, this,
               onSeenTab([this] { m_explorer->closePage(m_explorer->current()); }));
    addTabCommands(*file.addMenu(tr("Ta&b")), *m_explorer, [this] { return seesTab(); });
    file.addSeparator();
    addCommand(file, "save", tr("&Save"), {QKeySequence(tr("Ctrl+S"))}, this, onSeenTab([this] {
                   if (auto *page = m_explorer->current())
                       m_files->save(*page);
               }));
    addCommand(file, "saveAs", tr("Save &As…"), {QKeySequence(tr("Ctrl+Shift+S"))}, this, onSeenTab([this] {
                   if (auto *page = m_explorer->current())
                       m_files->saveAs(*page);
               }));
    file.addSeparator();
    addCommand(file, "importWorkspace", tr("&Import Workspace…"), {}, m_opening, &OpenFlow::chooseWorkspace);
    addCommand(file, "exportWorkspace", tr("&Export Workspace…"), {}, m_opening, &OpenFlow::exportWorkspace);
    file.addSeparator();
    addCommand(file, "quit", tr("&Quit"), {QKeySequence(tr("Ctrl+Q"))}, this, &MainWindow::close);

    auto &edit = *menuBar()->addMenu(tr("&Edit"));
    addBoxCommand(edit, "undo", tr("&Undo"), {QKeySequence(QKeySequence::Undo)}, "undo");
    addBoxCommand(edit, "redo", tr("&Redo"), {QKeySequence(QKeySequence::Redo)}, "redo");
    edit.addSeparator();
    addBoxCommand(edit, "cut", tr("Cu&t"), {QKeySequence(QKeySequence::Cut)}, "cut");
    addBoxCommand(edit, "copy", tr("&Copy"), {QKeySequence(QKeySequence::Copy)}, "copy");
    addBoxCommand(edit, "paste", tr("&Paste"), {QKeySequence(QKeySequence::Paste)}, "paste");
    addBoxCommand(edit, "selectAll", tr("Select &All"), {QKeySequence(QKeySequence::SelectAll)}, "selectAll");
    addBoxCommand(edit, "growSelection", tr("&Grow Selection"), {QKeySequence(tr("Shift+Alt+Right"))}, "growSelection");
    addBoxCommand(edit, "shrinkSelection", tr("S&hrink Selection"), {QKeySequence(tr("Shift+Alt+Left"))},
                  "shrinkSelection");
    auto &carets = *edit.addMenu(tr("Carets and Parts of &Words"));
    addBoxCommand(carets, "addCaretAbove", tr("Add Caret &Above"), {QKeySequence(tr("Shift+Alt+Up"))}, "addCaretAbove");
    addBoxCommand(carets, "addCaretBelow", tr("Add Caret &Below"), {QKeySequence(tr("Shift+Alt+Down"))},
                  "addCaretBelow");
    addBoxCommand(carets, "addNextOccurrence", tr("Add &Next Occurrence"), {QKeySequence(tr("Ctrl+D"))},
                  "addNextOccurrence");
    carets.addSeparator();
    addBoxCommand(carets, "subwordLeft", tr("Part of Word &Left"), {QKeySequence(tr("Alt+Left"))}, "subwordLeft");
    addBoxCommand(carets, "subwordRight", tr("Part of Word &Right"), {QKeySequence(tr("Alt+Right"))}, "subwordRight");
    addBoxCommand(carets, "deleteSubwordLeft", tr("&Delete Part of Word Left"), {QKeySequence(tr("Alt+Backspace"))},
                  "deleteSubwordLeft");
    addBoxCommand(carets, "deleteSubwordRight", tr("Delete &Part of Word Right"), {QKeySequence(tr("Alt+Del"))},
                  "deleteSubwordRight");
    edit.addSeparator();
    addBoxCommand(edit, "find", tr("&Find"), {QKeySequence(QKeySequence::Find)}, "openFindBar");
    addBoxCommand(edit, "replace", tr("R&eplace"), {QKeySequence(Qt::CTRL | Qt::Key_H)}, "openReplaceBar");
    addCommand(edit, "copyQuery", tr("Copy &Query"), {QKeySequence(tr("Ctrl+Shift+C"))}, this,
               onSeenTab([this] { emit m_explorer->copyRequested(); }));
    m_explorer->setCopyMenu(makeCopyMenu(edit));
    edit.addSeparator();
    addCommand(edit, "settings", tr("&Settings…"), {QKeySequence(tr("Ctrl+,"))}, this,
               [this] { openSettings(SettingsSheet::First::Theme); });

    makeQueryMenu();
    addAnswerMenu(*menuBar(), [this] {
        auto *page = m_explorer->current();
        return page && seesTab() ? page->findChild<AnswerView *>() : nullptr;
    });
    auto &view = *menuBar()->addMenu(tr("&View"));
    makeRooms(view);
    view.addSeparator();
    m_builderAction =
        addCommand(view, "builder", tr("&Builder"), {QKeySequence(tr("Ctrl+Shift+B"))}, this, [this](bool shown) {
            const bool isWanted = !seesTab() || shown;
            m_explorer->showBuilder(isWanted);
            if (auto *page = m_explorer->current())
                isWanted ? page->focusBuilder() : page->focusEditor();
        });
    m_builderAction->setCheckable(true);
    addCommand(view, "searchBuilder", tr("Search Bui&lder"), {QKeySequence(tr("Ctrl+Alt+B"))}, this, [this] {
        showExplorer();
        m_explorer->showBuilder(true);
        if (auto *page = m_explorer->current())
            page->searchBuilder();
    });
    auto *collection =
        addCommand(view, "collection", tr("&Collection"), {QKeySequence(tr("Ctrl+Shift+K"))}, this, [this](bool shown) {
            showExplorer();
            m_collection->setShown(shown);
            if (shown)
                m_collection->focusSearch();
        });
    collection->setCheckable(true);
    connect(m_collection, &CollectionSide::shownChanged, collection, &QAction::setChecked);
    addCommand(view, "searchCollection", tr("Search C&ollection"), {QKeySequence(tr("Ctrl+P"))}, this, [this] {
        showExplorer();
        m_collection->focusSearch();
    });
    m_docsAction =
        addCommand(view, "docs", tr("&Docs"), {QKeySequence(tr("Ctrl+Shift+D")), QKeySequence(tr("Ctrl+\\"))}, this,
                   [this](bool shown) {
                       // From another room one goes to the docs, however they were left.
                       const bool isSeen = seesTab();
                       m_explorer->showDocs(shown || !isSeen);
                   });
    m_docsAction->setCheckable(true);
    m_docsAction->setChecked(true);
    addCommand(view, "searchDocs", tr("&Search Docs"), {QKeySequence(tr("Ctrl+K")), QKeySequence(tr("Ctrl+Alt+K"))},
               this, [this] {
                   showExplorer();
                   m_explorer->showDocs(true);
                   m_explorer->docs().focusSearch();
               });
    auto *hide = addCommand(view, "hideRelayWrappersInDocs", tr("Hide Relay &Wrappers in Docs"), {}, this,
                            [this](bool hides) { m_explorer->docs().setHidesWrappers(hides); });
    hide->setCheckable(true);
    connect(&m_explorer->docs(), &DocsPane::hidesWrappersChanged, hide, &QAction::setChecked);
    auto *form = addCommand(view, "variablesAsForm", tr("Variables as &Form"), {QKeySequence(tr("Ctrl+Shift+J"))}, this,
                            [this](bool shown) {
                                showExplorer();
                                m_explorer->setShowsForms(shown);
                                if (auto *page = m_explorer->current())
                                    page->focusVariables();
                            });
    form->setCheckable(true);
    connect(m_explorer, &Explorer::showsFormsChanged, form, &QAction::setChecked);
    view.addSeparator();
    const auto addPlace = [&](const char *id, const QString &text, const QString &key, void (DocumentPage::*focus)()) {
        addCommand(view, id, text, {QKeySequence(key)}, this, [this, focus] {
            if (auto *page = m_explorer->current()) {
                showExplorer();
                (page->*focus)();
            }
        });
    };
    addPlace("goToVariables", tr("Go to &Variables"), tr("Ctrl+Shift+V"), &DocumentPage::focusVariables);
    addPlace("goToHeaders", tr("Go to He&aders"), tr("Ctrl+Shift+H"), &DocumentPage::focusHeaders);
    addCommand(view, "nextPane", tr("Ne&xt Pane"), {QKeySequence(tr("F6"))}, this, [this] { cyclePanes(1); });
    addCommand(view, "previousPane", tr("P&revious Pane"), {QKeySequence(tr("Shift+F6"))}, this,
               [this] { cyclePanes(-1); });
    auto &tabs = *view.addMenu(tr("&Go to Tab"));
    addCommand(tabs, "nextTab", tr("&Next Tab"), {QKeySequence(tr("Ctrl+PgDown")), QKeySequence(tr("Ctrl+Tab"))}, this,
               onSeenTab([this] { m_explorer->step(1); }));
    addCommand(tabs, "previousTab", tr("&Previous Tab"),
               {QKeySequence(tr("Ctrl+PgUp")), QKeySequence(tr("Ctrl+Shift+Tab"))}, this,
               onSeenTab([this] { m_explorer->step(-1); }));
    tabs.addSeparator();
    constexpr int LastTab = 9; // Under this key browsers have the last one, whichever it is.
    for (int number = 1; number <= LastTab; ++number) {
        addCommand(tabs, qPrintable(QStringLiteral("goToTab%1").arg(number)),
                   number == LastTab ? tr("The &Last") : tr("Tab &%1").arg(number),
                   {QKeySequence(QStringLiteral("Ctrl+%1").arg(number))}, this, [this, number] {
                       const auto all = m_explorer->tabs();
                       const auto index = number == LastTab ? all.size() : qsizetype(number);
                       if (index < 1 || index > all.size())
                           return;
                       showExplorer();
                       m_explorer->setCurrent(all.at(index - 1));
                   });
    }
    view.addSeparator();
    makeTheme(*view.addMenu(tr("&Theme")));

    auto &run = *menuBar()->addMenu(tr("&Run"));
    m_runAction =
        addCommand(run, "runOperation", tr("&Run Operation"),
                   {QKeySequence(tr("Ctrl+Return")), QKeySequence(tr("Ctrl+Enter"))}, this, &MainWindow::runCurrent);
    addCommand(run, "chooseOperation", tr("&Choose Operation…"),
               {QKeySequence(tr("Ctrl+Alt+Return")), QKeySequence(tr("Ctrl+Alt+Enter"))}, this, onSeenTab([this] {
                   if (const auto *page = m_explorer->current();
                       page && !page->isRunning() && !page->operationNames().isEmpty())
                       m_explorer->runButton().pick();
               }));
    m_cancelAction = addCommand(run, "cancelRequest", tr("C&ancel Request"), {QKeySequence(tr("Esc"))}, this, [this] {
        if (const auto *page = m_explorer->current(); page && !m_pageFlow->cancel(*page))
            m_flow->cancel(*page);
    });
    m_cancelAction->setEnabled(false);
    run.addSeparator();
    makeAnswerMenu(run);
    run.addSeparator();
    addCommand(run, "fetchSchemaAgain", tr("&Fetch Schema Again"), {QKeySequence(tr("Ctrl+Shift+R"))}, this,
               &MainWindow::fetchSchema);
    addCommand(run, "exportSchemaAsSDL", tr("Export Schema as &SDL…"), {}, this,
               [this] { m_docs->exportSchemaAs(DocsPane::Export::Sdl); });
    addCommand(run, "exportSchemaAsJSON", tr("Export Schema as &JSON…"), {}, this,
               [this] { m_docs->exportSchemaAs(DocsPane::Export::Json); });

    auto &projects = *menuBar()->addMenu(tr("&Project"));
    m_frame->addCommands(projects);
    projects.addSeparator();
    addCommand(projects, "chooseProject", tr("&Choose Project…"), {QKeySequence(tr("Ctrl+E"))}, this,
               [this] { m_band->pickProject(); });
    addCommand(projects, "manageProjects", tr("&Manage Projects"), {}, this,
               [this] { m_rooms->enter(m_projectsRoom); });
    addCommand(projects, "addProject", tr("&Add Project…"), {}, this, [this] {
        m_rooms->enter(m_projectsRoom);
        m_projectsPage->addProject();
    });

    auto &help = *menuBar()->addMenu(tr("&Help"));
    addCommand(help, "commandPalette", tr("&Command Palette…"), {QKeySequence(tr("F1"))}, this,
               [this] { (new CommandPalette(*m_commands, m_appearance, this))->open(); });
    addCommand(help, "keyboardShortcuts", tr("&Keyboard Shortcuts…"), {QKeySequence(tr("Shift+F1"))}, this,
               [this] { openSettings(SettingsSheet::First::Keys); });
    addCommand(help, "aboutGatehouse", tr("&About Gatehouse"), {}, this,
               [this] { (new AboutSheet(m_appearance, this))->open(); });
    m_commands = new CommandList(*menuBar(), this);
    connect(m_commands, &CommandList::changed, this, &MainWindow::stateChanged);
}

void MainWindow::makeRooms(QMenu &menu)
{
    const auto add = [&](const char *id, const QString &text, const QString &key, const char *iconName,
                         std::function<Room()> make) {
        auto *action = menu.addAction(text);
        action->setObjectName(QLatin1String(id));
        action->setShortcut(QKeySequence(key));
        m_rooms->add(action, std::move(make));
        m_rail->addRoom(action, QLatin1String(iconName));
        return action;
    };
    m_explorerRoom = add("explorer", tr("&Explorer"), tr("Alt+1"), "explorer", [this] {
        return Room {m_explorerSplit,
                     [this] {
                         if (auto *page = m_explorer->current())
                             page->focusEditor();
                     },
                     [this] {
                         return m_collection->panes() + m_explorer->panes();
                     }};
    });
    const auto *usersRoom =
        add("users", tr("&Users"), tr("Alt+2"), "users", [this] { return m_users->makeRoom(m_rooms); });
    m_users->addCommands(*menu.addMenu(tr("In the Users Roo&m")), [this, usersRoom] { m_rooms->enter(usersRoom); });
    if (m_history) {
        const auto *historyRoom =
            add("history", tr("&History"), tr("Alt+3"), "history", [this] { return m_history->makeRoom(m_rooms); });
        m_history->addCommands(*menu.addMenu(tr("In the H&istory Room")),
                               [this, historyRoom] { m_rooms->enter(historyRoom); });
    }
    m_projectsRoom = add("projects", tr("&Projects"), tr("Alt+5"), "projects", [this] {
        return Room {m_projectsPage, [this] { m_projectsPage->focusList(); },
                     [this] {
                         return QList<QWidget *> {m_projectsPage};
                     }};
    });
}

QMenu *MainWindow::makeCopyMenu(QMenu &edit)
{
    auto *menu = edit.addMenu(tr("Copy Quer&y As"));
    const auto addForms = [this](QMenu &forms, CopyAs::Token token) {
        const auto id = token == CopyAs::Token::Fresh ? QStringLiteral("copyFresh") : QStringLiteral("copyAs");
        for (const auto form : exchange::AllForms) {
            const auto name = exchange::nameOf(form);
            // The first letters of two of them are taken.
            const auto letter = form == exchange::Form::CSharp ? name.indexOf(u'#')
                : form == exchange::Form::Http                 ? name.indexOf(u'H')
                                                               : 0;
            addCommand(forms, qPrintable(id + QString(name).remove(QLatin1Char(' '))),
                       QString(name).insert(letter, QLatin1Char('&')), {}, this, onSeenTab([this, form, token] {
                           auto *page = m_explorer->current();
                           if (const auto *known = currentProject(); page && known)
                               m_copyAs->copy(*page, *known, form, token);
                       }));
        }
    };
    addForms(*menu, CopyAs::Token::ByCommand);
    menu->addSeparator();
    addForms(*menu->addMenu(tr("With a Fresh &Token")), CopyAs::Token::Fresh);
    return menu;
}

void MainWindow::makeQueryMenu()
{
    auto &query = *menuBar()->addMenu(tr("&Query"));
    const auto add = [&](const char *id, const QString &text, const QStringList &keys, TextCommand command) {
        QList<QKeySequence> sequences;
        for (const auto &key : keys)
            sequences.append(QKeySequence(key));
        return addCommand(query, id, text, sequences, this, onSeenTab([this, command] {
                              if (auto *page = m_explorer->current())
                                  page->change(command);
                          }));
    };
    m_explorer->addTool(
        add("prettify", tr("&Prettify"), {tr("Ctrl+Shift+P"), tr("Ctrl+Shift+F")}, TextCommand::Prettify),
        tr("Prettify"));
    m_explorer->addTool(
        add("mergeFragments", tr("&Merge Fragments"), {tr("Ctrl+Shift+M")}, TextCommand::MergeFragments), tr("Merge"));
    // Altair's key. It writes text and sends nothing, where "choose an operation" under this key would be one Enter
    // away from sending.
    add("fillFields", tr("&Fill Fields"), {tr("Ctrl+Shift+Return"), tr("Ctrl+Shift+Enter")}, TextCommand::FillFields);
    add("minify", tr("M&inify"), {}, TextCommand::Minify);
    addBoxCommand(query, "toggleComment", tr("&Comment or Uncomment"), {QKeySequence(tr("Ctrl+/"))}, "toggleComment");
    query.addSeparator();
    addBoxCommand(query, "complete", tr("C&omplete"), {QKeySequence(tr("Ctrl+Space")), QKeySequence(tr("Shift+Space"))},
                  "complete");
    addBoxCommand(query, "goToDefinition", tr("&Go to Definition"), {QKeySequence(tr("F12"))}, "goToDefinition");
    addBoxCommand(query, "explain", tr("E&xplain"), {QKeySequence(tr("Ctrl+I"))}, "explain");
    addBoxCommand(query, "rename", tr("&Rename…"), {QKeySequence(tr("F2"))}, "rename");
    query.addSeparator();
    add("extractToVariable", tr("&Extract to Variable"), {tr("Ctrl+Alt+V")}, TextCommand::ExtractVariable);
    add("extractAllValuesToVariables", tr("Extract A&ll Values to Variables"), {}, TextCommand::ExtractVariables);
    add("inlineVariable", tr("I&nline Variable"), {tr("Ctrl+Alt+N")}, TextCommand::InlineVariable);
    add("addMissingVariables", tr("&Add Missing Variables"), {}, TextCommand::AddMissingVariables);
    add("removeUnusedVariables", tr("Remove &Unused Variables"), {}, TextCommand::RemoveUnusedVariables);
    query.addSeparator();
    auto &field = *query.addMenu(tr("Fiel&d of the Form"));
    addBoxCommand(field, "formMakeAbsent", tr("Make &Absent, Remove Item"), {QKeySequence(tr("Ctrl+Shift+Backspace"))},
                  "makeAbsent");
    addBoxCommand(field, "formMakeNull", tr("Make &null"), {QKeySequence(tr("Ctrl+Shift+N"))}, "makeNull");
    addBoxCommand(field, "formMakeEmpty", tr("Make &Empty"), {QKeySequence(tr("Ctrl+Shift+E"))}, "makeEmpty");
    addBoxCommand(field, "formAddItem", tr("Add &Item"), {QKeySequence(tr("Alt+Ins"))}, "addItem");
    addBoxCommand(field, "formMoveItemUp", tr("Move Item &Up"), {QKeySequence(tr("Alt+Up"))}, "moveItemUp");
    addBoxCommand(field, "formMoveItemDown", tr("Move Item &Down"), {QKeySequence(tr("Alt+Down"))}, "moveItemDown");
}

void MainWindow::makeAnswerMenu(QMenu &run)
{
    addCommand(run, "nextPage", tr("&Next Page of the Answer"), {QKeySequence(tr("Alt+PgDown"))}, this,
               onSeenTab([this] { m_pageFlow->next(m_explorer->current()); }));
    addCommand(run, "loadAllPages", tr("&Load All Pages of the Answer"), {QKeySequence(tr("Ctrl+Alt+PgDown"))}, this,
               onSeenTab([this] { m_pageFlow->loadAll(m_explorer->current()); }));
    auto &compare = *run.addMenu(tr("Co&mpare the Answer"));
    const auto add = [&](const char *id, const QString &text, const QList<QKeySequence> &keys,
                         void (CompareFlow::*act)()) {
        addCommand(compare, id, text, keys, this, onSeenTab([this, act] { (m_compare->*act)(); }));
    };
    add("compareWithTheOneBefore", tr("With the One &Before"), {QKeySequence(tr("Ctrl+Alt+D"))},
        &CompareFlow::withTheOneBefore);
    add("compareWithAnotherTab", tr("With Another &Tab's…"), {}, &CompareFlow::withAnotherTab);
    add("compareWithAFile", tr("With a &File…"), {}, &CompareFlow::withAFile);
    add("compareWithTheClipboard", tr("With the &Clipboard"), {}, &CompareFlow::withTheClipboard);
}

void MainWindow::openSettings(SettingsSheet::First first)
{
    const auto answerDays = m_history ? m_history->answerDayChoices() : QList<QAction *>();
    (new SettingsSheet(*m_commands, m_themes->actions(), answerDays, first, m_appearance, this))->open();
}

void MainWindow::makeTheme(QMenu &menu)
{
    m_themes = new QActionGroup(this);
    const std::tuple<Appearance::Choice, const char *, QString> choices[] = {
        {Appearance::Choice::System, "themeSystem", tr("As the &System")},
        {Appearance::Choice::Light, "themeLight", tr("&Light")},
        {Appearance::Choice::Dark, "themeDark", tr("&Dark")},
        {Appearance::Choice::Contrast, "themeContrast", tr("&High Contrast")},
    };
    for (const auto &[choice, id, name] : choices) {
        auto *action = addCommand(menu, id, name, {}, this, [this, choice = choice] {
            m_appearance.setChoice(choice);
            emit stateChanged();
        });
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        action->setChecked(choice == m_appearance.choice());
        m_themes->addAction(action);
    }
    m_themeAction = menu.menuAction();
    m_rail->addFoot(m_themeAction, QStringLiteral("theme"));
}

} // namespace ui

// The menus of the window: every command with its key, in one place.
#include "ui/docs/docspane.h"
#include "ui/projects/projectspage.h"
#include "ui/shell/aboutsheet.h"
#include "ui/shell/copyas.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/shell/foreignsheet.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/rail.h"
#include "ui/shell/runbutton.h"
#include "ui/shell/runflow.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>

namespace ui {
namespace {

template <typename Act>
QAction *addCommand(QMenu &menu, const QString &text, const QList<QKeySequence> &keys, MainWindow *window, Act act)
{
    auto *action = menu.addAction(text);
    action->setShortcuts(keys);
    QObject::connect(action, &QAction::triggered, window, act);
    return action;
}

/// Commands of the box that has the focus. Their keys belong to the boxes themselves; the menu only shows them.
void addBoxCommand(QMenu &menu, const QString &text, QKeySequence::StandardKey key, const char *slot)
{
    auto *action = menu.addAction(text + QLatin1Char('\t') + QKeySequence(key).toString(QKeySequence::NativeText));
    QObject::connect(action, &QAction::triggered, action, [slot] {
        if (auto *box = QApplication::focusWidget();
            box && box->metaObject()->indexOfSlot(qPrintable(QLatin1String(slot) + QLatin1String("()"))) >= 0)
            QMetaObject::invokeMethod(box, slot);
    });
}

} // namespace

void MainWindow::makeMenus()
{
    auto &file = *menuBar()->addMenu(tr("&File"));
    addCommand(file, tr("&New Tab"), {QKeySequence(tr("Ctrl+T"))}, this, &MainWindow::newTab);
    addCommand(file, tr("Open cURL or &Link…"), {QKeySequence(tr("Ctrl+Shift+O"))}, this, [this] {
        auto *sheet = new ForeignSheet(m_appearance, this);
        connect(sheet, &ForeignSheet::opened, this, &MainWindow::openForeign);
        sheet->open();
    });
    addCommand(file, tr("&Reopen Closed Tab"), {QKeySequence(tr("Ctrl+Shift+T"))}, this, [this] {
        showRoom(m_explorer);
        m_explorer->reopen();
    });
    addCommand(file, tr("&Close Tab"), {QKeySequence(tr("Ctrl+W"))}, this,
               [this] { m_explorer->closePage(m_explorer->current()); });
    file.addSeparator();
    addCommand(file, tr("&Quit"), {QKeySequence(tr("Ctrl+Q"))}, this, &MainWindow::close);

    auto &edit = *menuBar()->addMenu(tr("&Edit"));
    addBoxCommand(edit, tr("&Undo"), QKeySequence::Undo, "undo");
    addBoxCommand(edit, tr("&Redo"), QKeySequence::Redo, "redo");
    edit.addSeparator();
    addBoxCommand(edit, tr("Cu&t"), QKeySequence::Cut, "cut");
    addBoxCommand(edit, tr("&Copy"), QKeySequence::Copy, "copy");
    addBoxCommand(edit, tr("&Paste"), QKeySequence::Paste, "paste");
    addBoxCommand(edit, tr("Select &All"), QKeySequence::SelectAll, "selectAll");
    edit.addSeparator();
    connect(edit.addAction(tr("&Find") + QLatin1String("\tCtrl+F")), &QAction::triggered, this,
            &MainWindow::findInFocused);
    addCommand(edit, tr("Copy &Query"), {QKeySequence(tr("Ctrl+Shift+C"))}, this,
               [this] { emit m_explorer->copyRequested(); });
    m_explorer->setCopyMenu(makeCopyMenu(edit));

    makeQueryMenu();
    auto &view = *menuBar()->addMenu(tr("&View"));
    auto *rooms = new QActionGroup(this);
    m_explorerRoom =
        addCommand(view, tr("&Explorer"), {QKeySequence(tr("Alt+1"))}, this, [this] { showRoom(m_explorer); });
    m_projectsRoom =
        addCommand(view, tr("&Projects"), {QKeySequence(tr("Alt+2"))}, this, [this] { showRoom(m_projectsPage); });
    for (auto *room : {m_explorerRoom, m_projectsRoom}) {
        room->setCheckable(true);
        rooms->addAction(room);
    }
    m_explorerRoom->setChecked(true);
    m_rail->addRoom(m_explorerRoom, QStringLiteral("explorer"));
    m_rail->addRoom(m_projectsRoom, QStringLiteral("projects"));
    view.addSeparator();
    m_docsAction = addCommand(view, tr("&Docs"), {QKeySequence(tr("Ctrl+Shift+D"))}, this,
                              [this](bool shown) { m_explorer->showDocs(shown); });
    m_docsAction->setCheckable(true);
    m_docsAction->setChecked(true);
    addCommand(view, tr("&Search Docs"), {QKeySequence(tr("Ctrl+K")), QKeySequence(tr("Ctrl+Alt+K"))}, this, [this] {
        showRoom(m_explorer);
        m_explorer->showDocs(true);
        m_explorer->docs().focusSearch();
    });
    auto *hide = addCommand(view, tr("Hide Relay &Wrappers in Docs"), {}, this,
                            [this](bool hides) { m_explorer->docs().setHidesWrappers(hides); });
    hide->setCheckable(true);
    connect(&m_explorer->docs(), &DocsPane::hidesWrappersChanged, hide, &QAction::setChecked);
    view.addSeparator();
    addCommand(view, tr("Next &Pane"), {QKeySequence(tr("F6"))}, this, [this] { cyclePanes(1); });
    addCommand(view, tr("Pre&vious Pane"), {QKeySequence(tr("Shift+F6"))}, this, [this] { cyclePanes(-1); });
    addCommand(view, tr("&Next Tab"), {QKeySequence(tr("Ctrl+PgDown")), QKeySequence(tr("Ctrl+Tab"))}, this,
               [this] { m_explorer->step(1); });
    addCommand(view, tr("Previous Ta&b"), {QKeySequence(tr("Ctrl+PgUp")), QKeySequence(tr("Ctrl+Shift+Tab"))}, this,
               [this] { m_explorer->step(-1); });
    view.addSeparator();
    makeTheme(*view.addMenu(tr("&Theme")));

    auto &run = *menuBar()->addMenu(tr("&Run"));
    m_runAction =
        addCommand(run, tr("&Run Operation"), {QKeySequence(tr("Ctrl+Return")), QKeySequence(tr("Ctrl+Enter"))}, this,
                   &MainWindow::runCurrent);
    addCommand(run, tr("&Choose Operation…"), {QKeySequence(tr("Ctrl+Alt+Return")), QKeySequence(tr("Ctrl+Alt+Enter"))},
               this, [this] {
                   if (const auto *page = m_explorer->current();
                       page && !page->isRunning() && !page->operationNames().isEmpty())
                       m_explorer->runButton().pick();
               });
    m_cancelAction = addCommand(run, tr("C&ancel Request"), {QKeySequence(tr("Esc"))}, this, [this] {
        if (const auto *page = m_explorer->current())
            m_flow->cancel(*page);
    });
    m_cancelAction->setEnabled(false);
    run.addSeparator();
    addCommand(run, tr("&Fetch Schema Again"), {QKeySequence(tr("Ctrl+Shift+R"))}, this, [this] {
        if (const auto *known = currentProject())
            m_schemas.fetch(*known);
    });

    addCommand(run, tr("Export Schema as &SDL…"), {}, this, [this] { exportSchemaOf(DocsPane::Export::Sdl); });
    addCommand(run, tr("Export Schema as &JSON…"), {}, this, [this] { exportSchemaOf(DocsPane::Export::Json); });

    auto &projects = *menuBar()->addMenu(tr("&Project"));
    m_unlockAction = addCommand(projects, tr("&Unlock Writing…"), {QKeySequence(tr("Ctrl+Shift+U"))}, this,
                                &MainWindow::askToUnlock);
    m_lockAction =
        addCommand(projects, tr("&Lock Writing"), {QKeySequence(tr("Ctrl+Shift+L"))}, this, &MainWindow::lockWriting);
    projects.addSeparator();
    addCommand(projects, tr("&Manage Projects"), {}, this, [this] { showRoom(m_projectsPage); });
    addCommand(projects, tr("&Add Project…"), {}, this, [this] {
        showRoom(m_projectsPage);
        m_projectsPage->addProject();
    });

    auto &help = *menuBar()->addMenu(tr("&Help"));
    addCommand(help, tr("&About Gatehouse"), {}, this, [this] { (new AboutSheet(m_appearance, this))->open(); });
}

QMenu *MainWindow::makeCopyMenu(QMenu &edit)
{
    auto *menu = edit.addMenu(tr("Copy Query &As"));
    const auto addForms = [this](QMenu &forms, CopyAs::Token token) {
        for (const auto form : exchange::AllForms) {
            addCommand(forms, exchange::nameOf(form), {}, this, [this, form, token] {
                auto *page = m_explorer->current();
                if (const auto *known = currentProject(); page && known)
                    m_copyAs->copy(*page, *known, form, token);
            });
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
    const auto add = [&](const QString &text, const QStringList &keys, TextCommand command) {
        QList<QKeySequence> sequences;
        for (const auto &key : keys)
            sequences.append(QKeySequence(key));
        return addCommand(query, text, sequences, this, [this, command] {
            if (auto *page = m_explorer->current()) {
                showRoom(m_explorer);
                page->change(command);
            }
        });
    };
    m_explorer->addTool(add(tr("&Prettify"), {tr("Ctrl+Shift+P"), tr("Ctrl+Shift+F")}, TextCommand::Prettify),
                        tr("Prettify"));
    m_explorer->addTool(add(tr("&Merge Fragments"), {tr("Ctrl+Shift+M")}, TextCommand::MergeFragments), tr("Merge"));
    // Altair's key. It writes text and sends nothing, where "choose an operation" under this key would be one Enter
    // away from sending.
    add(tr("&Fill Fields"), {tr("Ctrl+Shift+Return"), tr("Ctrl+Shift+Enter")}, TextCommand::FillFields);
    add(tr("M&inify"), {}, TextCommand::Minify);
    query.addSeparator();
    add(tr("&Extract to Variable"), {tr("Ctrl+Alt+V")}, TextCommand::ExtractVariable);
    add(tr("Extract A&ll Values to Variables"), {}, TextCommand::ExtractVariables);
    add(tr("I&nline Variable"), {tr("Ctrl+Alt+N")}, TextCommand::InlineVariable);
    add(tr("&Add Missing Variables"), {}, TextCommand::AddMissingVariables);
    add(tr("&Remove Unused Variables"), {}, TextCommand::RemoveUnusedVariables);
}

void MainWindow::makeTheme(QMenu &menu)
{
    m_themes = new QActionGroup(this);
    const std::pair<Appearance::Choice, QString> choices[] = {
        {Appearance::Choice::System, tr("As the &System")},
        {Appearance::Choice::Light, tr("&Light")},
        {Appearance::Choice::Dark, tr("&Dark")},
        {Appearance::Choice::Contrast, tr("&High Contrast")},
    };
    for (const auto &[choice, name] : choices) {
        auto *action = addCommand(menu, name, {}, this, [this, choice = choice] {
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

#include "ui/shell/mainwindow.h"

#include "core/history/history.h"
#include "core/run/runner.h"
#include "ui/projects/projectspage.h"
#include "ui/shell/collectionside.h"
#include "ui/shell/commandlist.h"
#include "ui/shell/compareflow.h"
#include "ui/shell/copyas.h"
#include "ui/shell/docsflow.h"
#include "ui/shell/documentfiles.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/documenttab.h"
#include "ui/shell/explorer.h"
#include "ui/shell/filewatch.h"
#include "ui/shell/firstquery.h"
#include "ui/shell/focuscycle.h"
#include "ui/shell/historyflow.h"
#include "ui/shell/openflow.h"
#include "ui/shell/pageflow.h"
#include "ui/shell/projectband.h"
#include "ui/shell/projectframe.h"
#include "ui/shell/rail.h"
#include "ui/shell/rooms.h"
#include "ui/shell/runbutton.h"
#include "ui/shell/runflow.h"
#include "ui/shell/schemaflow.h"
#include "ui/shell/statusline.h"
#include "ui/shell/usersflow.h"
#include "ui/theme/confirmsheet.h"
#include "ui/theme/icons.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QSplitter>

using namespace std::chrono_literals;

namespace ui {

MainWindow::MainWindow(run::Runner &runner, const base::Clock &clock, Appearance &appearance, history::History *history)
    : m_runner(runner),
      m_appearance(appearance),
      m_schemas(runner, clock)
{
    setWindowTitle(tr("Gatehouse"));
    setWindowIcon(icon(QStringLiteral("gatehouse"), appearance.theme(), Role::Accent));
    resize(1280, 800);

    // Everything is made where it belongs: what moves to another parent with children in it is styled and measured
    // anew.
    auto *middle = new QWidget(this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_band = new ProjectBand(appearance, middle);
    column->addWidget(m_band);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    m_rail = new Rail(appearance, middle);
    row->addWidget(m_rail);
    m_rooms = new Rooms(middle);
    m_explorerSplit = new QSplitter(m_rooms);
    m_explorerSplit->setHandleWidth(1);
    m_explorerSplit->setChildrenCollapsible(false);
    m_explorer = new Explorer(appearance, m_explorerSplit);
    m_collection = new CollectionSide(appearance, *m_explorerSplit);
    m_projectsPage = new ProjectsPage(appearance, m_rooms);
    // Or else it is shown with the window, behind the room that was entered.
    m_projectsPage->hide();
    row->addWidget(m_rooms, 1);
    column->addLayout(row, 1);
    m_status = new StatusLine(appearance, middle);
    column->addWidget(m_status);
    setCentralWidget(middle);

    m_frame = new ProjectFrame(*m_band, *m_status, m_schemas, clock, appearance, *this);
    m_flow = new RunFlow(runner, m_frame->lock(), appearance, *this);
    m_pageFlow = new PageFlow(runner, appearance, this);
    m_compare = new CompareFlow(*m_explorer, appearance, *this);
    m_schemaFlow = new SchemaFlow(m_schemas, *m_explorer, this);
    m_docs = new DocsFlow(*m_explorer, this);
    m_copyAs = new CopyAs(runner, this);
    m_files = new DocumentFiles(appearance, *this);
    m_opening = new OpenFlow(*m_explorer, m_projects, *m_files, appearance, *this);
    new FileWatch(*m_explorer, this);
    m_users = new UsersFlow(runner, clock, appearance, this);
    if (history) {
        m_history = new HistoryFlow(*history, runner, *m_flow, clock, appearance, this);
        connect(history, &history::History::forgetting, m_compare, &CompareFlow::forget);
    }
    setAcceptDrops(true);
    makeMenus();
    wireExplorer();
    wireCollection();
    wireProjects();
    wireRunner();
    connect(m_rooms, &Rooms::entered, this, [this] {
        enableCancel();
        // The address and the key of the sandbox stand there.
        if (m_rooms->isEntered(m_projectsRoom))
            wantSandbox();
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(300ms);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (!currentProject())
            showNone();
    });
    m_patience.start();
    showCurrent();
}

void MainWindow::setState(const WindowState &state)
{
    m_appearance.setChoice(state.theme);
    for (auto *action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(state.theme));
    if (!state.geometry.isEmpty())
        restoreGeometry(state.geometry);
    m_explorer->setSizes(state.sizes);
    m_explorer->showDocs(state.docsShown);
    m_explorer->docs().setHidesWrappers(state.hidesWrappers);
    m_explorer->setBuilderWidth(state.builderWidth);
    m_explorer->showBuilder(state.builderShown);
    m_commands->setChanges(state.keys);
    m_commands->setRecent(state.recentCommands);
    m_explorer->setShowsForms(state.showsForms);
    m_collection->setFolder(state.collectionFolder);
    m_collection->setWidth(state.collectionWidth);
    m_collection->setShown(state.collectionShown);
    m_users->setPageSize(state.usersAtOnce);
    m_users->setColumns(state.usersColumns);
    if (m_history)
        m_history->setAnswerDays(state.answerDays);
    m_pageFlow->setLimit(state.pageLimit);
}

WindowState MainWindow::state() const
{
    return {m_appearance.choice(),
            saveGeometry(),
            m_explorer->sizes(),
            m_explorer->isDocsShown(),
            m_explorer->docs().hidesWrappers(),
            m_explorer->isBuilderShown(),
            m_explorer->builderWidth(),
            m_commands->changes(),
            m_commands->recent(),
            m_explorer->showsForms(),
            m_collection->isShown(),
            m_collection->folder(),
            m_collection->width(),
            m_users->pageSize(),
            m_users->columns(),
            m_history ? m_history->answerDays() : WindowState().answerDays,
            m_pageFlow->limit()};
}

void MainWindow::enableCancel()
{
    const auto *page = m_explorer->current();
    m_cancelAction->setEnabled(page && m_rooms->isEntered(m_explorerRoom)
                               && (page->isRunning() || m_pageFlow->isLoading(*page)));
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::openFile(const QString &path)
{
    m_opening->openFile(path);
}

void MainWindow::openTab(const QString &projectKey)
{
    m_opening->openProject(projectKey);
}

void MainWindow::expectSandbox()
{
    m_opening->expectSandbox();
}

void MainWindow::setSandbox(const project::Project &sandbox, bool inFront)
{
    m_projects.setSandbox(sandbox);
    const auto tabs = m_explorer->tabs();
    const bool isExpected = std::any_of(tabs.begin(), tabs.end(),
                                        [&](const DocumentTab *tab) { return tab->projectKey() == sandbox.id(); });
    if (isExpected)
        showCurrent();
    else if (inFront)
        m_explorer->addPage(sandbox, firstQuery(), {})->focusEditor();
}

void MainWindow::wantSandbox()
{
    if (m_projects.hasSandbox() || std::exchange(m_isSandboxWanted, true))
        return;
    m_sandboxFailure.clear();
    m_patience.start();
    emit sandboxWanted();
}

bool MainWindow::event(QEvent *event)
{
    const bool result = QMainWindow::event(event);
    if (event->type() == QEvent::UpdateRequest && !std::exchange(m_wasShown, true))
        emit firstShown();
    return result;
}

void MainWindow::showSandboxFailed(const base::Error &error)
{
    m_sandboxFailure = error.message;
    // Whoever looks for it again, tries again.
    m_isSandboxWanted = false;
    if (!currentProject())
        showNone();
    emit sandboxFailed(error);
}

void MainWindow::bringSchema(const QString &projectKey, std::shared_ptr<const graphql::Schema> schema,
                             const QDateTime &fetchedAt)
{
    if (m_projects.find(projectKey))
        m_schemas.bring(projectKey, std::move(schema), fetchedAt);
}

void MainWindow::setRemembered(const QList<project::Project> &projects)
{
    m_projects.setRemembered(projects);
    showCurrent();
}

void MainWindow::forgetLearnt(const project::Project &before)
{
    // Tokens, keys and what was learnt from the server belonged to the project as it was.
    m_runner.forget(before.id());
    m_schemaFlow->forget(before.id());
    m_pageFlow->forget(before.id());
    const auto *now = m_projects.find(before.id());
    m_frame->forget(before, now);
    if (now)
        return;
    for (auto *tab : m_explorer->tabs()) {
        if (tab->projectKey() == before.id())
            m_explorer->closeTab(tab);
    }
}

void MainWindow::showProjectsNotice(const QString &notice)
{
    m_projectsPage->showNotice(notice);
}

void MainWindow::showRememberFailed(const QString &projectKey, const base::Error &error)
{
    m_projectsPage->showSaveFailed(projectKey, error.message);
}

void MainWindow::showProjects(const QList<project::Project> &projects)
{
    m_explorer->setProjects(projects);
    m_projectsPage->setProjects(projects);
    m_band->setProjects(projects);
}

void MainWindow::chooseKey(int index)
{
    const auto *known = currentProject();
    if (known && known->isLive() && index != known->activeKeyIndex())
        emit rememberRequested(known->withActiveKey(index));
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const auto urls = event->mimeData()->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    for (const auto &url : event->mimeData()->urls())
        if (url.isLocalFile())
            openFile(url.toLocalFile());
    event->acceptProposedAction();
}

void MainWindow::runCurrent()
{
    auto *page = m_explorer->current();
    if (!page || !seesTab() || page->isRunning())
        return;
    if (!m_flow->settle(*page))
        return;
    const auto choice = page->choose();
    if (choice.pick)
        m_explorer->runButton().pick();
    else
        run(*page, choice.name);
}

void MainWindow::run(DocumentPage &page, const QByteArray &operationName)
{
    if (const auto *known = m_projects.find(page.projectKey()))
        m_flow->start(page, *known, operationName);
}

void MainWindow::showCurrent()
{
    const auto *known = currentProject();
    enableCancel();
    m_runAction->setEnabled(known);
    m_users->setProject(known);
    if (!known) {
        const auto *page = m_explorer->current();
        if (page && page->projectKey() == project::Project::sandboxId())
            wantSandbox();
        if (page)
            m_schemaFlow->showNoneInDocs();
        showNone();
        return;
    }
    m_frame->showProject(*known);
    m_schemas.want(*known);
    m_schemaFlow->showInDocs(known->id());
}

void MainWindow::showNone()
{
    const auto why = whyNoProject();
    m_frame->showNone(why);
    m_users->sayNone(why);
}

QString MainWindow::whyNoProject() const
{
    const auto *page = m_explorer->current();
    const bool waitsForSandbox = !page || page->projectKey() == project::Project::sandboxId();
    if (waitsForSandbox && !m_projects.hasSandbox() && !m_sandboxFailure.isEmpty())
        return tr("The sandbox did not start: %1").arg(m_sandboxFailure);
    if (m_patience.isActive())
        return {};
    if (page && !waitsForSandbox)
        return tr("The project of this tab is not here");
    return page || m_isSandboxWanted ? tr("Starting the sandbox…") : tr("No tab is open");
}

void MainWindow::showExplorer()
{
    m_rooms->enter(m_explorerRoom);
}

bool MainWindow::seesTab()
{
    const bool isThere = m_rooms->isEntered(m_explorerRoom);
    showExplorer();
    return isThere;
}

void MainWindow::cyclePanes(int by)
{
    cycleFocus(m_rooms->panes() + QList<QWidget *> {m_rail, m_band}, focusWidget(), by);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    auto *page = m_explorer->current();
    if (event->key() == Qt::Key_Escape && page) {
        showExplorer();
        page->focusEditor();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const auto tabs = m_explorer->tabs();
    const auto unsaved =
        std::count_if(tabs.begin(), tabs.end(), [](const DocumentTab *tab) { return tab->differsFromFile(); });
    if (unsaved > 0 && !m_closesUnsaved && !m_keepsTabs) {
        event->ignore();
        auto *sheet = new ConfirmSheet(
            {tr("Close without saving?"),
             unsaved == 1 ? tr("One open file has changes that are not saved. They will be lost.")
                          : tr("%1 open files have changes that are not saved. They will be lost.").arg(unsaved),
             tr("Close without saving"), tr("Go back"), false},
            m_appearance, this);
        connect(sheet, &ConfirmSheet::confirmed, this, [this] {
            m_closesUnsaved = true;
            close();
        });
        sheet->open();
        return;
    }
    emit stateChanged();
    event->accept();
}

const project::Project *MainWindow::currentProject() const
{
    return m_explorer->currentProject();
}

void MainWindow::fetchSchema()
{
    if (const auto *known = currentProject())
        m_schemas.fetch(*known);
}

} // namespace ui

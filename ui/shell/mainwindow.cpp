#include "ui/shell/mainwindow.h"

#include "core/exchange/foreign.h"
#include "core/run/runner.h"
#include "ui/code/codebox.h"
#include "ui/projects/projectspage.h"
#include "ui/safety/questions.h"
#include "ui/shell/collectionside.h"
#include "ui/shell/commandlist.h"
#include "ui/shell/compareflow.h"
#include "ui/shell/copyas.h"
#include "ui/shell/documentfiles.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/documenttab.h"
#include "ui/shell/explorer.h"
#include "ui/shell/filewatch.h"
#include "ui/shell/firstquery.h"
#include "ui/shell/focuscycle.h"
#include "ui/shell/historyflow.h"
#include "ui/shell/pageflow.h"
#include "ui/shell/projectband.h"
#include "ui/shell/quietnotice.h"
#include "ui/shell/rail.h"
#include "ui/shell/rooms.h"
#include "ui/shell/runbutton.h"
#include "ui/shell/runflow.h"
#include "ui/shell/schemaexport.h"
#include "ui/shell/schemaflow.h"
#include "ui/shell/statusline.h"
#include "ui/shell/usersflow.h"
#include "ui/shell/workspacefiles.h"
#include "ui/theme/icons.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QSplitter>

using namespace std::chrono_literals;

namespace ui {

MainWindow::MainWindow(run::Runner &runner, const base::Clock &clock, Appearance &appearance, history::History *history)
    : m_runner(runner),
      m_clock(clock),
      m_appearance(appearance),
      m_lock(clock),
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
    row->addWidget(m_rooms, 1);
    column->addLayout(row, 1);
    m_status = new StatusLine(appearance, middle);
    column->addWidget(m_status);
    setCentralWidget(middle);

    m_flow = new RunFlow(runner, m_lock, appearance, *this);
    m_pageFlow = new PageFlow(runner, appearance, this);
    m_compare = new CompareFlow(*m_explorer, appearance, *this);
    m_schemaFlow = new SchemaFlow(m_schemas, *m_explorer, this);
    m_copyAs = new CopyAs(runner, this);
    m_files = new DocumentFiles(appearance, *this);
    m_workspaces = new WorkspaceFiles(*this);
    new FileWatch(*m_explorer, this);
    m_users = new UsersFlow(runner, clock, appearance, this);
    if (history)
        m_history = new HistoryFlow(*history, runner, *m_flow, clock, appearance, this);
    setAcceptDrops(true);
    makeMenus();
    wireExplorer();
    wireCollection();
    wireProjects();
    wireRunner();
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &MainWindow::tick);
    m_tick.start();
    connect(m_rooms, &Rooms::entered, this, &MainWindow::enableCancel);
    QTimer::singleShot(300ms, this, [this] {
        m_isJustStarted = false;
        if (!currentProject())
            m_band->showNone(whyNoProject());
    });
    showCurrent();
}

void MainWindow::wireExplorer()
{
    connect(m_explorer, &Explorer::currentChanged, this, &MainWindow::showCurrent);
    connect(m_explorer, &Explorer::newTabRequested, this, &MainWindow::newTab);
    connect(m_explorer, &Explorer::pageClosing, this, [this](DocumentPage *page) {
        m_flow->abandon(*page);
        m_files->abandon(*page);
    });
    connect(m_explorer, &Explorer::pageAdded, this, [this](DocumentPage *page) {
        connect(page, &DocumentPage::cancelRequested, this, [this, page] { m_flow->cancel(*page); });
        connect(page, &DocumentPage::foreignWanted, this, [this, page](const QByteArray &text) {
            if (const auto foreign = exchange::readForeign(text))
                openForeign(*foreign);
            else
                page->say(Notice::Tone::Neutral, foreign.error().message);
        });
        connect(page, &DocumentPage::runningChanged, this, &MainWindow::enableCancel);
    });
    connect(m_explorer, &Explorer::copyRequested, this, [this] {
        if (const auto *page = m_explorer->current())
            QGuiApplication::clipboard()->setText(QString::fromUtf8(page->text()));
    });
    connect(m_explorer, &Explorer::showsFormsChanged, this, &MainWindow::stateChanged);
    connect(m_explorer, &Explorer::docsShown, this, [this](bool shown) {
        m_docsAction->setChecked(shown);
        emit stateChanged();
    });
    connect(m_explorer, &Explorer::builderShown, this, [this](bool shown) {
        m_builderAction->setChecked(shown);
        emit stateChanged();
    });
    connect(m_explorer, &Explorer::schemaRetryRequested, this, [this] {
        if (const auto *known = currentProject())
            m_schemas.fetch(*known);
    });
    auto &runButton = m_explorer->runButton();
    connect(&runButton, &RunButton::runRequested, this, &MainWindow::runCurrent);
    connect(&runButton, &RunButton::operationPicked, this, [this](const QString &name) {
        if (auto *page = m_explorer->current())
            run(*page, name.toUtf8());
    });
    connect(&runButton, &RunButton::cancelRequested, this, [this] {
        if (const auto *page = m_explorer->current())
            m_flow->cancel(*page);
    });
    connect(m_files, &DocumentFiles::opened, this, &MainWindow::showDocument);
    connect(m_files, &DocumentFiles::openFailed, this, [this](const base::Error &error) { warn(error.message); });
    connect(m_files, &DocumentFiles::saveLost, this, [this](const LostSave &lost) {
        auto *page = m_explorer->addPage(lost.projectKey, lost.text, lost.variables);
        page->setHeaderLines(lost.headers);
        page->setFile(lost.file);
        warn(lost.why);
    });
    auto &docs = m_explorer->docs();
    connect(&docs, &DocsPane::retryRequested, this, [this] {
        if (const auto *known = currentProject())
            m_schemas.fetch(*known);
    });
    connect(&docs, &DocsPane::insertRequested, this, [this](const QString &text, const QString &operation) {
        if (auto *page = m_explorer->current())
            page->insertAtCaret(text, operation);
    });
    connect(&docs, &DocsPane::operationRequested, this, [this](const QString &text) {
        if (const auto *known = currentProject())
            m_explorer->addPage(*known, text.toUtf8(), {})->focusEditor();
    });
    connect(&docs, &DocsPane::webLinkActivated, this, [](const QUrl &url) {
        // Said twice, because this is where it would matter: nothing but a web page is ever opened.
        if (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"))
            QDesktopServices::openUrl(url);
    });
    connect(&docs, &DocsPane::exportRequested, this, &MainWindow::exportSchemaOf);
    connect(&docs, &DocsPane::hidesWrappersChanged, this, &MainWindow::stateChanged);
}

void MainWindow::wireCollection()
{
    connect(m_workspaces, &WorkspaceFiles::imported, this, &MainWindow::openWorkspace);
    connect(m_workspaces, &WorkspaceFiles::failed, this, [this](const base::Error &error) { warn(error.message); });
    connect(m_workspaces, &WorkspaceFiles::exported, this, [this](const QString &path) {
        m_explorer->tell(tr("All tabs are in %1. Passwords, codes, values of headers and answers are not.").arg(path));
    });
    connect(m_collection, &CollectionSide::documentWanted, this, &MainWindow::openFile);
    connect(m_collection, &CollectionSide::changed, this, &MainWindow::stateChanged);
    connect(m_collection, &CollectionSide::shownChanged, this, &MainWindow::stateChanged);
    connect(m_collection, &CollectionSide::leftWanted, this, [this] {
        if (auto *page = m_explorer->current())
            page->focusEditor();
    });
}

void MainWindow::exportSchemaOf(DocsPane::Export format)
{
    const auto *known = currentProject();
    auto &docs = m_explorer->docs();
    if (!known || !docs.schema())
        return;
    exportSchema(docs.schema(), format, known->name(), &docs,
                 [&docs](const QString &path, const base::Result<void> &written) {
                     if (written)
                         docs.tell(Notice::Tone::Good, tr("Saved as %1").arg(path));
                     else
                         docs.tell(Notice::Tone::Warning, written.error().message);
                 });
}

void MainWindow::wireProjects()
{
    connect(m_band, &ProjectBand::unlockRequested, this, &MainWindow::askToUnlock);
    connect(m_band, &ProjectBand::lockRequested, this, &MainWindow::lockWriting);
    connect(m_band, &ProjectBand::keyChosen, this, &MainWindow::chooseKey);
    connect(m_band, &ProjectBand::projectChosen, this, &MainWindow::openTab);
    connect(m_band, &ProjectBand::projectsRequested, this, [this] {
        m_rooms->enter(m_projectsRoom);
        if (const auto *known = currentProject())
            m_projectsPage->select(known->id());
    });
    connect(m_projectsPage, &ProjectsPage::saveRequested, &m_projects, &KnownProjects::remember);
    connect(m_projectsPage, &ProjectsPage::removeRequested, &m_projects, &KnownProjects::forget);
    connect(&m_projects, &KnownProjects::changed, this, &MainWindow::showProjects);
    connect(&m_projects, &KnownProjects::replaced, this, &MainWindow::forgetLearnt);
    connect(&m_projects, &KnownProjects::rememberRequested, this, &MainWindow::rememberRequested);
    connect(m_projectsPage, &ProjectsPage::openRequested, this, &MainWindow::openTab);
    connect(m_projectsPage, &ProjectsPage::testRequested, &m_runner, &run::Runner::testDoor);
    connect(m_projectsPage, &ProjectsPage::findRequested, &m_runner, &run::Runner::findEndpoint);
    connect(m_status, &StatusLine::schemaRetryRequested, this, [this] {
        if (const auto *known = currentProject())
            m_schemas.fetch(*known);
    });
}

void MainWindow::wireRunner()
{
    connect(m_schemaFlow, &SchemaFlow::shown, this, &MainWindow::tick);
    connect(&m_runner, &run::Runner::endpointsFound, m_projectsPage, &ProjectsPage::showEndpoints);
    connect(&m_runner, &run::Runner::doorTested, m_projectsPage, &ProjectsPage::showDoor);
    connect(&m_runner, &run::Runner::journalChanged, m_status, &StatusLine::showJournal);
    connect(&m_runner, &run::Runner::tokenChanged, this, [this](const QString &projectKey, const QDateTime &until) {
        m_tokens.insert(projectKey, until);
        tick();
    });
    connect(m_flow, &RunFlow::attentionNeeded, this, [this](DocumentPage *page) {
        showExplorer();
        m_explorer->setCurrent(page);
    });
    connect(m_flow, &RunFlow::writingUnlocked, this, &MainWindow::tick);
    connect(m_users, &UsersFlow::pageSizeChanged, this, &MainWindow::stateChanged);
    if (m_history) {
        connect(m_history, &HistoryFlow::answerDaysChanged, this, &MainWindow::stateChanged);
        connect(m_history, &HistoryFlow::openRequested, this, &MainWindow::openFromHistory);
    }
    connect(m_users, &UsersFlow::operationRequested, this, [this](const safety::Draft &draft) {
        showExplorer();
        m_explorer->addPage(draft.project, draft.document, draft.variables)->focusEditor();
    });
    connect(m_flow, &RunFlow::answered, this,
            [this](DocumentPage *page, const safety::Draft &draft, const std::shared_ptr<const graphql::Schema> &schema,
                   const run::Answer &answer) {
                // What was asked of the project as it was before is not read on.
                const auto *known = m_projects.find(page->projectKey());
                const bool isPresent = known && *known == draft.project;
                m_pageFlow->answered(*page, {draft, schema}, isPresent ? answer : run::Answer());
                m_compare->answered(*page, answer);
            });
    connect(m_pageFlow, &PageFlow::loadingChanged, this, &MainWindow::enableCancel);
    connect(m_pageFlow, &PageFlow::limitChanged, this, &MainWindow::stateChanged);
    connect(m_pageFlow, &PageFlow::joined, m_compare, &CompareFlow::lengthened);
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
            m_history ? m_history->answerDays() : WindowState().answerDays,
            m_pageFlow->limit()};
}

void MainWindow::enableCancel()
{
    const auto *page = m_explorer->current();
    m_cancelAction->setEnabled(page && m_rooms->isEntered(m_explorerRoom)
                               && (page->isRunning() || m_pageFlow->isLoading(*page)));
}

void MainWindow::expectSandbox()
{
    const auto tabs = m_explorer->tabs();
    const auto *front = m_explorer->currentTab();
    const auto isOfSandbox = [](const DocumentTab *tab) {
        return tab->projectKey() == project::Project::sandboxId();
    };
    const auto last = std::find_if(tabs.rbegin(), tabs.rend(), isOfSandbox);
    if (last == tabs.rend())
        m_explorer->addPage(project::Project::sandboxId(), firstQuery(), {});
    else if (!isOfSandbox(front))
        m_explorer->setCurrent(*last);
    showExplorer();
    m_explorer->current()->focusEditor();
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
    if (WorkspaceFiles::isWorkspace(path))
        m_workspaces->importFrom(path, projectOfNewTabs());
    else
        m_files->open(path, projectOfNewTabs());
}

void MainWindow::setSandbox(const project::Project &sandbox, bool inFront)
{
    m_projects.setSandbox(sandbox);
    const auto tabs = m_explorer->tabs();
    const bool isExpected = std::any_of(tabs.begin(), tabs.end(),
                                        [&](const DocumentTab *tab) { return tab->projectKey() == sandbox.id(); });
    if (isExpected)
        showCurrent();
    else if (inFront || tabs.isEmpty())
        m_explorer->addPage(sandbox, firstQuery(), {})->focusEditor();
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
    if (!currentProject())
        m_band->showNone(whyNoProject());
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
    m_tokens.remove(before.id());
    const auto *now = m_projects.find(before.id());
    if (!now || now->endpoint().origin() != before.endpoint().origin() || now->projectId() != before.projectId())
        m_lock.lock(before);
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
        m_projects.remember(known->withActiveKey(index));
}

void MainWindow::openTab(const QString &projectKey)
{
    const auto *known = m_projects.find(projectKey);
    if (!known)
        return;
    showExplorer();
    const auto tabs = m_explorer->tabs();
    const auto ours = std::find_if(tabs.rbegin(), tabs.rend(),
                                   [&](const DocumentTab *tab) { return tab->projectKey() == projectKey; });
    if (ours != tabs.rend())
        m_explorer->setCurrent(*ours);
    else
        m_explorer->addPage(*known, known->isLive() ? QByteArray() : firstQuery(), {});
    m_explorer->current()->focusEditor();
}

void MainWindow::newTab()
{
    const auto key = projectOfNewTabs();
    if (key.isEmpty())
        return;
    showExplorer();
    m_explorer->addPage(key, {}, {})->focusEditor();
}

QString MainWindow::projectOfNewTabs() const
{
    if (const auto *page = m_explorer->current())
        return page->projectKey();
    return m_projects.all().isEmpty() ? QString() : m_projects.all().first().id();
}

void MainWindow::exportWorkspace()
{
    QList<workspace::Tab> tabs;
    for (const auto *tab : m_explorer->tabs())
        tabs.append(tab->value());
    m_workspaces->chooseExport(tabs);
}

void MainWindow::openWorkspace(const workspace::ImportedWorkspace &imported, const QString &projectKey)
{
    if (projectKey.isEmpty()) {
        warn(tr("The workspace was not opened: there is no project yet that its tabs could belong to."));
        return;
    }
    auto tabs = imported.tabs;
    for (auto &tab : tabs)
        tab.projectKey = projectKey;
    showExplorer();
    m_explorer->addTabs(tabs);
    auto sentence = tabs.size() == 1
        ? tr("One tab was opened, of the project in front. Nothing was sent.")
        : tr("%1 tabs were opened, of the project in front. Nothing was sent.").arg(tabs.size());
    if (!imported.dropped.isEmpty())
        sentence += QLatin1Char(' ') + tr("Left behind: %1.").arg(imported.dropped.join(tr(", ")));
    m_explorer->tell(sentence);
}

void MainWindow::openForeign(const exchange::Foreign &foreign)
{
    const auto before = m_explorer->current();
    newTab();
    auto *page = m_explorer->current();
    if (!page || page == before)
        return;
    page->setContent(foreign.operation.query, foreign.operation.variables);
    QList<HeaderLine> headers;
    for (const auto &header : foreign.headers)
        headers.append({header, false});
    page->setHeaderLines(headers);
    QStringList sentences;
    if (!headers.isEmpty())
        sentences.append(tr("Query, variables and headers were taken; tick the headers that are to be sent."));
    else if (!foreign.dropped.isEmpty())
        sentences.append(tr("Query and variables were taken."));
    if (!foreign.dropped.isEmpty())
        sentences.append(tr("Left behind: %1.").arg(foreign.dropped.join(tr(", "))));
    page->say(Notice::Tone::Neutral, sentences.join(QLatin1Char(' ')));
}

void MainWindow::openFromHistory(const QString &projectKey, const QByteArray &document, const QByteArray &variables)
{
    if (m_projects.find(projectKey)) {
        showExplorer();
        m_explorer->addPage(projectKey, document, variables)->focusEditor();
        return;
    }
    const auto *before = m_explorer->current();
    newTab();
    auto *page = m_explorer->current();
    if (!page || page == before)
        return;
    page->setContent(document, variables);
    page->say(Notice::Tone::Neutral,
              tr("The project that this was run on is not here any more: look which one it is "
                 "now before you run it."));
}

void MainWindow::showDocument(const workspace::OpenedDocument &document, const QString &projectKey)
{
    showExplorer();
    const auto tabs = m_explorer->tabs();
    const auto same = std::find_if(tabs.begin(), tabs.end(),
                                   [&](const DocumentTab *tab) { return tab->filePath() == document.file.path; });
    if (same != tabs.end()) {
        m_explorer->setCurrent(*same);
        m_explorer->current()->focusEditor();
        return;
    }
    if (projectKey.isEmpty()) {
        warn(tr("%1 was not opened: there is no project yet that a tab could belong to.").arg(document.file.path));
        return;
    }
    auto *page = m_explorer->addPage(projectKey, document.text, {});
    page->setFile(document.file);
    page->focusEditor();
}

void MainWindow::warn(const QString &sentence)
{
    showExplorer();
    if (auto *page = m_explorer->current()) {
        page->say(Notice::Tone::Warning, sentence);
        return;
    }
    if (!m_notice)
        m_notice = new QuietNotice(m_explorer);
    m_notice->say(Notice::Tone::Warning, sentence);
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

void MainWindow::askToUnlock()
{
    const auto *known = currentProject();
    if (!known || !known->isLive())
        return;
    auto *sheet = new ConfirmSheet(unlockQuestion(*known), m_appearance, this);
    connect(sheet, &ConfirmSheet::confirmed, this, [this, project = *known] {
        m_lock.unlock(project);
        m_flow->showWriting();
        tick();
    });
    sheet->open();
}

void MainWindow::lockWriting()
{
    if (const auto *known = currentProject())
        m_lock.lock(*known);
    m_flow->showWriting();
    tick();
}

void MainWindow::showCurrent()
{
    const auto *page = m_explorer->current();
    const auto *known = currentProject();
    enableCancel();
    m_runAction->setEnabled(known);
    m_users->setProject(known);
    if (!known) {
        // Nothing of the project before may stand over a tab that is not its own.
        m_band->showNone(whyNoProject());
        if (page)
            m_schemaFlow->showNoneInDocs();
        setWindowTitle(tr("Gatehouse"));
    } else {
        m_band->showProject(*known);
        m_schemas.want(*known);
        m_schemaFlow->showInDocs(known->id());
        setWindowTitle(tr("%1 · %2 · Gatehouse").arg(known->isLive() ? tr("LIVE") : tr("SANDBOX"), known->name()));
    }
    tick();
}

QString MainWindow::whyNoProject() const
{
    const auto *page = m_explorer->current();
    const bool waitsForSandbox = !page || page->projectKey() == project::Project::sandboxId();
    if (waitsForSandbox && !m_projects.hasSandbox() && !m_sandboxFailure.isEmpty())
        return tr("The sandbox did not start: %1").arg(m_sandboxFailure);
    if (m_isJustStarted)
        return {};
    if (page && !waitsForSandbox)
        return tr("The project of this tab is not here");
    return !page && !m_projects.all().isEmpty() ? tr("No tab is open") : tr("Starting the sandbox…");
}

void MainWindow::tick()
{
    const auto *known = currentProject();
    const bool live = known && known->isLive();
    const auto left = live ? m_lock.remaining(*known) : 0s;
    m_band->showWriting(left);
    m_unlockAction->setEnabled(live && left == 0s);
    m_lockAction->setEnabled(live && left > 0s);
    m_flow->showWriting();
    if (!known) {
        m_status->showSchema({}, false);
        m_status->showToken({});
        return;
    }
    m_status->showSchema(m_schemas.describe(known->id()),
                         m_schemas.entry(known->id()).state == SchemaShelf::State::Failed);
    const auto until = m_tokens.value(known->id());
    const auto seconds = until.isValid() ? m_clock.now().secsTo(until) : 0;
    m_status->showToken(seconds > 0 ? tr("Token: %1").arg(clockText(std::chrono::seconds(seconds))) : QString());
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

CodeBox *MainWindow::focusedBox() const
{
    for (auto *widget = focusWidget(); widget; widget = widget->parentWidget()) {
        if (auto *box = qobject_cast<CodeBox *>(widget))
            return box;
    }
    return nullptr;
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
    const auto *page = m_explorer->current();
    return page ? m_projects.find(page->projectKey()) : nullptr;
}

} // namespace ui

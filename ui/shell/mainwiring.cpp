// The wiring of the window: what each of its views and flows says, and who hears it, in one place.
#include "core/run/runner.h"
#include "ui/docs/docspane.h"
#include "ui/projects/projectspage.h"
#include "ui/shell/collectionside.h"
#include "ui/shell/compareflow.h"
#include "ui/shell/documentfiles.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/shell/historyflow.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/openflow.h"
#include "ui/shell/pageflow.h"
#include "ui/shell/projectband.h"
#include "ui/shell/projectframe.h"
#include "ui/shell/runbutton.h"
#include "ui/shell/runflow.h"
#include "ui/shell/schemaflow.h"
#include "ui/shell/statusline.h"
#include "ui/shell/usersflow.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

namespace ui {

void MainWindow::wireExplorer()
{
    connect(m_explorer, &Explorer::currentChanged, this, &MainWindow::showCurrent);
    connect(m_explorer, &Explorer::pageClosing, this, [this](DocumentPage *page) {
        m_flow->abandon(*page);
        m_files->abandon(*page);
    });
    connect(m_explorer, &Explorer::pageAdded, this, [this](DocumentPage *page) {
        connect(page, &DocumentPage::cancelRequested, this, [this, page] { m_flow->cancel(*page); });
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
    connect(m_explorer, &Explorer::schemaRetryRequested, this, &MainWindow::fetchSchema);
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
    connect(&m_explorer->docs(), &DocsPane::retryRequested, this, &MainWindow::fetchSchema);
    connect(&m_explorer->docs(), &DocsPane::hidesWrappersChanged, this, &MainWindow::stateChanged);
    connect(m_opening, &OpenFlow::explorerWanted, this, &MainWindow::showExplorer);
}

void MainWindow::wireCollection()
{
    connect(m_collection, &CollectionSide::documentWanted, m_opening, &OpenFlow::openFile);
    connect(m_collection, &CollectionSide::changed, this, &MainWindow::stateChanged);
    connect(m_collection, &CollectionSide::shownChanged, this, &MainWindow::stateChanged);
    connect(m_collection, &CollectionSide::leftWanted, this, [this] {
        if (auto *page = m_explorer->current())
            page->focusEditor();
    });
}

void MainWindow::wireProjects()
{
    connect(m_frame, &ProjectFrame::refreshed, m_flow, &RunFlow::showWriting);
    connect(m_band, &ProjectBand::keyChosen, this, &MainWindow::chooseKey);
    connect(m_band, &ProjectBand::projectChosen, m_opening, &OpenFlow::openProject);
    connect(m_band, &ProjectBand::projectsRequested, this, [this] {
        m_rooms->enter(m_projectsRoom);
        if (const auto *known = currentProject())
            m_projectsPage->select(known->id());
    });
    connect(m_projectsPage, &ProjectsPage::saveRequested, this, &MainWindow::rememberRequested);
    connect(m_projectsPage, &ProjectsPage::removeRequested, this, &MainWindow::forgetRequested);
    connect(&m_projects, &KnownProjects::changed, this, &MainWindow::showProjects);
    connect(&m_projects, &KnownProjects::replaced, this, &MainWindow::forgetLearnt);
    connect(m_projectsPage, &ProjectsPage::openRequested, m_opening, &OpenFlow::openProject);
    connect(m_projectsPage, &ProjectsPage::testRequested, &m_runner, &run::Runner::testDoor);
    connect(m_projectsPage, &ProjectsPage::findRequested, &m_runner, &run::Runner::findEndpoint);
    connect(m_status, &StatusLine::schemaRetryRequested, this, &MainWindow::fetchSchema);
}

void MainWindow::wireRunner()
{
    connect(m_schemaFlow, &SchemaFlow::shown, m_frame, &ProjectFrame::refresh);
    connect(&m_runner, &run::Runner::endpointsFound, m_projectsPage, &ProjectsPage::showEndpoints);
    connect(&m_runner, &run::Runner::doorTested, m_projectsPage, &ProjectsPage::showDoor);
    connect(&m_runner, &run::Runner::journalChanged, m_status, &StatusLine::showJournal);
    connect(&m_runner, &run::Runner::tokenChanged, m_frame, &ProjectFrame::showToken);
    connect(m_flow, &RunFlow::attentionNeeded, this, [this](DocumentPage *page) {
        showExplorer();
        m_explorer->setCurrent(page);
    });
    connect(m_flow, &RunFlow::writingUnlocked, m_frame, &ProjectFrame::refresh);
    connect(m_users, &UsersFlow::pageSizeChanged, this, &MainWindow::stateChanged);
    connect(m_users, &UsersFlow::columnsChosen, this, &MainWindow::stateChanged);
    connect(&m_schemas, &SchemaShelf::changed, m_users,
            [this](const QString &projectKey) { m_users->setSchema(projectKey, m_schemas.entry(projectKey).schema); });
    if (m_history) {
        connect(m_history, &HistoryFlow::answerDaysChanged, this, &MainWindow::stateChanged);
        connect(m_history, &HistoryFlow::openRequested, m_opening, &OpenFlow::openFromHistory);
        connect(m_history, &HistoryFlow::noticed, m_explorer, &Explorer::tell);
    }
    connect(m_users, &UsersFlow::operationRequested, m_opening, &OpenFlow::openDraft);
    connect(m_flow, &RunFlow::answered, this,
            [this](DocumentPage *page, const safety::Draft &draft, const std::shared_ptr<const graphql::Schema> &schema,
                   const run::Answer &answer) {
                // What was asked of the project as it was before is not read on.
                const auto *known = m_projects.find(page->projectKey());
                const bool isPresent = known && *known == draft.project;
                m_pageFlow->answered(*page, {draft, schema}, isPresent ? answer : run::Answer());
                m_compare->answered(*page, answer);
            });
    connect(m_pageFlow, &PageFlow::joined, m_compare, &CompareFlow::lengthened);
    connect(m_pageFlow, &PageFlow::loadingChanged, this, &MainWindow::enableCancel);
    connect(m_pageFlow, &PageFlow::limitChanged, this, &MainWindow::stateChanged);
}

} // namespace ui

#include "ui/shell/openflow.h"

#include "core/exchange/foreign.h"
#include "core/safety/draft.h"
#include "core/workspace/workspacefile.h"
#include "ui/shell/documentfiles.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/documenttab.h"
#include "ui/shell/explorer.h"
#include "ui/shell/firstquery.h"
#include "ui/shell/foreignsheet.h"
#include "ui/shell/knownprojects.h"
#include "ui/shell/workspacefiles.h"

#include <algorithm>

namespace ui {

OpenFlow::OpenFlow(Explorer &explorer, const KnownProjects &projects, DocumentFiles &files,
                   const Appearance &appearance, QWidget &window)
    : QObject(&window),
      m_explorer(explorer),
      m_projects(projects),
      m_files(files),
      m_appearance(appearance),
      m_window(window)
{
    m_workspaces = new WorkspaceFiles(window);
    connect(&m_explorer, &Explorer::newTabRequested, this, &OpenFlow::newTab);
    connect(&m_explorer, &Explorer::currentChanged, this, [this](const DocumentPage *page) {
        if (page)
            m_lastProject = page->projectKey();
    });
    connect(&m_explorer, &Explorer::pageAdded, this, [this](DocumentPage *page) {
        connect(page, &DocumentPage::foreignWanted, this,
                [this, page](const QByteArray &text) { openPasted(*page, text); });
    });
    connect(&m_files, &DocumentFiles::opened, this, &OpenFlow::showDocument);
    connect(&m_files, &DocumentFiles::openFailed, this, [this](const base::Error &error) { warn(error.message); });
    connect(&m_files, &DocumentFiles::saveLost, this, &OpenFlow::showLost);
    connect(m_workspaces, &WorkspaceFiles::imported, this, &OpenFlow::showWorkspace);
    connect(m_workspaces, &WorkspaceFiles::failed, this, [this](const base::Error &error) { warn(error.message); });
    connect(m_workspaces, &WorkspaceFiles::exported, this, [this](const QString &path) {
        m_explorer.tell(tr("All tabs are in %1. Passwords, codes, values of headers and answers are not.").arg(path));
    });
}

void OpenFlow::newTab()
{
    openEmpty();
}

DocumentPage *OpenFlow::openEmpty()
{
    emit explorerWanted();
    auto *page = m_explorer.addPage(projectOfNewTabs(), {}, {});
    page->focusEditor();
    return page;
}

QString OpenFlow::projectOfNewTabs() const
{
    if (const auto *page = m_explorer.current())
        return page->projectKey();
    return m_projects.find(m_lastProject) ? m_lastProject : project::Project::sandboxId();
}

void OpenFlow::openProject(const QString &projectKey)
{
    const auto *known = m_projects.find(projectKey);
    if (!known && projectKey == project::Project::sandboxId())
        expectSandbox();
    if (!known)
        return;
    emit explorerWanted();
    const auto tabs = m_explorer.tabs();
    const auto ours = std::find_if(tabs.rbegin(), tabs.rend(),
                                   [&](const DocumentTab *tab) { return tab->projectKey() == projectKey; });
    if (ours != tabs.rend())
        m_explorer.setCurrent(*ours);
    else
        m_explorer.addPage(*known, known->isLive() ? QByteArray() : firstQuery(), {});
    m_explorer.current()->focusEditor();
}

void OpenFlow::expectSandbox()
{
    const auto tabs = m_explorer.tabs();
    const auto *front = m_explorer.currentTab();
    const auto isOfSandbox = [](const DocumentTab *tab) {
        return tab->projectKey() == project::Project::sandboxId();
    };
    const auto last = std::find_if(tabs.rbegin(), tabs.rend(), isOfSandbox);
    if (last == tabs.rend())
        m_explorer.addPage(project::Project::sandboxId(), firstQuery(), {});
    else if (!isOfSandbox(front))
        m_explorer.setCurrent(*last);
    emit explorerWanted();
    m_explorer.current()->focusEditor();
}

void OpenFlow::openFromHistory(const QString &projectKey, const QByteArray &document, const QByteArray &variables)
{
    if (m_projects.find(projectKey) || projectKey == project::Project::sandboxId()) {
        emit explorerWanted();
        m_explorer.addPage(projectKey, document, variables)->focusEditor();
        return;
    }
    auto *page = openEmpty();
    page->setContent(document, variables);
    page->say(Notice::Tone::Neutral,
              tr("The project that this was run on is not here any more: look which one it is "
                 "now before you run it."));
}

void OpenFlow::openDraft(const safety::Draft &draft)
{
    emit explorerWanted();
    m_explorer.addPage(draft.project, draft.document, draft.variables)->focusEditor();
}

void OpenFlow::openForeign(const exchange::Foreign &foreign)
{
    auto *page = openEmpty();
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

void OpenFlow::openPasted(DocumentPage &page, const QByteArray &text)
{
    if (const auto foreign = exchange::readForeign(text))
        openForeign(*foreign);
    else
        page.say(Notice::Tone::Neutral, foreign.error().message);
}

void OpenFlow::askForForeign()
{
    auto *sheet = new ForeignSheet(m_appearance, &m_window);
    connect(sheet, &ForeignSheet::opened, this, &OpenFlow::openForeign);
    sheet->open();
}

void OpenFlow::openFile(const QString &path)
{
    if (WorkspaceFiles::isWorkspace(path))
        m_workspaces->importFrom(path, projectOfNewTabs());
    else
        m_files.open(path, projectOfNewTabs());
}

void OpenFlow::chooseFile()
{
    m_files.choose(projectOfNewTabs());
}

void OpenFlow::chooseWorkspace()
{
    m_workspaces->chooseImport(projectOfNewTabs());
}

void OpenFlow::exportWorkspace()
{
    QList<workspace::Tab> tabs;
    for (const auto *tab : m_explorer.tabs())
        tabs.append(tab->value());
    m_workspaces->chooseExport(tabs);
}

void OpenFlow::showDocument(const workspace::OpenedDocument &document, const QString &projectKey)
{
    if (document.isWorkspace) {
        m_workspaces->importFrom(document.file.path, projectKey);
        return;
    }
    emit explorerWanted();
    const auto tabs = m_explorer.tabs();
    const auto same = std::find_if(tabs.begin(), tabs.end(),
                                   [&](const DocumentTab *tab) { return tab->filePath() == document.file.path; });
    if (same != tabs.end()) {
        m_explorer.setCurrent(*same);
        m_explorer.current()->focusEditor();
        return;
    }
    auto *page = m_explorer.addPage(projectKey, document.text, {});
    page->setFile(document.file);
    page->focusEditor();
}

void OpenFlow::showLost(const LostSave &lost)
{
    auto *page = m_explorer.addPage(lost.projectKey, lost.text, lost.variables);
    page->setHeaderLines(lost.headers);
    page->setFile(lost.file);
    warn(lost.why);
}

void OpenFlow::showWorkspace(const workspace::ImportedWorkspace &imported, const QString &projectKey)
{
    auto tabs = imported.tabs;
    for (auto &tab : tabs)
        tab.projectKey = projectKey;
    emit explorerWanted();
    m_explorer.addTabs(tabs);
    auto sentence = tabs.size() == 1
        ? tr("One tab was opened, of the project in front. Nothing was sent.")
        : tr("%1 tabs were opened, of the project in front. Nothing was sent.").arg(tabs.size());
    if (!imported.dropped.isEmpty())
        sentence += QLatin1Char(' ') + tr("Left behind: %1.").arg(imported.dropped.join(tr(", ")));
    m_explorer.tell(sentence);
}

void OpenFlow::warn(const QString &sentence)
{
    emit explorerWanted();
    m_explorer.tell(sentence);
}

} // namespace ui

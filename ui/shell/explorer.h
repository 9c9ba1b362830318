#pragma once

#include "core/project/project.h"
#include "core/workspace/tab.h"
#include "ui/theme/appearance.h"

#include <QSet>
#include <QWidget>

class QAction;
class QBoxLayout;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace run {
struct KeptAnswer;
}

namespace ui {

class DocsPane;
class DocumentPage;
class DocumentTab;
class DocumentTabs;
class GivingSplit;
class QuietNotice;
class RunButton;

/// The room where operations are written and run: tabs, the toolbar of the tab in front, its page, and the docs beside.
/// A tab has a page from when it is first in front; the one in front always has.
class Explorer final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Explorer)

public:
    explicit Explorer(const Appearance &appearance, QWidget *parent = nullptr);

    DocumentPage *addPage(const project::Project &project, const QByteArray &text, const QByteArray &variables)
    {
        return addPage(project.id(), text, variables);
    }
    /// The project may become known later; until then nothing can be run.
    DocumentPage *addPage(const QString &projectKey, const QByteArray &text, const QByteArray &variables);
    DocumentPage *current() const;
    DocumentTab *currentTab() const;
    /// Of the tab in front. Null when there is no tab, or its project is not here; valid until the projects change.
    const project::Project *currentProject() const;
    /// In their order.
    QList<DocumentTab *> tabs() const;
    /// Of the tabs that somebody has looked at.
    QList<DocumentPage *> pages() const;
    void setCurrent(DocumentPage *page);
    void setCurrent(const DocumentTab *tab);
    void closePage(DocumentPage *page);
    void closeTab(DocumentTab *tab);
    void closeOtherTabs();
    /// Beside the one in front, with all that is in it but its file and its answer.
    void duplicateTab();
    /// The tab in front, by one place to the right (1) or to the left (-1).
    void moveTab(int by);
    void renameTab();
    /// The tabs of an earlier run of the program, in front of those that are open; nothing is sent. The one in front
    /// stays when there is one.
    void restore(const workspace::TabSet &tabs);
    /// Behind those that are open, the first of them in front. Their IDs are new here.
    void addTabs(const QList<workspace::Tab> &tabs);
    /// The answer that answerWanted() asked for.
    void showKept(const QString &tabId, const run::KeptAnswer &kept);
    /// A sentence that stays until it was read.
    void tell(const QString &sentence);
    /// The tab to the right (1) or to the left (-1), round and round.
    void step(int by);
    /// Opens the tab that was closed last and whose project is still there; false when there is none.
    bool reopen();
    bool canReopen() const { return !m_closed.isEmpty(); }
    /// These cannot be opened again.
    void dropClosed(const QStringList &ids);
    /// The latest last.
    const QList<workspace::Tab> &closed() const { return m_closed; }

    /// Names and marks of the projects; with only one of them, tabs show no mark.
    void setProjects(const QList<project::Project> &projects);

    /// A button in the toolbar for a command of the menu.
    void addTool(QAction *command, const QString &name);
    /// The menu of the button beside Copy; not owned.
    void setCopyMenu(QMenu *menu);

    RunButton &runButton() { return *m_run; }
    DocsPane &docs() { return *m_docs; }
    /// As wished; where there is no room for it, it gives way by itself.
    bool isDocsShown() const;
    void showDocs(bool shown);
    bool isBuilderShown() const;
    /// Beside the editor of every tab, equally wide in all of them.
    void showBuilder(bool shown);
    int builderWidth() const { return m_builderWidth; }
    void setBuilderWidth(int width);
    QList<QWidget *> panes() const;

    /// The variables of every tab as forms, or as JSON.
    bool showsForms() const { return m_showsForms; }
    void setShowsForms(bool forms);

    /// Sizes of the splitters, to be remembered.
    QList<int> sizes() const;
    void setSizes(const QList<int> &sizes);

signals:
    /// Null when the last one was closed.
    void currentChanged(ui::DocumentPage *page);
    void pageAdded(ui::DocumentPage *page);
    void pageClosing(ui::DocumentPage *page);
    void tabAdded(ui::DocumentTab *tab);
    void tabClosing(ui::DocumentTab *tab);
    /// Which tabs there are, in which order, which one is in front, or what reopen() would open.
    void tabsChanged();
    /// A tab that came from restore() or reopen() is looked at.
    void answerWanted(const QString &tabId);
    void tabMenuRequested(QPoint globalPosition);
    void newTabRequested();
    void copyRequested();
    void docsShown(bool shown);
    void builderShown(bool shown);
    void schemaRetryRequested();
    void showsFormsChanged(bool forms);

private:
    DocumentTab *addTab(int index, const workspace::Tab &value);
    void bringToFront(const DocumentTab *tab);
    DocumentPage *makePage(DocumentTab &tab);
    QWidget *makeTabRow();
    QWidget *makeToolbar();
    void applyTheme();
    void showCurrent();
    void showTab(DocumentTab *tab);
    void enableRun();
    void showOperations();
    const project::Project *project(const QString &projectKey) const;

    const Appearance &m_appearance;
    QList<project::Project> m_projects;
    QList<workspace::Tab> m_closed;
    QSet<QString> m_answersOnDisk; ///< Of tabs that nobody has looked at yet.
    QList<int> m_pageSizes;
    int m_builderWidth = 0;
    bool m_showsForms = false;
    DocumentTabs *m_tabs = nullptr;
    QToolButton *m_newTab = nullptr;
    RunButton *m_run = nullptr;
    QBoxLayout *m_tools = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_copyAs = nullptr;
    QPushButton *m_builderButton = nullptr;
    QPushButton *m_docsButton = nullptr;
    QStackedWidget *m_stack = nullptr;
    QWidget *m_empty = nullptr;
    GivingSplit *m_split = nullptr;
    QuietNotice *m_notice = nullptr; ///< Null until there is something to tell.
    DocsPane *m_docs = nullptr;
};

} // namespace ui

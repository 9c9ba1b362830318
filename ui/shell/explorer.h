#pragma once

#include "core/project/project.h"
#include "core/workspace/documentfile.h"
#include "ui/shell/headerrow.h"
#include "ui/theme/appearance.h"

#include <QWidget>

class QAction;
class QBoxLayout;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace ui {

class DocsPane;
class DocumentPage;
class DocumentTabs;
class RunButton;

/// The room where operations are written and run: tabs, the toolbar of the tab in front, its page, and the docs beside.
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
    QList<DocumentPage *> pages() const;
    void setCurrent(DocumentPage *page);
    void closePage(DocumentPage *page);
    /// The tab to the right (1) or to the left (-1), round and round.
    void step(int by);
    /// Opens the tab that was closed last and whose project is still there; false when there is none.
    bool reopen();
    bool canReopen() const { return !m_closed.isEmpty(); }

    /// Names and marks of the projects; with only one of them, tabs show no mark.
    void setProjects(const QList<project::Project> &projects);

    /// A button in the toolbar for a command of the menu.
    void addTool(QAction *command, const QString &name);
    /// The menu of the button beside Copy; not owned.
    void setCopyMenu(QMenu *menu);

    RunButton &runButton() { return *m_run; }
    DocsPane &docs() { return *m_docs; }
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
    void newTabRequested();
    void copyRequested();
    void docsShown(bool shown);
    void builderShown(bool shown);
    void schemaRetryRequested();
    void showsFormsChanged(bool forms);

private:
    struct Closed
    {
        QString projectKey;
        QByteArray text;
        QByteArray variables;
        QList<HeaderLine> headers;
        workspace::DocumentFile file;
    };
    QWidget *makeTabRow();
    QWidget *makeToolbar();
    void applyTheme();
    void showCurrent();
    void showTab(DocumentPage *page);
    void enableRun();
    void showOperations();
    const project::Project *project(const QString &projectKey) const;

    const Appearance &m_appearance;
    QList<project::Project> m_projects;
    QList<Closed> m_closed;
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
    QSplitter *m_split = nullptr;
    DocsPane *m_docs = nullptr;
};

} // namespace ui

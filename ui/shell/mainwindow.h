#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "ui/shell/knownprojects.h"
#include "ui/shell/schemashelf.h"
#include "ui/shell/settingssheet.h"
#include "ui/shell/windowstate.h"

#include <QMainWindow>
#include <QTimer>

class QActionGroup;
class QSplitter;

namespace history {
class History;
}

namespace run {
class Runner;
}

namespace ui {

class CollectionSide;
class CommandList;
class CompareFlow;
class CopyAs;
class DocsFlow;
class DocumentFiles;
class DocumentPage;
class Explorer;
class HistoryFlow;
class OpenFlow;
class PageFlow;
class ProjectBand;
class ProjectFrame;
class ProjectsPage;
class Rail;
class Rooms;
class RunFlow;
class SchemaFlow;
class StatusLine;
class UsersFlow;

/// The window: everything a person sees of one running program, and the wiring between its views and the Runner.
/// What lives outside it (the sandbox's server, the file of projects, the file of its own state) is brought and taken
/// by its slots and signals.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    /// Nothing is owned. \a history may be null: then nothing is recorded, and there is no room for it.
    MainWindow(run::Runner &runner, const base::Clock &clock, Appearance &appearance,
               history::History *history = nullptr);

    void setState(const WindowState &state);
    WindowState state() const;
    Explorer &explorer() { return *m_explorer; }
    /// What is in the tabs is there again at the next start: closing loses nothing.
    void setKeepsTabs(bool keeps) { m_keepsTabs = keeps; }
    ProjectsPage &projectsPage() { return *m_projectsPage; }
    const QList<project::Project> &projects() const { return m_projects.all(); }

public slots:
    /// To the front of the screen.
    void comeForward();
    /// In a tab, when it can be read.
    void openFile(const QString &path);
    /// The sandbox is about to run: a tab of it comes to the front, or its first query in a new one, to be read and
    /// changed while it starts.
    void expectSandbox();
    /// The sandbox runs: it becomes a project, with a first query in a tab when \a inFront asks for one and none of
    /// the tabs is its.
    void setSandbox(const project::Project &sandbox, bool inFront);
    void showSandboxFailed(const base::Error &error);
    /// The schema of a project as an earlier run fetched it: for the time until the server answers.
    void bringSchema(const QString &projectKey, std::shared_ptr<const graphql::Schema> schema,
                     const QDateTime &fetchedAt);
    /// The remembered projects, as read or as saved.
    void setRemembered(const QList<project::Project> &projects);
    /// What is to be told about the file of projects; empty: nothing.
    void showProjectsNotice(const QString &notice);
    /// \a projectKey could not be saved; nothing has changed.
    void showRememberFailed(const QString &projectKey, const base::Error &error);
    void runCurrent();
    void openTab(const QString &projectKey);

signals:
    /// The window has been on the screen, once.
    void firstShown();
    /// Somebody looks at what only a sandbox that runs can show: it is to be brought by setSandbox(), or
    /// showSandboxFailed(). Told once.
    void sandboxWanted();
    /// \a project is to be remembered, in the place of the one with its ID. Answered by setRemembered() or
    /// showRememberFailed(), as is the next.
    void rememberRequested(const project::Project &project);
    void forgetRequested(const QString &projectKey);
    void sandboxFailed(const base::Error &error);
    /// The state is worth writing down.
    void stateChanged();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void makeMenus();
    void makeQueryMenu();
    void openSettings(SettingsSheet::First first);
    class QMenu *makeCopyMenu(class QMenu &edit);
    void makeAnswerMenu(class QMenu &menu);
    void makeTheme(class QMenu &menu);
    void wireExplorer();
    void wireCollection();
    void wantSandbox();
    void wireProjects();
    void wireRunner();

    void run(DocumentPage &page, const QByteArray &operationName);
    void makeRooms(class QMenu &menu);
    void showExplorer();
    /// Whether the tab in front is on the screen. Where another room was, the tab comes, and that is all that its
    /// commands do: nobody sends, closes or changes what they do not see.
    bool seesTab();
    /// \a act, for when the tab in front is on the screen.
    template <typename Act>
    auto onSeenTab(Act act)
    {
        return [this, act] {
            if (seesTab())
                act();
        };
    }
    void cyclePanes(int by);
    void showCurrent();
    void showNone();
    /// For the band and the users' room. Empty: there is a project, or will be in a moment.
    QString whyNoProject() const;
    void showProjects(const QList<project::Project> &projects);
    void forgetLearnt(const project::Project &before);
    void chooseKey(int index);
    const project::Project *currentProject() const;
    void fetchSchema();
    void enableCancel();

    run::Runner &m_runner;
    Appearance &m_appearance;
    SchemaShelf m_schemas;
    KnownProjects m_projects;

    ProjectBand *m_band = nullptr;
    Rail *m_rail = nullptr;
    Rooms *m_rooms = nullptr;
    QSplitter *m_explorerSplit = nullptr;
    Explorer *m_explorer = nullptr;
    CollectionSide *m_collection = nullptr; ///< Beside the explorer, in its room.
    ProjectsPage *m_projectsPage = nullptr;
    StatusLine *m_status = nullptr;
    ProjectFrame *m_frame = nullptr;
    RunFlow *m_flow = nullptr;
    UsersFlow *m_users = nullptr;
    HistoryFlow *m_history = nullptr; ///< May be null.
    PageFlow *m_pageFlow = nullptr;
    CompareFlow *m_compare = nullptr;
    SchemaFlow *m_schemaFlow = nullptr;
    DocsFlow *m_docs = nullptr;
    CopyAs *m_copyAs = nullptr;
    DocumentFiles *m_files = nullptr;
    OpenFlow *m_opening = nullptr;
    CommandList *m_commands = nullptr;

    QAction *m_explorerRoom = nullptr;
    QAction *m_projectsRoom = nullptr;
    QAction *m_runAction = nullptr;
    QAction *m_cancelAction = nullptr;
    QAction *m_docsAction = nullptr;
    QAction *m_builderAction = nullptr;
    QAction *m_themeAction = nullptr;
    QActionGroup *m_themes = nullptr;
    bool m_wasShown = false;
    QTimer m_patience; ///< What is missing is there in a moment, mostly: nothing is said about it so long.
    bool m_isSandboxWanted = false;
    QString m_sandboxFailure; ///< Why there is no sandbox; empty: it may still come.
    bool m_closesUnsaved = false; ///< The person has said so.
    bool m_keepsTabs = false;
};

} // namespace ui

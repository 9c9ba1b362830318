#pragma once

#include "core/workspace/documentfile.h"
#include "ui/theme/appearance.h"

#include <QObject>

class QWidget;

namespace exchange {
struct Foreign;
}

namespace safety {
struct Draft;
}

namespace workspace {
struct ImportedWorkspace;
}

namespace ui {

class DocumentFiles;
class DocumentPage;
class Explorer;
class KnownProjects;
class WorkspaceFiles;
struct LostSave;

/// Everything that becomes a tab: new ones, files, workspaces, commands of other programs, what was run before. Nothing
/// is ever sent by opening it. Whose tab it is is decided here: what names no project belongs to the one in front or,
/// with no tab open, to the one that was in front last; with none, to the sandbox.
class OpenFlow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OpenFlow)

public:
    /// Nothing is owned; dialogs and sheets open over \a window.
    OpenFlow(Explorer &explorer, const KnownProjects &projects, DocumentFiles &files, const Appearance &appearance,
             QWidget &window);

    void newTab();
    /// A tab of \a projectKey comes to the front, or a new one when there is none.
    void openProject(const QString &projectKey);
    /// The same for the sandbox, which is not known before it runs: with its first query, to be read and changed while
    /// it starts.
    void expectSandbox();
    /// Into a new tab of \a projectKey, or of the project in front when that one is not known any more.
    void openFromHistory(const QString &projectKey, const QByteArray &document, const QByteArray &variables);
    void openDraft(const safety::Draft &draft);
    /// A command or a link of another program.
    void openForeign(const exchange::Foreign &foreign);
    /// The same, pasted into \a page, which is told when it cannot be read.
    void openPasted(DocumentPage &page, const QByteArray &text);
    void askForForeign();
    /// A document or a workspace, in a tab when it can be read.
    void openFile(const QString &path);
    void chooseFile();
    void chooseWorkspace();
    void exportWorkspace();

signals:
    /// The tabs are to be on the screen.
    void explorerWanted();

private:
    /// Never one that nobody has looked at, which may be live.
    QString projectOfNewTabs() const;
    DocumentPage *openEmpty();
    void showDocument(const workspace::OpenedDocument &document, const QString &projectKey);
    void showLost(const LostSave &lost);
    void showWorkspace(const workspace::ImportedWorkspace &imported, const QString &projectKey);
    /// Until it was read: of several files, the next one opens a tab at once.
    void warn(const QString &sentence);

    Explorer &m_explorer;
    const KnownProjects &m_projects;
    DocumentFiles &m_files;
    const Appearance &m_appearance;
    QWidget &m_window;
    QString m_lastProject; ///< The one that was in front last; empty: none was.
    WorkspaceFiles *m_workspaces = nullptr;
};

} // namespace ui

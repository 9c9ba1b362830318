#pragma once

#include "core/base/error.h"
#include "core/workspace/workspacefile.h"

#include <QObject>

class QWidget;

namespace ui {

/// Workspaces as files: all tabs out into one, without secrets, and in from one, as new tabs in which nothing runs. The
/// disk is waited for elsewhere than on the window's thread.
class WorkspaceFiles final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkspaceFiles)

public:
    /// Dialogs open over \a window, which owns this.
    explicit WorkspaceFiles(QWidget &window);

    /// Whether \a path is called as one.
    static bool isWorkspace(const QString &path);
    void chooseExport(const QList<workspace::Tab> &tabs);
    /// \a projectKey: whose tabs they will be, decided now and not when the disk has answered.
    void chooseImport(const QString &projectKey);
    void exportTo(const QString &path, const QList<workspace::Tab> &tabs);
    void importFrom(const QString &path, const QString &projectKey);

signals:
    void exported(const QString &path);
    void imported(const workspace::ImportedWorkspace &workspace, const QString &projectKey);
    void failed(const base::Error &error);

private:
    QWidget &m_window;
};

} // namespace ui

#pragma once

#include "core/base/result.h"
#include "core/workspace/documentfile.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>

namespace ui {

class DocumentPage;
class Explorer;

/// Looks after the files of the tabs: what somebody else writes into one is read again when nothing was changed here,
/// and offered when something was. Nothing that was typed is ever replaced unasked.
class FileWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileWatch)

public:
    /// Not owned.
    explicit FileWatch(Explorer &explorer, QObject *parent = nullptr);

private:
    /// Files come and go with tabs, by saving and by opening.
    void follow();
    void read();
    void compare(const QString &path, const base::Result<workspace::OpenedDocument> &document);
    void show(DocumentPage &page, const workspace::OpenedDocument &document);
    QList<DocumentPage *> pagesOf(const QString &path) const;

    Explorer &m_explorer;
    std::unique_ptr<QFileSystemWatcher> m_watcher; ///< Made with the first file.
    QSet<QString> m_changed;
    QTimer m_settling; ///< A file is often written in several steps, and ours are told of when they are done.
};

} // namespace ui

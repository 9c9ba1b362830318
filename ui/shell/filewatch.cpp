#include "ui/shell/filewatch.h"

#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/theme/elsewhere.h"

#include <QFileInfo>
#include <QPointer>

using namespace std::chrono_literals;

namespace ui {

FileWatch::FileWatch(Explorer &explorer, QObject *parent) : QObject(parent), m_explorer(explorer)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(200ms);
    connect(&m_settling, &QTimer::timeout, this, &FileWatch::read);
    connect(&explorer, &Explorer::tabsChanged, this, &FileWatch::follow);
    connect(&explorer, &Explorer::pageAdded, this, [this](DocumentPage *page) {
        connect(page, &DocumentPage::fileChanged, this, &FileWatch::follow);
        follow();
    });
}

void FileWatch::follow()
{
    QStringList files;
    for (const auto *page : m_explorer.pages()) {
        if (const auto &path = page->file().path; !path.isEmpty() && !files.contains(path))
            files.append(path);
    }
    if (!m_watcher && files.isEmpty())
        return;
    if (!m_watcher) {
        m_watcher = std::make_unique<QFileSystemWatcher>();
        connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, this, [this](const QString &path) {
            m_changed.insert(path);
            m_settling.start();
        });
    }
    QStringList left;
    for (const auto watched = m_watcher->files(); const auto &path : watched) {
        if (!files.contains(path))
            left.append(path);
        files.removeAll(path);
    }
    if (!left.isEmpty())
        m_watcher->removePaths(left);
    // A file that comes to be watched may have changed while its tab was not looked at.
    for (const auto &path : std::as_const(files)) {
        m_watcher->addPath(path);
        m_changed.insert(path);
        m_settling.start();
    }
}

void FileWatch::read()
{
    for (const auto paths = std::exchange(m_changed, {}); const auto &path : paths) {
        // What is replaced by another file under its name is not watched any more.
        if (m_watcher && !m_watcher->files().contains(path))
            m_watcher->addPath(path);
        elsewhere([path] { return workspace::openDocument(path); },
                  [self = QPointer(this), path](const base::Result<workspace::OpenedDocument> &document) {
                      if (self)
                          self->compare(path, document);
                  });
    }
}

void FileWatch::compare(const QString &path, const base::Result<workspace::OpenedDocument> &document)
{
    for (auto *page : pagesOf(path)) {
        if (document)
            show(*page, *document);
        else if (document.error().kind == base::Error::Kind::NotFound)
            page->say(Notice::Tone::Warning, tr("%1 is not there any more. Ctrl+S writes it anew.").arg(path));
        else
            page->say(Notice::Tone::Warning, document.error().message);
    }
}

void FileWatch::show(DocumentPage &page, const workspace::OpenedDocument &document)
{
    if (document.file.digest == page.file().digest)
        return;
    const auto name = QFileInfo(document.file.path).fileName();
    if (document.text == page.text()) {
        page.setFile(document.file);
    } else if (!page.differsFromFile()) {
        page.reload(document);
        page.say(Notice::Tone::Neutral, tr("%1 was changed elsewhere, and has been read again.").arg(name));
    } else {
        page.offer(tr("%1 was changed elsewhere, and here too.").arg(name), tr("Take What Is in the File"),
                   [to = QPointer(&page), document] {
                       if (to)
                           to->reload(document);
                   });
    }
}

QList<DocumentPage *> FileWatch::pagesOf(const QString &path) const
{
    QList<DocumentPage *> found;
    for (auto *page : m_explorer.pages()) {
        if (page->file().path == path)
            found.append(page);
    }
    return found;
}

} // namespace ui

#pragma once

#include "core/base/error.h"
#include "core/workspace/documentfile.h"
#include "ui/shell/headerrow.h"
#include "ui/theme/appearance.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace ui {

class DocumentPage;

/// A tab that was closed while it was saved, and is in no file now.
struct LostSave
{
    QString projectKey;
    QByteArray text;
    QByteArray variables;
    QList<HeaderLine> headers;
    workspace::DocumentFile file; ///< As it was known before.
    QString why; ///< A sentence.
};

/// Opens documents from files and saves them. The disk is waited for elsewhere than on the window's thread, and what
/// somebody else wrote into a file meanwhile is not replaced before a person said so.
class DocumentFiles final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocumentFiles)

public:
    /// Dialogs and questions open over \a window; nothing is owned.
    DocumentFiles(const Appearance &appearance, QWidget &window);
    ~DocumentFiles() override;

    /// \a projectKey: whose tab it will be, decided now and not when the disk has answered.
    void choose(const QString &projectKey);
    void open(const QString &path, const QString &projectKey);
    /// Asks for a file when \a page has none.
    void save(DocumentPage &page);
    void saveAs(DocumentPage &page);
    /// \a page is being closed: what comes of its saves is told without it.
    void abandon(const DocumentPage &page);

signals:
    void opened(const workspace::OpenedDocument &document, const QString &projectKey);
    void openFailed(const base::Error &error);
    /// To be shown again: nobody else has it any more.
    void saveLost(const ui::LostSave &lost);

private:
    /// The saves of one page into one file that are under way. A later one finds in the file what the one before it
    /// wrote, although the page has not heard of that yet.
    struct Series
    {
        const QString path;
        int underWay = 0; ///< The window thread's.
        bool isAbandoned = false; ///< The window thread's.
        workspace::DocumentFile known; ///< The disk thread's.
    };
    void finish(DocumentPage *page, const LostSave &saved,
                const base::Result<std::optional<workspace::DocumentFile>> &result, bool isLast);
    void write(DocumentPage &page, const workspace::DocumentFile &file, workspace::Overwrite overwrite);
    void askToOverwrite(DocumentPage &page, const workspace::DocumentFile &file);

    const Appearance &m_appearance;
    QWidget &m_window;
    QHash<const DocumentPage *, std::shared_ptr<Series>> m_series;
    QThreadPool m_disk;
};

} // namespace ui

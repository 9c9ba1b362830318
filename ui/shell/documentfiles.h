#pragma once

#include "core/workspace/documentfile.h"
#include "ui/theme/appearance.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

namespace ui {

class DocumentPage;

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

    void choose();
    void open(const QString &path);
    /// Asks for a file when \a page has none.
    void save(DocumentPage &page);
    void saveAs(DocumentPage &page);

signals:
    void opened(const workspace::OpenedDocument &document);
    void openFailed(const base::Error &error);

private:
    void write(DocumentPage &page, const workspace::DocumentFile &file, workspace::Overwrite overwrite);
    void askToOverwrite(DocumentPage &page, const workspace::DocumentFile &file);

    const Appearance &m_appearance;
    QWidget &m_window;
    QThreadPool m_disk;
};

} // namespace ui

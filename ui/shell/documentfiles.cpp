#include "ui/shell/documentfiles.h"

#include "ui/shell/documentpage.h"
#include "ui/theme/confirmsheet.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace ui {
namespace {

QFileDialog *fileDialog(QWidget &window, const QString &title, const QString &path)
{
    auto *dialog = new QFileDialog(
        &window, title, {}, DocumentFiles::tr("GraphQL (*.graphql *.gql)") + DocumentFiles::tr(";;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDirectory(path.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                        : QFileInfo(path).absolutePath());
    return dialog;
}

} // namespace

DocumentFiles::DocumentFiles(const Appearance &appearance, QWidget &window)
    : QObject(&window),
      m_appearance(appearance),
      m_window(window)
{
    // One after the other, so that of two saves the later one stays.
    m_disk.setMaxThreadCount(1);
}

DocumentFiles::~DocumentFiles()
{
    m_disk.waitForDone();
}

void DocumentFiles::choose()
{
    auto *dialog = fileDialog(m_window, tr("Open a document"), {});
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &DocumentFiles::open);
    dialog->open();
}

void DocumentFiles::open(const QString &path)
{
    m_disk.start([this, path] {
        const auto document = workspace::openDocument(path);
        QMetaObject::invokeMethod(
            this,
            [this, document] {
                if (document)
                    emit opened(*document);
                else
                    emit openFailed(document.error());
            },
            Qt::QueuedConnection);
    });
}

void DocumentFiles::save(DocumentPage &page)
{
    if (page.file().path.isEmpty())
        saveAs(page);
    else
        write(page, page.file(), workspace::Overwrite::OnlyWhatIsKnown);
}

void DocumentFiles::saveAs(DocumentPage &page)
{
    auto *dialog = fileDialog(m_window, tr("Save the document"), page.file().path);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("graphql"));
    dialog->selectFile(page.file().path.isEmpty() ? page.title() + QStringLiteral(".graphql")
                                                  : QFileInfo(page.file().path).fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this, to = QPointer(&page)](const QString &path) {
        // The dialog has asked about a file that is there.
        if (to)
            write(*to, {path, {}, {}, 0}, workspace::Overwrite::Anything);
    });
    dialog->open();
}

void DocumentFiles::write(DocumentPage &page, const workspace::DocumentFile &file, workspace::Overwrite overwrite)
{
    m_disk.start([this, to = QPointer(&page), file, text = page.text(), overwrite] {
        const auto saved = workspace::saveDocument(file, text, overwrite);
        QMetaObject::invokeMethod(
            this,
            [this, to, file, saved] {
                if (!to)
                    return;
                if (!saved) {
                    to->say(Notice::Tone::Warning, saved.error().message);
                } else if (!*saved) {
                    askToOverwrite(*to, file);
                } else {
                    to->setFile(**saved);
                    to->say(Notice::Tone::Neutral, {});
                }
            },
            Qt::QueuedConnection);
    });
}

void DocumentFiles::askToOverwrite(DocumentPage &page, const workspace::DocumentFile &file)
{
    auto *sheet = new ConfirmSheet(
        {tr("Replace what somebody else wrote?"),
         tr("%1 has changed since it was opened or saved here. Saving now would take those changes away.")
             .arg(file.path),
         tr("Replace"), tr("Leave it as it is"), false},
        m_appearance, &m_window);
    connect(sheet, &ConfirmSheet::confirmed, this, [this, to = QPointer(&page), file] {
        if (to)
            write(*to, file, workspace::Overwrite::Anything);
    });
    sheet->open();
}

} // namespace ui

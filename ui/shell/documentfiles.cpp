#include "ui/shell/documentfiles.h"

#include "ui/shell/documentpage.h"
#include "ui/theme/confirmsheet.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
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

void DocumentFiles::choose(const QString &projectKey)
{
    auto *dialog = fileDialog(m_window, tr("Open a document"), {});
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, projectKey](const QString &path) { open(path, projectKey); });
    dialog->open();
}

void DocumentFiles::open(const QString &path, const QString &projectKey)
{
    m_disk.start([this, path, projectKey] {
        const auto document = workspace::openDocument(path);
        QMetaObject::invokeMethod(
            this,
            [this, document, projectKey] {
                if (document)
                    emit opened(*document, projectKey);
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
    // A desktop's own dialog asks about the name as it was typed, and only then gets the suffix: we ask, about the file
    // that is meant.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->selectFile(page.file().path.isEmpty() ? page.title() + QStringLiteral(".graphql")
                                                  : QFileInfo(page.file().path).fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this, to = QPointer(&page)](const QString &path) {
        if (!to)
            return;
        auto file = to->file();
        if (file.path != path) {
            file.path = path;
            file.digest.clear();
        }
        write(*to, file, workspace::Overwrite::OnlyWhatIsKnown);
    });
    dialog->open();
}

void DocumentFiles::abandon(const DocumentPage &page)
{
    if (const auto series = m_series.take(&page))
        series->isAbandoned = true;
}

void DocumentFiles::write(DocumentPage &page, const workspace::DocumentFile &file, workspace::Overwrite overwrite)
{
    auto &series = m_series[&page];
    if (!series || series->path != file.path)
        series.reset(new Series {file.path, 0, false, file});
    ++series->underWay;
    const LostSave saved {page.projectKey(), page.text(), page.variables(), page.headerLines(), file, {}};
    m_disk.start([this, key = &page, to = QPointer(&page), series, saved, overwrite] {
        const auto result = workspace::saveDocument(series->known, saved.text, overwrite);
        if (result && *result)
            series->known = **result;
        QMetaObject::invokeMethod(
            this,
            [this, key, to, series, saved, result] {
                const bool isLast = --series->underWay == 0;
                if (isLast && m_series.value(key) == series)
                    m_series.remove(key);
                finish(series->isAbandoned ? nullptr : to.data(), saved, result, isLast);
            },
            Qt::QueuedConnection);
    });
}

void DocumentFiles::finish(DocumentPage *page, const LostSave &saved,
                           const base::Result<std::optional<workspace::DocumentFile>> &result, bool isLast)
{
    if (result && *result) {
        if (page) {
            page->setFile(**result);
            page->say(Notice::Tone::Neutral, {});
        }
        return;
    }
    // Of two quick saves the later one has the later text: what it meets is what is told.
    if (!isLast)
        return;
    if (!page) {
        auto lost = saved;
        lost.why = result ? tr("%1 was not saved: somebody else has written into it meanwhile.").arg(saved.file.path)
                          : result.error().message;
        emit saveLost(lost);
    } else if (!result) {
        page->say(Notice::Tone::Warning, result.error().message);
    } else {
        askToOverwrite(*page, saved.file);
    }
}

void DocumentFiles::askToOverwrite(DocumentPage &page, const workspace::DocumentFile &file)
{
    const bool isNew = file.digest.isEmpty();
    auto *sheet = new ConfirmSheet(
        {isNew ? tr("Replace the file that is there?") : tr("Replace what somebody else wrote?"),
         isNew ? tr("%1 is there already. Saving takes away what it holds.").arg(file.path)
               : tr("%1 has changed since it was opened or saved here. Saving now would take those changes away.")
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

#include "ui/shell/workspacefiles.h"

#include "core/base/fileerror.h"
#include "core/base/privatefile.h"
#include "ui/theme/elsewhere.h"

#include <QFileDialog>
#include <QPointer>
#include <QStandardPaths>

#include <cerrno>

namespace ui {
namespace {

constexpr QLatin1String WorkspaceSuffix("gatehouse");

QFileDialog *workspaceDialog(QWidget &window, const QString &title)
{
    auto *dialog =
        new QFileDialog(&window, title, {}, WorkspaceFiles::tr("Gatehouse workspaces (*.gatehouse);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    return dialog;
}

base::Result<workspace::ImportedWorkspace> readFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return base::fail(base::Error::Kind::InvalidInput, WorkspaceFiles::tr("%1 is no plain file.").arg(path));
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(base::readError(path, errno));
    // One byte more than is read, so that what is too large is known to be.
    const auto bytes = file.read(workspace::LargestWorkspace + 1);
    if (file.error() != QFileDevice::NoError)
        return tl::unexpected(base::readError(path, errno));
    return workspace::readWorkspace(bytes);
}

} // namespace

WorkspaceFiles::WorkspaceFiles(QWidget &window) : QObject(&window), m_window(window) { }

bool WorkspaceFiles::isWorkspace(const QString &path)
{
    return QFileInfo(path).suffix().compare(WorkspaceSuffix, Qt::CaseInsensitive) == 0;
}

void WorkspaceFiles::chooseExport(const QList<workspace::Tab> &tabs)
{
    auto *dialog = workspaceDialog(m_window, tr("Export all tabs as a workspace"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(WorkspaceSuffix);
    dialog->selectFile(QStringLiteral("workspace.") + WorkspaceSuffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, tabs](const QString &path) { exportTo(path, tabs); });
    dialog->open();
}

void WorkspaceFiles::chooseImport(const QString &projectKey)
{
    auto *dialog = workspaceDialog(m_window, tr("Import a workspace"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, projectKey](const QString &path) { importFrom(path, projectKey); });
    dialog->open();
}

void WorkspaceFiles::exportTo(const QString &path, const QList<workspace::Tab> &tabs)
{
    elsewhere([path, tabs] { return base::writePrivateFile(path, workspace::workspaceBytes(tabs)); },
              [self = QPointer(this), path](const base::Result<void> &written) {
                  if (!self)
                      return;
                  if (written)
                      emit self->exported(path);
                  else
                      emit self->failed(written.error());
              });
}

void WorkspaceFiles::importFrom(const QString &path, const QString &projectKey)
{
    elsewhere([path] { return readFile(path); },
              [self = QPointer(this), projectKey](const base::Result<workspace::ImportedWorkspace> &read) {
                  if (!self)
                      return;
                  if (read)
                      emit self->imported(*read, projectKey);
                  else
                      emit self->failed(read.error());
              });
}

} // namespace ui

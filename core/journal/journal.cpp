#include "core/journal/journal.h"

#include "core/base/descriptor.h"
#include "core/base/fileerror.h"
#include "core/base/privatefile.h"
#include "core/journal/lines.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace journal {

namespace {

/// Opens the file for appending and locks it against other processes until it is closed.
int openLocked(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    while (file >= 0 && ::flock(file, LOCK_EX) != 0) {
        if (errno == EINTR)
            continue;
        const int error = errno;
        ::close(file);
        errno = error;
        return -1;
    }
    return file;
}

/// Appends all of \a line and syncs it, or takes back what was written of it; then errno says why.
bool appendLine(const base::Descriptor &file, std::string line)
{
    struct stat status
    {
    };
    if (::fstat(file.get(), &status) != 0)
        return false;
    if ((status.st_mode & 077U) != 0)
        ::fchmod(file.get(), 0600);
    // A cut-off line of an earlier crash must not swallow this one.
    char last = '\n';
    if (status.st_size > 0 && ::pread(file.get(), &last, 1, status.st_size - 1) != 1)
        return false;
    if (last != '\n')
        line.insert(line.begin(), '\n');
    line += '\n';
    if (file.write(line) && ::fdatasync(file.get()) == 0)
        return true;
    const int error = errno;
    if (::ftruncate(file.get(), status.st_size) != 0)
        qWarning("The journal could not be shortened to its last whole line.");
    errno = error;
    return false;
}

Entry describe(const project::Project &project, const safety::Effect &effect)
{
    Entry entry;
    entry.projectKey = project.id();
    entry.projectName = project.name();
    entry.origin = project.endpoint().origin();
    entry.projectId = project.projectId();
    entry.keyId = project.activeKey() ? project.activeKey()->keyId : QString();
    entry.operationName = effect.operationName;
    for (const auto &field : effect.fields)
        entry.fields.append({field.name, field.responseKey, field.arguments, field.nodeIds});
    entry.variables = effect.maskedVariables;
    entry.risk = effect.risk();
    return entry;
}

} // namespace

base::Result<QString> Journal::begin(const project::Project &project, const safety::Effect &effect)
{
    Entry entry = describe(project, effect);
    entry.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    entry.time = m_clock->now();
    if (auto written = append(intentLine(entry)); !written) {
        auto error = std::move(written.error());
        error.message =
            QStringLiteral("Nothing was sent, because the change could not be recorded first. %1").arg(error.message);
        return tl::unexpected(std::move(error));
    }
    return entry.id;
}

base::Result<void> Journal::end(const QString &id, Outcome outcome, int status, const QString &message)
{
    return append(outcomeLine(id, m_clock->now(), outcome, status, message));
}

base::Result<void> Journal::append(const std::string &line)
{
    const QString folder = QFileInfo(m_path).absolutePath();
    if (auto made = base::makePrivateFolder(folder); !made)
        return made;
    const bool isNew = !QFileInfo::exists(m_path);
    const base::Descriptor file(openLocked(m_path));
    if (!file.isOpen() || !appendLine(file, line))
        return tl::unexpected(base::writeError(m_path, errno));
    if (isNew)
        base::syncFolder(folder);
    return {};
}

base::Result<Contents> Journal::read() const
{
    if (!QFileInfo::exists(m_path))
        return Contents {};
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(base::readError(m_path, QFileInfo(m_path).isDir() ? EISDIR : errno));
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return base::fail(base::Error::Kind::Io, QStringLiteral("%1 could not be read.").arg(m_path),
                          file.errorString());
    return readLines({bytes.constData(), static_cast<size_t>(bytes.size())});
}

} // namespace journal

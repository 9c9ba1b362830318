#include "core/journal/journal.h"

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
#include <utility>

namespace journal {

namespace {

/// The file, opened for appending and locked against other processes until it is closed.
class LockedFile
{
public:
    explicit LockedFile(const QString &path)
        : m_descriptor(::open(QFile::encodeName(path).constData(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600))
    {
        while (isOpen() && ::flock(m_descriptor, LOCK_EX) != 0) {
            if (errno != EINTR)
                ::close(std::exchange(m_descriptor, -1));
        }
    }
    ~LockedFile()
    {
        if (isOpen())
            ::close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(LockedFile)

    bool isOpen() const { return m_descriptor >= 0; }

    /// Appends all of \a line and syncs it, or takes back what was written of it; errno says why.
    bool append(std::string line)
    {
        struct stat status
        {
        };
        if (::fstat(m_descriptor, &status) != 0)
            return false;
        if ((status.st_mode & 077U) != 0)
            ::fchmod(m_descriptor, 0600);
        // A cut-off line of an earlier crash must not swallow this one.
        char last = '\n';
        if (status.st_size > 0 && ::pread(m_descriptor, &last, 1, status.st_size - 1) != 1)
            return false;
        if (last != '\n')
            line.insert(line.begin(), '\n');
        line += '\n';
        if (write(line) && ::fdatasync(m_descriptor) == 0)
            return true;
        const int error = errno;
        if (::ftruncate(m_descriptor, status.st_size) != 0)
            qWarning("The journal could not be shortened to its last whole line.");
        errno = error;
        return false;
    }

private:
    bool write(const std::string &bytes) const
    {
        for (size_t done = 0; done < bytes.size();) {
            const auto written = ::write(m_descriptor, bytes.data() + done, bytes.size() - done);
            if (written < 0 && errno != EINTR)
                return false;
            done += written < 0 ? 0 : static_cast<size_t>(written);
        }
        return true;
    }

    int m_descriptor;
};

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

/// A new file is on disk only when its name is.
void syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
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
    LockedFile file(m_path);
    if (!file.isOpen() || !file.append(line))
        return tl::unexpected(base::writeError(m_path, errno));
    if (isNew)
        syncFolder(folder);
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

#include "core/base/privatefile.h"

#include "core/base/fileerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace base {

namespace {

/// Closes a descriptor at the end of its scope, unless it was closed by hand before.
class Descriptor
{
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) { }
    ~Descriptor() { close(); }
    Q_DISABLE_COPY_MOVE(Descriptor)

    int get() const { return m_descriptor; }
    bool isValid() const { return m_descriptor >= 0; }
    int close()
    {
        const int descriptor = std::exchange(m_descriptor, -1);
        return descriptor < 0 ? 0 : ::close(descriptor);
    }

private:
    int m_descriptor;
};

bool writeFully(int descriptor, const QByteArray &content)
{
    for (qsizetype done = 0; done < content.size();) {
        const auto written =
            ::write(descriptor, content.constData() + done, static_cast<size_t>(content.size() - done));
        if (written < 0 && errno != EINTR)
            return false;
        done += std::max<qsizetype>(written, 0);
    }
    return true;
}

} // namespace

Result<void> writePrivateFile(const QString &path, const QByteArray &content)
{
    // A link stays a link: its target is what gets replaced.
    const QFileInfo info(path);
    const QString target = info.isSymLink() && info.exists() ? info.canonicalFilePath() : path;
    if (info.isDir())
        return tl::unexpected(writeError(path, EISDIR));

    // mkostemp makes the file 0600 whatever the umask, under a name nobody could have prepared.
    QByteArray temporary = QFile::encodeName(target) + ".XXXXXX";
    Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (!file.isValid())
        return tl::unexpected(writeError(path, errno));

    const bool written = writeFully(file.get(), content) && ::fsync(file.get()) == 0 && file.close() == 0
        && std::rename(temporary.constData(), QFile::encodeName(target).constData()) == 0;
    if (!written) {
        const int error = errno;
        ::unlink(temporary.constData());
        return tl::unexpected(writeError(path, error));
    }

    // The name has to be on disk too, or a power cut could bring the old file back.
    const Descriptor folder(
        ::open(QFile::encodeName(QFileInfo(target).absolutePath()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.isValid())
        ::fsync(folder.get());
    return {};
}

Result<void> makePrivateFolder(const QString &path)
{
    const QString clean = QDir::cleanPath(path);
    if (QFileInfo(clean).isDir())
        return {};
    const QString parent = QFileInfo(clean).path();
    if (parent != clean) {
        if (const auto made = makePrivateFolder(parent); !made)
            return made;
    }
    // Another process may have made it in between.
    if (::mkdir(QFile::encodeName(clean).constData(), S_IRWXU) != 0 && (errno != EEXIST || !QFileInfo(clean).isDir()))
        return tl::unexpected(writeError(path, errno));
    return {};
}

} // namespace base

#include "core/base/privatefile.h"

#include "core/base/descriptor.h"
#include "core/base/fileerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace base {

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
    if (!file.isOpen())
        return tl::unexpected(writeError(path, errno));

    const bool written = file.write(content) && ::fsync(file.get()) == 0 && file.close()
        && std::rename(temporary.constData(), QFile::encodeName(target).constData()) == 0;
    if (!written) {
        const int error = errno;
        ::unlink(temporary.constData());
        return tl::unexpected(writeError(path, error));
    }

    syncFolder(QFileInfo(target).absolutePath());
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

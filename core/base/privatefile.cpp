#include "core/base/privatefile.h"

#include "core/base/fileerror.h"
#include "core/base/newfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <sys/stat.h>

namespace base {

Result<void> writePrivateFile(const QString &path, const QByteArray &content)
{
    // A link stays a link: its target is what gets replaced.
    const QFileInfo info(path);
    const QString target = info.isSymLink() && info.exists() ? info.canonicalFilePath() : path;
    NewFile file;
    auto written = file.begin(target, content);
    if (written) {
        file.sync();
        written = file.end();
    }
    if (!written)
        return written;
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

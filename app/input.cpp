#include "app/input.h"

#include "core/base/fileerror.h"
#include "core/text/span.h"

#include <QFile>

#include <cerrno>
#include <cstdio>

namespace app {

base::Result<QByteArray> readInput(const QString &path)
{
    const bool isStandardInput = path == QLatin1String("-");
    QFile file(path);
    errno = 0;
    const bool isOpen = isStandardInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    const QString name = isStandardInput ? QStringLiteral("standard input") : path;
    if (!isOpen)
        return tl::unexpected(base::readError(name, errno));
    if (!file.isSequential() && file.size() > qint64 {text::largestText})
        return base::fail(base::Error::Kind::InvalidInput,
                          QStringLiteral("%1 is too large: files of 4 GB and more are not read.").arg(name));
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return tl::unexpected(base::readError(name, errno));
    return bytes;
}

} // namespace app

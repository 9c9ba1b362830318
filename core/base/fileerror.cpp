#include "core/base/fileerror.h"

#include <cerrno>
#include <cstring>

namespace base {

namespace {

QString systemText(int errorNumber)
{
    return QString::fromLocal8Bit(std::strerror(errorNumber));
}

} // namespace

Error writeError(const QString &path, int errorNumber)
{
    const auto sentence = [&]() -> QString {
        switch (errorNumber) {
        case ENOSPC:
        case EDQUOT:
            return QStringLiteral("The disk is full, so %1 could not be written: free some space and try again.");
        case EROFS:
            return QStringLiteral("%1 lies on a read-only file system: make it writable, or give another place.");
        case EACCES:
        case EPERM:
            return QStringLiteral("%1 may not be written by you: change the permissions of its folder.");
        case ENOENT:
        case ENOTDIR:
            return QStringLiteral("%1 cannot be made, because its folder does not exist: make the folder first.");
        case EISDIR:
            return QStringLiteral("%1 is a folder where a file is needed: move the folder away.");
        default:
            return QStringLiteral("%1 could not be written (%2).");
        }
    }();
    const QString text = systemText(errorNumber);
    // Not through two arg() calls in a row: the path may hold a %2 of its own.
    return {Error::Kind::Io, sentence.contains(QLatin1String("%2")) ? sentence.arg(path, text) : sentence.arg(path),
            text};
}

Error readError(const QString &path, int errorNumber)
{
    const QString text = systemText(errorNumber);
    switch (errorNumber) {
    case ENOENT:
    case ENOTDIR:
        return {Error::Kind::NotFound, QStringLiteral("%1 does not exist.").arg(path), text};
    case EACCES:
    case EPERM:
        return {Error::Kind::Io, QStringLiteral("%1 may not be read by you: change its permissions.").arg(path), text};
    case EISDIR:
        return {Error::Kind::Io, QStringLiteral("%1 is a folder where a file is needed.").arg(path), text};
    default:
        return {Error::Kind::Io, QStringLiteral("%1 could not be read (%2).").arg(path, text), text};
    }
}

} // namespace base

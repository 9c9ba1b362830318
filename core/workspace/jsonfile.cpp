#include "core/workspace/jsonfile.h"

#include "core/base/descriptor.h"
#include "core/base/fileerror.h"
#include "core/base/newfile.h"
#include "core/base/privatefile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <sys/file.h>

namespace workspace {
namespace {

constexpr QLatin1String VersionName("version");

/// While one program changes what another one may want to change; where a file system knows no locks, the last one
/// wins.
void waitForTurn(const base::Descriptor &folder)
{
    while (folder.isOpen() && ::flock(folder.get(), LOCK_EX) != 0 && errno == EINTR) { }
}

/// A link stays a link: its target is what gets replaced.
QString replacedPath(const QString &path)
{
    const QFileInfo info(path);
    return info.isSymLink() && info.exists() ? info.canonicalFilePath() : path;
}

std::optional<QJsonObject> objectIn(const QByteArray &bytes)
{
    const auto document = QJsonDocument::fromJson(bytes);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

} // namespace

JsonFile::JsonFile(QString path, int version, IsWhole isWhole)
    : m_path(std::move(path)),
      m_version(version),
      m_isWhole(std::move(isWhole))
{ }

bool JsonFile::isNewer(const QJsonObject &object) const
{
    return object.value(VersionName).toInteger(m_version) > m_version;
}

base::Result<QByteArray> JsonFile::bytes() const
{
    const QFileInfo info(m_path);
    if (!info.exists())
        return QByteArray();
    QFile file(m_path);
    if (info.isDir() || !file.open(QIODevice::ReadOnly))
        return tl::unexpected(base::readError(m_path, info.isDir() ? EISDIR : errno));
    auto bytes = file.readAll();
    // What can be read of it only in part is not damaged by anybody.
    if (file.error() != QFileDevice::NoError)
        return tl::unexpected(base::readError(m_path, errno));
    return bytes;
}

base::Result<JsonFile::Content> JsonFile::read() const
{
    const auto present = bytes();
    if (!present)
        return tl::unexpected(present.error());
    const auto isWhole = [this](const QJsonObject &object) {
        return !m_isWhole || m_isWhole(object);
    };
    const auto object = objectIn(*present);
    if (object && isNewer(*object))
        return base::fail(base::Error::Kind::Refused,
                          QStringLiteral("%1 was written by a newer Gatehouse and is left alone: use that one, or move "
                                         "the file away.")
                              .arg(m_path));
    if (object && isWhole(*object))
        return Content {*object, false, false};
    // Whoever removes the file wants to begin anew; an empty one is what a crash leaves on some file systems.
    if (!QFileInfo::exists(m_path))
        return Content {};
    QFile before(pathBefore());
    if (before.open(QIODevice::ReadOnly)) {
        if (const auto older = objectIn(before.readAll()); older && !isNewer(*older) && isWhole(*older))
            return Content {*older, true, true};
    }
    return Content {{}, true, false};
}

base::Result<QJsonObject> JsonFile::change(const std::function<void(QJsonObject &)> &change, Before before) const
{
    const QString folder = QFileInfo(m_path).absolutePath();
    if (auto made = base::makePrivateFolder(folder); !made)
        return tl::unexpected(made.error());
    // The folder's lock, because the file itself is replaced.
    const base::Descriptor turn(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    waitForTurn(turn);
    const auto present = read();
    if (!present)
        return tl::unexpected(present.error());
    auto object = present->object;
    change(object);
    object.insert(VersionName, m_version);
    // What is to go for good may be gone from the file, by another hand, and in the state before still.
    if (object == present->object && !present->isDamaged && before == Before::Stays)
        return object;
    if (present->isDamaged) {
        if (const auto aside = keepAside(); !aside)
            return tl::unexpected(aside.error());
    }

    const QString target = replacedPath(m_path);
    base::NewFile file;
    const auto content = QJsonDocument(object).toJson();
    if (auto begun = file.begin(target, content); !begun)
        return tl::unexpected(begun.error());
    file.sync();
    if (file.isThere() && before == Before::Stays && !QFileInfo::exists(target)) {
        // Whoever has removed the file has removed this too.
        QFile::remove(pathBefore());
    } else if (file.isThere() && before == Before::Goes) {
        // No second name of the new one: what damages that one would damage both.
        if (!base::writePrivateFile(pathBefore(), content))
            QFile::remove(pathBefore());
    } else if (file.isThere() && !present->isDamaged) {
        // Over a good one, a damaged one would be the only state left until the next step.
        base::linkOver(target, pathBefore());
    }
    if (auto ended = file.end(); !ended)
        return tl::unexpected(ended.error());
    base::syncFolder(QFileInfo(target).absolutePath());
    return object;
}

base::Result<QString> JsonFile::keepAside() const
{
    const auto content = bytes();
    if (!content)
        return tl::unexpected(content.error());
    // Named by what it holds, so that reading the same damage twice keeps it once.
    const auto digest = QCryptographicHash::hash(*content, QCryptographicHash::Sha256).toHex().left(8);
    const QString aside = QStringLiteral("%1.broken-%2").arg(m_path, QString::fromLatin1(digest));
    if (QFileInfo::exists(aside))
        return aside;
    if (auto written = base::writePrivateFile(aside, *content); !written)
        return tl::unexpected(written.error());
    return aside;
}

} // namespace workspace

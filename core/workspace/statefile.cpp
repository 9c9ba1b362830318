#include "core/workspace/statefile.h"

#include "core/base/fileerror.h"
#include "core/base/privatefile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <unistd.h>

namespace workspace {
namespace {

/// Nothing that this program writes is that large.
constexpr qint64 LargestState = 64LL * 1024 * 1024;
constexpr qsizetype LongestLabel = 200;
constexpr QByteArrayView Owner("gatehouse");

QByteArray digestOfState(int version, QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    // A version that reads as another one is damage too.
    hash.addData(QByteArray::number(version));
    hash.addData(bytes);
    return hash.result().toHex().left(32);
}

base::Result<QByteArray> readState(const QString &path)
{
    QFile file(path);
    errno = 0;
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly))
        return tl::unexpected(base::readError(path, errno == 0 ? EISDIR : errno));
    auto bytes = file.read(LargestState + 1);
    if (file.error() != QFileDevice::NoError)
        return tl::unexpected(base::readError(path, errno));
    return bytes;
}

tl::unexpected<base::Error> newerState(const QString &path)
{
    return base::fail(base::Error::Kind::Refused,
                      QStringLiteral("%1 was written by a newer Gatehouse and is left alone.").arg(path));
}

} // namespace

StateFile::StateFile(QString path, QByteArray kind, int version)
    : m_path(std::move(path)),
      m_kind(std::move(kind)),
      m_version(version)
{ }

StateFile::Label StateFile::labelOf(const QByteArray &file) const
{
    const auto end = file.left(LongestLabel).indexOf('\n');
    const auto words = file.left(std::max<qsizetype>(end, 0)).split(' ');
    if (words.size() != 4 || words.at(0) != Owner || words.at(1) != m_kind)
        return {};
    return {words.at(2).toInt(), words.at(3), end + 1};
}

std::optional<StateFile::Content> StateFile::contentOf(const QByteArray &file) const
{
    const auto label = labelOf(file);
    if (label.version < 1 || file.size() > LargestState)
        return std::nullopt;
    auto bytes = file.mid(label.length);
    if (digestOfState(label.version, bytes) != label.digest)
        return std::nullopt;
    return Content {std::move(bytes), label.version, false};
}

base::Result<std::optional<StateFile::Content>> StateFile::read() const
{
    const bool isThere = QFileInfo::exists(m_path);
    if (!isThere && !QFileInfo::exists(pathBefore()))
        return std::nullopt;
    const auto file = readState(m_path);
    if (file && labelOf(*file).version > m_version)
        return newerState(m_path);
    if (file) {
        if (auto content = contentOf(*file))
            return content;
    }
    if (const auto before = readState(pathBefore()); before && labelOf(*before).version <= m_version) {
        if (auto content = contentOf(*before)) {
            content->isOlder = true;
            return content;
        }
    }
    if (!file && isThere)
        return tl::unexpected(file.error());
    return base::fail(base::Error::Kind::Protocol, QStringLiteral("%1 is damaged.").arg(m_path));
}

base::Result<void> StateFile::write(const QByteArray &bytes) const
{
    if (auto made = base::makePrivateFolder(QFileInfo(m_path).absolutePath()); !made)
        return made;
    const auto name = QFile::encodeName(m_path);
    const auto before = QFile::encodeName(pathBefore());
    QFile present(m_path);
    if (present.open(QIODevice::ReadOnly)) {
        const auto label = labelOf(present.read(LongestLabel));
        if (label.version > m_version)
            return newerState(m_path);
        if (label.version > 0) {
            // A second name for the same bytes: the file itself is there at every moment.
            const auto link = name + ".link";
            const auto older = name + ".v" + QByteArray::number(label.version);
            if (label.version < m_version && ::link(name.constData(), older.constData()) != 0 && errno != EEXIST)
                return tl::unexpected(base::writeError(QFile::decodeName(older), errno));
            ::unlink(link.constData());
            // Where a file system knows no second names, there is no state before.
            if (::link(name.constData(), link.constData()) == 0 && ::rename(link.constData(), before.constData()) != 0)
                ::unlink(link.constData());
            // Two names of one file are renamed to nothing: the first stays.
            ::unlink(link.constData());
        }
    }
    QByteArray file;
    file.reserve(bytes.size() + LongestLabel);
    file.append(Owner).append(' ').append(m_kind).append(' ').append(QByteArray::number(m_version)).append(' ');
    file.append(digestOfState(m_version, bytes)).append('\n').append(bytes);
    return base::writePrivateFile(m_path, file);
}

void StateFile::remove() const
{
    for (const auto &path : {m_path, pathBefore()})
        QFile::remove(path);
}

} // namespace workspace

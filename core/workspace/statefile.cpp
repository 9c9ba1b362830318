#include "core/workspace/statefile.h"

#include "core/base/fileerror.h"
#include "core/base/newfile.h"
#include "core/base/privatefile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <thread>
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

/// One after the other, each waits for a turn of the file system of its own (12 ms each on a plain disk); together they
/// share one.
void syncTogether(std::vector<base::NewFile> &states)
{
    const auto width = std::min<std::size_t>(states.size(), 8);
    if (width == 1)
        return states.front().sync();
    std::vector<std::jthread> threads;
    for (std::size_t first = 0; first < width; ++first)
        threads.emplace_back([&states, first, width] {
            for (auto i = first; i < states.size(); i += width)
                states[i].sync();
        });
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
    return writeAll({{*this, bytes}});
}

base::Result<void> StateFile::writeAll(const std::vector<Writing> &writings)
{
    base::Result<void> result;
    std::vector<base::NewFile> states(writings.size());
    for (std::size_t i = 0; i < writings.size(); ++i) {
        const auto &file = writings[i].file;
        const auto &bytes = writings[i].bytes;
        auto begun = file.prepare();
        if (begun)
            begun = states[i].begin(file.m_path, file.labelled(bytes));
        if (!begun && result)
            result = begun;
    }
    syncTogether(states);
    QSet<QString> folders;
    for (std::size_t i = 0; i < writings.size(); ++i) {
        const auto &file = writings[i].file;
        if (states[i].isThere() && writings[i].before == Before::IsForgotten)
            file.forgetBefore(states[i]);
        else if (states[i].isThere() && writings[i].before == Before::IsReplaced)
            file.keepBefore();
        const auto ended = states[i].end();
        if (!ended && result)
            result = ended;
        folders.insert(QFileInfo(file.m_path).absolutePath());
    }
    for (const auto &folder : std::as_const(folders))
        base::syncFolder(folder);
    return result;
}

base::Result<void> StateFile::prepare() const
{
    if (auto made = base::makePrivateFolder(QFileInfo(m_path).absolutePath()); !made)
        return made;
    QFile present(m_path);
    if (!present.open(QIODevice::ReadOnly))
        return {};
    const auto label = labelOf(present.read(LongestLabel));
    if (label.version > m_version)
        return newerState(m_path);
    if (label.version > 0 && label.version < m_version) {
        const auto older = m_path + QStringLiteral(".v%1").arg(label.version);
        if (::link(QFile::encodeName(m_path).constData(), QFile::encodeName(older).constData()) != 0 && errno != EEXIST)
            return tl::unexpected(base::writeError(older, errno));
    }
    return {};
}

/// A second name for the same bytes: the file itself is there at every moment. Where a file system knows no second
/// names, there is no state before.
void StateFile::keepBefore() const
{
    base::linkOver(m_path, pathBefore());
}

/// In front of the new state's own step: behind it, a crash in between would leave what is to be forgotten.
void StateFile::forgetBefore(const base::NewFile &state) const
{
    if (!state.linkAs(pathBefore()))
        QFile::remove(pathBefore());
}

QByteArray StateFile::labelled(const QByteArray &bytes) const
{
    QByteArray file;
    file.reserve(bytes.size() + LongestLabel);
    file.append(Owner).append(' ').append(m_kind).append(' ').append(QByteArray::number(m_version)).append(' ');
    return file.append(digestOfState(m_version, bytes)).append('\n').append(bytes);
}

void StateFile::remove() const
{
    // The other way round a crash in between would bring the state before back.
    for (const auto &path : {pathBefore(), m_path})
        QFile::remove(path);
}

} // namespace workspace

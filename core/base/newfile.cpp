#include "core/base/newfile.h"

#include "core/base/fileerror.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace base {
namespace {

bool linkBytesOver(const QByteArray &name, const QByteArray &link)
{
    const auto between = link + ".link";
    ::unlink(between.constData());
    const bool isLinked =
        ::link(name.constData(), between.constData()) == 0 && ::rename(between.constData(), link.constData()) == 0;
    // Two names of one file are renamed to nothing: the first stays.
    ::unlink(between.constData());
    return isLinked;
}

} // namespace

NewFile::~NewFile()
{
    if (!m_name.isEmpty())
        ::unlink(m_name.constData());
}

Result<void> NewFile::begin(const QString &path, const QByteArray &bytes)
{
    m_path = path;
    m_error = 0;
    if (QFileInfo(path).isDir())
        return failed(EISDIR);
    // mkostemp makes the file 0600 whatever the umask, under a name nobody could have prepared.
    QByteArray name = QFile::encodeName(path) + ".XXXXXX";
    m_file = std::make_unique<Descriptor>(::mkostemp(name.data(), O_CLOEXEC));
    if (!m_file->isOpen())
        return failed(errno);
    m_name = name;
    if (!m_file->write(bytes))
        return failed(errno);
    return {};
}

void NewFile::sync()
{
    if (isThere() && (::fsync(m_file->get()) != 0 || !m_file->close()))
        m_error = errno;
}

bool NewFile::linkAs(const QString &path) const
{
    return isThere() && linkBytesOver(m_name, QFile::encodeName(path));
}

Result<void> NewFile::end()
{
    if (!isThere())
        return failed(m_error);
    if (::rename(m_name.constData(), QFile::encodeName(m_path).constData()) != 0)
        return failed(errno);
    m_name.clear();
    return {};
}

tl::unexpected<Error> NewFile::failed(int error)
{
    m_error = error;
    return tl::unexpected(writeError(m_path, error));
}

bool linkOver(const QString &name, const QString &link)
{
    return linkBytesOver(QFile::encodeName(name), QFile::encodeName(link));
}

} // namespace base

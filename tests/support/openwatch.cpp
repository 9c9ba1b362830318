#include "tests/support/openwatch.h"

#include <QFile>

#include <sys/inotify.h>
#include <unistd.h>

namespace support {

OpenWatch::OpenWatch() : m_inotify(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
{
    // The smallest picture there is: one pixel, as a bitmap that Qt reads without a plugin.
    QFile file(m_folder.filePath(QStringLiteral("planted.pbm")));
    if (file.open(QIODevice::WriteOnly))
        file.write("P1\n1 1\n1\n");
    file.close();
    inotify_add_watch(m_inotify, QFile::encodeName(file.fileName()).constData(), IN_OPEN | IN_ACCESS);
}

OpenWatch::~OpenWatch()
{
    ::close(m_inotify);
}

QString OpenWatch::markup() const
{
    return QStringLiteral("<img src=\"file://%1\">").arg(m_folder.filePath(QStringLiteral("planted.pbm")));
}

bool OpenWatch::wasOpened()
{
    char events[4096];
    return ::read(m_inotify, events, sizeof events) > 0;
}

} // namespace support

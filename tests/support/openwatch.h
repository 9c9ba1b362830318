#pragma once

#include <QString>
#include <QTemporaryDir>

namespace support {

/// A real picture on disk that tells when somebody opens it: the proof that text from a server is drawn as text, and
/// is not read as markup that loads what it names. Linux only (inotify).
class OpenWatch
{
public:
    OpenWatch();
    ~OpenWatch();
    OpenWatch(const OpenWatch &) = delete;
    OpenWatch &operator=(const OpenWatch &) = delete;

    /// Markup that would load the picture: `<img src="file:///…">`.
    QString markup() const;
    /// Whether the picture was opened since the last question.
    bool wasOpened();

private:
    QTemporaryDir m_folder;
    int m_inotify = -1;
};

} // namespace support

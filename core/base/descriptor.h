#pragma once

#include <QByteArrayView>
#include <QString>

#include <utility>

namespace base {

/// An open file of the system, closed at the end of its scope. For what QFile does not offer: syncing, locking,
/// and modes from the first moment on.
class Descriptor
{
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) { }
    ~Descriptor() { close(); }
    Q_DISABLE_COPY_MOVE(Descriptor)

    int get() const { return m_descriptor; }
    bool isOpen() const { return m_descriptor >= 0; }
    /// Writes all of \a bytes, in as many pieces as the system likes; false with errno set.
    bool write(QByteArrayView bytes) const;
    /// False with errno set: a file system may say only now that the disk is full.
    bool close();

private:
    int m_descriptor;
};

/// Puts the names in \a folder on disk: a new or renamed file survives a power cut only then.
void syncFolder(const QString &folder);

} // namespace base

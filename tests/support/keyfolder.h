#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace support {

/// A temporary folder with one RSA key of 2048 bits, made by the `openssl` program, and whatever else a test makes of
/// it. Made once for a test class: keys are slow to make.
class KeyFolder
{
public:
    KeyFolder();
    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// The key as PKCS#8, as the portal hands it out.
    QString keyPath() const { return path(QStringLiteral("key.pem")); }
    /// Runs the openssl program to make the file \a name; arguments may say KEY, FILE and FOLDER.
    QString make(const QString &name, const QString &arguments);
    QString write(const QString &name, const QByteArray &content);
    /// Whether the openssl program accepts \a signature (RS256) of \a message by the public half of keyPath().
    bool verifies(const QByteArray &message, const QByteArray &signature);

private:
    QTemporaryDir m_folder;
};

} // namespace support

#include "tests/support/keyfolder.h"

#include "tests/support/opensslprogram.h"

namespace support {

KeyFolder::KeyFolder()
{
    make(QStringLiteral("key.pem"), QStringLiteral("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out FILE"));
    make(QStringLiteral("public.pem"), QStringLiteral("pkey -in KEY -pubout -out FILE"));
}

QString KeyFolder::make(const QString &name, const QString &arguments)
{
    QStringList words = arguments.split(QLatin1Char(' '));
    words.replaceInStrings(QStringLiteral("KEY"), keyPath());
    words.replaceInStrings(QStringLiteral("FILE"), path(name));
    words.replaceInStrings(QStringLiteral("FOLDER"), m_folder.path());
    openssl(words);
    return path(name);
}

QString KeyFolder::write(const QString &name, const QByteArray &content)
{
    writeFile(path(name), content);
    return path(name);
}

bool KeyFolder::verifies(const QByteArray &message, const QByteArray &signature)
{
    const QString signaturePath = write(QStringLiteral("signature"), signature);
    const QByteArray answer = openssl({QStringLiteral("dgst"), QStringLiteral("-sha256"), QStringLiteral("-verify"),
                                       path(QStringLiteral("public.pem")), QStringLiteral("-signature"), signaturePath},
                                      message);
    return answer == "Verified OK\n";
}

} // namespace support

#pragma once

#include <QByteArray>
#include <QString>

namespace support {

/// A JWT with any header and claims, good or bad, signed (RS256) with the key in \a pemPath by an own few lines over
/// OpenSSL: it shares nothing with the program's signer or with the sandbox's verifier.
QByteArray makeToken(const QByteArray &headerJson, const QByteArray &claimsJson, const QString &pemPath);

/// `Authorization: Bearer …` for the sandbox of key ID \a keyId, good for five minutes from \a now (seconds).
QByteArray bearerLine(const QString &projectId, const QString &keyId, const QString &pemPath, qint64 now);

} // namespace support

#pragma once

#include "core/base/result.h"
#include "core/sandbox/token.h"

#include <QString>

namespace sandbox {

/// The sandbox's key: where the private half is kept for the client, and the public half for the server, which needs
/// no more.
struct SigningKey
{
    QString keyId;
    QString path; ///< `<key id>.pem`, PKCS#8, 0600, as the portal hands keys out.
    EvpPkey publicKey;
};

/// The key in \a folder, or a new one when it has none: RSA of 2048 bits under a random UUID, never derived from a
/// seed. Makes the folder if it must.
base::Result<SigningKey> openSigningKey(const QString &folder);
/// Puts a copy of the key into another \a folder, under the same name; gives its path.
base::Result<QString> copySigningKey(const SigningKey &key, const QString &folder);

} // namespace sandbox

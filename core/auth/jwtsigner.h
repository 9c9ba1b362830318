#pragma once

#include "core/auth/privatekey.h"
#include "core/auth/secret.h"
#include "core/base/result.h"
#include "core/project/project.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <chrono>

namespace auth {

/// What an Admin API token says (RFC 7519).
struct Claims
{
    QString audience; ///< The project ID.
    QDateTime issuedAt;
    std::chrono::seconds lifetime {300}; ///< 1 second to 1 hour.
    /// JSON text of an object that the server keeps with every audit entry, and hands to the project's webhooks;
    /// empty: none.
    QByteArray auditContext;
};

/// A signed token, and how long it is good for. Whole seconds, as in the token.
struct Token
{
    Secret text;
    QDateTime issuedAt;
    QDateTime expiresAt;
};

/// Makes a JWT (RFC 7515 compact form): header `alg` RS256, `typ` JWT, `kid`; claims `aud` (an array), `iat`, `exp`
/// and, when given, `audit_context`. About a millisecond with a 2048-bit key.
base::Result<Token> signToken(const PrivateKey &key, const QString &keyId, const Claims &claims);

/// A token for \a project, by the key it has in use. Refuses when no key in use is bound to the project's present
/// origin and project ID: changing either is what unbinds a key, and this is where that bites.
base::Result<Token> signFor(const project::Project &project, const PrivateKey &key, const QDateTime &now,
                            const QByteArray &auditContext = {});

} // namespace auth

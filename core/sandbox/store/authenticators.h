#pragma once

#include "core/sandbox/store/database.h"
#include "core/sandbox/store/timestamp.h"

#include <QJsonObject>

#include <vector>

namespace sandbox {

/// One way in which a user can prove who they are. `type` and `kind` are values of AuthenticatorType and
/// AuthenticatorKind.
struct Authenticator
{
    qint64 seq = 0;
    QString id; ///< UUID.
    qint64 user = 0;
    QString type;
    QString kind;
    bool isDefault = false;
    Timestamp createdAt = 0;
    Timestamp updatedAt = 0;
    MaybeTimestamp expireAfter; ///< Passwords only.
    std::optional<QString> target; ///< Address or number of one-time codes.
    std::optional<QString> secret; ///< Salted hash of a password, seed of a TOTP. Never shown.
    QString claims = QStringLiteral("{}");
};

constexpr QLatin1String PasswordType("PASSWORD");
constexpr QLatin1String TotpType("TOTP");
constexpr QLatin1String OobEmailType("OOB_OTP_EMAIL");
constexpr QLatin1String OobSmsType("OOB_OTP_SMS");
constexpr QLatin1String PasskeyAuthenticatorType("PASSKEY");
constexpr QLatin1String PrimaryKind("PRIMARY");
constexpr QLatin1String SecondaryKind("SECONDARY");

std::optional<Authenticator> findAuthenticator(Database &database, const QString &id);
/// In order of creation.
std::vector<Authenticator> authenticatorsOf(Database &database, qint64 user);
qint64 insertAuthenticator(Database &database, const Authenticator &authenticator);
/// Writes updatedAt, expireAfter, target, secret and claims.
void saveAuthenticator(Database &database, const Authenticator &authenticator);
void removeAuthenticator(Database &database, qint64 seq);
/// What `Authenticator.claims` shows: no secret.
QJsonObject authenticatorClaims(const Authenticator &authenticator);

/// How many recovery codes a user with a second factor has left.
void setRecoveryCodes(Database &database, qint64 user, int left);
void removeRecoveryCodes(Database &database, qint64 user);

} // namespace sandbox

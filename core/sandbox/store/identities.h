#pragma once

#include "core/sandbox/store/database.h"
#include "core/sandbox/store/timestamp.h"

#include <QJsonObject>

#include <vector>

namespace sandbox {

/// One way in which a user can be told from others, as a row. `type` is the value of IdentityType: LOGIN_ID, OAUTH,
/// ANONYMOUS, BIOMETRIC, PASSKEY, SIWE, LDAP.
struct Identity
{
    qint64 seq = 0;
    QString id; ///< UUID.
    qint64 user = 0;
    QString type;
    Timestamp createdAt = 0;
    Timestamp updatedAt = 0;
    QString key; ///< Login ID key, OAuth provider alias, LDAP server; empty otherwise.
    QString value; ///< Login ID, OAuth subject, key ID, credential ID, wallet address, LDAP user.
    QString uniqueKey; ///< What may exist once for type and key: the login ID in a form that ignores case and the like.
    /// The standard attributes that it stands for, by which getUsersByStandardAttribute and the duplicate check find
    /// it.
    std::optional<QString> email;
    std::optional<QString> phone;
    std::optional<QString> username;
    QString claims = QStringLiteral("{}"); ///< What is particular to the type (JSON): see identityClaims().
};

constexpr QLatin1String LoginIdType("LOGIN_ID");
constexpr QLatin1String OAuthType("OAUTH");
constexpr QLatin1String AnonymousType("ANONYMOUS");

std::optional<Identity> findIdentity(Database &database, const QString &id);
/// In order of creation.
std::vector<Identity> identitiesOf(Database &database, qint64 user);
std::optional<Identity> findLoginId(Database &database, const QString &key, const QString &uniqueKey);
std::optional<Identity> findOAuthIdentity(Database &database, const QString &alias, const QString &subject);

/// A standard attribute that identities carry.
enum class IdentityAttribute { Email, PhoneNumber, PreferredUsername };
std::vector<Identity> identitiesWith(Database &database, IdentityAttribute attribute, const QString &value);

qint64 insertIdentity(Database &database, const Identity &identity);
/// Writes everything but id, user and type.
void saveIdentity(Database &database, const Identity &identity);
void removeIdentity(Database &database, qint64 seq);

/// What `Identity.claims` shows.
QJsonObject identityClaims(const Identity &identity);

} // namespace sandbox

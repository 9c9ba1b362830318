#include "core/sandbox/store/identities.h"

#include <QJsonDocument>

namespace sandbox {

namespace {

#define IDENTITY_COLUMNS                                                                                               \
    "seq, id, user, type, created_at, updated_at, key, value, unique_key, email, phone, username, claims"

std::vector<Identity> readIdentities(Rows row)
{
    std::vector<Identity> identities;
    while (row.next()) {
        identities.push_back({row.integer(0), row.text(1), row.integer(2), row.text(3), row.integer(4), row.integer(5),
                              row.text(6), row.text(7), row.text(8), row.optionalText(9), row.optionalText(10),
                              row.optionalText(11), row.text(12)});
    }
    return identities;
}

std::optional<Identity> firstIdentity(Rows row)
{
    auto identities = readIdentities(std::move(row));
    return identities.empty() ? std::nullopt : std::optional(std::move(identities.front()));
}

} // namespace

std::optional<Identity> findIdentity(Database &database, const QString &id)
{
    return firstIdentity(database.select("SELECT " IDENTITY_COLUMNS " FROM identities WHERE id = ?", {id}));
}

std::vector<Identity> identitiesOf(Database &database, qint64 user)
{
    return readIdentities(
        database.select("SELECT " IDENTITY_COLUMNS " FROM identities WHERE user = ? ORDER BY created_at, id", {user}));
}

std::optional<Identity> findLoginId(Database &database, const QString &key, const QString &uniqueKey)
{
    return firstIdentity(database.select("SELECT " IDENTITY_COLUMNS
                                         " FROM identities WHERE type = 'LOGIN_ID' AND key = ? AND unique_key = ?",
                                         {key, uniqueKey}));
}

std::optional<Identity> findOAuthIdentity(Database &database, const QString &alias, const QString &subject)
{
    return firstIdentity(database.select("SELECT " IDENTITY_COLUMNS
                                         " FROM identities WHERE type = 'OAUTH' AND key = ? AND unique_key = ?",
                                         {alias, subject}));
}

std::vector<Identity> identitiesWith(Database &database, IdentityAttribute attribute, const QString &value)
{
    std::string_view sql;
    switch (attribute) {
    case IdentityAttribute::Email:
        sql = "SELECT " IDENTITY_COLUMNS " FROM identities WHERE email = ? ORDER BY seq";
        break;
    case IdentityAttribute::PhoneNumber:
        sql = "SELECT " IDENTITY_COLUMNS " FROM identities WHERE phone = ? ORDER BY seq";
        break;
    case IdentityAttribute::PreferredUsername:
        sql = "SELECT " IDENTITY_COLUMNS " FROM identities WHERE username = ? ORDER BY seq";
        break;
    }
    return readIdentities(database.select(sql, {value}));
}

qint64 insertIdentity(Database &database, const Identity &identity)
{
    database.run("INSERT INTO identities (" IDENTITY_COLUMNS ") VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?)",
                 {identity.id, identity.user, identity.type, identity.createdAt, identity.updatedAt, identity.key,
                  identity.value, identity.uniqueKey, nullable(identity.email), nullable(identity.phone),
                  nullable(identity.username), identity.claims});
    return database.lastInsertId();
}

void saveIdentity(Database &database, const Identity &identity)
{
    database.run("UPDATE identities SET updated_at = ?, key = ?, value = ?, unique_key = ?, email = ?, phone = ?,"
                 " username = ?, claims = ? WHERE seq = ?",
                 {identity.updatedAt, identity.key, identity.value, identity.uniqueKey, nullable(identity.email),
                  nullable(identity.phone), nullable(identity.username), identity.claims, identity.seq});
}

void removeIdentity(Database &database, qint64 seq)
{
    database.run("DELETE FROM identities WHERE seq = ?", {seq});
}

QJsonObject identityClaims(const Identity &identity)
{
    QJsonObject claims = QJsonDocument::fromJson(identity.claims.toUtf8()).object();
    const auto insert = [&claims](const char *name, const QJsonValue &value) {
        claims.insert(QLatin1String("https://authgear.com/claims/") + QLatin1String(name), value);
    };
    if (identity.email)
        claims.insert(QLatin1String("email"), *identity.email);
    if (identity.phone)
        claims.insert(QLatin1String("phone_number"), *identity.phone);
    if (identity.username)
        claims.insert(QLatin1String("preferred_username"), *identity.username);
    if (identity.type == LoginIdType) {
        // The keys of the default project are named as their types.
        insert("login_id/key", identity.key);
        insert("login_id/type", identity.key);
        insert("login_id/value", identity.value);
        if (!claims.contains(QLatin1String("https://authgear.com/claims/login_id/original_value")))
            insert("login_id/original_value", identity.value);
    } else if (identity.type == OAuthType) {
        insert("oauth/provider_alias", identity.key);
        insert("oauth/subject_id", identity.value);
    } else if (identity.type == AnonymousType) {
        insert("anonymous/key_id", identity.value);
    } else if (identity.type == QLatin1String("BIOMETRIC")) {
        insert("biometric/key_id", identity.value);
    } else if (identity.type == QLatin1String("PASSKEY")) {
        insert("passkey/credential_id", identity.value);
    } else if (identity.type == QLatin1String("SIWE")) {
        insert("siwe/address", identity.value);
    } else if (identity.type == QLatin1String("LDAP")) {
        insert("ldap/server_name", identity.key);
        insert("ldap/user_id_attribute_value", identity.value);
    }
    return claims;
}

#undef IDENTITY_COLUMNS

} // namespace sandbox

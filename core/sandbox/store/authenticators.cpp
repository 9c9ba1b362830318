#include "core/sandbox/store/authenticators.h"

#include <QJsonDocument>

namespace sandbox {

namespace {

#define AUTHENTICATOR_COLUMNS                                                                                          \
    "seq, id, user, type, kind, is_default, created_at, updated_at, expire_after, target, secret, claims"

std::vector<Authenticator> readAuthenticators(Rows row)
{
    std::vector<Authenticator> authenticators;
    while (row.next()) {
        authenticators.push_back({row.integer(0), row.text(1), row.integer(2), row.text(3), row.text(4), row.boolean(5),
                                  row.integer(6), row.integer(7), row.optionalInteger(8), row.optionalText(9),
                                  row.optionalText(10), row.text(11)});
    }
    return authenticators;
}

} // namespace

std::optional<Authenticator> findAuthenticator(Database &database, const QString &id)
{
    auto found =
        readAuthenticators(database.select("SELECT " AUTHENTICATOR_COLUMNS " FROM authenticators WHERE id = ?", {id}));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Authenticator> authenticatorsOf(Database &database, qint64 user)
{
    return readAuthenticators(database.select(
        "SELECT " AUTHENTICATOR_COLUMNS " FROM authenticators WHERE user = ? ORDER BY created_at, id", {user}));
}

qint64 insertAuthenticator(Database &database, const Authenticator &authenticator)
{
    database.run("INSERT INTO authenticators (" AUTHENTICATOR_COLUMNS ") VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?)",
                 {authenticator.id, authenticator.user, authenticator.type, authenticator.kind, authenticator.isDefault,
                  authenticator.createdAt, authenticator.updatedAt, nullable(authenticator.expireAfter),
                  nullable(authenticator.target), nullable(authenticator.secret), authenticator.claims});
    return database.lastInsertId();
}

void saveAuthenticator(Database &database, const Authenticator &authenticator)
{
    database.run("UPDATE authenticators SET updated_at = ?, expire_after = ?, target = ?, secret = ?, claims = ?"
                 " WHERE seq = ?",
                 {authenticator.updatedAt, nullable(authenticator.expireAfter), nullable(authenticator.target),
                  nullable(authenticator.secret), authenticator.claims, authenticator.seq});
}

void removeAuthenticator(Database &database, qint64 seq)
{
    database.run("DELETE FROM authenticators WHERE seq = ?", {seq});
}

QJsonObject authenticatorClaims(const Authenticator &authenticator)
{
    QJsonObject claims = QJsonDocument::fromJson(authenticator.claims.toUtf8()).object();
    if (authenticator.type == OobEmailType && authenticator.target)
        claims.insert(QLatin1String("https://authgear.com/claims/oob_otp/email"), *authenticator.target);
    if (authenticator.type == OobSmsType && authenticator.target)
        claims.insert(QLatin1String("https://authgear.com/claims/oob_otp/phone"), *authenticator.target);
    return claims;
}

void setRecoveryCodes(Database &database, qint64 user, int left)
{
    database.run("INSERT OR REPLACE INTO recovery_codes (user, left) VALUES (?, ?)", {user, left});
}

void removeRecoveryCodes(Database &database, qint64 user)
{
    database.run("DELETE FROM recovery_codes WHERE user = ?", {user});
}

#undef AUTHENTICATOR_COLUMNS

} // namespace sandbox

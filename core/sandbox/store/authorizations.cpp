#include "core/sandbox/store/authorizations.h"

namespace sandbox {

namespace {

#define AUTHORIZATION_COLUMNS "seq, id, user, client, created_at, updated_at, scopes"

std::vector<Authorization> readAuthorizations(Rows row)
{
    std::vector<Authorization> authorizations;
    while (row.next()) {
        authorizations.push_back({row.integer(0), row.text(1), row.integer(2), row.text(3), row.integer(4),
                                  row.integer(5), row.text(6).split(u' ', Qt::SkipEmptyParts)});
    }
    return authorizations;
}

} // namespace

std::optional<Authorization> findAuthorization(Database &database, const QString &id)
{
    auto found =
        readAuthorizations(database.select("SELECT " AUTHORIZATION_COLUMNS " FROM authorizations WHERE id = ?", {id}));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Authorization> authorizationsOf(Database &database, qint64 user)
{
    return readAuthorizations(database.select(
        "SELECT " AUTHORIZATION_COLUMNS " FROM authorizations WHERE user = ? ORDER BY created_at, id", {user}));
}

qint64 insertAuthorization(Database &database, const Authorization &authorization)
{
    database.run("INSERT INTO authorizations (" AUTHORIZATION_COLUMNS ") VALUES (NULL,?,?,?,?,?,?)",
                 {authorization.id, authorization.user, authorization.clientId, authorization.createdAt,
                  authorization.updatedAt, authorization.scopes.join(u' ')});
    return database.lastInsertId();
}

void removeAuthorization(Database &database, qint64 seq)
{
    database.run("DELETE FROM authorizations WHERE seq = ?", {seq});
}

#undef AUTHORIZATION_COLUMNS

} // namespace sandbox

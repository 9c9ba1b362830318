#include "core/sandbox/store/resources.h"

namespace sandbox {

namespace {

#define RESOURCE_COLUMNS "seq, id, uri, name, created_at, updated_at"
#define SCOPE_SELECT                                                                                                   \
    "SELECT s.seq, s.id, s.resource, r.id, s.scope, s.description, s.created_at, s.updated_at"                         \
    " FROM scopes s JOIN resources r ON r.seq = s.resource"
// Searched with LIKE and an empty keyword, a name that is null would be lost.
#define RESOURCE_FILTER                                                                                                \
    " WHERE (?1 = '' OR instr(lower(uri), lower(?1)) > 0 OR instr(lower(ifnull(name, '')), lower(?1)) > 0)"            \
    " AND (?2 = '' OR seq IN (SELECT resource FROM client_resources WHERE client = ?2))"
#define SCOPE_FILTER                                                                                                   \
    " WHERE s.resource = ?3"                                                                                           \
    " AND (?1 = '' OR instr(lower(s.scope), lower(?1)) > 0 OR instr(lower(ifnull(s.description, '')), lower(?1)) > 0)" \
    " AND (?2 = '' OR s.seq IN (SELECT scope FROM client_scopes WHERE client = ?2))"

std::vector<Resource> readResources(Rows row)
{
    std::vector<Resource> resources;
    while (row.next())
        resources.push_back(
            {row.integer(0), row.text(1), row.text(2), row.optionalText(3), row.integer(4), row.integer(5)});
    return resources;
}

std::vector<Scope> readScopes(Rows row)
{
    std::vector<Scope> scopes;
    while (row.next())
        scopes.push_back({row.integer(0), row.text(1), row.integer(2), row.text(3), row.text(4), row.optionalText(5),
                          row.integer(6), row.integer(7)});
    return scopes;
}

template <typename T>
std::optional<T> firstOf(std::vector<T> rows)
{
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

} // namespace

std::optional<Resource> findResource(Database &database, const QString &id)
{
    return firstOf(readResources(database.select("SELECT " RESOURCE_COLUMNS " FROM resources WHERE id = ?", {id})));
}

std::optional<Resource> findResourceByUri(Database &database, const QString &uri)
{
    return firstOf(readResources(database.select("SELECT " RESOURCE_COLUMNS " FROM resources WHERE uri = ?", {uri})));
}

std::vector<Resource> listResources(Database &database, const ResourceFilter &filter, qint64 offset, qint64 limit)
{
    return readResources(database.select("SELECT " RESOURCE_COLUMNS " FROM resources" RESOURCE_FILTER
                                         " ORDER BY created_at DESC, seq DESC LIMIT ?3 OFFSET ?4",
                                         {filter.keyword, filter.clientId, limit, offset}));
}

qint64 countResources(Database &database, const ResourceFilter &filter)
{
    return database.number("SELECT COUNT(*) FROM resources" RESOURCE_FILTER, {filter.keyword, filter.clientId});
}

qint64 insertResource(Database &database, const Resource &resource)
{
    database.run("INSERT INTO resources (" RESOURCE_COLUMNS ") VALUES (NULL,?,?,?,?,?)",
                 {resource.id, resource.uri, nullable(resource.name), resource.createdAt, resource.updatedAt});
    return database.lastInsertId();
}

void saveResource(Database &database, const Resource &resource)
{
    database.run("UPDATE resources SET name = ?, updated_at = ? WHERE seq = ?",
                 {nullable(resource.name), resource.updatedAt, resource.seq});
}

void removeResource(Database &database, qint64 resource)
{
    database.run("DELETE FROM client_scopes WHERE scope IN (SELECT seq FROM scopes WHERE resource = ?)", {resource});
    database.run("DELETE FROM client_resources WHERE resource = ?", {resource});
    database.run("DELETE FROM scopes WHERE resource = ?", {resource});
    database.run("DELETE FROM resources WHERE seq = ?", {resource});
}

std::optional<Scope> findScope(Database &database, const QString &id)
{
    return firstOf(readScopes(database.select(SCOPE_SELECT " WHERE s.id = ?", {id})));
}

std::optional<Scope> findScopeByName(Database &database, qint64 resource, const QString &scope)
{
    return firstOf(
        readScopes(database.select(SCOPE_SELECT " WHERE s.resource = ? AND s.scope = ?", {resource, scope})));
}

std::vector<Scope> listScopes(Database &database, qint64 resource, const ResourceFilter &filter, qint64 offset,
                              qint64 limit)
{
    return readScopes(database.select(SCOPE_SELECT SCOPE_FILTER
                                      " ORDER BY s.created_at DESC, s.seq DESC LIMIT ?4 OFFSET ?5",
                                      {filter.keyword, filter.clientId, resource, limit, offset}));
}

qint64 countScopes(Database &database, qint64 resource, const ResourceFilter &filter)
{
    return database.number("SELECT COUNT(*) FROM scopes s" SCOPE_FILTER, {filter.keyword, filter.clientId, resource});
}

qint64 insertScope(Database &database, const Scope &scope)
{
    database.run(
        "INSERT INTO scopes (id, resource, scope, description, created_at, updated_at) VALUES (?,?,?,?,?,?)",
        {scope.id, scope.resource, scope.scope, nullable(scope.description), scope.createdAt, scope.updatedAt});
    return database.lastInsertId();
}

void saveScope(Database &database, const Scope &scope)
{
    database.run("UPDATE scopes SET description = ?, updated_at = ? WHERE seq = ?",
                 {nullable(scope.description), scope.updatedAt, scope.seq});
}

void removeScope(Database &database, qint64 scope)
{
    database.run("DELETE FROM client_scopes WHERE scope = ?", {scope});
    database.run("DELETE FROM scopes WHERE seq = ?", {scope});
}

QStringList clientsOfResource(Database &database, qint64 resource)
{
    QStringList clients;
    Rows row = database.select("SELECT client FROM client_resources WHERE resource = ? ORDER BY client", {resource});
    while (row.next())
        clients.append(row.text(0));
    return clients;
}

bool isResourceLinked(Database &database, const QString &clientId, qint64 resource)
{
    return database.number("SELECT COUNT(*) FROM client_resources WHERE client = ? AND resource = ?",
                           {clientId, resource})
        > 0;
}

void linkResource(Database &database, const QString &clientId, qint64 resource)
{
    database.run("INSERT OR IGNORE INTO client_resources (client, resource) VALUES (?, ?)", {clientId, resource});
}

void unlinkResource(Database &database, const QString &clientId, qint64 resource)
{
    database.run("DELETE FROM client_resources WHERE client = ? AND resource = ?", {clientId, resource});
}

void linkScope(Database &database, const QString &clientId, qint64 scope)
{
    database.run("INSERT OR IGNORE INTO client_scopes (client, scope) VALUES (?, ?)", {clientId, scope});
}

void unlinkScope(Database &database, const QString &clientId, qint64 scope)
{
    database.run("DELETE FROM client_scopes WHERE client = ? AND scope = ?", {clientId, scope});
}

#undef RESOURCE_COLUMNS
#undef SCOPE_SELECT
#undef RESOURCE_FILTER
#undef SCOPE_FILTER

} // namespace sandbox

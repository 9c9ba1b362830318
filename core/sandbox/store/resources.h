#pragma once

#include "core/sandbox/store/database.h"
#include "core/sandbox/store/timestamp.h"

#include <QStringList>

namespace sandbox {

/// An API that machine clients may ask tokens for.
struct Resource
{
    qint64 seq = 0;
    QString id; ///< UUID.
    QString uri;
    std::optional<QString> name;
    Timestamp createdAt = 0;
    Timestamp updatedAt = 0;
};

/// A scope of a resource, as it is stored.
struct Scope
{
    qint64 seq = 0;
    QString id; ///< UUID.
    qint64 resource = 0;
    QString resourceId; ///< UUID of the resource, for `resourceID`.
    QString scope;
    std::optional<QString> description;
    Timestamp createdAt = 0;
    Timestamp updatedAt = 0;
};

std::optional<Resource> findResource(Database &database, const QString &id);
std::optional<Resource> findResourceByUri(Database &database, const QString &uri);

/// What a list of resources or scopes is filtered by; empty for all.
struct ResourceFilter
{
    QString keyword; ///< Contained in URI or name (scope or description), whatever the case.
    QString clientId; ///< Only what is linked with this client.
};
std::vector<Resource> listResources(Database &database, const ResourceFilter &filter, qint64 offset, qint64 limit);
qint64 countResources(Database &database, const ResourceFilter &filter);
qint64 insertResource(Database &database, const Resource &resource);
/// Writes name and updatedAt: the URI never changes.
void saveResource(Database &database, const Resource &resource);
/// With its scopes and all links of clients.
void removeResource(Database &database, qint64 resource);

std::optional<Scope> findScope(Database &database, const QString &id);
std::optional<Scope> findScopeByName(Database &database, qint64 resource, const QString &scope);
std::vector<Scope> listScopes(Database &database, qint64 resource, const ResourceFilter &filter, qint64 offset,
                              qint64 limit);
qint64 countScopes(Database &database, qint64 resource, const ResourceFilter &filter);
qint64 insertScope(Database &database, const Scope &scope);
void saveScope(Database &database, const Scope &scope);
void removeScope(Database &database, qint64 scope);

QStringList clientsOfResource(Database &database, qint64 resource);
bool isResourceLinked(Database &database, const QString &clientId, qint64 resource);
void linkResource(Database &database, const QString &clientId, qint64 resource);
/// Leaves the links of scopes behind, as the real server does: linking again brings them back.
void unlinkResource(Database &database, const QString &clientId, qint64 resource);
void linkScope(Database &database, const QString &clientId, qint64 scope);
void unlinkScope(Database &database, const QString &clientId, qint64 scope);

} // namespace sandbox

#include "core/sandbox/seed/catalogue.h"

#include "core/sandbox/store/resources.h"
#include "core/sandbox/store/rolesgroups.h"

#include <QJsonArray>

namespace sandbox {

namespace {

std::optional<QString> optionalText(const QJsonValue &value)
{
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

QJsonArray arrayOf(const QJsonValue &object, const char *key)
{
    return object[QLatin1String(key)].toArray();
}

/// Two years before today, a day for each row: older than all but the first users.
Timestamp dayOf(const SeedFrame &frame, qint64 number)
{
    return frame.today - 730 * OneDay + number * OneDay + 9 * OneHour;
}

qint64 seedKeyed(Database &database, const SeedFrame &frame, Keyed kind, const QJsonValue &json, qint64 number)
{
    KeyedRow row;
    row.id = seededId(frame, kind == Keyed::Role ? SeededId::Role : SeededId::Group, number);
    row.key = json[QLatin1String("key")].toString();
    row.name = optionalText(json[QLatin1String("name")]);
    row.description = optionalText(json[QLatin1String("description")]);
    row.createdAt = dayOf(frame, number);
    row.updatedAt = row.createdAt;
    return insertKeyed(database, kind, row);
}

void seedResource(Database &database, const SeedFrame &frame, const QJsonValue &json, qint64 number)
{
    Resource resource;
    resource.id = seededId(frame, SeededId::Resource, number);
    resource.uri = json[QLatin1String("uri")].toString();
    resource.name = optionalText(json[QLatin1String("name")]);
    resource.createdAt = dayOf(frame, number);
    resource.updatedAt = resource.createdAt;
    resource.seq = insertResource(database, resource);
    qint64 scopeNumber = 0;
    for (const QJsonValue scopeJson : arrayOf(json, "scopes")) {
        Scope scope;
        scope.id = seededId(frame, SeededId::Scope, number * 64 + ++scopeNumber);
        scope.resource = resource.seq;
        scope.scope = scopeJson[QLatin1String("scope")].toString();
        scope.description = optionalText(scopeJson[QLatin1String("description")]);
        scope.createdAt = resource.createdAt + scopeNumber * OneMinute;
        scope.updatedAt = scope.createdAt;
        insertScope(database, scope);
    }
    for (const QJsonValue client : arrayOf(json, "clients")) {
        const QString clientId = client[QLatin1String("clientID")].toString();
        linkResource(database, clientId, resource.seq);
        for (const QJsonValue name : arrayOf(client, "scopes")) {
            if (const auto scope = findScopeByName(database, resource.seq, name.toString()))
                linkScope(database, clientId, scope->seq);
        }
    }
}

} // namespace

void seedCatalogue(Database &database, SeedFrame &frame)
{
    const QJsonValue json = frame.project->json();
    qint64 number = 0;
    for (const QJsonValue role : arrayOf(json, "roles"))
        frame.roles.push_back(seedKeyed(database, frame, Keyed::Role, role, ++number));
    number = 0;
    for (const QJsonValue group : arrayOf(json, "groups")) {
        const qint64 seq = seedKeyed(database, frame, Keyed::Group, group, ++number);
        frame.groups.push_back(seq);
        for (const QJsonValue key : arrayOf(group, "roles")) {
            if (const auto role = findKeyedByKey(database, Keyed::Role, key.toString()))
                addRoleToGroup(database, seq, role->seq);
        }
    }
    number = 0;
    for (const QJsonValue resource : arrayOf(json, "resources"))
        seedResource(database, frame, resource, ++number);
}

} // namespace sandbox

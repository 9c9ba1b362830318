// createRole, updateRole, deleteRole and the same three for groups.
#include "core/sandbox/resolvers/keys.h"
#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/registration.h"
#include "core/sandbox/store/uuids.h"

#include <QJsonArray>

#include <limits>

namespace sandbox {
namespace {

/// "role" or "group", as event types and payloads spell it.
QString wordOf(Keyed kind)
{
    return kind == Keyed::Role ? QStringLiteral("role") : QStringLiteral("group");
}

QJsonObject keyedJson(const KeyedRow &row)
{
    QJsonObject json {{QStringLiteral("id"), row.id}, {QStringLiteral("key"), row.key}};
    if (row.name)
        json.insert(QStringLiteral("name"), *row.name);
    if (row.description)
        json.insert(QStringLiteral("description"), *row.description);
    return json;
}

QString keyedEvent(const char *verb, Keyed kind)
{
    return QStringLiteral("admin_api.mutation.%1_%2.executed").arg(QLatin1String(verb), wordOf(kind));
}

ApiError duplicateKey(Keyed kind)
{
    return kind == Keyed::Role ? apiError(ApiError::Name::AlreadyExists, QStringLiteral("RoleDuplicateKey"),
                                          QStringLiteral("role key already exists"))
                               : apiError(ApiError::Name::AlreadyExists, QStringLiteral("GroupDuplicateKey"),
                                          QStringLiteral("group key already exists"));
}

Resolved createKeyed(Keyed kind, const Arguments &arguments, RequestContext &context)
{
    auto &work = workOf(context);
    const auto &input = arguments["input"];
    auto key = newKey(input["key"]);
    if (!key)
        return refuse(std::move(key.error()));
    if (findKeyedByKey(work.database(), kind, *key))
        return refuse(duplicateKey(kind));

    KeyedRow row;
    row.id = randomUuid();
    row.key = *key;
    replaceText(row.name, input["name"]);
    replaceText(row.description, input["description"]);
    row.createdAt = row.updatedAt = work.now();
    insertKeyed(work.database(), kind, row);
    work.reindexRolesAndGroups();
    work.record(keyedEvent("create", kind), {{wordOf(kind), keyedJson(row)}});
    return keyedPayload(kind == Keyed::Role ? "CreateRolePayload" : "CreateGroupPayload", work, kind, row.id);
}

Resolved updateKeyed(Keyed kind, const Arguments &arguments, RequestContext &context)
{
    auto &work = workOf(context);
    const auto &input = arguments["input"];
    auto found = keyedOf(work, kind, input["id"]);
    if (!found)
        return refuse(std::move(found.error()));
    auto row = *found;
    if (input["key"]) {
        auto key = newKey(input["key"]);
        if (!key)
            return refuse(std::move(key.error()));
        if (const auto other = findKeyedByKey(work.database(), kind, *key); other && other->id != row.id)
            return refuse(duplicateKey(kind));
        row.key = *key;
    }
    replaceText(row.name, input["name"]);
    replaceText(row.description, input["description"]);
    row.updatedAt = work.now();
    saveKeyed(work.database(), kind, row);
    work.reindexRolesAndGroups();
    work.record(keyedEvent("update", kind),
                {{QStringLiteral("original_") + wordOf(kind), keyedJson(*found)},
                 {QStringLiteral("new_") + wordOf(kind), keyedJson(row)}});
    return keyedPayload(kind == Keyed::Role ? "UpdateRolePayload" : "UpdateGroupPayload", work, kind, row.id);
}

Resolved deleteKeyed(Keyed kind, const Arguments &arguments, RequestContext &context)
{
    auto &work = workOf(context);
    auto found = keyedOf(work, kind, arguments["input"]["id"]);
    if (!found)
        return refuse(std::move(found.error()));

    QJsonArray members;
    for (const auto &user : usersOf(work.database(), kind, found->seq, 0, std::numeric_limits<qint64>::max())) {
        members.append(user.id);
        work.reindex(user.seq);
    }
    QJsonArray linked;
    for (const auto &other :
         kind == Keyed::Role ? groupsOfRole(work.database(), found->seq) : rolesOfGroup(work.database(), found->seq))
        linked.append(other.id);
    removeKeyed(work.database(), kind, found->seq);
    work.reindexRolesAndGroups();
    const auto word = wordOf(kind);
    const auto otherWord = wordOf(kind == Keyed::Role ? Keyed::Group : Keyed::Role);
    work.record(keyedEvent("delete", kind),
                {{word, keyedJson(*found)},
                 {word + QStringLiteral("_user_ids"), members},
                 {QStringLiteral("%1_%2_ids").arg(word, otherWord), linked}});
    return makeObject(kind == Keyed::Role ? "DeleteRolePayload" : "DeleteGroupPayload", {{"ok", true}});
}

} // namespace

void registerRoleGroupMutations(Resolvers &resolvers)
{
    const auto add = [&resolvers](std::string_view field, Keyed kind, auto resolve) {
        resolvers.add("Mutation", field,
                      [kind, resolve](const Object &, const Arguments &arguments, RequestContext &context) {
                          return resolve(kind, arguments, context);
                      });
    };
    add("createRole", Keyed::Role, createKeyed);
    add("updateRole", Keyed::Role, updateKeyed);
    add("deleteRole", Keyed::Role, deleteKeyed);
    add("createGroup", Keyed::Group, createKeyed);
    add("updateGroup", Keyed::Group, updateKeyed);
    add("deleteGroup", Keyed::Group, deleteKeyed);
}

} // namespace sandbox

// The twelve mutations that put users, roles and groups together and take them apart.
#include "core/sandbox/resolvers/keys.h"
#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/registration.h"

#include <QJsonArray>

namespace sandbox {
namespace {

/// Puts one pair together or takes it apart; what is so already stays so.
using Link = void (*)(Database &, qint64 left, qint64 right);

struct MembershipNames
{
    const char *event; ///< "add_role_to_users"
    const char *payload; ///< "AddRoleToUsersPayload"
};

QString membershipEvent(const MembershipNames &names)
{
    return QStringLiteral("admin_api.mutation.%1.executed").arg(QLatin1String(names.event));
}

/// One role or group and many users: addRoleToUsers and its like.
Resolver keyedAndUsers(Keyed kind, Link link, MembershipNames names)
{
    return [=](const Object &, const Arguments &arguments, RequestContext &context) -> Resolved {
        auto &work = workOf(context);
        const auto &input = arguments["input"];
        const std::string keyName = kind == Keyed::Role ? "roleKey" : "groupKey";
        auto keyed = keyedByKey(work, kind, input[keyName]);
        if (!keyed)
            return refuse(std::move(keyed.error()));
        auto users = usersOfIds(work, input["userIDs"]);
        if (!users)
            return refuse(std::move(users.error()));
        QJsonArray ids;
        for (const auto &user : *users) {
            link(work.database(), user.seq, keyed->seq);
            work.reindex(user.seq);
            ids.append(user.id);
        }
        work.record(membershipEvent(names),
                    {{kind == Keyed::Role ? QStringLiteral("role_key") : QStringLiteral("group_key"), keyed->key},
                     {QStringLiteral("user_ids"), ids}});
        return keyedPayload(names.payload, work, kind, keyed->id);
    };
}

/// One user and many roles or groups: addUserToRoles and its like.
Resolver userAndKeyed(Keyed kind, Link link, MembershipNames names)
{
    return [=](const Object &, const Arguments &arguments, RequestContext &context) -> Resolved {
        auto &work = workOf(context);
        const auto &input = arguments["input"];
        auto user = userOf(work, input["userID"]);
        if (!user)
            return refuse(std::move(user.error()));
        auto rows = keyedByKeys(work, kind, input[kind == Keyed::Role ? "roleKeys" : "groupKeys"]);
        if (!rows)
            return refuse(std::move(rows.error()));
        for (const auto &row : *rows)
            link(work.database(), user->seq, row.seq);
        work.reindex(user->seq);
        work.record(membershipEvent(names),
                    {{QStringLiteral("user_id"), user->id},
                     {kind == Keyed::Role ? QStringLiteral("role_keys") : QStringLiteral("group_keys"),
                      QJsonArray::fromStringList(input[kind == Keyed::Role ? "roleKeys" : "groupKeys"].texts())}},
                    user->id);
        return userPayload(names.payload, work, user->seq);
    };
}

/// One role and many groups, or one group and many roles. \a link takes the group first.
Resolver keyedAndKeyed(Keyed one, Link link, MembershipNames names)
{
    return [=](const Object &, const Arguments &arguments, RequestContext &context) -> Resolved {
        auto &work = workOf(context);
        const auto &input = arguments["input"];
        const bool role = one == Keyed::Role;
        auto keyed = keyedByKey(work, one, input[role ? "roleKey" : "groupKey"]);
        if (!keyed)
            return refuse(std::move(keyed.error()));
        const auto &keys = input[role ? "groupKeys" : "roleKeys"];
        auto others = keyedByKeys(work, role ? Keyed::Group : Keyed::Role, keys);
        if (!others)
            return refuse(std::move(others.error()));
        for (const auto &other : *others)
            link(work.database(), role ? other.seq : keyed->seq, role ? keyed->seq : other.seq);
        work.reindexRolesAndGroups();
        work.record(membershipEvent(names),
                    {{role ? QStringLiteral("role_key") : QStringLiteral("group_key"), keyed->key},
                     {role ? QStringLiteral("group_keys") : QStringLiteral("role_keys"),
                      QJsonArray::fromStringList(keys.texts())}});
        return keyedPayload(names.payload, work, one, keyed->id);
    };
}

} // namespace

void registerMembershipMutations(Resolvers &resolvers)
{
    const auto add = [&resolvers](const char *field, Resolver resolver) {
        resolvers.add("Mutation", field, std::move(resolver));
    };
    add("addRoleToUsers", keyedAndUsers(Keyed::Role, addRoleToUser, {"add_role_to_users", "AddRoleToUsersPayload"}));
    add("removeRoleFromUsers",
        keyedAndUsers(Keyed::Role, removeRoleFromUser, {"remove_role_from_users", "RemoveRoleFromUsersPayload"}));
    add("addGroupToUsers",
        keyedAndUsers(Keyed::Group, addGroupToUser, {"add_group_to_users", "AddGroupToUsersPayload"}));
    // The payload's odd name is the real server's.
    add("removeGroupFromUsers",
        keyedAndUsers(Keyed::Group, removeGroupFromUser, {"remove_group_from_users", "RemoveGroupToUsersPayload"}));

    add("addUserToRoles", userAndKeyed(Keyed::Role, addRoleToUser, {"add_user_to_roles", "AddUserToRolesPayload"}));
    add("removeUserFromRoles",
        userAndKeyed(Keyed::Role, removeRoleFromUser, {"remove_user_from_roles", "RemoveUserFromRolesPayload"}));
    add("addUserToGroups",
        userAndKeyed(Keyed::Group, addGroupToUser, {"add_user_to_groups", "AddUserToGroupsPayload"}));
    add("removeUserFromGroups",
        userAndKeyed(Keyed::Group, removeGroupFromUser, {"remove_user_from_groups", "RemoveUserFromGroupsPayload"}));

    add("addRoleToGroups",
        keyedAndKeyed(Keyed::Role, addRoleToGroup, {"add_role_to_groups", "AddRoleToGroupsPayload"}));
    add("removeRoleFromGroups",
        keyedAndKeyed(Keyed::Role, removeRoleFromGroup, {"remove_role_from_groups", "RemoveRoleFromGroupsPayload"}));
    add("addGroupToRoles",
        keyedAndKeyed(Keyed::Group, addRoleToGroup, {"add_group_to_roles", "AddGroupToRolesPayload"}));
    add("removeGroupFromRoles",
        keyedAndKeyed(Keyed::Group, removeRoleFromGroup, {"remove_group_from_roles", "RemoveGroupFromRolesPayload"}));
}

} // namespace sandbox

#pragma once

#include "core/sandbox/store/users.h"

#include <QStringList>

namespace sandbox {

/// Roles and groups have the same columns and the same rules; only what hangs on them differs.
enum class Keyed { Role, Group };

/// A row of roles or groups.
struct KeyedRow
{
    qint64 seq = 0;
    QString id; ///< UUID.
    QString key;
    std::optional<QString> name;
    std::optional<QString> description;
    Timestamp createdAt = 0;
    Timestamp updatedAt = 0;
};

std::optional<KeyedRow> findKeyed(Database &database, Keyed kind, const QString &id);
std::optional<KeyedRow> findKeyedByKey(Database &database, Keyed kind, const QString &key);
/// By key, ascending. \a keyword: contained in key or name, whatever the case; empty for all. \a excludedIds: UUIDs.
std::vector<KeyedRow> listKeyed(Database &database, Keyed kind, const QString &keyword, const QStringList &excludedIds,
                                qint64 offset, qint64 limit);
qint64 countKeyed(Database &database, Keyed kind);
qint64 insertKeyed(Database &database, Keyed kind, const KeyedRow &row);
/// Writes key, name, description and updatedAt.
void saveKeyed(Database &database, Keyed kind, const KeyedRow &row);
/// With all its memberships.
void removeKeyed(Database &database, Keyed kind, qint64 seq);

// Memberships. Adding what is there and removing what is not changes nothing.
void addRoleToUser(Database &database, qint64 user, qint64 role);
void removeRoleFromUser(Database &database, qint64 user, qint64 role);
void addGroupToUser(Database &database, qint64 user, qint64 group);
void removeGroupFromUser(Database &database, qint64 user, qint64 group);
void addRoleToGroup(Database &database, qint64 group, qint64 role);
void removeRoleFromGroup(Database &database, qint64 group, qint64 role);

/// Each by key, ascending.
std::vector<KeyedRow> rolesOfUser(Database &database, qint64 user);
std::vector<KeyedRow> groupsOfUser(Database &database, qint64 user);
/// Direct ones and those of the user's groups, each once.
std::vector<KeyedRow> effectiveRolesOfUser(Database &database, qint64 user);
std::vector<KeyedRow> rolesOfGroup(Database &database, qint64 group);
std::vector<KeyedRow> groupsOfRole(Database &database, qint64 role);

/// Direct members in order of creation.
std::vector<User> usersOf(Database &database, Keyed kind, qint64 seq, qint64 offset, qint64 limit);

} // namespace sandbox

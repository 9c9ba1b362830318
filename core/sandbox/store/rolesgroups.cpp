#include "core/sandbox/store/rolesgroups.h"

namespace sandbox {

namespace {

#define KEYED_COLUMNS "seq, id, key, name, description, created_at, updated_at"

KeyedRow readKeyed(const Rows &row)
{
    return {row.integer(0),      row.text(1),    row.text(2),   row.optionalText(3),
            row.optionalText(4), row.integer(5), row.integer(6)};
}

std::vector<KeyedRow> readAllKeyed(Rows row)
{
    std::vector<KeyedRow> rows;
    while (row.next())
        rows.push_back(readKeyed(row));
    return rows;
}

std::optional<KeyedRow> readOneKeyed(Rows row)
{
    return row.next() ? std::optional(readKeyed(row)) : std::nullopt;
}

std::string_view either(Keyed kind, std::string_view role, std::string_view group)
{
    return kind == Keyed::Role ? role : group;
}

/// For LIKE with ESCAPE '\'.
QString containsPattern(QString keyword)
{
    keyword.replace(u'\\', QLatin1String("\\\\"))
        .replace(u'%', QLatin1String("\\%"))
        .replace(u'_', QLatin1String("\\_"));
    return u'%' + keyword + u'%';
}

} // namespace

std::optional<KeyedRow> findKeyed(Database &database, Keyed kind, const QString &id)
{
    return readOneKeyed(database.select(either(kind, "SELECT " KEYED_COLUMNS " FROM roles WHERE id = ?",
                                               "SELECT " KEYED_COLUMNS " FROM groups WHERE id = ?"),
                                        {id}));
}

std::optional<KeyedRow> findKeyedByKey(Database &database, Keyed kind, const QString &key)
{
    return readOneKeyed(database.select(either(kind, "SELECT " KEYED_COLUMNS " FROM roles WHERE key = ?",
                                               "SELECT " KEYED_COLUMNS " FROM groups WHERE key = ?"),
                                        {key}));
}

std::vector<KeyedRow> listKeyed(Database &database, Keyed kind, const QString &keyword, const QStringList &excludedIds,
                                qint64 offset, qint64 limit)
{
    // UUIDs hold no comma, so one text can stand for a list of any length.
    const QString excluded = u',' + excludedIds.join(u',') + u',';
#define KEYED_LIST                                                                                                     \
    " WHERE (key LIKE ?1 ESCAPE '\\' OR name LIKE ?1 ESCAPE '\\') AND instr(?2, ',' || id || ',') = 0"                 \
    " ORDER BY key LIMIT ?3 OFFSET ?4"
    return readAllKeyed(database.select(either(kind, "SELECT " KEYED_COLUMNS " FROM roles" KEYED_LIST,
                                               "SELECT " KEYED_COLUMNS " FROM groups" KEYED_LIST),
                                        {containsPattern(keyword), excluded, limit, offset}));
#undef KEYED_LIST
}

qint64 countKeyed(Database &database, Keyed kind)
{
    return database.number(either(kind, "SELECT COUNT(*) FROM roles", "SELECT COUNT(*) FROM groups"));
}

qint64 insertKeyed(Database &database, Keyed kind, const KeyedRow &row)
{
    database.run(either(kind, "INSERT INTO roles (" KEYED_COLUMNS ") VALUES (NULL,?,?,?,?,?,?)",
                        "INSERT INTO groups (" KEYED_COLUMNS ") VALUES (NULL,?,?,?,?,?,?)"),
                 {row.id, row.key, nullable(row.name), nullable(row.description), row.createdAt, row.updatedAt});
    return database.lastInsertId();
}

void saveKeyed(Database &database, Keyed kind, const KeyedRow &row)
{
    database.run(either(kind, "UPDATE roles SET key = ?, name = ?, description = ?, updated_at = ? WHERE seq = ?",
                        "UPDATE groups SET key = ?, name = ?, description = ?, updated_at = ? WHERE seq = ?"),
                 {row.key, nullable(row.name), nullable(row.description), row.updatedAt, row.seq});
}

void removeKeyed(Database &database, Keyed kind, qint64 seq)
{
    database.run(either(kind, "DELETE FROM user_roles WHERE role = ?", "DELETE FROM user_groups WHERE group_seq = ?"),
                 {seq});
    database.run(either(kind, "DELETE FROM group_roles WHERE role = ?", "DELETE FROM group_roles WHERE group_seq = ?"),
                 {seq});
    database.run(either(kind, "DELETE FROM roles WHERE seq = ?", "DELETE FROM groups WHERE seq = ?"), {seq});
}

void addRoleToUser(Database &database, qint64 user, qint64 role)
{
    database.run("INSERT OR IGNORE INTO user_roles (user, role) VALUES (?, ?)", {user, role});
}

void removeRoleFromUser(Database &database, qint64 user, qint64 role)
{
    database.run("DELETE FROM user_roles WHERE user = ? AND role = ?", {user, role});
}

void addGroupToUser(Database &database, qint64 user, qint64 group)
{
    database.run("INSERT OR IGNORE INTO user_groups (user, group_seq) VALUES (?, ?)", {user, group});
}

void removeGroupFromUser(Database &database, qint64 user, qint64 group)
{
    database.run("DELETE FROM user_groups WHERE user = ? AND group_seq = ?", {user, group});
}

void addRoleToGroup(Database &database, qint64 group, qint64 role)
{
    database.run("INSERT OR IGNORE INTO group_roles (group_seq, role) VALUES (?, ?)", {group, role});
}

void removeRoleFromGroup(Database &database, qint64 group, qint64 role)
{
    database.run("DELETE FROM group_roles WHERE group_seq = ? AND role = ?", {group, role});
}

std::vector<KeyedRow> rolesOfUser(Database &database, qint64 user)
{
    return readAllKeyed(database.select(
        "SELECT " KEYED_COLUMNS " FROM roles WHERE seq IN (SELECT role FROM user_roles WHERE user = ?) ORDER BY key",
        {user}));
}

std::vector<KeyedRow> groupsOfUser(Database &database, qint64 user)
{
    return readAllKeyed(
        database.select("SELECT " KEYED_COLUMNS
                        " FROM groups WHERE seq IN (SELECT group_seq FROM user_groups WHERE user = ?) ORDER BY key",
                        {user}));
}

std::vector<KeyedRow> effectiveRolesOfUser(Database &database, qint64 user)
{
    return readAllKeyed(
        database.select("SELECT " KEYED_COLUMNS " FROM roles WHERE seq IN (SELECT role FROM user_roles WHERE user = ?1"
                        " UNION SELECT gr.role FROM user_groups ug JOIN group_roles gr ON gr.group_seq = ug.group_seq"
                        " WHERE ug.user = ?1) ORDER BY key",
                        {user}));
}

std::vector<KeyedRow> rolesOfGroup(Database &database, qint64 group)
{
    return readAllKeyed(
        database.select("SELECT " KEYED_COLUMNS
                        " FROM roles WHERE seq IN (SELECT role FROM group_roles WHERE group_seq = ?) ORDER BY key",
                        {group}));
}

std::vector<KeyedRow> groupsOfRole(Database &database, qint64 role)
{
    return readAllKeyed(
        database.select("SELECT " KEYED_COLUMNS
                        " FROM groups WHERE seq IN (SELECT group_seq FROM group_roles WHERE role = ?) ORDER BY key",
                        {role}));
}

std::vector<User> usersOf(Database &database, Keyed kind, qint64 seq, qint64 offset, qint64 limit)
{
    std::vector<User> users;
    Rows row =
        database.select(either(kind, "SELECT user FROM user_roles WHERE role = ? ORDER BY user LIMIT ? OFFSET ?",
                               "SELECT user FROM user_groups WHERE group_seq = ? ORDER BY user LIMIT ? OFFSET ?"),
                        {seq, limit, offset});
    while (row.next()) {
        if (auto user = findUserBySeq(database, row.integer(0)))
            users.push_back(std::move(*user));
    }
    return users;
}

#undef KEYED_COLUMNS

} // namespace sandbox

#include "core/sandbox/store/users.h"

namespace sandbox {

namespace {

#define USER_COLUMNS                                                                                                   \
    "seq, id, created_at, updated_at, last_login_at, indefinitely_disabled, deactivated, disable_reason,"              \
    " disabled_from, disabled_until, valid_from, valid_until, delete_at, delete_reason, anonymize_at, anonymized,"     \
    " anonymized_at, mfa_grace_until, standard_attributes, custom_attributes"

User readUser(const Rows &row)
{
    User user;
    user.seq = row.integer(0);
    user.id = row.text(1);
    user.createdAt = row.integer(2);
    user.updatedAt = row.integer(3);
    user.lastLoginAt = row.optionalInteger(4);
    user.status.indefinitelyDisabled = row.boolean(5);
    user.status.deactivated = row.boolean(6);
    user.status.disableReason = row.optionalText(7);
    user.status.disabledFrom = row.optionalInteger(8);
    user.status.disabledUntil = row.optionalInteger(9);
    user.status.validFrom = row.optionalInteger(10);
    user.status.validUntil = row.optionalInteger(11);
    user.status.deleteAt = row.optionalInteger(12);
    user.status.deleteReason = row.optionalText(13);
    user.status.anonymizeAt = row.optionalInteger(14);
    user.status.anonymized = row.boolean(15);
    user.status.anonymizedAt = row.optionalInteger(16);
    user.mfaGraceUntil = row.optionalInteger(17);
    user.standardAttributes = row.text(18);
    user.customAttributes = row.text(19);
    return user;
}

std::optional<User> readOneUser(Rows row)
{
    return row.next() ? std::optional(readUser(row)) : std::nullopt;
}

/// Everything behind seq and id, in the order of the columns.
QVariantList changeableValues(const User &user)
{
    return {user.createdAt,
            user.updatedAt,
            nullable(user.lastLoginAt),
            user.status.indefinitelyDisabled,
            user.status.deactivated,
            nullable(user.status.disableReason),
            nullable(user.status.disabledFrom),
            nullable(user.status.disabledUntil),
            nullable(user.status.validFrom),
            nullable(user.status.validUntil),
            nullable(user.status.deleteAt),
            nullable(user.status.deleteReason),
            nullable(user.status.anonymizeAt),
            user.status.anonymized,
            nullable(user.status.anonymizedAt),
            nullable(user.mfaGraceUntil),
            user.standardAttributes,
            user.customAttributes};
}

std::string_view listStatement(UserOrder order, bool descending)
{
    if (order == UserOrder::CreatedAt)
        return descending ? "SELECT " USER_COLUMNS " FROM users ORDER BY created_at DESC, seq DESC LIMIT ? OFFSET ?"
                          : "SELECT " USER_COLUMNS " FROM users ORDER BY created_at, seq LIMIT ? OFFSET ?";
    return descending
        ? "SELECT " USER_COLUMNS " FROM users ORDER BY last_login_at IS NULL, last_login_at DESC, seq LIMIT ? OFFSET ?"
        : "SELECT " USER_COLUMNS " FROM users ORDER BY last_login_at IS NULL, last_login_at, seq LIMIT ? OFFSET ?";
}

} // namespace

std::optional<User> findUser(Database &database, const QString &id)
{
    return readOneUser(database.select("SELECT " USER_COLUMNS " FROM users WHERE id = ?", {id}));
}

std::optional<User> findUserBySeq(Database &database, qint64 seq)
{
    return readOneUser(database.select("SELECT " USER_COLUMNS " FROM users WHERE seq = ?", {seq}));
}

std::vector<User> listUsers(Database &database, UserOrder order, bool descending, qint64 offset, qint64 limit)
{
    std::vector<User> users;
    Rows row = database.select(listStatement(order, descending), {limit, offset});
    while (row.next())
        users.push_back(readUser(row));
    return users;
}

qint64 countUsers(Database &database)
{
    return database.number("SELECT COUNT(*) FROM users");
}

qint64 insertUser(Database &database, const User &user)
{
    database.run("INSERT INTO users (" USER_COLUMNS ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                 QVariantList {user.seq > 0 ? QVariant(user.seq) : QVariant(), user.id} + changeableValues(user));
    return database.lastInsertId();
}

void saveUser(Database &database, const User &user)
{
    database.run(
        "UPDATE users SET created_at = ?, updated_at = ?, last_login_at = ?, indefinitely_disabled = ?,"
        " deactivated = ?, disable_reason = ?, disabled_from = ?, disabled_until = ?, valid_from = ?,"
        " valid_until = ?, delete_at = ?, delete_reason = ?, anonymize_at = ?, anonymized = ?,"
        " anonymized_at = ?, mfa_grace_until = ?, standard_attributes = ?, custom_attributes = ? WHERE seq = ?",
        changeableValues(user) + QVariantList {user.seq});
}

void removeAttachments(Database &database, qint64 seq)
{
    database.run("DELETE FROM identities WHERE user = ?", {seq});
    database.run("DELETE FROM authenticators WHERE user = ?", {seq});
    database.run("DELETE FROM recovery_codes WHERE user = ?", {seq});
    database.run("DELETE FROM verified_claims WHERE user = ?", {seq});
    database.run("DELETE FROM authorizations WHERE user = ?", {seq});
    database.run("DELETE FROM user_roles WHERE user = ?", {seq});
    database.run("DELETE FROM user_groups WHERE user = ?", {seq});
}

void removeUserRow(Database &database, qint64 seq)
{
    database.run("DELETE FROM users WHERE seq = ?", {seq});
}

#undef USER_COLUMNS

} // namespace sandbox

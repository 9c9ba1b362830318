#pragma once

#include "core/sandbox/store/accountstatus.h"
#include "core/sandbox/store/database.h"

#include <vector>

namespace sandbox {

/// A row of the users table.
struct User
{
    qint64 seq = 0; ///< Its number, in order of creation; 0 until it is stored.
    QString id; ///< UUID.
    Timestamp createdAt = 0;
    Timestamp updatedAt = 0;
    MaybeTimestamp lastLoginAt;
    MaybeTimestamp mfaGraceUntil;
    AccountStatus status;
    /// JSON objects as text. What is derived (email_verified, updated_at) is not stored.
    QString standardAttributes = QStringLiteral("{}");
    QString customAttributes = QStringLiteral("{}");
};

enum class UserOrder { CreatedAt, LastLoginAt };

std::optional<User> findUser(Database &database, const QString &id);
std::optional<User> findUserBySeq(Database &database, qint64 seq);
/// Users who never logged in come last in both directions.
std::vector<User> listUsers(Database &database, UserOrder order, bool descending, qint64 offset, qint64 limit);
qint64 countUsers(Database &database);
/// Returns the new number.
qint64 insertUser(Database &database, const User &user);
/// Writes every column of a stored user.
void saveUser(Database &database, const User &user);
/// Takes everything away that hangs on the user, memberships included, but not the row itself: what anonymising and
/// deleting have in common.
void removeAttachments(Database &database, qint64 seq);
void removeUserRow(Database &database, qint64 seq);

} // namespace sandbox

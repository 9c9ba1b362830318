#pragma once

#include "core/users/accountstatus.h"

#include <QStringList>

namespace users {

/// One user as a list shows them.
struct UserSummary
{
    QString id; ///< Node ID; empty when the server left the user out of the answer.
    QString name; ///< As the server puts it together; may be empty.
    QString accountId; ///< What the user would recognise the account by.
    QString username;
    QString email;
    QString phone;
    AccountFacts account;
    QStringList roles; ///< Keys of the first twenty, those by way of groups included.
    qint64 roleCount = 0; ///< Of all.
    Moment createdAt;
    Moment lastLoginAt; ///< Not given: never.

    /// Of a `User` object with what summaryFields() selects; less is fine, null too.
    static UserSummary read(const json::Value &user);
    /// What to call them: the name, else what they sign in with, else that nobody knows.
    QString shownName() const;
    /// Keys, and how many more there are than are known.
    QString rolesText() const;
};

/// The selection on `User` that UserSummary reads.
QByteArray summaryFields();

/// One or two letters for a picture: of the first and the last word where a script has capitals, else the first
/// character as a person sees it (an emoji is one). `?` when there is none.
QString initialsOf(const QString &name);
/// A number below \a count that is always the same for the same user.
int tintOf(const QString &id, int count);

} // namespace users

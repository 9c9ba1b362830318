#pragma once

#include "core/users/fitted.h"

#include <QString>

namespace users {

enum class SortBy { CreatedAt, LastLoginAt };

/// In which order the server lists users.
struct ListOrder
{
    SortBy by = SortBy::CreatedAt;
    bool isDescending = true;
    bool operator==(const ListOrder &) const = default;
};

/// Which users are wanted.
struct UserQuery
{
    enum class Kind {
        All,
        Word, ///< One word: the search, and whoever has it as username.
        Words, ///< The search alone.
        Email,
        Phone,
        Id,
        OtherId, ///< The node ID of something that is no user: nothing is asked.
    };
    Kind kind = Kind::All;
    /// What is sent: the words, the address, the number with `+` and digits only, the node ID; of OtherId the type.
    QString text;
    /// Of a Word, where it is not `text` that is looked up as username.
    QString username {};
    /// Digits without a country: no look-up finds them, and the search may.
    bool isNationalNumber = false;
    /// Only who has all of these roles and is in all of these groups. Where somebody is found exactly they do not
    /// count.
    QStringList roleKeys {};
    QStringList groupKeys {};
    ListOrder order {}; ///< Does not count where whoever is found is found exactly.

    /// The search index answers, which may lag behind the data.
    bool isSearch() const { return kind == Kind::Word || kind == Kind::Words || (kind == Kind::All && isFiltered()); }
    bool isFiltered() const { return !roleKeys.isEmpty() || !groupKeys.isEmpty(); }
    /// Whether whoever has it as username stands on top, which no filter knows of.
    bool hasUsername() const { return kind == Kind::Word && !isFiltered(); }
    /// Found by their whole e-mail address, number or ID: always up to date.
    bool isExact() const { return kind == Kind::Email || kind == Kind::Phone || kind == Kind::Id; }
    bool operator==(const UserQuery &) const = default;
};

/// Recognises what was typed or pasted: an e-mail address, a phone number with its `+`, a UUID, a node ID, words. With
/// what mails, address books and terminals put around and into them.
UserQuery recognised(const QString &typed, ListOrder order = {});

/// The type in a node ID, `User` for one; empty when it is none.
QString typeOfNodeId(const QString &text);
/// `User:<uuid>` as the server writes it.
QString userNodeId(const QString &uuid);
/// The UUID in the node ID of a user; empty when it is none.
QString uuidOf(const QString &nodeId);

/// A stretch of a list, by its beginning.
struct PageRequest
{
    int first = 0;
    QString after; ///< Cursor; empty: from the beginning.
};

/// What reads it: ready to be sent, and fit to be shown. Of OtherId nothing.
safety::Draft draftOf(const project::Project &project, const UserQuery &query, const PageRequest &page);

/// Why what is left of a query, fitted to an older server, would not answer it; empty when it would.
QString refusalOf(const UserQuery &query, const Fitted &fitted);

/// The cursor of row \a row of a list that the server keeps in its database.
QString offsetCursor(qint64 row);

} // namespace users

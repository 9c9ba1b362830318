#pragma once

#include "core/users/usersummary.h"

#include <optional>
#include <vector>

namespace run {
struct Answer;
}

namespace users {

/// What an answer to a UserQuery says, taken at its word: whether it can be true is the pager's business.
struct UserPage
{
    std::vector<UserSummary> users; ///< Of the list, one for each edge; without an ID where the server left one out.
    std::vector<QString> cursors; ///< As many.
    std::optional<qint64> total;
    std::vector<UserSummary> exact; ///< Found by an exact look-up; nobody twice.
    bool hasList = false;
    bool isSearchOff = false; ///< The project has no search; exact look-ups are answered all the same.
    QString failure; ///< Why there is nothing; empty when there is something, or nobody.
    QString gaps; ///< What the server left out.

    /// Heavy when the answer is: not for the window thread.
    static UserPage read(const run::Answer &answer);
};

} // namespace users

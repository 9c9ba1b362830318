#pragma once

#include "core/users/usermodel.h"

namespace users {

/// What of a list of users is taken away, by value, so that it can be written on any thread.
struct UserRows
{
    std::vector<UserSummary> users;
    std::vector<UserModel::Column> columns; ///< On the screen, in their order.
    QDateTime now; ///< What is over and what is to come.
};

/// With a line of titles, the columns on the screen, and the node ID at the end, which says beyond doubt who it is.
/// Moments stand as the server wrote them. Quoted, and safe from spreadsheets that run what looks like a formula, as
/// results::csvLine() has it.
QByteArray usersAsCsv(const UserRows &rows);
/// All that the list knows of them, whatever columns are on the screen: an array with one object a line.
QByteArray usersAsJson(const UserRows &rows);

} // namespace users

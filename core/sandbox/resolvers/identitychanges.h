#pragma once

#include "core/sandbox/resolvers/loginid.h"
#include "core/sandbox/store/unitofwork.h"
#include "core/sandbox/store/users.h"

namespace sandbox {

// What has to follow when a user's identities change, so that the rest of the user agrees with them.

/// Nothing, or InvariantViolated/DuplicatedIdentity: the login ID, or the attribute it stands for, belongs to somebody
/// else, or the user has that very login ID in another identity than \a own.
std::optional<ApiError> checkDuplicate(const UnitOfWork &work, const LoginId &loginId, qint64 user, qint64 own = 0);

/// Gives the user what logging in with a new login ID takes: codes for an address or number, the password if one is
/// given and there is none yet. Refuses bad passwords, and (PasswordRequired) to leave a user without any.
std::optional<ApiError> addPrimaryAuthenticators(UnitOfWork &work, const User &user, const LoginId &loginId,
                                                 const std::optional<QString> &password, bool passwordIsExpired);

/// Takes away what no identity supports any more: primary authenticators, verified claims; and recovery codes when
/// there is no second factor.
void removeOrphans(UnitOfWork &work, const User &user);

/// Refills the attributes that identities carry, notes that the user has changed, and stores it.
void refillAndSave(UnitOfWork &work, User &user);

/// Nothing, or what forbids to go on without a removed identity: RemoveLastIdentity, RemoveLastPrimaryAuthenticator.
std::optional<ApiError> checkStillUsable(const UnitOfWork &work, const User &user);

/// "identity.email.added" and so on, for the kinds of identity that have such events.
void recordIdentityEvent(UnitOfWork &work, const User &user, const Identity &identity, const char *what);

} // namespace sandbox

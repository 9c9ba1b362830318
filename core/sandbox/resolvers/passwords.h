#pragma once

#include "core/sandbox/apierror.h"
#include "core/sandbox/store/authenticators.h"
#include "core/sandbox/store/unitofwork.h"
#include "core/sandbox/store/users.h"

namespace sandbox {

/// Nothing, or Invalid/PasswordPolicyViolated: the policy of a project that has not set one asks for 8 characters.
std::optional<ApiError> checkPassword(const QString &password);
/// For an empty password: one that nobody has seen, from the system's random source.
QString generatedPassword();
/// What is stored of a password: salt and PBKDF2.
QString hashedPassword(const QString &password);

/// The user's primary password, if there is one.
std::optional<Authenticator> primaryPasswordOf(Database &database, qint64 user);

/// "Mails" a password to every address the user can log in with: notes the messages and records `email.sent`. Refuses
/// with SendPasswordNoTarget when there is none.
std::optional<ApiError> sendPassword(UnitOfWork &work, const User &user, const char *messageType);

/// Records that a message has left, of a channel ("email" or "sms").
void recordMessage(UnitOfWork &work, const QString &userId, const QString &channel, const QString &recipient,
                   const char *messageType);

} // namespace sandbox

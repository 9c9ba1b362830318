#pragma once

#include "core/sandbox/store/identities.h"
#include "core/sandbox/store/users.h"
#include "core/sandbox/store/verifiedclaims.h"

namespace sandbox {

/// A user's standard attributes as everybody sees them: the stored ones, whether address and number are verified, and
/// when the user last changed.
QJsonObject shownStandardAttributes(const User &user, const std::vector<VerifiedClaim> &verified);

/// How the user is to be called: name, or given, middle and family name in the order of their script, and the nickname.
/// Empty when there is nothing of it.
QString formattedName(const QJsonObject &standardAttributes);
/// By what the user can be told: e-mail address, username, number, LDAP user or wallet, the first there is.
QString accountId(const QJsonObject &standardAttributes, const std::vector<Identity> &identities);

/// Sets email, phone_number and preferred_username in stored attributes to what the identities say: keeps a value that
/// some identity still carries, and takes the first one otherwise.
QJsonObject refilled(QJsonObject standardAttributes, const std::vector<Identity> &identities);

} // namespace sandbox

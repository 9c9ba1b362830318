#pragma once

#include "core/sandbox/store/database.h"
#include "core/sandbox/store/timestamp.h"

#include <vector>

namespace sandbox {

/// An address or number that the user has proved to own. Name: "email" or "phone_number".
struct VerifiedClaim
{
    QString name;
    QString value;
};

/// In order of verification.
std::vector<VerifiedClaim> verifiedClaimsOf(Database &database, qint64 user);
bool isVerified(Database &database, qint64 user, const QString &name, const QString &value);
/// Marking twice changes nothing.
void markVerified(Database &database, qint64 user, const QString &name, const QString &value, Timestamp at);
void unmarkVerified(Database &database, qint64 user, const QString &name, const QString &value);

} // namespace sandbox

#pragma once

#include "core/sandbox/seed/person.h"
#include "core/sandbox/store/authenticators.h"
#include "core/sandbox/store/authorizations.h"
#include "core/sandbox/store/identities.h"
#include "core/sandbox/store/loginsessions.h"
#include "core/sandbox/store/messages.h"
#include "core/sandbox/store/projectconfig.h"
#include "core/sandbox/store/users.h"
#include "core/sandbox/store/verifiedclaims.h"

namespace sandbox {

/// What has become of an account. The seed has some of each kind.
enum class Fate {
    Active,
    DisabledWithReason,
    DisabledWithoutReason,
    DisabledForNow,
    DisabledSoon,
    Expired, ///< The valid period is over.
    NotYetValid,
    ValidForNow, ///< Within a valid period.
    DeletionByAdmin,
    DeletionByUser,
    AnonymizationScheduled,
    Anonymized,
    AnonymizedAndDeletionScheduled,
    Anonymous,
    LockedOut,
    NeverLoggedIn,
    InMfaGrace,
    PasswordExpired,
};

/// The fate of the user with this number. The first ten are active, so that examples work with them.
Fate fateOf(int number);

/// Everything that one user has, ready to be stored.
struct Account
{
    Fate fate = Fate::Active;
    QString country; ///< Where the user is.
    User user;
    std::vector<Identity> identities;
    std::vector<Authenticator> authenticators;
    std::vector<VerifiedClaim> verified;
    std::vector<Authorization> authorizations;
    std::vector<LoginSession> sessions;
    std::vector<Lockout> lockouts;
    int recoveryCodes = 0;
    std::vector<qint64> roles;
    std::vector<qint64> groups;
};

/// What all accounts have in common.
struct SeedFrame
{
    quint64 seed = 1;
    int count = 0; ///< Of users.
    Timestamp today = 0; ///< The midnight before now: all times are offsets from it.
    const ProjectConfig *project = nullptr;
    std::vector<qint64> roles; ///< Their numbers in the order of the project file.
    std::vector<qint64> groups;
};

/// The UUIDs of the seed, by what they name.
enum class SeededId : quint64 {
    User = 1,
    Identity,
    Authenticator,
    Session,
    Authorization,
    Role,
    Group,
    Resource,
    Scope,
    FraudRecord
};
inline QString seededId(const SeedFrame &frame, SeededId kind, qint64 number)
{
    return seededUuid(frame.seed, static_cast<quint64>(kind), static_cast<quint64>(number));
}

/// An address in that country, or anywhere if the project file has none there.
QString addressIn(const SeedFrame &frame, const QString &country, Random &random);

Account makeAccount(const SeedFrame &frame, int number, const Person &person, Random &random);

} // namespace sandbox

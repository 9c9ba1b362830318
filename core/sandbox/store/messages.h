#pragma once

#include "core/sandbox/store/database.h"
#include "core/sandbox/store/timestamp.h"

namespace sandbox {

// What leaves the house, and what holds it back. All of it lives in the volatile database.

/// Notes a message as sent: the sandbox sends none, but whoever asks can see that one would have left.
void noteMessage(Database &volatileDatabase, const QString &channel, const QString &recipient, const QString &kind,
                 Timestamp at);

/// Replaces the code that \a target has for this purpose.
void storeCode(Database &volatileDatabase, const QString &target, const QString &purpose, const QString &code,
               Timestamp expiresAt);

/// Starts a pause of \a length unless one is running; returns when the running one ends, or nothing when this one
/// began.
MaybeTimestamp tryCooldown(Database &volatileDatabase, const QString &name, Timestamp now, Timestamp length);

/// A lock after too many failed logins, for one address or (with an empty one) for all.
struct Lockout
{
    QString ip;
    int attempts = 0;
    Timestamp lockedUntil = 0;
};
/// Counters that have not run out, the longest lock first.
std::vector<Lockout> lockoutsOf(Database &volatileDatabase, const QString &userId, Timestamp now);
void insertLockout(Database &volatileDatabase, const QString &userId, const Lockout &lockout);
void clearLockouts(Database &volatileDatabase, const QString &userId);

} // namespace sandbox

#include "core/sandbox/store/messages.h"

namespace sandbox {

void noteMessage(Database &volatileDatabase, const QString &channel, const QString &recipient, const QString &kind,
                 Timestamp at)
{
    volatileDatabase.run("INSERT INTO messages (sent_at, channel, recipient, kind) VALUES (?, ?, ?, ?)",
                         {at, channel, recipient, kind});
}

void storeCode(Database &volatileDatabase, const QString &target, const QString &purpose, const QString &code,
               Timestamp expiresAt)
{
    volatileDatabase.run("INSERT OR REPLACE INTO codes (target, purpose, code, expires_at) VALUES (?, ?, ?, ?)",
                         {target, purpose, code, expiresAt});
}

MaybeTimestamp tryCooldown(Database &volatileDatabase, const QString &name, Timestamp now, Timestamp length)
{
    const Timestamp until = volatileDatabase.number("SELECT until FROM cooldowns WHERE name = ?", {name});
    if (until > now)
        return until;
    volatileDatabase.run("INSERT OR REPLACE INTO cooldowns (name, until) VALUES (?, ?)", {name, now + length});
    return std::nullopt;
}

std::vector<Lockout> lockoutsOf(Database &volatileDatabase, const QString &userId, Timestamp now)
{
    std::vector<Lockout> lockouts;
    Rows row = volatileDatabase.select("SELECT ip, attempts, locked_until FROM lockouts WHERE user_id = ?"
                                       " AND locked_until > ? ORDER BY locked_until DESC, ip",
                                       {userId, now});
    while (row.next())
        lockouts.push_back({row.text(0), static_cast<int>(row.integer(1)), row.integer(2)});
    return lockouts;
}

void insertLockout(Database &volatileDatabase, const QString &userId, const Lockout &lockout)
{
    volatileDatabase.run("INSERT OR REPLACE INTO lockouts (user_id, ip, attempts, locked_until) VALUES (?, ?, ?, ?)",
                         {userId, lockout.ip, lockout.attempts, lockout.lockedUntil});
}

void clearLockouts(Database &volatileDatabase, const QString &userId)
{
    volatileDatabase.run("DELETE FROM lockouts WHERE user_id = ?", {userId});
}

} // namespace sandbox

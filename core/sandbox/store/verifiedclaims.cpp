#include "core/sandbox/store/verifiedclaims.h"

namespace sandbox {

std::vector<VerifiedClaim> verifiedClaimsOf(Database &database, qint64 user)
{
    std::vector<VerifiedClaim> claims;
    Rows row = database.select("SELECT name, value FROM verified_claims WHERE user = ? ORDER BY seq", {user});
    while (row.next())
        claims.push_back({row.text(0), row.text(1)});
    return claims;
}

bool isVerified(Database &database, qint64 user, const QString &name, const QString &value)
{
    return database.number("SELECT COUNT(*) FROM verified_claims WHERE user = ? AND name = ? AND value = ?",
                           {user, name, value})
        > 0;
}

void markVerified(Database &database, qint64 user, const QString &name, const QString &value, Timestamp at)
{
    database.run("INSERT OR IGNORE INTO verified_claims (user, name, value, created_at) VALUES (?, ?, ?, ?)",
                 {user, name, value, at});
}

void unmarkVerified(Database &database, qint64 user, const QString &name, const QString &value)
{
    database.run("DELETE FROM verified_claims WHERE user = ? AND name = ? AND value = ?", {user, name, value});
}

} // namespace sandbox

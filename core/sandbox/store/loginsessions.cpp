#include "core/sandbox/store/loginsessions.h"

namespace sandbox {

namespace {

#define SESSION_COLUMNS                                                                                                \
    "seq, id, user_id, type, client, created_at, accessed_at, expires_at, created_ip, accessed_ip, user_agent, amr,"   \
    " idp_session, authorization"

std::vector<LoginSession> readSessions(Rows row)
{
    std::vector<LoginSession> sessions;
    while (row.next()) {
        sessions.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), row.optionalText(4), row.integer(5),
                            row.integer(6), row.integer(7), row.text(8), row.text(9), row.text(10),
                            row.text(11).split(u' ', Qt::SkipEmptyParts), row.optionalText(12), row.optionalText(13)});
    }
    return sessions;
}

} // namespace

std::optional<LoginSession> findSession(Database &volatileDatabase, const QString &id)
{
    auto found = readSessions(volatileDatabase.select("SELECT " SESSION_COLUMNS " FROM sessions WHERE id = ?", {id}));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<LoginSession> sessionsOf(Database &volatileDatabase, const QString &userId)
{
    return readSessions(
        volatileDatabase.select("SELECT " SESSION_COLUMNS " FROM sessions WHERE user_id = ? ORDER BY seq", {userId}));
}

qint64 insertSession(Database &volatileDatabase, const LoginSession &session)
{
    volatileDatabase.run("INSERT INTO sessions (" SESSION_COLUMNS ") VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                         {session.id, session.userId, session.type, nullable(session.clientId), session.createdAt,
                          session.accessedAt, session.expiresAt, session.createdIp, session.accessedIp,
                          session.userAgent, session.amr.join(u' '), nullable(session.idpSessionId),
                          nullable(session.authorizationId)});
    return volatileDatabase.lastInsertId();
}

void endSession(Database &volatileDatabase, const LoginSession &session)
{
    const QString group = session.type == IdpSessionType ? session.id : session.idpSessionId.value_or(QString());
    volatileDatabase.run("DELETE FROM sessions WHERE id = ?", {session.id});
    if (!group.isEmpty())
        volatileDatabase.run("DELETE FROM sessions WHERE id = ?1 OR idp_session = ?1", {group});
}

void endSessionsOf(Database &volatileDatabase, const QString &userId)
{
    volatileDatabase.run("DELETE FROM sessions WHERE user_id = ?", {userId});
}

void endSessionsOfAuthorization(Database &volatileDatabase, const QString &authorizationId)
{
    volatileDatabase.run("DELETE FROM sessions WHERE authorization = ?", {authorizationId});
}

#undef SESSION_COLUMNS

} // namespace sandbox

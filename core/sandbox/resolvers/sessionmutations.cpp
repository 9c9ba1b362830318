#include "core/sandbox/nodeid.h"
#include "core/sandbox/resolvers/eventmodels.h"
#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/refusals.h"
#include "core/sandbox/resolvers/registration.h"
#include "core/sandbox/store/projectconfig.h"
#include "core/sandbox/store/store.h"
#include "core/sandbox/store/uuids.h"

#include <QJsonArray>
#include <QRandomGenerator>

namespace sandbox {

namespace {

constexpr int AccessTokenLifetime = 1800; ///< Seconds.
constexpr Timestamp RefreshTokenLifetime = 30 * OneDay;

void recordEnd(UnitOfWork &work, const User &user, const std::vector<LoginSession> &sessions, const char *how)
{
    QJsonArray ended;
    for (const LoginSession &session : sessions)
        ended.append(sessionModel(session));
    QJsonObject payload = userEvent(work, user);
    payload.insert(QStringLiteral("sessions"), ended);
    payload.insert(QStringLiteral("termination_type"), QLatin1String(how));
    work.record(QStringLiteral("user.session.terminated"), payload, user.id);
}

Resolved revokeSession(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const auto id = rawIdOf("Session", arguments["input"]["sessionID"].text());
    if (!id)
        return refuse(invalidId("session"));
    const auto session = findSession(work.volatileDatabase(), *id);
    const auto user = session ? findUser(work.database(), session->userId) : std::nullopt;
    if (!user)
        return refuse(unexpectedError(QStringLiteral("no such session")));
    endSession(work.volatileDatabase(), *session);
    recordEnd(work, *user, {*session}, "individual");
    QJsonObject payload = userEvent(work, *user);
    payload.insert(QStringLiteral("session"), sessionModel(*session));
    work.record(executedEvent("revoke_session"), payload, user->id);
    return Output(userPayload("RevokeSessionPayload", work, user->seq));
}

Resolved revokeAllSessions(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const auto user = userOf(work, arguments["input"]["userID"]);
    if (!user)
        return refuse(user.error());
    const auto sessions = sessionsOf(work.volatileDatabase(), user->id);
    endSessionsOf(work.volatileDatabase(), user->id);
    if (!sessions.empty())
        recordEnd(work, *user, sessions, "all");
    work.record(executedEvent("revoke_all_sessions"), userEvent(work, *user), user->id);
    return Output(userPayload("RevokeAllSessionsPayload", work, user->seq));
}

/// Opaque, as the real server's are unless a project asks for JWTs.
QString randomToken()
{
    QByteArray bytes(24, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Resolved createSession(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const Input &input = arguments["input"];
    if (!work.store().options().createSessionEnabled)
        return refuse(apiError(ApiError::Name::Forbidden, QStringLiteral("create session is disabled")));
    const auto user = userOf(work, input["userID"]);
    if (!user)
        return refuse(user.error());
    const Client *client = work.project().client(input["clientID"].text());
    if (!client)
        return refuse(
            apiError(ApiError::Name::NotFound, QStringLiteral("ClientNotFound"), QStringLiteral("client not found")));
    if (client->thirdParty)
        return refuse(
            apiError(ApiError::Name::Forbidden, QStringLiteral("only first-party clients can have sessions created")));
    if (AccountStatusAt(user->status, work.now()).isDisabled())
        return refuse(
            apiError(ApiError::Name::Forbidden, QStringLiteral("DisabledUser"), QStringLiteral("user is disabled")));

    LoginSession session;
    session.id = randomUuid();
    session.userId = user->id;
    session.type = OfflineGrantType;
    session.clientId = client->id;
    session.createdAt = work.now();
    session.accessedAt = work.now();
    session.expiresAt = work.now() + RefreshTokenLifetime;
    session.createdIp = work.info().remoteAddress;
    session.accessedIp = work.info().remoteAddress;
    session.userAgent = work.info().userAgent;
    insertSession(work.volatileDatabase(), session);
    QJsonObject payload = userEvent(work, *user);
    payload.insert(QStringLiteral("session"), sessionModel(session));
    work.record(executedEvent("create_session"), payload, user->id);
    return Output(makeObject("CreateSessionPayload",
                             {{"accessToken", randomToken()},
                              {"refreshToken", randomToken()},
                              {"tokenType", QStringLiteral("Bearer")},
                              {"expiresIn", AccessTokenLifetime}}));
}

Resolved deleteAuthorization(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const auto id = rawIdOf("Authorization", arguments["input"]["authorizationID"].text());
    if (!id)
        return refuse(invalidId("authorization"));
    const auto authorization = findAuthorization(work.database(), *id);
    const auto user = authorization ? findUserBySeq(work.database(), authorization->user) : std::nullopt;
    if (!user)
        return refuse(unexpectedError(QStringLiteral("no such authorization")));
    removeAuthorization(work.database(), authorization->seq);
    endSessionsOfAuthorization(work.volatileDatabase(), authorization->id);
    QJsonObject payload = userEvent(work, *user);
    payload.insert(QStringLiteral("authorization"),
                   QJsonObject {{QStringLiteral("id"), authorization->id},
                                {QStringLiteral("client_id"), authorization->clientId}});
    work.record(executedEvent("delete_authorization"), payload, user->id);
    return Output(userPayload("DeleteAuthorizationPayload", work, user->seq));
}

} // namespace

void registerSessionMutations(Resolvers &resolvers)
{
    resolvers.add("Mutation", "revokeSession", revokeSession);
    resolvers.add("Mutation", "revokeAllSessions", revokeAllSessions);
    resolvers.add("Mutation", "createSession", createSession);
    resolvers.add("Mutation", "deleteAuthorization", deleteAuthorization);
}

} // namespace sandbox

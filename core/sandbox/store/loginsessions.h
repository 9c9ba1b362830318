#pragma once

#include "core/sandbox/store/database.h"
#include "core/sandbox/store/timestamp.h"

#include <QStringList>

#include <vector>

namespace sandbox {

/// A login that lasts: of a browser (IDP) or of an application (OFFLINE_GRANT). Lives in the volatile database, so it
/// names its user by UUID.
struct LoginSession
{
    qint64 seq = 0;
    QString id; ///< UUID.
    QString userId;
    QString type; ///< A value of SessionType.
    std::optional<QString> clientId;
    Timestamp createdAt = 0;
    Timestamp accessedAt = 0;
    Timestamp expiresAt = 0;
    QString createdIp;
    QString accessedIp;
    QString userAgent;
    QStringList amr;
    /// Of an application that signs in through a browser: that browser's session. The two are one SSO group, shown and
    /// ended together.
    std::optional<QString> idpSessionId;
    std::optional<QString> authorizationId; ///< Of a third-party application: the consent it rests on.
};

constexpr QLatin1String IdpSessionType("IDP");
constexpr QLatin1String OfflineGrantType("OFFLINE_GRANT");

std::optional<LoginSession> findSession(Database &volatileDatabase, const QString &id);
/// All of them, expired ones too, in order of creation.
std::vector<LoginSession> sessionsOf(Database &volatileDatabase, const QString &userId);
qint64 insertSession(Database &volatileDatabase, const LoginSession &session);
/// Ends the session and its whole SSO group.
void endSession(Database &volatileDatabase, const LoginSession &session);
void endSessionsOf(Database &volatileDatabase, const QString &userId);
void endSessionsOfAuthorization(Database &volatileDatabase, const QString &authorizationId);

} // namespace sandbox

#include "core/sandbox/resolvers/refusals.h"

#include "core/sandbox/nodeid.h"
#include "core/sandbox/store/unitofwork.h"

#include <QJsonDocument>

namespace sandbox {

std::string infoText(const QJsonObject &info)
{
    return QJsonDocument(info).toJson(QJsonDocument::Compact).toStdString();
}

ApiError invalidId(const char *what)
{
    return apiError(ApiError::Name::Invalid, QStringLiteral("invalid %1 ID").arg(QLatin1String(what)));
}

ApiError userNotFound()
{
    return apiError(ApiError::Name::NotFound, QStringLiteral("UserNotFound"), QStringLiteral("user not found"));
}

ApiError invariantViolated(const QString &cause, const QString &message)
{
    const QJsonObject kind {{QStringLiteral("kind"), cause}};
    return apiError(ApiError::Name::Invalid, QStringLiteral("InvariantViolated"), message,
                    infoText({{QStringLiteral("cause"), kind}}));
}

tl::expected<User, ApiError> userOf(const UnitOfWork &work, const Input &nodeId)
{
    const auto id = rawIdOf("User", nodeId.text());
    if (!id)
        return refuse(invalidId("user"));
    auto user = findUser(work.database(), *id);
    if (!user)
        return refuse(userNotFound());
    return std::move(*user);
}

tl::expected<User, ApiError> livingUserOf(const UnitOfWork &work, const Input &nodeId)
{
    auto user = userOf(work, nodeId);
    if (user && user->status.anonymized)
        return refuse(apiError(ApiError::Name::Invalid, QStringLiteral("UserIsAnonymized"),
                               QStringLiteral("user is anonymized")));
    return user;
}

} // namespace sandbox

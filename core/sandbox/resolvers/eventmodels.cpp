#include "core/sandbox/resolvers/eventmodels.h"

#include "core/sandbox/store/attributes.h"
#include "core/sandbox/store/rolesgroups.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sandbox {

namespace {

QString timeText(Timestamp time)
{
    return toDateTime(time).toString(Qt::ISODateWithMs);
}

void insertTime(QJsonObject &model, const char *key, const MaybeTimestamp &time)
{
    if (time)
        model.insert(QLatin1String(key), timeText(*time));
}

QJsonArray keysOf(const std::vector<KeyedRow> &rows)
{
    QJsonArray keys;
    for (const KeyedRow &row : rows)
        keys.append(row.key);
    return keys;
}

} // namespace

QJsonObject userModel(const UnitOfWork &work, const User &user)
{
    Database &database = work.database();
    const AccountStatusAt status(user.status, work.now());
    const auto identities = identitiesOf(database, user.seq);
    const auto verified = verifiedClaimsOf(database, user.seq);
    const bool isAnonymous = std::any_of(identities.begin(), identities.end(),
                                         [](const Identity &identity) { return identity.type == AnonymousType; });
    QJsonObject model {
        {QStringLiteral("id"), user.id},
        {QStringLiteral("created_at"), timeText(user.createdAt)},
        {QStringLiteral("updated_at"), timeText(user.updatedAt)},
        {QStringLiteral("is_anonymous"), isAnonymous},
        {QStringLiteral("is_verified"), !verified.empty()},
        {QStringLiteral("is_disabled"), status.isDisabled()},
        {QStringLiteral("is_deactivated"), user.status.deactivated},
        {QStringLiteral("is_anonymized"), user.status.anonymized},
        {QStringLiteral("standard_attributes"), shownStandardAttributes(user, verified)},
        {QStringLiteral("custom_attributes"), QJsonDocument::fromJson(user.customAttributes.toUtf8()).object()},
        {QStringLiteral("roles"), keysOf(effectiveRolesOfUser(database, user.seq))},
        {QStringLiteral("groups"), keysOf(groupsOfUser(database, user.seq))},
    };
    insertTime(model, "last_login_at", user.lastLoginAt);
    insertTime(model, "delete_at", user.status.deleteAt);
    insertTime(model, "anonymize_at", user.status.anonymizeAt);
    if (user.status.disableReason)
        model.insert(QStringLiteral("disable_reason"), *user.status.disableReason);
    return model;
}

QJsonObject identityModel(const Identity &identity)
{
    return {{QStringLiteral("id"), identity.id},
            {QStringLiteral("created_at"), timeText(identity.createdAt)},
            {QStringLiteral("updated_at"), timeText(identity.updatedAt)},
            {QStringLiteral("type"), identity.type.toLower()},
            {QStringLiteral("claims"), identityClaims(identity)}};
}

QJsonObject sessionModel(const LoginSession &session)
{
    return {{QStringLiteral("id"), session.id},
            {QStringLiteral("type"), session.type.toLower()},
            {QStringLiteral("created_at"), timeText(session.createdAt)},
            {QStringLiteral("last_accessed_at"), timeText(session.accessedAt)},
            {QStringLiteral("client_id"), session.clientId ? QJsonValue(*session.clientId) : QJsonValue()}};
}

QJsonObject userEvent(const UnitOfWork &work, const User &user)
{
    return {{QStringLiteral("user"), userModel(work, user)}};
}

QString executedEvent(const char *mutation)
{
    return QStringLiteral("admin_api.mutation.%1.executed").arg(QLatin1String(mutation));
}

} // namespace sandbox

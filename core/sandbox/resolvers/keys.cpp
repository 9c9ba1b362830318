#include "core/sandbox/resolvers/keys.h"

#include "core/sandbox/nodeid.h"
#include "core/sandbox/store/projectconfig.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace sandbox {
namespace {

ApiError keyedNotFound(Keyed kind)
{
    return kind == Keyed::Role
        ? apiError(ApiError::Name::NotFound, QStringLiteral("RoleNotFound"), QStringLiteral("role not found"))
        : apiError(ApiError::Name::NotFound, QStringLiteral("GroupNotFound"), QStringLiteral("group not found"));
}

/// `RoleUnknownKeys` and its siblings.
ApiError unknownKeys(const QString &what, const QStringList &keys)
{
    return apiError(ApiError::Name::NotFound, what + QStringLiteral("UnknownKeys"),
                    QStringLiteral("unknown %1 keys").arg(what.toLower()),
                    infoText({{QStringLiteral("keys"), QJsonArray::fromStringList(keys)}}));
}

} // namespace

ApiError validationFailed(const QString &location, const QString &message)
{
    const QJsonObject cause {{QStringLiteral("location"), location},
                             {QStringLiteral("kind"), QStringLiteral("general")},
                             {QStringLiteral("details"), QJsonObject {{QStringLiteral("msg"), message}}}};
    return apiError(ApiError::Name::Invalid, QStringLiteral("ValidationFailed"), QStringLiteral("invalid value"),
                    infoText({{QStringLiteral("causes"), QJsonArray {cause}}}));
}

tl::expected<QString, ApiError> newKey(const Input &key)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z_][A-Za-z0-9_:]{0,39}\\z"));
    if (!form.match(key.text()).hasMatch())
        return refuse(
            validationFailed(QStringLiteral("/key"),
                             QStringLiteral("key must be 1 to 40 letters, digits, '_' or ':' and start with a "
                                            "letter or '_'")));
    if (key.text().startsWith(QLatin1String("authgear:")))
        return refuse(validationFailed(QStringLiteral("/key"),
                                       QStringLiteral("key cannot start with the reserved prefix authgear:")));
    return key.text();
}

tl::expected<KeyedRow, ApiError> keyedOf(const UnitOfWork &work, Keyed kind, const Input &nodeId)
{
    const auto id = rawIdOf(kind == Keyed::Role ? "Role" : "Group", nodeId.text());
    if (!id)
        return refuse(invalidId(kind == Keyed::Role ? "role" : "group"));
    auto row = findKeyed(work.database(), kind, *id);
    if (!row)
        return refuse(keyedNotFound(kind));
    return std::move(*row);
}

tl::expected<KeyedRow, ApiError> keyedByKey(const UnitOfWork &work, Keyed kind, const Input &key)
{
    auto row = findKeyedByKey(work.database(), kind, key.text());
    if (!row)
        return refuse(keyedNotFound(kind));
    return std::move(*row);
}

tl::expected<std::vector<KeyedRow>, ApiError> keyedByKeys(const UnitOfWork &work, Keyed kind, const Input &keys)
{
    if (keys.isAbsent())
        return refuse(unexpectedError(QStringLiteral("a list of keys is absent")));
    std::vector<KeyedRow> rows;
    QStringList unknown;
    for (const auto &key : keys.texts()) {
        if (auto row = findKeyedByKey(work.database(), kind, key))
            rows.push_back(std::move(*row));
        else
            unknown.append(key);
    }
    if (!unknown.isEmpty())
        return refuse(unknownKeys(kind == Keyed::Role ? QStringLiteral("Role") : QStringLiteral("Group"), unknown));
    return rows;
}

tl::expected<std::vector<User>, ApiError> usersOfIds(const UnitOfWork &work, const Input &nodeIds)
{
    if (nodeIds.isAbsent())
        return refuse(unexpectedError(QStringLiteral("a list of user IDs is absent")));
    std::vector<User> users;
    QStringList unknown;
    for (const auto &nodeId : nodeIds.texts()) {
        const auto id = rawIdOf("User", nodeId);
        if (!id)
            return refuse(invalidId("user"));
        if (auto user = findUser(work.database(), *id))
            users.push_back(std::move(*user));
        else
            unknown.append(*id);
    }
    if (!unknown.isEmpty())
        return refuse(unknownKeys(QStringLiteral("User"), unknown));
    return users;
}

tl::expected<Resource, ApiError> resourceOf(const UnitOfWork &work, const Input &uri)
{
    auto resource = findResourceByUri(work.database(), uri.text());
    if (!resource)
        return refuse(apiError(ApiError::Name::NotFound, QStringLiteral("ResourceNotFound"),
                               QStringLiteral("resource not found")));
    return std::move(*resource);
}

tl::expected<Scope, ApiError> scopeOf(const UnitOfWork &work, const Resource &resource, const QString &scope)
{
    auto found = findScopeByName(work.database(), resource.seq, scope);
    if (!found)
        return refuse(
            apiError(ApiError::Name::NotFound, QStringLiteral("ScopeNotFound"), QStringLiteral("scope not found")));
    return std::move(*found);
}

tl::expected<QString, ApiError> clientOf(const UnitOfWork &work, const Input &clientId)
{
    if (!work.project().client(clientId.text()))
        return refuse(
            apiError(ApiError::Name::NotFound, QStringLiteral("ClientNotFound"), QStringLiteral("client not found")));
    return clientId.text();
}

void replaceText(std::optional<QString> &column, const Input &text)
{
    if (text.isAbsent())
        return;
    column = text.text().isEmpty() ? std::nullopt : std::optional(text.text());
}

} // namespace sandbox

#include "core/sandbox/connection.h"
#include "core/sandbox/resolvers/loginid.h"
#include "core/sandbox/resolvers/objects.h"
#include "core/sandbox/resolvers/refusals.h"
#include "core/sandbox/resolvers/registration.h"
#include "core/sandbox/store/projectconfig.h"
#include "core/sandbox/store/store.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace sandbox {

namespace {

ApiError invalidArgument(const QString &message)
{
    return apiError(ApiError::Name::Invalid, QStringLiteral("GetUsersInvalidArgument"), message);
}

Output userOrNull(const UnitOfWork &work, const std::optional<Identity> &identity)
{
    auto user = identity ? findUserBySeq(work.database(), identity->user) : std::nullopt;
    return user ? Output(userObject(work, std::move(*user))) : Output();
}

/// A search cursor is what Elasticsearch continues from: the sort values of a hit, a JSON array, in base64url.
QString searchCursor(const SearchHit &hit)
{
    const QByteArray values = '[' + QByteArray::number(hit.sortValue) + ']';
    return QString::fromLatin1(values.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

tl::expected<std::optional<qint64>, ApiError> readSearchCursor(const QString &cursor)
{
    if (cursor.isEmpty())
        return std::optional<qint64>();
    const auto bytes = QByteArray::fromBase64Encoding(cursor.toUtf8(),
                                                      QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
                                                          | QByteArray::AbortOnBase64DecodingErrors);
    const QJsonArray values = bytes ? QJsonDocument::fromJson(*bytes).array() : QJsonArray();
    if (values.size() != 1 || !values[0].isDouble())
        return refuse(unexpectedError(QStringLiteral("broken search cursor")));
    return std::optional(values[0].toInteger());
}

Resolved searchUsers(UnitOfWork &work, const Arguments &arguments, SearchQuery query)
{
    Store &store = work.store();
    if (store.options().search == Search::Off)
        return refuse(apiError(ApiError::Name::InternalError, QStringLiteral("SearchDisabled"),
                               QStringLiteral("search is disabled")));
    // What follows a negative number is what follows none.
    const bool hasFirst = arguments["first"].integer(-1) >= 0;
    if (!hasFirst && arguments["last"].integer(-1) >= 0)
        return refuse(unexpectedError(QStringLiteral("search cannot page from the end")));
    const qint64 first = hasFirst ? std::min(arguments["first"].integer(), DefaultPageCap) : DefaultPageCap;
    const auto after = readSearchCursor(arguments["after"].text());
    if (!after)
        return refuse(after.error());
    query.after = *after;
    query.size = first == 0 ? 20 : first;
    if (const auto user = findUser(work.database(), query.keyword))
        query.userWithId = user->seq;

    const SearchResult result = store.searchIndex().search(query);
    OutputList edges;
    for (const SearchHit &hit : result.hits) {
        auto user = findUserBySeq(work.database(), hit.user);
        edges.emplace_back(makeObject(
            "UserEdge",
            {{"cursor", searchCursor(hit)}, {"node", user ? Output(userObject(work, std::move(*user))) : Output()}}));
    }
    const auto cursorOf = [&](std::size_t index) {
        return result.hits.empty() ? QStringLiteral("") : searchCursor(result.hits[index]);
    };
    const bool isFull = static_cast<qint64>(result.hits.size()) >= first;
    const ObjectRef pageInfo = makeObject("PageInfo",
                                          {{"startCursor", cursorOf(0)},
                                           {"endCursor", cursorOf(result.hits.size() - 1)},
                                           {"hasPreviousPage", true},
                                           {"hasNextPage", isFull}});
    return Output(makeObject("UserConnection",
                             {{"edges", std::move(edges)}, {"pageInfo", pageInfo}, {"totalCount", result.total}}));
}

Resolved users(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    SearchQuery query;
    query.keyword = arguments["searchKeyword"].text();
    query.roleKeys = arguments["roleKeys"].texts();
    query.groupKeys = arguments["groupKeys"].texts();
    query.order =
        arguments["sortBy"].text() == QLatin1String("LAST_LOGIN_AT") ? UserOrder::LastLoginAt : UserOrder::CreatedAt;
    query.descending = arguments["sortDirection"].text() != QLatin1String("ASC");
    if (!query.keyword.isEmpty() || !query.roleKeys.isEmpty() || !query.groupKeys.isEmpty())
        return searchUsers(work, arguments, std::move(query));

    const auto page = readPage(arguments);
    if (!page)
        return refuse(page.error());
    auto rows = listUsers(work.database(), query.order, query.descending, page->offset, page->limit);
    const auto nodes = outputsOf(std::move(rows), [&](User user) { return userObject(work, std::move(user)); });
    const Later total {[&work]() -> Resolved {
        return Output(countUsers(work.database()));
    }};
    return Output(databaseConnection("UserConnection", *page, nodes, total));
}

Resolved usersByStandardAttribute(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const QString name = arguments["attributeName"].text();
    static const QHash<QString, QString> KeyByAttribute {
        {QStringLiteral("email"), QStringLiteral("email")},
        {QStringLiteral("phone_number"), QStringLiteral("phone")},
        {QStringLiteral("preferred_username"), QStringLiteral("username")}};
    if (!KeyByAttribute.contains(name))
        return refuse(
            invalidArgument(QStringLiteral("attributeName must be email, phone_number or preferred_username")));
    const auto loginId = readLoginId(KeyByAttribute.value(name), arguments["attributeValue"].text());
    if (!loginId)
        return refuse(invalidArgument(QStringLiteral("invalid attributeValue")));
    OutputList found;
    QSet<qint64> seen;
    for (const Identity &identity : identitiesWith(work.database(), *attributeOf(name), loginId->value)) {
        if (seen.contains(identity.user))
            continue;
        seen.insert(identity.user);
        found.push_back(userOrNull(work, identity));
    }
    return Output(std::move(found));
}

Resolved userByLoginId(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const QString key = arguments["loginIDKey"].text();
    const auto loginId = readLoginId(key, arguments["loginIDValue"].text());
    if (!loginId)
        return refuse(invalidArgument(attributeOf(key) ? QStringLiteral("invalid login ID value")
                                                       : QStringLiteral("invalid login ID key")));
    return userOrNull(work, findLoginId(work.database(), loginId->key, loginId->value));
}

Resolved userByOAuth(const Object &, const Arguments &arguments, RequestContext &context)
{
    UnitOfWork &work = workOf(context);
    const QString alias = arguments["oauthProviderAlias"].text();
    const auto &providers = work.project().oauthProviders();
    const bool isKnown = std::any_of(providers.begin(), providers.end(),
                                     [&](const OAuthProvider &provider) { return provider.alias == alias; });
    if (!isKnown)
        return refuse(invalidArgument(QStringLiteral("invalid OAuth provider alias")));
    return userOrNull(work, findOAuthIdentity(work.database(), alias, arguments["oauthProviderUserID"].text()));
}

} // namespace

void registerUserQueries(Resolvers &resolvers)
{
    resolvers.add("Query", "users", users);
    resolvers.add("Query", "getUsersByStandardAttribute", usersByStandardAttribute);
    resolvers.add("Query", "getUserByLoginID", userByLoginId);
    resolvers.add("Query", "getUserByOAuth", userByOAuth);
}

} // namespace sandbox

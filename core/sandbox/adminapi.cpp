#include "core/sandbox/adminapi.h"

#include "core/sandbox/errorresponse.h"
#include "core/sandbox/routes.h"
#include "core/sandbox/securityheaders.h"

#include <QUrlQuery>

#include <exception>

namespace sandbox {

namespace {

constexpr auto explorerPage = R"(<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Gatehouse sandbox: Admin API</title></head>
<body>
<h1>Gatehouse sandbox</h1>
<p>This address takes GraphQL operations by POST. A real project shows GraphiQL here; the sandbox has none, because
Gatehouse is the explorer.</p>
</body>
</html>
)";

/// The sandbox is one project on this machine. A page of another site that points its own name at 127.0.0.1 (DNS
/// rebinding) comes with that name in Host, and finds nothing here.
bool isLoopbackHost(const QByteArray &host)
{
    QByteArray name = host;
    if (name.startsWith('[')) {
        name = name.first(name.indexOf(']') + 1);
    } else if (const qsizetype colon = name.indexOf(':'); colon >= 0) {
        name = name.first(colon);
    }
    return name == "127.0.0.1" || name == "[::1]" || name.compare("localhost", Qt::CaseInsensitive) == 0;
}

/// Programs send no Origin. A browser does, and only a page of this very address may go on.
bool isForeignOrigin(const http::RequestHead &head)
{
    const QByteArray origin = head.header("Origin");
    return !origin.isEmpty() && origin.compare("http://" + head.host, Qt::CaseInsensitive) != 0;
}

RequestInfo requestInfo(const http::RequestHead &head, const TokenClaims &claims)
{
    RequestInfo info;
    info.remoteAddress = QStringLiteral("127.0.0.1");
    info.userAgent = QString::fromUtf8(head.header("User-Agent"));
    info.url = QString::fromUtf8("http://" + head.host + head.path);
    const QUrlQuery query(QString::fromUtf8(head.query));
    if (!head.query.isEmpty())
        info.url += u'?' + QString::fromUtf8(head.query);
    info.auditContext = claims.auditContext;
    info.clientId = query.queryItemValue(QStringLiteral("client_id"), QUrl::FullyDecoded);
    info.uiLocales = query.queryItemValue(QStringLiteral("ui_locales"), QUrl::FullyDecoded);
    return info;
}

http::Response secured(http::Response response)
{
    addSecurityHeaders(response);
    return response;
}

} // namespace

AdminApi::AdminApi(const TokenVerifier &tokens, GraphqlService &service, const base::Clock &clock)
    : m_tokens(&tokens),
      m_service(&service),
      m_clock(&clock)
{ }

tl::expected<http::Continuation, http::Response> AdminApi::admit(const http::RequestHead &head)
{
    const auto route = findRoute(head);
    if (!route)
        return tl::unexpected(route.error());
    if (*route == Route::Health) {
        return [](const http::Request &) {
            return http::Response {200, {{"Content-Type", "text/plain"}}, "OK"};
        };
    }
    auto admitted = admitToApi(head);
    if (!admitted)
        return tl::unexpected(secured(std::move(admitted.error())));
    return [next = std::move(*admitted)](const http::Request &request) {
        return secured(next(request));
    };
}

tl::expected<http::Continuation, http::Response> AdminApi::admitToApi(const http::RequestHead &head)
{
    if (!isLoopbackHost(head.host))
        return tl::unexpected(http::plainText(404, "app not found"));
    if (isForeignOrigin(head))
        return tl::unexpected(http::plainText(403, "Forbidden"));
    const auto claims = m_tokens->verify(head.header("Authorization"), m_clock->now());
    if (!claims)
        return tl::unexpected(http::plainText(403, "Forbidden"));
    if (head.method == "GET") {
        return [](const http::Request &) {
            return http::Response {200, {{"Content-Type", "text/html; charset=utf-8"}}, explorerPage};
        };
    }
    const QByteArray contentType = head.header("Content-Type");
    const auto type = acceptedMediaType(contentType);
    if (!type)
        return tl::unexpected(http::plainText(415, "invalid content type: " + contentType));
    return [this, type = *type, info = requestInfo(head, *claims)](const http::Request &request) {
        return respond(type, info, request);
    };
}

http::Response AdminApi::respond(MediaType type, const RequestInfo &info, const http::Request &request)
{
    const auto read = readGraphqlRequest(type, request.body);
    if (!read)
        return errorResponse(read.error());
    try {
        return m_service->answer(*read, info);
    } catch (const std::exception &) {
        // The real server recovers from a panic here; nothing of ours throws but the library under it may.
        return errorResponse(unexpectedError());
    }
}

http::Response AdminApi::tooLarge(const http::RequestHead &)
{
    return secured(
        errorResponse(apiError(ApiError::Name::RequestEntityTooLarge, QStringLiteral("http: request body too large"))));
}

} // namespace sandbox

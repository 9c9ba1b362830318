#include "core/sandbox/routes.h"

#include <QString>

#include <array>

namespace sandbox {

namespace {

struct RouteEntry
{
    QByteArrayView path;
    Route route;
    bool takesPost;
};

constexpr std::array<RouteEntry, 3> routeTable {{{"/graphql", Route::GraphQl, true},
                                                 {"/_api/admin/graphql", Route::GraphQl, true},
                                                 {"/healthz", Route::Health, false}}};

bool takesMethod(const RouteEntry &entry, const QByteArray &method)
{
    return method == "GET" || (method == "POST" && entry.takesPost);
}

/// Without `.`, `..`, doubled slashes and the trailing one.
QByteArray cleanPath(const QByteArray &path)
{
    QList<QByteArray> kept;
    const QList<QByteArray> parts = path.split('/');
    for (const QByteArray &part : parts) {
        if (part == "..") {
            if (!kept.isEmpty())
                kept.removeLast();
        } else if (!part.isEmpty() && part != ".") {
            kept.append(part);
        }
    }
    return '/' + kept.join('/');
}

http::Response redirectTo(QByteArrayView path, const http::RequestHead &head)
{
    const bool isGet = head.method == "GET";
    QByteArray location = path.toByteArray();
    if (!head.query.isEmpty())
        location += '?' + head.query;
    http::Response response {isGet ? 301 : 307, {{"Location", location}}, {}};
    if (isGet) {
        response.headers.append(http::Header("Content-Type", "text/html; charset=utf-8"));
        response.body =
            "<a href=\"" + QString::fromUtf8(location).toHtmlEscaped().toUtf8() + "\">Moved Permanently</a>.\n\n";
    }
    return response;
}

} // namespace

tl::expected<Route, http::Response> findRoute(const http::RequestHead &head)
{
    const RouteEntry *wrongMethod = nullptr;
    const RouteEntry *nearly = nullptr;
    const QByteArray clean = cleanPath(head.path);
    for (const RouteEntry &entry : routeTable) {
        const bool isTaken = takesMethod(entry, head.method);
        if (head.path == entry.path) {
            if (isTaken)
                return entry.route;
            wrongMethod = &entry;
        } else if (isTaken && clean.compare(entry.path, Qt::CaseInsensitive) == 0) {
            nearly = &entry;
        }
    }
    if (nearly)
        return tl::unexpected(redirectTo(nearly->path, head));
    if (wrongMethod) {
        http::Response response = http::plainText(405, "Method Not Allowed");
        response.headers.prepend(http::Header("Allow", wrongMethod->takesPost ? "GET, POST" : "GET"));
        return tl::unexpected(response);
    }
    return tl::unexpected(http::plainText(404, "404 page not found"));
}

} // namespace sandbox

#include "core/project/endpoint.h"

#include <QRegularExpression>

namespace project {

namespace {

constexpr auto UsualPath = QLatin1String("/_api/admin/graphql");

/// Four dotted numbers that begin with 127 (RFC 1122 §3.2.1.3), `::1`, or the reserved name (RFC 6761 §6.3). A name
/// such as 127.evil.example is none of them.
bool isLoopbackHost(const QString &host)
{
    static const QRegularExpression address(QStringLiteral("\\A127(\\.[0-9]{1,3}){3}\\z"));
    return host == QLatin1String("localhost") || host == QLatin1String("::1") || address.match(host).hasMatch();
}

tl::unexpected<base::Error> invalid(const QString &sentence)
{
    return base::fail(base::Error::Kind::InvalidInput, sentence);
}

} // namespace

base::Result<Endpoint> Endpoint::parse(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return invalid(QStringLiteral("No address was given: enter the endpoint of the Admin API."));
    static const QRegularExpression space(QStringLiteral("[\\s\\\\\\p{Cc}]"));
    if (trimmed.contains(space))
        return invalid(QStringLiteral("The address holds a space, a backslash or a control character: remove it."));

    const bool bare = !trimmed.contains(QLatin1String("://"));
    QUrl url(bare ? QLatin1String("https://") + trimmed : trimmed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0)
        return invalid(QStringLiteral("This is not a web address: it should look like "
                                      "https://project.authgear.cloud/_api/admin/graphql."));
    if (url.authority(QUrl::FullyEncoded).contains(QLatin1Char('@')))
        return invalid(QStringLiteral("The address holds a user name or password: remove the part before the @."));
    if (url.hasQuery() || url.hasFragment())
        return invalid(QStringLiteral("The address holds a ? or a #: remove it and what follows."));

    const bool loopback = isLoopbackHost(url.host(QUrl::FullyEncoded));
    // The server for developers listens without TLS on this machine; a name typed bare means that one.
    if (bare && loopback)
        url.setScheme(QStringLiteral("http"));
    if (url.scheme() != QLatin1String("https") && !(url.scheme() == QLatin1String("http") && loopback))
        return invalid(url.scheme() == QLatin1String("http") ? QStringLiteral(
                           "Plain http is for this machine only, because it shows the token to everybody "
                           "on the way: use https.")
                                                             : QStringLiteral("The address must begin with https://."));

    if (url.port() == (url.scheme() == QLatin1String("https") ? 443 : 80))
        url.setPort(-1);
    url = url.adjusted(QUrl::NormalizePathSegments);
    if (url.path().isEmpty() || url.path() == QLatin1String("/") || url.path() == UsualPath + QLatin1Char('/'))
        url.setPath(UsualPath);

    Endpoint endpoint;
    endpoint.m_url = url;
    return endpoint;
}

base::Result<Endpoint> Endpoint::hosted(const QString &projectId)
{
    const auto candidates = hostedCandidates(projectId);
    if (candidates.isEmpty())
        return invalid(
            QStringLiteral("A hosted project ID is made of small letters, digits and hyphens: check it, or enter "
                           "the whole endpoint."));
    return candidates.first();
}

QList<Endpoint> Endpoint::hostedCandidates(const QString &projectId)
{
    // It becomes the first label of a host name (RFC 1123 §2.1), and nothing more of it.
    static const QRegularExpression label(QStringLiteral("\\A[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\z"));
    QList<Endpoint> candidates;
    if (!label.match(projectId).hasMatch())
        return candidates;
    for (const auto domain : {QLatin1String(".authgear.cloud"), QLatin1String(".authgearapps.com")}) {
        if (const auto endpoint = parse(projectId + domain))
            candidates.append(*endpoint);
    }
    return candidates;
}

QString Endpoint::origin() const
{
    // Encoded: a host that only looks like another one is seen as the xn-- name that it is.
    return m_url.isEmpty() ? QString()
                           : m_url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo | QUrl::RemovePath
                                            | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

bool Endpoint::isLoopback() const
{
    return isLoopbackHost(m_url.host(QUrl::FullyEncoded));
}

} // namespace project

#include "core/net/transport.h"

#include "core/net/httpcall.h"
#include "core/net/onceonlybody.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxyFactory>
#include <QNetworkRequest>
#include <QSslConfiguration>

namespace net {

namespace {

/// Keeps nothing and sends nothing: the Admin API knows no cookies, and what a proxy sets is nobody's business.
class RefusingCookieJar final : public QNetworkCookieJar
{
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

/// The system's proxy, for this manager only: QNetworkProxyFactory::setUseSystemConfiguration() would decide for
/// the whole process. What is on this machine is reached directly, whatever the system says.
class SystemProxy final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QString host = query.peerHostName();
        if (host == QLatin1String("localhost") || QHostAddress(host).isLoopback())
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

QSslConfiguration strictTls(const QList<QSslCertificate> &extra)
{
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    // Not addCaCertificates(): on the default configuration it switches the system's own off.
    if (!extra.isEmpty())
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + extra);
    return tls;
}

} // namespace

Transport::Transport(TransportOptions options, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_tls(strictTls(m_options.extraCaCertificates)),
      m_network(std::make_unique<QNetworkAccessManager>())
{
    m_network->setCookieJar(new RefusingCookieJar(m_network.get()));
    m_network->setProxyFactory(new SystemProxy);
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

Transport::~Transport()
{
    // Before the manager goes: a call that is cut off has to say so, because a change may have been made.
    const auto calls = findChildren<HttpCall *>(Qt::FindDirectChildrenOnly);
    for (auto *call : calls) {
        call->cancel();
        delete call;
    }
}

Call *Transport::send(safety::ReadRequest &&request, QByteArrayView bearer)
{
    const auto used = std::move(request);
    return post({used.project().endpoint(), used.headers(), used.body(), false}, bearer);
}

Call *Transport::send(safety::ApprovedWrite &&request, QByteArrayView bearer)
{
    const auto used = std::move(request);
    return post({used.project().endpoint(), used.headers(), used.body(), true}, bearer);
}

Call *Transport::send(safety::Probe &&probe)
{
    const auto used = std::move(probe);
    return new HttpCall(m_network->get(request(used.endpoint())), nullptr, m_options, false, this);
}

QNetworkRequest Transport::request(const project::Endpoint &endpoint) const
{
    Q_ASSERT(!endpoint.isEmpty());
    QNetworkRequest request(endpoint.url());
    request.setSslConfiguration(m_tls);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Gatehouse/" GATEHOUSE_VERSION));
    request.setRawHeader("Accept", "application/json");
    // A redirect would carry the token elsewhere; its status is shown instead.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    // With HTTP/2 this Qt waits about 50 ms in every POST, and takes a stream that was cut off for a whole one.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // Qt's guard against decompression bombs begins at 10 MB, which an honest answer can have.
    request.setDecompressedSafetyCheckThreshold(m_options.maxBody);
    return request;
}

Call *Transport::post(const Post &post, QByteArrayView bearer)
{
    auto request = this->request(post.endpoint);
    // Before our own, so that ours would win even if the judge had let one of them through.
    for (const auto &header : post.headers)
        // A null value would take the header away instead of sending it empty.
        request.setRawHeader(header.name, header.value.isNull() ? QByteArrayLiteral("") : header.value);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setRawHeader("Authorization", "Bearer " + bearer.toByteArray());
    // Read from the device as it goes out, never copied: a copy could be sent twice.
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, post.body.size());
    auto *device = new OnceOnlyBody(post.body);
    return new HttpCall(m_network->post(request, device), device, m_options, post.changesData, this);
}

} // namespace net

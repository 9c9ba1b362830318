#pragma once

#include "core/net/call.h"
#include "core/safety/requests.h"

#include <QByteArrayView>
#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <chrono>
#include <memory>

class QNetworkAccessManager;
class QNetworkRequest;

namespace net {

/// What a transport allows a server, so that none can keep or fill the program.
struct TransportOptions
{
    std::chrono::milliseconds timeout {60000}; ///< For the whole call; Qt's own limit only watches for silence.
    qint64 maxBody = 512LL * 1024 * 1024;
    /// Trusted besides the system's. Certificate errors themselves are never ignored.
    QList<QSslCertificate> extraCaCertificates {};
};

/// Sends judged requests over HTTP and knows nothing of editors, schemas or dialogs. One for each project, with a
/// network manager of its own: Qt keys its connection pool by host and port only, and would reuse a connection made
/// under looser rules. No redirects, no cookies, no HTTP/2; a body goes out at most once.
class Transport final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Transport)

public:
    explicit Transport(TransportOptions options = {}, QObject *parent = nullptr);
    /// Cancels what is under way; every call still says how it ended.
    ~Transport() override;

    /// \a bearer is the bare token. The call is owned by this object until it ends.
    Call *send(safety::ReadRequest &&request, QByteArrayView bearer);
    Call *send(safety::ApprovedWrite &&request, QByteArrayView bearer);
    Call *send(safety::Probe &&probe);

private:
    struct Post
    {
        const project::Endpoint &endpoint;
        const QList<safety::Header> &headers;
        const QByteArray &body;
        bool changesData;
    };
    Call *post(const Post &post, QByteArrayView bearer);
    QNetworkRequest request(const project::Endpoint &endpoint) const;

    TransportOptions m_options;
    QSslConfiguration m_tls;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace net

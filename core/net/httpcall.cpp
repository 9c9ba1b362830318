#include "core/net/httpcall.h"

#include "core/net/onceonlybody.h"

#include <algorithm>
#include <utility>

namespace net {

namespace {

using Kind = base::Error::Kind;

/// Qt turns a status of 400 or more into an error code of its own; the answer is complete all the same.
bool saysOnlyTheStatus(QNetworkReply::NetworkError error, int status)
{
    if (error == QNetworkReply::NoError)
        return true;
    // For these two Qt wants to rewind the body even though it was told not to follow.
    if (error == QNetworkReply::ContentReSendError)
        return status == 307 || status == 308;
    if (status < 400)
        return false;
    return (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError)
        || error == QNetworkReply::ProtocolInvalidOperationError || error >= QNetworkReply::InternalServerError;
}

QString place(const QUrl &url)
{
    return url.authority(QUrl::FullyEncoded);
}

} // namespace

HttpCall::HttpCall(QNetworkReply *reply, OnceOnlyBody *body, const TransportOptions &options, bool changesData,
                   QObject *parent)
    : Call(parent),
      m_reply(reply),
      m_body(body),
      m_maxBody(options.maxBody),
      m_changesData(changesData)
{
    if (m_body)
        m_body->setParent(this);
    m_clock.start();
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { end(Ending::TimedOut); });
    m_limit.start(options.timeout);

    connect(reply, &QNetworkReply::requestSent, this, [this] { m_sent = m_clock.nsecsElapsed(); });
    connect(reply, &QNetworkReply::metaDataChanged, this, [this] {
        m_answered = m_clock.nsecsElapsed();
        // Of more headers than it takes, Qt keeps none, and says so nowhere: it then waits for the connection to close.
        if (m_reply->rawHeaderPairs().isEmpty())
            end(Ending::NoHeaders);
    });
    connect(reply, &QNetworkReply::sslErrors, this, [this](const auto &errors) { m_sslErrors = errors; });
    connect(reply, &QNetworkReply::downloadProgress, this, &Call::received);
    connect(reply, &QNetworkReply::readyRead, this, &HttpCall::receive);
    connect(reply, &QNetworkReply::finished, this, &HttpCall::complete);
}

HttpCall::~HttpCall()
{
    // The reply reads from the body until it is gone, so it goes first.
    delete m_reply.data();
}

void HttpCall::cancel()
{
    end(Ending::Cancelled);
}

void HttpCall::end(Ending ending)
{
    if (m_done || m_ending != Ending::None)
        return;
    m_ending = ending;
    m_reply->abort(); // Comes back through finished().
}

void HttpCall::receive()
{
    if (m_ending != Ending::None)
        return;
    readAvailable();
    if (std::cmp_greater(m_received.size(), m_maxBody))
        end(Ending::TooLarge);
}

void HttpCall::readAvailable()
{
    if (m_received.empty()) {
        // Growing would hold the bytes twice for a moment. What a server announces is not believed beyond reason.
        constexpr qint64 mostBelieved = 128LL * 1024 * 1024;
        const qint64 length = m_reply->rawHeader("content-length").toLongLong();
        m_received.reserve(static_cast<std::size_t>(std::clamp(length, qint64 {0}, std::min(mostBelieved, m_maxBody))));
    }
    const auto before = m_received.size();
    m_received.resize(before + static_cast<std::size_t>(m_reply->bytesAvailable()));
    const auto read = m_reply->read(m_received.data() + before, static_cast<qint64>(m_received.size() - before));
    m_received.resize(before + static_cast<std::size_t>(std::max<qint64>(read, 0)));
}

void HttpCall::complete()
{
    if (std::exchange(m_done, true))
        return;
    const auto ended = m_clock.nsecsElapsed();
    m_limit.stop();
    if (m_ending == Ending::None)
        readAvailable();

    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    auto error = failure(status);
    if (!error) {
        emit replied({status, m_reply->rawHeaderPairs(), std::make_shared<const std::string>(std::move(m_received)),
                      timings(ended), parseHttpDate(m_reply->rawHeader("date"))});
    } else {
        // Before the first byte of its body was handed out no server can have acted on a request; after that, one may.
        if (m_changesData && m_body && m_body->wasRead()) {
            error->message =
                QStringLiteral("It is not known whether the change was made. Look at the data before you try "
                               "again. (%1)")
                    .arg(error->message);
            error->kind = Kind::OutcomeUnknown;
        }
        emit failed(*error);
    }
    deleteLater();
}

std::optional<base::Error> HttpCall::failure(int status) const
{
    switch (m_ending) {
    case Ending::Cancelled:
        return base::Error {Kind::Cancelled, QStringLiteral("The request was cancelled."), {}};
    case Ending::TimedOut:
        return base::Error {
            Kind::Timeout,
            QStringLiteral("%1 did not answer in time: try again, or ask for less at once.").arg(place(m_reply->url())),
            {}};
    case Ending::TooLarge:
        return base::Error {
            Kind::Protocol,
            QStringLiteral("The answer is larger than %1 MB: ask for less at once.").arg(m_maxBody >> 20),
            {}};
    case Ending::NoHeaders:
        return base::Error {
            Kind::Protocol,
            QStringLiteral("The answer of %1 has no headers, or more than can be read (100, or 256 KB): "
                           "check the address, and what stands on the way.")
                .arg(place(m_reply->url())),
            {}};
    case Ending::None:
        break;
    }
    if (status == 0 || !saysOnlyTheStatus(m_reply->error(), status))
        return networkError();

    // Qt does not compare what came with what was announced in every case. It takes the header away when it has
    // decompressed the body.
    bool announced = false;
    const qint64 length = m_reply->rawHeader("content-length").toLongLong(&announced);
    if (announced && status != 204 && status != 304 && !std::cmp_equal(length, m_received.size()))
        return base::Error {Kind::Network,
                            QStringLiteral("The answer was cut off after %1 of %2 bytes: try again.")
                                .arg(m_received.size())
                                .arg(length),
                            {}};
    return std::nullopt;
}

base::Error HttpCall::networkError() const
{
    // Qt's own text may repeat the address and what the server wrote; it is for the log only.
    const QString detail = m_reply->errorString();
    const auto say = [&](const QString &sentence, Kind kind = Kind::Network) {
        return base::Error {kind, sentence.arg(place(m_reply->url())), detail};
    };
    switch (m_reply->error()) {
    case QNetworkReply::ConnectionRefusedError:
        return say(QStringLiteral("Nobody listens at %1: check the address, or start the server."));
    case QNetworkReply::HostNotFoundError:
        return say(QStringLiteral("The name %1 is not known: check the address and your connection."));
    case QNetworkReply::RemoteHostClosedError:
        return say(QStringLiteral("%1 closed the connection before it had answered completely: try again."));
    case QNetworkReply::ContentReSendError:
        return say(QStringLiteral("%1 closed the connection without an answer: try again."));
    case QNetworkReply::TimeoutError:
        return say(QStringLiteral("%1 did not answer in time: check the address and your connection."), Kind::Timeout);
    case QNetworkReply::SslHandshakeFailedError:
        return certificateError();
    case QNetworkReply::UnknownContentError:
        return say(QStringLiteral("The compressed answer of %1 could not be read: it is damaged, or far too large."),
                   Kind::Protocol);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return say(QStringLiteral("The proxy of this system does not let us through to %1: check the proxy settings."));
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return say(
            QStringLiteral("The proxy on the way to %1 wants a password: put it into the system's proxy settings."));
    default:
        return say(QStringLiteral("The connection to %1 failed: check the address and your connection."));
    }
}

base::Error HttpCall::certificateError() const
{
    const QString host = place(m_reply->url());
    const auto has = [this](QSslError::SslError wanted) {
        return std::any_of(m_sslErrors.begin(), m_sslErrors.end(),
                           [wanted](const QSslError &error) { return error.error() == wanted; });
    };
    const auto say = [&](const QString &sentence) {
        return base::Error {Kind::Network, sentence.arg(host), m_reply->errorString()};
    };
    if (m_sslErrors.isEmpty())
        return say(
            QStringLiteral("No secure connection to %1 could be agreed on: the server may speak an old version of TLS, "
                           "or no TLS at all."));
    if (has(QSslError::HostNameMismatch))
        return say(QStringLiteral("The certificate of %1 was made for another name: check the address."));
    if (has(QSslError::CertificateExpired))
        return say(QStringLiteral("The certificate of %1 has expired: its operator has to renew it."));
    if (has(QSslError::CertificateNotYetValid))
        return say(QStringLiteral("The certificate of %1 is not valid yet: check this computer's clock."));
    if (has(QSslError::SelfSignedCertificate))
        return say(
            QStringLiteral("The certificate of %1 is signed by nobody but itself, so anybody could be there: have its "
                           "operator install a real one, or add it to this system's trusted certificates."));
    return say(
        QStringLiteral("The certificate of %1 is not trusted by this system: if your company has its own certificate "
                       "authority, add its certificate to the system's."));
}

Timings HttpCall::timings(qint64 ended) const
{
    const auto microseconds = [](qint64 nanoseconds) {
        return std::chrono::microseconds(std::max<qint64>(nanoseconds, 0) / 1000);
    };
    // The marks come from another thread, one after the other, and any of them may be missing.
    const qint64 answered = m_answered < 0 ? ended : std::min(m_answered, ended);
    const qint64 sent = m_sent < 0 ? answered : std::min(m_sent, answered);
    return {microseconds(sent), microseconds(answered - sent), microseconds(ended - answered)};
}

} // namespace net

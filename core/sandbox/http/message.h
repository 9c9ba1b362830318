#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace sandbox::http {

using Header = std::pair<QByteArray, QByteArray>;

/// The first value of \a name (any case), or empty.
QByteArray headerValue(const QList<Header> &headers, QByteArrayView name);

/// A request up to its body (RFC 9112 §3 to §6), already checked by the parser.
struct RequestHead
{
    QByteArray method;
    QByteArray path; ///< Percent-decoded; always begins with a slash, or is `*`.
    QByteArray query; ///< As sent, without the question mark.
    QByteArray host; ///< Of an absolute target, or else of the Host header; empty only with HTTP/1.0.
    QList<Header> headers;
    int minorVersion = 1;
    bool chunked = false;
    qint64 contentLength = 0;
    bool expectsContinue = false;
    bool keepAlive = true;

    QByteArray header(QByteArrayView name) const { return headerValue(headers, name); }
    bool hasBody() const { return chunked || contentLength > 0; }
};

/// A request that has come whole.
struct Request
{
    RequestHead head;
    QByteArray body;
};

/// What is answered; the framing is added when it is written.
struct Response
{
    int status = 200;
    QList<Header> headers;
    QByteArray body;
    /// The connection ends after it, whatever the client asked for.
    bool close = false;
};

/// As Go's http.Error writes it: plain text, a line break at the end.
Response plainText(int status, const QByteArray &message);

/// The bytes of \a response. Adds Date (\a date, as IMF-fixdate), Content-Length and, where the connection does not do
/// what its version would let one expect, Connection.
QByteArray serialize(const Response &response, const RequestHead &request, bool keepAlive, const QByteArray &date);
QByteArrayView reasonPhrase(int status);

} // namespace sandbox::http

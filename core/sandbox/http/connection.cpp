#include "core/sandbox/http/connection.h"

#include <QLocale>

#include <sys/socket.h>

namespace sandbox::http {

namespace {

constexpr qint64 ReadAhead = 256 * 1024;
/// Answers that wait to be read by the client; above this no further request of it is looked at.
constexpr qint64 WriteBacklog = 4 * 1024 * 1024;
/// A body that nobody wants is read to its end when it is short, so that the connection can go on (as Go does).
constexpr qint64 DiscardLimit = 256 * 1024;

QByteArray httpDate(const QDateTime &moment)
{
    return QLocale::c().toString(moment.toUTC(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1();
}

} // namespace

Connection::Connection(QTcpSocket *socket, Handler &handler, const Limits &limits, const base::Clock &clock,
                       QObject *parent)
    : QObject(parent),
      m_socket(socket),
      m_handler(&handler),
      m_limits(limits),
      m_clock(&clock)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(ReadAhead);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &Connection::expire);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::work);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &Connection::work);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_deadline.start(m_limits.headTime);
    work();
}

void Connection::work()
{
    while (m_step != Step::Linger && m_socket->bytesToWrite() <= WriteBacklog) {
        if (m_step == Step::Head ? readHead() : readBody())
            continue;
        if (m_socket->bytesAvailable() == 0)
            return;
        m_buffer += m_socket->readAll();
    }
    if (m_step == Step::Linger)
        drain();
}

/// True when there is more to do with what has been read.
bool Connection::readHead()
{
    switch (m_parser.feed(m_buffer)) {
    case HeadState::NeedsMore:
        // A connection that idles between requests may do so; one that has begun to speak must go on.
        if (!m_buffer.isEmpty() && !m_deadline.isActive())
            m_deadline.start(m_limits.headTime);
        return false;
    case HeadState::Failed:
        sendBare(m_parser.error());
        return true;
    case HeadState::Ready:
        break;
    }
    m_deadline.stop();
    const RequestHead &head = m_parser.head();
    auto admitted = m_handler->admit(head);
    const qint64 limit = admitted ? m_limits.body : DiscardLimit;
    // A client that waits for "100 Continue" will not send its body after a refusal, and a body that is too long is
    // not worth waiting for.
    if (head.contentLength > limit || (!admitted && head.expectsContinue && head.hasBody())) {
        finish(admitted ? m_handler->tooLarge(head) : admitted.error());
        return true;
    }
    if (!admitted)
        send(admitted.error());
    else if (head.expectsContinue && head.hasBody())
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    if (m_step == Step::Linger)
        return true;
    m_step = Step::Body;
    m_continuation = admitted ? std::move(*admitted) : nullptr;
    m_body = head.chunked ? BodyDecoder::chunked(limit) : BodyDecoder::ofLength(head.contentLength, limit);
    return true;
}

/// True when there is more to do with what has been read.
bool Connection::readBody()
{
    switch (m_body.feed(m_buffer)) {
    case BodyDecoder::State::NeedsMore:
        m_deadline.start(m_limits.bodyTime);
        return false;
    case BodyDecoder::State::TooLarge:
        if (m_continuation)
            finish(m_handler->tooLarge(m_parser.head()));
        else
            linger();
        return true;
    case BodyDecoder::State::Malformed:
        if (m_continuation)
            sendBare({400, "malformed chunked encoding"});
        else
            linger();
        return true;
    case BodyDecoder::State::Done:
        break;
    }
    m_deadline.stop();
    m_step = Step::Head;
    // Without a continuation the request was refused, and its body read only to get behind it.
    if (const Continuation continuation = std::exchange(m_continuation, nullptr))
        send(continuation({m_parser.head(), m_body.takeBody()}));
    return true;
}

void Connection::send(const Response &response)
{
    const bool keepAlive = m_parser.head().keepAlive && !response.close;
    m_socket->write(serialize(response, m_parser.head(), keepAlive, httpDate(m_clock->now())));
    if (!keepAlive)
        linger();
}

void Connection::finish(const Response &response)
{
    Response last = response;
    last.close = true;
    send(last);
}

void Connection::sendBare(const HeadError &error)
{
    const QByteArray phrase = QByteArray::number(error.status) + ' ' + reasonPhrase(error.status).toByteArray();
    const QByteArray text = error.message.isEmpty() ? phrase : phrase + ": " + error.message;
    m_socket->write(serialize({error.status, {{"Content-Type", "text/plain; charset=utf-8"}}, text, true}, {}, false,
                              httpDate(m_clock->now())));
    linger();
}

/// Ends the connection so that the answer arrives: closing a socket with unread bytes resets it, and the client would
/// lose what it has not read yet. So our side is shut when the answer is out, and the rest is dropped for a moment.
void Connection::linger()
{
    m_step = Step::Linger;
    m_buffer.clear();
    m_deadline.start(m_limits.bodyTime);
}

void Connection::drain()
{
    m_socket->readAll();
    if (m_shut)
        return;
    m_socket->flush();
    if (m_socket->bytesToWrite() > 0 || m_shut)
        return;
    m_shut = true;
    m_deadline.start(m_limits.lingerTime);
    ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
}

void Connection::expire()
{
    m_socket->abort();
}

} // namespace sandbox::http

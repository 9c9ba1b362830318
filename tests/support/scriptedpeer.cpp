#include "tests/support/scriptedpeer.h"

#include <QSslSocket>

#include <sys/socket.h>

namespace support {

QByteArray WireRequest::header(const QByteArray &name) const
{
    const auto lines = head.split('\n');
    for (const auto &line : lines)
        if (line.size() > name.size() && line.at(name.size()) == ':'
            && line.left(name.size()).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(name.size() + 1).trimmed();
    return {};
}

ScriptedPeer::ScriptedPeer(Script script, std::optional<Identity> identity)
    : m_script(std::move(script)),
      m_identity(std::move(identity))
{
    listen(QHostAddress::LocalHost, 0);
}

QString ScriptedPeer::address() const
{
    return QStringLiteral("%1://127.0.0.1:%2/graphql")
        .arg(m_identity ? QStringLiteral("https") : QStringLiteral("http"))
        .arg(serverPort());
}

QByteArray ScriptedPeer::response(const QByteArray &body, const QByteArray &statusLine, const QByteArray &headers)
{
    return "HTTP/1.1 " + statusLine + "\r\n" + headers + "Content-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}

ScriptedPeer::Script ScriptedPeer::answering(const QByteArray &bytes)
{
    return [bytes](QTcpSocket &socket, const WireRequest &) {
        socket.write(bytes);
    };
}

void ScriptedPeer::reset(QTcpSocket &socket)
{
    const linger now {1, 0};
    ::setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    // Not QSslSocket's abort(), which would say goodbye first.
    socket.QAbstractSocket::abort();
}

void ScriptedPeer::incomingConnection(qintptr descriptor)
{
    auto *tls = m_identity ? new QSslSocket(this) : nullptr;
    auto *socket = tls ? tls : new QTcpSocket(this);
    socket->setSocketDescriptor(descriptor);
    m_numbers.insert(socket, ++m_connections);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_pending.remove(socket);
        m_numbers.remove(socket);
        socket->deleteLater();
    });
    if (tls) {
        tls->setLocalCertificate(m_identity->certificate);
        tls->setPrivateKey(m_identity->key);
        tls->startServerEncryption();
    }
}

void ScriptedPeer::read(QTcpSocket *socket)
{
    auto &pending = m_pending[socket];
    pending += socket->readAll();
    const auto headEnd = pending.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    WireRequest request {pending.left(headEnd), {}, m_numbers.value(socket)};
    const auto length = request.header("content-length").toLongLong();
    if (pending.size() < headEnd + 4 + length)
        return;
    request.body = pending.mid(headEnd + 4, length);
    pending.remove(0, headEnd + 4 + length);
    m_requests.append(request);
    m_script(*socket, request);
}

} // namespace support

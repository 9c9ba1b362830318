#include "tests/support/rawclient.h"

#include <QHostAddress>
#include <QTest>

namespace support {

QByteArray RawAnswer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.toLower() == name.toLower())
            return value;
    }
    return {};
}

RawClient::RawClient(quint16 port)
{
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    waitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
}

bool RawClient::waitFor(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, 10'000);
}

void RawClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
}

RawAnswer RawClient::receive(bool toHead)
{
    qsizetype end = -1;
    waitFor([&] {
        m_buffer += m_socket.readAll();
        end = m_buffer.indexOf("\r\n\r\n");
        return end >= 0 || m_socket.state() == QAbstractSocket::UnconnectedState;
    });
    if (end < 0)
        return {};
    RawAnswer answer;
    QList<QByteArray> lines = m_buffer.first(end).split('\n');
    m_buffer.remove(0, end + 4);
    answer.status = lines.takeFirst().split(' ').value(1).toInt();
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.append({line.first(colon), line.sliced(colon + 1).trimmed()});
    }
    const qsizetype length = toHead ? 0 : answer.header("Content-Length").toLongLong();
    waitFor([&] {
        m_buffer += m_socket.readAll();
        return m_buffer.size() >= length || m_socket.state() == QAbstractSocket::UnconnectedState;
    });
    answer.body = m_buffer.first(std::min(length, m_buffer.size()));
    m_buffer.remove(0, answer.body.size());
    return answer;
}

bool RawClient::isClosed()
{
    return waitFor([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
}

QByteArray RawClient::receiveAll()
{
    isClosed();
    return m_buffer + m_socket.readAll();
}

RawAnswer RawClient::exchange(quint16 port, const QByteArray &method, const QByteArray &target,
                              const QByteArray &headerLines, const QByteArray &body)
{
    RawClient client(port);
    QByteArray head = method + ' ' + target + " HTTP/1.1\r\n";
    const QByteArray given = "\r\n" + headerLines.toLower();
    if (!given.contains("\r\nhost:"))
        head += "Host: 127.0.0.1\r\n";
    if (!body.isEmpty() && !given.contains("\r\ncontent-length:"))
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    client.send(head + headerLines + "\r\n" + body);
    return client.receive(method == "HEAD");
}

} // namespace support

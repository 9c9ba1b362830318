#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpSocket>

#include <functional>

namespace support {

/// One HTTP answer as it came over the wire, taken apart by hand.
struct RawAnswer
{
    int status = 0; ///< 0: no whole answer came.
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    /// The value of the header of that name in any case; empty when there is none.
    QByteArray header(const QByteArray &name) const;
};

/// A client on a bare socket that shares no code with the program's own: what it sends are the bytes of the test. The
/// server may live on any thread, for waiting runs the event loop.
class RawClient
{
public:
    explicit RawClient(quint16 port);

    void send(const QByteArray &bytes);
    /// The next answer of the connection, interim ones (1xx) included. \a toHead: one that has no body.
    RawAnswer receive(bool toHead = false);
    /// True when the server closes the connection.
    bool isClosed();
    /// Everything the server sends until it closes.
    QByteArray receiveAll();

    /// Sends one request on a connection of its own, with a Host header, and gives its answer.
    static RawAnswer exchange(quint16 port, const QByteArray &method, const QByteArray &target,
                              const QByteArray &headerLines, const QByteArray &body = {});

private:
    bool waitFor(const std::function<bool()> &condition);

    QTcpSocket m_socket;
    QByteArray m_buffer;
};

} // namespace support

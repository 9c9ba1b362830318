#pragma once

#include "tests/support/testcertificates.h"

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <optional>

namespace support {

/// One HTTP request as it came over the wire.
struct WireRequest
{
    QByteArray head; ///< Request line and headers.
    QByteArray body;
    QByteArray header(const QByteArray &name) const;
    int connection = 0; ///< Counted from 1.
};

/// A server that does what a test says, byte for byte, and counts what reaches it: whole requests, and connections.
/// Plain or TLS. Listens on 127.0.0.1 and lives on the test's own thread.
class ScriptedPeer final : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScriptedPeer)

public:
    /// Called for each whole request; writes to \a socket what it likes, or ends it.
    using Script = std::function<void(QTcpSocket &socket, const WireRequest &request)>;

    explicit ScriptedPeer(Script script, std::optional<Identity> identity = {});

    const QList<WireRequest> &requests() const { return m_requests; }
    int connections() const { return m_connections; }
    /// `http://127.0.0.1:<port>/graphql`, or https.
    QString address() const;

    static QByteArray response(const QByteArray &body, const QByteArray &statusLine = "200 OK",
                               const QByteArray &headers = "Content-Type: application/json\r\n");
    /// A script that answers everything with \a bytes.
    static Script answering(const QByteArray &bytes);
    /// Ends with a TCP reset instead of an orderly close.
    static void reset(QTcpSocket &socket);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void read(QTcpSocket *socket);

    Script m_script;
    std::optional<Identity> m_identity;
    QHash<QTcpSocket *, QByteArray> m_pending;
    QHash<QTcpSocket *, int> m_numbers;
    QList<WireRequest> m_requests;
    int m_connections = 0;
};

} // namespace support

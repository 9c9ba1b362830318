#include "core/sandbox/http/httpserver.h"

#include "core/sandbox/http/connection.h"

namespace sandbox::http {

HttpServer::HttpServer(Handler &handler, const base::Clock &clock, const Limits &limits, QObject *parent)
    : QObject(parent),
      m_handler(&handler),
      m_clock(&clock),
      m_limits(limits)
{
    connect(&m_server, &QTcpServer::newConnection, this, &HttpServer::accept);
}

base::Result<quint16> HttpServer::listen(quint16 port)
{
    if (!m_server.listen(QHostAddress::LocalHost, port)) {
        const QString message = port == 0
            ? QStringLiteral("The sandbox found no free port on 127.0.0.1.")
            : QStringLiteral("The sandbox cannot listen on port %1: choose another port, or 0 for any free one.")
                  .arg(port);
        return base::fail(base::Error::Kind::Network, message, m_server.errorString());
    }
    return m_server.serverPort();
}

void HttpServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection())
        new Connection(socket, *m_handler, m_limits, *m_clock, this);
}

} // namespace sandbox::http

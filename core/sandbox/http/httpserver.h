#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/sandbox/http/handler.h"

#include <QTcpServer>

namespace sandbox::http {

/// A small HTTP/1.1 server on the loopback address. Own, because Qt 6.4's QHttpServer answers a wrong method with 404,
/// ignores `Connection: close` and HTTP/1.0, knows no 100-continue, and reads a body before anybody may refuse it.
class HttpServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpServer)

public:
    /// \a handler and \a clock are not owned.
    HttpServer(Handler &handler, const base::Clock &clock, const Limits &limits = {}, QObject *parent = nullptr);

    /// \a port 0: any free one. Only 127.0.0.1: nothing outside this machine can connect.
    base::Result<quint16> listen(quint16 port);

private:
    void accept();

    Handler *m_handler;
    const base::Clock *m_clock;
    Limits m_limits;
    QTcpServer m_server;
};

} // namespace sandbox::http

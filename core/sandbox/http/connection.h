#pragma once

#include "core/base/clock.h"
#include "core/sandbox/http/bodydecoder.h"
#include "core/sandbox/http/handler.h"
#include "core/sandbox/http/requestparser.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

namespace sandbox::http {

/// One client: reads requests, pipelined or not, and answers them in order. Owns the socket, deletes itself when that
/// is gone.
class Connection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Connection)

public:
    Connection(QTcpSocket *socket, Handler &handler, const Limits &limits, const base::Clock &clock, QObject *parent);

private:
    enum class Step { Head, Body, Linger };

    void work();
    bool readHead();
    bool readBody();
    void send(const Response &response);
    void finish(const Response &response);
    void sendBare(const HeadError &error);
    void linger();
    void drain();
    void expire();

    QTcpSocket *m_socket;
    Handler *m_handler;
    Limits m_limits;
    const base::Clock *m_clock;
    QTimer m_deadline;
    QByteArray m_buffer;
    RequestParser m_parser;
    BodyDecoder m_body;
    Continuation m_continuation; ///< Null while the body of a refused request is skipped.
    Step m_step = Step::Head;
    bool m_shut = false; ///< Our side is closed: the client has all it will get.
};

} // namespace sandbox::http

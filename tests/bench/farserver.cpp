#include "tests/bench/farserver.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace bench {
namespace {

/// Carries bytes and the end of the stream from one socket to the other, late.
void carry(QTcpSocket *from, QTcpSocket *to, int delay)
{
    QObject::connect(from, &QTcpSocket::readyRead, to, [from, to, delay] {
        QTimer::singleShot(delay, Qt::PreciseTimer, to, [to, bytes = from->readAll()] { to->write(bytes); });
    });
    QObject::connect(from, &QTcpSocket::disconnected, to, [to, delay] {
        QTimer::singleShot(delay, Qt::PreciseTimer, to, [to] { to->disconnectFromHost(); });
    });
}

} // namespace

FarServer::FarServer(quint16 port, int delay)
{
    auto *server = new QTcpServer;
    m_way = server;
    QObject::connect(server, &QTcpServer::newConnection, server, [server, port, delay] {
        auto *near = server->nextPendingConnection();
        auto *far = new QTcpSocket(near);
        far->connectToHost(QStringLiteral("127.0.0.1"), port);
        carry(near, far, delay);
        carry(far, near, delay);
    });
    server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, server, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        server,
        [&] {
            server->listen(QHostAddress::LocalHost);
            m_port = server->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

FarServer::~FarServer()
{
    m_thread.quit();
    m_thread.wait();
}

QString FarServer::address(const QString &path) const
{
    return QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path);
}

} // namespace bench

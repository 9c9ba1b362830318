#include "app/firstwindow.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

namespace app {
namespace {

constexpr auto HandoverPatience = 3s;
/// The first one may hold the lock and not listen yet.
constexpr auto BeforeAskingAgain = 30ms;
constexpr qint64 LongestMessage = 64 * 1024;
constexpr QByteArrayView TakenWord("yes\n");

QByteArray wordsLine(const QStringList &words)
{
    return QJsonDocument(QJsonArray::fromStringList(words)).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

FirstWindow::FirstWindow(const QString &folder, const QString &home, QObject *parent) : QObject(parent)
{
    const auto digest = QCryptographicHash::hash(home.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    m_path = folder + QStringLiteral("/gatehouse-") + QString::fromLatin1(digest);
}

FirstWindow::~FirstWindow()
{
    if (m_server)
        m_server->close();
}

FirstWindow::Claim FirstWindow::claim(const QStringList &words)
{
    const auto lockPath = QFile::encodeName(m_path + QStringLiteral(".lock"));
    auto lock = std::make_unique<base::Descriptor>(::open(lockPath.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!lock->isOpen())
        return Claim::Alone;
    const auto deadline = std::chrono::steady_clock::now() + HandoverPatience;
    do {
        if (::flock(lock->get(), LOCK_EX | LOCK_NB) == 0) {
            m_lock = std::move(lock);
            return Claim::First;
        }
        if (errno != EWOULDBLOCK && errno != EINTR)
            return Claim::Alone;
        if (handOver(wordsLine(words)))
            return Claim::HandedOver;
        std::this_thread::sleep_for(BeforeAskingAgain);
    } while (std::chrono::steady_clock::now() < deadline);
    return Claim::Alone;
}

bool FirstWindow::handOver(const QByteArray &message) const
{
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    const auto path = QFile::encodeName(m_path);
    if (static_cast<std::size_t>(path.size()) >= sizeof address.sun_path)
        return false;
    std::memcpy(address.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
    const base::Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const timeval wait {std::chrono::seconds(HandoverPatience).count(), 0};
    ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    ::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    if (::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return false;
    // A peer that died meanwhile must not end this process too.
    if (::send(socket.get(), message.constData(), static_cast<std::size_t>(message.size()), MSG_NOSIGNAL)
        != message.size())
        return false;
    char answer[TakenWord.size()];
    return ::recv(socket.get(), answer, sizeof answer, MSG_WAITALL) == TakenWord.size()
        && QByteArrayView(answer, TakenWord.size()) == TakenWord;
}

void FirstWindow::listen()
{
    if (!m_lock || m_server)
        return;
    // What is there is of one that has died.
    QLocalServer::removeServer(m_path);
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &FirstWindow::greet);
    m_server->listen(m_path);
}

void FirstWindow::greet()
{
    while (auto *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            if (socket->bytesAvailable() > LongestMessage) {
                socket->abort();
                return;
            }
            if (!socket->canReadLine())
                return;
            QStringList words;
            const auto list = QJsonDocument::fromJson(socket->readLine()).array();
            for (const auto &word : list)
                words.append(word.toString());
            socket->write(TakenWord.data(), TakenWord.size());
            socket->disconnectFromServer();
            emit wanted(words);
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

} // namespace app

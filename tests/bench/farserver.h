#pragma once

#include <QString>
#include <QThread>

#include <memory>

namespace bench {

/// The way to a server on this machine, made longer: whatever goes through it arrives so much later, in both
/// directions. On a thread of its own, so that the window's does not work for it.
class FarServer
{
public:
    /// \a delay: milliseconds each way.
    FarServer(quint16 port, int delay);
    ~FarServer();
    FarServer(const FarServer &) = delete;
    FarServer &operator=(const FarServer &) = delete;

    QString address(const QString &path) const;

private:
    QThread m_thread;
    QObject *m_way = nullptr; ///< Lives on m_thread, deleted there.
    quint16 m_port = 0;
};

} // namespace bench

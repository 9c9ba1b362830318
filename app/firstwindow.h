#pragma once

#include "core/base/descriptor.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>

#include <memory>

class QLocalServer;

namespace app {

/// One window for a person and a home: a second start of the program finds the first one, hands it what it was asked
/// for, and ends. A file lock decides who is first, because it goes with the program that held it, however that ended;
/// a socket beside it carries the words.
class FirstWindow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FirstWindow)

public:
    /// \a folder: of this run of the session, private. \a home: whose state the window would show.
    FirstWindow(const QString &folder, const QString &home, QObject *parent = nullptr);
    ~FirstWindow() override;

    enum class Claim {
        First, ///< Nobody else is there: wanted() tells of those who come.
        HandedOver, ///< The first one has the words and comes to the front.
        Alone, ///< Neither: somebody is there and does not answer, or nothing can be written.
    };
    /// Blocks for a moment when there is another one, for at most three seconds when that does not answer. Needs no
    /// application.
    Claim claim(const QStringList &words);
    /// From then on wanted() is emitted. Needs an application.
    void listen();

signals:
    void wanted(const QStringList &words);

private:
    bool handOver(const QByteArray &message) const;
    void greet();

    QString m_path;
    std::unique_ptr<base::Descriptor> m_lock;
    QLocalServer *m_server = nullptr;
};

} // namespace app

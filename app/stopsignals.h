#pragma once

#include <QObject>

#include <array>
#include <memory>
#include <signal.h>

class QSocketNotifier;

namespace app {

/// Turns SIGINT, SIGTERM and SIGHUP into a signal of Qt's for as long as it lives, so that a sandbox takes its key away
/// and a change under way is recorded. A second one ends the program at once. One object at a time.
class StopSignals final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StopSignals)

public:
    explicit StopSignals(QObject *parent = nullptr);
    ~StopSignals() override;

signals:
    void received();

private:
    static constexpr std::array Signals {SIGINT, SIGTERM, SIGHUP};
    std::array<struct sigaction, Signals.size()> m_before {};
    std::array<int, 2> m_pipe {-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace app

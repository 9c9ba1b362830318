#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace app {

/// Turns SIGINT, SIGTERM and SIGHUP into a signal of Qt's, so that a server ends in order. Made before any thread is
/// started: threads inherit that these signals are held back.
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
    int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace app

#pragma once

#include "app/connection.h"
#include "app/stopsignals.h"
#include "core/run/runner.h"

#include <QEventLoop>
#include <QObject>

#include <optional>

namespace app {

/// One job of a command over the pipeline that the window uses too: it answers what the pipeline asks, and waits for
/// the end with an event loop of its own.
class Errand : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Errand)

public:
    /// Nothing is owned. \a stop was made before the connection was opened, so that an interrupt always ends in order.
    Errand(const Connection &connection, const StopSignals &stop, const base::Clock &clock);

protected:
    run::Runner &runner() { return m_runner; }
    const project::Project &project() const { return m_connection->project(); }
    /// Runs until end() and gives its exit code; at once if that has been.
    int wait();
    void end(int exitCode);

private:
    const Connection *m_connection;
    run::Runner m_runner;
    QEventLoop m_loop;
    std::optional<int> m_exitCode;
};

} // namespace app

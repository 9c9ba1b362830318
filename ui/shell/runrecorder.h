#pragma once

#include "core/base/clock.h"
#include "core/history/history.h"
#include "core/run/runner.h"

#include <QHash>
#include <QObject>

namespace ui {

/// Puts what a person ran into the history when its answer came, or when none did: reads and changes that were sent.
/// What was refused or put back was never run, and what the program asks by itself (schemas, pages of people) is
/// nobody's work: it would bury what is.
class RunRecorder final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunRecorder)

public:
    /// Nothing is owned.
    RunRecorder(run::Runner &runner, history::History &history, const base::Clock &clock, QObject *parent = nullptr);

public slots:
    /// \a run was started and is to be recorded.
    void watch(run::RunId run, const safety::Draft &draft);

private:
    struct Watched
    {
        history::SentRun run;
        qint64 sentAt = 0; ///< base::Clock::elapsed(); 0: it is not on its way yet.
    };
    void finish(run::RunId run, const run::Answer &answer);
    void fail(run::RunId run, const base::Error &error);

    history::History &m_history;
    const base::Clock &m_clock;
    QHash<run::RunId, Watched> m_watched;
};

} // namespace ui

#pragma once

#include "core/language/analysis.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <chrono>

namespace language {

/// Turns a stream of keystrokes into a stream of analyses: waits for a pause, works on a thread of its own, and drops
/// what a later edit or a new schema has made stale. So a receiver never sees an analysis of anything but the last
/// text that was set.
class AnalysisScheduler final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnalysisScheduler)

public:
    explicit AnalysisScheduler(QObject *parent = nullptr);
    /// Waits for the analysis under way, which takes milliseconds.
    ~AnalysisScheduler() override;

    /// How long nothing must be typed before work begins; 120 ms unless told.
    void setPause(std::chrono::milliseconds pause);
    void setText(const QByteArray &text, quint64 revision);
    /// A new schema means a new analysis of the text there is, without waiting for a pause.
    void setSchema(std::shared_ptr<const graphql::Schema> schema);

signals:
    /// Emitted on this object's thread.
    void analysisReady(const language::Analysis &analysis);

private:
    void start();
    void finish(quint64 order, const Analysis &analysis);

    Snapshot m_wanted;
    quint64 m_order = 0; ///< Counts what was asked for; an analysis of an earlier order is stale.
    bool m_hasText = false;
    bool m_isBusy = false;
    bool m_isWaiting = false; ///< Asked for while one was under way.
    QTimer m_pause;
    QThreadPool m_worker;
};

} // namespace language

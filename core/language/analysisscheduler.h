#pragma once

#include "core/language/analysis.h"
#include "core/language/latest.h"

#include <QObject>

#include <chrono>

namespace language {

/// Turns a stream of keystrokes into a stream of analyses: waits for a pause, works on another thread, and drops
/// what a later edit or a new schema has made stale. So a receiver never sees an analysis of anything but the last
/// text that was set.
class AnalysisScheduler final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnalysisScheduler)

public:
    explicit AnalysisScheduler(QObject *parent = nullptr);

    /// How long nothing must be typed before work begins; 120 ms unless told.
    void setPause(std::chrono::milliseconds pause);
    void setText(const QByteArray &text, quint64 revision);
    /// A new schema means a new analysis of the text there is, without waiting for a pause.
    void setSchema(std::shared_ptr<const graphql::Schema> schema);

signals:
    /// Emitted on this object's thread.
    void analysisReady(const language::Analysis &analysis);

private:
    std::chrono::milliseconds m_pause;
    bool m_hasText = false;
    std::shared_ptr<const graphql::Schema> m_schema;
    Latest<Snapshot, Analysis> m_work;
};

} // namespace language

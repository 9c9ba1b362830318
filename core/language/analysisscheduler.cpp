#include "core/language/analysisscheduler.h"

using namespace std::chrono_literals;

namespace language {

AnalysisScheduler::AnalysisScheduler(QObject *parent)
    : QObject(parent),
      m_pause(120ms),
      m_work(&analyze, [this](const Analysis &analysis) { emit analysisReady(analysis); })
{ }

void AnalysisScheduler::setPause(std::chrono::milliseconds pause)
{
    m_pause = pause;
}

void AnalysisScheduler::setText(const QByteArray &text, quint64 revision)
{
    m_hasText = true;
    m_work.want({text, revision, m_schema}, m_pause);
}

void AnalysisScheduler::setSchema(std::shared_ptr<const graphql::Schema> schema)
{
    m_schema = std::move(schema);
    if (m_hasText)
        m_work.wantSoon({m_work.wanted().text, m_work.wanted().revision, m_schema});
}

} // namespace language

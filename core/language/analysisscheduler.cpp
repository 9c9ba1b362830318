#include "core/language/analysisscheduler.h"

#include <QMetaObject>

using namespace std::chrono_literals;

namespace language {

AnalysisScheduler::AnalysisScheduler(QObject *parent) : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(120ms);
    connect(&m_pause, &QTimer::timeout, this, &AnalysisScheduler::start);
    // One thread: two analyses of one text at the same time would only race for who is stale.
    m_worker.setMaxThreadCount(1);
}

AnalysisScheduler::~AnalysisScheduler()
{
    m_worker.waitForDone();
}

void AnalysisScheduler::setPause(std::chrono::milliseconds pause)
{
    m_pause.setInterval(pause);
}

void AnalysisScheduler::setText(const QByteArray &text, quint64 revision)
{
    m_wanted.text = text;
    m_wanted.revision = revision;
    m_hasText = true;
    ++m_order;
    m_pause.start();
}

void AnalysisScheduler::setSchema(std::shared_ptr<const graphql::Schema> schema)
{
    m_wanted.schema = std::move(schema);
    ++m_order;
    // A pause that is running ends with an analysis anyway.
    if (m_hasText && !m_pause.isActive())
        start();
}

void AnalysisScheduler::start()
{
    m_isWaiting = m_isBusy;
    if (m_isBusy)
        return;
    m_isBusy = true;
    m_worker.start([this, order = m_order, snapshot = m_wanted] {
        Analysis analysis = analyze(snapshot);
        QMetaObject::invokeMethod(
            this, [this, order, result = std::move(analysis)] { finish(order, result); }, Qt::QueuedConnection);
    });
}

void AnalysisScheduler::finish(quint64 order, const Analysis &analysis)
{
    m_isBusy = false;
    if (m_isWaiting)
        start();
    if (order == m_order)
        emit analysisReady(analysis);
}

} // namespace language

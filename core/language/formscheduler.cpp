#include "core/language/formscheduler.h"

#include <QMetaObject>

using namespace std::chrono_literals;

namespace language {

FormScheduler::FormScheduler(QObject *parent) : QObject(parent)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &FormScheduler::start);
    m_worker.setMaxThreadCount(1);
}

FormScheduler::~FormScheduler()
{
    m_worker.waitForDone();
}

void FormScheduler::setSource(const FormSource &source, When when)
{
    m_wanted = source;
    ++m_order;
    m_pause.start(when == When::AtOnce ? 0ms : 120ms);
}

void FormScheduler::start()
{
    m_isWaiting = m_isBusy;
    if (m_isBusy)
        return;
    m_isBusy = true;
    m_worker.start([this, order = m_order, source = m_wanted] {
        FormState state;
        state.revision = source.revision;
        state.form =
            graphql::VariablesForm::make(source.schema, source.document, source.operation, source.typed.toStdString());
        QMetaObject::invokeMethod(
            this, [this, order, result = std::move(state)] { finish(order, result); }, Qt::QueuedConnection);
    });
}

void FormScheduler::finish(quint64 order, const FormState &state)
{
    m_isBusy = false;
    if (m_isWaiting)
        start();
    if (order == m_order)
        emit formReady(state);
}

} // namespace language

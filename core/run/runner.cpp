#include "core/run/runner.h"

#include "core/auth/secret.h"
#include "core/auth/threadstate.h"
#include "core/graphql/schema.h"
#include "core/run/worker.h"

#include <QThread>

#include <utility>

namespace run {

Runner::Runner(QString journalPath, const base::Clock &clock, QObject *parent)
    : QObject(parent),
      m_thread(std::make_unique<QThread>()),
      m_worker(new Worker(*this, std::move(journalPath), clock))
{
    // For connections across threads, and for spies, which know types by name.
    qRegisterMetaType<run::RunId>("run::RunId");
    qRegisterMetaType<run::Answer>("run::Answer");
    qRegisterMetaType<run::PassphraseRequest>("run::PassphraseRequest");
    qRegisterMetaType<base::Error>("base::Error");
    qRegisterMetaType<safety::Effect>("safety::Effect");
    qRegisterMetaType<project::Project>("project::Project");
    qRegisterMetaType<QList<project::Endpoint>>("QList<project::Endpoint>");
    qRegisterMetaType<std::shared_ptr<const graphql::Schema>>("std::shared_ptr<const graphql::Schema>");

    m_thread->setObjectName(QStringLiteral("network"));
    m_worker->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    // On the worker's thread, when all that it held is gone.
    connect(m_worker, &QObject::destroyed, [] { auth::releaseThreadState(); });
    m_thread->start();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->countUnknownOutcomes(); }, Qt::QueuedConnection);
}

Runner::~Runner()
{
    // Waits for what is under way to be cancelled and recorded, not for the server.
    m_thread->quit();
    m_thread->wait();
}

RunId Runner::start(const safety::Draft &draft, std::shared_ptr<const graphql::Schema> schema)
{
    const RunId run = ++m_lastRun;
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, run, draft, schema = std::move(schema)] {
            worker->start(run, draft, schema.get(), Worker::Wish::Run);
        },
        Qt::QueuedConnection);
    return run;
}

RunId Runner::read(const safety::Draft &draft, std::shared_ptr<const graphql::Schema> schema)
{
    const RunId run = ++m_lastRun;
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, run, draft, schema = std::move(schema)] {
            worker->start(run, draft, schema.get(), Worker::Wish::Read);
        },
        Qt::QueuedConnection);
    return run;
}

void Runner::approve(RunId run, const project::WriteGrant &grant)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, run, grant] { worker->approve(run, grant); }, Qt::QueuedConnection);
}

void Runner::discard(RunId run)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, run] { worker->discard(run); }, Qt::QueuedConnection);
    emit discarded(run);
}

void Runner::cancel(RunId run)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, run] { worker->cancel(run); }, Qt::QueuedConnection);
}

void Runner::fetchSchema(const project::Project &project)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, project] { worker->fetchSchema(project); }, Qt::QueuedConnection);
}

void Runner::testDoor(const project::Project &project)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, project] { worker->testDoor(project); }, Qt::QueuedConnection);
}

void Runner::findEndpoint(const QString &projectId)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, projectId] { worker->findEndpoint(projectId); }, Qt::QueuedConnection);
}

void Runner::providePassphrase(const QString &projectKey, const QString &keyId, QByteArray passphrase)
{
    // Shared, because what is posted to a thread gets copied, and a Secret does not.
    const auto secret = std::make_shared<const auth::Secret>(std::move(passphrase));
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, projectKey, keyId, secret] { worker->providePassphrase(projectKey, keyId, *secret); },
        Qt::QueuedConnection);
}

void Runner::makeToken(const project::Project &project, quint64 request)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, project, request] { worker->makeToken(project, request); }, Qt::QueuedConnection);
}

void Runner::forget(const QString &projectKey)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, projectKey] { worker->forget(projectKey); }, Qt::QueuedConnection);
}

} // namespace run

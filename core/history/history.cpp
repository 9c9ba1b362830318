#include "core/history/history.h"

#include "core/history/worker.h"

#include <QThread>

namespace history {

History::History(QString path, const base::Clock &clock, QObject *parent, Patience patience)
    : QObject(parent),
      m_path(std::move(path)),
      m_clock(clock),
      m_patience(patience)
{
    // For connections across threads, and for spies, which know types by name.
    qRegisterMetaType<QList<history::Row>>("QList<history::Row>");
    qRegisterMetaType<history::Kept>("history::Kept");
    qRegisterMetaType<history::Person>("history::Person");
    qRegisterMetaType<QList<history::KnownProject>>("QList<history::KnownProject>");
    qRegisterMetaType<QHash<qint64, qint64>>("QHash<qint64,qint64>");
    qRegisterMetaType<base::Error>("base::Error");
}

History::~History()
{
    if (!m_thread)
        return;
    m_wantedSearch = 0;
    // Behind what was asked for: it is all done before.
    ask([thread = m_thread.get()](Worker &worker) {
        worker.finish();
        thread->quit();
    });
    m_thread->wait();
}

History::Worker &History::worker()
{
    if (!m_worker) {
        m_thread = std::make_unique<QThread>();
        m_thread->setObjectName(QStringLiteral("history"));
        m_worker = new Worker(*this, m_path, m_clock, m_limits, m_patience);
        m_worker->moveToThread(m_thread.get());
        connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
        m_thread->start(QThread::LowPriority);
    }
    return *m_worker;
}

template <typename Work>
void History::ask(Work work)
{
    auto *to = &worker();
    QMetaObject::invokeMethod(
        to, [to, work = std::move(work)]() mutable { work(*to); }, Qt::QueuedConnection);
}

void History::setLimits(const Limits &limits)
{
    m_limits = limits;
    if (m_worker)
        ask([limits](Worker &worker) { worker.setLimits(limits); });
}

void History::chooseAnswerDays(int days)
{
    m_limits.answerDays = days;
    ask([days](Worker &worker) { worker.chooseAnswerDays(days); });
}

void History::tidy()
{
    ask([](Worker &worker) { worker.tidyIfThere(); });
}

void History::record(SentRun run)
{
    ask([run = std::move(run)](Worker &worker) mutable { worker.record(std::move(run)); });
}

quint64 History::search(const Filter &filter)
{
    const quint64 number = ++m_wantedSearch;
    ask([number, filter](Worker &worker) { worker.search(number, filter); });
    return number;
}

void History::load(qint64 id)
{
    ask([id](Worker &worker) { worker.load(id); });
}

void History::remove(const QList<qint64> &ids)
{
    ask([ids](Worker &worker) { worker.remove(ids); });
}

void History::removeMatching(const Filter &filter)
{
    ask([filter](Worker &worker) { worker.removeMatching(filter); });
}

void History::removeAll()
{
    ask([](Worker &worker) { worker.removeAll(); });
}

void History::lookFor(const Person &person)
{
    ask([person](Worker &worker) { worker.lookFor(person); });
}

void History::forget(const Person &person)
{
    ask([person](Worker &worker) { worker.forget(person); });
    emit forgetting(person);
}

void History::askForProjects()
{
    ask([](Worker &worker) { worker.askForProjects(); });
}

} // namespace history

#pragma once

#include "core/base/result.h"
#include "core/history/expiry.h"
#include "core/history/history.h"
#include "core/history/store.h"

#include <QTimer>

#include <deque>
#include <optional>

namespace history {

/// History's other half, on the thread that owns the database.
class History::Worker final : public QObject
{
    Q_DISABLE_COPY_MOVE(Worker)

public:
    Worker(History &history, const QString &path, const base::Clock &clock, const Limits &limits, Patience patience);

    void setLimits(const Limits &limits);
    void chooseAnswerDays(int days);
    void tidyIfThere();
    void record(SentRun run);
    void search(quint64 number, const Filter &filter);
    void load(qint64 id);
    void remove(const QList<qint64> &ids);
    void removeMatching(const Filter &filter);
    void removeAll();
    void lookFor(const Person &person);
    void forget(const Person &person);
    void askForProjects();
    /// Nothing more will be asked: what had to wait is written now or never.
    void finish();

private:
    template <typename Say>
    void say(Say say);
    void open();
    /// The one in memory first: it holds the later runs.
    QList<Store *> stores();
    Store *storeOf(qint64 id);
    void openInMemory(const std::optional<base::Error> &why = std::nullopt);
    void adopt(std::unique_ptr<Store> disk);
    /// Brings what is in memory to the disk; tried again and again until it succeeds. \a patience: with whoever is
    /// busy with the file.
    void comeBack(std::chrono::milliseconds patience);
    qint64 idNow(qint64 id) const { return m_moved.value(id, id); }
    /// Puts the damaged file out of the way and begins a new one.
    void startAnew();
    /// Does \a work; once more with a new file, when the old one turns out to be damaged.
    template <typename Work>
    auto attempt(Work work) -> decltype(work());
    base::Result<QList<Row>> matching(const Filter &filter);
    base::Result<QList<Row>> naming(const Person &person);
    /// Writes what was recorded, as far as nobody else is busy with the file; the rest is tried again.
    void writeWaiting();
    base::Result<qint64> write(const Redacted &run);
    base::Result<void> takeAway(const QList<qint64> &ids);
    /// What is left beside the file of a damaged or an older one.
    QStringList filesBeside() const;
    void removeNow(const base::Result<QList<Row>> &rows);
    void tellRemoved(int runs, const base::Result<void> &done);
    void tidy();
    /// Whoever thinks of another number hears of it.
    void tellDays();
    /// When the program has nothing better to do.
    void purgeLater();
    void purge();

    History *m_history;
    const QString m_path;
    const Patience m_patience;
    int m_mostRuns;
    Expiry m_expiry;
    bool m_isOpen = false;
    std::unique_ptr<Store> m_disk;
    std::unique_ptr<Store> m_memory;
    bool m_keepsInMemory = false; ///< Runs go there, because the disk cannot be used or there is none.
    QHash<qint64, qint64> m_moved; ///< Runs that were in memory: what they are called on the disk.
    QTimer m_tidy {this};
    QTimer m_purge {this};
    QTimer m_again {this};
    QTimer m_return {this};
    std::deque<Redacted> m_waiting;
};

template <typename Say>
void History::Worker::say(Say say)
{
    auto *history = m_history;
    QMetaObject::invokeMethod(
        history, [history, say = std::move(say)] { say(*history); }, Qt::QueuedConnection);
}

template <typename Work>
auto History::Worker::attempt(Work work) -> decltype(work())
{
    auto result = work();
    if (result || result.error().kind != base::Error::Kind::Protocol || !m_disk)
        return result;
    startAnew();
    return work();
}

} // namespace history

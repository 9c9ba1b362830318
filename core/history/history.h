#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/history/filter.h"
#include "core/history/person.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <atomic>
#include <chrono>
#include <memory>

class QThread;

namespace history {

/// A project that runs are remembered of.
struct KnownProject
{
    QString key;
    QString name; ///< As it was called last.
    bool isLive = true;
    bool operator==(const KnownProject &) const = default;
};

/// How much is kept. Days are one number for all live projects: it says what lies on this disk, which a person has to
/// know without looking at each project, and a project that is forgotten or renamed would take its own number along.
struct Limits
{
    int runs = 10'000;
    int answerDays = 30; ///< Of live projects; 0: for ever.
};

/// How long it waits, each time, for another program that is busy with the file.
struct Patience
{
    std::chrono::milliseconds usual = std::chrono::seconds(3);
    /// Nobody waits for anything any more, and nothing comes after it.
    std::chrono::milliseconds atTheEnd = std::chrono::seconds(10);
};

/// The runs that were sent, on disk: a facade on the window's thread that never waits. The work is done on a thread of
/// its own, which starts with the first question; until then no file is opened and no database is loaded. When the file
/// cannot be used, runs are kept in memory, and noticed() says why.
class History final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(History)

public:
    /// \a path: the file; its folder is made. Empty: nothing touches the disk. \a clock is not owned and must be
    /// thread-safe.
    History(QString path, const base::Clock &clock, QObject *parent = nullptr, Patience patience = {});
    /// Waits until what was recorded is written.
    ~History() override;

    /// As they were remembered elsewhere; days that were chosen for this file win.
    void setLimits(const Limits &limits);
    const Limits &limits() const { return m_limits; }
    /// A person's choice: for every program with this file, at once, and for what is kept already too.
    void chooseAnswerDays(int days);
    /// Takes away what is too old, if there is a history; happens by itself every hour once something was asked for.
    void tidy();

    /// Secrets are taken out before anything is written; see redact().
    void record(SentRun run);
    /// Answered by found(), which is called with the number that is returned. The search before it is called off.
    quint64 search(const Filter &filter);
    void load(qint64 id);
    void remove(const QList<qint64> &ids);
    void removeMatching(const Filter &filter);
    void removeAll();
    /// Answered by naming() or namingFailed().
    void lookFor(const Person &person);
    /// Every run that names \a person goes, and no byte of it stays in the file.
    void forget(const Person &person);
    void askForProjects();

    /// What was forgotten of a person by whoever else keeps something, as a sentence for whoever asked for it.
    /// \a isDone: nothing of it failed.
    void tellForgotten(const QString &sentence, bool isDone = true) { emit forgottenElsewhere(sentence, isDone); }

signals:
    /// Whoever else keeps what was run is to forget \a person too.
    void forgetting(const history::Person &person);
    void forgottenElsewhere(const QString &sentence, bool isDone);
    /// Some more rows, the latest run first; \a isLast: that was all.
    void found(quint64 search, const QList<history::Row> &rows, bool isLast);
    void searchFailed(quint64 search, const base::Error &error);
    /// By the ID that was asked for, even if the run has got another meanwhile.
    void loaded(const history::Kept &run);
    void loadFailed(qint64 id, const base::Error &error);
    void naming(const history::Person &person, const QList<history::Row> &rows);
    void namingFailed(const history::Person &person, const base::Error &error);
    void projectsKnown(const QList<history::KnownProject> &projects);
    /// Runs came or went.
    void changed();
    /// \a runs were taken away, and their bytes with them; or not, for the reason that \a problem says.
    void removed(int runs, const QString &problem);
    /// Another program has chosen others: limits() are these.
    void answerDaysChanged(int days);
    /// A sentence about the file: it could not be used, or was damaged.
    void noticed(const QString &sentence);
    /// What was kept in memory is in the file now: by the IDs that runs had, those that they have. The old ones are
    /// still understood.
    void cameBack(const QHash<qint64, qint64> &ids);

private:
    class Worker;
    Worker &worker();
    template <typename Work>
    void ask(Work work);

    const QString m_path;
    const base::Clock &m_clock;
    const Patience m_patience;
    Limits m_limits;
    std::atomic<quint64> m_wantedSearch = 0; ///< Read by the worker while it searches.
    std::unique_ptr<QThread> m_thread;
    Worker *m_worker = nullptr; ///< Lives on m_thread, deleted there.
};

} // namespace history

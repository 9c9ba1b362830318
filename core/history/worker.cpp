#include "core/history/worker.h"

#include "core/history/redacted.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <chrono>

namespace history {
namespace {

using namespace std::chrono_literals;

/// What went by itself leaves the disk when the program has nothing better to do.
constexpr auto PurgePause = 20s;
/// While every run takes the oldest one away: the whole file is written anew each time.
constexpr auto PurgePauseWhenFull = 1h;
constexpr auto BusyPause = 1s;
constexpr int ExpiredAtOnce = 50;
constexpr std::chrono::nanoseconds TidyInterval = 1h;

} // namespace

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

History::Worker::Worker(History &history, const QString &path, const base::Clock &clock, const Limits &limits)
    : m_history(&history),
      m_path(path),
      m_clock(clock),
      m_limits(limits)
{
    m_purge.setSingleShot(true);
    connect(&m_purge, &QTimer::timeout, this, &Worker::purge);
    m_tidy.setSingleShot(true);
    connect(&m_tidy, &QTimer::timeout, this, &Worker::tidy);
    m_again.setSingleShot(true);
    m_again.setInterval(BusyPause);
    connect(&m_again, &QTimer::timeout, this, &Worker::writeWaiting);
}

void History::Worker::open()
{
    if (std::exchange(m_isOpen, true))
        return;
    if (m_path.isEmpty()) {
        openInMemory({});
        return;
    }
    auto opened = Store::open(m_path);
    if (!opened && opened.error().kind == base::Error::Kind::Protocol) {
        startAnew();
    } else if (!opened) {
        openInMemory(opened.error().message);
    } else {
        m_disk = std::move(*opened);
    }
    // Behind what was asked for: somebody waits for that.
    m_tidy.start();
    if (m_disk && m_disk->isPurgeDue().value_or(false))
        m_purge.start(PurgePause);
}

void History::Worker::openInMemory(const QString &why)
{
    if (m_memory)
        return;
    auto opened = Store::open({});
    if (!opened) {
        say([error = opened.error()](History &to) { emit to.noticed(error.message); });
        return;
    }
    m_memory = std::move(*opened);
    if (!why.isEmpty()) {
        const auto sentence = QStringLiteral("%1 From now on runs are remembered until Gatehouse is closed.").arg(why);
        say([sentence](History &to) { emit to.noticed(sentence); });
    }
}

void History::Worker::startAnew()
{
    m_disk.reset();
    // Never over an older one: two damaged files are two files.
    const QString aside =
        QStringLiteral("%1.broken-%2").arg(m_path, QUuid::createUuid().toString(QUuid::Id128).left(8));
    const bool isAside = QFile::rename(m_path, aside);
    // What belongs to the damaged file must not be read as part of the new one.
    for (const auto *end : {"-wal", "-shm"})
        QFile::rename(m_path + QLatin1String(end), aside + QLatin1String(end));
    auto opened = isAside
        ? Store::open(m_path)
        : base::fail(base::Error::Kind::Io, QStringLiteral("The damaged history in %1 cannot be moved.").arg(m_path));
    if (!opened) {
        openInMemory(opened.error().message);
        return;
    }
    m_disk = std::move(*opened);
    const auto sentence =
        QStringLiteral("The history was damaged and begins anew. The file as it was is kept as %1.").arg(aside);
    say([sentence](History &to) { emit to.noticed(sentence); });
}

QList<Store *> History::Worker::stores()
{
    open();
    QList<Store *> stores;
    for (auto *store : {m_memory.get(), m_disk.get()})
        if (store)
            stores.append(store);
    return stores;
}

Store *History::Worker::storeOf(qint64 id)
{
    open();
    return id >= Store::FirstInMemory ? m_memory.get() : m_disk.get();
}

void History::Worker::setLimits(const Limits &limits)
{
    m_limits = limits;
    if (m_isOpen)
        m_tidy.start();
}

void History::Worker::tidy()
{
    m_tidied = m_clock.elapsed();
    int gone = 0;
    int expired = 0;
    const auto all = stores();
    for (auto *store : all) {
        gone += store->trim(m_limits.runs).value_or(0);
        if (m_limits.answerDays > 0)
            expired +=
                store->expireAnswers(m_clock.now().addDays(-m_limits.answerDays).toMSecsSinceEpoch(), ExpiredAtOnce)
                    .value_or(0);
    }
    if (expired > 0)
        m_tidy.start(); // In parts, so that a search comes in between.
    if (gone + expired > 0)
        m_purge.start(PurgePause);
    if (gone > 0)
        say([](History &to) { emit to.changed(); });
}

void History::Worker::record(SentRun run)
{
    m_waiting.push_back(redact(std::move(run)));
    writeWaiting();
}

base::Result<qint64> History::Worker::write(const Redacted &run)
{
    if (m_disk && !m_memory) {
        auto added = attempt([&]() -> base::Result<qint64> { return m_disk ? m_disk->add(run) : m_memory->add(run); });
        // Another program's moment is no reason to give the disk up.
        if (added || added.error().kind == base::Error::Kind::Timeout)
            return added;
        openInMemory(added.error().message);
    }
    if (m_memory)
        return m_memory->add(run);
    return base::fail(base::Error::Kind::Io, QStringLiteral("There is no history."));
}

void History::Worker::writeWaiting()
{
    open();
    bool isKept = false;
    while (!m_waiting.empty()) {
        const auto written = write(m_waiting.front());
        if (!written && written.error().kind == base::Error::Kind::Timeout) {
            m_again.start();
            break;
        }
        m_waiting.pop_front();
        isKept = isKept || written.has_value();
    }
    if (!isKept)
        return;
    if (m_clock.elapsed() - m_tidied > TidyInterval.count())
        m_tidy.start();
    if (stores().first()->trim(m_limits.runs).value_or(0) > 0 && !m_purge.isActive())
        m_purge.start(PurgePauseWhenFull);
    say([](History &to) { emit to.changed(); });
}

void History::Worker::search(quint64 number, const Filter &filter)
{
    const auto isWanted = [this, number] {
        return m_history->m_wantedSearch == number;
    };
    const auto take = [&](QList<Row> rows) {
        say([number, rows = std::move(rows)](History &to) { emit to.found(number, rows, false); });
    };
    const auto searched = attempt([&]() -> base::Result<void> {
        const auto all = stores();
        for (auto *store : all) {
            if (!isWanted())
                return {};
            if (auto done = store->search(filter, isWanted, take); !done)
                return done;
        }
        return {};
    });
    if (!isWanted())
        return;
    say([number, searched](History &to) {
        if (searched)
            emit to.found(number, {}, true);
        else
            emit to.searchFailed(number, searched.error());
    });
}

void History::Worker::load(qint64 id)
{
    const auto loaded = attempt([&]() -> base::Result<Kept> {
        if (auto *store = storeOf(id))
            return store->load(id);
        return base::fail(base::Error::Kind::NotFound, QStringLiteral("This run is not in the history any more."));
    });
    say([id, loaded](History &to) {
        if (loaded)
            emit to.loaded(*loaded);
        else
            emit to.loadFailed(id, loaded.error());
    });
}

base::Result<QList<Row>> History::Worker::matching(const Filter &filter)
{
    QList<Row> rows;
    const auto all = stores();
    for (auto *store : all) {
        const auto searched = store->search(
            filter, [] { return true; }, [&](const QList<Row> &some) { rows.append(some); });
        if (!searched)
            return tl::unexpected(searched.error());
    }
    return rows;
}

base::Result<QList<Row>> History::Worker::naming(const Person &person)
{
    QList<Row> rows;
    const auto all = stores();
    for (auto *store : all) {
        auto named = store->naming(person);
        if (!named)
            return named;
        rows.append(*named);
    }
    return rows;
}

void History::Worker::removeNow(const base::Result<QList<Row>> &rows)
{
    if (!rows) {
        tellRemoved(0, tl::unexpected(rows.error()));
        return;
    }
    QList<qint64> ids;
    for (const auto &row : *rows)
        ids.append(row.id);
    remove(ids);
}

void History::Worker::remove(const QList<qint64> &ids)
{
    tellRemoved(static_cast<int>(ids.size()), takeAway(ids));
}

base::Result<void> History::Worker::takeAway(const QList<qint64> &ids)
{
    QList<qint64> inMemory;
    QList<qint64> onDisk;
    for (const auto id : ids)
        (id >= Store::FirstInMemory ? inMemory : onDisk).append(id);
    open();
    base::Result<void> done;
    if (m_memory && !inMemory.isEmpty())
        done = m_memory->remove(inMemory);
    if (done && m_disk && !onDisk.isEmpty())
        done = m_disk->remove(onDisk);
    if (done && m_disk)
        done = m_disk->purge();
    if (!done)
        m_purge.start(PurgePause);
    return done;
}

QStringList History::Worker::filesBeside() const
{
    if (m_path.isEmpty())
        return {};
    const QFileInfo file(m_path);
    QStringList paths;
    const auto names =
        QDir(file.absolutePath())
            .entryList({file.fileName() + QLatin1String(".broken-*"), file.fileName() + QLatin1String(".v*")},
                       QDir::Files | QDir::Hidden);
    for (const auto &name : names)
        paths.append(file.absolutePath() + QLatin1Char('/') + name);
    return paths;
}

void History::Worker::removeMatching(const Filter &filter)
{
    if (filter.isEverything()) {
        removeAll();
        return;
    }
    writeWaiting(); // It may match too.
    removeNow(attempt([&] { return matching(filter); }));
}

void History::Worker::removeAll()
{
    writeWaiting();
    int count = 0;
    base::Result<void> done;
    const auto all = stores();
    for (auto *store : all) {
        count += static_cast<int>(store->count().value_or(0));
        if (done)
            done = store->removeAll();
    }
    if (done && m_disk)
        done = m_disk->purge();
    if (!done)
        m_purge.start(PurgePause);
    const auto beside = m_disk ? filesBeside() : QStringList();
    for (const auto &path : beside) {
        if (!QFile::remove(path) && done)
            done = base::fail(base::Error::Kind::Io, QStringLiteral("%1 cannot be removed.").arg(path));
    }
    tellRemoved(count, done);
}

void History::Worker::lookFor(const Person &person)
{
    const auto named = attempt([&] { return naming(person); });
    say([person, named](History &to) {
        if (named)
            emit to.naming(person, *named);
        else
            emit to.namingFailed(person, named.error());
    });
}

void History::Worker::forget(const Person &person)
{
    writeWaiting(); // It may name them too.
    const auto named = attempt([&] { return naming(person); });
    if (const auto beside = filesBeside(); named && !beside.isEmpty()) {
        QList<qint64> ids;
        for (const auto &row : *named)
            ids.append(row.id);
        auto done = takeAway(ids);
        if (done)
            done = base::fail(base::Error::Kind::Io,
                              QStringLiteral("The runs were removed. Copies of an earlier history may still name them "
                                             "and go when the whole history is removed: %1.")
                                  .arg(beside.join(QLatin1String(", "))));
        tellRemoved(static_cast<int>(ids.size()), done);
        return;
    }
    removeNow(named);
}

void History::Worker::tellRemoved(int runs, const base::Result<void> &done)
{
    const QString problem = done ? QString() : done.error().message;
    say([runs, problem](History &to) {
        emit to.removed(runs, problem);
        emit to.changed();
    });
}

void History::Worker::askForProjects()
{
    QList<KnownProject> known;
    const auto all = stores();
    for (auto *store : all) {
        const auto projects = store->projects();
        if (!projects)
            continue;
        for (const auto &project : *projects) {
            const bool isThere = std::any_of(known.cbegin(), known.cend(),
                                             [&](const KnownProject &other) { return other.key == project.key; });
            if (!isThere)
                known.append({project.key, project.name, project.isLive});
        }
    }
    say([known](History &to) { emit to.projectsKnown(known); });
}

void History::Worker::purge()
{
    // Another program may be reading.
    if (m_disk && !m_disk->purge())
        m_purge.start(PurgePause);
}

} // namespace history

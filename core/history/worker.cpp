#include "core/history/worker.h"

#include <QFile>
#include <QUuid>

#include <chrono>

namespace history {
namespace {

using namespace std::chrono_literals;

/// What went by itself leaves the disk when the program has nothing better to do.
constexpr auto PurgePause = 20s;
/// While every run takes the oldest one away: the whole file is written anew each time.
constexpr auto PurgePauseWhenFull = 1h;
constexpr auto BusyPause = 1s;
constexpr auto PauseAfterFailure = 5s;
/// Whoever asks for something meanwhile waits behind it.
constexpr auto PatienceOnReturn = 100ms;
constexpr auto TidyInterval = 1h;
constexpr auto TidyPauseAfterFailure = 1min;

} // namespace

History::Worker::Worker(History &history, const QString &path, const base::Clock &clock, const Limits &limits,
                        Patience patience)
    : m_history(&history),
      m_path(path),
      m_patience(patience),
      m_mostRuns(limits.runs),
      m_expiry(clock, limits.answerDays)
{
    m_purge.setSingleShot(true);
    connect(&m_purge, &QTimer::timeout, this, &Worker::purge);
    m_tidy.setSingleShot(true);
    connect(&m_tidy, &QTimer::timeout, this, &Worker::tidy);
    m_again.setSingleShot(true);
    m_again.setInterval(BusyPause);
    connect(&m_again, &QTimer::timeout, this, &Worker::writeWaiting);
    m_return.setSingleShot(true);
    connect(&m_return, &QTimer::timeout, this, [this] { comeBack(PatienceOnReturn); });
}

void History::Worker::open()
{
    if (std::exchange(m_isOpen, true))
        return;
    if (m_path.isEmpty()) {
        openInMemory();
        return;
    }
    auto opened = Store::open(m_path, publishedSteps(), m_patience.usual);
    if (!opened && opened.error().kind == base::Error::Kind::Protocol)
        startAnew();
    else if (!opened)
        openInMemory(opened.error());
    else
        adopt(std::move(*opened));
    // Behind what was asked for: somebody waits for that.
    m_tidy.start(0ms);
}

void History::Worker::adopt(std::unique_ptr<Store> disk)
{
    m_disk = std::move(disk);
    // What fails here is tried again when it is tidied, which comes next.
    (void)m_expiry.agree(*m_disk);
    (void)m_expiry.startWatching(*m_disk);
    tellDays();
    if (m_disk->isPurgeDue().value_or(false))
        purgeLater();
}

void History::Worker::openInMemory(const std::optional<base::Error> &why)
{
    if (m_keepsInMemory)
        return;
    if (!m_memory) {
        auto opened = Store::open({});
        if (!opened) {
            say([error = opened.error()](History &to) { emit to.noticed(error.message); });
            return;
        }
        m_memory = std::move(*opened);
    }
    m_keepsInMemory = true;
    if (!why)
        return;
    // A file of a newer program is none of ours for good.
    const bool isForGood = why->kind == base::Error::Kind::Refused;
    const auto sentence =
        (isForGood ? QStringLiteral("%1 From now on runs are remembered until Gatehouse is closed.")
                   : QStringLiteral("%1 Until it can be used, runs are remembered in memory; it is tried again."))
            .arg(why->message);
    say([sentence](History &to) { emit to.noticed(sentence); });
    if (!isForGood)
        m_return.start(why->kind == base::Error::Kind::Timeout ? BusyPause : PauseAfterFailure);
}

void History::Worker::comeBack(std::chrono::milliseconds patience)
{
    if (!m_keepsInMemory || m_path.isEmpty())
        return;
    if (!m_disk) {
        auto opened = Store::open(m_path, publishedSteps(), patience);
        if (!opened && opened.error().kind == base::Error::Kind::Protocol)
            startAnew();
        else if (opened)
            adopt(std::move(*opened));
    }
    const auto moved = attempt([&]() -> base::Result<QHash<qint64, qint64>> {
        if (!m_disk)
            return base::fail(base::Error::Kind::Io, QStringLiteral("There is no history on the disk."));
        m_disk->setPatience(patience);
        auto taken = m_disk->takeAll(*m_memory);
        m_disk->setPatience(m_patience.usual);
        return taken;
    });
    if (!moved) {
        m_return.start(PauseAfterFailure);
        return;
    }
    m_moved.insert(*moved);
    m_keepsInMemory = false;
    m_tidy.start(0ms);
    say([ids = *moved](History &to) {
        emit to.cameBack(ids);
        emit to.changed();
    });
}

void History::Worker::finish()
{
    writeWaiting();
    if (m_disk && !m_waiting.empty()) {
        m_disk->setPatience(m_patience.atTheEnd);
        writeWaiting();
        if (m_disk)
            m_disk->setPatience(m_patience.usual);
    }
    // The last chance of what is in memory.
    if (m_keepsInMemory && m_return.isActive())
        comeBack(m_patience.atTheEnd);
    if (m_disk && !m_expiry.isWritten())
        (void)m_expiry.agree(*m_disk);
    const auto inMemory = m_keepsInMemory && !m_path.isEmpty() ? m_memory->count().value_or(0) : 0;
    if (const auto lost = static_cast<qint64>(m_waiting.size()) + inMemory; lost > 0)
        qWarning("Runs that could not be written into the history: %lld.", lost);
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
        ? Store::open(m_path, publishedSteps(), m_patience.usual)
        : base::fail(base::Error::Kind::Io, QStringLiteral("The damaged history in %1 cannot be moved.").arg(m_path));
    if (!opened) {
        openInMemory(opened.error());
        return;
    }
    adopt(std::move(*opened));
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
    return idNow(id) >= Store::FirstInMemory ? m_memory.get() : m_disk.get();
}

void History::Worker::setLimits(const Limits &limits)
{
    m_mostRuns = limits.runs;
    m_expiry.remember(limits.answerDays);
    if (m_isOpen)
        m_tidy.start(0ms);
}

void History::Worker::chooseAnswerDays(int days)
{
    m_expiry.choose(days);
    open();
    // What fails is tried again when it is tidied.
    if (m_disk)
        (void)m_expiry.agree(*m_disk);
    tellDays();
    m_tidy.start(0ms);
}

void History::Worker::tidyIfThere()
{
    if (!m_isOpen && QFile::exists(m_path))
        open();
}

void History::Worker::tellDays()
{
    say([days = m_expiry.days()](History &to) {
        if (std::exchange(to.m_limits.answerDays, days) != days)
            emit to.answerDaysChanged(days);
    });
}

void History::Worker::tidy()
{
    int gone = 0;
    const auto all = stores();
    for (auto *store : all)
        gone += store->trim(m_mostRuns).value_or(0);
    const auto part = m_expiry.takeSome(m_disk.get(), m_memory.get());
    tellDays();
    const int expired = part ? part->expired : 0;
    // In parts, so that a search comes in between.
    m_tidy.start(!part             ? std::chrono::milliseconds(TidyPauseAfterFailure)
                     : expired > 0 ? 0ms
                                   : std::chrono::milliseconds(TidyInterval));
    if (gone + expired > 0)
        purgeLater();
    if (part && !part->warning.isEmpty())
        say([warning = part->warning](History &to) { emit to.noticed(warning); });
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
    if (m_disk && !m_keepsInMemory) {
        auto added = attempt([&]() -> base::Result<qint64> {
            if (m_disk)
                return m_disk->add(run);
            return m_keepsInMemory ? m_memory->add(run) : base::Result<qint64>(tl::unexpected(base::Error()));
        });
        // Another program's moment is no reason to give the disk up.
        if (added || added.error().kind == base::Error::Kind::Timeout)
            return added;
        openInMemory(added.error());
    }
    if (m_keepsInMemory)
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
    auto &store = m_keepsInMemory ? *m_memory : *m_disk;
    if (store.trim(m_mostRuns).value_or(0) > 0 && !m_purge.isActive())
        m_purge.start(PurgePauseWhenFull);
    say([](History &to) { emit to.changed(); });
}

void History::Worker::purgeLater()
{
    m_purge.start(PurgePause);
}

void History::Worker::purge()
{
    // Another program may be reading.
    if (m_disk && !m_disk->purge())
        purgeLater();
}

} // namespace history

#include "app/kepttabs.h"

#include "core/run/keptanswer.h"
#include "ui/shell/explorer.h"
#include "ui/shell/mainwindow.h"

#include <algorithm>
#include <mutex>
#include <vector>

using namespace std::chrono_literals;

namespace app {
namespace {

/// From the first change on, so that a crash costs less than a second however long somebody types.
constexpr auto PauseBeforeWriting = 300ms;
constexpr auto PauseAfterFailure = 5s;

/// In the worker.
base::Result<void> written(workspace::TabStore &store, const ui::TabNews &news)
{
    if (auto saved = store.save(news.tabs); !saved)
        return saved;
    QHash<QString, QByteArray> answers;
    for (auto answer = news.answers.cbegin(); answer != news.answers.cend(); ++answer)
        answers.insert(answer.key(),
                       answer->answer.body
                           ? run::keptBytes(answer->answer, answer->text, answer->variables, answer->secrets)
                           : QByteArray());
    return store.saveAnswers(answers);
}

QString countOf(qsizetype count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(count);
}

QString forgottenSentence(const ui::TabTraces &traces, const base::Result<workspace::TabStore::Traces> &cleaned,
                          bool isWritten)
{
    const QStringList onDisk = cleaned ? cleaned->answers : QStringList();
    const QSet<QString> answers =
        QSet<QString>(onDisk.cbegin(), onDisk.cend()) + QSet<QString>(traces.answers.cbegin(), traces.answers.cend());
    QStringList sentences;
    if (!answers.isEmpty())
        sentences.append(countOf(answers.size(), KeptTabs::tr("1 answer kept with a tab was removed."),
                                 KeptTabs::tr("%1 answers kept with tabs were removed.")));
    if (!traces.closed.isEmpty())
        sentences.append(countOf(traces.closed.size(), KeptTabs::tr("1 closed tab was removed."),
                                 KeptTabs::tr("%1 closed tabs were removed.")));
    if (!traces.titles.isEmpty())
        sentences.append(KeptTabs::tr("You wrote of them in open tabs, which stay: %1.")
                             .arg(traces.titles.join(QLatin1String(", "))));
    if (!cleaned)
        sentences.append(KeptTabs::tr("The tabs on the disk were not looked through. %1").arg(cleaned.error().message));
    else if (!isWritten)
        sentences.append(KeptTabs::tr("Your tabs could not be written, and are looked through again when they are."));
    else if (!cleaned->files.isEmpty())
        sentences.append(
            KeptTabs::tr("Left-over files still name them: %1.").arg(cleaned->files.join(QLatin1String(", "))));
    return sentences.join(QLatin1Char(' '));
}

} // namespace

/// What the worker leaves for the window's thread, which may look for it before it is told.
struct Arrival
{
    std::mutex mutex;
    std::optional<base::Result<workspace::TabSet>> loaded;
};

KeptTabs::KeptTabs(const QString &folder) : m_store(folder), m_arrival(std::make_shared<Arrival>())
{
    m_disk.setMaxThreadCount(1);
    m_looking.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseBeforeWriting);
    connect(&m_pause, &QTimer::timeout, this, &KeptTabs::save);
    m_disk.start([this, arrival = m_arrival] {
        auto loaded = m_store.load();
        {
            const std::lock_guard lock(arrival->mutex);
            arrival->loaded.emplace(std::move(loaded));
        }
        QMetaObject::invokeMethod(this, &KeptTabs::arrive, Qt::QueuedConnection);
    });
}

KeptTabs::~KeptTabs()
{
    m_looking.waitForDone();
    m_disk.waitForDone();
}

void KeptTabs::bringTo(ui::MainWindow &window, std::function<void()> then)
{
    m_window = &window;
    m_then = std::move(then);
    arrive();
}

void KeptTabs::arrive()
{
    std::optional<Loaded> loaded;
    if (m_window) {
        const std::lock_guard lock(m_arrival->mutex);
        loaded.swap(m_arrival->loaded);
    }
    if (!loaded)
        return;
    show(*loaded);
    m_isHere = true;
    look();
    if (const auto then = std::exchange(m_then, nullptr))
        then();
}

void KeptTabs::show(const Loaded &loaded)
{
    if (!loaded) {
        m_window->explorer().tell(loaded.error().message);
        return;
    }
    connect(&m_window->explorer(), &ui::Explorer::answerWanted, this, &KeptTabs::loadAnswer);
    QSet<QString> known;
    for (const auto &tab : loaded->open)
        known.insert(tab.id);
    m_window->explorer().restore(*loaded);
    m_window->setKeepsTabs(true);
    if (!loaded->notices.isEmpty())
        m_window->explorer().tell(loaded->notices.join(QLatin1Char(' ')));
    m_keeping = std::make_unique<ui::TabKeeping>(m_window->explorer(), known);
    connect(m_keeping.get(), &ui::TabKeeping::changed, this, [this] {
        if (!m_isWriting && !m_pause.isActive())
            m_pause.start(PauseBeforeWriting);
    });
    if (m_keeping->hasNews())
        m_pause.start(PauseBeforeWriting);
}

void KeptTabs::save()
{
    if (!m_keeping || m_isWriting || !m_keeping->hasNews())
        return;
    m_isWriting = true;
    m_disk.start([this, news = m_keeping->take()] {
        const auto saved = written(m_store, news);
        m_unwritten = saved ? std::nullopt : std::optional(news);
        QMetaObject::invokeMethod(
            this, [this, news, saved] { noteSaved(news, saved); }, Qt::QueuedConnection);
    });
}

void KeptTabs::noteSaved(const ui::TabNews &news, const base::Result<void> &saved)
{
    m_isWriting = false;
    const auto failure = saved ? QString() : saved.error().message;
    if (!saved) {
        m_keeping->putBack(news);
        if (failure != m_failure)
            m_window->explorer().tell(
                tr("Your tabs are not on the disk, but here in memory. %1 It is tried again.").arg(failure));
        m_window->setKeepsTabs(false);
    } else if (!m_failure.isEmpty()) {
        m_window->explorer().tell(tr("Your tabs are on the disk again."));
        m_window->setKeepsTabs(true);
    }
    m_failure = failure;
    clean();
    if (!m_isWriting && m_keeping->hasNews())
        m_pause.start(saved ? PauseBeforeWriting : PauseAfterFailure);
}

void KeptTabs::forget(std::function<bool(const QByteArray &)> isNamedIn,
                      std::function<void(const QString &, bool)> then)
{
    ++m_forgotten;
    m_forgettings.push_back({std::move(isNamedIn), std::move(then), {}, false});
    look();
}

void KeptTabs::look()
{
    if (!m_isHere || m_isLooking || m_forgettings.empty() || m_forgettings.front().dropped)
        return;
    m_isLooking = true;
    m_looking.start([this, isNamedIn = m_forgettings.front().isNamedIn, texts = ui::textsOf(m_window->explorer())] {
        m_found = ui::tracesIn(texts, isNamedIn);
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_isLooking = false;
                dropTraces();
                clean();
            },
            Qt::QueuedConnection);
    });
}

/// Where nobody has looked yet, this does.
void KeptTabs::dropTraces()
{
    auto &forgetting = m_forgettings.front();
    if (forgetting.dropped)
        return;
    auto &explorer = m_window->explorer();
    forgetting.dropped =
        m_found ? *std::exchange(m_found, std::nullopt) : ui::tracesIn(ui::textsOf(explorer), forgetting.isNamedIn);
    ui::forgetTraces(explorer, *forgetting.dropped);
}

/// Behind a save of what is in the window now: the order of the tabs still names the closed ones, and what somebody has
/// just deleted would become a state before.
void KeptTabs::clean()
{
    if (m_forgettings.empty() || !m_forgettings.front().dropped || m_forgettings.front().isCleaning || m_isWriting)
        return;
    m_forgettings.front().isCleaning = true;
    save();
    m_disk.start([this, isNamedIn = m_forgettings.front().isNamedIn] {
        cleanOn(std::make_shared<workspace::TabStore::Forgetting>(m_store.beginForgetting(isNamedIn)));
    });
}

/// In the worker. Whatever is waiting to be written goes first.
void KeptTabs::cleanOn(std::shared_ptr<workspace::TabStore::Forgetting> cleaning)
{
    if (cleaning->step()) {
        m_disk.start([this, cleaning = std::move(cleaning)] { cleanOn(cleaning); });
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, cleaned = cleaning->traces(), isWritten = !m_unwritten] { noteCleaned(cleaned, isWritten); },
        Qt::QueuedConnection);
}

void KeptTabs::noteCleaned(const base::Result<workspace::TabStore::Traces> &cleaned, bool isWritten)
{
    auto &forgetting = m_forgettings.front();
    const auto then = std::exchange(forgetting.then, nullptr);
    const auto sentence = forgottenSentence(*forgetting.dropped, cleaned, isWritten);
    forgetting.isCleaning = false;
    // Else the next write goes on with it.
    if (isWritten)
        m_forgettings.pop_front();
    look();
    if (then)
        then(sentence, isWritten && cleaned && cleaned->files.isEmpty());
}

void KeptTabs::finish()
{
    m_pause.stop();
    // The last write may fail yet, and nobody would tell us any more.
    m_looking.waitForDone();
    m_disk.waitForDone();
    if (m_keeping && m_isWriting && m_unwritten)
        m_keeping->putBack(*m_unwritten);
    std::vector<std::function<bool(const QByteArray &)>> forgotten;
    for (; m_isHere && !m_forgettings.empty(); m_forgettings.pop_front()) {
        dropTraces();
        forgotten.push_back(m_forgettings.front().isNamedIn);
    }
    if (!m_keeping)
        return;
    std::optional<ui::TabNews> news;
    if (m_keeping->hasNews())
        news = m_keeping->take();
    m_disk.start([this, news, forgotten] {
        if (const auto saved = news ? written(m_store, *news) : base::Result<void>(); !saved)
            qWarning("The last changes of the tabs could not be written: %s", qUtf8Printable(saved.error().message));
        for (const auto &isNamedIn : forgotten) {
            if (const auto cleaned = m_store.forget(isNamedIn); !cleaned)
                qWarning("The tabs still name whom they were to forget: %s", qUtf8Printable(cleaned.error().message));
        }
    });
    m_keeping.reset();
}

/// What names somebody who is to be forgotten does not come back: it is on its way off the disk, which may be long
/// where that cannot be written.
void KeptTabs::loadAnswer(const QString &tabId)
{
    std::vector<std::function<bool(const QByteArray &)>> forgettings;
    for (const auto &forgetting : m_forgettings)
        forgettings.push_back(forgetting.isNamedIn);
    m_disk.start([this, tabId, forgettings = std::move(forgettings), forgotten = m_forgotten] {
        const auto bytes = m_store.loadAnswer(tabId);
        const auto isNamed = [&](const auto &isNamedIn) {
            return isNamedIn(*bytes);
        };
        if (!bytes || std::any_of(forgettings.begin(), forgettings.end(), isNamed))
            return;
        if (const auto kept = run::keptAnswerFrom(*bytes))
            QMetaObject::invokeMethod(
                this, [this, tabId, kept = *kept, forgotten] { showLoaded(tabId, kept, forgotten); },
                Qt::QueuedConnection);
    });
}

/// Whom nobody asked to forget yet when it was read, it may name: it is read again.
void KeptTabs::showLoaded(const QString &tabId, const run::KeptAnswer &kept, quint64 forgotten)
{
    if (forgotten != m_forgotten)
        loadAnswer(tabId);
    else
        m_window->explorer().showKept(tabId, kept);
}

} // namespace app

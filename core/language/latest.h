#pragma once

#include <QMetaObject>
#include <QMutex>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <utility>

namespace language {

/// Runs a pure function off the window's thread for the last source that was given: after a pause, one at a time, and
/// what came of an earlier source is dropped. So a receiver never hears of anything but the last.
template <typename Source, typename Result>
class Latest final
{
    Q_DISABLE_COPY_MOVE(Latest)

public:
    using Work = std::function<Result(const Source &)>;
    using Ready = std::function<void(const Result &)>;

    /// \a ready is called on the thread of now.
    Latest(Work work, Ready ready)
        : m_work(std::move(work)),
          m_ready(std::move(ready)),
          m_door(std::make_shared<Door>(&m_here))
    {
        m_pause.setSingleShot(true);
        QObject::connect(&m_pause, &QTimer::timeout, &m_here, [this] { start(); });
    }

    /// Waits for nothing: what is under way finds nobody at home.
    ~Latest()
    {
        const QMutexLocker locked(&m_door->mutex);
        m_door->here = nullptr;
    }

    const Source &wanted() const { return m_wanted; }
    /// Work begins when \a pause has passed without another call.
    void want(Source source, std::chrono::milliseconds pause)
    {
        m_wanted = std::move(source);
        ++m_order;
        m_pause.start(pause);
    }
    /// Work begins at once, or with the end of the pause that is running.
    void wantSoon(Source source)
    {
        m_wanted = std::move(source);
        ++m_order;
        if (!m_pause.isActive())
            start();
    }

private:
    /// Where results are brought to, as long as somebody is there.
    struct Door
    {
        explicit Door(QObject *owner) : here(owner) { }
        QMutex mutex;
        QObject *here;
    };

    void start()
    {
        // Two at the same time would only race for who is stale.
        m_isWaiting = m_isBusy;
        if (m_isBusy)
            return;
        m_isBusy = true;
        QThreadPool::globalInstance()->start([this, door = m_door, work = m_work, order = m_order, source = m_wanted] {
            auto result = work(source);
            const QMutexLocker locked(&door->mutex);
            if (!door->here)
                return;
            // It is dropped with the receiver, so that `this` is alive in there.
            QMetaObject::invokeMethod(
                door->here, [this, order, result = std::move(result)] { finish(order, result); }, Qt::QueuedConnection);
        });
    }

    void finish(quint64 order, const Result &result)
    {
        m_isBusy = false;
        if (m_isWaiting)
            start();
        if (order == m_order)
            m_ready(result);
    }

    const Work m_work;
    const Ready m_ready;
    Source m_wanted;
    quint64 m_order = 0; ///< Counts what was asked for; what came of an earlier order is stale.
    bool m_isBusy = false;
    bool m_isWaiting = false; ///< Asked for while one was under way.
    QTimer m_pause;
    QObject m_here;
    std::shared_ptr<Door> m_door;
};

} // namespace language

#pragma once

#include <QSemaphore>
#include <QThreadPool>

namespace support {

/// As long as it lives, nothing else of the global pool's gets a turn: shows what a window does without waiting. Qt
/// paints with the help of that pool, so nothing that is in view must be painted meanwhile.
class BusyPool
{
    Q_DISABLE_COPY_MOVE(BusyPool)

public:
    BusyPool()
    {
        constexpr int beforeAllElse = 1;
        for (int i = 0; i < QThreadPool::globalInstance()->maxThreadCount(); ++i)
            QThreadPool::globalInstance()->start([this] { m_end.acquire(); }, beforeAllElse);
    }
    ~BusyPool()
    {
        m_end.release(QThreadPool::globalInstance()->maxThreadCount());
        QThreadPool::globalInstance()->waitForDone();
    }

private:
    QSemaphore m_end;
};

} // namespace support

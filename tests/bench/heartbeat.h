#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <ctime>

namespace bench {

/// Beats in the event loop of the window: the longest silence is how long a key or a click had to wait. Beside the time
/// of the clock it takes the processor time of the thread, which no other program can lengthen.
class Heartbeat
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        QObject::connect(&m_timer, &QTimer::timeout, [this] { beat(); });
        m_time.start();
        m_cpu = threadCpu();
        m_timer.start();
    }

    /// Milliseconds since the beat before.
    void beat()
    {
        const double wall = static_cast<double>(m_time.nsecsElapsed()) / 1e6;
        const double cpu = threadCpu();
        m_worst = std::max(m_worst, wall);
        m_worstCpu = std::max(m_worstCpu, cpu - m_cpu);
        m_time.restart();
        m_cpu = cpu;
    }
    double worst() const { return m_worst; }
    double worstCpu() const { return m_worstCpu; }

private:
    static double threadCpu()
    {
        timespec time {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    QTimer m_timer;
    QElapsedTimer m_time;
    double m_cpu = 0;
    double m_worst = 0;
    double m_worstCpu = 0;
};

} // namespace bench

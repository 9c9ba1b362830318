#include "app/language/stopwatch.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <malloc.h>
#include <vector>

namespace app {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int FewestSamples = 5;
constexpr int MostSamples = 2000;
constexpr double Patience = 300;

double threadCpu()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double since(Clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

class Samples
{
public:
    template <typename Body>
    void take(Body body)
    {
        const double cpu = threadCpu();
        const auto begin = Clock::now();
        body();
        m_wall.push_back(since(begin));
        m_cpu.push_back(threadCpu() - cpu);
    }

    int count() const { return static_cast<int>(m_wall.size()); }

    Timing timing()
    {
        std::sort(m_wall.begin(), m_wall.end());
        std::sort(m_cpu.begin(), m_cpu.end());
        return {m_wall[m_wall.size() / 2], m_wall.front(), m_cpu[m_cpu.size() / 2], count()};
    }

private:
    std::vector<double> m_wall;
    std::vector<double> m_cpu;
};

} // namespace

Timing timed(const std::function<void()> &body)
{
    body();
    Samples samples;
    const auto begin = Clock::now();
    while (samples.count() < FewestSamples || (since(begin) < Patience && samples.count() < MostSamples))
        samples.take(body);
    return samples.timing();
}

Timing timedAt(int count, const std::function<void(int)> &body)
{
    for (int place = 0; place < count; ++place)
        body(place);
    Samples samples;
    for (int place = 0; place < count; ++place)
        samples.take([&] { body(place); });
    return samples.timing();
}

double heapInUse()
{
#ifdef __GLIBC__
    const auto info = mallinfo2();
    const auto inUse = static_cast<double>(info.uordblks) + static_cast<double>(info.hblkhd);
    // A program always uses some: none means that another allocator has taken the C library's place.
    return inUse > 0 ? inUse : -1;
#else
    return -1;
#endif
}

} // namespace app

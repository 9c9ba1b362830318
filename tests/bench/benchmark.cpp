#include "tests/bench/benchmark.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>

namespace bench {
namespace {

std::string number(double value)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.3f", value);
    return text;
}

Samples measureBy(int times, const std::function<void()> &body, double (*now)())
{
    body();
    std::vector<double> milliseconds;
    for (int i = 0; i < times; ++i) {
        const double begin = now();
        body();
        milliseconds.push_back(now() - begin);
    }
    return Samples(std::move(milliseconds));
}

} // namespace

Samples::Samples(std::vector<double> values, const char *unit) : m_sorted(std::move(values)), m_unit(unit)
{
    std::sort(m_sorted.begin(), m_sorted.end());
}

double Samples::quantile(double q) const
{
    return m_sorted[static_cast<std::size_t>(std::floor(q * static_cast<double>(m_sorted.size() - 1) + 0.5))];
}

Samples measure(int times, const std::function<void()> &body)
{
    return measureBy(times, body, [] {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
    });
}

Samples measureCpu(int times, const std::function<void()> &body)
{
    return measureBy(times, body, [] {
        timespec time {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    });
}

double procMegabytes(const std::string &path, const std::string &key)
{
    std::ifstream file(path);
    for (std::string word; file >> word;)
        if (double kilobytes = 0; word == key && file >> kilobytes)
            return kilobytes / 1024;
    return -1;
}

double pssMegabytes()
{
    return procMegabytes("/proc/self/smaps_rollup", "Pss:");
}

double peakMegabytes()
{
    return procMegabytes("/proc/self/status", "VmHWM:");
}

json::Writer &Report::open(const std::string &name)
{
    if (!m_begun)
        m_writer.beginArray();
    m_begun = true;
    return m_writer.beginObject().key("name").value(name);
}

void Report::judge(double value, Limit limit)
{
    if (limit.peer > 0)
        m_writer.key("peer").raw(number(limit.peer));
    if (limit.target <= 0)
        return;
    const bool met = value <= limit.target;
    m_writer.key("target").raw(number(limit.target)).key("met").value(met);
    m_passed = m_passed && met;
}

void Report::add(const std::string &name, const Samples &samples, Limit limit, double p99Target)
{
    open(name).key("unit").value(samples.unit()).key("samples").value(static_cast<std::int64_t>(samples.count()));
    m_writer.key("min").raw(number(samples.min())).key("median").raw(number(samples.median()));
    m_writer.key("p99").raw(number(samples.p99()));
    judge(samples.median(), limit);
    if (p99Target > 0) {
        const bool met = samples.p99() <= p99Target;
        m_writer.key("p99 target").raw(number(p99Target)).key("p99 met").value(met);
        m_passed = m_passed && met;
    }
    m_writer.endObject();
}

void Report::addValue(const std::string &name, double value, const std::string &unit, Limit limit)
{
    if (value < 0)
        return fail(name, "not measurable here");
    open(name).key("unit").value(unit).key("value").raw(number(value));
    judge(value, limit);
    m_writer.endObject();
}

void Report::addDifference(const std::string &name, double more, double less, const std::string &unit, Limit limit)
{
    if (more < 0 || less < 0)
        return fail(name, "one of the two could not be measured");
    open(name).key("unit").value(unit).key("with").raw(number(more)).key("without").raw(number(less));
    m_writer.key("value").raw(number(more - less));
    judge(more - less, limit);
    m_writer.endObject();
}

void Report::fail(const std::string &name, const std::string &why)
{
    open(name).key("failed").value(why).endObject();
    m_passed = false;
}

std::string Report::json() &&
{
    if (!m_begun)
        m_writer.beginArray();
    m_writer.endArray();
    return std::move(m_writer).text();
}

} // namespace bench

#include "tests/bench/benchmark.h"

#include <QFile>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace bench {
namespace {

std::string number(double value)
{
    return QByteArray::number(value, 'f', 3).toStdString();
}

/// The figure, in kB, of one line of a file in /proc/self; a negative number when it is not there.
double procKilobytes(const char *path, const QByteArray &key)
{
    QFile file(QString::fromLatin1(path));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const auto &line : file.readAll().split('\n'))
        if (line.startsWith(key))
            return line.mid(key.size()).simplified().split(' ').first().toDouble();
    return -1;
}

} // namespace

Samples::Samples(std::vector<double> milliseconds) : m_sorted(std::move(milliseconds))
{
    std::sort(m_sorted.begin(), m_sorted.end());
}

double Samples::quantile(double q) const
{
    return m_sorted[static_cast<std::size_t>(std::floor(q * static_cast<double>(m_sorted.size() - 1) + 0.5))];
}

Samples measure(int times, const std::function<void()> &body)
{
    using Clock = std::chrono::steady_clock;
    body();
    std::vector<double> milliseconds;
    for (int i = 0; i < times; ++i) {
        const auto begin = Clock::now();
        body();
        milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    }
    return Samples(std::move(milliseconds));
}

double pssMegabytes()
{
    return procKilobytes("/proc/self/smaps_rollup", "Pss:") / 1024.0;
}

double peakMegabytes()
{
    return procKilobytes("/proc/self/status", "VmHWM:") / 1024.0;
}

json::Writer &Report::open(const std::string &name)
{
    if (!m_begun)
        m_writer.beginArray();
    m_begun = true;
    return m_writer.beginObject().key("name").value(name);
}

void Report::judge(double value, double target)
{
    if (target <= 0)
        return;
    const bool met = value <= target;
    m_writer.key("target").raw(number(target)).key("met").value(met);
    m_passed = m_passed && met;
}

void Report::add(const std::string &name, const Samples &samples, double target)
{
    open(name).key("unit").value("ms").key("samples").value(static_cast<std::int64_t>(samples.count()));
    m_writer.key("min").raw(number(samples.min())).key("median").raw(number(samples.median()));
    m_writer.key("p99").raw(number(samples.p99()));
    judge(samples.median(), target);
    m_writer.endObject();
}

void Report::addValue(const std::string &name, double value, const std::string &unit, double target)
{
    if (value < 0)
        return fail(name, "not measurable here");
    open(name).key("unit").value(unit).key("value").raw(number(value));
    judge(value, target);
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

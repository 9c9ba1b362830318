#pragma once

#include "core/json/writer.h"

#include <functional>
#include <string>
#include <vector>

namespace bench {

/// Times of one measured thing in milliseconds of the wall clock, sorted.
class Samples
{
public:
    explicit Samples(std::vector<double> milliseconds);
    double min() const { return m_sorted.front(); }
    double median() const { return quantile(0.5); }
    double p99() const { return quantile(0.99); }
    std::size_t count() const { return m_sorted.size(); }

private:
    double quantile(double q) const;
    std::vector<double> m_sorted;
};

/// Runs \a body once to warm up and then \a times times.
Samples measure(int times, const std::function<void()> &body);

/// The memory of this process in MB that nobody shares in full (PSS), and its highest resident size so far.
double pssMegabytes();
double peakMegabytes();

/// Where a benchmark puts its figures. A line that misses its target makes the whole run fail, loudly.
class Report
{
public:
    /// \a target in the same unit, as an upper bound; 0: no target.
    void add(const std::string &name, const Samples &samples, double target = 0);
    void addValue(const std::string &name, double value, const std::string &unit, double target = 0);
    /// Something could not be measured: that is a failure, never a silence.
    void fail(const std::string &name, const std::string &why);
    bool passed() const { return m_passed; }
    std::string json() &&;

private:
    json::Writer &open(const std::string &name);
    void judge(double value, double target);

    json::Writer m_writer;
    bool m_begun = false;
    bool m_passed = true;
};

struct Benchmark
{
    const char *name;
    std::function<void(Report &)> run;
};

/// Every benchmark of the program, in the order they run.
std::vector<Benchmark> benchmarks();

void measureLanguage(Report &report);
void measureSandbox(Report &report);
void measureSigning(Report &report);

} // namespace bench

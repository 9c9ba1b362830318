#pragma once

#include "core/json/writer.h"

#include <functional>
#include <string>
#include <vector>

namespace graphql {
class Schema;
}

namespace bench {

/// What was measured of one thing, sorted: milliseconds of the wall clock unless \a unit says otherwise. Never empty.
class Samples
{
public:
    explicit Samples(std::vector<double> values, const char *unit = "ms");
    double min() const { return m_sorted.front(); }
    double median() const { return quantile(0.5); }
    double p99() const { return quantile(0.99); }
    std::size_t count() const { return m_sorted.size(); }
    const char *unit() const { return m_unit; }

private:
    double quantile(double q) const;
    std::vector<double> m_sorted;
    const char *m_unit;
};

/// Runs \a body once to warm up and then \a times times.
Samples measure(int times, const std::function<void()> &body);

/// The same in milliseconds of the processor: for what does not wait, where a busy machine must not count.
Samples measureCpu(int times, const std::function<void()> &body);

/// The figure behind \a key in a file of /proc that counts in kB, in MB; a negative number when it is not there.
double procMegabytes(const std::string &path, const std::string &key);

/// The memory of this process in MB that nobody shares in full (PSS), and its highest resident size so far.
double pssMegabytes();
double peakMegabytes();

/// What a figure is held against, in its unit.
struct Limit
{
    double target = 0; ///< An upper bound; 0: none.
    double peer = 0; ///< What the best peer took where both were measured, quoted; 0: not known.
};

/// Where a benchmark puts its figures. A line that misses its target makes the whole run fail, loudly.
class Report
{
public:
    /// The median is held against \a limit.
    void add(const std::string &name, const Samples &samples, Limit limit = {}, double p99Target = 0);
    void addValue(const std::string &name, double value, const std::string &unit, Limit limit = {});
    /// What \a more is above \a less, which may be nothing: two figures of the same size differ by chance.
    void addDifference(const std::string &name, double more, double less, const std::string &unit, Limit limit);
    /// Something could not be measured: that is a failure, never a silence.
    void fail(const std::string &name, const std::string &why);
    bool passed() const { return m_passed; }
    std::string json() &&;

private:
    json::Writer &open(const std::string &name);
    void judge(double value, Limit limit);

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

void measureHostile(Report &report, const graphql::Schema &schema);
void measureLanguage(Report &report);
void measureBuilder(Report &report);
void measureSandbox(Report &report);
void measureSigning(Report &report);

} // namespace bench

#include "core/json/pretty.h"
#include "tests/bench/benchmark.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace bench {

std::vector<Benchmark> benchmarks()
{
    return {{"language", measureLanguage},
            {"builder", measureBuilder},
            {"signing", measureSigning},
            {"sandbox", measureSandbox}};
}

} // namespace bench

/// gatehouse-bench [NAME…]: prints what it measured as JSON; exits 1 when a target was missed or a figure is lacking.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto wanted = application.arguments().mid(1);
    bench::Report report;
    int run = 0;
    for (const auto &benchmark : bench::benchmarks()) {
        if (!wanted.isEmpty() && !wanted.contains(QLatin1String(benchmark.name)))
            continue;
        std::fprintf(stderr, "measuring %s\n", benchmark.name);
        benchmark.run(report);
        ++run;
    }
    if (run == 0) {
        std::fprintf(stderr, "gatehouse-bench: there is no benchmark of that name; there are:");
        for (const auto &benchmark : bench::benchmarks())
            std::fprintf(stderr, " %s", benchmark.name);
        std::fprintf(stderr, "\n");
        return 2;
    }
    const bool passed = report.passed();
    const auto tape = json::Tape::parse(std::move(report).json());
    std::printf("%s\n", json::pretty(tape->root()).c_str());
    return passed ? 0 : 1;
}

// What a person waits for when a large answer comes: from the press of Run, over loopback, to what is on the screen.
#include "core/json/pretty.h"
#include "core/json/tape.h"
#include "tests/bench/answerpeer.h"
#include "tests/bench/answerwatch.h"
#include "tests/bench/benchmark.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>
#include <map>
#include <optional>

namespace bench {
namespace {

using namespace Qt::StringLiterals;

constexpr double LongestBlock = 16;

using Figures = std::map<std::string, std::vector<double>>;

/// Starts this program for one size; what it told, or nothing.
std::optional<Figures> watched(const char *program, std::size_t bytes, int times, int port, const QString &keyPath,
                               std::string &problem)
{
    QProcess process;
    process.start(QString::fromLocal8Bit(program),
                  {u"--watch"_s, QString::number(bytes), QString::number(times), QString::number(port), keyPath});
    if (!process.waitForFinished(20 * 60'000) || process.exitStatus() != QProcess::NormalExit
        || process.exitCode() != 0) {
        problem = process.readAllStandardError().trimmed().toStdString();
        if (problem.empty())
            problem = "the program that shows it did not end";
        return std::nullopt;
    }
    Figures figures;
    for (const auto &line : process.readAllStandardOutput().split('\n'))
        if (const auto gap = line.lastIndexOf(' '); gap > 0)
            figures[line.left(gap).toStdString()].push_back(line.mid(gap + 1).toDouble());
    return figures;
}

void reportSize(Report &report, const Figures &figures, std::size_t megabytes, double firstScreen)
{
    const auto name = [&](const char *what) {
        return "answer of " + std::to_string(megabytes) + " MB: " + what;
    };
    const auto add = [&](const char *what, const char *figure, Limit limit, const char *unit = "ms") {
        const auto found = figures.find(figure);
        if (found == figures.end())
            return report.fail(name(what), "it was not measured");
        report.add(name(what), Samples(found->second, unit), limit);
    };
    const double most = 2.0 * static_cast<double>(megabytes) + 60;
    add("from Run to its table on the screen", "screen", {firstScreen, megabytes == 50 ? 6'700.0 : 0});
    add("the window blocked while it comes", "blocked while it comes", {LongestBlock, megabytes == 50 ? 4'300.0 : 0});
    add("the same in processor time", "blocked while it comes, processor", {LongestBlock});
    add("the window blocked while its views are opened and folded", "blocked while one looks", {LongestBlock});
    add("the same in processor time", "blocked while one looks, processor", {LongestBlock});
    for (const auto &[figure, values] : figures)
        if (figure.starts_with("blocked by "))
            report.add(name(("processor time, " + figure).c_str()), Samples(values), {LongestBlock});
    add("memory (PSS) with its table", "memory", {most, megabytes == 50 ? 2'400.0 : 0}, "MB");
    add("memory (PSS) with all its views", "memory of all views", {most}, "MB");
    add("highest resident memory", "peak", {}, "MB");
    add("find its last name", "find", {300});
}

void reportSorting(Report &report, const Figures &figures)
{
    for (const auto &[figure, values] : figures) {
        if (figure.starts_with("sort by "))
            report.add("table of 100,000 rows: " + figure, Samples(values), {300});
        if (figure.starts_with("blocked while it sorts"))
            report.add("table of 100,000 rows: the window " + figure, Samples(values), {LongestBlock});
    }
}

QString makeKey(const QTemporaryDir &folder)
{
    const auto path = folder.filePath(u"kid.pem"_s);
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  {u"genpkey"_s, u"-algorithm"_s, u"RSA"_s, u"-pkeyopt"_s, u"rsa_keygen_bits:2048"_s, u"-out"_s, path});
    return openssl.waitForFinished() && openssl.exitCode() == 0 ? path : QString();
}

int measureAll(int argc, char **argv)
{
    // Before there is any thread.
    const auto peer = AnswerPeer::start();
    QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const auto key = makeKey(folder);
    if (!peer || key.isEmpty()) {
        std::fprintf(stderr, "gatehouse-bench-answers: there is no server or no key to measure with.\n");
        return 2;
    }
    struct Size
    {
        std::size_t megabytes;
        int times;
        double firstScreen;
    };
    const int only = argc > 1 ? std::atoi(argv[1]) : -1;
    Report report;
    std::string problem;
    for (const auto &size : {Size {1, 20, 50}, Size {10, 20, 150}, Size {50, 5, 600}, Size {100, 5, 1'000}}) {
        if (only >= 0 && only != static_cast<int>(size.megabytes))
            continue;
        std::fprintf(stderr, "measuring answers of %zu MB\n", size.megabytes);
        if (const auto figures = watched(argv[0], size.megabytes * 1'000'000, size.times, peer->port(), key, problem))
            reportSize(report, *figures, size.megabytes, size.firstScreen);
        else
            report.fail("answer of " + std::to_string(size.megabytes) + " MB", problem);
    }
    if (only <= 0) {
        std::fprintf(stderr, "measuring a table of 100,000 rows\n");
        if (const auto figures = watched(argv[0], 0, 5, peer->port(), key, problem))
            reportSorting(report, *figures);
        else
            report.fail("table of 100,000 rows", problem);
    }
    const bool passed = report.passed();
    const auto tape = json::Tape::parse(std::move(report).json());
    std::printf("%s\n", json::pretty(tape->root()).c_str());
    return passed ? 0 : 1;
}

} // namespace
} // namespace bench

/// gatehouse-bench-answers [MB]: measures answers of all sizes, or of one, 0 being the sorting. Each size is watched in
/// a process of its own, because memory that an answer before it has left behind must not count. Exits 1 when a target
/// was missed or something could not be measured, 2 when nothing can be measured.
int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY")) {
        std::fprintf(stderr,
                     "gatehouse-bench-answers: there is no X display to measure on; ./dev bench ui brings one.\n");
        return 2;
    }
    return argc == 6 && std::string_view(argv[1]) == "--watch" ? bench::watchAnswers(argc, argv)
                                                               : bench::measureAll(argc, argv);
}

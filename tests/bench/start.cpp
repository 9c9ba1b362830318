// What a person waits for who starts the program: the real one, on a real display, watched from outside. A program of
// its own without Qt, because memory that is shared with the one who measures would not be counted in full.
#include "core/json/pretty.h"
#include "core/json/tape.h"
#include "tests/bench/benchmark.h"
#include "tests/bench/display.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <optional>
#include <signal.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace bench {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int Starts = 21;
constexpr auto Patience = 10s;
/// Often enough for a figure in milliseconds, and seldom enough to take no time from who is measured.
constexpr auto Glance = 1ms;

double since(Clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Until \a seen is true; false when patience ends first.
bool waitFor(const std::function<bool()> &seen)
{
    const auto begin = Clock::now();
    while (!seen()) {
        if (Clock::now() - begin > Patience)
            return false;
        std::this_thread::sleep_for(Glance);
    }
    return true;
}

/// What is started: the program's arguments, and the home that each start finds a fresh copy of (empty: nothing).
struct Way
{
    std::string name;
    std::string argument;
    std::filesystem::path home;
};

/// The program, from its start to the end of this value.
class Program
{
public:
    Program(const std::string &path, const Way &way)
    {
        std::string home = (std::filesystem::temp_directory_path() / "gatehouse-bench-XXXXXX").string();
        if (!mkdtemp(home.data()))
            return;
        m_home = home;
        if (!way.home.empty())
            std::filesystem::copy(way.home, m_home, std::filesystem::copy_options::recursive);
        m_begin = Clock::now();
        m_pid = fork();
        if (m_pid != 0)
            return;
        setenv("HOME", m_home.c_str(), 1);
        setenv("XDG_RUNTIME_DIR", m_home.c_str(), 1);
        for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "QT_LOGGING_RULES"})
            unsetenv(name);
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        const char *arguments[] {path.c_str(), way.argument.empty() ? nullptr : way.argument.c_str(), nullptr};
        execv(path.c_str(), const_cast<char **>(arguments));
        _exit(127);
    }
    ~Program()
    {
        if (m_pid > 0) {
            kill(m_pid, SIGTERM);
            waitpid(m_pid, nullptr, 0);
        }
        std::error_code unknown;
        std::filesystem::remove_all(m_home, unknown);
    }
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    double age() const { return since(m_begin); }
    /// Milliseconds of the processor that all its threads have taken, those that have ended too.
    double cpu() const
    {
        clockid_t clock {};
        timespec time {};
        if (clock_getcpuclockid(m_pid, &clock) != 0 || clock_gettime(clock, &time) != 0)
            return -1;
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }
    double megabytes(const char *key) const
    {
        return procMegabytes("/proc/" + std::to_string(m_pid) + "/smaps_rollup", key);
    }
    /// Waits until it does nothing but blink: what it does by itself in a second is a millisecond's work.
    bool settle() const
    {
        double before = cpu();
        return waitFor([&] {
            std::this_thread::sleep_for(700ms);
            return cpu() - std::exchange(before, cpu()) < 3;
        });
    }

private:
    pid_t m_pid = -1;
    std::filesystem::path m_home;
    Clock::time_point m_begin;
};

/// Where and how the screen differs once a letter is typed: what has to be seen to say that it is there.
struct Letter
{
    Display::Place place;
    std::vector<std::size_t> indices; ///< Into the pixels of the place.
    std::vector<std::uint32_t> colors;

    bool isSeen(const Display &display) const
    {
        const auto now = display.pixels(place);
        for (std::size_t i = 0; i < indices.size(); ++i)
            if (now.empty() || now[indices[i]] != colors[i])
                return false;
        return true;
    }
};

/// It stands in front of a comment or alone, where it changes neither what the text means nor what is found in it.
constexpr char TypedLetter = '#';

bool waitForKeyboard(const Display &display)
{
    return waitFor([&] { return display.focused() != 0; });
}

/// The screen, with 0 for what blinks.
std::vector<std::uint32_t> stillScreen(const Display &display)
{
    auto still = display.pixels(display.screen());
    for (int i = 0; i < 6; ++i) {
        std::this_thread::sleep_for(250ms);
        const auto now = display.pixels(display.screen());
        for (std::size_t at = 0; at < std::min(still.size(), now.size()); ++at)
            still[at] = still[at] == now[at] ? still[at] : 0;
    }
    return still;
}

/// Starts the program once, to learn how the letter looks.
std::optional<Letter> learnLetter(const std::string &path, const Way &way, Display &display)
{
    if (!waitFor([&] { return display.focused() == 0; }))
        return std::nullopt;
    const Program program(path, way);
    if (!waitForKeyboard(display) || !program.settle())
        return std::nullopt;
    const auto before = stillScreen(display);
    display.type(TypedLetter);
    if (!program.settle())
        return std::nullopt;
    const auto after = stillScreen(display);
    const std::size_t width = display.screen().width;
    std::size_t left = width;
    std::size_t right = 0;
    std::vector<std::size_t> changed;
    for (std::size_t at = 0; at < std::min(before.size(), after.size()); ++at) {
        if (before[at] == 0 || after[at] == 0 || before[at] == after[at])
            continue;
        changed.push_back(at);
        left = std::min(left, at % width);
        right = std::max(right, at % width);
    }
    if (changed.empty())
        return std::nullopt;
    const auto top = changed.front() / width;
    const auto bottom = changed.back() / width;
    Letter letter;
    letter.place = {static_cast<std::int16_t>(left), static_cast<std::int16_t>(top),
                    static_cast<std::uint16_t>(right - left + 1), static_cast<std::uint16_t>(bottom - top + 1)};
    for (const auto at : changed) {
        letter.indices.push_back((at / width - top) * letter.place.width + at % width - left);
        letter.colors.push_back(after[at]);
    }
    return letter;
}

/// A list of what can be written opens where a selection begins, if the schema is there.
bool isCompletionSeen(Display &display)
{
    constexpr std::ptrdiff_t pixelsOfAList = 10'000;
    const auto before = display.pixels(display.screen());
    display.type('\n');
    display.type('{');
    return waitFor([&] {
        const auto now = display.pixels(display.screen());
        std::ptrdiff_t changed = 0;
        for (std::size_t at = 0; at < std::min(before.size(), now.size()); ++at)
            changed += before[at] != now[at] ? 1 : 0;
        return changed > pixelsOfAList;
    });
}

struct Measured
{
    std::vector<double> wall;
    std::vector<double> cpu;
    std::vector<double> cpuUntilIdle;
    std::vector<double> pss;
    std::vector<double> rss;
};

/// Nothing, or why the start could not be measured.
std::string measureStart(const std::string &path, const Way &way, const Letter &letter, Display &display,
                         Measured &measured)
{
    if (!waitFor([&] { return display.focused() == 0; }))
        return "the window of the start before stays";
    const Program program(path, way);
    if (!waitForKeyboard(display))
        return "the window never took the keyboard";
    // Once, at the first moment at which a person could: a key that is lost is a key that the editor did not take.
    display.type(TypedLetter);
    if (!waitFor([&] { return letter.isSeen(display); }))
        return "the letter that was typed never appeared";
    measured.wall.push_back(program.age());
    measured.cpu.push_back(program.cpu());
    if (!program.settle())
        return "the program does not come to rest";
    measured.cpuUntilIdle.push_back(program.cpu());
    if (!isCompletionSeen(display) || !program.settle())
        return "completion does not know the schema";
    measured.pss.push_back(program.megabytes("Pss:"));
    measured.rss.push_back(program.megabytes("Rss:"));
    if (measured.cpu.back() < 0 || measured.pss.back() < 0)
        return "its memory is hidden from other processes of its user: only root can measure it";
    return {};
}

void reportStart(Report &report, const std::string &name, const Measured &measured)
{
    // 10 times less than the quickest GraphiQL, which took 1.5 to 3 s.
    report.add(name + ": processor time until a key's letter is on the screen", Samples(measured.cpu), {150});
    report.add(name + ": time until a key's letter is on the screen", Samples(measured.wall), {150, 1500});
    report.add(name + ": memory (PSS), schema and completion open", Samples(measured.pss, "MB"), {60, 435});
    report.add(name + ": resident memory (RSS)", Samples(measured.rss, "MB"));
    report.add(name + ": processor time until idle", Samples(measured.cpuUntilIdle));
}

/// Homes that a start finds.
struct Homes
{
    std::string offline; ///< Without a tab.
    std::string twentyTabs;
    std::string oneTab; ///< Of 100 KB.
    std::string fiftyTabs;
};

std::vector<double> differences(const std::vector<double> &more, const std::vector<double> &less)
{
    std::vector<double> found;
    for (std::size_t i = 0; i < std::min(more.size(), less.size()); ++i)
        found.push_back(more[i] - less[i]);
    return found;
}

/// Memory at rest behind a start; negative when it cannot be measured.
double restingMegabytes(const std::string &path, const std::string &home, Display &display)
{
    if (!waitFor([&] { return display.focused() == 0; }))
        return -1;
    const Program program(path, {{}, {}, home});
    return waitForKeyboard(display) && program.settle() ? program.megabytes("Pss:") : -1;
}

void measureTabMemory(Report &report, const std::string &path, const Homes &homes, Display &display)
{
    const std::string name = "memory (PSS): 50 tabs of 100 KB, more than one";
    constexpr int times = 5;
    std::vector<double> one;
    std::vector<double> fifty;
    for (int i = 0; i < times; ++i) {
        one.push_back(restingMegabytes(path, homes.oneTab, display));
        fifty.push_back(restingMegabytes(path, homes.fiftyTabs, display));
        if (one.back() < 0 || fifty.back() < 0)
            return report.fail(name, "the program does not come to rest");
    }
    report.add(name, Samples(differences(fifty, one), "MB"), {60});
}

void measureStarts(Report &report, const std::string &path, const Homes &homes, Display &display)
{
    const Way ways[] {{"start on the sandbox", "--sandbox", {}},
                      {"start offline on a kept schema", "", homes.offline},
                      {"start offline with 20 tabs", "", homes.twentyTabs}};
    std::optional<Letter> letters[std::size(ways)];
    Measured measured[std::size(ways)];
    for (std::size_t i = 0; i < std::size(ways); ++i)
        if (letters[i] = learnLetter(path, ways[i], display); !letters[i])
            return report.fail(ways[i].name, "a letter that is typed changes nothing on the screen");
    // In turns, so that a busy minute of the machine meets both.
    for (int start = 0; start < Starts; ++start)
        for (std::size_t i = 0; i < std::size(ways); ++i)
            if (const auto why = measureStart(path, ways[i], *letters[i], display, measured[i]); !why.empty())
                return report.fail(ways[i].name, why);
    for (std::size_t i = 0; i < std::size(ways); ++i)
        reportStart(report, ways[i].name, measured[i]);
    const auto &with = measured[2];
    const auto &without = measured[1];
    report.add("start with 20 tabs and 10,000 runs of history, later than without",
               Samples(differences(with.wall, without.wall)), {30});
    report.add("start with 20 tabs and 10,000 runs of history, more processor time than without",
               Samples(differences(with.cpu, without.cpu)), {30});
    measureTabMemory(report, path, homes, display);
}

} // namespace
} // namespace bench

/// gatehouse-bench-start PROGRAM HOME TWENTY ONE FIFTY: measures starts of PROGRAM on the display of the environment.
/// HOME remembers a project that cannot be reached and its schema; the others also hold so many tabs, and TWENTY a long
/// history. Exits 1 when a target was missed, 2 when nothing can be measured.
int main(int argc, char **argv)
{
    auto display = bench::Display::open();
    if (argc != 6 || !display) {
        std::fprintf(stderr,
                     "gatehouse-bench-start PROGRAM HOME TWENTY ONE FIFTY: needs a display of its own, with XTEST; "
                     "./dev bench ui "
                     "brings one.\n");
        return 2;
    }
    display->putMouseAway();
    std::fprintf(stderr, "measuring starts\n");
    bench::Report report;
    bench::measureStarts(report, argv[1], {argv[2], argv[3], argv[4], argv[5]}, *display);
    const bool passed = report.passed();
    const auto tape = json::Tape::parse(std::move(report).json());
    std::printf("%s\n", json::pretty(tape->root()).c_str());
    return passed ? 0 : 1;
}

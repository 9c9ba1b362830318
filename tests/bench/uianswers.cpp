// What a person waits for when a large answer comes: from the press of Run, over loopback, to what is on the screen.
#include "app/hardening.h"
#include "core/base/clock.h"
#include "core/json/pretty.h"
#include "core/json/tape.h"
#include "core/run/runner.h"
#include "tests/bench/answerpeer.h"
#include "tests/bench/heartbeat.h"
#include "tests/bench/shown.h"
#include "ui/code/findbar.h"
#include "ui/results/answerpages.h"
#include "ui/results/answerview.h"
#include "ui/results/jsontreeview.h"
#include "ui/results/rowsview.h"
#include "ui/results/tablepage.h"
#include "ui/results/tableview.h"
#include "ui/theme/appearance.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QThreadPool>

#include <cstdio>
#include <functional>
#include <map>

namespace bench {
namespace {

using namespace Qt::StringLiterals;

constexpr double LongestBlock = 16;

double milliseconds(const QElapsedTimer &time)
{
    return static_cast<double>(time.nsecsElapsed()) / 1e6;
}

/// A view of an answer in a window, with the pipeline that brings one.
class Window
{
public:
    Window(int port, const QString &keyPath)
        : m_runner(m_folder.filePath(u"journal"_s), m_clock),
          m_port(port),
          m_keyPath(keyPath)
    {
        m_view.resize(700, 800);
        QObject::connect(&m_runner, &run::Runner::finished, &m_view, [this](run::RunId, const run::Answer &answer) {
            m_view.showAnswer(answer);
            m_isThere = true;
        });
        QObject::connect(&m_runner, &run::Runner::failed, &m_view,
                         [this](run::RunId, const base::Error &error) { m_problem = error.message; });
        QObject::connect(&m_runner, &run::Runner::refused, &m_view,
                         [this](run::RunId, const base::Error &error) { m_problem = error.message; });
        QObject::connect(&m_view.pages().table(), &ui::TablePage::ready, &m_view, [this] { m_hasTable = true; });
        m_view.show();
    }

    bool open() { return waitUntilExposed(m_view); }
    ui::AnswerView &view() { return m_view; }
    const QString &problem() const { return m_problem; }

    /// Runs an operation that is answered with so many bytes. False when no answer came.
    bool ask(std::size_t bytes)
    {
        m_isThere = m_hasTable = false;
        const auto endpoint = project::Endpoint::parse(u"http://127.0.0.1:%1/%2"_s.arg(m_port).arg(bytes));
        const auto project =
            project::Project::live(u"p"_s, u"Bench"_s, *endpoint, u"bench"_s).withKeyBound(u"kid"_s, m_keyPath);
        m_view.showRunning();
        m_runner.start({project, "query Q { users { edges { node { id } } } }", {}, {}}, nullptr);
        QEventLoop loop;
        QTimer often;
        QObject::connect(&often, &QTimer::timeout, &loop, [&] {
            if (m_isThere || !m_problem.isEmpty())
                loop.quit();
        });
        often.start(1);
        loop.exec();
        return m_problem.isEmpty();
    }
    /// The table that belongs to it is read.
    bool hasTable() const { return m_hasTable; }

private:
    QTemporaryDir m_folder;
    base::SystemClock m_clock;
    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    ui::AnswerView m_view {m_appearance};
    run::Runner m_runner;
    int m_port;
    QString m_keyPath;
    bool m_isThere = false;
    bool m_hasTable = false;
    QString m_problem;
};

/// What this process found, one figure a line, for the process that reports.
void tell(const char *name, double value)
{
    std::printf("%s %.3f\n", name, value);
    std::fflush(stdout);
}

/// Waits until nothing is done in other threads and the window is painted.
void settle()
{
    runUntil([] { return QThreadPool::globalInstance()->activeThreadCount() == 0; });
    QElapsedTimer time;
    time.start();
    runUntil([&] { return time.elapsed() > 100; });
}

bool find(Window &window, const QString &text)
{
    auto *bar = window.view().findChild<ui::FindBar *>();
    auto *line = bar->findChild<QLineEdit *>();
    auto *count = bar->findChild<QLabel *>();
    bar->open(QString());
    line->clear();
    settle();
    QElapsedTimer time;
    time.start();
    QEventLoop loop;
    QTimer often;
    QObject::connect(&often, &QTimer::timeout, &loop, [&] {
        if (count->text().startsWith(u"1 of"_s) || time.elapsed() > 10'000)
            loop.quit();
    });
    often.start(1);
    line->setText(text);
    if (!count->text().startsWith(u"1 of"_s))
        loop.exec();
    tell("find", milliseconds(time));
    return count->text().startsWith(u"1 of"_s);
}

/// Opens the views of the answer, and folds them.
void lookAround(Window &window)
{
    auto &pages = window.view().pages();
    auto *tree = window.view().findChild<ui::JsonTreeView *>();
    auto *bar = tree->verticalScrollBar();
    const std::pair<const char *, std::function<void()>> steps[] {
        {"the tree",
         [&] {
             pages.chooseTab(ui::AnswerTab::Tree);
         }},
        {"four levels of the tree",
         [&] {
             tree->openTo(4);
         }},
        {"all of the tree",
         [&] {
             tree->openTo(ui::JsonTreeView::MostOpenedRows);
         }},
        {"the end of the tree",
         [&] {
             bar->setValue(bar->maximum());
         }},
        {"the JSON",
         [&] {
             pages.chooseTab(ui::AnswerTab::Json);
         }},
        {"the JSON folded",
         [&] {
             pages.collapseTo(4);
         }},
        {"the JSON unfolded",
         [&] {
             pages.expandAll();
         }},
        {"the bytes",
         [&] {
             pages.chooseTab(ui::AnswerTab::Raw);
         }},
        {"the JSON again",
         [&] {
             pages.chooseTab(ui::AnswerTab::Json);
         }},
    };
    double worst = 0;
    double worstCpu = 0;
    for (const auto &[name, step] : steps) {
        Heartbeat heart;
        step();
        settle();
        heart.beat();
        worst = std::max(worst, heart.worst());
        worstCpu = std::max(worstCpu, heart.worstCpu());
        std::printf("blocked by %s %.3f\n", name, heart.worstCpu());
    }
    tell("blocked while one looks", worst);
    tell("blocked while one looks, processor", worstCpu);
}

/// The whole life of one answer. Nothing, or why it could not be measured.
QString measureAnswer(Window &window, std::size_t bytes)
{
    auto &pages = window.view().pages();
    window.view().clear();
    settle();
    {
        Heartbeat heart;
        QElapsedTimer time;
        time.start();
        if (!window.ask(bytes))
            return window.problem();
        // What is in view by then stays: the paint of the table ends it.
        PaintWatch paint(*pages.table().view().viewport());
        while (!window.hasTable() || pages.table().view().tableModel().rowCount() == 0
               || pages.tab() != ui::AnswerTab::Table)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (!paint.wasPainted() && !paint.wait())
            return u"the table was never painted"_s;
        tell("screen", milliseconds(time));
        settle();
        heart.beat();
        tell("blocked while it comes", heart.worst());
        tell("blocked while it comes, processor", heart.worstCpu());
    }
    tell("memory", pssMegabytes());
    lookAround(window);
    if (!find(window, u"zenobia last"_s))
        return u"what is there was not found"_s;
    settle();
    tell("memory of all views", pssMegabytes());
    window.view().findChild<ui::FindBar *>()->hide();
    pages.chooseTab(ui::AnswerTab::Table);
    settle();
    return {};
}

/// Sorts a table of a hundred thousand rows by each of its kinds of columns.
QString measureSorting(Window &window)
{
    auto &pages = window.view().pages();
    pages.chooseTab(ui::AnswerTab::Table);
    if (!window.ask(60'000'000))
        return window.problem();
    settle();
    auto &table = pages.table().view();
    const auto &model = table.tableModel();
    if (model.rowCount() < 100'000)
        return u"the table has fewer rows"_s;
    tell("rows", model.rowCount());
    for (const auto &title : {u"node.id"_s, u"id"_s, u"formattedName"_s, u"createdAt"_s, u"logins"_s}) {
        int column = 0;
        while (column < model.columnCount() && model.headerData(column, Qt::Horizontal).toString() != title)
            ++column;
        if (column == model.columnCount())
            continue;
        for (int i = 0; i < 2; ++i) {
            bool isSorted = false;
            const auto connection =
                QObject::connect(&model, &QAbstractItemModel::modelReset, &table, [&] { isSorted = true; });
            Heartbeat heart;
            QElapsedTimer time;
            time.start();
            emit table.horizontalHeader()->sectionClicked(column);
            QEventLoop loop;
            QTimer often;
            QObject::connect(&often, &QTimer::timeout, &loop, [&] {
                if (isSorted || time.elapsed() > 10'000)
                    loop.quit();
            });
            often.start(1);
            loop.exec();
            QObject::disconnect(connection);
            if (!isSorted)
                return u"the table was never sorted"_s;
            std::printf("sort by %s %.3f\n", qPrintable(title), milliseconds(time));
            settle();
            heart.beat();
            tell("blocked while it sorts", heart.worst());
            tell("blocked while it sorts, processor", heart.worstCpu());
        }
        emit table.horizontalHeader()->sectionClicked(column); // As it came.
        settle();
    }
    return {};
}

/// What the process does that is started for one size.
int watch(int argc, char **argv)
{
    // As the program does.
    app::keepMemorySmall();
    QApplication application(argc, argv);
    const auto arguments = application.arguments();
    const auto bytes = arguments[2].toULongLong();
    const int times = arguments[3].toInt();
    Window window(arguments[4].toInt(), arguments[5]);
    QString problem = window.open() ? QString() : u"the display does not show the window"_s;
    tell("memory before", pssMegabytes());
    for (int i = 0; i < times && problem.isEmpty(); ++i)
        problem = bytes == 0 ? measureSorting(window) : measureAnswer(window, bytes);
    tell("peak", peakMegabytes());
    if (problem.isEmpty())
        return 0;
    std::fprintf(stderr, "%s\n", qPrintable(problem));
    return 1;
}

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
    return argc == 6 && std::string_view(argv[1]) == "--watch" ? bench::watch(argc, argv)
                                                               : bench::measureAll(argc, argv);
}

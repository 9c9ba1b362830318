#include "tests/bench/answerwatch.h"

#include "app/hardening.h"
#include "core/base/clock.h"
#include "core/run/runner.h"
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
#include <QScrollBar>
#include <QTemporaryDir>
#include <QThreadPool>

#include <cstdio>
#include <functional>

namespace bench {
namespace {

using namespace Qt::StringLiterals;

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

} // namespace

int watchAnswers(int argc, char **argv)
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

} // namespace bench

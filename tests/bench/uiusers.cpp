// People of a project: how soon the first are on the screen, and whether rows stay blank while one scrolls through all.
#include "core/run/runner.h"
#include "core/sandbox/server.h"
#include "core/users/userquery.h"
#include "tests/bench/farserver.h"
#include "tests/bench/shown.h"
#include "tests/bench/ui.h"
#include "ui/theme/appearance.h"
#include "ui/users/usersroom.h"
#include "ui/users/usertable.h"

#include <QScrollBar>
#include <QTemporaryDir>

#include <algorithm>
#include <map>
#include <random>

namespace bench {
namespace {

constexpr int People = 100'000;
constexpr int PageSize = 50;
constexpr int Times = 20;

/// Asks as the room does, with nothing to show: what there is to wait for anyhow. Negative: no answer.
double roundTrip(run::Runner &runner, const project::Project &project, int row)
{
    const users::PageRequest page {PageSize, row == 0 ? QString() : users::offsetCursor(row - 1)};
    QElapsedTimer time;
    double milliseconds = -1;
    run::RunId ours = 0; // Others may still be on their way out.
    QEventLoop loop;
    QObject::connect(&runner, &run::Runner::finished, &loop, [&](run::RunId run, const run::Answer &answer) {
        if (run != ours)
            return;
        if (answer.isSuccess())
            milliseconds = static_cast<double>(time.nsecsElapsed()) / 1e6;
        loop.quit();
    });
    const auto giveUp = [&](run::RunId run, const base::Error &) {
        if (run == ours)
            loop.quit();
    };
    QObject::connect(&runner, &run::Runner::failed, &loop, giveUp);
    QObject::connect(&runner, &run::Runner::refused, &loop, giveUp);
    time.start();
    ours = runner.start(users::draftOf(project, {}, page), nullptr);
    loop.exec();
    return milliseconds;
}

/// Looks at every frame that is painted: which rows on the screen are blank, and for how long they have been.
class BlankWatch final : public QObject
{
public:
    explicit BlankWatch(ui::UsersRoom &room) : m_room(room)
    {
        m_time.start();
        room.table().viewport()->installEventFilter(this);
    }

    /// Milliseconds that any row has been blank on the screen, without a break.
    double longest() const { return m_longest; }
    int frames() const { return m_frames; }
    int blankFrames() const { return m_blankFrames; }
    bool isBlank() const { return !m_since.empty(); }

    void look()
    {
        const auto &table = m_room.table();
        const auto *pager = m_room.pager();
        const int rowHeight = table.rowHeight(0);
        const int top = table.verticalScrollBar()->value() / rowHeight;
        const int bottom = std::min(pager->count() - 1,
                                    (table.verticalScrollBar()->value() + table.viewport()->height() - 1) / rowHeight);
        const double now = static_cast<double>(m_time.nsecsElapsed()) / 1e6;
        // Until they go, by being filled or by leaving the screen, they are blank.
        for (const auto &[row, since] : m_since)
            m_longest = std::max(m_longest, now - since);
        std::map<int, double> blank;
        for (int row = top; row <= bottom; ++row) {
            if (pager->user(row))
                continue;
            const auto known = m_since.find(row);
            blank[row] = known == m_since.end() ? now : known->second;
        }
        m_since = std::move(blank);
        ++m_frames;
        m_blankFrames += m_since.empty() ? 0 : 1;
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            look();
        return false;
    }

private:
    ui::UsersRoom &m_room;
    QElapsedTimer m_time;
    std::map<int, double> m_since;
    double m_longest = 0;
    int m_frames = 0;
    int m_blankFrames = 0;
};

/// Tells when rows with people in them have been painted.
class FirstRows final : public QObject
{
public:
    explicit FirstRows(ui::UsersRoom &room) : m_room(room) { room.table().viewport()->installEventFilter(this); }

    bool wait()
    {
        QTimer::singleShot(10'000, &m_loop, &QEventLoop::quit);
        m_loop.exec();
        QCoreApplication::processEvents();
        QGuiApplication::sync();
        return m_areThere;
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_room.pager() && m_room.pager()->user(0)) {
            m_areThere = true;
            m_loop.quit();
        }
        return false;
    }

private:
    ui::UsersRoom &m_room;
    QEventLoop m_loop;
    bool m_areThere = false;
};

/// Moves the handle of the scroll bar evenly from one place to another, sixty times a second.
void scroll(QScrollBar &bar, int from, int to, int milliseconds)
{
    QElapsedTimer time;
    time.start();
    QEventLoop loop;
    QTimer frame;
    frame.setTimerType(Qt::PreciseTimer);
    QObject::connect(&frame, &QTimer::timeout, &loop, [&] {
        const auto done = std::min(1.0, static_cast<double>(time.elapsed()) / milliseconds);
        bar.setValue(from + static_cast<int>(done * (to - from)));
        if (done >= 1.0)
            loop.quit();
    });
    frame.start(16);
    loop.exec();
}

class Bench
{
public:
    Bench(Report &report, const sandbox::Server &server, const base::Clock &clock)
        : m_report(report),
          m_server(server),
          m_clock(clock),
          m_runner(m_folder.filePath(QStringLiteral("journal")), clock),
          m_reads(m_runner)
    { }

    void firstPage()
    {
        std::vector<double> trips;
        std::vector<double> pages;
        for (int i = 0; i <= Times; ++i) {
            // In turn, so that whatever else the machine does counts for both.
            const double trip = roundTrip(m_runner, m_server.project(), 0);
            const double page = timeOfFirstPage();
            if (trip < 0 || page < 0)
                return m_report.fail("users: first page", trip < 0 ? "the sandbox gave no page" : "no row was painted");
            if (i == 0)
                continue;
            trips.push_back(trip);
            pages.push_back(page);
        }
        constexpr double allowance = 30;
        const Samples trip(trips);
        m_report.add("users: one round trip, 50 of 100,000", trip);
        m_report.add("users: first page on the screen", Samples(pages), {trip.median() + allowance});
    }

    void scrolling()
    {
        constexpr int delay = 40; // Each way: Authgear's servers are in another country, mostly.
        const FarServer far(m_server.port(), delay);
        const auto project = farProject(far);
        std::vector<double> trips;
        for (int i = 0; i < Times; ++i)
            trips.push_back(roundTrip(m_runner, project, (i * 4999) % People));
        if (*std::min_element(trips.begin(), trips.end()) < 0)
            return m_report.fail("users: scrolling", "the far sandbox gave no page");
        const Samples trip(trips);
        m_report.add("users: one round trip, 80 ms away", trip);

        ui::UsersRoom room(m_reads, m_clock, m_appearance);
        room.resize(1200, 760);
        room.setProject(project);
        room.show();
        const auto isThere = [&] {
            return room.pager() && room.pager()->count() == People && room.pager()->user(0);
        };
        if (!waitUntilExposed(room) || !runUntil(isThere))
            return m_report.fail("users: scrolling", "the list did not come");
        auto &bar = *room.table().verticalScrollBar();
        const auto measureScroll = [&](const char *name, int from, int to, int milliseconds) {
            bar.setValue(from);
            BlankWatch watch(room);
            if (!runUntil([&] { return !watch.isBlank() && room.pager()->user(from / room.table().rowHeight(0)); }))
                return m_report.fail(name, "rows did not come");
            BlankWatch scrolled(room);
            scroll(bar, from, to, milliseconds);
            if (!runUntil([&] { return !scrolled.isBlank(); }))
                return m_report.fail(name, "rows stayed blank: " + room.pager()->failure().toStdString());
            if (scrolled.frames() < milliseconds / 100)
                return m_report.fail(name, "too few frames were painted");
            // Rows are asked for in the frame that shows them blank, or in the next, and painted in one more.
            constexpr double allowance = 30;
            m_report.addValue(name, scrolled.longest(), "ms", {trip.median() + allowance});
        };
        const int rowHeight = room.table().rowHeight(0);
        measureScroll("users: longest blank row, by the wheel, 300 rows a second", 0, 3000 * rowHeight, 10'000);
        measureScroll("users: longest blank row, the handle dragged through 100,000 in 20 s", 0, bar.maximum(), 20'000);

        // Where somebody jumps to, nothing can be there before it was asked for.
        std::mt19937 random(1); // NOLINT: the same places every time
        std::vector<double> jumps;
        for (int i = 0; i < Times; ++i) {
            bar.setValue(static_cast<int>(random() % static_cast<unsigned>(bar.maximum())));
            QElapsedTimer time;
            time.start();
            BlankWatch watch(room);
            if (!runUntilPainted(room, watch))
                return m_report.fail("users: a jump to anywhere", "rows stayed blank");
            jumps.push_back(static_cast<double>(time.nsecsElapsed()) / 1e6);
        }
        m_report.add("users: a jump to anywhere, until its rows are painted", Samples(jumps));
    }

private:
    project::Project farProject(const FarServer &far) const
    {
        return project::Project::live(
                   QStringLiteral("far"), QStringLiteral("Far"),
                   *project::Endpoint::parse(far.address(m_server.project().endpoint().url().path())),
                   m_server.project().projectId())
            .withKeyBound(m_server.keyId(), m_server.keyPath());
    }

    /// From the moment when the room is entered. Negative: nothing came.
    double timeOfFirstPage()
    {
        QWidget window;
        window.resize(1200, 760);
        window.show();
        if (!waitUntilExposed(window))
            return -1;
        ui::UsersRoom room(m_reads, m_clock, m_appearance, &window);
        room.setGeometry(window.rect());
        room.setProject(m_server.project());
        QElapsedTimer time;
        time.start();
        room.show();
        if (!FirstRows(room).wait())
            return -1;
        const double milliseconds = static_cast<double>(time.nsecsElapsed()) / 1e6;
        // What the room reads ahead must not stand in the way of the next one.
        return runUntil([&] { return room.pager()->user(3 * PageSize - 1); }) ? milliseconds : -1;
    }

    /// Until a frame was painted without a blank row.
    static bool runUntilPainted(ui::UsersRoom &room, const BlankWatch &watch)
    {
        PaintWatch paint(*room.table().viewport());
        do {
            if (!paint.wait())
                return false;
        } while (watch.isBlank());
        return true;
    }

    Report &m_report;
    const sandbox::Server &m_server;
    const base::Clock &m_clock;
    QTemporaryDir m_folder;
    run::Runner m_runner;
    users::Reads m_reads;
    const ui::Appearance m_appearance {ui::Appearance::Choice::Light};
};

} // namespace

void measureUsers(Report &report)
{
    const base::SystemClock clock;
    sandbox::Options options;
    options.users = People;
    const auto server = sandbox::Server::start(options, clock);
    if (!server)
        return report.fail("users", server.error().message.toStdString());
    Bench bench(report, **server, clock);
    bench.firstPage();
    bench.scrolling();
}

} // namespace bench

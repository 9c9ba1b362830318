#include "app/kepttabs.h"
#include "core/base/clock.h"
#include "core/graphql/schema.h"
#include "core/history/history.h"
#include "core/run/runner.h"
#include "tests/bench/display.h"
#include "tests/bench/documents.h"
#include "tests/bench/shown.h"
#include "tests/bench/ui.h"
#include "ui/editor/completer.h"
#include "ui/editor/queryeditor.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/documenttab.h"
#include "ui/shell/explorer.h"
#include "ui/shell/mainwindow.h"

#include <QFile>
#include <QKeyEvent>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <ctime>
#include <xcb/xcb.h>

namespace bench {
namespace {

using namespace Qt::StringLiterals;
using Now = std::chrono::steady_clock;

double between(Now::time_point begin, Now::time_point end)
{
    return std::chrono::duration<double, std::milli>(end - begin).count();
}

double threadMilliseconds()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// What somebody types who adds fields to a selection, and slips now and then; the last is none of the schema's.
std::string typedText()
{
    std::string text;
    for (int round = 0; round < 3; ++round)
        text += "\nstandardAttributes\nlastLoginAt\nisDisap\bbled\ncustomAttributes\ncreatedAt"
                "\nauthenticators(first: 5) {\nedges {\nnode {\nid kind\n}\n}\n}"
                "\nidentities {\nedges {\nnode {\ntype clams\b\b\baims\n}\n}\n}\nformattedName";
    return text + "\nnothingOfThatName";
}

/// Types on a thread of its own, at the times of a quick hand, whether or not the window keeps up.
class Typist final : public QThread
{
public:
    Typist(Display &display, std::string text) : m_display(display), m_text(std::move(text)), m_pressed(m_text.size())
    { }

    const std::string &text() const { return m_text; }
    /// When the key of that number was pressed.
    Now::time_point pressed(std::size_t number) const { return m_pressed[number]; }
    bool typedAll() const { return m_typedAll; }

protected:
    void run() override
    {
        auto due = Now::now();
        for (std::size_t i = 0; i < m_text.size(); ++i) {
            // A pause behind words lets the analysis run, which then meets the next keys.
            constexpr int gaps[] {70, 95, 120, 80, 130, 65, 110};
            due += std::chrono::milliseconds(m_text[i] == '\n' ? 260 : gaps[i % std::size(gaps)]);
            std::this_thread::sleep_until(due);
            m_pressed[i] = Now::now();
            if (!m_display.type(m_text[i]))
                return;
        }
        m_typedAll = true;
    }

private:
    Display &m_display;
    const std::string m_text;
    std::vector<Now::time_point> m_pressed;
    std::atomic<bool> m_typedAll = false;
};

/// Waits until the display has done all that this program has sent it.
void catchUp(WatchedApplication &application)
{
    auto *connection = application.nativeInterface<QNativeInterface::QX11Application>()->connection();
    std::free(xcb_get_input_focus_reply(connection, xcb_get_input_focus(connection), nullptr));
}

/// Follows each key from the server's hands to the frame that shows it.
class KeyWatch
{
public:
    KeyWatch(WatchedApplication &application, const Typist &typist, const ui::QueryEditor &editor)
        : m_application(application),
          m_typist(typist),
          m_editor(editor)
    {
        application.watch([this](const QObject &receiver, const QEvent &event) { before(receiver, event); },
                          [this](const QObject &receiver, const QEvent &event) { after(receiver, event); });
    }
    ~KeyWatch() { m_application.watch({}, {}); }

    std::size_t keys() const { return m_keys; }
    std::size_t framesWithList() const { return m_framesWithList; }
    const std::vector<double> &wall() const { return m_wall; }
    const std::vector<double> &cpu() const { return m_cpu; }

private:
    void before(const QObject &receiver, const QEvent &event)
    {
        if (event.type() == QEvent::KeyPress && &receiver == &m_editor
            && static_cast<const QKeyEvent &>(event).key() != Qt::Key_Shift) {
            if (m_waiting == m_keys)
                m_cpuBegin = threadMilliseconds();
            ++m_keys;
        } else if (event.type() == QEvent::Paint && &receiver == m_editor.viewport()) {
            m_isPainted = true;
        }
    }
    void after(const QObject &, const QEvent &event)
    {
        if (event.type() != QEvent::UpdateRequest || !m_isPainted)
            return;
        m_isPainted = false;
        if (m_waiting == m_keys)
            return;
        catchUp(m_application);
        const auto now = Now::now();
        for (; m_waiting < m_keys; ++m_waiting)
            m_wall.push_back(between(m_typist.pressed(m_waiting), now));
        m_cpu.push_back(threadMilliseconds() - m_cpuBegin);
        if (m_editor.completer().isOpen())
            ++m_framesWithList;
    }

    WatchedApplication &m_application;
    const Typist &m_typist;
    const ui::QueryEditor &m_editor;
    std::size_t m_keys = 0;
    std::size_t m_waiting = 0; ///< The first key that no frame shows yet.
    std::size_t m_framesWithList = 0;
    bool m_isPainted = false;
    double m_cpuBegin = 0;
    std::vector<double> m_wall;
    std::vector<double> m_cpu;
};

} // namespace

double measureKeys(Report &report, WatchedApplication &application, const std::string &about,
                   const std::optional<Load> &load)
{
    const std::string name = about + ": pressed to painted, with checking and completion";
    const auto fail = [&](const std::string &why) {
        report.fail(name, why);
        return -1.0;
    };
    const auto display = Display::open();
    if (!display)
        return fail("the display cannot be typed on");
    display->putMouseAway();
    const base::SystemClock clock;
    ui::Appearance appearance(ui::Appearance::Choice::Light);
    const QTemporaryDir folder;
    run::Runner runner(folder.filePath(QStringLiteral("journal.jsonl")), clock);
    ui::MainWindow window(runner, clock, appearance, load ? load->history : nullptr);
    window.resize(1280, 800);
    window.show();
    const auto project = offlineProject();
    window.setRemembered({project});
    window.bringSchema(project.id(), graphql::schemaFromSdl(sandboxSdl()).schema, clock.now());
    std::optional<app::KeptTabs> kept;
    if (load) {
        bool areHere = false;
        kept.emplace(load->tabs).bringTo(window, [&] { areHere = true; });
        if (!runUntil([&] { return areHere; }) || window.explorer().tabs().isEmpty())
            return fail("the tabs did not come");
    }
    const auto text = longDocument(1'000);
    auto *page = window.explorer().addPage(project, QByteArray::fromStdString(text), R"({"first": 10, "key": "ann"})");
    auto *editor = page->findChild<ui::QueryEditor *>();
    const auto middle = text.find("        id\n", text.size() / 2) + std::string_view("        id").size();
    editor->select({static_cast<std::uint32_t>(middle), static_cast<std::uint32_t>(middle)});
    page->focusEditor();
    if (!runUntil([&] { return window.isActiveWindow() && editor->hasFocus(); }))
        return fail("the window does not get the keyboard");
    if (!editor->schema() || !editor->findings().empty())
        return fail("the document is not ready to be typed in");

    Typist typist(*display, typedText());
    const KeyWatch watch(application, typist, *editor);
    QTimer recording;
    if (load) {
        QObject::connect(&recording, &QTimer::timeout, &window, [history = load->history] {
            history::SentRun run;
            run.document = "{ users { totalCount } }";
            run.answer = std::make_shared<const std::string>('"' + std::string(100'000, 'a') + '"');
            history->record(run);
        });
        recording.start(1000);
    }
    QEventLoop typing;
    QObject::connect(&typist, &QThread::finished, &typing, &QEventLoop::quit);
    typist.start();
    typing.exec();
    if (!typist.typedAll())
        return fail("the keyboard lacks a key");
    if (!runUntil([&] { return watch.wall().size() == typist.text().size(); }))
        return fail("only " + std::to_string(watch.wall().size()) + " of " + std::to_string(typist.text().size())
                    + " keys were painted");
    if (!runUntil([&] { return !editor->findings().empty(); }))
        return fail("what was typed last is not found to be wrong: nothing was checked");
    if (watch.framesWithList() < typist.text().size() / 4)
        return fail("completion was open in " + std::to_string(watch.framesWithList()) + " frames only");
    const QString file = load ? load->tabs + u'/' + window.explorer().currentTab()->id() + u".tab"_s : QString();
    if (load && !runUntil([&] {
            QFile saved(file);
            return saved.open(QIODevice::ReadOnly) && saved.readAll().contains("nothingOfThatName");
        }))
        return fail("what was typed was not saved");
    report.add(name, Samples(watch.wall()), {12, 20}, 16);
    report.add(about + ": processor time of the window's thread", Samples(watch.cpu()));
    report.addValue(about + ": frames with an open list", static_cast<double>(watch.framesWithList()), "frames");
    return Samples(watch.wall()).median();
}

} // namespace bench

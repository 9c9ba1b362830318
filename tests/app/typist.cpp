// A window that types, moves, closes and runs by itself until it is killed, and says beforehand what it does: for
// tst_KeptTabs. Its tabs are kept by what keeps the program's.
#include "app/kepttabs.h"
#include "core/base/clock.h"
#include "core/history/history.h"
#include "core/language/analysis.h"
#include "core/run/runner.h"
#include "ui/editor/foldlevels.h"
#include "ui/editor/jsoneditor.h"
#include "ui/editor/queryeditor.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/documenttab.h"
#include "ui/shell/explorer.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTimer>

#include <chrono>
#include <cstdio>

namespace {

QByteArray timeNow()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return QByteArray::number(qint64(std::chrono::duration_cast<std::chrono::milliseconds>(now).count()));
}

/// The value of one that is not to be kept does not come back, and so it is not said.
QByteArray headersOf(const workspace::Tab &tab)
{
    QByteArrayList lines;
    for (const auto &header : tab.headers)
        lines.append(header.name + '=' + (header.keepsValue ? header.value : QByteArray()));
    return lines.join('\n');
}

QByteArray numbersOf(const QList<int> &numbers)
{
    QByteArrayList words;
    for (const int number : numbers)
        words.append(QByteArray::number(number));
    return words.join(',');
}

/// Those that the text still has: it is known a moment behind the last key which ones a person has typed away.
QByteArray foldsOf(const workspace::Tab &tab)
{
    if (tab.place.folds.isEmpty())
        return {};
    const auto analysis = language::analyze({tab.text, 0, nullptr});
    const auto levels = ui::foldLevels(analysis.folds, static_cast<std::size_t>(tab.text.count('\n')) + 1);
    QList<int> folds;
    for (const int line : tab.place.folds) {
        if (static_cast<std::size_t>(line) < levels.size() && levels[static_cast<std::size_t>(line)].isHeader)
            folds.append(line);
    }
    return numbersOf(folds);
}

/// What a person would see of all tabs, as a line: when, the one in front, and of each its ID, caret and folds, text,
/// name, variables, headers and last answer.
QByteArray stateLine(ui::Explorer &explorer)
{
    QByteArrayList words {timeNow(), explorer.currentTab() ? explorer.currentTab()->id().toLatin1() : QByteArray("-")};
    for (const auto *tab : explorer.tabs()) {
        const auto value = tab->value();
        QByteArray answer("-");
        if (tab->page() && tab->page()->answer().body)
            answer = QByteArray::fromStdString(*tab->page()->answer().body).toHex();
        words.append(value.id.toLatin1() + ':' + QByteArray::number(value.place.caret) + '/' + foldsOf(value) + '/'
                     + numbersOf(value.variablesPlace.folds) + ':' + value.text.toHex() + ':'
                     + value.name.toUtf8().toHex() + ':' + value.variables.toHex() + ':' + headersOf(value).toHex()
                     + ':' + answer);
    }
    return words.join(' ') + '\n';
}

run::Answer answerOf(quint32 number)
{
    run::Answer answer;
    answer.status = 200;
    answer.effect.changesData = false;
    answer.body = std::make_shared<const std::string>("{\"data\":" + std::to_string(number) + "}");
    if (auto tape = json::Tape::parse(answer.body))
        answer.tape = std::make_shared<const json::Tape>(std::move(*tape));
    return answer;
}

history::SentRun runOf(quint32 number, const run::Answer &answer, const base::Clock &clock)
{
    history::SentRun run;
    run.facts.time = clock.now().toMSecsSinceEpoch();
    run.facts.projectKey = project::Project::sandboxId();
    run.document = "query R" + QByteArray::number(number) + " { users { totalCount } }";
    run.answer = answer.body;
    return run;
}

/// A person with two left hands.
class Typist
{
public:
    Typist(ui::Explorer &explorer, history::History &history, const base::Clock &clock, quint32 seed, QFile &ran)
        : m_explorer(explorer),
          m_history(history),
          m_clock(clock),
          m_ran(ran),
          m_random(seed)
    { }

    void act()
    {
        constexpr int enough = 12;
        const auto tabs = m_explorer.tabs();
        const auto chance = m_random.bounded(100);
        if (tabs.isEmpty() || (chance < 5 && tabs.size() < enough)) {
            m_explorer.addPage(project::Project::sandboxId(),
                               "query T" + QByteArray::number(m_random.bounded(1000)) + " {\n  ", {});
        } else if (chance < 8) {
            m_explorer.closeTab(any(tabs));
        } else if (chance < 9) {
            m_explorer.reopen();
        } else if (chance < 10 && tabs.size() < enough) {
            m_explorer.duplicateTab();
        } else if (chance < 13) {
            m_explorer.moveTab(m_random.bounded(2) == 0 ? -1 : 1);
        } else if (chance < 15) {
            m_explorer.currentTab()->rename(QStringLiteral("name %1").arg(m_random.bounded(100)));
        } else if (chance < 24) {
            m_explorer.setCurrent(any(tabs));
        } else if (chance < 30) {
            m_explorer.current()->showStarted();
        } else if (chance < 36) {
            answer();
        } else if (chance < 40) {
            m_explorer.current()->findChild<ui::JsonEditor *>()->replaceBytes(
                "{\n  \"first\": " + QByteArray::number(m_random.bounded(1000)) + "\n}");
        } else if (chance < 46) {
            fold(*m_explorer.current()->findChild<ui::QueryEditor *>());
        } else if (chance < 47) {
            fold(*m_explorer.current()->findChild<ui::JsonEditor *>());
        } else if (chance < 49) {
            const auto number = QByteArray::number(m_random.bounded(1000));
            m_explorer.current()->setHeaderLines(
                {{{"X-Trace", number}, true, true}, {{"X-Gateway", "canary-" + number}, true, false}});
        } else {
            type(chance < 56);
        }
    }

private:
    ui::DocumentTab *any(const QList<ui::DocumentTab *> &tabs) { return tabs.at(m_random.bounded(tabs.size())); }

    /// To the tab in front, or to one that is waiting behind it.
    void answer()
    {
        const auto number = m_random.generate();
        const auto answer = answerOf(number);
        auto *to = m_explorer.current();
        const auto pages = m_explorer.pages();
        for (auto *page : pages)
            to = page->isRunning() ? page : to;
        to->showAnswer(answer);
        m_ran.write(timeNow() + " R" + QByteArray::number(number) + '\n');
        m_history.record(runOf(number, answer, m_clock));
    }

    /// Or unfolds, as a click beside the line does.
    void fold(QsciScintilla &box)
    {
        QList<long> headers;
        const auto lines = box.SendScintilla(QsciScintilla::SCI_GETLINECOUNT);
        for (long line = 0; line < lines; ++line) {
            if ((box.SendScintilla(QsciScintilla::SCI_GETFOLDLEVEL, line) & QsciScintilla::SC_FOLDLEVELHEADERFLAG) != 0)
                headers.append(line);
        }
        if (headers.isEmpty())
            return;
        const auto line = headers.at(m_random.bounded(headers.size()));
        box.SendScintilla(QsciScintilla::SCI_TOGGLEFOLD, line);
        emit box.marginClicked(1, static_cast<int>(line), {});
    }

    void type(bool elsewhere)
    {
        auto &editor = *m_explorer.current()->findChild<ui::QueryEditor *>();
        const auto length = editor.SendScintilla(QsciScintilla::SCI_GETLENGTH);
        if (elsewhere)
            editor.SendScintilla(QsciScintilla::SCI_GOTOPOS,
                                 static_cast<unsigned long>(m_random.bounded(int(length) + 1)));
        // Words that are no arguments hold no secrets, and an umlaut is two bytes.
        static constexpr const char *words[] {"users ", "{ ", "} ", "id\n", "# \xc3\xbc ", "totalCount "};
        editor.SendScintilla(QsciScintilla::SCI_REPLACESEL, words[m_random.bounded(6)]);
    }

    ui::Explorer &m_explorer;
    history::History &m_history;
    const base::Clock &m_clock;
    QFile &m_ran;
    QRandomGenerator m_random;
};

} // namespace

/// typist FOLDER SEED: keeps tabs in FOLDER/tabs and runs in FOLDER/history.sqlite, and writes each state into
/// FOLDER/said and each run into FOLDER/ran, a line each, in front of everybody else who could see it.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const auto arguments = QApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    const QString folder = arguments.at(1);
    const base::SystemClock clock;
    ui::Appearance appearance(ui::Appearance::Choice::Light);
    run::Runner runner(folder + QStringLiteral("/journal.jsonl"), clock);
    app::KeptTabs kept(folder + QStringLiteral("/tabs"));
    history::History history(folder + QStringLiteral("/history.sqlite"), clock);
    ui::MainWindow window(runner, clock, appearance);
    window.explorer().setProjects(
        {project::Project::live(project::Project::sandboxId(), QStringLiteral("Sandbox"), {}, {})});
    QFile said(folder + QStringLiteral("/said"));
    QFile ran(folder + QStringLiteral("/ran"));
    for (auto *file : {&said, &ran}) {
        if (!file->open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            return 2;
    }
    Typist typist(window.explorer(), history, clock, arguments.at(2).toUInt(), ran);
    QTimer busy;
    QObject::connect(&busy, &QTimer::timeout, &window, [&] {
        // What has come of the last act meanwhile: folds open where somebody types.
        said.write(stateLine(window.explorer()));
        typist.act();
        said.write(stateLine(window.explorer()));
    });
    kept.bringTo(window, [&] {
        window.show();
        said.write(stateLine(window.explorer()));
        std::puts("here");
        std::fflush(stdout);
        busy.start(7);
    });
    return QApplication::exec();
}

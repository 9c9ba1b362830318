// A window that types, moves, closes and runs by itself until it is killed, and says beforehand what it does: for
// tst_KeptTabs. Its tabs are kept by what keeps the program's.
#include "app/kepttabs.h"
#include "core/base/clock.h"
#include "core/run/runner.h"
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

/// What a person would see of all tabs, as a line: when, the one in front, and ID, caret and text of each.
QByteArray stateLine(ui::Explorer &explorer)
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    QByteArrayList words {
        QByteArray::number(qint64(std::chrono::duration_cast<std::chrono::milliseconds>(now).count())),
        explorer.currentTab() ? explorer.currentTab()->id().toLatin1() : QByteArray("-")};
    for (const auto *tab : explorer.tabs()) {
        const auto value = tab->value();
        QByteArray answer("-");
        if (tab->page() && tab->page()->answer().body)
            answer = QByteArray::fromStdString(*tab->page()->answer().body).toHex();
        words.append(value.id.toLatin1() + ':' + QByteArray::number(value.place.caret) + ':' + value.text.toHex() + ':'
                     + value.name.toUtf8().toHex() + ':' + answer);
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

void act(ui::Explorer &explorer, QRandomGenerator &random)
{
    constexpr int enough = 12;
    const auto tabs = explorer.tabs();
    const auto chance = random.bounded(100);
    if (tabs.isEmpty() || (chance < 6 && tabs.size() < enough)) {
        explorer.addPage(QStringLiteral("sandbox"), "query T" + QByteArray::number(random.bounded(1000)) + " {\n  ",
                         {});
    } else if (chance < 9) {
        explorer.closeTab(tabs.at(random.bounded(tabs.size())));
    } else if (chance < 12) {
        explorer.moveTab(random.bounded(2) == 0 ? -1 : 1);
    } else if (chance < 14) {
        explorer.currentTab()->rename(QStringLiteral("name %1").arg(random.bounded(100)));
    } else if (chance < 24) {
        explorer.setCurrent(tabs.at(random.bounded(tabs.size())));
    } else if (chance < 30) {
        explorer.current()->showStarted();
        explorer.current()->showAnswer(answerOf(random.generate()));
    } else {
        auto &editor = *explorer.current()->findChild<ui::QueryEditor *>();
        const auto length = editor.SendScintilla(QsciScintilla::SCI_GETLENGTH);
        if (chance < 36)
            editor.SendScintilla(QsciScintilla::SCI_GOTOPOS,
                                 static_cast<unsigned long>(random.bounded(int(length) + 1)));
        // Words that are no arguments hold no secrets, and an umlaut is two bytes.
        static constexpr const char *words[] {"users ", "{ ", "} ", "id\n", "# \xc3\xbc ", "totalCount "};
        editor.SendScintilla(QsciScintilla::SCI_REPLACESEL, words[random.bounded(6)]);
    }
}

} // namespace

/// typist FOLDER SEED: keeps tabs in FOLDER/tabs and writes each state into FOLDER/said, a line each, in front of
/// everybody else who could see it.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const auto arguments = QApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    const QString folder = arguments.at(1);
    QRandomGenerator random(arguments.at(2).toUInt());
    const base::SystemClock clock;
    ui::Appearance appearance(ui::Appearance::Choice::Light);
    run::Runner runner(folder + QStringLiteral("/journal.jsonl"), clock);
    app::KeptTabs kept(folder + QStringLiteral("/tabs"));
    ui::MainWindow window(runner, clock, appearance);
    QFile said(folder + QStringLiteral("/said"));
    if (!said.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return 2;
    QTimer busy;
    QObject::connect(&busy, &QTimer::timeout, &window, [&] {
        act(window.explorer(), random);
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

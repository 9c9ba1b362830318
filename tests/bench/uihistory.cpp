#include "core/base/clock.h"
#include "core/history/redacted.h"
#include "core/history/store.h"
#include "tests/bench/shown.h"
#include "tests/bench/ui.h"
#include "ui/history/historyroom.h"

#include <QLineEdit>
#include <QTableView>
#include <QTemporaryDir>

#include <chrono>

namespace bench {
namespace {

using Now = std::chrono::steady_clock;

double since(Now::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Now::now() - begin).count();
}

/// What \a number asked and was answered: ten people, each with an address of their own.
history::SentRun runOf(int number)
{
    history::SentRun run;
    // A week's work: nothing of it is old enough to go.
    run.facts.time = base::SystemClock().now().toMSecsSinceEpoch() - (10'000 - number) * qint64 {60'000};
    run.facts.duration = 40'000 + number % 1'000;
    run.facts.projectKey = QString::number(number % 3);
    run.facts.projectName = QStringLiteral("project %1").arg(number % 3);
    run.facts.status = 200;
    run.document = number % 5 == 0
        ? "mutation SetName($id: ID!, $name: String) {\n  updateUser(input: {userID: $id, "
          "standardAttributes: {name: $name}}) {\n    user { id }\n  }\n}\n"
        : "query FindUsers($key: String!, $first: Int) {\n  users(searchKeyword: $key, first: "
          "$first) {\n    edges {\n      node {\n        id\n        standardAttributes\n   "
          "     lastLoginAt\n      }\n    }\n    totalCount\n  }\n}\n";
    run.variables =
        QByteArray("{\n  \"key\": \"person") + QByteArray::number(number) + "@example.com\",\n  \"first\": 10\n}";
    std::string answer = "{\"data\":{\"users\":{\"edges\":[";
    for (int i = 0; i < 10; ++i) {
        const auto person = std::to_string((number * 7919 + i * 104'729) % 100'000);
        if (i > 0)
            answer += ',';
        answer.append("{\"node\":{\"id\":\"VXNlcjo")
            .append(person)
            .append("\",\"standardAttributes\":{\"email\":\"person");
        answer.append(person).append("@example.com\",\"name\":\"Person Number ").append(person);
        answer.append("\",\"locale\":\"en\",\"zoneinfo\":\"Asia/Hong_Kong\",\"updated_at\":17");
        answer.append(person).append("},\"lastLoginAt\":\"2026-02-11T08:15:30Z\"}}");
    }
    answer += "],\"totalCount\":5214}}}";
    run.facts.size = static_cast<qint64>(answer.size());
    run.answer = std::make_shared<const std::string>(std::move(answer));
    return run;
}

void measureRoom(Report &report, history::History &history)
{
    const std::string name = "history of 10,000 runs: ";
    const base::SystemClock clock;
    const ui::Appearance appearance(ui::Appearance::Choice::Light);
    const auto begin = Now::now();
    ui::HistoryRoom room(history, clock, appearance);
    auto *field = room.findChild<QLineEdit *>(QStringLiteral("historySearch"));
    auto *list = room.findChild<QTableView *>(QStringLiteral("historyList"));
    // Behind the room's own connection: what came is in the list already.
    double first = -1;
    double all = -1;
    auto asked = begin;
    QObject::connect(&history, &history::History::found, &room, [&](quint64, const QList<history::Row> &, bool isLast) {
        if (first < 0) {
            list->viewport()->repaint();
            first = since(asked);
        }
        if (isLast)
            all = since(asked);
    });
    room.resize(1280, 800);
    room.show();
    if (!runUntil([&] { return all >= 0; }))
        return report.fail(name + "the room", "it was not filled");
    if (list->model()->rowCount() != 10'000)
        return report.fail(name + "the room", std::to_string(list->model()->rowCount()) + " runs were found");
    report.addValue(name + "the room opens with its first runs", first, "ms");

    std::vector<double> firsts;
    std::vector<double> alls;
    double slowestFirst = 0;
    double slowestAll = 0;
    const QStringList wanted {QStringLiteral("users standard"),
                              QStringLiteral("person4711@example.com"),
                              QStringLiteral("mutation SetName 17"),
                              QStringLiteral("qz"),
                              QStringLiteral("47"),
                              QStringLiteral("VXNlcjo99")};
    for (const auto &text : wanted) {
        for (qsizetype length = 1; length <= text.size(); ++length) {
            first = all = -1;
            asked = Now::now();
            field->setText(text.left(length));
            if (text.at(length - 1).isSpace())
                continue; // The same words as before.
            if (!runUntil([&] { return all >= 0; }))
                return report.fail(name + "search", "nothing was answered to " + text.left(length).toStdString());
            alls.push_back(all);
            if (list->model()->rowCount() > 0) {
                firsts.push_back(first);
                slowestFirst = std::max(slowestFirst, first);
            }
            slowestAll = std::max(slowestAll, all);
        }
        if (text.startsWith(QLatin1String("person")) && list->model()->rowCount() < 1)
            return report.fail(name + "search", "somebody who is there was not found");
    }
    report.add(name + "key to first runs on the screen", Samples(firsts), {50});
    report.add(name + "key to all runs", Samples(alls), {200});
    report.addValue(name + "slowest key to first runs", slowestFirst, "ms", {50});
    report.addValue(name + "slowest key to all runs", slowestAll, "ms", {200});
}

} // namespace

bool writeHistory(const QString &path, int runs)
{
    auto store = history::Store::open(path);
    for (int number = 0; store && number < runs; ++number) {
        if (!(*store)->add(history::redact(runOf(number))))
            return false;
    }
    return store.has_value();
}

void measureHistory(Report &report, WatchedApplication &application, double plainKeys)
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("history.sqlite"));
    const base::SystemClock clock;
    history::History history(path, clock);
    if (!writeHistory(path, 10'000)) {
        report.fail("history of 10,000 runs", "it could not be written");
        return;
    }
    measureRoom(report, history);
    const auto tabs = folder.filePath(QStringLiteral("tabs"));
    if (!writeTabs(tabs, 50, 100'000))
        return report.fail("fifty tabs", "they could not be written");
    const double keys =
        measureKeys(report, application, "keys in 1,000 lines with fifty tabs of 100 KB and 10,000 runs of history",
                    Load {&history, tabs});
    report.addDifference("keys in 1,000 lines: what fifty tabs and 10,000 runs of history add to the median", keys,
                         plainKeys, "ms", {0.5});
}

} // namespace bench

#include "core/results/rowsource.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_RowSource : public QObject
{
    Q_OBJECT

private slots:
    void listsAreFound_data();
    void listsAreFound();
    void rowsAreWhatTheListHolds();
    void listsBeyondTheLimitAreNotOffered();
};

namespace {

/// `data.users:2c`: a way, its rows, and whether it is a connection.
QStringList described(const json::Tape &tape)
{
    QStringList lines;
    for (const auto &source : results::rowSources(tape)) {
        QStringList path;
        for (const auto &name : source.path)
            path += QString::fromStdString(name);
        const auto total = QString::fromStdString(source.total);
        lines += path.join(QLatin1Char('.')) + QLatin1Char(':') + QString::number(source.rows)
            + (source.isConnection ? QStringLiteral("c") : QString()) + (total.isEmpty() ? total : u'/' + total);
    }
    return lines;
}

} // namespace

void tst_RowSource::listsAreFound_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("sources");
    const auto row = [](const char *name, const char *json, const char *sources) {
        QTest::newRow(name) << QByteArray(json)
                            << QString::fromLatin1(sources).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    row("a connection and those in its nodes",
        R"({"data":{"users":{"edges":[{"node":{"roles":{"edges":[{"node":{}},{"node":{}}]}}},{"node":{"roles":{"edges":[{"node":{}}]}}}]}}})",
        "data.users:2c data.users.roles:3c");
    row("an array", R"({"data":{"getUsers":[{"id":1},{"id":2}]}})", "data.getUsers:2");
    row("nodes without edges", R"({"data":{"users":{"nodes":[{"id":1}],"totalCount":9}}})", "data.users:1c/9");
    row("several totals", R"({"data":{"a":[{"r":{"nodes":[1],"totalCount":1}},{"r":{"nodes":[],"totalCount":0}}]}})",
        "data.a:2 data.a.r:1c");
    row("the root", R"([1,2,3])", ":3");
    row("the longest of the outermost first", R"({"data":{"a":[1],"b":[1,2],"c":{"d":[1,2,3]}}})",
        "data.b:2 data.a:1 data.c.d:3");
    row("what is empty comes later", R"({"data":{"a":[],"c":{"d":[1]}}})", "data.c.d:1 data.a:0");
    row("errors come later", R"({"errors":[{"path":["a"]},{"path":[]}],"data":{"a":{"b":[1]}}})",
        "data.a.b:1 errors:2 errors.path:1");
    row("an object alone", R"({"data":{"node":{"id":"1","address":{}}},"extensions":{}})", "data.node:1");
    row("an object that is not GraphQL's", R"({"a":{"b":1}})", "a:1");
    row("null", R"({"data":null})", ":1");
    row("edges that are none", R"({"data":{"graph":{"edges":[{"from":1}]}}})", "data.graph.edges:1");
    row("a scalar", "7", "");
}

void tst_RowSource::listsAreFound()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, sources);
    const auto tape = json::Tape::parse(json.toStdString());
    QVERIFY(tape);
    QCOMPARE(described(*tape), sources);
}

void tst_RowSource::rowsAreWhatTheListHolds()
{
    const auto tape = json::Tape::parse(
        R"({"data":{"users":{"edges":[{"node":{"roles":[{"k":1},{"k":2}]}},{"node":null},{"node":{"roles":[{"k":3}]}}]}}})");
    QVERIFY(tape);
    const auto raw = [&](std::vector<std::string> path) {
        QStringList rows;
        for (const auto &row : results::rowsOf(*tape, {std::move(path), 0, true, false, {}}))
            rows += QString::fromStdString(std::string(row.raw()));
        return rows.join(QLatin1Char(' '));
    };
    QCOMPARE(raw({"data", "users"}), QStringLiteral(R"({"roles":[{"k":1},{"k":2}]} null {"roles":[{"k":3}]})"));
    QCOMPARE(raw({"data", "users", "roles"}), QStringLiteral(R"({"k":1} {"k":2} {"k":3})"));
    QCOMPARE(raw({"data", "gone"}), QString());
}

void tst_RowSource::listsBeyondTheLimitAreNotOffered()
{
    std::string json = "{\"data\":{";
    for (int i = 0; i < 1000; ++i)
        json.append(i > 0 ? "," : "").append("\"a").append(std::to_string(i)).append("\":[1]");
    const auto tape = json::Tape::parse(json + "}}");
    QVERIFY(tape);
    const auto sources = results::rowSources(*tape);
    QVERIFY(sources.size() > 100);
    QVERIFY(sources.size() <= results::MostRowSources);
}

REGISTER_TEST(tst_RowSource)
#include "tst_rowsource.moc"

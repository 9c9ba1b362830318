#include "core/results/connection.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_Connection : public QObject
{
    Q_OBJECT

private slots:
    void connectionsAreFound_data();
    void connectionsAreFound();
    void whatAConnectionSaysIsRead_data();
    void whatAConnectionSaysIsRead();
};

namespace {

/// `users.edges.0.node.roles in list`
QString describedConnection(const results::Connection &connection)
{
    QStringList steps;
    for (const auto &step : connection.path)
        steps += std::holds_alternative<std::string>(step) ? QString::fromStdString(std::get<std::string>(step))
                                                           : QString::number(std::get<std::uint32_t>(step));
    return steps.join(QLatin1Char('.')) + (connection.isInList ? QStringLiteral(" in list") : QString());
}

json::Tape connectionTape(const char *json)
{
    return std::move(*json::Tape::parse(json));
}

} // namespace

void tst_Connection::connectionsAreFound_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, const char *json, const QStringList &found) {
        QTest::newRow(name) << QByteArray(json) << found;
    };
    row("at the top", R"({"data":{"users":{"edges":[]},"n":1,"roles":{"nodes":[{}]}}})",
        {QStringLiteral("data.users"), QStringLiteral("data.roles")});
    row("inside of an object", R"({"data":{"node":{"roles":{"edges":[{"node":{"key":"a"}}]}}}})",
        {QStringLiteral("data.node.roles")});
    row("inside of a row, once",
        R"({"data":{"users":{"edges":[{"node":null},{"node":{"roles":{"edges":[]}}},{"node":{"roles":{"edges":[]}}}]}}})",
        {QStringLiteral("data.users"), QStringLiteral("data.users.edges.1.node.roles in list")});
    row("inside of a list", R"({"data":{"found":[{"roles":{"edges":[]}}]}})",
        {QStringLiteral("data.found.0.roles in list")});
    row("no rows, no list", R"({"data":{"users":{"totalCount":3},"a":{"edges":3}}})", {});
    row("no data", R"({"data":null,"errors":[{"x":{"edges":[]}}]})", {});
    row("no object", "[1]", {});
}

void tst_Connection::connectionsAreFound()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, found);
    QStringList lines;
    for (const auto &connection : results::connections(connectionTape(json.constData())))
        lines += describedConnection(connection);
    QCOMPARE(lines, found);
}

void tst_Connection::whatAConnectionSaysIsRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("facts");
    const auto row = [](const char *name, const char *json, const char *facts) {
        QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(facts);
    };
    row("everything",
        R"({"totalCount":9,"pageInfo":{"hasNextPage":true,"endCursor":"e"},"edges":[{"cursor":"a","node":{}},{"cursor":"b","node":{}}]})",
        "rows 2 total 9 next true end e last b");
    row("nothing", R"({"edges":[{"node":{}}]})", "rows 1 total - next - end  last ");
    row("nulls", R"({"totalCount":null,"pageInfo":null,"edges":[{"cursor":null,"node":null}]})",
        "rows 1 total - next - end  last ");
    row("of the wrong kind", R"({"totalCount":"9","pageInfo":{"hasNextPage":"no","endCursor":7},"edges":[{"node":1}]})",
        "rows 1 total - next - end  last ");
    row("nodes", R"({"pageInfo":{"hasNextPage":false,"endCursor":""},"nodes":[1,2,3]})",
        "rows 3 total - next false end  last ");
    row("under our own key", R"({"end":{"hasNextPage":true,"endCursor":"x"},"edges":[]})",
        "rows 0 total - next true end x last ");
    row("its own comes first",
        R"({"end":{"hasNextPage":true,"endCursor":"x"},"pageInfo":{"hasNextPage":false,"endCursor":"own"},"edges":[]})",
        "rows 0 total - next false end own last ");
}

void tst_Connection::whatAConnectionSaysIsRead()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, facts);
    const auto tape = connectionTape(json.constData());
    const auto read = results::pageFacts(tape.root(), "end");
    const auto found = QStringLiteral("rows %1 total %2 next %3 end %4 last %5")
                           .arg(read.rows)
                           .arg(read.total ? QString::number(*read.total) : QStringLiteral("-"),
                                read.hasNextPage ? QVariant(*read.hasNextPage).toString() : QStringLiteral("-"),
                                QString::fromStdString(read.endCursor), QString::fromStdString(read.lastCursor));
    QCOMPARE(found, facts);
}

REGISTER_TEST(tst_Connection)

#include "tst_connection.moc"

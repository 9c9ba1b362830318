#include "core/results/table.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_Table : public QObject
{
    Q_OBJECT

private slots:
    void listsAreFlattened_data();
    void listsAreFlattened();
    void columnsHaveTypes_data();
    void columnsHaveTypes();
    void tooManyColumnsStayJson();
};

namespace {

results::Table tableOf(const QByteArray &json)
{
    auto tape = std::make_shared<const json::Tape>(json::Tape::parse(json.toStdString()).value());
    const auto source = results::rowSources(*tape).front();
    return {std::move(tape), source};
}

/// Titles, then rows; cells between bars, `-` for a cell that is not there.
QStringList shown(const results::Table &table)
{
    QStringList lines;
    QStringList cells;
    for (const auto &column : table.columns())
        cells += QString::fromStdString(column.title());
    lines += cells.join(QLatin1Char('|'));
    for (std::uint32_t row = 0; row < table.rowCount(); ++row) {
        cells.clear();
        for (std::size_t column = 0; column < table.columns().size(); ++column)
            cells += table.cell(row, column) ? QString::fromStdString(table.text(row, column)) : QStringLiteral("-");
        lines += cells.join(QLatin1Char('|'));
    }
    return lines;
}

} // namespace

void tst_Table::listsAreFlattened_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("lines");
    const auto row = [](const char *name, const char *json, const char *lines) {
        QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(lines);
    };
    row("nodes of a connection", R"({"edges":[{"node":{"id":"1","name":"Ann"}},{"node":{"id":"2","name":"Bo"}}]})",
        "id|name\n1|Ann\n2|Bo");
    row("objects in objects", R"([{"a":{"b":{"c":1}},"d":2}])", "a.b.c|d\n1|2");
    row("connections in nodes", R"([{"roles":{"edges":[{"node":{"key":"x"}},{"node":{"key":"y"}}]}}])", "roles\nx, y");
    row("rows that differ", R"([{"a":1},{"b":2},{"a":3,"b":4}])", "a|b\n1|-\n-|2\n3|4");
    row("null where others have an object", R"([{"p":null,"q":1},{"p":{"x":2},"q":3}])", "p.x|q\n-|1\n2|3");
    row("a scalar where others have an object", R"([{"p":5},{"p":{"x":2}}])", "p|p.x\n5|-\n-|2");
    row("a null node", R"({"edges":[{"node":null},{"node":{"id":1}}]})", "id\n-\n1");
    row("scalars", R"(["a","b",null])", "value\na\nb\n");
    row("an empty object", R"([{"a":{}}])", "a\n{}");
    row("the last of two members", R"([{"a":1,"a":2}])", "a\n2");
    row("arrays in an array", R"([[1,2],[3]])", "value\n1, 2\n3");
    row("an object alone", R"({"data":{"user":{"id":"1","at":{"x":true}}}})", "id|at.x\n1|true");
    row("only so deep", R"([{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}])", "a.a.a.a.a.a.a.a\n{\"a\":1}");
}

void tst_Table::listsAreFlattened()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, lines);
    QCOMPARE(shown(tableOf(json)).join(QLatin1Char('\n')), lines);
}

void tst_Table::columnsHaveTypes_data()
{
    using results::ColumnType;
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<ColumnType>("type");
    QTest::newRow("null") << QByteArray("[null,null]") << ColumnType::Empty;
    QTest::newRow("numbers") << QByteArray("[1,null,2.5e3]") << ColumnType::Number;
    QTest::newRow("booleans") << QByteArray("[true,false]") << ColumnType::Boolean;
    QTest::newRow("text") << QByteArray(R"(["a","2026-11-22T04:05:06Z"])") << ColumnType::Text;
    QTest::newRow("times") << QByteArray(R"(["2026-11-22T04:05:06Z",null,"2026-11-22T04:05:06.7+01:00"])")
                           << ColumnType::Time;
    QTest::newRow("times, then text") << QByteArray(R"(["2026-11-22T04:05:06Z","a"])") << ColumnType::Text;
    QTest::newRow("lists") << QByteArray(R"([[1],{"edges":[]}])") << ColumnType::List;
    QTest::newRow("numbers and text") << QByteArray(R"([1,"1"])") << ColumnType::Mixed;
    QTest::newRow("times and numbers") << QByteArray(R"(["2026-11-22T04:05:06Z",1])") << ColumnType::Mixed;
}

void tst_Table::columnsHaveTypes()
{
    QFETCH(QByteArray, json);
    QFETCH(results::ColumnType, type);
    const auto table = tableOf(json);
    QCOMPARE(table.columns().size(), 1U);
    QCOMPARE(table.columns().front().type, type);
}

void tst_Table::tooManyColumnsStayJson()
{
    QByteArray json = "[{\"id\":1,\"wide\":{";
    for (int i = 0; i < 1000; ++i)
        json += (i > 0 ? "," : "") + ('"' + QByteArray::number(i)) + "\":" + QByteArray::number(i);
    const auto table = tableOf(json + "}}]");
    QCOMPARE(table.columns().size(), 2U);
    QCOMPARE(table.columns().back().title(), std::string("wide"));
    QVERIFY(table.text(0, 1).starts_with("{\"0\":0,"));
}

REGISTER_TEST(tst_Table)
#include "tst_table.moc"

#include "core/results/roworder.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_RowOrder : public QObject
{
    Q_OBJECT

private slots:
    void sortsByType_data();
    void sortsByType();
    void equalRowsStayAsTheyWere();
    void filtersInAnyCase_data();
    void filtersInAnyCase();
};

namespace {

results::Table tableOfItems(const QByteArray &json)
{
    auto tape = std::make_shared<const json::Tape>(json::Tape::parse(json.toStdString()).value());
    const auto source = results::rowSources(*tape).front();
    return {std::move(tape), source};
}

QString shownRows(const results::Table &table, const results::RowList &rows)
{
    QStringList texts;
    for (const auto row : rows)
        texts += QString::fromStdString(std::string(table.row(row).raw()));
    return texts.join(QLatin1Char(' '));
}

} // namespace

void tst_RowOrder::sortsByType_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("ascending");
    QTest::addColumn<QString>("descending");
    const auto row = [](const char *name, const char *json, const char *ascending, const char *descending) {
        QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(ascending) << QString::fromUtf8(descending);
    };
    row("numbers", "[10,9,null,-1,1e1]", "-1 9 10 1e1 null", "10 1e1 9 -1 null");
    row("numbers too long for a double", "[9007199254740993,9007199254740992]", "9007199254740992 9007199254740993",
        "9007199254740993 9007199254740992");
    row("numbers of any size", "[1e400,-0,0.1000000000000000055,1e99999999999,-1e-400,1E5,0.1,100001]",
        "-1e-400 -0 0.1 0.1000000000000000055 1E5 100001 1e400 1e99999999999",
        "1e99999999999 1e400 100001 1E5 0.1000000000000000055 0.1 -0 -1e-400");
    row("numbers among words", R"([100000,"b",9,true,null,"12",1e400])", R"(9 100000 1e400 "12" "b" true null)",
        R"(true "b" "12" 1e400 100000 9 null)");
    row("booleans", "[true,false,null]", "false true null", "true false null");
    row("times by the moment", R"(["2026-01-01T01:00:00+09:00","2025-12-31T23:00:00Z"])",
        R"("2026-01-01T01:00:00+09:00" "2025-12-31T23:00:00Z")",
        R"("2025-12-31T23:00:00Z" "2026-01-01T01:00:00+09:00")");
    row("text in any case", R"(["b","A","c","B"])", R"("A" "b" "B" "c")", R"("c" "b" "B" "A")");
    row("accents after their letter", R"(["z","é","f","e"])", R"("e" "é" "f" "z")", R"("z" "f" "é" "e")");
    row("numbers in text", R"(["a10","a9","a1"])", R"("a1" "a9" "a10")", R"("a10" "a9" "a1")");
    row("lists by their text", R"([["b"],["a","z"],["a"]])", R"(["a"] ["a","z"] ["b"])", R"(["b"] ["a","z"] ["a"])");
}

void tst_RowOrder::sortsByType()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, ascending);
    QFETCH(QString, descending);
    const auto table = tableOfItems(json);
    const auto order = [&](results::SortDirection direction) {
        return shownRows(table, results::sorted(table, results::allRows(table), 0, direction));
    };
    QCOMPARE(order(results::SortDirection::Ascending), ascending);
    QCOMPARE(order(results::SortDirection::Descending), descending);
}

void tst_RowOrder::equalRowsStayAsTheyWere()
{
    const auto table = tableOfItems(R"([{"a":1,"b":2},{"a":0,"b":1},{"a":1,"b":1},{"b":3}])");
    using enum results::SortDirection;
    const auto byB = results::sorted(table, results::allRows(table), 1, Ascending);
    QCOMPARE(byB, (results::RowList {1, 2, 0, 3}));
    QCOMPARE(results::sorted(table, byB, 0, Descending), (results::RowList {2, 0, 1, 3}));
}

void tst_RowOrder::filtersInAnyCase_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("rows");
    const auto row = [](const char *name, const char *json, const char *wanted, const char *rows) {
        QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(wanted) << QString::fromUtf8(rows);
    };
    row("ASCII", R"(["Ann","bo","JOANNA"])", "ann", R"("Ann" "JOANNA")");
    row("outside ASCII", R"(["Élodie","elodie"])", "éL", R"("Élodie")");
    row("behind an escape", R"(["a\u0042c","b"])", "BC", R"("a\u0042c")");
    row("numbers", "[150,50,5]", "50", "150 50");
    row("in lists", R"([["admin","support"],["billing"]])", "SUPP", R"(["admin","support"])");
    row("nothing wanted", "[1,null]", "", "1 null");
    row("null has no text", "[1,null]", "null", "");
}

void tst_RowOrder::filtersInAnyCase()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, wanted);
    QFETCH(QString, rows);
    const auto table = tableOfItems(json);
    QCOMPARE(shownRows(table, results::filtered(table, results::allRows(table), {0}, wanted.toStdString())), rows);
    QCOMPARE(results::filtered(table, results::allRows(table), {}, "x").size(), 0U);
}

REGISTER_TEST(tst_RowOrder)
#include "tst_roworder.moc"

#include "core/results/tableexport.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_TableExport : public QObject
{
    Q_OBJECT

private slots:
    void csvIsQuotedAndHarmless_data();
    void csvIsQuotedAndHarmless();
    void whatIsOnScreenIsExported();
    void markdownIsOneLineARow();
    void jsonIsAsItCame();
};

namespace {

results::Table exampleTable(const QByteArray &json)
{
    auto tape = std::make_shared<const json::Tape>(json::Tape::parse(json.toStdString()).value());
    const auto source = results::rowSources(*tape).front();
    return {std::move(tape), source};
}

} // namespace

void tst_TableExport::csvIsQuotedAndHarmless_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *name, const char *json, const char *field) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(field);
    };
    row("plain", R"("Ann")", "Ann");
    row("a comma", R"("a,b")", "\"a,b\"");
    row("a quote", "\"say \\\"hi\\\"\"", "\"say \"\"hi\"\"\"");
    row("a line break", R"("a\r\nb")", "\"a\r\nb\"");
    row("spaces at the ends", R"(" a ")", " a ");
    row("a formula", R"("=1+1")", "'=1+1");
    row("a formula with a quote", "\"=HYPERLINK(\\\"x\\\")\"", "\"'=HYPERLINK(\"\"x\"\")\"");
    row("an at sign", "\"@SUM(A1)\"", "'@SUM(A1)");
    row("a tab", R"("\t=1")", "'\t=1");
    row("a sign before a call", R"("-2+cmd|' /C calc'!A0")", "'-2+cmd|' /C calc'!A0");
    row("a telephone number", R"("+85291234567")", "+85291234567");
    row("a negative number", "-3.5", "-3.5");
    row("a negative number with a power", "-1e-400", "-1e-400");
    row("no power after all", R"("-1e+A1")", "'-1e+A1");
    row("a power of nothing", R"("-1e")", "'-1e");
    row("a sign alone", R"("-")", "'-");
    row("a full-width formula", R"("＝1")", "'＝1");
    row("nothing", "null", "\"\"");
    row("a big number", "12345678901234567890", "12345678901234567890");
}

void tst_TableExport::csvIsQuotedAndHarmless()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, field);
    const auto table = exampleTable('[' + json + ']');
    QCOMPARE(QByteArray::fromStdString(results::csv(table, {{0}, {0}})), "value\r\n" + field + "\r\n");
}

void tst_TableExport::whatIsOnScreenIsExported()
{
    const auto table = exampleTable(R"([{"a":1,"b":"x\ty","c":true},{"a":2,"b":null}])");
    QCOMPARE(results::csv(table, {{1, 0}, {2, 0}}), std::string("c,a\r\n,2\r\ntrue,1\r\n"));
    QCOMPARE(results::tabSeparated(table, {{0}, {0, 1}}), std::string("1\t\"x\ty\"\r\n"));
    QCOMPARE(results::csv(table, {{}, {0}}), std::string("a\r\n"));
}

void tst_TableExport::markdownIsOneLineARow()
{
    const auto table = exampleTable(R"([{"n":1,"t":"a|b\n<i>"}])");
    QCOMPARE(results::markdown(table, {{0}, {0, 1}}),
             std::string("| n | t |\n| ---: | --- |\n| 1 | a\\|b<br>\\<i\\> |\n"));
}

void tst_TableExport::jsonIsAsItCame()
{
    const auto table = exampleTable(R"({"edges":[{"node":{"b":1.0,"a":"\u00e9"}},{"node":{"x":[]}}]})");
    QCOMPARE(results::rowsAsJson(table, {1, 0}), std::string("[\n {\"x\":[]},\n {\"b\":1.0,\"a\":\"\\u00e9\"}\n]\n"));
    QCOMPARE(results::rowsAsJson(table, {}), std::string("[]\n"));
    // What is no UTF-8 is nothing that another program reads.
    const auto broken = exampleTable("[{\"a\":\"x\xFFy\xC3\xA9\"}]");
    QCOMPARE(results::rowsAsJson(broken, {0}), std::string("[\n {\"a\":\"x\uFFFDy\u00e9\"}\n]\n"));
}

REGISTER_TEST(tst_TableExport)
#include "tst_tableexport.moc"

#include "core/json/pretty.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_Pretty : public QObject
{
    Q_OBJECT

private slots:
    void laysOutAsEveryoneDoes_data();
    void laysOutAsEveryoneDoes();
    void aPartIsLaidOutByItself();
    void deepNestingCostsNoHillOfSpaces();
};

void tst_Pretty::laysOutAsEveryoneDoes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("laidOut");
    QTest::newRow("leaf") << QByteArray(" 1.50 ") << QByteArray("1.50");
    QTest::newRow("empty") << QByteArray("{\"a\":[ ],\"b\":{\n}}") << QByteArray("{\n  \"a\": [],\n  \"b\": {}\n}");
    QTest::newRow("nested") << QByteArray("{\"b\":[1,{\"c\":null}],\"a\":true}")
                            << QByteArray(
                                   "{\n  \"b\": [\n    1,\n    {\n      \"c\": null\n    }\n  ],\n  \"a\": true\n}");
    QTest::newRow("strings stay byte for byte")
        << QByteArray(R"(["{,:}\"\\","\u00e9"])") << QByteArray("[\n  \"{,:}\\\"\\\\\",\n  \"\\u00e9\"\n]");
    QTest::newRow("laid out already") << QByteArray("[\n  1,\n  2\n]\n") << QByteArray("[\n  1,\n  2\n]");
}

void tst_Pretty::laysOutAsEveryoneDoes()
{
    QFETCH(QByteArray, json);
    const auto tape = json::Tape::parse(json.toStdString());
    QVERIFY(tape);
    QTEST(QByteArray::fromStdString(json::pretty(tape->root())), "laidOut");
}

void tst_Pretty::aPartIsLaidOutByItself()
{
    const auto tape = json::Tape::parse(R"({"a":{"b":[1]},"c":2})");
    QVERIFY(tape);
    QCOMPARE(json::pretty(*tape->root().at("a")), std::string("{\n  \"b\": [\n    1\n  ]\n}"));
    QCOMPARE(json::pretty(*tape->root().at("c")), std::string("2"));
}

void tst_Pretty::deepNestingCostsNoHillOfSpaces()
{
    const auto tape = json::Tape::parse(std::string(9'999, '[') + "[]" + std::string(9'999, ']'));
    QVERIFY(tape);
    QVERIFY(json::pretty(tape->root()).size() < 10'000'000);
}

REGISTER_TEST(tst_Pretty)
#include "tst_pretty.moc"

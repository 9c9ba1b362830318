#include "core/json/pretty.h"
#include "core/results/jsonrows.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_JsonRows : public QObject
{
    Q_OBJECT

private slots:
    void areThoseOfThePrettyText_data();
    void areThoseOfThePrettyText();
    void longStringsGoOnInTheNextRow();
    void knowWhereContainersEnd();
    void tenThousandLevels();

private:
    static std::shared_ptr<const json::Tape> tapeOf(std::string text)
    {
        auto tape = json::Tape::parse(std::move(text));
        return tape ? std::make_shared<const json::Tape>(std::move(*tape)) : nullptr;
    }
    static std::string joined(const results::Rows &rows)
    {
        std::string text;
        for (std::uint32_t i = 0; i < rows.count(); ++i)
            text.append(i > 0 ? "\n" : "").append(rows.row(i).text);
        return text;
    }
    static std::string manyRows()
    {
        std::string text = "[";
        for (int i = 0; i < 500; ++i)
            text += (i > 0 ? ",\n\t{\"id\" :" : "{\"id\":") + std::to_string(i) + " , \"name\":\"a\\\"b\"}";
        return text + "]  ";
    }
};

void tst_JsonRows::areThoseOfThePrettyText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("scalar") << QByteArray("  true ");
    QTest::newRow("string") << QByteArray("\"x\\\\\"");
    QTest::newRow("empty object") << QByteArray("{ }");
    QTest::newRow("empty array inside") << QByteArray(R"({"a": [ ] , "b":{}})");
    QTest::newRow("nested") << QByteArray(R"({"data":{"users":{"edges":[{"node":{"id":"x"}},null]}}})");
    QTest::newRow("odd numbers") << QByteArray("[1e400,-0,0.1000,9223372036854775808]");
    QTest::newRow("same key twice") << QByteArray(R"({"a":1,"a":[1,2],"a":3})");
    QTest::newRow("space everywhere") << QByteArray("\n[\t1 ,\r\n { \"a\" : [ 2 ] } ]\n");
    QTest::newRow("brackets in strings") << QByteArray("{\"[{\":\"}],:\",\"\\\"\":\"\\\\\\\"\"}");
    QTest::newRow("many") << QByteArray::fromStdString(manyRows());
}

void tst_JsonRows::areThoseOfThePrettyText()
{
    QFETCH(QByteArray, text);
    const auto tape = tapeOf(text.toStdString());
    QVERIFY(tape);
    const results::JsonRows rows(tape);
    QCOMPARE(QByteArray::fromStdString(joined(rows)), QByteArray::fromStdString(json::pretty(tape->root())));
    // And every column leads to its byte and back.
    for (std::uint32_t i = 0; i < rows.count(); ++i) {
        const auto row = rows.row(i);
        for (const auto &piece : row.pieces)
            for (std::uint32_t k = 0; k < piece.width; ++k) {
                const auto offset = row.offsetAt(piece.column + k);
                QCOMPARE(tape->bytes()[offset], row.text[piece.column + k]);
                QCOMPARE(rows.rowAt(offset), i);
                QCOMPARE(row.columnOf(offset), piece.column + k);
            }
    }
    QCOMPARE(rows.rowAt(0), 0U);
    QCOMPARE(rows.rowAt(static_cast<std::uint32_t>(text.size())), rows.count() - 1);
}

void tst_JsonRows::longStringsGoOnInTheNextRow()
{
    std::string inside;
    for (int i = 0; i < 400; ++i)
        inside += "\xF0\x9F\x98\x80\\\"\\u00e9x";
    const auto tape = tapeOf("{\"k\":\"" + inside + "\",\"n\":" + std::string(1500, '7') + "}");
    QVERIFY(tape);
    const results::JsonRows rows(tape);
    std::string text;
    for (std::uint32_t i = 0; i < rows.count(); ++i) {
        const auto row = rows.row(i);
        QVERIFY(row.text.size() < 700);
        // No character is torn.
        QVERIFY(QString::fromStdString(row.text).indexOf(QChar::ReplacementCharacter) < 0);
        QCOMPARE(row.isInString,
                 row.text.find("\"k\"") == std::string::npos && row.text.find("\\\"") != std::string::npos);
        text += row.text.substr(row.text.find_first_not_of(' '));
    }
    QCOMPARE(QByteArray::fromStdString(text),
             QByteArray::fromStdString("{\"k\": \"" + inside + "\",\"n\": " + std::string(1500, '7') + "}"));
}

void tst_JsonRows::knowWhereContainersEnd()
{
    const results::JsonRows rows(tapeOf(R"({"a":[1,{"b":2}],"c":{},"d":{"e":[]}})"));
    // 0 {  1 "a": [  2 1,  3 {  4 "b": 2  5 }  6 ],  7 "c": {},  8 "d": {  9 "e": []  10 }  11 }
    QCOMPARE(rows.count(), 12U);
    QCOMPARE(rows.lastRowOf(0), 11U);
    QCOMPARE(rows.lastRowOf(1), 6U);
    QCOMPARE(rows.lastRowOf(3), 5U);
    QCOMPARE(rows.lastRowOf(7), 7U);
    QCOMPARE(rows.lastRowOf(4), 4U);
    using RowRanges = std::vector<results::RowRange>;
    QCOMPARE(rows.containersAt(0), (RowRanges {{0, 11}}));
    QCOMPARE(rows.containersAt(1), (RowRanges {{1, 6}, {8, 10}}));
    QCOMPARE(rows.containersAt(2), (RowRanges {{3, 5}}));
    QCOMPARE(rows.containersAt(3), RowRanges());
}

void tst_JsonRows::tenThousandLevels()
{
    constexpr std::size_t deep = 10'000;
    const results::JsonRows rows(tapeOf(std::string(deep, '[') + std::string(deep, ']')));
    QCOMPARE(rows.count(), 2 * deep - 1);
    QVERIFY(rows.row(deep).text.size() <= 402);
    QCOMPARE(rows.lastRowOf(0), 2 * deep - 2);
}

REGISTER_TEST(tst_JsonRows)
#include "tst_jsonrows.moc"

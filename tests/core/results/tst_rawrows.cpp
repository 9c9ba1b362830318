#include "core/results/rawrows.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_RawRows : public QObject
{
    Q_OBJECT

private slots:
    void textIsCutAtLineEndsAndNeverInACharacter_data();
    void textIsCutAtLineEndsAndNeverInACharacter();
    void theMarginTellsLinesAndHowFarIntoThem();
    void aLongLineIsOne();
    void aDumpShowsEveryByte();
    void readableIsWhatAPersonCanRead_data();
    void readableIsWhatAPersonCanRead();
};

void tst_RawRows::textIsCutAtLineEndsAndNeverInACharacter_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("rows");
    QTest::newRow("nothing") << QByteArray() << 1;
    QTest::newRow("one line") << QByteArray("abc") << 1;
    QTest::newRow("line end at the end") << QByteArray("abc\n") << 1;
    QTest::newRow("Windows") << QByteArray("a\r\nb\r\n\r\nc") << 4;
    QTest::newRow("long") << QByteArray(1500, 'x') << 3;
    QTest::newRow("exactly a row") << QByteArray(600, 'x') << 1;
    QTest::newRow("exactly rows with their ends") << QByteArray(600, 'x').append("\r\n").repeated(2) << 2;
    QTest::newRow("long of emoji") << QByteArray("\xF0\x9F\x98\x80").repeated(400).prepend("ab") << 3;
    QTest::newRow("never a character") << QByteArray(1500, '\x80') << 3;
    QTest::newRow("many lines") << QByteArray("line\n").repeated(1000) << 1000;
}

void tst_RawRows::textIsCutAtLineEndsAndNeverInACharacter()
{
    QFETCH(QByteArray, bytes);
    const results::TextRows rows(std::make_shared<const std::string>(bytes.toStdString()), 600);
    QTEST(static_cast<int>(rows.count()), "rows");
    std::string text;
    std::uint32_t seen = 0;
    for (std::uint32_t i = 0; i < rows.count(); ++i) {
        const auto row = rows.row(i);
        const auto span = row.pieces.front().bytes;
        // Between two rows there are line ends at most.
        for (; seen < span.begin; ++seen)
            QVERIFY(bytes[seen] == '\n' || bytes[seen] == '\r');
        QCOMPARE(row.text, bytes.toStdString().substr(span.begin, span.length()));
        if (span.length() > 0) {
            QCOMPARE(rows.rowAt(span.begin), i);
            QCOMPARE(rows.rowAt(span.end - 1), i);
        }
        if (!bytes.contains('\x80') || bytes.startsWith("ab"))
            QVERIFY(QString::fromStdString(row.text).indexOf(QChar::ReplacementCharacter) < 0);
        seen = span.end;
    }
    QCOMPARE(rows.rowAt(static_cast<std::uint32_t>(bytes.size())), rows.count() - 1);
}

void tst_RawRows::theMarginTellsLinesAndHowFarIntoThem()
{
    // 200 lines of 25 bytes, so that stored places are in the middle of lines too.
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += "0123456789abcdefghijklmn\n";
    const results::TextRows rows(std::make_shared<const std::string>(text), 10);
    QCOMPARE(rows.count(), 600U);
    QCOMPARE(rows.label(0), "1");
    QCOMPARE(rows.label(1), "+10");
    QCOMPARE(rows.label(2), "+20");
    QCOMPARE(rows.label(3), "2");
    QCOMPARE(rows.label(598), "+10");
    QCOMPARE(rows.label(597), "200");
    QCOMPARE(rows.labelWidth(), 3U);
    QCOMPARE(results::TextRows(std::make_shared<const std::string>(12'345, 'x'), 100).labelWidth(), 6U); // +12300
    QCOMPARE(results::TextRows(std::make_shared<const std::string>("a\nb")).labelWidth(), 1U);
}

void tst_RawRows::aLongLineIsOne()
{
    const results::TextRows rows(std::make_shared<const std::string>("first\n0123456789abcdef\nlast"), 5);
    QCOMPARE(lineAround(rows, 2), "0123456789abcdef");
    QCOMPARE(lineAround(rows, 1), "0123456789abcdef");
    QCOMPARE(lineAround(rows, 4), "0123456789abcdef");
    QCOMPARE(lineAround(rows, 0), "first");
    QCOMPARE(lineAround(rows, rows.count() - 1), "last");
}

void tst_RawRows::aDumpShowsEveryByte()
{
    const results::HexRows rows(std::make_shared<const std::string>("{\"a\":1}\n\x00\xFF"
                                                                    "89abcdefg",
                                                                    19));
    QCOMPARE(rows.count(), 2U);
    QCOMPARE(rows.row(0).text, "00000000   7b 22 61 22 3a 31 7d 0a  00 ff 38 39 61 62 63 64   {\"a\":1}...89abcd");
    QCOMPARE(rows.row(1).text, "00000010   65 66 67" + std::string(43, ' ') + "efg");
    const auto row = rows.row(0);
    QCOMPARE(row.offsetAt(row.columnOf(9)), 9U);
    QCOMPARE(row.columnOf(9), 39U);
    QCOMPARE(row.offsetAt(62), 0U); // The character beside.
    QCOMPARE(rows.rowAt(16), 1U);
    QCOMPARE(results::HexRows(std::make_shared<const std::string>()).count(), 1U);
    QCOMPARE(results::HexRows(std::make_shared<const std::string>()).row(0).offsetAt(5), 0U);
}

void tst_RawRows::readableIsWhatAPersonCanRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("readable");
    QTest::newRow("nothing") << QByteArray() << true;
    QTest::newRow("JSON") << QByteArray(R"({"a":1})") << true;
    QTest::newRow("HTML") << QByteArray("<!doctype html>\r\n<p>\tno") << true;
    QTest::newRow("Chinese") << QByteArray("\xE7\x94\xA8\xE6\x88\xB7") << true;
    QTest::newRow("cut off in a character") << QByteArray("abc\xF0\x9F\x98") << true;
    QTest::newRow("an odd byte of Latin-1") << QByteArray("Der Proxy ist nicht verf\xFCgbar heute") << true;
    QTest::newRow("zero") << QByteArray("ab\0c", 4) << false;
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE{\0}\0", 6) << false;
    QTest::newRow("gzip") << QByteArray::fromHex("1f8b08000000000000ffaa56") << false;
    QTest::newRow("noise") << QByteArray::fromHex("80819293a4b5c6d7e8f9") << false;
}

void tst_RawRows::readableIsWhatAPersonCanRead()
{
    QFETCH(QByteArray, bytes);
    QTEST(results::isReadable(std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size()))), "readable");
}

REGISTER_TEST(tst_RawRows)
#include "tst_rawrows.moc"

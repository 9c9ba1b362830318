#include "core/text/linemap.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_LineMap : public QObject
{
    Q_OBJECT

private slots:
    void placesAreNamedAsGraphqlJsDoes_data();
    void placesAreNamedAsGraphqlJsDoes();
    void columnsOfLongLinesAreCounted();
    void pastTheEndIsTheEnd();
    void aColumnInsideASurrogatePairIsItsCharacter();
};

void tst_LineMap::placesAreNamedAsGraphqlJsDoes_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<uint>("offset");
    QTest::addColumn<uint>("line");
    QTest::addColumn<uint>("column");
    QTest::newRow("empty") << QByteArray() << 0U << 1U << 1U;
    QTest::newRow("first") << QByteArray("ab\ncd") << 0U << 1U << 1U;
    QTest::newRow("at the LF") << QByteArray("ab\ncd") << 2U << 1U << 3U;
    QTest::newRow("after the LF") << QByteArray("ab\ncd") << 3U << 2U << 1U;
    QTest::newRow("after a CRLF") << QByteArray("ab\r\ncd") << 4U << 2U << 1U;
    QTest::newRow("after a CR") << QByteArray("ab\rcd") << 3U << 2U << 1U;
    QTest::newRow("LF CR is two lines") << QByteArray("a\n\rb") << 3U << 3U << 1U;
    QTest::newRow("after the last line end") << QByteArray("ab\n") << 3U << 2U << 1U;
    QTest::newRow("columns are UTF-16 units") << QByteArray("\xC3\xA9\xF0\x9F\x98\x80x") << 6U << 1U << 4U;
}

void tst_LineMap::placesAreNamedAsGraphqlJsDoes()
{
    QFETCH(QByteArray, source);
    QFETCH(uint, offset);
    const text::LineMap map({source.constData(), size_t(source.size())});
    const text::Position position = map.position(offset);
    QTEST(uint(position.line), "line");
    QTEST(uint(position.column), "column");
    QTEST(uint(map.line(offset)), "line");
    QCOMPARE(uint(map.offset(position)), offset);
}

void tst_LineMap::columnsOfLongLinesAreCounted()
{
    // Long enough for several marks, of characters that straddle any of them; a short line before and after.
    std::string source = "short\n";
    std::vector<text::Position> expected(source.size());
    for (std::uint32_t i = 0, column = 1; i < 2000; ++i) {
        const std::string_view character = i % 7 == 0 ? "\xF0\x9F\x98\x80" : i % 3 == 0 ? "\xE6\x97\xA5" : "\xFF";
        expected.resize(source.size() + character.size());
        expected[source.size()] = {2, column};
        column += character.size() == 4 ? 2 : 1;
        source += character;
    }
    source += "\r\nshort";
    const text::LineMap map(source);
    for (std::uint32_t offset = 6; offset < expected.size(); ++offset) {
        if (expected[offset].line == 2) {
            QCOMPARE(map.position(offset), expected[offset]);
            QCOMPARE(map.offset(expected[offset]), offset);
        }
    }
    QCOMPARE(map.position(3), (text::Position {1, 4}));
    QCOMPARE(map.position(static_cast<std::uint32_t>(source.size())), (text::Position {3, 6}));
}

void tst_LineMap::pastTheEndIsTheEnd()
{
    const text::LineMap map("ab\ncdef\n");
    QCOMPARE(map.lineCount(), 3U);
    QCOMPARE(map.offset({1, 99}), 2U);
    QCOMPARE(map.offset({2, 99}), 7U);
    QCOMPARE(map.offset({9, 1}), 8U);
    QCOMPARE(map.offset({0, 5}), 0U);
    QCOMPARE(map.position(1000), (text::Position {3, 1}));
}

void tst_LineMap::aColumnInsideASurrogatePairIsItsCharacter()
{
    const text::LineMap map("a\xF0\x9F\x98\x80z");
    QCOMPARE(map.offset({1, 2}), 1U);
    QCOMPARE(map.offset({1, 3}), 1U);
    QCOMPARE(map.offset({1, 4}), 5U);
}

REGISTER_TEST(tst_LineMap)
#include "tst_linemap.moc"

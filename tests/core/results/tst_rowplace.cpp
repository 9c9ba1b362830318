#include "core/results/jsonrows.h"
#include "core/results/rawrows.h"
#include "core/results/rowplace.h"
#include "tests/support/registry.h"

#include <QTest>

using results::RowPlace;

class tst_RowPlace : public QObject
{
    Q_OBJECT

private slots:
    void aByteHasItsPlaceAndBack();
    void aSpanEndsInItsRow_data();
    void aSpanEndsInItsRow();
    void aDumpEndsBehindBothDigits();
    void whatTakesRowsOfItsOwnHasNoEnd();
    void wordsAreFound_data();
    void wordsAreFound();
};

namespace {

std::shared_ptr<const std::string> shared(std::string text)
{
    return std::make_shared<const std::string>(std::move(text));
}

} // namespace

void tst_RowPlace::aByteHasItsPlaceAndBack()
{
    const results::TextRows rows(shared("one\ntwo\nthree"));
    QCOMPARE(placeOf(rows, 5), (RowPlace {1, 1}));
    QCOMPARE(offsetOf(rows, {1, 1}), 5U);
    QCOMPARE(offsetOf(rows, {2, 99}), 13U);
    QCOMPARE(placeOf(rows, 13), (RowPlace {2, 5}));
    QVERIFY((RowPlace {1, 9}) < (RowPlace {2, 0}));
}

void tst_RowPlace::aSpanEndsInItsRow_data()
{
    QTest::addColumn<quint32>("begin");
    QTest::addColumn<quint32>("end");
    QTest::addColumn<quint32>("row");
    QTest::addColumn<quint32>("column");
    QTest::newRow("in one") << 2U << 5U << 0U << 5U;
    QTest::newRow("up to the end of one") << 2U << 10U << 0U << 10U;
    QTest::newRow("over a cut") << 8U << 12U << 1U << 2U;
}

void tst_RowPlace::aSpanEndsInItsRow()
{
    QFETCH(quint32, begin);
    QFETCH(quint32, end);
    const results::TextRows rows(shared("0123456789abcdef"), 10);
    const auto place = endOf(rows, {begin, end});
    QVERIFY(place);
    QTEST(place->row, "row");
    QTEST(place->column, "column");
}

void tst_RowPlace::aDumpEndsBehindBothDigits()
{
    const results::HexRows rows(shared("0123456789abcdefXYZ"));
    const auto begin = placeOf(rows, 17);
    const auto end = endOf(rows, {17, 19});
    QVERIFY(end);
    QCOMPARE(end->row, begin.row);
    QCOMPARE(end->column, begin.column + 5); // `59 5a`
}

void tst_RowPlace::whatTakesRowsOfItsOwnHasNoEnd()
{
    auto tape = json::Tape::parse(R"({"a":[1,2],"b":3})");
    QVERIFY(tape);
    const results::JsonRows rows(std::make_shared<const json::Tape>(std::move(*tape)));
    QVERIFY(!endOf(rows, {5, 10}));
    QVERIFY(endOf(rows, {6, 7}));
    // One string, in more rows than a screen has.
    const results::TextRows endless(shared(std::string(1000, 'x')), 10);
    QVERIFY(endOf(endless, {0, 200}));
    QVERIFY(!endOf(endless, {0, 1000}));
}

void tst_RowPlace::wordsAreFound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<quint32>("column");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("inside") << QByteArray("a one-two.b") << 4U << QByteArray("one-two");
    QTest::newRow("at its begin") << QByteArray("a one b") << 2U << QByteArray("one");
    QTest::newRow("at its end") << QByteArray("a one b") << 5U << QByteArray("one");
    QTest::newRow("not ASCII") << QByteArray("(Zoë_1)") << 3U << QByteArray("Zoë_1");
    QTest::newRow("between") << QByteArray("a  b") << 2U << QByteArray();
    QTest::newRow("behind the row") << QByteArray("a b") << 99U << QByteArray("b");
    QTest::newRow("in nothing") << QByteArray() << 0U << QByteArray();
}

void tst_RowPlace::wordsAreFound()
{
    QFETCH(QByteArray, text);
    QFETCH(quint32, column);
    results::Row row;
    row.text = text.toStdString();
    const auto [from, to] = wordAround(row, column);
    QTEST(QByteArray::fromStdString(row.text.substr(from, to - from)), "word");
}

REGISTER_TEST(tst_RowPlace)
#include "tst_rowplace.moc"

#include "core/users/moment.h"
#include "tests/support/registry.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;

class tst_Moment : public QObject
{
    Q_OBJECT

private slots:
    void distancesAreInTheLargestUnit_data();
    void distancesAreInTheLargestUnit();
    void whatIsNoMomentStaysAsItCame();
    void theTextKeepsItsDigits();
};

void tst_Moment::distancesAreInTheLargestUnit_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("ago");

    QTest::newRow("now") << u"2026-11-22T06:59:30Z"_s << u"just now"_s;
    QTest::newRow("minutes") << u"2026-11-22T06:48:00Z"_s << u"12 min ago"_s;
    QTest::newRow("hours") << u"2026-11-22T05:00:00Z"_s << u"2 h ago"_s;
    QTest::newRow("days") << u"2026-10-12T07:00:00Z"_s << u"41 d ago"_s;
    QTest::newRow("years") << u"2023-11-22T07:00:00Z"_s << u"3 y ago"_s;
    QTest::newRow("another zone") << u"2026-11-22T06:00:00+01:00"_s << u"2 h ago"_s;
    QTest::newRow("ahead") << u"2026-11-22T10:00:00Z"_s << u"in 3 h"_s;
    QTest::newRow("none") << u"yesterday"_s << u"yesterday"_s;
}

void tst_Moment::distancesAreInTheLargestUnit()
{
    QFETCH(QString, text);
    QFETCH(QString, ago);
    const QDateTime now(QDate(2026, 11, 22), QTime(7, 0), QTimeZone::utc());
    QCOMPARE(users::agoText(users::Moment::read(text), now), ago);
}

void tst_Moment::whatIsNoMomentStaysAsItCame()
{
    const auto moment = users::Moment::read(u"2026-02-30T00:00:00Z"_s);
    QVERIFY(moment.isGiven());
    QVERIFY(!moment.at.isValid());
    QCOMPARE(users::momentText(moment), u"2026-02-30T00:00:00Z"_s);
    // A moment without a zone is none: nobody knows which one.
    QVERIFY(!users::Moment::read(u"2026-02-03T00:00:00"_s).at.isValid());
}

void tst_Moment::theTextKeepsItsDigits()
{
    const auto moment = users::Moment::read(u"2024-03-14T09:12:00.123456789Z"_s);
    QCOMPARE(moment.text, u"2024-03-14T09:12:00.123456789Z"_s);
    QCOMPARE(moment.at.time().msec(), 123);
    QCOMPARE(users::momentText(moment), u"14 Mar 2024, 09:12"_s);
}

REGISTER_TEST(tst_Moment)
#include "tst_moment.moc"

#include "tests/support/registry.h"
#include "ui/values/datetimetext.h"

#include <QTest>

using namespace Qt::StringLiterals;

class tst_DateTimeText : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatTheServerReads_data();
    void readsWhatTheServerReads();
    void completesWhatIsTypedInShort_data();
    void completesWhatIsTypedInShort();
    void bothClocksTellTheSameMoment();

private:
    const QTimeZone m_paris {"Europe/Paris"};
};

void tst_DateTimeText::readsWhatTheServerReads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("utc");
    QTest::newRow("UTC") << u"2026-03-01T12:00:00Z"_s << u"2026-03-01T12:00:00.000Z"_s;
    QTest::newRow("offset") << u"2026-03-01T12:00:00+08:00"_s << u"2026-03-01T04:00:00.000Z"_s;
    QTest::newRow("fraction") << u"2026-03-01T12:00:00.1239Z"_s << u"2026-03-01T12:00:00.124Z"_s;
    QTest::newRow("no zone") << u"2026-03-01T12:00:00"_s << QString();
    QTest::newRow("no such day") << u"2026-02-30T12:00:00Z"_s << QString();
    QTest::newRow("blank for T") << u"2026-03-01 12:00:00Z"_s << QString();
}

void tst_DateTimeText::readsWhatTheServerReads()
{
    QFETCH(QString, text);
    const auto instant = ui::readDateTime(text);
    QTEST(instant ? instant->toUTC().toString(Qt::ISODateWithMs) : QString(), "utc");
}

void tst_DateTimeText::completesWhatIsTypedInShort_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("written");
    QTest::newRow("date in winter") << u"2026-03-01"_s << u"2026-03-01T00:00:00+01:00"_s;
    QTest::newRow("date in summer") << u"2026-07-01"_s << u"2026-07-01T00:00:00+02:00"_s;
    QTest::newRow("minutes") << u" 2026-03-01 9:05 "_s << u"2026-03-01T09:05:00+01:00"_s;
    QTest::newRow("zone kept") << u"2026-03-01 09:05 Z"_s << u"2026-03-01T09:05:00Z"_s;
    QTest::newRow("UTC by name") << u"2026-03-01 09:05 utc"_s << u"2026-03-01T09:05:00Z"_s;
    QTest::newRow("offset without colon") << u"2026-03-01T09:05:07-0330"_s << u"2026-03-01T09:05:07-03:30"_s;
    QTest::newRow("every digit of a second")
        << u"2026-03-01T09:05:07.123456789Z"_s << u"2026-03-01T09:05:07.123456789Z"_s;
    QTest::newRow("now") << u"now"_s << u"2026-03-01T13:00:00+01:00"_s;
    QTest::newRow("no such month") << u"2026-13-01"_s << QString();
    QTest::newRow("no such month, with zone") << u"2026-13-01 10:00Z"_s << QString();
    QTest::newRow("an hour that summer time leaves out") << u"2026-03-29 02:30"_s << QString();
    QTest::newRow("words") << u"tomorrow"_s << QString();
}

void tst_DateTimeText::completesWhatIsTypedInShort()
{
    QFETCH(QString, typed);
    const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::utc());
    QTEST(ui::completedDateTime(typed, m_paris, now).value_or(QString()), "written");
}

void tst_DateTimeText::bothClocksTellTheSameMoment()
{
    QCOMPARE(ui::inBothClocks(*ui::readDateTime(u"2026-07-01T00:30:00+08:00"_s), m_paris),
             u"Europe/Paris 2026-06-30 18:30:00\nUTC 2026-06-30 16:30:00"_s);
    for (const auto &zone : {QTimeZone::utc(), QTimeZone("UTC"), QTimeZone("Etc/UTC"), QTimeZone("Zulu")}) {
        const auto instant = ui::readDateTime(u"2026-07-01T00:30:00+08:00"_s)->toTimeZone(zone);
        QCOMPARE(ui::inBothClocks(instant, zone), u"UTC 2026-06-30 16:30:00"_s);
        QCOMPARE(ui::rfc3339(instant), u"2026-06-30T16:30:00Z"_s);
    }
}

REGISTER_TEST(tst_DateTimeText)
#include "tst_datetimetext.moc"

#include "core/net/reply.h"
#include "tests/support/registry.h"

#include <QTest>
#include <QTimeZone>

class tst_Reply : public QObject
{
    Q_OBJECT

private slots:
    void headersAreFoundInAnyLetterCase();
    void datesAreUtc();
    void otherDatesAreInvalid_data();
    void otherDatesAreInvalid();
};

void tst_Reply::headersAreFoundInAnyLetterCase()
{
    net::Reply reply;
    reply.headers = {{"Content-Type", "text/html"}, {"X-Empty", ""}};
    QCOMPARE(reply.contentType(), "text/html");
    QCOMPARE(reply.header("CONTENT-TYPE"), "text/html");
    QCOMPARE(reply.header("content"), "");
}

void tst_Reply::datesAreUtc()
{
    const auto date = net::parseHttpDate("Sun, 06 Nov 1994 08:49:37 GMT");
    QCOMPARE(date, QDateTime(QDate(1994, 11, 6), QTime(8, 49, 37), QTimeZone::utc()));
    QCOMPARE(date.toUTC().time(), QTime(8, 49, 37));
}

void tst_Reply::otherDatesAreInvalid_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("words") << QByteArray("yesterday");
    QTest::newRow("no zone") << QByteArray("Sun, 06 Nov 1994 08:49:37");
    QTest::newRow("impossible") << QByteArray("Sun, 32 Nov 1994 08:49:37 GMT");
}

void tst_Reply::otherDatesAreInvalid()
{
    QFETCH(QByteArray, text);
    QVERIFY(!net::parseHttpDate(text).isValid());
}

REGISTER_TEST(tst_Reply)
#include "tst_reply.moc"

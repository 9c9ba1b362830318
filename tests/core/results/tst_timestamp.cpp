#include "core/results/timestamp.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_Timestamp : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatRfc3339Allows_data();
    void readsWhatRfc3339Allows();
};

void tst_Timestamp::readsWhatRfc3339Allows_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("nanoseconds"); // Empty: no time.
    const auto row = [](const char *text, const char *nanoseconds) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(nanoseconds);
    };
    row("1970-01-01T00:00:00Z", "0");
    row("1969-12-31T23:59:59.5Z", "-500000000");
    row("2026-11-22T04:05:06Z", "1795320306000000000");
    row("2026-11-22t04:05:06z", "1795320306000000000");
    row("2026-11-22 04:05:06Z", "1795320306000000000");
    row("2026-11-22T05:35:06+01:30", "1795320306000000000");
    row("2026-11-21T20:05:06-08:00", "1795320306000000000");
    row("2026-11-22T04:05:06.123456Z", "1795320306123456000");
    row("2026-11-22T04:05:06.1234567891Z", "1795320306123456789");
    row("2024-02-29T00:00:00Z", "1709164800000000000");
    row("2016-12-31T23:59:60Z", "1483228800000000000");
    row("2023-02-29T00:00:00Z", "");
    row("2026-13-01T00:00:00Z", "");
    row("2026-11-22T24:00:00Z", "");
    row("2026-11-22T04:05:06", "");
    row("2026-11-22T04:05:06.Z", "");
    row("2026-11-22T04:05:06Z ", "");
    row("2026-11-22T04:05:06+24:00", "");
    row("2026-11-22", "");
    row("+85291234567890123456", "");
    row("9999-12-31T23:59:59Z", "");
    row("", "");
}

void tst_Timestamp::readsWhatRfc3339Allows()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, nanoseconds);
    const auto time = results::timestamp(text.toStdString());
    QCOMPARE(time ? QByteArray::number(static_cast<qint64>(*time)) : QByteArray(), nanoseconds);
}

REGISTER_TEST(tst_Timestamp)
#include "tst_timestamp.moc"

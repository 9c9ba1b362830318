#include "tests/support/registry.h"
#include "ui/results/formats.h"

#include <QTest>

class tst_Formats : public QObject
{
    Q_OBJECT

private slots:
    void durations_data();
    void durations();
    void sizes_data();
    void sizes();
};

void tst_Formats::durations_data()
{
    QTest::addColumn<qint64>("micros");
    QTest::addColumn<QString>("text");
    const auto row = [](qint64 micros, const char *text) {
        QTest::newRow(text) << micros << QString::fromLatin1(text);
    };
    row(0, "0.0 ms");
    row(412, "0.4 ms");
    row(9'949, "9.9 ms");
    row(9'950, "10 ms");
    row(84'400, "84 ms");
    row(999'499, "999 ms");
    row(999'500, "1.00 s");
    row(1'239'000, "1.24 s");
    row(59'990'000, "59.99 s");
    row(125'000'000, "2 min 5 s");
}

void tst_Formats::durations()
{
    QFETCH(qint64, micros);
    QTEST(ui::durationText(std::chrono::microseconds(micros)).replace(QChar::Nbsp, QLatin1Char(' ')), "text");
}

void tst_Formats::sizes_data()
{
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<QString>("text");
    const auto row = [](quint64 bytes, const char *text) {
        QTest::newRow(text) << bytes << QString::fromLatin1(text);
    };
    row(0, "0 B");
    row(999, "999 B");
    row(1'000, "1.0 KB");
    row(12'400, "12.4 KB");
    row(999'949, "999.9 KB");
    row(999'950, "1.0 MB");
    row(3'140'000, "3.1 MB");
    row(2'500'000'000, "2.5 GB");
}

void tst_Formats::sizes()
{
    QFETCH(quint64, bytes);
    QTEST(ui::sizeText(bytes).replace(QChar::Nbsp, QLatin1Char(' ')), "text");
}

REGISTER_TEST(tst_Formats)
#include "tst_formats.moc"

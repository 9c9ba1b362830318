#include "core/results/decimal.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_Decimal : public QObject
{
    Q_OBJECT

private slots:
    void comparesByValue_data();
    void comparesByValue();
};

void tst_Decimal::comparesByValue_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<int>("order");
    const auto row = [](const char *left, const char *right, int order) {
        QTest::addRow("%s and %s", left, right) << QByteArray(left) << QByteArray(right) << order;
    };
    row("1", "2", -1);
    row("10", "9", 1);
    row("-10", "9", -1);
    row("-10", "-9", -1);
    row("0", "-0", 0);
    row("0", "0.000e9", 0);
    row("0", "-1e-400", 1);
    row("100", "1e2", 0);
    row("100", "1.00E+2", 0);
    row("0.001", "1e-3", 0);
    row("0.0010001", "1e-3", 1);
    row("1.5", "1.50", 0);
    row("1.05", "1.5", -1);
    row("9007199254740993", "9007199254740992", 1);
    row("9007199254740993", "9007199254740993.0", 0);
    row("123456789012345678901234567890", "123456789012345678901234567891", -1);
    row("1e400", "1e401", -1);
    row("-1e400", "-1e401", 1);
    row("1e99999999999999999999", "1e400", 1);
    row("1e-99999999999999999999", "1e-400", -1);
}

void tst_Decimal::comparesByValue()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(int, order);
    const auto compared = [](const QByteArray &a, const QByteArray &b) {
        const auto result = results::compareNumbers(a.toStdString(), b.toStdString());
        return result < 0 ? -1 : result > 0 ? 1 : 0;
    };
    QCOMPARE(compared(left, right), order);
    QCOMPARE(compared(right, left), -order);
    QCOMPARE(compared(left, left), 0);
}

REGISTER_TEST(tst_Decimal)
#include "tst_decimal.moc"

#include "core/history/clockwatch.h"
#include "tests/support/registry.h"

#include <QTest>

using history::ClockWatch;

class tst_ClockWatch : public QObject
{
    Q_OBJECT

private slots:
    void looks_data();
    void looks();
};

void tst_ClockWatch::looks_data()
{
    QTest::addColumn<QList<int>>("hours");
    QTest::addColumn<QByteArray>("verdicts");

    QTest::newRow("never looked at") << QList {0} << QByteArray("b");
    QTest::newRow("every day") << QList {0, 24, 48, 72} << QByteArray("bbbb");
    QTest::newRow("a week's rest") << QList {0, 7 * 24} << QByteArray("bb");
    QTest::newRow("a longer rest, then a day") << QList {0, 200, 201, 223, 224} << QByteArray("bjddb");
    QTest::newRow("one look every eight days is believed every other time")
        << QList {0, 192, 384, 576, 768} << QByteArray("bjbjb");
    QTest::newRow("ahead and back") << QList {0, 9000, 2, 26} << QByteArray("bjwb");
    QTest::newRow("an hour back is summer's end") << QList {100, 99, 100} << QByteArray("bbb");
    QTest::newRow("back and ahead again") << QList {9000, 100, 9000} << QByteArray("bwj");
}

void tst_ClockWatch::looks()
{
    QFETCH(QList<int>, hours);
    QFETCH(QByteArray, verdicts);
    ClockWatch watch;
    QByteArray said;
    for (const auto hour : hours) {
        // In the order of Verdict.
        const auto verdict = watch.look(1'000'000'000'000 + hour * 3'600'000LL);
        said.append("bjdw"[static_cast<int>(verdict)]);
    }
    QCOMPARE(said, verdicts);
}

REGISTER_TEST(tst_ClockWatch)
#include "tst_clockwatch.moc"

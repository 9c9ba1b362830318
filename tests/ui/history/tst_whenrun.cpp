#include "tests/support/registry.h"
#include "ui/history/whenrun.h"

#include <QTest>

using namespace Qt::StringLiterals;

class tst_WhenRun : public QObject
{
    Q_OBJECT

private slots:
    void isAsShortAsItCanBe_data();
    void isAsShortAsItCanBe();
};

void tst_WhenRun::isAsShortAsItCanBe_data()
{
    QTest::addColumn<QDateTime>("then");
    QTest::addColumn<QString>("text");
    QTest::newRow("today") << QDateTime(QDate(2026, 3, 18), QTime(14, 3, 12)) << u"14:03:12"_s;
    QTest::newRow("yesterday") << QDateTime(QDate(2026, 3, 17), QTime(23, 59)) << u"17 Mar, 23:59"_s;
    QTest::newRow("another year") << QDateTime(QDate(2025, 12, 31), QTime(23, 59)) << u"31 Dec 2025"_s;
    QTest::newRow("tomorrow, by a clock that jumped")
        << QDateTime(QDate(2026, 3, 19), QTime(1, 2)) << u"19 Mar, 01:02"_s;
}

void tst_WhenRun::isAsShortAsItCanBe()
{
    QFETCH(QDateTime, then);
    QFETCH(QString, text);
    const QDateTime now(QDate(2026, 3, 18), QTime(18, 0));
    QCOMPARE(ui::whenRun(then.toMSecsSinceEpoch(), now.toMSecsSinceEpoch()), text);
}

REGISTER_TEST(tst_WhenRun)
#include "tst_whenrun.moc"

#include "tests/support/registry.h"
#include "ui/results/columnwidths.h"

#include <QTest>

class tst_ColumnWidths : public QObject
{
    Q_OBJECT

private slots:
    void roomIsGivenToTheModestFirst_data();
    void roomIsGivenToTheModestFirst();
};

void tst_ColumnWidths::roomIsGivenToTheModestFirst_data()
{
    using Widths = std::vector<int>;
    QTest::addColumn<std::vector<ui::ColumnWish>>("wishes");
    QTest::addColumn<int>("room");
    QTest::addColumn<Widths>("widths");

    const std::vector<ui::ColumnWish> three {{50, 300}, {80, 80}, {60, 100}};
    QTest::newRow("none") << std::vector<ui::ColumnWish>() << 100 << Widths();
    QTest::newRow("more than fits") << three << 100 << Widths {50, 80, 60};
    QTest::newRow("just fits") << three << 190 << Widths {50, 80, 60};
    QTest::newRow("a part of one") << three << 210 << Widths {50, 80, 80};
    QTest::newRow("one whole, a part of the next") << three << 250 << Widths {70, 80, 100};
    QTest::newRow("more than anybody wants") << three << 1000 << Widths {300, 80, 100};
    QTest::newRow("no room at all") << three << 0 << Widths {50, 80, 60};
}

void tst_ColumnWidths::roomIsGivenToTheModestFirst()
{
    QFETCH(const std::vector<ui::ColumnWish>, wishes);
    QFETCH(const int, room);
    QTEST(ui::columnWidths(wishes, room), "widths");
}

REGISTER_TEST(tst_ColumnWidths)
#include "tst_columnwidths.moc"

#include "core/results/folds.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_Folds : public QObject
{
    Q_OBJECT

private slots:
    void leadFromRowsToShownRowsAndBack_data();
    void leadFromRowsToShownRowsAndBack();
    void whatWasClosedInsideStaysClosed();
    void revealOpensOnlyWhatIsInTheWay();
};

using Ranges = std::vector<results::RowRange>;
Q_DECLARE_METATYPE(Ranges)

void tst_Folds::leadFromRowsToShownRowsAndBack_data()
{
    QTest::addColumn<Ranges>("closed");
    QTest::newRow("none") << Ranges();
    QTest::newRow("one") << Ranges {{3, 6}};
    QTest::newRow("side by side") << Ranges {{1, 3}, {4, 6}, {10, 19}};
    QTest::newRow("inside each other") << Ranges {{0, 12}, {2, 5}, {14, 15}};
    QTest::newRow("all") << Ranges {{0, 19}};
}

void tst_Folds::leadFromRowsToShownRowsAndBack()
{
    QFETCH(Ranges, closed);
    constexpr std::uint32_t count = 20;
    results::Folds folds;
    for (auto range = closed.rbegin(); range != closed.rend(); ++range)
        folds.close(*range);
    std::vector<std::uint32_t> shown;
    for (std::uint32_t row = 0; row < count; ++row) {
        const bool isHidden = std::any_of(closed.begin(), closed.end(),
                                          [row](const auto &range) { return range.first < row && row <= range.last; });
        if (!isHidden)
            shown.push_back(row);
        // A hidden row is found at the last one shown before it.
        QCOMPARE(folds.shownOf(row), static_cast<std::uint32_t>(shown.size() - 1));
    }
    QCOMPARE(folds.shown(count), static_cast<std::uint32_t>(shown.size()));
    for (std::uint32_t i = 0; i < shown.size(); ++i)
        QCOMPARE(folds.rowOf(i), shown[i]);
}

void tst_Folds::whatWasClosedInsideStaysClosed()
{
    results::Folds folds;
    folds.close({2, 4});
    folds.close({1, 8});
    QCOMPARE(folds.shown(10), 3U);
    folds.open(1);
    QVERIFY(folds.isClosed(2) && !folds.isClosed(1));
    QCOMPARE(folds.shown(10), 8U);
    folds.close({5, 5}); // Nothing to put away.
    QCOMPARE(folds.shown(10), 8U);
}

void tst_Folds::revealOpensOnlyWhatIsInTheWay()
{
    results::Folds folds;
    for (const auto &range : Ranges {{0, 9}, {1, 4}, {2, 3}, {6, 8}})
        folds.close(range);
    folds.reveal(2);
    QVERIFY(!folds.isClosed(0) && !folds.isClosed(1) && folds.isClosed(2) && folds.isClosed(6));
    folds.set({});
    QCOMPARE(folds.shown(10), 10U);
}

REGISTER_TEST(tst_Folds)
#include "tst_folds.moc"

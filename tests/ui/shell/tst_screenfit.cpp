#include "tests/support/registry.h"
#include "ui/shell/screenfit.h"

#include <QTest>

class tst_ScreenFit : public QObject
{
    Q_OBJECT

private slots:
    void onlyWhatDoesNotFitIsMaximised_data();
    void onlyWhatDoesNotFitIsMaximised();
};

void tst_ScreenFit::onlyWhatDoesNotFitIsMaximised_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isChosen");
    QTest::addColumn<bool>("needsAll");
    QTest::newRow("a new one that fits") << QSize(1280, 760) << false << false;
    QTest::newRow("a new one without room for a title bar") << QSize(1280, 1040) << false << true;
    QTest::newRow("one in the left half of the screen") << QSize(960, 1025) << true << false;
    QTest::newRow("one as high as the room") << QSize(960, 1053) << true << false;
    QTest::newRow("one from a higher screen") << QSize(960, 1200) << true << true;
    QTest::newRow("one from a wider screen") << QSize(2000, 800) << true << true;
}

void tst_ScreenFit::onlyWhatDoesNotFitIsMaximised()
{
    QFETCH(QSize, size);
    QFETCH(bool, isChosen);
    QTEST(ui::needsWholeScreen(size, {1920, 1053}, isChosen), "needsAll");
}

REGISTER_TEST(tst_ScreenFit)
#include "tst_screenfit.moc"

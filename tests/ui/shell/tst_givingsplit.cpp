#include "tests/support/registry.h"
#include "ui/shell/givingsplit.h"

#include <QTest>
#include <QVBoxLayout>

class tst_GivingSplit : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theSecondComesBackAsWideAsItWas();
    void aNarrowStartKeepsTheChosenWidth();

private:
    std::unique_ptr<QWidget> m_window;
    ui::GivingSplit *m_split = nullptr;
};

void tst_GivingSplit::init()
{
    // A splitter that is a window is never narrower than its panes.
    m_window = std::make_unique<QWidget>();
    m_split = new ui::GivingSplit(m_window.get());
    for (const int least : {500, 200}) {
        auto *pane = new QWidget;
        auto *column = new QVBoxLayout(pane);
        column->setContentsMargins(0, 0, 0, 0);
        column->addStrut(least);
        m_split->addWidget(pane);
    }
    m_split->setStretchFactor(0, 1);
    m_split->resize(1200, 300);
}

void tst_GivingSplit::theSecondComesBackAsWideAsItWas()
{
    m_window->show();
    m_split->chooseSizes({799, 400});
    m_split->resize(600, 300);
    QVERIFY(m_split->widget(1)->isHidden());
    QCOMPARE(m_split->chosenSizes(), QList<int>({799, 400}));
    m_split->resize(1200, 300);
    QVERIFY(!m_split->widget(1)->isHidden());
    QCOMPARE(m_split->widget(1)->width(), 400);
}

/// As the window was closed while there was no room: what is written down then is what was chosen.
void tst_GivingSplit::aNarrowStartKeepsTheChosenWidth()
{
    m_split->chooseSizes({799, 400});
    m_split->showSecond(true);
    m_split->resize(600, 300);
    m_window->show();
    QTRY_VERIFY(m_split->widget(1)->isHidden());
    QCOMPARE(m_split->chosenSizes(), QList<int>({799, 400}));
}

REGISTER_TEST(tst_GivingSplit)
#include "tst_givingsplit.moc"

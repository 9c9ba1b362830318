#include "tests/support/registry.h"
#include "ui/results/largetextview.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_LargeTextView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void rowsAreChosenAndCopiedAsTheyCame();
    void searchGoesFromPlaceToPlace();
    void searchMindsTheCaseWhenTold();
    void aHundredThousandRowsAreReached();
    void longRowsCanBeReadToTheirEnd();
    void theMouseChoosesRows();

private:
    void setText(const std::string &text, bool isJson = true)
    {
        m_view->setText(ui::TextLines::cut(std::make_shared<const std::string>(text)), isJson);
    }
    QString copied()
    {
        QTest::keySequence(m_view.get(), QKeySequence::Copy);
        return QApplication::clipboard()->text();
    }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<ui::LargeTextView> m_view;
};

void tst_LargeTextView::init()
{
    m_view = std::make_unique<ui::LargeTextView>(m_appearance);
    m_view->resize(400, 200);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void tst_LargeTextView::rowsAreChosenAndCopiedAsTheyCame()
{
    setText("{\n  \"a\": \"\u202E<b>\",\n  \"b\": 1.50\n}");
    QCOMPARE(copied(), u"{\n"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(copied(), u"  \"a\": \"\u202E<b>\",\n  \"b\": 1.50\n"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(copied(), u"  \"a\": \"\u202E<b>\",\n"_s);
    QTest::keySequence(m_view.get(), QKeySequence::SelectAll);
    QCOMPARE(copied(), u"{\n  \"a\": \"\u202E<b>\",\n  \"b\": 1.50\n}"_s);
}

void tst_LargeTextView::searchGoesFromPlaceToPlace()
{
    setText("one\ntwo one\nthree\nONE");
    QCOMPARE(m_view->search(u"one"_s, false), 3);
    QCOMPARE(m_view->current(), 1);
    QCOMPARE(m_view->step(false), 2);
    QCOMPARE(copied(), u"two one\n"_s);
    QCOMPARE(m_view->step(false), 3);
    QCOMPARE(m_view->step(false), 1);
    QCOMPARE(m_view->step(true), 3);
    QCOMPARE(m_view->search(u"four"_s, false), 0);
    QCOMPARE(m_view->step(false), 0);
}

void tst_LargeTextView::searchMindsTheCaseWhenTold()
{
    setText("one\ntwo one\nthree\nONE");
    QCOMPARE(m_view->search(u"ONE"_s, true), 1);
    QCOMPARE(copied(), u"ONE"_s);
}

void tst_LargeTextView::aHundredThousandRowsAreReached()
{
    std::string text;
    for (int i = 0; i < 100'000; ++i)
        text += "  \"row\": " + std::to_string(i) + ",\n";
    setText(text);
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
    m_view->grab();
    QCOMPARE(copied(), u"  \"row\": 99999,\n"_s);
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QCOMPARE(copied(), u"  \"row\": 0,\n"_s);
}

void tst_LargeTextView::longRowsCanBeReadToTheirEnd()
{
    setText("short");
    QCOMPARE(m_view->horizontalScrollBar()->maximum(), 0);
    setText(std::string(300, 'x'));
    QVERIFY(m_view->horizontalScrollBar()->maximum() > 1'000);
    m_view->horizontalScrollBar()->setValue(m_view->horizontalScrollBar()->maximum());
    // The last letter is in view, with its room to the right: ink in the last hundred pixels, none in the last few.
    const auto picture = m_view->viewport()->grab().toImage();
    const auto hasInk = [&](int from, int to) {
        for (int x = from; x < to; ++x)
            for (int y = 2; y < 18; ++y)
                if (qGray(picture.pixel(x, y)) < 128)
                    return true;
        return false;
    };
    QVERIFY(hasInk(picture.width() - 100, picture.width()));
    QVERIFY(!hasInk(picture.width() - 8, picture.width()));
}

void tst_LargeTextView::theMouseChoosesRows()
{
    setText("one\ntwo\nthree\nfour");
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {100, 30});
    QCOMPARE(copied(), u"two\n"_s);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, {100, 70});
    QCOMPARE(copied(), u"two\nthree\nfour"_s);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {100, 190});
    QCOMPARE(copied(), u"four"_s);
}

REGISTER_TEST(tst_LargeTextView)
#include "tst_largetextview.moc"

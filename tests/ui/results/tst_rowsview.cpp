#include "core/results/rawrows.h"
#include "tests/support/registry.h"
#include "ui/results/rowsview.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_RowsView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void textIsSelectedByCharacterAndCopiedAsItCame();
    void nothingSelectedCopiesTheRow();
    void whetherSomethingIsSelectedMakesNoText();
    void theMouseSelects();
    void aHundredThousandRowsAreReached();
    void longRowsCanBeReadToTheirEnd();
    void whatGoesOnInTheNextRowIsSelectedAndWashedThere();
    void containersAreClosedAndOpened();
    void depthIsChosen();
    void whatIsChosenIsSelectedAndRevealed();
    void aDumpSelectsBytes();
    void whatIsInvisibleIsMarked_data();
    void whatIsInvisibleIsMarked();

private:
    void setText(const std::string &text)
    {
        m_view->setRows(std::make_shared<const results::TextRows>(std::make_shared<const std::string>(text)));
    }
    void setJson(const std::string &text)
    {
        auto tape = json::Tape::parse(text);
        QVERIFY(tape);
        m_view->setJson(
            std::make_shared<const results::JsonRows>(std::make_shared<const json::Tape>(std::move(*tape))));
    }
    QString copied()
    {
        QApplication::clipboard()->clear();
        QTest::keySequence(m_view.get(), QKeySequence::Copy);
        return QApplication::clipboard()->text();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_view.get(), key, modifiers); }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<ui::RowsView> m_view;
};

void tst_RowsView::init()
{
    m_view = std::make_unique<ui::RowsView>(m_appearance);
    m_view->resize(400, 66); // Three rows.
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void tst_RowsView::textIsSelectedByCharacterAndCopiedAsItCame()
{
    setText("one \u202E<b>two\nthree\r\nfour");
    press(Qt::Key_Right, Qt::ControlModifier);
    press(Qt::Key_Right, Qt::ShiftModifier);
    press(Qt::Key_Right, Qt::ShiftModifier);
    // The mark of an invisible character is one character to walk over and to take.
    QCOMPARE(copied(), u"\u202E<"_s);
    press(Qt::Key_Down, Qt::ShiftModifier);
    press(Qt::Key_Home, Qt::ShiftModifier);
    QCOMPARE(copied(), u"\u202E<b>two\n"_s);
    press(Qt::Key_Left); // Over the line's begin, to the end of the one before.
    press(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(copied(), u"o"_s);
    QTest::keySequence(m_view.get(), QKeySequence::SelectAll);
    QCOMPARE(copied(), u"one \u202E<b>two\nthree\nfour"_s);
    // A line that was cut only to be shown is whole again.
    setText(std::string(1500, 'x') + "\ny");
    QTest::keySequence(m_view.get(), QKeySequence::SelectAll);
    QCOMPARE(copied(), QString(1500, u'x') + u"\ny"_s);
}

void tst_RowsView::nothingSelectedCopiesTheRow()
{
    setJson(R"({"a":[1,2]})");
    press(Qt::Key_Down);
    QCOMPARE(copied(), u"  \"a\": ["_s);
}

void tst_RowsView::whetherSomethingIsSelectedMakesNoText()
{
    struct Counted final : results::Rows
    {
        std::uint32_t count() const override { return 1'000'000; }
        std::uint32_t longest() const override { return 1; }
        results::Row row(std::uint32_t) const override
        {
            ++made;
            return {};
        }
        std::uint32_t rowAt(std::uint32_t offset) const override { return offset; }
        mutable int made = 0;
    };
    const auto rows = std::make_shared<Counted>();
    m_view->setRows(rows);
    QVERIFY(!m_view->hasSelection());
    m_view->selectAll();
    const int made = rows->made;
    QVERIFY(m_view->hasSelection());
    QCOMPARE(rows->made, made);
}

void tst_RowsView::theMouseSelects()
{
    setText("one two\nthree");
    const auto middle = [this](int row) {
        return QPoint(m_view->viewport()->width() - 5, row * 20 + 10);
    };
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, middle(0));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, middle(1));
    QCOMPARE(copied(), u"\nthree"_s);
    setJson(R"({"name":"Al ice"})");
    // A value is taken whole, its quotes too.
    m_view->choose({10, 10});
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {150, 30});
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, {150, 30});
    QCOMPARE(copied(), u"\"Al ice\""_s);
}

void tst_RowsView::aHundredThousandRowsAreReached()
{
    std::string text = "[0";
    for (int i = 1; i < 100'000; ++i)
        text += ",{\"row\":" + std::to_string(i) + "}";
    setJson(text + "]");
    press(Qt::Key_End, Qt::ControlModifier);
    m_view->grab();
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    QCOMPARE(copied(), u"    \"row\": 99999"_s);
    press(Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    press(Qt::Key_PageDown);
    press(Qt::Key_PageUp);
    QCOMPARE(copied(), u"["_s);
}

void tst_RowsView::longRowsCanBeReadToTheirEnd()
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

void tst_RowsView::whatGoesOnInTheNextRowIsSelectedAndWashedThere()
{
    m_view->setRows(
        std::make_shared<const results::TextRows>(std::make_shared<const std::string>("0123456789abcdef"), 10));
    const auto before = m_view->viewport()->grab().toImage();
    m_view->choose({8, 12});
    QCOMPARE(copied(), u"89ab"_s);
    m_view->choose({16, 16});
    m_view->markPlaces(std::make_shared<const std::vector<text::Span>>(1, text::Span {8, 12}));
    const auto after = m_view->viewport()->grab().toImage();
    const auto washed = [&](int row) {
        int pixels = 0;
        for (int x = 0; x < before.width(); ++x)
            pixels += before.pixel(x, row * 20 + 2) != after.pixel(x, row * 20 + 2) ? 1 : 0;
        return pixels;
    };
    QVERIFY(washed(0) > 5);
    QVERIFY(washed(1) > 5);
    // A line that was cut is copied as one.
    m_view->choose({3, 3});
    QCOMPARE(copied(), u"0123456789abcdef"_s);
}

void tst_RowsView::containersAreClosedAndOpened()
{
    setJson(R"({"a":[1,{"b":2}],"c":3})");
    QCOMPARE(m_view->shownRows(), 9U);
    press(Qt::Key_Down);
    press(Qt::Key_Minus);
    QCOMPARE(m_view->shownRows(), 4U);
    QVERIFY(m_view->isClosed(1));
    // What is put away is copied all the same.
    press(Qt::Key_Home);
    press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(copied(), u"  \"a\": [\n    1,\n    {\n      \"b\": 2\n    }\n  ],\n"_s);
    press(Qt::Key_Up);
    press(Qt::Key_Plus);
    QCOMPARE(m_view->shownRows(), 9U);
    // From inside, what is around is closed, and the caret stays to be seen.
    press(Qt::Key_Down);
    press(Qt::Key_Minus);
    QVERIFY(m_view->isClosed(1));
    QCOMPARE(copied(), u"  \"a\": ["_s);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, {4, 30});
    QVERIFY(!m_view->isClosed(1));
    press(Qt::Key_Space);
    QVERIFY(m_view->isClosed(1));
}

void tst_RowsView::depthIsChosen()
{
    setJson(R"({"a":[1,{"b":2}],"c":{"d":{"e":3}}})");
    m_view->fold(m_view->json()->containersAt(1));
    QCOMPARE(m_view->shownRows(), 4U);
    m_view->fold(m_view->json()->containersAt(2));
    QCOMPARE(m_view->shownRows(), 9U);
    m_view->openAll();
    QCOMPARE(m_view->shownRows(), 13U);
}

void tst_RowsView::whatIsChosenIsSelectedAndRevealed()
{
    const std::string body = R"({"a":[1,{"b":"two"}],"c":3})";
    setJson(body);
    m_view->fold(m_view->json()->containersAt(0));
    QCOMPARE(m_view->shownRows(), 1U);
    QSignalSpy chosen(m_view.get(), &ui::RowsView::chosenChanged);
    const auto at = static_cast<std::uint32_t>(body.find("\"two\""));
    m_view->choose({at, at + 5});
    QCOMPARE(copied(), u"\"two\""_s);
    QVERIFY(!m_view->isClosed(0));
    QCOMPARE(m_view->chosen(), at);
    QCOMPARE(chosen.size(), 0); // It was not the person.
    press(Qt::Key_Down);
    QCOMPARE(chosen.size(), 1);
    // What takes several rows is gone to.
    m_view->choose({5, 19});
    QCOMPARE(m_view->chosen(), 5U);
    QCOMPARE(copied(), u"  \"a\": ["_s);
}

void tst_RowsView::aDumpSelectsBytes()
{
    m_view->setNumbered(false);
    m_view->setRows(
        std::make_shared<const results::HexRows>(std::make_shared<const std::string>("0123456789abcdefXYZ")));
    m_view->choose({17, 19});
    QCOMPARE(copied(), u"59 5a"_s);
    QCOMPARE(m_view->chosen(), 17U);
}

void tst_RowsView::whatIsInvisibleIsMarked_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray("abc") << u"abc"_s;
    QTest::newRow("not UTF-8") << QByteArray("a\xFC"
                                             "b")
                               << u"a⟨FC⟩b"_s;
    QTest::newRow("cut off") << QByteArray("a\xF0\x9F") << u"a⟨F0⟩⟨9F⟩"_s;
    QTest::newRow("control") << QByteArray("a\x01\x7F") << u"a⟨U+0001⟩⟨U+007F⟩"_s;
    QTest::newRow("bidi") << QByteArray("\u202Eabc") << u"⟨U+202E⟩abc"_s;
    QTest::newRow("emoji with a selector") << QByteArray("\u2764\uFE0F!") << u"\u2764\uFE0F!"_s;
    QTest::newRow("an emoji of several") << QByteArray(
        "\U0001F469\U0001F3FD\u200D\U0001F680 \u2764\uFE0F\u200D\U0001F525")
                                         << u"\U0001F469\U0001F3FD\u200D\U0001F680 \u2764\uFE0F\u200D\U0001F525"_s;
    QTest::newRow("a Persian name") << QByteArray("علی\u200Cرضا") << u"علی\u200Cرضا"_s;
    QTest::newRow("joiners that join nothing") << QByteArray("a\u200Db\xFF\u200Cc") << u"a⟨U+200D⟩b⟨FF⟩⟨U+200C⟩c"_s;
    QTest::newRow("letter with a selector") << QByteArray("a\uFE0F") << u"a⟨U+FE0F⟩"_s;
    QTest::newRow("tab") << QByteArray("a\tb") << u"a    b"_s;
    QTest::newRow("Hebrew") << QByteArray("\u05E9\u05DC\u05D5\u05DD") << u"\u05E9\u05DC\u05D5\u05DD"_s;
}

void tst_RowsView::whatIsInvisibleIsMarked()
{
    QFETCH(QByteArray, row);
    const ui::RowText text(row.toStdString());
    QTEST(text.text, "text");
    QCOMPARE(text.columns.size(), static_cast<std::size_t>(text.text.size()) + 1);
    QCOMPARE(text.columns.back(), static_cast<std::uint32_t>(row.size()));
    for (int i = 0; i < text.text.size(); ++i)
        QVERIFY(text.positionOf(text.columnAt(i)) <= i);
}

REGISTER_TEST(tst_RowsView)
#include "tst_rowsview.moc"

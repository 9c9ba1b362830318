#include "tests/support/openwatch.h"
#include "tests/support/registry.h"
#include "ui/docs/linkline.h"
#include "ui/theme/appearance.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

class tst_LinkLine : public QObject
{
    Q_OBJECT

private slots:
    void aClickOpensTheLinkUnderIt();
    void theKeyboardGoesFromLinkToLink();
    void withoutLinksItTakesNoFocus();
    void wrapsAndSaysHowHighItIs();
    void linksOnWrappedLinesAreClicked();
    void drawsTextAndNoMarkup();

private:
    std::unique_ptr<ui::LinkLine> signature()
    {
        return std::make_unique<ui::LinkLine>(
            m_appearance,
            std::vector<ui::LinkLine::Part> {{u"users"_s, ui::Role::Field, u"Query.users"_s},
                                             {u": "_s, ui::Role::MutedText},
                                             {u"UserConnection"_s, ui::Role::Type, u"UserConnection"_s}},
            ui::LinkLine::Shape {ui::Theme::codeFont(), 20, 14});
    }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
};

void tst_LinkLine::aClickOpensTheLinkUnderIt()
{
    const auto line = signature();
    line->resize(400, 20);
    line->show();
    QSignalSpy opened(line.get(), &ui::LinkLine::activated);
    const int letter = QFontMetrics(ui::Theme::codeFont()).horizontalAdvance(u'x');
    QTest::mouseClick(line.get(), Qt::LeftButton, {}, {letter * 2, 10});
    QTest::mouseClick(line.get(), Qt::LeftButton, {}, {letter * 10, 10});
    QTest::mouseClick(line.get(), Qt::LeftButton, {}, {letter * 6, 10}); // Between them.
    QTest::mouseClick(line.get(), Qt::LeftButton, {}, {letter * 30, 10}); // Behind the end.
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened[0][0].toString(), u"Query.users"_s);
    QCOMPARE(opened[1][0].toString(), u"UserConnection"_s);
    // A press that is drawn away opens nothing.
    QTest::mousePress(line.get(), Qt::LeftButton, {}, {letter * 2, 10});
    QTest::mouseRelease(line.get(), Qt::LeftButton, {}, {letter * 10, 10});
    QCOMPARE(opened.size(), 2);
}

void tst_LinkLine::theKeyboardGoesFromLinkToLink()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *before = new QLineEdit;
    auto *line = signature().release();
    auto *after = new QLineEdit;
    for (auto *widget : std::initializer_list<QWidget *> {before, line, after})
        layout->addWidget(widget);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    before->setFocus();
    QSignalSpy opened(line, &ui::LinkLine::activated);
    QTest::keyClick(before, Qt::Key_Tab);
    QVERIFY(line->hasFocus());
    QTest::keyClick(line, Qt::Key_Return);
    QTest::keyClick(line, Qt::Key_Tab);
    QVERIFY(line->hasFocus());
    QTest::keyClick(line, Qt::Key_Space);
    QTest::keyClick(line, Qt::Key_Tab);
    QVERIFY(after->hasFocus());
    QTest::keyClick(after, Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(line->hasFocus());
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(opened.size(), 3);
    QCOMPARE(opened[0][0].toString(), u"Query.users"_s);
    QCOMPARE(opened[1][0].toString(), u"UserConnection"_s);
    QCOMPARE(opened[2][0].toString(), u"UserConnection"_s);
}

void tst_LinkLine::withoutLinksItTakesNoFocus()
{
    const ui::LinkLine line(m_appearance, {{u"words"_s}}, {ui::Theme::interfaceFont()});
    QCOMPARE(line.focusPolicy(), Qt::NoFocus);
}

void tst_LinkLine::wrapsAndSaysHowHighItIs()
{
    const auto line = signature();
    QCOMPARE(line->heightForWidth(400), 20);
    QCOMPARE(line->heightForWidth(line->sizeHint().width()), 20);
    QCOMPARE(line->heightForWidth(130), 40);
    QVERIFY(line->heightForWidth(60) > 40); // Inside a word, where it must be.
}

void tst_LinkLine::linksOnWrappedLinesAreClicked()
{
    const auto line = signature();
    line->resize(130, 40);
    line->show();
    QSignalSpy opened(line.get(), &ui::LinkLine::activated);
    QTest::mouseClick(line.get(), Qt::LeftButton, {}, {40, 30});
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toString(), u"UserConnection"_s);
}

void tst_LinkLine::drawsTextAndNoMarkup()
{
    support::OpenWatch watch;
    ui::LinkLine line(m_appearance, {{watch.markup() + u"\u202E"_s, ui::Role::Text, u"x"_s}},
                      {ui::Theme::interfaceFont()});
    line.resize(300, 60);
    line.grab();
    QVERIFY(line.text().startsWith(watch.markup()));
    QVERIFY(line.text().contains(u"U+202E"_s) && !line.text().contains(QChar(0x202E)));
    QVERIFY(!watch.wasOpened());
}

REGISTER_TEST(tst_LinkLine)
#include "tst_linkline.moc"

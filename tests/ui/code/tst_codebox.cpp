#include "core/base/visibletext.h"
#include "tests/support/openwatch.h"
#include "tests/support/registry.h"
#include "ui/code/boxlook.h"
#include "ui/code/codebox.h"
#include "ui/code/findbar.h"
#include "ui/code/invisibles.h"
#include "ui/code/jsonlexer.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <Qsci/qscicommandset.h>

#include <set>

using namespace Qt::StringLiterals;

class tst_CodeBox : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheBytes();
    void filesAreLeftToTheWindow();
    void lineEndsBecomeOne();
    void loadingStartsTheHistoryAnew();
    void loadingShowsTheFirstLine();
    void theBeginningOfALineIsSeenWhole();
    void aLineThatHasRoomIsSeenFromItsBeginning();
    void theRangeToScrollInShrinksWithTheText();
    void replacingIsOneStepAndKeepsTheCaret();
    void anEditIsAnnouncedOnce();
    void squigglesStandOnBytes_data();
    void squigglesStandOnBytes();
    void squigglesMoveWithTheTextAndAreNoEdit();
    void hoverSaysWhatIsWrongAsPlainText();
    void goesWhereTheServerSays_data();
    void goesWhereTheServerSays();
    void followsTheThemeWithoutAnEdit();
    void linesAreTwentyPixels();
    void leavesTheWindowItsShortcuts_data();
    void leavesTheWindowItsShortcuts();
    void drawsWhatCannotBeSeen();
    void findsWithTheKeyboard();
    void findingFollowsEdits();
    void replacesOneAfterTheOther();
    void replacesAllAsOneStep();
    void whatCannotBeChangedIsOnlySearched();
    void bracketsFold();
    void bracketsMatchWhereTheFocusIs();

private:
    std::unique_ptr<ui::CodeBox> boxWith(const QByteArray &text)
    {
        auto box = std::make_unique<ui::CodeBox>(m_appearance, new ui::JsonLexer);
        box->setBytes(text);
        QCoreApplication::processEvents();
        return box;
    }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
};

namespace {

/// The text with every byte that carries the indicator replaced by `~`.
QByteArray marked(const ui::CodeBox &box, int indicator)
{
    auto text = box.bytes();
    for (qsizetype i = 0; i < text.size(); ++i)
        if (box.SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, static_cast<unsigned long>(indicator),
                              static_cast<long>(i))
            != 0)
            text[i] = '~';
    return text;
}

} // namespace

void tst_CodeBox::keepsTheBytes()
{
    const QByteArray text = "a\t\u202E\u200b é 漢 😀 \x01\n\n  end";
    const auto box = boxWith(text);
    QCOMPARE(box->bytes(), text);
}

void tst_CodeBox::lineEndsBecomeOne()
{
    QCOMPARE(boxWith("a\r\nb\rc\n")->bytes(), QByteArray("a\nb\nc\n"));
}

void tst_CodeBox::loadingStartsTheHistoryAnew()
{
    const auto box = boxWith("one");
    QVERIFY(!box->isUndoAvailable());
    QTest::keyClicks(box.get(), u"x"_s);
    QVERIFY(box->isUndoAvailable());
    box->setBytes("two");
    QVERIFY(!box->isUndoAvailable());
    QCOMPARE(box->caret(), 0U);
}

void tst_CodeBox::loadingShowsTheFirstLine()
{
    ui::CodeBox box(m_appearance, new ui::JsonLexer);
    box.resize(300, 0);
    box.show();
    box.setBytes("[\n1,\n2\n]");
    box.resize(300, 30);
    QCOMPARE(box.SendScintilla(QsciScintilla::SCI_GETFIRSTVISIBLELINE), 0L);
}

void tst_CodeBox::replacingIsOneStepAndKeepsTheCaret()
{
    const auto box = boxWith("{a,b}");
    box->select({4, 4});
    box->replaceBytes("{\n  a,\n  b}");
    QCOMPARE(box->caret(), 10U); // Still between b and the bracket.
    box->undo();
    QCOMPARE(box->bytes(), QByteArray("{a,b}"));
    QVERIFY(!box->isUndoAvailable());
}

void tst_CodeBox::anEditIsAnnouncedOnce()
{
    const auto box = boxWith("one two");
    QSignalSpy changes(box.get(), &ui::CodeBox::documentChanged);
    const auto before = box->revision();
    box->select({0, 3});
    QTest::keyClicks(box.get(), u"x"_s); // Arrives as a delete and an insert.
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(changes[0][0].toByteArray(), QByteArray("x two"));
    QCOMPARE(changes[0][1].value<quint64>(), box->revision());
    QVERIFY(box->revision() > before);
    QTest::qWait(1);
    QCOMPARE(changes.size(), 1);
}

void tst_CodeBox::squigglesStandOnBytes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<uint>("begin");
    QTest::addColumn<uint>("end");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("a word") << QByteArray("ab cd") << 3U << 5U << QByteArray("ab ~~");
    QTest::newRow("after an emoji") << QByteArray("😀 cd") << 5U << 7U << QByteArray("😀 ~~");
    QTest::newRow("nothing is missing") << QByteArray("ab cd") << 2U << 2U << QByteArray("ab~cd");
    QTest::newRow("missing at the end") << QByteArray("ab cd") << 5U << 5U << QByteArray("ab c~");
    QTest::newRow("behind the end") << QByteArray("ab") << 7U << 9U << QByteArray("a~");
    QTest::newRow("in an empty text") << QByteArray() << 0U << 0U << QByteArray();
}

void tst_CodeBox::squigglesStandOnBytes()
{
    QFETCH(QByteArray, text);
    QFETCH(uint, begin);
    QFETCH(uint, end);
    const auto box = boxWith(text);
    box->showFindings({{ui::Finding::Severity::Error, {begin, end}, u"wrong"_s}});
    QTEST(marked(*box, ui::ErrorIndicator), "shown");
    QCOMPARE(marked(*box, ui::WarningIndicator), text);
    box->showFindings({});
    QCOMPARE(marked(*box, ui::ErrorIndicator), text);
}

void tst_CodeBox::squigglesMoveWithTheTextAndAreNoEdit()
{
    const auto box = boxWith("ab cd");
    QSignalSpy changes(box.get(), &ui::CodeBox::documentChanged);
    box->showFindings({{ui::Finding::Severity::Warning, {3, 5}, u"odd"_s}});
    QTest::qWait(1);
    QCOMPARE(changes.size(), 0);
    box->insertAt(u"xyz "_s, 0, 0);
    QCOMPARE(marked(*box, ui::WarningIndicator), QByteArray("xyz ab ~~"));
}

void tst_CodeBox::hoverSaysWhatIsWrongAsPlainText()
{
    support::OpenWatch watch;
    const auto box = boxWith("ab cdefgh");
    box->resize(300, 100);
    box->show();
    QVERIFY(QTest::qWaitForWindowExposed(box.get()));
    box->showFindings({{ui::Finding::Severity::Error, {3, 9}, u"no <b>field</b> "_s + watch.markup()}});
    const int x = static_cast<int>(box->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, 5L));
    const int y = static_cast<int>(box->SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, 5L));
    QTest::mouseMove(box->viewport(), {x, y + 8});
    QTRY_VERIFY(QToolTip::isVisible());
    QVERIFY2(QToolTip::text().contains(u"&lt;b&gt;field"_s), qPrintable(QToolTip::text()));
    for (auto *widget : QApplication::allWidgets())
        if (widget->inherits("QTipLabel"))
            widget->grab();
    QVERIFY(!watch.wasOpened());
    QToolTip::hideText();

    // The watch can tell: as rich text, the same words do open the file.
    QLabel label(watch.markup());
    label.setTextFormat(Qt::RichText);
    label.grab();
    QVERIFY(watch.wasOpened());
}

void tst_CodeBox::goesWhereTheServerSays_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<uint>("caret");
    QTest::newRow("the first byte") << 1 << 1 << 0U;
    QTest::newRow("after an emoji, which counts two") << 1 << 4 << 5U;
    QTest::newRow("the second line") << 2 << 3 << 10U;
    QTest::newRow("behind a line's end") << 1 << 99 << 7U;
    QTest::newRow("behind the last line") << 99 << 1 << 11U;
}

void tst_CodeBox::goesWhereTheServerSays()
{
    QFETCH(int, line);
    QFETCH(int, column);
    const auto box = boxWith("😀 cd\nxyz");
    box->goTo(line, column);
    QTEST(box->caret(), "caret");
}

void tst_CodeBox::followsTheThemeWithoutAnEdit()
{
    const auto box = boxWith("{\"a\": 1}");
    box->resize(200, 80);
    box->grab();
    QSignalSpy changes(box.get(), &ui::CodeBox::documentChanged);
    const auto keyColor = [&] {
        return box->lexer()->color(static_cast<int>(box->SendScintilla(QsciScintilla::SCI_GETSTYLEAT, 1UL)));
    };
    QCOMPARE(keyColor(), m_appearance.color(ui::Role::Field));
    const auto light = box->grab().toImage();
    m_appearance.setChoice(ui::Appearance::Choice::Dark);
    QCOMPARE(keyColor(), m_appearance.color(ui::Role::Field));
    const auto dark = box->grab().toImage();
    // The margin and the text area both: setLexer() would have reset the margin to grey.
    for (const QPoint place : {QPoint(2, 70), QPoint(150, 70)}) {
        QCOMPARE(light.pixelColor(place).name(), u"#ffffff"_s);
        QCOMPARE(dark.pixelColor(place), m_appearance.color(ui::Role::Panel));
    }
    m_appearance.setChoice(ui::Appearance::Choice::Light);
    QCOMPARE(changes.size(), 0);
}

void tst_CodeBox::theBeginningOfALineIsSeenWhole()
{
    const auto box = boxWith(QByteArray(100, 'x') + "\nyy\n");
    box->resize(300, 200);
    const auto offset = [&] {
        return box->SendScintilla(QsciScintilla::SCI_GETXOFFSET);
    };
    box->goTo(1, 101);
    QVERIFY(offset() > 0);
    box->goTo(2, 1);
    QCOMPARE(offset(), 0L);
}

void tst_CodeBox::aLineThatHasRoomIsSeenFromItsBeginning()
{
    const auto box = boxWith(QByteArray(100, 'x') + "\n    yyyy\n");
    box->resize(300, 200);
    const auto offset = [&] {
        return box->SendScintilla(QsciScintilla::SCI_GETXOFFSET);
    };
    box->goTo(1, 101);
    QVERIFY(offset() > 0);
    QTest::keyClick(box.get(), Qt::Key_Down);
    QCOMPARE(offset(), 0L);
    box->goTo(1, 101);
    QVERIFY(offset() > 0);
    box->goTo(2, 9);
    QCOMPARE(offset(), 0L);
    // Of what goes beyond, no more is moved than the caret asks for.
    box->goTo(1, 101);
    const auto before = offset();
    QTest::keyClick(box.get(), Qt::Key_Left);
    QCOMPARE(offset(), before);
    box->goTo(1, 101);
    QTest::keyClick(box.get(), Qt::Key_Backspace, Qt::ControlModifier);
    QCOMPARE(offset(), 0L);
    box->undo();
    QVERIFY(offset() > 0);
}

void tst_CodeBox::theRangeToScrollInShrinksWithTheText()
{
    const auto box = boxWith("y\n" + QByteArray(100, 'x') + "\ny");
    box->resize(300, 200);
    box->show();
    const auto width = [&] {
        box->grab();
        return box->SendScintilla(QsciScintilla::SCI_GETSCROLLWIDTH);
    };
    const auto before = width();
    QVERIFY(before > 300);
    box->replaceSpan({2, 52}, {});
    QCoreApplication::processEvents();
    QVERIFY2(width() < before, qPrintable(QString::number(width())));
    QVERIFY(width() > 300);
    box->replaceSpan({2, 52}, {});
    QCoreApplication::processEvents();
    QVERIFY2(width() < 300, qPrintable(QString::number(width())));
    box->undo();
    QVERIFY(width() > 300);
}

void tst_CodeBox::linesAreTwentyPixels()
{
    const auto box = boxWith("a\n漢\n😀");
    for (unsigned long line = 0; line < 3; ++line)
        QCOMPARE(box->SendScintilla(QsciScintilla::SCI_TEXTHEIGHT, line), 20L);
}

void tst_CodeBox::leavesTheWindowItsShortcuts_data()
{
    QTest::addColumn<QKeySequence>("shortcut");
    for (const auto *keys :
         {"Ctrl+Return", "Ctrl+/", "Ctrl+K", "Ctrl+T", "Ctrl+W", "Ctrl+D", "Ctrl+L", "Ctrl+Shift+P", "Ctrl+Shift+C",
          "Ctrl+Shift+L", "Ctrl+U", "Ctrl+Shift+U", "Ctrl+-", "Ctrl++", "Alt+Left", "F1"})
        QTest::newRow(keys) << QKeySequence(QLatin1String(keys));
}

void tst_CodeBox::leavesTheWindowItsShortcuts()
{
    QFETCH(QKeySequence, shortcut);
    QMainWindow window;
    auto *box = boxWith("text").release();
    window.setCentralWidget(box);
    QAction action;
    action.setShortcut(shortcut);
    window.addAction(&action);
    window.show();
    window.activateWindow();
    box->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSignalSpy triggered(&action, &QAction::triggered);
    QTest::keySequence(box, shortcut);
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(box->bytes(), QByteArray("text"));
}

void tst_CodeBox::drawsWhatCannotBeSeen()
{
    // Every character that base::visibleText replaces, is in the list, and nothing else.
    std::set<QByteArray> listed;
    for (const auto &[utf8, shown] : ui::invisibleCharacters())
        listed.insert(utf8);
    for (char32_t character = 0x80; character < 0xE1000; ++character) {
        if (character == 0xD800)
            character = 0xE000; // Surrogates are no characters.
        if (character == 0x20000)
            character = 0xE0000; // Between them are ideographs, and planes without any character.
        const auto text = QStringView(QChar::fromUcs4(character)).toString();
        QVERIFY2((listed.count(text.toUtf8()) == 1) == (base::visibleText(text) != text),
                 qPrintable(QString::number(static_cast<uint>(character), 16)));
    }
    // And Scintilla has been told: a right-to-left override takes the room of its name.
    const auto box = boxWith("a\u202Eb");
    const auto x = [&](long position) {
        return box->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, position);
    };
    QVERIFY(x(4) - x(1) > 30);
    char shown[32] = {};
    box->SendScintilla(QsciScintilla::SCI_GETREPRESENTATION, "\u202E", shown);
    QCOMPARE(QByteArray(shown), QByteArray("U+202E"));
}

void tst_CodeBox::findsWithTheKeyboard()
{
    const auto box = boxWith("one two ONE two one");
    box->addFindBar();
    box->resize(400, 200);
    box->show();
    box->activateWindow();
    box->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(box.get()));
    auto *bar = box->findChild<ui::FindBar *>();
    QVERIFY(bar->isHidden());
    QTest::keyClick(box.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(bar->isVisible());
    auto *line = bar->findChild<QLineEdit *>();
    QCOMPARE(QApplication::focusWidget(), line);
    const auto count = [&] {
        return bar->findChild<QLabel *>()->text();
    };
    QTest::keyClicks(line, u"one"_s);
    QCOMPARE(count(), u"1 of 3"_s);
    QCOMPARE(marked(*box, ui::FoundIndicator), QByteArray("~~~ two ~~~ two ~~~"));
    QTest::keyClick(line, Qt::Key_F3);
    QCOMPARE(box->selectedText(), u"ONE"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(count(), u"3 of 3"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(count(), u"1 of 3"_s);
    QTest::keyClick(line, Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(count(), u"3 of 3"_s);
    QTest::keyClicks(line, u"x"_s);
    QCOMPARE(count(), u"No matches"_s);
    QTest::keyClick(line, Qt::Key_Escape);
    QVERIFY(bar->isHidden());
    QCOMPARE(QApplication::focusWidget(), box.get());
    QCOMPARE(marked(*box, ui::FoundIndicator), box->bytes());
    // The selection is what is looked for next.
    box->select({4, 7});
    QTest::keyClick(box.get(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(line->text(), u"two"_s);
    QCOMPARE(count(), u"1 of 2"_s);
}

void tst_CodeBox::findingFollowsEdits()
{
    const auto box = boxWith("one one");
    box->addFindBar();
    box->show();
    box->openFindBar();
    box->findChild<QLineEdit *>()->setText(u"one"_s);
    box->replaceBytes("none");
    QCOMPARE(box->finder().step(false), 1); // At once, before the edit was announced.
    QCOMPARE(box->selectedText(), u"one"_s);
    QCOMPARE(marked(*box, ui::FoundIndicator), QByteArray("n~~~"));
    box->replaceBytes("one one one");
    QTRY_COMPARE(box->findChild<ui::FindBar *>()->findChild<QLabel *>()->text(), u"3 in all"_s);
}

void tst_CodeBox::replacesOneAfterTheOther()
{
    auto box = boxWith("[\"aé\", \"aé\", \"b\"]");
    box->addFindBar();
    box->show();
    QVERIFY(QTest::qWaitForWindowActive(box.get()));
    box->setFocus();
    QTest::keyClick(box.get(), Qt::Key_H, Qt::ControlModifier);
    auto *bar = box->findChild<ui::FindBar *>();
    auto *replacement = bar->findChild<QLineEdit *>(u"replacement"_s);
    QVERIFY(replacement->isVisible());
    QCOMPARE(replacement->geometry().right(), bar->focusProxy()->geometry().right());
    QTest::keyClicks(QApplication::focusWidget(), u"a"_s);
    QCOMPARE(box->selectedText(), u"a"_s);
    // No key reaches the text, where it would be typed over what was found.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(box->selectedText(), u"a"_s);
    QCOMPARE(box->bytes(), QByteArray("[\"aé\", \"aé\", \"b\"]"));
    QCOMPARE(QApplication::focusWidget(), replacement);
    QTest::keyClick(replacement, Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), bar->focusProxy());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(replacement, u"aa"_s);
    QTest::keyClick(replacement, Qt::Key_Return);
    QCOMPARE(box->bytes(), QByteArray("[\"aaé\", \"aé\", \"b\"]"));
    // Not what was just put in.
    QCOMPARE(box->caret(), 11U);
    QTest::keyClick(replacement, Qt::Key_Return);
    QCOMPARE(box->bytes(), QByteArray("[\"aaé\", \"aaé\", \"b\"]"));
    QTest::keyClick(replacement, Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    QTest::keyClick(box.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(bar->isVisible());
    QVERIFY(!replacement->isVisible());
}

void tst_CodeBox::replacesAllAsOneStep()
{
    auto box = boxWith("[1, 11, 2, 1]");
    box->addFindBar();
    box->show();
    box->openReplaceBar();
    auto *bar = box->findChild<ui::FindBar *>();
    bar->findChild<QLineEdit *>()->setText(u"1"_s);
    bar->findChild<QLineEdit *>(u"replacement"_s)->setText(u"12"_s);
    QTest::mouseClick(bar->findChild<QPushButton *>(u"replaceAll"_s), Qt::LeftButton);
    QCOMPARE(box->bytes(), QByteArray("[12, 1212, 2, 12]"));
    box->undo();
    QCOMPARE(box->bytes(), QByteArray("[1, 11, 2, 1]"));
}

void tst_CodeBox::whatCannotBeChangedIsOnlySearched()
{
    auto box = boxWith("[1]");
    box->setReadOnly(true);
    box->addFindBar();
    box->show();
    box->openReplaceBar();
    auto *bar = box->findChild<ui::FindBar *>();
    QVERIFY(bar->isVisible());
    QVERIFY(!bar->findChild<QLineEdit *>(u"replacement"_s)->isVisible());
}

void tst_CodeBox::bracketsFold()
{
    const auto box = boxWith("{\n  \"a\": [\n    \"}\"\n  ],\n  \"b\": {}\n}\n");
    box->resize(300, 300);
    box->grab();
    QByteArray levels;
    for (int line = 0; line < box->lines(); ++line) {
        const auto level = box->SendScintilla(QsciScintilla::SCI_GETFOLDLEVEL, static_cast<unsigned long>(line));
        levels += QByteArray::number(static_cast<int>(level & QsciScintilla::SC_FOLDLEVELNUMBERMASK)
                                     - QsciScintilla::SC_FOLDLEVELBASE);
        levels += (level & QsciScintilla::SC_FOLDLEVELHEADERFLAG) ? "+ " : " ";
    }
    QCOMPARE(levels, QByteArray("0+ 1+ 2 2 1 1 0 "));
    box->foldLine(1);
    const auto isVisible = [&](unsigned long line) {
        return box->SendScintilla(QsciScintilla::SCI_GETLINEVISIBLE, line) != 0;
    };
    QVERIFY(isVisible(1) && !isVisible(2) && !isVisible(3) && isVisible(4));
    box->goTo(3, 1);
    QVERIFY(isVisible(2));
}

void tst_CodeBox::bracketsMatchWhereTheFocusIs()
{
    QWidget window;
    auto *box = boxWith("[x]").release();
    box->setParent(&window);
    auto *other = new QLineEdit(&window);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto isMatched = [&] { // Somewhere behind the bracket stands the wash.
        const auto picture = box->grab().toImage();
        const int x = static_cast<int>(box->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, 0L));
        for (int column = x; column < x + 8; ++column)
            for (int row = 0; row < 30; ++row)
                if (picture.pixelColor(column, row) == m_appearance.color(ui::Role::AccentWash))
                    return true;
        return false;
    };
    other->setFocus();
    QTRY_VERIFY(!isMatched());
    box->setFocus();
    QTest::keyClick(box, Qt::Key_End); // The caret stands behind the partner.
    QTRY_VERIFY(isMatched());
    other->setFocus();
    QTRY_VERIFY(!isMatched());
}

void tst_CodeBox::filesAreLeftToTheWindow()
{
    ui::CodeBox box(m_appearance, new ui::JsonLexer);
    const auto isTaken = [&box](const QMimeData &data) {
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(box.viewport(), &enter);
        return enter.isAccepted();
    };
    QMimeData text;
    text.setText(QStringLiteral("{ a }"));
    QVERIFY(isTaken(text));
    QMimeData file;
    file.setText(QStringLiteral("/tmp/a.graphql"));
    file.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/a.graphql"))});
    QVERIFY(!isTaken(file));
}

REGISTER_TEST(tst_CodeBox)
#include "tst_codebox.moc"

#include "tests/support/registry.h"
#include "ui/code/codebox.h"
#include "ui/code/jsonlexer.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QClipboard>
#include <QTest>

/// Several carets, and moves by parts of words; `|` is a caret, `«` and `»` enclose what is selected.
class tst_Carets : public QObject
{
    Q_OBJECT

private slots:
    void keys_data();
    void keys();
    void undoTakesEachStepBackAtAllOfThem_data();
    void undoTakesEachStepBackAtAllOfThem();
    void undoBringsBackWhatWasSelected();
    void foldedLinesGetNoCaret();
    void aReadOnlyBoxStaysAsItIs();
    void escapeIsOursWhileThereAreSeveral();

private:
    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
};

namespace {

long send(const ui::CodeBox &box, unsigned int message, long first = 0, long second = 0)
{
    return box.SendScintilla(message, static_cast<unsigned long>(first), second);
}

void loadCarets(ui::CodeBox &box, QByteArray marked)
{
    QList<long> carets;
    for (qsizetype at = marked.indexOf('|'); at >= 0; at = marked.indexOf('|')) {
        carets.append(at);
        marked.remove(at, 1);
    }
    box.setBytes(marked);
    send(box, ui::CodeBox::SCI_SETSELECTION, carets.first(), carets.first());
    for (const long caret : carets.mid(1))
        send(box, ui::CodeBox::SCI_ADDSELECTION, caret, caret);
}

QByteArray withCarets(const ui::CodeBox &box)
{
    QList<std::pair<long, QByteArray>> marks;
    for (long i = 0; i < send(box, ui::CodeBox::SCI_GETSELECTIONS); ++i) {
        const long caret = send(box, ui::CodeBox::SCI_GETSELECTIONNCARET, i);
        const long anchor = send(box, ui::CodeBox::SCI_GETSELECTIONNANCHOR, i);
        if (caret != anchor) {
            marks.append({std::min(caret, anchor), "«"});
            marks.append({std::max(caret, anchor), "»"});
        }
        marks.append({caret, "|"});
    }
    std::stable_sort(marks.begin(), marks.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QByteArray text = box.bytes();
    for (const auto &[at, mark] : marks)
        text.insert(at, mark);
    return text;
}

/// Letters as they are, and names of keys.
void pressKeys(ui::CodeBox &box, const QByteArray &keys)
{
    for (const QByteArray &key : keys.split(' ')) {
        if (key.size() == 1) {
            QTest::keyClick(&box, key.front());
        } else {
            const auto combination = QKeySequence(QString::fromLatin1(key), QKeySequence::PortableText)[0];
            QTest::keyClick(&box, combination.key(), combination.keyboardModifiers());
        }
    }
}

} // namespace

void tst_Carets::keys_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const char *keys, const char *after) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(keys) << QByteArray(after);
    };
    row("one below", "a|b\ncd\n", "Shift+Alt+Down", "a|b\nc|d\n");
    row("one above", "ab\nc|d\n", "Shift+Alt+Up", "a|b\nc|d\n");
    row("above and below", "ab\nc|d\nef", "Shift+Alt+Up Shift+Alt+Down", "a|b\nc|d\ne|f");
    row("a shorter line", "abc|\nd\n", "Shift+Alt+Down", "abc|\nd|\n");
    row("above the first there is none", "a|b\n", "Shift+Alt+Up", "a|b\n");
    row("below the last there is none", "a|b", "Shift+Alt+Down", "a|b");
    row("Escape leaves the newest", "a|b\ncd\n", "Shift+Alt+Down Esc", "ab\nc|d\n");
    row("an arrow moves all", "|ab\n|cd", "Right", "a|b\nc|d");
    row("End moves all", "|ab\n|cde", "End", "ab|\ncde|");
    row("Down moves all", "|ab\ncd\n|ef\ngh", "Down", "ab\n|cd\nef\n|gh");
    row("Ctrl with an arrow moves all", "|ab c\n|cd e", "Ctrl+Right", "ab |c\ncd |e");

    row("typing", "|a\n|b", "x y", "xy|a\nxy|b");
    row("on one line", "a|b|c", "x", "ax|bx|c");
    row("a bracket is closed at each", "|\n|", "{", "{|}\n{|}");
    row("and typed over at each", "|\n|", "{ }", "{}|\n{}|");
    row("where there is room for it", "|\n|word", "[", "[|]\n[|word");
    row("a quote is closed at each", "|\n|", "\" a \"", "\"a\"|\n\"a\"|");
    row("Backspace takes the pair at each", "|\n|", "{ Backspace", "|\n|");
    row("Backspace takes a letter at each", "ab|\ncd|", "Backspace", "a|\nc|");
    row("and what stands there, whatever it is", "[|\nab|", "] Backspace Backspace", "|\na|");
    row("Delete", "|ab\n|cd", "Del", "|b\n|d");
    row("Enter keeps each indentation", "  a|\n    b|", "Return", "  a\n  |\n    b\n    |");
    row("Enter opens a block at each", "{|}\n  [|]", "Return", "{\n  |\n}\n  [\n    |\n  ]");
    row("Enter at two places of a line", "a|b|c", "Return", "a\n|b\n|c");
    row("a closing bracket falls back at each", "{\n    |\n  {\n    |", "}", "{\n}|\n  {\n  }|");
    row("beside more than ASCII", "😀|\né|", "{", "😀{|}\né{|}");

    row("the word at the caret", "na|me x name", "Ctrl+D", "«name|» x name");
    row("the next one too", "na|me x name", "Ctrl+D Ctrl+D", "«name|» x «name|»");
    row("around the end", "name x na|me", "Ctrl+D Ctrl+D", "«name|» x «name|»");
    row("whole words only", "na|me named name", "Ctrl+D Ctrl+D", "«name|» named «name|»");
    row("with its case", "na|me Name name", "Ctrl+D Ctrl+D", "«name|» Name «name|»");
    row("no more than there are", "na|me name", "Ctrl+D Ctrl+D Ctrl+D Ctrl+D", "«name|» «name|»");
    row("and all are typed over", "na|me x name", "Ctrl+D Ctrl+D y", "y| x y|");
    row("what was selected by hand is found in words", "|name named", "Shift+End Shift+Ctrl+Left Shift+Left Ctrl+D",
        "«name|» «name|»d");

    row("to the next hump", "|getUserByID", "Alt+Right", "get|UserByID");
    row("and the next", "|getUserByID", "Alt+Right Alt+Right Alt+Right", "getUserBy|ID");
    row("back", "getUserByID|", "Alt+Left Alt+Left", "getUser|ByID");
    row("parts of a snake", "|snake_case", "Alt+Right", "snake|_case");
    row("Ctrl goes over the word", "|getUserByID x", "Ctrl+Right", "getUserByID |x");
    row("a hump is deleted to the left", "getUserByID|", "Alt+Backspace", "getUserBy|");
    row("and to the right", "|getUserByID", "Alt+Del", "|UserByID");
    row("what is selected goes first", "|getUser", "Shift+Right Alt+Backspace", "|etUser");
    row("at each caret", "getUser|\nsetName|", "Alt+Backspace", "get|\nset|");
    row("moves at each caret", "|getUser\n|setName", "Alt+Right", "get|User\nset|Name");
}

void tst_Carets::keys()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, keys);
    QFETCH(QByteArray, after);
    ui::CodeBox box(m_appearance, new ui::JsonLexer);
    loadCarets(box, before);
    pressKeys(box, keys);
    QCOMPARE(withCarets(box), after);
}

void tst_Carets::undoTakesEachStepBackAtAllOfThem_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("a letter") << QByteArray("|a\n|b") << QByteArray("x");
    QTest::newRow("a pair") << QByteArray("|\n|") << QByteArray("{");
    QTest::newRow("a line") << QByteArray("{|}\n{|}") << QByteArray("Return");
    QTest::newRow("a letter less") << QByteArray("a|\nb|") << QByteArray("Backspace");
    QTest::newRow("a hump less") << QByteArray("getA|\ngetB|") << QByteArray("Alt+Backspace");
    QTest::newRow("on one line") << QByteArray("a|b|c") << QByteArray("x");
    QTest::newRow("beside more than ASCII") << QByteArray("😀|\né|") << QByteArray("{");
    QTest::newRow("alone") << QByteArray("a|b") << QByteArray("x");
}

void tst_Carets::undoTakesEachStepBackAtAllOfThem()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, key);
    ui::CodeBox box(m_appearance, new ui::JsonLexer);
    loadCarets(box, before);
    const auto text = box.bytes();
    pressKeys(box, key);
    const auto changed = box.bytes();
    const auto after = withCarets(box);
    QVERIFY(changed != text);
    box.undo();
    QCOMPARE(box.bytes(), text);
    QCOMPARE(withCarets(box), before);
    box.redo();
    QCOMPARE(box.bytes(), changed);
    QCOMPARE(withCarets(box), after);
}

void tst_Carets::undoBringsBackWhatWasSelected()
{
    ui::CodeBox box(m_appearance, new ui::JsonLexer);
    loadCarets(box, "na|me x name y name");
    pressKeys(box, "Ctrl+D Ctrl+D");
    const auto selected = withCarets(box);
    pressKeys(box, "a b");
    QCOMPARE(withCarets(box), QByteArray("ab| x ab| y name"));
    // With keys, and from somewhere else.
    pressKeys(box, "Esc Ctrl+End Ctrl+Z");
    QCOMPARE(withCarets(box), QByteArray("a| x a| y name"));
    pressKeys(box, "Ctrl+Z");
    QCOMPARE(withCarets(box), selected);
    pressKeys(box, "Ctrl+Y Ctrl+Y");
    QCOMPARE(withCarets(box), QByteArray("ab| x ab| y name"));
    // Another change in their place: they come back for what they were made with, and for nothing else.
    pressKeys(box, "Ctrl+Z Esc Ctrl+End c Ctrl+Z Ctrl+Z");
    QCOMPARE(withCarets(box), selected);
    box.setBytes("other");
    pressKeys(box, "Ctrl+Z End d Ctrl+Z");
    QCOMPARE(withCarets(box), QByteArray("other|"));
}

void tst_Carets::foldedLinesGetNoCaret()
{
    ui::CodeBox box(m_appearance, new ui::JsonLexer);
    loadCarets(box, "|a\nb\nc\nd");
    send(box, ui::CodeBox::SCI_HIDELINES, 1, 2);
    pressKeys(box, "Shift+Alt+Down");
    QCOMPARE(withCarets(box), QByteArray("|a\nb\nc\n|d"));
}

void tst_Carets::aReadOnlyBoxStaysAsItIs()
{
    ui::CodeBox box(m_appearance, new ui::JsonLexer);
    loadCarets(box, "getUser|\nsetName|");
    box.setReadOnly(true);
    pressKeys(box, "x Return Backspace Alt+Backspace Alt+Del");
    QCOMPARE(box.bytes(), QByteArray("getUser\nsetName"));
}

void tst_Carets::escapeIsOursWhileThereAreSeveral()
{
    ui::CodeBox box(m_appearance, new ui::JsonLexer);
    const auto isTaken = [&box] {
        QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_Escape, Qt::NoModifier);
        override.ignore();
        QApplication::sendEvent(&box, &override);
        return override.isAccepted();
    };
    loadCarets(box, "a|b|");
    QVERIFY(isTaken());
    pressKeys(box, "Esc");
    QCOMPARE(box.carets().count(), 1);
    // Then it may be a shortcut of the window: cancelling a request is one.
    QVERIFY(!isTaken());
}

REGISTER_TEST(tst_Carets)
#include "tst_carets.moc"

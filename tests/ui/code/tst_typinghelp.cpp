#include "tests/support/registry.h"
#include "ui/code/codebox.h"
#include "ui/code/jsonlexer.h"
#include "ui/theme/appearance.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// What typing leaves in the box; `|` is the caret.
class tst_TypingHelp : public QObject
{
    Q_OBJECT

private slots:
    void typing_data();
    void typing();
    void aSelectionIsEnclosed();
    void oneUndoTakesAPairBack();
    void aReadOnlyBoxStaysAsItIs();
    void leavesShortcutsAlone();

private:
    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
};

namespace {

void load(ui::CodeBox &box, QByteArray marked)
{
    const auto caret = marked.indexOf('|');
    box.setBytes(marked.remove(caret, 1));
    box.SendScintilla(QsciScintilla::SCI_GOTOPOS, static_cast<unsigned long>(caret));
}

QByteArray shown(const ui::CodeBox &box)
{
    return box.bytes().insert(box.caret(), '|');
}

/// `\n` is Enter, `\b` is Backspace, `<` and `>` are the arrows.
void type(ui::CodeBox &box, const QByteArray &keys)
{
    for (const char key : keys) {
        switch (key) {
        case '\n':
            QTest::keyClick(&box, Qt::Key_Return);
            break;
        case '\b':
            QTest::keyClick(&box, Qt::Key_Backspace);
            break;
        case '<':
            QTest::keyClick(&box, Qt::Key_Left);
            break;
        case '>':
            QTest::keyClick(&box, Qt::Key_Right);
            break;
        default:
            QTest::keyClick(&box, key);
        }
    }
}

} // namespace

void tst_TypingHelp::typing_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const char *keys, const char *after) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(keys) << QByteArray(after);
    };
    row("a bracket is closed", "|", "{", "{|}");
    row("before a word it is not", "|word", "{", "{|word");
    row("before a closing one it is", "[|]", "{", "[{|}]");
    row("ours is typed over", "|", "{}", "{}|");
    row("theirs is not", "|}", "}", "}|}");
    row("nested", "|", "{[(", "{[(|)]}");
    row("nested and over", "|", "{[()]}", "{[()]}|");
    row("erased together", "|", "{\b", "|");
    row("at the end of the text", "|", "{}\b", "{|");
    row("theirs stays", "{|}", "\b", "|}");
    row("quotes", "|", "\"a\"", "\"a\"|");
    row("a quote after a word is alone", "a|", "\"", "a\"|");
    row("no brackets in a string", "\"a |\"", "{", "\"a {|\"");
    row("no quotes in a string", "[\"a\\|\"]", "\"", "[\"a\\\"|\"]");
    row("quotes erased together", "|", "\"\b", "|");
    row("Enter keeps the indentation", "  a|", "\n", "  a\n  |");
    row("Enter opens a block", "|", "{\n", "{\n  |\n}");
    row("Enter in a block of theirs", "  {|}", "\n", "  {\n    |\n  }");
    row("Enter after an opener", "  [|", "\n", "  [\n    |");
    row("Enter takes no more than is there", "  |  a", "\n", "  \n  |a");
    row("Enter inside the indentation", " |   a", "\n", " \n |a");
    row("Enter swallows blanks", "{|  }", "\n", "{\n  |\n}");
    row("a closing one falls back", "{\n  a\n    |", "}", "{\n  a\n}|");
    row("only at the line's begin", "{\n  a |", "}", "{\n  a }|");
    row("a stray one stays", "    |", "}", "    }|");
    row("moving away and back", "|", "{<>}", "{}|");
}

void tst_TypingHelp::typing()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, keys);
    ui::CodeBox box(m_appearance, new ui::JsonLexer);
    load(box, before);
    type(box, keys);
    QTEST(shown(box), "after");
}

void tst_TypingHelp::aSelectionIsEnclosed()
{
    ui::CodeBox box(m_appearance, new ui::JsonLexer);
    box.setBytes("a b c");
    box.select({2, 3});
    type(box, "[");
    QCOMPARE(box.bytes(), QByteArray("a [b] c"));
    QCOMPARE(box.selectedText(), u"b"_s);
    box.undo();
    QCOMPARE(box.bytes(), QByteArray("a b c"));
}

void tst_TypingHelp::oneUndoTakesAPairBack()
{
    ui::CodeBox box(m_appearance, new ui::JsonLexer);
    load(box, "x: |");
    type(box, "{");
    QCOMPARE(shown(box), QByteArray("x: {|}"));
    box.undo();
    QCOMPARE(box.bytes(), QByteArray("x: "));
    load(box, "{|}");
    type(box, "\n");
    box.undo();
    QCOMPARE(box.bytes(), QByteArray("{}"));
}

void tst_TypingHelp::aReadOnlyBoxStaysAsItIs()
{
    ui::CodeBox box(m_appearance, new ui::JsonLexer);
    load(box, "{|}");
    box.setReadOnly(true);
    type(box, "{\n\b\"");
    QCOMPARE(box.bytes(), QByteArray("{}"));
}

void tst_TypingHelp::leavesShortcutsAlone()
{
    ui::CodeBox box(m_appearance, new ui::JsonLexer);
    load(box, "{|}");
    QTest::keyClick(&box, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(box.bytes(), QByteArray("{}"));
    // AltGr types brackets on many keyboards, and arrives as both.
    QTest::sendKeyEvent(QTest::Press, &box, Qt::Key_BracketLeft, u"["_s, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(box.bytes(), QByteArray("{[]}"));
}

REGISTER_TEST(tst_TypingHelp)
#include "tst_typinghelp.moc"

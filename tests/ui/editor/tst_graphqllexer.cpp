#include "tests/support/registry.h"
#include "ui/code/codebox.h"
#include "ui/editor/graphqllexer.h"
#include "ui/theme/appearance.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

class tst_GraphqlLexer : public QObject
{
    Q_OBJECT

private slots:
    void colourAfterAnEditIsColourFromAnew();
    void aBlockStringReachesOverLines();
    void closingABlockStringFreesWhatFollows();
    void anEditAtTheTopOfALargeTextIsCheap();

private:
    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
};

namespace {

QByteArray stylesOf(ui::CodeBox &box)
{
    box.SendScintilla(QsciScintilla::SCI_COLOURISE, 0UL, -1L);
    QByteArray styles;
    for (long at = 0; at < box.SendScintilla(QsciScintilla::SCI_GETLENGTH); ++at)
        styles.append(
            static_cast<char>('a' + box.SendScintilla(QsciScintilla::SCI_GETSTYLEAT, static_cast<unsigned long>(at))));
    return styles;
}

} // namespace

void tst_GraphqlLexer::colourAfterAnEditIsColourFromAnew()
{
    // Pieces that open and close what reaches over lines, put in and taken out at random places.
    const QByteArrayList pieces {"\n",  "\n",      "{",    "}",  "(a: ",        ")",  "\"\"\"", "\"",
                                 "# c", "query Q", "name", "$v", "[1, {k: E}]", "é😀", "...F"};
    QRandomGenerator random(7);
    ui::CodeBox edited(m_appearance, new ui::GraphqlLexer);
    ui::CodeBox fresh(m_appearance, new ui::GraphqlLexer);
    for (int round = 0; round < 600; ++round) {
        auto text = edited.bytes();
        const auto at = random.bounded(text.size() + 1);
        if (random.bounded(3) == 0)
            text.remove(at, random.bounded(12));
        else
            text.insert(at, pieces[random.bounded(pieces.size())] + ' ');
        if (!QString::fromUtf8(text).toUtf8().contains("\xEF\xBF\xBD")) // Never half a character.
            edited.replaceBytes(text);
        if (round % 3 != 0) // Several edits between two looks, too.
            continue;
        fresh.setBytes(edited.bytes());
        QCOMPARE(stylesOf(edited), stylesOf(fresh));
    }
}

void tst_GraphqlLexer::aBlockStringReachesOverLines()
{
    ui::CodeBox box(m_appearance, new ui::GraphqlLexer);
    box.setBytes("{ f(a: \"\"\"one\n{ two }\nth\\\"\"\"ree\"\"\", b: X) }");
    const auto styles = stylesOf(box);
    const auto text = box.bytes();
    const char string = styles[text.indexOf("one")];
    QCOMPARE(styles[text.indexOf("two")], string);
    QCOMPARE(styles[text.indexOf("ree")], string);
    QVERIFY(styles[text.indexOf("b:")] != string);
    QVERIFY(styles[text.indexOf('X')] != string);
}

void tst_GraphqlLexer::closingABlockStringFreesWhatFollows()
{
    ui::CodeBox box(m_appearance, new ui::GraphqlLexer);
    box.setBytes("{ f(a: \"\"\"one\nlast) g }\n{ h }\n");
    const auto open = stylesOf(box);
    QCOMPARE(open[box.bytes().indexOf('h')], open[box.bytes().indexOf("one")]);
    box.insertAt(QStringLiteral("\"\"\""), 0, 13);
    QVERIFY(box.bytes().startsWith("{ f(a: \"\"\"one\"\"\"\nlast"));
    const auto closed = stylesOf(box);
    QVERIFY(closed[box.bytes().indexOf('h')] != closed[box.bytes().indexOf("one")]);
}

void tst_GraphqlLexer::anEditAtTheTopOfALargeTextIsCheap()
{
    ui::CodeBox box(m_appearance, new ui::GraphqlLexer);
    box.resize(400, 400);
    QByteArray text;
    while (text.size() < 1'000'000)
        text += "query Recent { users(first: 20, sortBy: LAST_LOGIN_AT) { edges { node { id } } } }\n";
    box.setBytes(text);
    box.grab();
    const auto begin = box.SendScintilla(QsciScintilla::SCI_GETENDSTYLED);
    QVERIFY2(begin < 100'000, "only what is in view is coloured at first");
    box.SendScintilla(QsciScintilla::SCI_COLOURISE, 0UL, -1L);
    QCOMPARE(box.SendScintilla(QsciScintilla::SCI_GETENDSTYLED), static_cast<long>(text.size()));
    box.insertAt(QStringLiteral("x"), 0, 0);
    box.grab();
    QVERIFY(box.SendScintilla(QsciScintilla::SCI_GETENDSTYLED) < 100'000);
}

REGISTER_TEST(tst_GraphqlLexer)
#include "tst_graphqllexer.moc"

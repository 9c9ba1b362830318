#include "core/graphql/edits/textedit.h"
#include "tests/support/registry.h"

#include <QTest>

using graphql::TextEdit;

class tst_TextEdit : public QObject
{
    Q_OBJECT

private slots:
    void editsAreMadeInOrder_data()
    {
        QTest::addColumn<std::vector<TextEdit>>("edits");
        QTest::addColumn<std::string>("expected");
        const auto row = [](const char *name, std::vector<TextEdit> edits, const char *expected) {
            QTest::newRow(name) << std::move(edits) << std::string(expected);
        };
        row("none", {}, "{ a b c }");
        row("an insertion at each end", {{{0, 0}, "query "}, {{9, 9}, "\n"}}, "query { a b c }\n");
        row("a removal", {{{4, 6}, ""}}, "{ a c }");
        row("replacements side by side", {{{2, 3}, "x: a"}, {{3, 5}, ","}, {{6, 7}, "last"}}, "{ x: a, last }");
    }
    void editsAreMadeInOrder()
    {
        QFETCH(std::vector<TextEdit>, edits);
        QFETCH(std::string, expected);
        QCOMPARE(graphql::applied("{ a b c }", edits), expected);
    }

    void aCaretStaysAtItsText_data()
    {
        QTest::addColumn<quint32>("before");
        QTest::addColumn<quint32>("after");
        QTest::newRow("before every edit") << 1U << 1U;
        QTest::newRow("at an insertion: behind it") << 2U << 5U;
        QTest::newRow("between edits") << 3U << 6U;
        QTest::newRow("in front of what is replaced: there") << 4U << 7U;
        QTest::newRow("inside what is replaced: at its end") << 5U << 8U;
        QTest::newRow("behind every edit") << 9U << 10U;
    }
    void aCaretStaysAtItsText()
    {
        QFETCH(quint32, before);
        QFETCH(quint32, after);
        QCOMPARE(graphql::moved(before, {{{2, 2}, "x: "}, {{4, 7}, "y"}}), after);
    }
};

REGISTER_TEST(tst_TextEdit)
#include "tst_textedit.moc"

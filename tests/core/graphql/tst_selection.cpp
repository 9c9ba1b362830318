#include "core/graphql/help/selection.h"
#include "tests/core/graphql/corpus.h"
#include "tests/core/graphql/findings.h"
#include "tests/support/markedtext.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_Selection : public QObject
{
    Q_OBJECT

private slots:
    void growsStepByStep_data();
    void growsStepByStep();
    void growsFromWhatIsSelected();
    void shrinkingIsGrowingBackwards();
};

void tst_Selection::growsStepByStep_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *marked, std::initializer_list<const char *> expected) {
        QTest::newRow(name) << QByteArray(marked) << lines(expected);
    };
    row("a field's name", "query A { b: a|b(x: 1) @d { c } d }\n",
        {"ab", "b: ab", "b: ab(x: 1)", "b: ab(x: 1) @d", "b: ab(x: 1) @d { c }", "b: ab(x: 1) @d { c } d",
         "{ b: ab(x: 1) @d { c } d }", "query A { b: ab(x: 1) @d { c } d }", "query A { b: ab(x: 1) @d { c } d }\n"});
    row("an alias", "{ b|: a }", {"b", "b: a", "{ b: a }"});
    row("an argument's value", "{ user(first: 1|0, after: 2) { id } }",
        {"10", "first: 10", "first: 10, after: 2", "(first: 10, after: 2)", "user(first: 10, after: 2)",
         "user(first: 10, after: 2) { id }", "{ user(first: 10, after: 2) { id } }"});
    row("an argument's name", "{ user(fi|rst: 10) }",
        {"first", "first: 10", "(first: 10)", "user(first: 10)", "{ user(first: 10) }"});
    row("a parenthesis", "{ user|(first: 10) }", {"user", "user(first: 10)", "{ user(first: 10) }"});
    row("a variable", "{ a(x: $|id) }", {"id", "$id", "x: $id", "(x: $id)", "a(x: $id)", "{ a(x: $id) }"});
    row("a string", "{ a(x: \"one t|wo\") }",
        {"two", "one two", "\"one two\"", "x: \"one two\"", "(x: \"one two\")", "a(x: \"one two\")",
         "{ a(x: \"one two\") }"});
    row("a word that is not ASCII", "{ a(x: \"für |Österreich\") }",
        {"Österreich", "für Österreich", "\"für Österreich\"", "x: \"für Österreich\"", "(x: \"für Österreich\")",
         "a(x: \"für Österreich\")", "{ a(x: \"für Österreich\") }"});
    row("a block string", "{ a(x: \"\"\"t|wo \"\"\") }",
        {"two", "two ", "\"\"\"two \"\"\"", "x: \"\"\"two \"\"\"", "(x: \"\"\"two \"\"\")", "a(x: \"\"\"two \"\"\")",
         "{ a(x: \"\"\"two \"\"\") }"});
    row("an object value", "{ a(x: {k: 1, n: {m: E|}}) }",
        {"E", "m: E", "{m: E}", "n: {m: E}", "k: 1, n: {m: E}", "{k: 1, n: {m: E}}", "x: {k: 1, n: {m: E}}",
         "(x: {k: 1, n: {m: E}})", "a(x: {k: 1, n: {m: E}})", "{ a(x: {k: 1, n: {m: E}}) }"});
    row("a list value", "{ a(x: [1, 2|2]) }",
        {"22", "1, 22", "[1, 22]", "x: [1, 22]", "(x: [1, 22])", "a(x: [1, 22])", "{ a(x: [1, 22]) }"});
    row("a number's part", "{ a(x: -1.5|) }", {"5", "-1.5", "x: -1.5", "(x: -1.5)", "a(x: -1.5)", "{ a(x: -1.5) }"});
    row("a directive's argument", "{ a @b(c: tr|ue) @d }",
        {"true", "c: true", "(c: true)", "@b(c: true)", "@b(c: true) @d", "a @b(c: true) @d", "{ a @b(c: true) @d }"});
    row("a directive's name", "{ a @b|(c: 1) }", {"b", "@b", "@b(c: 1)", "a @b(c: 1)", "{ a @b(c: 1) }"});
    row("blanks among selections", "query A { a | b } query B { c }",
        {"a  b", "{ a  b }", "query A { a  b }", "query A { a  b } query B { c }"});
    row("blanks at the brace", "query A {| a b }", {"{ a b }", "query A { a b }"});
    row("a spread", "{ a ...F| @d }", {"F", "...F", "...F @d", "a ...F @d", "{ a ...F @d }"});
    row("an inline fragment", "{ ... on T| @d { a } }",
        {"T", "... on T", "... on T @d", "... on T @d { a }", "{ ... on T @d { a } }"});
    row("a variable's type", "query A($x: [I|D]! = 1, $y: Int) { a }",
        {"ID", "[ID]", "[ID]!", "$x: [ID]! = 1", "$x: [ID]! = 1, $y: Int", "($x: [ID]! = 1, $y: Int)",
         "query A($x: [ID]! = 1, $y: Int) { a }"});
    row("a description", "\"a w|ord\" query A { a }", {"word", "a word", "\"a word\"", "\"a word\" query A { a }"});
    row("what is described", "\"text\" fragment F| on T { a }",
        {"F", "fragment F on T { a }", "\"text\" fragment F on T { a }"});
    row("comments in a row", "{ a\n  # one\n  # t|wo 2\n\n  # three\n}",
        {"two", "two 2", "# two 2", "# one\n  # two 2", "{ a\n  # one\n  # two 2\n\n  # three\n}"});
    row("a type's field", "type A { a|(x: Int): Int b: Int }",
        {"a", "a(x: Int)", "a(x: Int): Int", "a(x: Int): Int b: Int", "{ a(x: Int): Int b: Int }",
         "type A { a(x: Int): Int b: Int }"});
    row("an enum's value", "enum E @x { A B| }", {"B", "A B", "{ A B }", "enum E @x { A B }"});
    row("the schema's roots", "\"{\" extend schema @d(a: {b: 1}) { query: Q| }",
        {"Q", "query: Q", "{ query: Q }", "\"{\" extend schema @d(a: {b: 1}) { query: Q }"});
    row("broken text", "query A { user(id: \"x|",
        {"x", "\"x", "id: \"x", "(id: \"x", "user(id: \"x", "{ user(id: \"x", "query A { user(id: \"x"});
    row("nothing but blanks", "  | ", {"   "});
}

void tst_Selection::growsStepByStep()
{
    QFETCH(QByteArray, marked);
    const support::MarkedText input(marked.toStdString());
    const auto document = graphql::parse(input.text);
    QStringList found;
    for (const text::Span span : enclosingSpans(*document, {*input.caret, *input.caret}))
        found << QString::fromStdString(std::string(span.of(input.text)));
    QTEST(found, "expected");
}

void tst_Selection::growsFromWhatIsSelected()
{
    const support::MarkedText input("{ «user(«id: «o«n»e»») { a } «b««»b» «c» }»");
    const auto document = graphql::parse(input.text);
    QCOMPARE(grownSelection(*document, input.spans[3]), input.spans[2]);
    QCOMPARE(grownSelection(*document, input.spans[2]), input.spans[1]);
    const text::Span all {0, static_cast<std::uint32_t>(input.text.size())};
    QCOMPARE(grownSelection(*document, all), all);
}

void tst_Selection::shrinkingIsGrowingBackwards()
{
    for (const std::string_view whole : corpus) {
        // Broken texts too: without its last third.
        for (const std::size_t size : {whole.size(), whole.size() * 2 / 3}) {
            const auto document = graphql::parse(std::string(whole.substr(0, size)));
            for (std::uint32_t caret = 0; caret <= size; ++caret) {
                std::vector<text::Span> steps {{caret, caret}};
                for (text::Span next = grownSelection(*document, steps.back()); next != steps.back();
                     next = grownSelection(*document, steps.back())) {
                    QVERIFY(next.encloses(steps.back()));
                    steps.push_back(next);
                }
                QCOMPARE(steps.back().length(), static_cast<std::uint32_t>(size));
                while (steps.size() > 1) {
                    const text::Span last = steps.back();
                    steps.pop_back();
                    QCOMPARE(shrunkSelection(*document, last, caret), steps.back());
                }
            }
        }
    }
}

REGISTER_TEST(tst_Selection)
#include "tst_selection.moc"

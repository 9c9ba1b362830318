#include "core/graphql/document.h"
#include "core/graphql/edits/minify.h"
#include "core/graphql/printer.h"
#include "tests/core/graphql/corpus.h"
#include "tests/core/graphql/edittest.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_Minify : public QObject
{
    Q_OBJECT

private slots:
    void whatMeansNothingGoes_data();
    void whatMeansNothingGoes();
    void theDocumentStaysTheSame();
    void brokenTokensAreReported();
};

void tst_Minify::whatMeansNothingGoes_data()
{
    // The right-hand sides are what stripIgnoredCharacters(…) of graphql-js 16.15 gives.
    QTest::addColumn<std::string>("source");
    QTest::addColumn<std::string>("minified");
    const auto row = [](const char *name, const char *source, const char *minified) {
        QTest::newRow(name) << std::string(source) << std::string(minified);
    };
    row("blanks and commas", "query A ( $x : Int , $y : Int ) {\n  a ,\n}\n", "query A($x:Int$y:Int){a}");
    row("comments", "# a\n{ b # c\n d }", "{b d}");
    row("words keep one blank", "{a   b(c: 1,d: \"e\"  f: -2.5)}", "{a b(c:1 d:\"e\" f:-2.5)}");
    row("strings are words", "{a(b:[\"c\" \"\" \"\"\"d\"\"\" 1])}", "{a(b:[\"c\" \"\" \"\"\"d\"\"\" 1])}");
    row("a spread behind a word", "{ a ... B ... { c } }", "{a ...B ...{c}}");
    row("block strings lose their indentation", "{ a(b: \"\"\"\n    c\n      d\n    \"\"\") }",
        "{a(b:\"\"\"\nc\n  d\"\"\")}");
    row("but not what it needs", "{ a(b: \"\"\"\n\n    c\n     \n  d\"\n  \"\"\") }",
        "{a(b:\"\"\"  c\n   \nd\"\n\"\"\")}");
    row("when every later line is indented", "{ a(b: \"\"\"  c\n  d\n    e\"\"\") }", "{a(b:\"\"\"  c\nd\n  e\"\"\")}");
    row("a backslash at the end", "{ a(b: \"\"\"c\\\n\"\"\") }", "{a(b:\"\"\"c\\\n\"\"\")}");
    row("quotes in a block string", "{ a(b: \"\"\"c \\\"\"\" d\"\"\" e: \"\"\"\\\"\"\"\"\"\") }",
        "{a(b:\"\"\"c \\\"\"\" d\"\"\" e:\"\"\"\\\"\"\"\"\"\")}");
    row("text that is no document", "} a , , 1 ... {", "}a 1 ...{");
    row("nothing", " # nothing\n", "");
    row("a byte order mark and carriage returns", "\xEF\xBB\xBF{\r\n  a\r\n}\r\n", "{a}");
}

void tst_Minify::whatMeansNothingGoes()
{
    QFETCH(std::string, source);
    QFETCH(std::string, minified);
    const auto layout = graphql::minify(source);
    QVERIFY(!layout.error);
    QVERIFY(edittest::areSound(layout.edits, source));
    edittest::compareTexts(graphql::applied(source, layout.edits), minified);
    QVERIFY(graphql::minify(minified).edits.empty());
}

void tst_Minify::theDocumentStaysTheSame()
{
    for (const std::string_view view : corpus) {
        const std::string source(view);
        const std::string minified = graphql::applied(source, graphql::minify(source).edits);
        QVERIFY(minified.size() < source.size());
        edittest::compareTexts(graphql::print(*graphql::parse(minified)), graphql::print(*graphql::parse(source)));
    }
}

void tst_Minify::brokenTokensAreReported()
{
    const auto layout = graphql::minify("{ a(b: \"c) }\n{ 'd' }");
    QVERIFY(layout.edits.empty());
    QCOMPARE(layout.error->message, std::string("Syntax Error: Unterminated string."));
    QCOMPARE(layout.error->spans.front(), (text::Span {12, 12}));
}

REGISTER_TEST(tst_Minify)
#include "tst_minify.moc"

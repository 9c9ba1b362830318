#include "core/graphql/printer.h"
#include "tests/core/graphql/corpus.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_Printer : public QObject
{
    Q_OBJECT

private slots:
    void laysOutAsGraphqlJsDoes_data();
    void laysOutAsGraphqlJsDoes();
    void whatWasPrintedPrintsTheSame();
    void aLineOfEightyIsKeptAndOneOfEightyOneBroken();
    void partsArePrintedByThemselves();
};

void tst_Printer::laysOutAsGraphqlJsDoes_data()
{
    // The right-hand sides are what print(parse(…)) of graphql-js 16.15 gives.
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("printed");
    const auto row = [](const char *name, const char *source, const char *printed) {
        QTest::newRow(name) << QByteArray(source) << QByteArray(printed);
    };
    row("shorthand", "query{a,b}", "{\n  a\n  b\n}");
    row("anonymous with variables", "query($x:Int=1@d){a}", "query ($x: Int = 1 @d) {\n  a\n}");
    row("operation", "mutation  M($x:[I!]!,$y:S)@d(a:1)@e{b:a(x:$x)@f{c}}",
        "mutation M($x: [I!]!, $y: S) @d(a: 1) @e {\n  b: a(x: $x) @f {\n    c\n  }\n}");
    row("fragments", "{...F@d ...on T@d{a}...@d{b}...{c}} fragment F on T@d{e}",
        "{\n  ...F @d\n  ... on T @d {\n    a\n  }\n  ... @d {\n    b\n  }\n  ... {\n    c\n  }\n}\n\n"
        "fragment F on T @d {\n  e\n}");
    row("values", "{a(b:[1 -2.5 $c true null E \"s\"],d:{e:{},f:[]})}",
        "{\n  a(b: [1, -2.5, $c, true, null, E, \"s\"], d: {e: {}, f: []})\n}");
    row("escapes", R"({a(b:"\u00e9\u0007\u007F\u0085\"\\\/\n")})",
        "{\n  a(b: \"\xC3\xA9\\u0007\\u007F\\u0085\\\"\\\\/\\n\")\n}");
    row("short block string", "{a(b:\"\"\"x\"\"\")}", "{\n  a(b: \"\"\"x\"\"\")\n}");
    row("block string of lines", "{a(b:\"\"\"\nx\n\n  y\n\"\"\")}", "{\n  a(b: \"\"\"\n  x\n  \n    y\n  \"\"\")\n}");
    row("block string that begins with a blank", "{a(b:\"\"\" x\"\"\")}", "{\n  a(b: \"\"\" x\"\"\")\n}");
    row("block string that ends with a quote", "{a(b:\"\"\"x\" \"\"\")}", "{\n  a(b: \"\"\"x\" \"\"\")\n}");
    row("block string that ends with a backslash", "{a(b:\"\"\"\nx\\\n\"\"\")}",
        "{\n  a(b: \"\"\"\n  x\\\n  \"\"\")\n}");
    row("block string with quotes", "{a(b:\"\"\"\nx\\\"\"\"\n\"\"\")}", "{\n  a(b: \"\"\"\n  x\\\"\"\"\n  \"\"\")\n}");
    row("described operation", "\"d\"query A(\"v\"$x:Int){a}", "\"d\"\nquery A(\n\"v\"\n$x: Int\n) {\n  a\n}");
    row("schema", "schema@d{query:Q mutation:M}", "schema @d {\n  query: Q\n  mutation: M\n}");
    row("types", "\"\"\"doc\"\"\"type A implements B&C@d{\"f\"a(x:Int=1,y:Int):[S!]!@e b:Int}",
        "\"\"\"doc\"\"\"\ntype A implements B & C @d {\n  \"f\"\n  a(x: Int = 1, y: Int): [S!]! @e\n  b: Int\n}");
    row("described arguments", "type A{a(\"x\"x:Int y:Int):S}",
        "type A {\n  a(\n    \"x\"\n    x: Int\n    y: Int\n  ): S\n}");
    row("other kinds", "scalar S@d union U@d=|A|B enum E{A B@d}input I{a:Int=1@d}interface J implements K{a:Int}type T",
        "scalar S @d\n\nunion U @d = A | B\n\nenum E {\n  A\n  B @d\n}\n\ninput I {\n  a: Int = 1 @d\n}\n\n"
        "interface J implements K {\n  a: Int\n}\n\ntype T");
    row("directives", "directive@a(x:Int)repeatable on|FIELD|QUERY directive@b(\"x\"x:Int)on FIELD",
        "directive @a(x: Int) repeatable on FIELD | QUERY\n\ndirective @b(\n  \"x\"\n  x: Int\n) on FIELD");
    row("extensions",
        "extend schema@d extend type A@d extend union U=A extend scalar S@d extend input I{a:Int}extend enum E@d",
        "extend schema @d\n\nextend type A @d\n\nextend union U = A\n\nextend scalar S @d\n\n"
        "extend input I {\n  a: Int\n}\n\nextend enum E @d");
}

void tst_Printer::laysOutAsGraphqlJsDoes()
{
    QFETCH(QByteArray, source);
    const auto document = graphql::parse(source.toStdString());
    QVERIFY(document->syntaxErrors().empty());
    QTEST(QByteArray::fromStdString(graphql::print(*document)), "printed");
}

void tst_Printer::whatWasPrintedPrintsTheSame()
{
    for (const std::string_view source : corpus) {
        const std::string printed = graphql::print(*graphql::parse(std::string(source)));
        QCOMPARE(graphql::print(*graphql::parse(printed)), printed);
    }
}

void tst_Printer::aLineOfEightyIsKeptAndOneOfEightyOneBroken()
{
    // graphql-js counts the field in UTF-16 units and leaves its indentation out.
    const auto printed = [](int letters) {
        const QByteArray source = "{ o { a: field(first: \"é" + QByteArray(letters, 'x') + "\", second: 2) } }";
        return QByteArray::fromStdString(graphql::print(*graphql::parse(source.toStdString())));
    };
    QVERIFY(printed(49).contains("    a: field(first: \"é" + QByteArray(49, 'x') + "\", second: 2)\n"));
    QVERIFY(
        printed(50).contains("    a: field(\n      first: \"é" + QByteArray(50, 'x') + "\"\n      second: 2\n    )\n"));
}

void tst_Printer::partsArePrintedByThemselves()
{
    const auto document = graphql::parse("query($x:[Int!]!){b:a(c:{d:[1]})@e{f}}");
    const auto &operation = *document->definitions()[0].operation;
    const auto &field = operation.selectionSet->selections[0];
    QCOMPARE(graphql::print(*operation.variables[0].type), std::string("[Int!]!"));
    QCOMPARE(graphql::print(field), std::string("b: a(c: {d: [1]}) @e {\n  f\n}"));
    QCOMPARE(graphql::print(*field.arguments[0].value), std::string("{d: [1]}"));
}

REGISTER_TEST(tst_Printer)
#include "tst_printer.moc"

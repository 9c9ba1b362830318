#include "core/graphql/edits/extractvariable.h"
#include "tests/core/graphql/edittest.h"
#include "tests/support/registry.h"

#include <QTest>

namespace {

using graphql::ExtractedValue;

std::string described(const std::string &source, const graphql::Extraction &extraction)
{
    if (!extraction.refactoring.refusal.empty())
        return extraction.refactoring.refusal;
    if (!edittest::areSound(extraction.refactoring.edits, source))
        return "unsound edits";
    auto text = graphql::applied(source, extraction.refactoring.edits);
    for (const auto &variable : extraction.variables)
        if (!variable.json.empty())
            text.append("\n").append(variable.name).append(" = ").append(variable.json);
    return text;
}

std::string extracted(std::string_view marked, ExtractedValue value = ExtractedValue::ForRequest)
{
    const support::MarkedText input(marked);
    const auto selection = input.caret ? text::Span {*input.caret, *input.caret} : input.spans.front();
    return described(input.text,
                     graphql::extractVariable(ruletest::schema(), *graphql::parse(input.text), selection, value));
}

} // namespace

class tst_ExtractVariable : public QObject
{
    Q_OBJECT

private slots:
    void aLiteralBecomesAVariable_data()
    {
        QTest::addColumn<std::string>("marked");
        QTest::addColumn<std::string>("expected");
        const auto row = [](const char *name, const char *marked, const char *expected) {
            QTest::newRow(name) << std::string(marked) << std::string(expected);
        };
        row("a string at an ID", "{ node(id: \"a|b\") { id } }",
            "query ($id: ID!) { node(id: $id) { id } }\nid = \"ab\"");
        row("a nullable place", "query A { scalars(float: |1.50e3) }",
            "query A($float: Float) { scalars(float: $float) }\nfloat = 1.50e3");
        row("a place with a default is typed as it is", "query A { scalars(intRequired: |2) }",
            "query A($intRequired: Int!) { scalars(intRequired: $intRequired) }\nintRequired = 2");
        row("an enum value", "query A { dog { volume(unit: S|ONE) } }",
            "query A($unit: Unit!) { dog { volume(unit: $unit) } }\nunit = \"SONE\"");
        row("with the caret on the argument's name", "{ node(i|d: \"a\") { id } }",
            "query ($id: ID!) { node(id: $id) { id } }\nid = \"a\"");
        row("with the caret in front of an input field's name",
            "{ find(filter: {|name: \"x\", tags: [\"a\"], limit: 3}, required: {id: 7}) { id } }",
            "query ($name: String) { find(filter: {name: $name, tags: [\"a\"], limit: 3}, required: {id: 7}) { id } "
            "}\nname = \"x\"");
        row("a selected object", "{ find(filter: «{name: \"x\", tags: [\"a\"], limit: 3}», required: {id: 7}) { id } }",
            "query ($filter: Filter) { find(filter: $filter, required: {id: 7}) { id } }\nfilter = {\"name\": \"x\", "
            "\"tags\": [\"a\"], \"limit\": 3}");
        row("a selection inside a value",
            "{ find(filter: {na«me: \"x\", tags: []», limit: 3}, required: {id: 7}) { id } }",
            "query ($filter: Filter) { find(filter: $filter, required: {id: 7}) { id } }\nfilter = {\"name\": \"x\", "
            "\"tags\": [], \"limit\": 3}");
        row("an item of a list", "{ find(filter: {tags: [\"a\", \"|b\"c]}, required: {id: 7}) { id } }",
            "query ($tags: String!) { find(filter: {tags: [\"a\", $tags c]}, required: {id: 7}) { id } }\ntags = "
            "\"b\"");
        row("an input field with a default", "{ find(filter: {limit: |5}, required: {id: 7}) { id } }",
            "query ($limit: Int!) { find(filter: {limit: $limit}, required: {id: 7}) { id } }\nlimit = 5");
        row("a @oneOf field is non-null", "{ find(required: {name: \"|x\"}) { id } }",
            "query ($name: String!) { find(required: {name: $name}) { id } }\nname = \"x\"");
        row("a name that is taken", "query ($id: ID!) { node(id: $id) { id } again: node(id: \"|2\") { id } }",
            "query ($id: ID!, $id2: ID!) { node(id: $id) { id } again: node(id: $id2) { id } }\nid2 = \"2\"");
        row("a name that is used, though not defined", "{ node(id: $id) { id } again: node(id: \"|2\") { id } }",
            "query ($id2: ID!) { node(id: $id) { id } again: node(id: $id2) { id } }\nid2 = \"2\"");
        row("null where it fits", "mutation { rename(id: \"1\", name: n|ull) { id } }",
            "mutation ($name: String) { rename(id: \"1\", name: $name) { id } }\nname = null");
        row("a block string", "{ scalars(string: \"\"\"|\n   a\n    b\n\"\"\") }",
            "query ($string: String) { scalars(string: $string) }\nstring = \"a\\n b\"");
        row("a directive's", "{ dog @include(if: t|rue) { id } }",
            "query ($if: Boolean!) { dog @include(if: $if) { id } }\nif = true");
        row("an ID beyond what a double holds", "{ node(id: |12345678901234567890) { id } }",
            "query ($id: ID!) { node(id: $id) { id } }\nid = \"12345678901234567890\"");
        row("in a fragment: for each operation that reaches it",
            "query A { dog { ...G } } query B($x: Int) { dog { ...F volume } cat { friends(first: $x) { id } } } query "
            "C { dog { id } } fragment G on Dog { ...F } fragment F on Pet { friends(first: |3) { id } }",
            "query A($first: Int) { dog { ...G } } query B($x: Int, $first: Int) { dog { ...F volume } cat { "
            "friends(first: $x) { id } } } query C { dog { id } } fragment G on Dog { ...F } fragment F on Pet { "
            "friends(first: $first) { id } }\nfirst = 3");
        row("fields that have to stay equal get it too",
            "{ dog { friends(first: |3) { id } } dog { friends(first: 3) { name } } cat { friends(first: 3) { id } } }",
            "query ($first: Int) { dog { friends(first: $first) { id } } dog { friends(first: $first) { name } } cat { "
            "friends(first: $first) { id } } }\nfirst = 3");
        row("but not where nothing asks for it",
            "{ dog { friends(first: |3) { id } } cat { friends(first: 3) { id } } }",
            "query ($first: Int) { dog { friends(first: $first) { id } } cat { friends(first: 3) { id } } "
            "}\nfirst = 3");

        row("a variable is none", "query ($id: ID!) { node(id: $i|d) { id } }", "This is a variable already.");
        row("an object with a variable in it",
            "query ($n: String) { find(filter: {|name: $n}, required: {id: 7}) { id } }",
            "This is a variable already.");
        row("a selected object with a variable in it",
            "query ($n: String) { find(filter: «{name: $n}», required: {id: 7}) { id } }",
            "This value holds variables; extract the literals beside them.");
        row("an unknown argument", "{ dog(what: |3) { id } }", "The schema does not say what is expected here.");
        row("null where it does not fit", "{ node(id: n|ull) { id } }",
            "null does not fit here, so a variable could not hold it.");
        row("a default", "query ($n: Int = |3) { scalars(int: $n) }", "The schema does not say what is expected here.");
        row("no literal", "{ do|g { id } }", "There is no literal here.");
        row("a fragment of no operation", "{ dog { id } } fragment F on Dog { friends(first: |3) { id } }",
            "No operation uses this fragment, so none could define the variable.");
    }
    void aLiteralBecomesAVariable()
    {
        QFETCH(std::string, marked);
        QFETCH(std::string, expected);
        edittest::compareTexts(extracted(marked), expected);
    }

    void theLiteralCanBecomeTheDefault()
    {
        edittest::compareTexts(extracted("{ dog { volume(unit: S|ONE) } }", ExtractedValue::AsDefault),
                               "query ($unit: Unit! = SONE) { dog { volume(unit: $unit) } }");
    }

    void aStringThatHoldsJsonBecomesThatJson()
    {
        const auto server = [](std::string_view marked, graphql::LiteralLimits limits) {
            const support::MarkedText input(marked);
            return described(input.text,
                             graphql::extractVariable(edittest::jsonSchema(), *graphql::parse(input.text),
                                                      {*input.caret, *input.caret}, ExtractedValue::ForRequest,
                                                      limits));
        };
        const auto limits = edittest::serverLimits;
        const char *escaped = "{ find(custom: \"{\\\"na|me\\\": 1}\") }";
        edittest::compareTexts(
            server(escaped, limits),
            "query ($custom: UserCustomAttributes) { find(custom: $custom) }\ncustom = {\"name\": 1}");
        edittest::compareTexts(server(escaped, {}),
                               "query ($custom: UserCustomAttributes) { find(custom: $custom) "
                               "}\ncustom = \"{\\\"name\\\": 1}\"");
        edittest::compareTexts(
            server("{ find(change: |{all: [\"1\", \"\"\" \"x\" \"\"\"], at: \"now\"}) }", limits),
            "query ($change: Change) { find(change: $change) }\nchange = {\"all\": [1, \"x\"], \"at\": \"now\"}");
        edittest::compareTexts(
            server(R"({ find(custom: "{na|me: 1}") })", limits),
            "This server reads a string of type UserCustomAttributes as JSON, and this one is none.");

        const auto document = graphql::parse(R"({ find(at: "now", custom: "[]") })");
        const auto all =
            graphql::extractVariables(edittest::jsonSchema(), *document, *document->operations().front(), limits);
        QCOMPARE(all.variables.size(), 2U);
        QCOMPARE(all.variables.back().json, std::string("[]"));
    }

    void namesAreCountedOnPastThoseThatAreTaken()
    {
        const std::string source =
            "query A($first3: Int) { dog { a: friends(first: 1) { id } b: friends(first: 2) { id "
            "} c: friends(first: 3) { id } d: friends(first: $first3) { id } } }";
        const auto document = graphql::parse(source);
        const auto all = graphql::extractVariables(ruletest::schema(), *document, *document->operation("A"));
        std::string names;
        for (const auto &variable : all.variables)
            names.append(variable.name).append(" ");
        QCOMPARE(names, std::string("first first2 first4 "));
    }

    void allLiteralsOfAnOperation()
    {
        const std::string source =
            "query A($n: String) {\n  find(filter: {name: $n, tags: [\"a\", $n], limit: 3}, required: {id: 7}) { id "
            "}\n  dog @include(if: true) { friends(first: 3) { id } ...F }\n  dog { friends(first: 3) { name } }\n  a: "
            "scalars(int: 1, string: \"s\")\n}\nfragment F on Dog { volume(unit: SONE) }";
        const auto document = graphql::parse(source);
        edittest::compareTexts(
            described(source, graphql::extractVariables(ruletest::schema(), *document, *document->operation("A"))),
            "query A($n: String, $tags: String!, $limit: Int!, $required: Key!, $first: Int, $int: Int, $string: "
            "String) {\n  find(filter: {name: $n, tags: [$tags, $n], limit: $limit}, required: $required) { id }\n  "
            "dog "
            "@include(if: true) { friends(first: $first) { id } ...F }\n  dog { friends(first: $first) { name } }\n  "
            "a: "
            "scalars(int: $int, string: $string)\n}\nfragment F on Dog { volume(unit: SONE) }\ntags = \"a\"\nlimit = "
            "3\nrequired = {\"id\": 7}\nfirst = 3\nint = 1\nstring = \"s\"");
    }

    void aNameThatTheRequestHasAValueForIsTaken()
    {
        const std::unordered_set<std::string> taken {"float", "intRequired2"};
        const std::string source = "{ scalars(float: 1.5, intRequired: 2) }";
        const auto document = graphql::parse(source);
        const auto one =
            graphql::extractVariable(ruletest::schema(), *document, {19, 19}, ExtractedValue::ForRequest, {}, &taken);
        QCOMPARE(one.refactoring.refusal, std::string());
        QCOMPARE(one.variables.front().name, std::string("float2"));
        const auto all =
            graphql::extractVariables(ruletest::schema(), *document, *document->operations().front(), {}, &taken);
        QCOMPARE(all.variables.size(), std::size_t {2});
        QCOMPARE(all.variables[0].name, std::string("float2"));
        QCOMPARE(all.variables[1].name, std::string("intRequired"));
    }

    void aValidDocumentStaysValid_data()
    {
        QTest::addColumn<std::string>("source");
        int number = 0;
        for (const auto text : edittest::validDocuments)
            QTest::addRow("%d", ++number) << std::string(text);
    }
    void aValidDocumentStaysValid()
    {
        QFETCH(std::string, source);
        const auto document = graphql::parse(source);
        int count = 0;
        for (std::uint32_t offset = 0; offset <= source.size(); ++offset) {
            const auto extraction = graphql::extractVariable(ruletest::schema(), *document, {offset, offset});
            if (!extraction.refactoring.refusal.empty())
                continue;
            QVERIFY(edittest::areSound(extraction.refactoring.edits, source));
            const auto result = graphql::applied(source, extraction.refactoring.edits);
            QVERIFY2(edittest::complaints(result).empty(), result.c_str());
            ++count;
        }
        QVERIFY(count > 0 || source.find('(') == std::string::npos);
        for (const auto *operation : document->operations()) {
            const auto all = graphql::extractVariables(ruletest::schema(), *document, *operation);
            QVERIFY(edittest::areSound(all.refactoring.edits, source));
            const auto result = graphql::applied(source, all.refactoring.edits);
            QVERIFY2(edittest::complaints(result).empty(), result.c_str());
        }
    }
};

REGISTER_TEST(tst_ExtractVariable)
#include "tst_extractvariable.moc"

#include "core/graphql/dialect/dialect.h"
#include "core/graphql/edits/extractvariable.h"
#include "core/graphql/edits/inlinevariable.h"
#include "core/graphql/printer.h"
#include "tests/core/graphql/edittest.h"
#include "tests/support/registry.h"

#include <QTest>

namespace {

std::string inlined(std::string_view marked, const std::string &json, graphql::LiteralLimits limits = {},
                    const graphql::Schema &schema = ruletest::schema())
{
    const support::MarkedText input(marked);
    const auto tape = json::Tape::parse(json.empty() ? "{}" : json);
    const auto refactoring =
        graphql::inlineVariable(schema, *graphql::parse(input.text), input.caret.value(), &*tape, limits);
    if (!refactoring.refusal.empty())
        return refactoring.refusal;
    return edittest::areSound(refactoring.edits, input.text) ? graphql::applied(input.text, refactoring.edits)
                                                             : "unsound edits";
}

} // namespace

class tst_InlineVariable : public QObject
{
    Q_OBJECT

private slots:
    void theValueTakesThePlaceOfTheVariable_data()
    {
        QTest::addColumn<std::string>("marked");
        QTest::addColumn<std::string>("json");
        QTest::addColumn<std::string>("expected");
        const auto row = [](const char *name, const char *marked, const char *json, const char *expected) {
            QTest::newRow(name) << std::string(marked) << std::string(json) << std::string(expected);
        };
        row("its default", "query ($x: Int = 3) { scalars(int: $|x) }", "", "query { scalars(int: 3) }");
        row("the request's value before its default", "query A($x: Int = 3) { scalars(int: $x|) }", R"({"x": 4})",
            "query A { scalars(int: 4) }");
        row("at all its uses, and only its own definition goes",
            "query A($|x: Int, $id: ID) {\n  scalars(int: $x, id: $id)\n  dog { friends(first: $x) { id } }\n}",
            R"({"x": 1, "id": "7"})",
            "query A($id: ID) {\n  scalars(int: 1, id: $id)\n  dog { friends(first: 1) { id } }\n}");
        row("a string", "query ($s: String) { scalars(string: $s|) }", R"({"s": "a\"\n\u00e9"})",
            "query { scalars(string: \"a\\\"\\né\") }");
        row("an enum value", "query ($u: Unit!) { dog { volume(unit: $|u) } }", R"({"u": "SONE"})",
            "query { dog { volume(unit: SONE) } }");
        row("an input object", "query ($f: Filter) { find(filter: $|f, required: {id: 1}) { id } }",
            R"({"f": {"name": "n", "tags": ["a", "b"], "not": {"unit": "SONE", "tags": "c", "age": 1.0}}})",
            "query { find(filter: {name: \"n\", tags: [\"a\", \"b\"], not: {unit: SONE, tags: \"c\", age: 1}}, "
            "required: "
            "{id: 1}) { id } }");
        row("any JSON for a scalar", "query ($j: Json) { find(any: $|j, required: {id: 1}) { id } }",
            R"({"j": {"a": [1, 2.50, true, null, "x"], "b": {}}})",
            "query { find(any: {a: [1, 2.50, true, null, \"x\"], b: {}}, required: {id: 1}) { id } }");
        row("a default block string as it is written",
            "query ($s: String = \"\"\"\n a\n\"\"\") { scalars(string: $s|) }", "",
            "query { scalars(string: \"\"\"\n a\n\"\"\") }");
        row("null", "mutation ($n: String) { rename(id: 1, name: $|n) { id } }", R"({"n": null})",
            "mutation { rename(id: 1, name: null) { id } }");
        row("beside other values",
            "query ($a: String!) { find(filter: {tags: [\"x\"$|a\"y\"]}, required: {id: 1}) { id } }", R"({"a": ""})",
            "query { find(filter: {tags: [\"x\" \"\" \"y\"]}, required: {id: 1}) { id } }");
        row("in a fragment of its operation",
            "query A($n: Int) { dog { ...F } } fragment F on Dog { friends(first: $|n) { id } }", R"({"n": 2})",
            "query A { dog { ...F } } fragment F on Dog { friends(first: 2) { id } }");

        row("no value", "query ($x: Int) { scalars(int: $|x) }", "",
            "$x has no value: the request gives none, and it has no default.");
        row("a value that does not fit", "query ($x: Int) { scalars(int: $|x) }", R"({"x": "3"})",
            "The value does not fit the type Int.");
        row("the largest Int", "query ($x: Int) { scalars(int: $|x) }", R"({"x": 2147483647})",
            "query { scalars(int: 2147483647) }");
        row("the smallest Int", "query ($x: Int) { scalars(int: $|x) }", R"({"x": -2147483648})",
            "query { scalars(int: -2147483648) }");
        row("an Int too large", "query ($x: Int) { scalars(int: $|x) }", R"({"x": 2147483648})",
            "The value does not fit the type Int.");
        row("an Int too small", "query ($x: Int) { scalars(int: $|x) }", R"({"x": -2147483649})",
            "The value does not fit the type Int.");
        row("no whole number", "query ($x: Int) { scalars(int: $|x) }", R"({"x": 3.5})",
            "The value does not fit the type Int.");
        row("an unknown enum value", "query ($u: Unit!) { dog { volume(unit: $|u) } }", R"({"u": "LOUD"})",
            "The value does not fit the type Unit.");
        row("an unknown input field", "query ($f: Filter) { find(filter: $|f, required: {id: 1}) { id } }",
            R"({"f": {"size": 1}})", "Type Filter has no field size.");
        row("a key that is no name", "query ($j: Json) { find(any: $|j, required: {id: 1}) { id } }",
            R"({"j": {"a-b": 1}})", "The key \"a-b\" cannot be written in a literal.");
        row("null at a non-null place", "query ($n: Int = null) { scalars(intRequired: $n|) }", "",
            "The value is null, which cannot stand at every place of $n.");
        row("a fragment that others use",
            "query A($n: Int) { dog { ...F } } query B($n: Int) { dog { ...F } } fragment F on Dog { friends(first: "
            "$|n) "
            "{ id } }",
            R"({"n": 2})", "A fragment that uses $n belongs to another operation too.");
        row("an undefined variable", "query { scalars(int: $|x) }", R"({"x": 3})", "The operation does not define $x.");
        row("no variable", "query { sca|lars(int: 3) }", "", "There is no variable here.");
    }
    void theValueTakesThePlaceOfTheVariable()
    {
        QFETCH(std::string, marked);
        QFETCH(std::string, json);
        QFETCH(std::string, expected);
        edittest::compareTexts(inlined(marked, json), expected);
    }

    void whatTheServerCannotReadIsRefused()
    {
        const graphql::LiteralLimits limits {true, true};
        edittest::compareTexts(
            inlined("mutation ($n: String) { rename(id: 1, name: $|n) { id } }", R"({"n": null})", limits),
            "This server cannot read null as a literal.");
        edittest::compareTexts(
            inlined("query ($f: Filter = {name: null}) { find(filter: $|f, required: {id: 1}) { id } }", "", limits),
            "This server cannot read null as a literal.");
        for (const auto *request : {R"({"j": {"a": 1}})", "{}"})
            edittest::compareTexts(
                inlined("query ($j: Json = [1]) { find(any: $|j, required: {id: 1}) { id } }", request, limits),
                "This server takes a value of type Json as a variable only.");
    }

    void jsonIsWrittenAsTheStringThatTheServerReads_data()
    {
        QTest::addColumn<std::string>("json");
        QTest::addColumn<std::string>("literal");
        const auto row = [](const char *name, const char *json, const char *literal) {
            QTest::newRow(name) << std::string(json) << std::string(literal);
        };
        row("a number", "5", R"("5")");
        row("a number as it was sent", "1.50e3", R"("1.50e3")");
        row("a boolean", "true", R"("true")");
        row("a string", R"("x")", "\"\\\"x\\\"\"");
        row("an object", R"({"name": "Zed"})", "\"\"\"{\"name\": \"Zed\"}\"\"\"");
        row("an array", R"([1, null, ""])", "\"\"\"[1, null, \"\"]\"\"\"");
        row("with escapes", "{\"a\": \"\\\"\\u00e9\\\"\"}", "\"{\\\"a\\\": \\\"\\\\\\\"\\\\u00e9\\\\\\\"\\\"}\"");
        row("on several lines", "{\n  \"a\": 1\n}", "\"{\\n  \\\"a\\\": 1\\n}\"");
    }
    void jsonIsWrittenAsTheStringThatTheServerReads()
    {
        QFETCH(std::string, json);
        QFETCH(std::string, literal);
        const auto &schema = edittest::jsonSchema();
        const auto limits = edittest::serverLimits;
        const auto text = inlined("query ($c: UserCustomAttributes) { find(change: {custom: $|c}) }",
                                  "{\"c\": " + json + "}", limits, schema);
        edittest::compareTexts(text, "query { find(change: {custom: " + literal + "}) }");
        const auto document = graphql::parse(text);
        QCOMPARE(checkDialect(schema, *document, graphql::Delivery::AsWritten).size(), 0U);

        const auto place = static_cast<std::uint32_t>(text.find(literal));
        const auto back =
            graphql::extractVariable(schema, *document, {place, place}, graphql::ExtractedValue::ForRequest, limits);
        QCOMPARE(back.variables.size(), 1U);
        edittest::compareTexts(back.variables.front().json, json);
    }

    void jsonIsFoundAtAnyDepth()
    {
        const auto server = [](const char *marked, const char *json) {
            return inlined(marked, json, edittest::serverLimits, edittest::jsonSchema());
        };
        edittest::compareTexts(server("query ($c: Change) { find(change: $|c) }", R"({"c": {"all": [1, {"a": 2}]}})"),
                               "query { find(change: {all: [\"1\", \"\"\"{\"a\": 2}\"\"\"]}) }");
        const char *refused = "This server takes a value of type UserCustomAttributes as a variable only.";
        edittest::compareTexts(server("query ($c: Change = {custom: {a: 1}}) { find(change: $|c) }", "{}"), refused);
        edittest::compareTexts(server("query ($a: [UserCustomAttributes!] = [\"1\", 2]) { find(all: $|a) }", "{}"),
                               refused);
        edittest::compareTexts(server("query ($a: [UserCustomAttributes!] = [\"1\"]) { find(all: $|a) }", "{}"),
                               "query { find(all: [\"1\"]) }");
        edittest::compareTexts(server("query ($c: Change = {at: \"now\"}) { find(change: $|c) }", "{}"),
                               "query { find(change: {at: \"now\"}) }");
    }

    void whatWasExtractedComesBack_data()
    {
        QTest::addColumn<std::string>("source");
        int number = 0;
        for (const auto text : edittest::validDocuments)
            QTest::addRow("%d", ++number) << std::string(text);
    }
    void whatWasExtractedComesBack()
    {
        QFETCH(std::string, source);
        const auto document = graphql::parse(source);
        const auto withKeyword = [](std::string text) {
            return text.starts_with('{') ? "query " + text : text;
        };
        for (std::uint32_t offset = 0; offset <= source.size(); ++offset) {
            const auto extraction = graphql::extractVariable(ruletest::schema(), *document, {offset, offset});
            // An enum value inside a scalar's literal is a string in JSON, and several operations share a fragment.
            if (extraction.variables.empty() || extraction.variables.front().json.find("RED") != std::string::npos
                || document->operations().size() > 1)
                continue;
            const auto &variable = extraction.variables.front();
            const auto between = graphql::parse(graphql::applied(source, extraction.refactoring.edits));
            const auto tape =
                json::Tape::parse(std::string("{\"").append(variable.name).append("\": ").append(variable.json) + "}");
            QVERIFY(tape.has_value());
            const auto back = graphql::inlineVariable(ruletest::schema(), *between, *between->operations().front(),
                                                      variable.name, &*tape);
            QCOMPARE(back.refusal, std::string());
            QVERIFY(edittest::areSound(back.edits, between->source()));
            const auto text = graphql::applied(between->source(), back.edits);
            // A block string comes back as a plain one.
            if (source.find("\"\"\"") == std::string::npos)
                edittest::compareTexts(graphql::print(*graphql::parse(text)),
                                       graphql::print(*graphql::parse(withKeyword(source))));
            QCOMPARE(edittest::complaints(text), std::string());
        }
    }
};

REGISTER_TEST(tst_InlineVariable)
#include "tst_inlinevariable.moc"

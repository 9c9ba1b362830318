#include "core/graphql/dialect/dialect.h"
#include "core/graphql/variables.h"
#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

class tst_Variables : public QObject
{
    Q_OBJECT

private slots:
    void findings_data();
    void findings();
    void deepNestingIsRefusedNotFollowed();
    void theLastOfOneNameCounts();
    void manyVariablesAreNoTrouble();
};

void tst_Variables::findings_data()
{
    QTest::addColumn<QByteArray>("definitions");
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *definitions, const char *marked,
                        std::initializer_list<const char *> expected) {
        QTest::newRow(name) << QByteArray(definitions) << QByteArray(marked) << lines(expected);
    };
    row("none", "", "{}", {});
    row("none as null", "$a: Int", "null", {});
    row("unused ones are no business of the check", "", R"({"a": 1})", {});
    row("no object", "$a: Int", "«[1]»", {"Variables must be a JSON object, with a member for each variable. [0]"});

    row("nullable may be absent or null", "$a: Int, $b: Int", R"({"b": null})", {});
    row("required and absent", "$a: Int!", R"(«{»"b": 1})",
        {"Variable \"$a\" of required type \"Int!\" was not provided. [0]"});
    row("required, absent, but with a default", "$a: Int! = 1", "{}", {});
    row("required and null", "$a: Int! = 1", R"({"a": «null»})",
        {"Variable \"$a\" of non-null type \"Int!\" must not be null. [0]"});
    row("an output type", "$a: [Dog!]", R"({"a": «1»})",
        {"Variable \"$a\" expected value of type \"[Dog!]\" which cannot be used as an input type. [0]"});
    row("an unknown type is validation's business", "$a: Nope!", "{}", {});
    row("the last of several counts", "$a: Int", R"({"a": "x", "a": 1})", {});

    row("int", "$a: Int, $b: Int, $c: Int, $d: Int, $e: Int",
        R"({"a": 1.0, "b": «1.5», "c": «"1"», "d": «2147483648», "e": -2147483648})",
        {"Variable \"$b\" got invalid value 1.5; Int cannot represent non-integer value: 1.5 [0]",
         "Variable \"$c\" got invalid value \"1\"; Int cannot represent non-integer value: \"1\" [1]",
         "Variable \"$d\" got invalid value 2147483648; Int cannot represent non 32-bit signed integer value: "
         "2147483648 [2]"});
    row("float", "$a: Float, $b: Float, $c: Float", R"({"a": 1, "b": «"1"», "c": «1e999»})",
        {"Variable \"$b\" got invalid value \"1\"; Float cannot represent non numeric value: \"1\" [0]",
         "Variable \"$c\" got invalid value 1e999; Float cannot represent non numeric value: 1e999 [1]"});
    row("string", "$a: String, $b: String", R"({"a": "", "b": «1»})",
        {"Variable \"$b\" got invalid value 1; String cannot represent a non string value: 1 [0]"});
    row("boolean", "$a: Boolean, $b: Boolean", R"({"a": false, "b": «"false"»})",
        {"Variable \"$b\" got invalid value \"false\"; Boolean cannot represent a non boolean value: \"false\" [0]"});
    row("id", "$a: ID, $b: ID, $c: ID, $d: ID", R"({"a": "x", "b": 12345678901234567890, "c": «1.5», "d": «true»})",
        {"Variable \"$c\" got invalid value 1.5; ID cannot represent value: 1.5 [0]",
         "Variable \"$d\" got invalid value true; ID cannot represent value: true [1]"});
    row("enum", "$a: Unit, $b: Unit, $c: Unit", R"({"a": "SONE", "b": «"SONES"», "c": «1»})",
        {"Variable \"$b\" got invalid value \"SONES\"; Value \"SONES\" does not exist in \"Unit\" enum. Did you mean "
         "the enum value \"SONE\"? [0]",
         "Variable \"$c\" got invalid value 1; Enum \"Unit\" cannot represent non-string value: 1. [1]"});
    row("custom scalars take anything", "$a: Json, $b: Json!", R"({"a": [1, {"x": null}], "b": 1e999})", {});

    row("list", "$a: [Int!], $b: [Int], $c: [[Int!]]", R"({"a": [1, «null», «"x"»], "b": [null], "c": [[«"y"»]]})",
        {"Variable \"$a\" got invalid value null at \"a[1]\"; Expected non-nullable type \"Int!\" not to be null. [0]",
         "Variable \"$a\" got invalid value \"x\" at \"a[2]\"; Int cannot represent non-integer value: \"x\" [1]",
         "Variable \"$c\" got invalid value \"y\" at \"c[0][0]\"; Int cannot represent non-integer value: \"y\" [2]"});
    row("a single value stands for a list", "$a: [[Int!]!], $b: [Int]", R"({"a": 1, "b": «"x"»})",
        {"Variable \"$b\" got invalid value \"x\"; Int cannot represent non-integer value: \"x\" [0]"});

    row("object", "$a: Filter", R"({"a": {"name": null, "tags": "x", "not": {"age": 1}, "unit": "SONE"}})", {});
    row("no object where one must be", "$a: Filter, $b: [Filter]", R"({"a": «1», "b": [«[]»]})",
        {"Variable \"$a\" got invalid value 1; Expected type \"Filter\" to be an object. [0]",
         "Variable \"$b\" got invalid value [] at \"b[0]\"; Expected type \"Filter\" to be an object. [1]"});
    row("fields missing", "$a: Place", R"({"a": «{"lat": 1}»})",
        {"Variable \"$a\" got invalid value { lat: 1 }; Field \"lon\" of required type \"Float!\" was not provided. "
         "[0]"});
    row("a default is enough, null is not", "$a: Filter, $b: Filter", R"({"a": {}, "b": {"limit": «null»}})",
        {"Variable \"$b\" got invalid value null at \"b.limit\"; Expected non-nullable type \"Int!\" not to be null. "
         "[0]"});
    row("unknown fields, at their keys", "$a: Filter", R"({"a": {"not": {«"nam"»: "x"}}})",
        {"Variable \"$a\" got invalid value { nam: \"x\" } at \"a.not\"; Field \"nam\" is not defined by type "
         "\"Filter\". Did you mean \"name\" or \"not\"? [0]"});
    row("deep inside", "$a: Filter", R"({"a": {"not": {"tags": ["x", «1»]}}})",
        {"Variable \"$a\" got invalid value 1 at \"a.not.tags[1]\"; String cannot represent a non string value: 1 "
         "[0]"});
    row("escaped keys", "$a: Filter", R"({"\u0061": {"n\u0061me": «1»}})",
        {"Variable \"$a\" got invalid value 1 at \"a.name\"; String cannot represent a non string value: 1 [0]"});

    row("oneOf", "$a: Key, $b: Key!", R"({"a": {"id": 1}, "b": {"place": {"lat": 1, "lon": 2}}})", {});
    row("oneOf of none, several and null", "$a: Key, $b: Key, $c: Key",
        R"({"a": «{}», "b": «{"id": 1, "name": "x"}», "c": {"id": «null»}})",
        {"Variable \"$a\" got invalid value {}; Exactly one key must be specified for OneOf type \"Key\". [0]",
         "Variable \"$b\" got invalid value { id: 1, name: \"x\" }; Exactly one key must be specified for OneOf type "
         "\"Key\". [1]",
         "Variable \"$c\" got invalid value null at \"c.id\"; Field \"id\" must be non-null. [2]"});

    row("values in messages are cut short", "$a: Int",
        R"({"a": «{"x": {"y": {"z": 1}, "l": [[1]]}, "n": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}»})",
        {"Variable \"$a\" got invalid value { x: { y: [Object], l: [Array] }, n: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ... 2 "
         "more items] }; "
         "Int cannot represent non-integer value: { x: { y: [Object], l: [Array] }, n: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, "
         "... 2 more items] } [0]"});
    row("secrets stay out of messages", "$password: Int, $a: Place",
        R"({"password": «"hunter2"», "a": {"lat": 1, "lon": 2, «"password"»: "hunter2"}})",
        {"Variable \"$password\" got invalid value \"•••\"; Int cannot represent non-integer value: \"•••\" [0]",
         "Variable \"$a\" got invalid value { lat: 1, lon: 2, password: \"•••\" }; Field \"password\" is not defined "
         "by type \"Place\". [1]"});
}

void tst_Variables::findings()
{
    QFETCH(QByteArray, definitions);
    QFETCH(QByteArray, marked);
    QFETCH(QStringList, expected);
    const auto document = graphql::parse(
        "query Q" + (definitions.isEmpty() ? "" : "(" + definitions.toStdString() + ")") + " { dog { id } }");
    QVERIFY(document->syntaxErrors().empty());
    const support::MarkedText input(marked.toStdString());
    const auto variables = json::Tape::parse(input.text);
    QVERIFY(variables);
    QStringList found;
    for (const auto &line :
         ::findings(graphql::checkVariables(ruletest::schema(), *document->operations().front(), *variables), input))
        found << line.mid(static_cast<int>(qstrlen("Variables: ")));
    QCOMPARE(found, expected);
}

void tst_Variables::deepNestingIsRefusedNotFollowed()
{
    std::string json = R"({"a": )";
    constexpr int depth = 9'000;
    for (int i = 0; i < depth; ++i)
        json += R"({"not":)";
    json += "1" + std::string(depth, '}') + "}";
    const auto variables = json::Tape::parse(json);
    QVERIFY(variables);
    const auto document = graphql::parse("query Q($a: Filter) { dog { id } }");
    const auto found = graphql::checkVariables(ruletest::schema(), *document->operations().front(), *variables);
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(found.front().message.ends_with("It is nested deeper than 1,000 levels."));
}

void tst_Variables::theLastOfOneNameCounts()
{
    const auto variables = json::Tape::parse(R"({"a": "x", "\u0061": 1})");
    const auto document = graphql::parse("query Q($a: Int) { dog { id } }");
    QVERIFY(graphql::checkVariables(ruletest::schema(), *document->operations().front(), *variables).empty());
}

void tst_Variables::manyVariablesAreNoTrouble()
{
    std::string definitions;
    std::string json;
    for (int i = 0; i < 30'000; ++i) {
        const std::string name = "v" + std::to_string(i);
        definitions.append("$").append(name).append(": Int ");
        json.append(json.empty() ? "{" : ",").append("\"").append(name).append("\": 1");
    }
    const auto document = graphql::parse("query Q(" + definitions + ") { dog { id } }");
    const auto variables = json::Tape::parse(json + "}");
    QVERIFY(graphql::checkVariables(ruletest::schema(), *document->operations().front(), *variables).empty());
    graphql::checkVariablesDialect(ruletest::schema(), *document, document->operations(), *variables);
}

REGISTER_TEST(tst_Variables)
#include "tst_variables.moc"

#include "core/graphql/schema.h"
#include "tests/core/graphql/findings.h"
#include "tests/support/registry.h"

#include <QTest>

using graphql::TypeKind;

class tst_SchemaFromIntrospection : public QObject
{
    Q_OBJECT

private slots:
    void everyKindOfTypeIsRead();
    void answersAreTakenInEveryWrapping();
    void oldEnginesMayLeaveKeysOut();
    void legacyDirectiveFlagsBecomeLocations();
    void theOrderOfTheAnswerDoesNotMatter();
    void theOrderOfKeysDoesNotMatter();
    void ofTheSameKeyTwiceTheLastCounts();
    void whatIsListedTwiceIsThereOnce();
    void namesAndTextsAreDecoded();
    void theDataOfAnAnswerGoesBeforeWhatStandsBesideIt();
    void directivesAreExactlyThoseOfTheServer();
    void problemsAreReported_data();
    void problemsAreReported();
    void membersOfUnknownTypeAreLeftOut();
    void whatIsNoAnswerGivesNoSchema_data();
    void whatIsNoAnswerGivesNoSchema();
};

namespace {

const char *smallAnswer = R"({"__schema": {
    "description": "The whole",
    "queryType": {"name": "Query"}, "mutationType": null,
    "types": [
        {"kind": "SCALAR", "name": "String", "description": "Built in"},
        {"kind": "SCALAR", "name": "Date", "specifiedByURL": "https://example.com"},
        {"kind": "OBJECT", "name": "Query", "description": "", "interfaces": [{"kind": "INTERFACE", "name": "Node"}], "fields": [
            {"name": "node", "args": [
                {"name": "id", "type": {"kind": "NON_NULL", "ofType": {"kind": "SCALAR", "name": "String"}}, "defaultValue": null},
                {"name": "by", "type": {"kind": "INPUT_OBJECT", "name": "By"}, "defaultValue": "{a: RED}"}],
             "type": {"kind": "NON_NULL", "name": null, "ofType": {"kind": "LIST", "ofType": {"kind": "INTERFACE", "name": "Node"}}},
             "isDeprecated": true, "deprecationReason": "old"},
            {"name": "id", "args": [], "type": {"kind": "SCALAR", "name": "Date"}},
            {"name": "a", "args": [], "type": {"kind": "UNION", "name": "Any"}, "isDeprecated": false, "deprecationReason": ""}]},
        {"kind": "INTERFACE", "name": "Node", "fields": [{"name": "id", "type": {"kind": "SCALAR", "name": "Date"}}], "interfaces": null, "possibleTypes": [{"name": "Query"}]},
        {"kind": "UNION", "name": "Any", "possibleTypes": [{"kind": "OBJECT", "name": "Query"}]},
        {"kind": "ENUM", "name": "Colour", "enumValues": [
            {"name": "RED", "isDeprecated": true, "deprecationReason": null}, {"name": "BLUE", "isDeprecated": false}]},
        {"kind": "INPUT_OBJECT", "name": "By", "isOneOf": true, "inputFields": [
            {"name": "a", "type": {"kind": "ENUM", "name": "Colour"}, "isDeprecated": true, "deprecationReason": "x"}]}],
    "directives": [{"name": "mark", "isRepeatable": true, "locations": ["QUERY", "FIELD"], "args": []}]
}})";

} // namespace

void tst_SchemaFromIntrospection::everyKindOfTypeIsRead()
{
    const auto [schema, problems] = graphql::schemaFromIntrospection(smallAnswer);
    QCOMPARE(findings(problems, support::MarkedText("")), QStringList());

    QCOMPARE(schema->description(), graphql::OptionalText("The whole"));
    const auto *query = schema->query();
    QCOMPARE(query->name, std::string("Query"));
    QCOMPARE(query->description, graphql::OptionalText("")); // Empty is not absent.
    QVERIFY(!schema->type("Date")->description);
    QCOMPARE(schema->type("Date")->specifiedByUrl, graphql::OptionalText("https://example.com"));

    const auto *node = query->field("node");
    QCOMPARE(node->type.toString(), std::string("[Node]!"));
    QCOMPARE(node->deprecationReason, graphql::OptionalText("old"));
    QVERIFY(node->argument("id")->isRequired());
    QCOMPARE(node->argument("by")->defaultValue, graphql::OptionalText("{a: RED}"));
    QVERIFY(!query->field("a")->deprecationReason); // The flag decides, not the text.

    QCOMPARE(schema->type("Node")->possibleTypes, (std::vector {query}));
    QCOMPARE(schema->type("Any")->possibleTypes, (std::vector {query}));
    QCOMPARE(schema->type("Colour")->value("RED")->deprecationReason, graphql::OptionalText("No longer supported"));
    QVERIFY(!schema->type("Colour")->value("BLUE")->deprecationReason);
    QVERIFY(schema->type("By")->isOneOf);
    QVERIFY(schema->type("By")->inputField("a")->deprecationReason);
    QVERIFY(schema->directive("mark")->isRepeatable);
    QCOMPARE(schema->directive("mark")->locations, (std::vector<std::string> {"FIELD", "QUERY"}));
}

void tst_SchemaFromIntrospection::answersAreTakenInEveryWrapping()
{
    const std::string inner = smallAnswer;
    QVERIFY(graphql::schemaFromIntrospection(inner).schema);
    QVERIFY(graphql::schemaFromIntrospection(R"({"data": )" + inner + "}").schema);
    QVERIFY(graphql::schemaFromIntrospection(R"({"errors": [{"message": "partly"}], "data": )" + inner + "}").schema);
    QVERIFY(graphql::schemaFromIntrospection("\xEF\xBB\xBF" + inner).schema);
}

void tst_SchemaFromIntrospection::oldEnginesMayLeaveKeysOut()
{
    const auto [schema, problems] =
        graphql::schemaFromIntrospection(R"({"__schema": {"queryType": {"name": "Q"}, "types": [
        {"kind": "OBJECT", "name": "Q", "fields": [{"name": "a", "type": {"kind": "SCALAR", "name": "Int"}}]}]}})");
    QCOMPARE(findings(problems, support::MarkedText("")), QStringList());
    QCOMPARE(schema->query()->field("a")->type.named(), schema->type("Int")); // Added, as the server did not list it.
    QVERIFY(schema->query()->field("a")->arguments.empty());
    QVERIFY(schema->directives().empty());
    QVERIFY(schema->type("__Type"));
}

void tst_SchemaFromIntrospection::legacyDirectiveFlagsBecomeLocations()
{
    const auto schema = graphql::schemaFromIntrospection(R"({"__schema": {"types": [], "directives": [
        {"name": "a", "onOperation": true, "onFragment": false, "onField": true},
        {"name": "b", "onFragment": true, "locations": ["FIELD"]}]}})")
                            .schema;
    QCOMPARE(schema->directive("a")->locations,
             (std::vector<std::string> {"FIELD", "MUTATION", "QUERY", "SUBSCRIPTION"}));
    QCOMPARE(schema->directive("b")->locations, (std::vector<std::string> {"FIELD"}));
}

void tst_SchemaFromIntrospection::theOrderOfTheAnswerDoesNotMatter()
{
    const auto names = [](const auto &members) {
        QStringList list;
        for (const auto &member : members)
            list << QString::fromStdString(member.name);
        return list;
    };
    const char *answer = R"({"__schema": {"types": [
        {"kind": "OBJECT", "name": "Z", "interfaces": [{"name": "J"}, {"name": "I"}], "fields": [
            {"name": "b", "type": {"kind": "SCALAR", "name": "Int"}, "args": [
                {"name": "y", "type": {"kind": "SCALAR", "name": "Int"}}, {"name": "x", "type": {"kind": "SCALAR", "name": "Int"}}]},
            {"name": "a", "type": {"kind": "SCALAR", "name": "Int"}}]},
        {"kind": "OBJECT", "name": "A", "interfaces": [{"name": "I"}], "fields": [{"name": "a", "type": {"kind": "SCALAR", "name": "Int"}}]},
        {"kind": "INTERFACE", "name": "J", "fields": []}, {"kind": "INTERFACE", "name": "I", "fields": []},
        {"kind": "UNION", "name": "U", "possibleTypes": [{"name": "Z"}, {"name": "A"}]},
        {"kind": "ENUM", "name": "E", "enumValues": [{"name": "B"}, {"name": "A"}]},
        {"kind": "INPUT_OBJECT", "name": "P", "inputFields": [
            {"name": "b", "type": {"kind": "SCALAR", "name": "Int"}}, {"name": "a", "type": {"kind": "SCALAR", "name": "Int"}}]}],
        "directives": [{"name": "z", "locations": ["FIELD"]}, {"name": "a", "locations": ["FIELD"]}]}})";
    const auto schema = graphql::schemaFromIntrospection(answer).schema;
    QCOMPARE(names(schema->declarations()).mid(0, 7), lines({"A", "E", "I", "J", "P", "U", "Z"}));
    QCOMPARE(names(schema->type("Z")->fields), lines({"a", "b"}));
    QCOMPARE(names(schema->type("Z")->field("b")->arguments), lines({"x", "y"}));
    QCOMPARE(schema->type("Z")->interfaces, (std::vector {schema->type("I"), schema->type("J")}));
    QCOMPARE(schema->type("U")->possibleTypes, (std::vector {schema->type("A"), schema->type("Z")}));
    QCOMPARE(schema->type("I")->possibleTypes, (std::vector {schema->type("A"), schema->type("Z")}));
    QCOMPARE(names(schema->type("E")->values), lines({"A", "B"}));
    QCOMPARE(names(schema->type("P")->inputFields), lines({"a", "b"}));
    QCOMPARE(names(schema->directives()), lines({"a", "z"}));
}

void tst_SchemaFromIntrospection::theOrderOfKeysDoesNotMatter()
{
    const auto [schema, problems] = graphql::schemaFromIntrospection(R"({"__schema": {
        "directives": [{"locations": ["FIELD"], "args": [{"type": {"name": "In"}, "name": "of"}], "name": "d"}],
        "types": [
            {"inputFields": [{"type": {"ofType": {"ofType": {"name": "Int"}, "kind": "LIST"}, "kind": "NON_NULL"},
                "isDeprecated": false, "defaultValue": "[1]", "name": "a"}], "fields": [{"name": "none", "type": {"name": "Gone"}}],
             "name": "In", "isOneOf": false, "kind": "INPUT_OBJECT"},
            {"fields": [{"args": [{"type": {"name": "In"}, "name": "in"}], "type": {"name": "U"}, "name": "u"}],
             "name": "Q", "kind": "OBJECT"},
            {"possibleTypes": [{"name": "Q"}], "name": "U", "kind": "UNION"}],
        "queryType": {"name": "Q"}}})");
    QCOMPARE(findings(problems, support::MarkedText("")), QStringList()); // What an input object has no use for, too.
    QCOMPARE(schema->type("In")->inputField("a")->type.toString(), std::string("[Int]!"));
    QCOMPARE(schema->type("In")->inputField("a")->defaultValue, graphql::OptionalText("[1]"));
    QCOMPARE(schema->query()->field("u")->argument("in")->type.named(), schema->type("In"));
    QCOMPARE(schema->type("U")->possibleTypes, (std::vector {schema->query()}));
    QCOMPARE(schema->directive("d")->argument("of")->type.named(), schema->type("In"));
}

void tst_SchemaFromIntrospection::ofTheSameKeyTwiceTheLastCounts()
{
    const auto [schema, problems] = graphql::schemaFromIntrospection(R"({"__schema": 1, "__schema": {
        "queryType": {"name": "Gone"}, "queryType": {"name": "P", "name": "Q"},
        "types": [{"kind": "OBJECT", "name": "Old", "fields": []}],
        "types": [{"kind": "SCALAR", "kind": "OBJECT", "name": "P", "name": "Q", "fields": [
            {"name": "x", "name": "a", "type": {"name": "Gone"}, "type":
                {"kind": "NON_NULL", "ofType": {"kind": "LIST", "ofType": {"name": "Int"}}, "ofType": {"name": "Int"}}}]}]}})");
    QCOMPARE(findings(problems, support::MarkedText("")), QStringList());
    QVERIFY(!schema->type("Old"));
    QCOMPARE(schema->query()->field("a")->type.toString(), std::string("Int!"));
}

void tst_SchemaFromIntrospection::whatIsListedTwiceIsThereOnce()
{
    const support::MarkedText input(R"({"__schema": {"queryType": {"name": "Q"}, "types": [
        {"kind": "OBJECT", "name": "Q", "interfaces": [{"name": "J"}, {"name": "I"}, {"name": "J"}], "fields": [
            {"name": "a", "type": {"name": "Int"}}]},
        {"kind": "INTERFACE", "name": "I", "fields": [{"name": "a", "type": {"name": "Int"}}]},
        {"kind": "INTERFACE", "name": "J", "fields": [{"name": "a", "type": {"name": "Int"}}]},
        {"kind": "UNION", "name": "U", "possibleTypes": [{"name": "Q"}, {"name": "Q"}]}],
        "directives": [{"name": "d", "locations": ["FIELD"]}, «{"name": "d", "locations": ["QUERY"]}»]}})");
    const auto [schema, problems] = graphql::schemaFromIntrospection(input.text);
    QCOMPARE(findings(problems, input),
             lines({"UniqueDirectiveNames: There can be only one directive named \"@d\". [0]"}));
    QCOMPARE(schema->query()->interfaces, (std::vector {schema->type("I"), schema->type("J")}));
    QCOMPARE(schema->type("U")->possibleTypes, (std::vector {schema->query()}));
    QCOMPARE(schema->directive("d")->locations, (std::vector<std::string> {"FIELD"}));
}

void tst_SchemaFromIntrospection::namesAndTextsAreDecoded()
{
    const auto [schema, problems] = graphql::schemaFromIntrospection(R"({"__sch\u0065ma": {
        "queryType": {"name": "\u0051"}, "types": [
            {"kind": "OBJ\u0045CT", "name": "Q", "description": "»a\n\u00e9«", "fields": [
                {"name": "b", "type": {"name": "In\u0074"}}, {"name": "\u0061", "type": {"kind": "L\u0049ST", "ofType": {"name": "Int"}}}]}]}})");
    QCOMPARE(findings(problems, support::MarkedText("")), QStringList());
    QCOMPARE(schema->query()->description, graphql::OptionalText("»a\né«"));
    QCOMPARE(schema->query()->fields.front().name, std::string("a")); // The order is that of what is meant.
    QCOMPARE(schema->query()->fields.front().type.toString(), std::string("[Int]"));
}

void tst_SchemaFromIntrospection::theDataOfAnAnswerGoesBeforeWhatStandsBesideIt()
{
    const auto schemaOf = [](const char *name) {
        return std::string(R"({"types": [{"kind": "SCALAR", "name": ")").append(name).append(R"("}]})");
    };
    const auto data = R"("data": {"__schema": )" + schemaOf("Inner") + "}";
    const auto beside = R"("__schema": )" + schemaOf("Beside");
    for (const auto &answer : {"{" + data + ", " + beside + "}", "{" + beside + ", " + data + "}"}) {
        const auto schema = graphql::schemaFromIntrospection(answer).schema;
        QVERIFY(schema->type("Inner"));
        QVERIFY(!schema->type("Beside"));
    }
    QVERIFY(!graphql::schemaFromIntrospection("{" + beside + R"(, "data": null})").schema);
}

void tst_SchemaFromIntrospection::directivesAreExactlyThoseOfTheServer()
{
    const auto schema = graphql::schemaFromIntrospection(
                            R"({"__schema": {"types": [], "directives": [{"name": "skip", "locations": ["FIELD"]}]}})")
                            .schema;
    QVERIFY(schema->directive("skip"));
    QVERIFY(!schema->directive("include"));
}

void tst_SchemaFromIntrospection::problemsAreReported_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &types, std::initializer_list<const char *> expected) {
        QTest::newRow(name) << QByteArray(
            R"({"__schema": {"queryType": {"name": "Q"}, "types": [{"kind": "OBJECT", "name": "Q", "fields": [
            {"name": "a", "type": {"kind": "SCALAR", "name": "Int"}}]}, )"
            + types + "]}}") << lines(expected);
    };
    row("unknown type",
        R"({"kind": "OBJECT", "name": "A", "fields": [{"name": "a", "type": {"kind": "OBJECT", "name": «"Gone"»}}]})",
        {"KnownTypeNames: Unknown type \"Gone\". The introspection answer does not list it. [0]"});
    row("too shallow",
        R"({"kind": "OBJECT", "name": "A", "fields": [{"name": "a", "type": {"kind": "LIST", "ofType": «{"kind": "NON_NULL"}»}}]})",
        {"Schema: A type is wrapped deeper than the introspection query asked; ask with more levels of ofType. [0]"});
    row("twice", R"({"kind": "SCALAR", "name": "A"}, {"kind": "SCALAR", "name": «"A"»})",
        {"UniqueTypeNames: There can be only one type named \"A\". [0]"});
    row("no kind", R"(«{"name": "A"}»)",
        {"Schema: The introspection answer lists a type without a name or of no known kind. [0]"});
    row("input as output",
        R"({"kind": "INPUT_OBJECT", "name": "P", "inputFields": [{"name": "a", "type": {"kind": "SCALAR", "name": "Int"}}]},
        {"kind": "OBJECT", "name": "A", "fields": [«{"name": "a", "type": {"kind": "INPUT_OBJECT", "name": "P"}}»]})",
        {"Schema: The type of A.a must be Output Type but got: P. [0]"});
    row("output as input",
        R"({"kind": "INPUT_OBJECT", "name": "P", "inputFields": [«{"name": "a", "type": {"kind": "OBJECT", "name": "Q"}}»]})",
        {"Schema: The type of a must be Input Type but got: Q. [0]"});
    row("nameless member", R"({"kind": "ENUM", "name": "E", "enumValues": [«{}», {"name": "A"}]})",
        {"Schema: The introspection answer lists a member without a name. [0]"});
    row("member without a type", R"({"kind": "OBJECT", "name": "A", "fields": [«{"name": "a"}»]})",
        {"Schema: The introspection answer lists a member without a type. [0]"});
    row("built-in scalar of another kind",
        R"({"kind": "INPUT_OBJECT", "name": "__TypeKind", "inputFields": [{"name": "a", "type": {"name": "Int"}}]})",
        {"Schema: The type of __Type.kind must be Output Type but got: __TypeKind!. []"});
    row("name that is none", R"({"kind": "SCALAR", "name": «"A-B"»})",
        {"Schema: Names must only contain [_a-zA-Z0-9] but \"A-B\" does not. [0]"});
    row("name with a digit in front", R"({"kind": "SCALAR", "name": «"1A"»})",
        {"Schema: Names must start with [_a-zA-Z] but \"1A\" does not. [0]"});
    row("enum value that is a literal", R"({"kind": "ENUM", "name": «"E"», "enumValues": [{"name": "true"}]})",
        {"Schema: Enum values cannot be named: true [0]"});
    for (const char *text : {"", "1 2", "$x", "1){a} query B($y:T=2", "1 # c", "{a: 1", "A @d", "1 $y: T"})
        row(qPrintable(QLatin1String("default value: ") + QLatin1String(text)),
            R"({"kind": "INPUT_OBJECT", "name": "P", "inputFields": [{"name": "a", "type": {"name": "Int"}, "defaultValue": «")"
                + QByteArray(text) + R"("»}]})",
            {"Schema: A default value is no GraphQL value. [0]"});
    row("no members at all", R"({"kind": "ENUM", "name": «"E"», "enumValues": null})",
        {"Schema: Enum type E must define one or more values. [0]"});
    row("types in the wrong place",
        R"({"kind": "UNION", "name": "U", "possibleTypes": [«{"name": "Int"}», {"name": "Q"}]})",
        {"Schema: Type U cannot list Int here. [0]"});
}

void tst_SchemaFromIntrospection::problemsAreReported()
{
    QFETCH(QByteArray, marked);
    QFETCH(QStringList, expected);
    const support::MarkedText input(marked.toStdString());
    const auto [schema, problems] = graphql::schemaFromIntrospection(input.text);
    QCOMPARE(findings(problems, input), expected);
    QVERIFY(schema->query()->field("a"));
}

void tst_SchemaFromIntrospection::membersOfUnknownTypeAreLeftOut()
{
    const auto [schema, problems] = graphql::schemaFromIntrospection(R"({"__schema": {"queryType": {"name": "Q"},
        "types": [{"kind": "OBJECT", "name": "Q", "fields": [
            {"name": "a", "type": {"name": "Int"}, "args": [{"name": "x", "type": {"name": "Gone"}}]},
            {"name": "b", "type": {"name": "Gone"}}, {"name": "c"}, {"name": "d", "type": {"name": "P"}}]},
            {"kind": "INPUT_OBJECT", "name": "P", "inputFields": [{"name": "a", "type": {"name": "Q"}}]}]}})");
    QCOMPARE(problems.size(), std::size_t(5));
    QCOMPARE(schema->query()->fields.size(), std::size_t(1));
    QVERIFY(schema->query()->field("a")->arguments.empty());
    QVERIFY(schema->type("P")->inputFields.empty());
}

void tst_SchemaFromIntrospection::whatIsNoAnswerGivesNoSchema_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("not JSON") << QByteArray("<html>");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("errors only") << QByteArray(R"({"data": null, "errors": [{"message": "no"}]})");
    QTest::newRow("another answer") << QByteArray(R"({"data": {"users": []}})");
    QTest::newRow("null") << QByteArray(R"({"__schema": null})");
    QTest::newRow("broken behind the schema") << QByteArray(R"({"__schema": {"types": []}, "extensions": {"a": }})");
    QTest::newRow("more behind the answer") << QByteArray(R"({"__schema": {"types": []}} {})");
}

void tst_SchemaFromIntrospection::whatIsNoAnswerGivesNoSchema()
{
    QFETCH(QByteArray, json);
    const auto [schema, problems] =
        graphql::schemaFromIntrospection(std::string_view(json.constData(), static_cast<std::size_t>(json.size())));
    QVERIFY(!schema);
    QCOMPARE(problems.size(), std::size_t(1));
}

REGISTER_TEST(tst_SchemaFromIntrospection)
#include "tst_schemafromintrospection.moc"

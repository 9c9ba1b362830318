#include "core/graphql/document.h"
#include "core/graphql/introspectionquery.h"
#include "core/graphql/schemaprinter.h"
#include "core/graphql/validation.h"
#include "core/json/tape.h"
#include "tests/core/graphql/findings.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_SchemaPrinter : public QObject
{
    Q_OBJECT

private slots:
    void asGivenItComesBack();
    void lexicographicSortsEverything();
    void commonRootsNeedNoSchemaDefinition();
    void builtInsAreLeftOut();
    void whatHasNoKnownTypeIsLeftOut();
    void introspectionJsonHoldsEverything();
    void introspectionJsonComesBack();
    void introspectionQueriesFitTheirServers();
};

namespace {

/// In the order and the layout of printSchema(), so that printing it gives it back.
const char *layoutExample = R"(schema {
  query: Root
}

directive @mark(by: String! = "x", at: Int) repeatable on FIELD | QUERY

"""
A directive that says more about itself than fits on one line of the usual seventy characters.
"""
directive @wide(
  """First"""
  a: Int

  """Second"""
  b: [Int!]! = [1, 2] @deprecated
) on FIELD

"""The root"""
type Root implements Named & Node {
  """The id"""
  id: ID!
  name(short: Boolean = false, unit: Unit): String @deprecated(reason: "Use \"id\"")

  """
  Two lines
  of text
  """
  pick(
    """Which"""
    by: Pick
    more: Int
  ): Any @deprecated
}

interface Node {
  id: ID!
}

interface Named implements Node {
  id: ID!
  name: String
}

type Other

union Any = Root | Other

enum Unit {
  """Metre"""
  M

  """"""
  KM @deprecated
  MILE
}

input Pick @oneOf {
  id: ID
  unit: Unit
}

scalar Date @specifiedBy(url: "https://example.com")

"\nbegins with a blank line"
scalar Strange)";

} // namespace

void tst_SchemaPrinter::asGivenItComesBack()
{
    const auto schema = graphql::schemaFromSdl(layoutExample).schema;
    QCOMPARE(QString::fromStdString(graphql::printSchema(*schema, false)), QString::fromUtf8(layoutExample));
}

void tst_SchemaPrinter::lexicographicSortsEverything()
{
    const auto schema = graphql::schemaFromSdl(R"(
        type Query implements J & I { b(z: Int, a: Int): Int a: Int }
        interface J { a: Int } interface I { b(a: Int, z: Int): Int }
        union U10 = Query | A union U9 = Query type A { x: Int } enum E { B A10 A9 } input P { b: Int a: Int }
        directive @z on QUERY | FIELD directive @a(b: Int, a: Int) on QUERY
    )")
                            .schema;
    QCOMPARE(QString::fromStdString(graphql::printSchema(*schema)),
             QStringLiteral(R"(directive @a(a: Int, b: Int) on QUERY

directive @z on FIELD | QUERY

type A {
  x: Int
}

enum E {
  A9
  A10
  B
}

interface I {
  b(a: Int, z: Int): Int
}

interface J {
  a: Int
}

input P {
  a: Int
  b: Int
}

type Query implements I & J {
  a: Int
  b(a: Int, z: Int): Int
}

union U9 = Query

union U10 = A | Query)"));
}

void tst_SchemaPrinter::commonRootsNeedNoSchemaDefinition()
{
    const auto print = [](const char *sdl) {
        return graphql::printSchema(*graphql::schemaFromSdl(sdl).schema);
    };
    QCOMPARE(print("schema { query: Query } type Query { a: Int }"), std::string("type Query {\n  a: Int\n}"));
    QCOMPARE(print("\"D\" schema { query: Query } type Query { a: Int }"),
             std::string("\"\"\"D\"\"\"\nschema {\n  query: Query\n}\n\ntype Query {\n  a: Int\n}"));
}

void tst_SchemaPrinter::builtInsAreLeftOut()
{
    QCOMPARE(graphql::printSchema(*graphql::schemaFromSdl("").schema), std::string());
}

void tst_SchemaPrinter::whatHasNoKnownTypeIsLeftOut()
{
    const auto schema =
        graphql::schemaFromSdl("type Query { a(x: Nope, y: Int): Int b: Nope! } input P { a: Nope b: Int }").schema;
    QCOMPARE(graphql::printSchema(*schema), std::string("input P {\n  b: Int\n}\n\ntype Query {\n  a(y: Int): Int\n}"));
    const auto json = graphql::introspectionJson(*schema);
    QVERIFY(json.find("Nope") == std::string::npos);
    QVERIFY(graphql::schemaFromIntrospection(json).problems.empty());
}

void tst_SchemaPrinter::introspectionJsonHoldsEverything()
{
    const auto json = graphql::introspectionJson(*graphql::schemaFromSdl(layoutExample).schema);
    const auto tape = json::Tape::parse(json);
    QVERIFY(tape);
    const auto schema = *tape->root().find("__schema");
    QVERIFY(schema.find("description")->isNull());
    QVERIFY(schema.at("queryType", "name")->equals("Root"));
    QVERIFY(schema.find("mutationType")->isNull());

    const auto type = [&](std::string_view name) {
        for (const auto &item : schema.find("types")->items())
            if (item.find("name")->equals(name))
                return item;
        return schema;
    };
    QVERIFY(type("Root").find("kind")->equals("OBJECT"));
    QVERIFY(type("Root").find("inputFields")->isNull());
    const auto name = type("Root").find("fields")->items().at(1);
    QVERIFY(name.find("isDeprecated")->boolean());
    QVERIFY(name.find("deprecationReason")->equals("Use \"id\""));
    QVERIFY(name.find("args")->items().at(0).find("defaultValue")->equals("false"));
    QCOMPARE(name.find("args")->items().at(0).find("type")->raw(),
             std::string_view(R"({"kind":"SCALAR","name":"Boolean","ofType":null})"));
    QVERIFY(type("Node").find("interfaces")->isArray());
    QCOMPARE(type("Node").find("possibleTypes")->size(), 1U);
    QVERIFY(type("Unit").find("enumValues")->items().at(1).find("description")->equals(""));
    QVERIFY(type("Unit").find("enumValues")->items().at(2).find("description")->isNull());
    QVERIFY(type("Pick").find("isOneOf")->boolean());
    QVERIFY(type("Root").find("isOneOf")->isNull());
    QVERIFY(type("Date").find("specifiedByURL")->equals("https://example.com"));
    QVERIFY(type("__Type").isObject());
    QVERIFY(schema.find("directives")->items().at(0).find("isRepeatable")->boolean());
}

void tst_SchemaPrinter::introspectionJsonComesBack()
{
    const auto schema = graphql::schemaFromSdl(layoutExample).schema;
    const auto [again, problems] = graphql::schemaFromIntrospection(graphql::introspectionJson(*schema));
    QCOMPARE(graphql::printSchema(*again), graphql::printSchema(*schema));
}

void tst_SchemaPrinter::introspectionQueriesFitTheirServers()
{
    const auto today = graphql::schemaFromSdl("type Query { a: Int }").schema;
    for (const auto &options : {graphql::IntrospectionOptions(), graphql::IntrospectionOptions::everything()}) {
        const auto document = graphql::parse(graphql::introspectionQuery(options));
        QVERIFY(document->syntaxErrors().empty());
        QCOMPARE(findings(graphql::validate(*today, *document), support::MarkedText("")), QStringList());
    }

    // An engine of before all the options: the plain query asks it for nothing it does not have.
    const auto old = graphql::schemaFromSdl(R"(
        type Query { a: Int }
        type __Schema { types: [__Type!]! queryType: __Type! mutationType: __Type subscriptionType: __Type directives: [__Directive!]! }
        type __Type { kind: __TypeKind! name: String description: String fields(includeDeprecated: Boolean = false): [__Field!]
            interfaces: [__Type!] possibleTypes: [__Type!] enumValues(includeDeprecated: Boolean = false): [__EnumValue!]
            inputFields: [__InputValue!] ofType: __Type }
        type __Field { name: String! description: String args: [__InputValue!]! type: __Type! isDeprecated: Boolean! deprecationReason: String }
        type __InputValue { name: String! description: String type: __Type! defaultValue: String }
        type __Directive { name: String! description: String locations: [__DirectiveLocation!]! args: [__InputValue!]! }
    )")
                         .schema;
    const auto plain = graphql::parse(graphql::introspectionQuery());
    QCOMPARE(findings(graphql::validate(*old, *plain), support::MarkedText("")), QStringList());
    const auto everything = graphql::parse(graphql::introspectionQuery(graphql::IntrospectionOptions::everything()));
    QVERIFY(!graphql::validate(*old, *everything).empty());
}

REGISTER_TEST(tst_SchemaPrinter)
#include "tst_schemaprinter.moc"

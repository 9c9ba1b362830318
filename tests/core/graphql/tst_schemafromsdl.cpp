#include "core/graphql/document.h"
#include "core/graphql/schema.h"
#include "tests/core/graphql/findings.h"
#include "tests/support/registry.h"

#include <QTest>

#include <algorithm>

using graphql::OperationType;
using graphql::TypeKind;

class tst_SchemaFromSdl : public QObject
{
    Q_OBJECT

private slots:
    void everyKindOfDefinitionIsRead();
    void typeReferencesKeepTheirWrappers();
    void extensionsAreMergedIn();
    void rootsComeFromTheSchemaDefinitionOrElseFromTheirNames();
    void whatEveryServerHasIsAdded();
    void ownDefinitionsOfBuiltInsAreKept();
    void metaFieldsAreFoundWhereTheyBelong();
    void possibleTypesAreKnown();
    void membersOfLongListsAreFound();
    void problemsAreReported_data();
    void problemsAreReported();
    void suggestionsAreBounded();
    void membersOfUnknownTypeAreLeftOut();
    void whatIsUsableStaysUsable();
};

void tst_SchemaFromSdl::everyKindOfDefinitionIsRead()
{
    const auto [schema, problems] = graphql::schemaFromSdl(R"(
        """The whole"""
        schema { query: Q }
        scalar Date @specifiedBy(url: "https://example.com/date")
        "Root"
        type Q implements N & M { "The id" id(first: Int = 3, "Which" of: [Color!] = [RED] @deprecated): ID! @deprecated(reason: "old") }
        interface N { id: ID! }
        interface M implements N { id: ID! }
        union U = Q
        enum Color { RED "" GREEN @deprecated }
        input Pick @oneOf { a: Int b: Date }
        directive @mark(by: String!) repeatable on FIELD | QUERY
    )");
    QCOMPARE(findings(problems, support::MarkedText("")), QStringList());

    QCOMPARE(schema->description(), graphql::OptionalText("The whole"));
    QCOMPARE(schema->query(), schema->type("Q"));
    QVERIFY(!schema->mutation());

    const auto *date = schema->type("Date");
    QCOMPARE(date->kind, TypeKind::Scalar);
    QCOMPARE(date->specifiedByUrl, graphql::OptionalText("https://example.com/date"));
    QVERIFY(!date->description);

    const auto *query = schema->type("Q");
    QCOMPARE(query->description, graphql::OptionalText("Root"));
    QCOMPARE(query->interfaces, (std::vector {schema->type("N"), schema->type("M")}));
    const auto *id = query->field("id");
    QCOMPARE(id->description, graphql::OptionalText("The id"));
    QCOMPARE(id->deprecationReason, graphql::OptionalText("old"));
    QCOMPARE(id->arguments.size(), std::size_t(2));
    QCOMPARE(id->argument("first")->defaultValue, graphql::OptionalText("3"));
    QCOMPARE(id->argument("of")->defaultValue, graphql::OptionalText("[RED]"));
    QCOMPARE(id->argument("of")->description, graphql::OptionalText("Which"));
    QCOMPARE(id->argument("of")->deprecationReason, graphql::OptionalText("No longer supported"));

    QCOMPARE(schema->type("M")->interfaces, (std::vector {schema->type("N")}));
    QCOMPARE(schema->type("U")->possibleTypes, (std::vector {query}));

    const auto *color = schema->type("Color");
    QVERIFY(!color->value("RED")->description);
    QCOMPARE(color->value("GREEN")->description, graphql::OptionalText("")); // Empty is not absent.
    QVERIFY(color->value("GREEN")->deprecationReason);
    QVERIFY(!color->value("BLUE"));

    QVERIFY(schema->type("Pick")->isOneOf);
    QCOMPARE(schema->type("Pick")->inputField("b")->type.named(), date);

    const auto *mark = schema->directive("mark");
    QVERIFY(mark->isRepeatable);
    QCOMPARE(mark->locations, (std::vector<std::string> {"FIELD", "QUERY"}));
    QVERIFY(mark->argument("by")->isRequired());
}

void tst_SchemaFromSdl::typeReferencesKeepTheirWrappers()
{
    const auto [schema, problems] = graphql::schemaFromSdl("type Query { a: [[Int!]]! }");
    const auto type = schema->query()->field("a")->type;
    QCOMPARE(type.toString(), std::string("[[Int!]]!"));
    QVERIFY(type.isNonNull());
    QVERIFY(type.nullable().isList());
    QCOMPARE(type.nullable().unwrapped().toString(), std::string("[Int!]"));
    QCOMPARE(type.named(), schema->type("Int"));
    QCOMPARE(graphql::TypeRef(schema->type("Int")).nonNull().inList().inList().nonNull(), type);
    QCOMPARE(type.nonNull(), type);
}

void tst_SchemaFromSdl::extensionsAreMergedIn()
{
    const auto [schema, problems] = graphql::schemaFromSdl(R"(
        extend type Query implements I { b: Int }
        extend schema { mutation: M }
        type M { m: E }
        type Query { a: Int }
        interface I { b: Int }
        enum E { A } extend enum E { B }
        union U = Query extend union U = M
        input P { a: Int } extend input P @oneOf { b: Int }
        scalar S extend scalar S @specifiedBy(url: "u")
    )");
    QCOMPARE(findings(problems, support::MarkedText("")), QStringList());
    QVERIFY(schema->query()->field("a") && schema->query()->field("b"));
    QCOMPARE(schema->query()->interfaces, (std::vector {schema->type("I")}));
    QCOMPARE(schema->mutation(), schema->type("M"));
    QCOMPARE(schema->type("E")->values.size(), std::size_t(2));
    QCOMPARE(schema->type("U")->possibleTypes.size(), std::size_t(2));
    QCOMPARE(schema->type("P")->inputFields.size(), std::size_t(2));
    QVERIFY(schema->type("P")->isOneOf);
    QCOMPARE(schema->type("S")->specifiedByUrl, graphql::OptionalText("u"));
}

void tst_SchemaFromSdl::rootsComeFromTheSchemaDefinitionOrElseFromTheirNames()
{
    const auto named =
        graphql::schemaFromSdl("type Query { a: Int } type Mutation { a: Int } type Subscription { a: Int }").schema;
    QCOMPARE(named->root(OperationType::Query), named->type("Query"));
    QCOMPARE(named->root(OperationType::Mutation), named->type("Mutation"));
    QCOMPARE(named->root(OperationType::Subscription), named->type("Subscription"));

    const auto defined =
        graphql::schemaFromSdl("schema { query: Query } type Query { a: Int } type Mutation { a: Int }").schema;
    QCOMPARE(defined->root(OperationType::Query), defined->type("Query"));
    QVERIFY(!defined->root(OperationType::Mutation));
}

void tst_SchemaFromSdl::whatEveryServerHasIsAdded()
{
    const auto [schema, problems] = graphql::schemaFromSdl("type Query { a: Int }");
    QVERIFY(problems.empty());
    for (const char *name : {"Int", "Float", "String", "Boolean", "ID", "__Schema", "__Type", "__Field", "__InputValue",
                             "__EnumValue", "__Directive", "__TypeKind", "__DirectiveLocation"})
        QVERIFY2(schema->type(name), name);
    for (const char *name : {"include", "skip", "deprecated", "specifiedBy", "oneOf"})
        QVERIFY2(schema->directive(name), name);
    QCOMPARE(schema->type("__Type")->field("ofType")->type.named(), schema->type("__Type"));
    QCOMPARE(schema->declarations().front().name, std::string("Query")); // What was added comes last.
    QVERIFY(std::is_sorted(schema->types().begin(), schema->types().end(),
                           [](const auto *a, const auto *b) { return a->name < b->name; }));
}

void tst_SchemaFromSdl::ownDefinitionsOfBuiltInsAreKept()
{
    const auto [schema, problems] = graphql::schemaFromSdl(R"(
        type Query { a: String }
        "Ours" scalar String
        directive @include(if: Boolean!, why: String) on FIELD
    )");
    QVERIFY(problems.empty());
    QCOMPARE(schema->type("String")->description, graphql::OptionalText("Ours"));
    QVERIFY(schema->directive("include")->argument("why"));
    QCOMPARE(schema->type("__Type")->field("name")->type.named(), schema->type("String"));
}

void tst_SchemaFromSdl::metaFieldsAreFoundWhereTheyBelong()
{
    const auto schema = graphql::schemaFromSdl("type Query { a: A } type A { a: Int } union U = A").schema;
    const auto &query = *schema->query();
    QCOMPARE(schema->field(query, "__typename")->type.toString(), std::string("String!"));
    QCOMPARE(schema->field(query, "__schema")->type.toString(), std::string("__Schema!"));
    QCOMPARE(schema->field(query, "__type")->type.toString(), std::string("__Type"));
    QVERIFY(schema->field(query, "__type")->argument("name")->isRequired());
    QVERIFY(schema->field(*schema->type("A"), "__typename"));
    QVERIFY(schema->field(*schema->type("U"), "__typename"));
    QVERIFY(!schema->field(*schema->type("A"), "__schema"));
    QVERIFY(!schema->field(query, "__other"));
    QCOMPARE(schema->field(query, "a"), query.field("a"));
}

void tst_SchemaFromSdl::possibleTypesAreKnown()
{
    const auto schema = graphql::schemaFromSdl(R"(
        type Query { a: Int }
        interface Named { n: Int }
        interface Pet implements Named { n: Int }
        type Dog implements Pet & Named { n: Int }
        type Cat implements Pet & Named { n: Int }
        type Town implements Named { n: Int }
        union Beast = Dog | Cat
        union Place = Town
    )")
                            .schema;
    const auto type = [&](const char *name) -> const graphql::Type & {
        return *schema->type(name);
    };
    QVERIFY(schema->isPossible(type("Pet"), type("Dog")));
    QVERIFY(!schema->isPossible(type("Pet"), type("Town")));
    QVERIFY(schema->isPossible(type("Beast"), type("Cat")));
    QVERIFY(!schema->isPossible(type("Beast"), type("Town")));
    QVERIFY(schema->isPossible(type("Named"), type("Pet")));
    QVERIFY(!schema->isPossible(type("Pet"), type("Named")));
    QVERIFY(schema->isPossible(type("Dog"), type("Dog")));
    QVERIFY(!schema->isPossible(type("Dog"), type("Cat")));

    QVERIFY(schema->overlap(type("Named"), type("Beast")));
    QVERIFY(schema->overlap(type("Dog"), type("Pet")));
    QVERIFY(!schema->overlap(type("Place"), type("Beast")));
    QVERIFY(!schema->overlap(type("Dog"), type("Cat")));
    QCOMPARE(type("Pet").possibleTypes, (std::vector {schema->type("Dog"), schema->type("Cat")}));
}

void tst_SchemaFromSdl::membersOfLongListsAreFound()
{
    std::string sdl = "type Query {";
    for (int i = 0; i < 300; ++i)
        sdl += " f" + std::to_string(i) + ": Int";
    const auto schema = graphql::schemaFromSdl(sdl + " }").schema;
    for (int i = 0; i < 300; ++i)
        QCOMPARE(schema->query()->field("f" + std::to_string(i)),
                 &schema->query()->fields[static_cast<std::size_t>(i)]);
    QVERIFY(!schema->query()->field("f300"));
}

void tst_SchemaFromSdl::problemsAreReported_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *marked, std::initializer_list<const char *> expected) {
        QTest::newRow(name) << QByteArray(marked) << lines(expected);
    };
    row("type twice", "type Query { a: Int } type «A» { a: Int } scalar «A»",
        {"UniqueTypeNames: There can be only one type named \"A\". [0, 1]"});
    row("directive twice", "type Query { a: Int } directive @«a» on FIELD directive @«a» on QUERY",
        {"UniqueDirectiveNames: There can be only one directive named \"@a\". [0, 1]"});
    row("field twice", "type Query { «a»: Int «a»: ID }",
        {"UniqueFieldDefinitionNames: Field \"Query.a\" can only be defined once. [0, 1]"});
    row("field twice, by extension", "extend type Query { «a»: Int } type Query { «a»: ID }",
        {"UniqueFieldDefinitionNames: Field \"Query.a\" can only be defined once. [1, 0]"});
    row("input field twice", "type Query { a: Int } input I { «a»: Int «a»: ID }",
        {"UniqueFieldDefinitionNames: Field \"I.a\" can only be defined once. [0, 1]"});
    row("argument twice", "type Query { a(«x»: Int «x»: Int): Int }",
        {"UniqueArgumentDefinitionNames: Argument \"Query.a(x:)\" can only be defined once. [0, 1]"});
    row("value twice", "type Query { a: Int } enum E { «A» «A» }",
        {"UniqueEnumValueNames: Enum value \"E.A\" can only be defined once. [0, 1]"});
    row("unknown type", "type Query { a: [«Strin»!] }",
        {"KnownTypeNames: Unknown type \"Strin\". Did you mean \"String\"? [0]"});
    row("unknown type extended", "type Query { a: Int } type User { a: Int } extend type «Usr» { b: Int }",
        {"PossibleTypeExtensions: Cannot extend type \"Usr\" because it is not defined. Did you mean \"User\"? [0]"});
    row("extended as another kind", "type Query { a: Int } «enum E { A }» «extend input E { a: Int }»",
        {"PossibleTypeExtensions: Cannot extend non-input object type \"E\". [0, 1]"});
    row("two schemas", "schema { query: Query } «schema { query: Query }» type Query { a: Int }",
        {"LoneSchemaDefinition: Must provide only one schema definition. [0]"});
    row("two queries", "schema { «query: Query» «query: Query» } type Query { a: Int }",
        {"UniqueOperationTypes: There can be only one query type in schema. [0, 1]"});
    row("no query", "type A { a: Int }", {"Schema: Query root type must be provided. []"});
    row("root of another kind", "schema { query: Query mutation: «E» } type Query { a: Int } enum E { A }",
        {"Schema: Mutation root type must be Object type if provided, it cannot be E. [0]"});
    row("same root twice", "schema { query: Query mutation: Query } type «Query» { a: Int }",
        {"Schema: All root types must be different, \"Query\" type is used as query and mutation root types. [0]"});
    row("input type as output", "type Query { a: «[I]» } input I { a: Int }",
        {"Schema: The type of Query.a must be Output Type but got: [I]. [0]"});
    row("output type as input", "type Query { a(b: «Query!»): Int }",
        {"Schema: The type of Query.a(b:) must be Input Type but got: Query!. [0]"});
    row("implements an object", "type Query implements «A» { a: Int } type A { a: Int }",
        {"Schema: Type Query must only implement Interface types, it cannot implement A. [0]"});
    row("implements itself", "type Query { a: Int } interface A implements «A» { a: Int }",
        {"Schema: Type A cannot implement itself because it would create a circular reference. [0]"});
    row("implements twice", "type Query implements A & «A» { a: Int } interface A { a: Int }",
        {"Schema: Type Query can only implement A once. [0]"});
    row("union of a scalar", "type Query { a: Int } union U = Query | «Int»",
        {"Schema: Union type U can only include Object types, it cannot include Int. [0]"});
    row("union member twice", "type Query { a: Int } union U = Query | «Query»",
        {"Schema: Union type U can only include type Query once. [0]"});
    row("no fields", "type Query { a: Int } type «A»", {"Schema: Type A must define one or more fields. [0]"});
    row("no members", "type Query { a: Int } union «A»",
        {"Schema: Union type A must define one or more member types. [0]"});
    row("no values", "type Query { a: Int } enum «A»", {"Schema: Enum type A must define one or more values. [0]"});
    row("no input fields", "type Query { a: Int } input «A»",
        {"Schema: Input Object type A must define one or more fields. [0]"});
    row("reserved names", "type Query { a: Int } type «__A» { a: Int } type «B» { __b(__c: Int): Int }",
        {"Schema: Name \"__A\" must not begin with \"__\", which is reserved by GraphQL introspection. [0]",
         "Schema: Name \"__b\" must not begin with \"__\", which is reserved by GraphQL introspection. [1]",
         "Schema: Name \"__c\" must not begin with \"__\", which is reserved by GraphQL introspection. [1]"});
    row("interface field missing", "type «Query» implements A { b: Int } interface A { a: Int }",
        {"Schema: Interface field A.a expected but Query does not provide it. [0]"});
    row("interface field of another type",
        "type «Query» implements A { a: Int b: Query c: [Int!]! }"
        " interface A { a: Int! b: A c: [Int] }",
        {"Schema: Interface field A.a expects type Int! but Query.a is type Int. [0]"});
    row("interface argument missing", "type «Query» implements A { a: Int } interface A { a(x: Int): Int }",
        {"Schema: Interface field argument A.a(x:) expected but Query.a does not provide it. [0]"});
    row("interface argument of another type",
        "type «Query» implements A { a(x: Int!): Int } interface A { a(x: Int): Int }",
        {"Schema: Interface field argument A.a(x:) expects type Int but Query.a(x:) is type Int!. [0]"});
    row("required argument added", "type «Query» implements A { a(x: Int!): Int } interface A { a: Int }",
        {"Schema: Argument \"Query.a(x:)\" must not be required type \"Int!\" if not provided by the Interface field "
         "\"A.a\". [0]"});
    row("interface of an interface",
        "type «Query» implements B { a: Int } interface A { a: Int } interface B implements A { a: Int }",
        {"Schema: Type Query must implement A because it is implemented by B. [0]"});
    row("oneOf of required", "type Query { a: Int } input «I» @oneOf { a: Int! b: Int = 1 }",
        {"Schema: OneOf input field I.a must be nullable. [0]",
         "Schema: OneOf input field I.b cannot have a default value. [0]"});
    row("input without end", "type Query { a: Int } input «A» { b: B! } input B { x: Int a: A! }",
        {"Schema: Cannot reference Input Object \"A\" within itself through a series of non-null fields: \"b.a\". "
         "[0]"});
    row("input with an end", "type Query { a: Int } input A { b: B! } input B { a: [A!]! c: A }", {});
    row("required but deprecated", "type «Query» { a(x: Int! @deprecated): Int }",
        {"Schema: Required argument Query.a(x:) cannot be deprecated. [0]"});
    row("unknown directive",
        "type Query «@a» { a(x: Int «@b»): Int «@c» } enum E { A «@d» } input I { x: Int «@e» } extend schema «@f»",
        {"KnownDirectives: Unknown directive \"@a\". [0]", "KnownDirectives: Unknown directive \"@b\". [1]",
         "KnownDirectives: Unknown directive \"@c\". [2]", "KnownDirectives: Unknown directive \"@d\". [3]",
         "KnownDirectives: Unknown directive \"@e\". [4]", "KnownDirectives: Unknown directive \"@f\". [5]"});
    row("misplaced directive",
        "type Query «@skip»(if: true) { a: Int @mine } directive @mine(x: Int «@oneOf») on FIELD_DEFINITION",
        {"KnownDirectives: Directive \"@skip\" may not be used on OBJECT. [0]",
         "KnownDirectives: Directive \"@oneOf\" may not be used on ARGUMENT_DEFINITION. [1]"});
    row("directive's arguments",
        "type Query { a: Int «@deprecated» «@deprecated»(«why»: \"x\") } scalar S «@specifiedBy»",
        {"UniqueDirectivesPerLocation: The directive \"@deprecated\" can only be used once at this location. [0, 1]",
         "KnownArgumentNames: Unknown argument \"why\" on directive \"@deprecated\". [2]",
         "ProvidedRequiredArguments: Directive \"@specifiedBy\" argument \"url\" of type \"String!\" is required, but "
         "it was not provided. [3]"});
    row("syntax", "type Query { a: Int } «}»", {": Syntax Error: Unexpected \"}\". [0]"});
}

void tst_SchemaFromSdl::problemsAreReported()
{
    QFETCH(QByteArray, marked);
    QFETCH(QStringList, expected);
    const support::MarkedText input(marked.toStdString(), support::MarkedText::Bars::AreText);
    QCOMPARE(findings(graphql::schemaFromSdl(input.text).problems, input), expected);
}

void tst_SchemaFromSdl::suggestionsAreBounded()
{
    // Every reference is reported; comparing each with every type would take the square of the schema.
    std::string sdl = "type Query {\n";
    for (int i = 0; i < 300; ++i)
        sdl.append("  f").append(std::to_string(i)).append(": Quary\n");
    const auto problems = graphql::schemaFromSdl(sdl + "}").problems;
    QCOMPARE(problems.size(), std::size_t(300));
    const auto suggests = [](const graphql::Diagnostic &problem) {
        return problem.message.ends_with("Did you mean \"Query\"?");
    };
    QVERIFY(suggests(problems.front()));
    QCOMPARE(std::count_if(problems.begin(), problems.end(), suggests), 200);
}

void tst_SchemaFromSdl::membersOfUnknownTypeAreLeftOut()
{
    std::string fields;
    for (const char letter : std::string_view("abcdefghijkl"))
        fields.append(1, letter).append(letter == 'c' ? ": Nope " : ": Int ");
    const auto [schema, problems] =
        graphql::schemaFromSdl("directive @d(x: Nope, y: Int) on FIELD type Query implements I {" + fields
                               + "} interface I { c: Int } input P {" + fields + "} type Empty { a: Nope }");
    // Each is said once: that nothing is left is no second problem, nor that the interface misses its field.
    QCOMPARE(problems.size(), std::size_t(4));
    for (const auto &problem : problems)
        QCOMPARE(problem.rule, std::string("KnownTypeNames"));
    QCOMPARE(schema->query()->fields.size(), std::size_t(11));
    QVERIFY(!schema->query()->field("c"));
    QCOMPARE(schema->query()->field("l")->name, std::string("l"));
    QVERIFY(!schema->type("P")->inputField("c"));
    QCOMPARE(schema->type("P")->inputField("l")->name, std::string("l"));
    QCOMPARE(schema->directive("d")->arguments.size(), std::size_t(1));
    QVERIFY(schema->type("Empty")->fields.empty());
}

void tst_SchemaFromSdl::whatIsUsableStaysUsable()
{
    const auto [schema, problems] = graphql::schemaFromSdl(R"(
        type Query implements Nope { good: Int, bad: Nope!, alsoBad(x: Nope, y: Int): [Int }
        extend type Other { a: Int }
        union U = Query | Nope
    )");
    QVERIFY(problems.size() >= 5);
    QCOMPARE(schema->query()->field("good")->type.toString(), std::string("Int"));
    QVERIFY(!schema->query()->field("bad"));
    QCOMPARE(schema->query()->fields.size(), std::size_t(2));
    QCOMPARE(schema->query()->field("alsoBad")->arguments.size(), std::size_t(1));
    QVERIFY(schema->query()->interfaces.empty());
    QCOMPARE(schema->type("U")->possibleTypes, (std::vector {schema->query()}));

    // Nothing to read at all is a schema too: the one that every server has.
    QVERIFY(graphql::schemaFromSdl("").schema->type("Int"));
}

REGISTER_TEST(tst_SchemaFromSdl)
#include "tst_schemafromsdl.moc"

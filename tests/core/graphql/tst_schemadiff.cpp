#include "core/graphql/schemadiff.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_SchemaDiff : public QObject
{
    Q_OBJECT

private slots:
    void changesAreNamedAndWeighed_data();
    void changesAreNamedAndWeighed();
    void equalSchemasHaveNoChange();
};

void tst_SchemaDiff::changesAreNamedAndWeighed_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("changes");
    const auto row = [](const char *rule, const char *before, const char *after, const char *changes) {
        QTest::newRow(rule) << QByteArray("type Query { q: Int }\n") + before
                            << QByteArray("type Query { q: Int }\n") + after << QByteArray(changes);
    };
    row("TYPE_REMOVED", "type A { a: Int }", "", "removed breaking A: A was removed.");
    row("TYPE_ADDED", "", "type A { a: Int }", "added safe A: A was added.");
    row("TYPE_CHANGED_KIND", "type A { a: Int }", "union A = Query",
        "changed breaking A: A changed from an Object type to a Union type.");
    row("FIELD_REMOVED", "type A { a: Int b: Int }", "type A { a: Int }", "removed breaking A.b: A.b was removed.");
    row("FIELD_ADDED", "type A { a: Int }", "type A { a: Int b: Int }", "added safe A.b: A.b was added.");
    row("FIELD_CHANGED_KIND", "type A { a: Int }", "type A { a: String }",
        "changed breaking A.a: A.a changed type from Int to String.");
    row("FIELD_CHANGED_KIND, for the better", "type A { a: [Int] }", "type A { a: [Int!]! }",
        "changed safe A.a: A.a changed type from [Int] to [Int!]!.");
    row("FIELD_CHANGED_KIND, for the worse", "type A { a: [Int!] }", "type A { a: [Int]! }",
        "changed breaking A.a: A.a changed type from [Int!] to [Int]!.");
    row("ARG_REMOVED", "type A { a(x: Int): Int }", "type A { a: Int }",
        "removed breaking A.a(x:): A.a arg x was removed.");
    row("REQUIRED_ARG_ADDED", "type A { a: Int }", "type A { a(x: Int!): Int }",
        "added breaking A.a(x:): A required arg x on A.a was added.");
    row("OPTIONAL_ARG_ADDED", "type A { a: Int }", "type A { a(x: Int! = 1): Int }",
        "added dangerous A.a(x:): An optional arg x on A.a was added.");
    row("ARG_CHANGED_KIND", "type A { a(x: Int): Int }", "type A { a(x: Int!): Int }",
        "changed breaking A.a(x:): A.a arg x has changed type from Int to Int!.");
    row("ARG_CHANGED_KIND, for the better", "type A { a(x: [Int!]!): Int }", "type A { a(x: [Int]): Int }",
        "changed safe A.a(x:): A.a arg x has changed type from [Int!]! to [Int].");
    row("ARG_DEFAULT_VALUE_CHANGE", "type A { a(x: Int = 1, y: Int = 1, z: Int): Int }",
        "type A { a(x: Int = 2, y: Int, z: Int = 3): Int }",
        "changed dangerous A.a(x:): A.a arg x has changed defaultValue from 1 to 2.\n"
        "changed dangerous A.a(y:): A.a arg y defaultValue was removed.\n"
        "changed safe A.a(z:): A.a arg z has the defaultValue 3 now.");
    row("IMPLEMENTED_INTERFACE", "interface I { a: Int } interface J { a: Int } type A implements I { a: Int }",
        "interface I { a: Int } interface J { a: Int } type A implements J { a: Int }",
        "removed breaking A: A no longer implements interface I.\n"
        "added dangerous A: J added to interfaces implemented by A.");
    row("UNION", "type A { a: Int } type B { a: Int } union U = A", "type A { a: Int } type B { a: Int } union U = B",
        "removed breaking U: A was removed from union type U.\nadded dangerous U: B was added to union type U.");
    row("ENUM", "enum E { A B }", "enum E { B C }",
        "removed breaking E.A: A was removed from enum type E.\nadded dangerous E.C: C was added to enum type E.");
    row("INPUT", "input I { a: Int b: Int }", "input I { b: Int! c: Int d: Int! }",
        "removed breaking I.a: I.a was removed.\nchanged breaking I.b: I.b changed type from Int to Int!.\n"
        "added dangerous I.c: An optional field c on input type I was added.\n"
        "added breaking I.d: A required field d on input type I was added.");
    row("ONE_OF", "input I { a: Int }", "input I @oneOf { a: Int }",
        "changed breaking I: I takes exactly one field now.");
    row("DIRECTIVE", "directive @a on FIELD directive @b(x: Int) repeatable on FIELD | QUERY",
        "directive @b(y: Int!, z: Int) on FIELD | MUTATION directive @c on FIELD",
        "removed breaking @a: a was removed.\nremoved breaking @b(x:): x was removed from b.\n"
        "added breaking @b(y:): A required arg y on directive b was added.\n"
        "added safe @b(z:): An optional arg z on directive b was added.\n"
        "changed breaking @b: Repeatable flag was removed from b.\n"
        "removed breaking @b: QUERY was removed from b.\nadded safe @b: MUTATION was added to b.\n"
        "added safe @c: c was added.");
    row("words", "type A { a: Int b: Int @deprecated }", "\"new\" type A { a: Int @deprecated b: Int }",
        "changed safe A: A changed its description.\nchanged safe A.a: A.a was deprecated.\n"
        "changed safe A.b: A.b is no longer deprecated.");
    row("roots", "type M { a: Int } schema { query: Query mutation: M }", "type M { a: Int } schema { query: M }",
        "changed dangerous schema: The query type changed from Query to M.\n"
        "removed breaking schema: The mutation type was removed.");
}

void tst_SchemaDiff::changesAreNamedAndWeighed()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, changes);
    const auto old = graphql::schemaFromSdl(before.toStdString());
    const auto now = graphql::schemaFromSdl(after.toStdString());
    QVERIFY(old.problems.empty() && now.problems.empty());
    QByteArrayList lines;
    for (const graphql::SchemaChange &change : graphql::schemaChanges(*old.schema, *now.schema)) {
        std::string line(nameOf(change.kind));
        line.append(" ").append(nameOf(change.impact)).append(" ").append(change.element).append(": ");
        lines.append(QByteArray::fromStdString(line + change.message));
        QVERIFY(!change.rule.empty());
    }
    QCOMPARE(lines.join('\n'), changes);
}

void tst_SchemaDiff::equalSchemasHaveNoChange()
{
    const std::string sdl = "type Query { a(x: [Int!]! = [1]): U } union U = Query input I { a: Int = 1 } enum E { A }";
    QVERIFY(graphql::schemaChanges(*graphql::schemaFromSdl(sdl).schema, *graphql::schemaFromSdl(sdl).schema).empty());
}

REGISTER_TEST(tst_SchemaDiff)
#include "tst_schemadiff.moc"

#include "core/graphql/help/definition.h"
#include "core/graphql/help/names.h"
#include "tests/core/graphql/corpus.h"
#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

using namespace graphql;

class tst_Definition : public QObject
{
    Q_OBJECT

private slots:
    void leadsToTheDocument_data();
    void leadsToTheDocument();
    void leadsToTheSchema_data();
    void leadsToTheSchema();
    void workWithoutASchemaToo();
    void referencesAreAllOfOneMeaning_data();
    void referencesAreAllOfOneMeaning();
    void everyPlaceOfEveryPrefixHasASaneAnswer();
};

namespace {

struct Target
{
    support::MarkedText input;
    std::optional<DefinitionTarget> found;
};

Target targetAt(const QByteArray &marked)
{
    const support::MarkedText input(marked.toStdString());
    return {input, definitionAt(&ruletest::schema(), *parse(input.text), *input.caret)};
}

} // namespace

void tst_Definition::leadsToTheDocument_data()
{
    QTest::addColumn<QByteArray>("marked");
    const auto row = [](const char *name, const char *marked) {
        QTest::newRow(name) << QByteArray(marked);
    };
    row("a spread", "{ ...F| } fragment «F» on Dog { barks }");
    row("a spread's dots", "{ .|..F } fragment «F» on Dog { barks }");
    row("a variable", "query A($«id»: ID) { human(id: $i|d) { id } } query B($id: ID) { a }");
    row("a variable's dollar", "query A($«id»: ID) { human(id: |$id) { id } }");
    row("a variable in an object in a directive", "query A($«l»: Int) { a @onField(level: [{x: $l|}]) }");
    row("a variable in a fragment",
        "query A($«x»: ID) { ...F } query B($x: ID) { a } query C($y: ID, $«x»: ID) { ...G }"
        " fragment F on Query { human(id: $x|) { id } } fragment G on Query { ...F }");
    row("a definition is its own", "query A($«id|»: ID) { human(id: $id) { id } }");
    row("in broken text", "query A($«id»: ID) { human(id: $id|");
    row("fragments in a circle",
        "query A($«x»: ID) { ...F } fragment F on Query { ...G } fragment G on Query { ...F a(x: $|x) }");
}

void tst_Definition::leadsToTheDocument()
{
    QFETCH(QByteArray, marked);
    const Target target = targetAt(marked);
    QVERIFY(target.found);
    QCOMPARE(target.found->places, target.input.spans);
    QVERIFY(!target.found->element);
}

void tst_Definition::leadsToTheSchema_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *marked, const char *expected) {
        QTest::newRow(name) << QByteArray(marked) << QByteArray(expected);
    };
    row("a field", "{ dog { «ba|rks» } }", "Dog.barks");
    row("an alias", "{ «d|»: dog { barks } }", "Query.dog");
    row("a field of an interface", "{ pet { «name|» } }", "Pet.name");
    row("a field in an inline fragment", "{ pet { ... on Cat { «|meows» } } }", "Cat.meows");
    row("a field in a fragment", "fragment F on Human { «name»| }", "Human.name");
    row("an argument", "{ human(«i|d»: 1) { id } }", "Query.human(id:)");
    row("an input field", "{ find(filter: {not: {«ag|e»: 1}}) { id } }", "Filter.age");
    row("an enum value", "{ dog { volume(unit: «SO|NE») } }", "Unit.SONE");
    row("an enum value in an input object", "{ find(filter: {unit: «SONE|»}) { id } }", "Unit.SONE");
    row("a directive", "{ dog @«inc|lude»(if: true) { barks } }", "@include");
    row("a directive's argument", "{ dog @include(«i|f»: true) { barks } }", "@include(if:)");
    row("a type condition", "{ pet { ... on «D|og» { barks } } }", "Dog");
    row("a fragment's type", "fragment F on «D|og» { barks }", "Dog");
    row("a variable's type", "query A($x: [«Fil|ter»!]) { dog { barks } }", "Filter");
    row("a built-in type", "query A($x: «In|t») { dog { barks } }", "Int");
    row("a keyword", "«mut|ation» { rename(id: 1) { id } }", "Mutation");
    row("a default value", "query A($x: Unit = «SONE|») { dog { barks } }", "Unit.SONE");
    row("a type in SDL", "type A { a(x: «Fil|ter»): Int }", "Filter");
    row("a field in SDL", "type Dog { «ba|rks»: Int }", "Dog.barks");
    row("an argument in SDL", "type Dog { volume(«un|it»: Unit): Int }", "Dog.volume(unit:)");
    row("an input field in SDL", "input Filter { «a|ge»: Int }", "Filter.age");
    row("an enum value in SDL", "enum Unit { «SO|NE» }", "Unit.SONE");
    row("a directive's argument in SDL", "directive @onField(«le|vel»: Int) on FIELD", "@onField(level:)");
    row("a root operation", "schema { query: «Qu|ery» }", "Query");
    row("nothing: an unknown field", "{ dog { xy|z } }", "");
    row("nothing: an unknown argument", "{ dog(xy|z: 1) { barks } }", "");
    row("nothing: a string", "{ human(id: \"1|\") { id } }", "");
    row("nothing: a fragment that is not there", "{ ...F| }", "");
    row("nothing: a meta field", "{ __type|name }", "");
    row("nothing: between names", "{ dog { barks  |  } }", "");
}

void tst_Definition::leadsToTheSchema()
{
    QFETCH(QByteArray, marked);
    const Target target = targetAt(marked);
    const auto element = target.found ? target.found->element : std::nullopt;
    QTEST(element ? QByteArray::fromStdString(coordinate(*element)) : QByteArray(), "expected");
    if (!element)
        return;
    const std::string_view origin = target.found->origin.of(target.input.text);
    const std::string_view marks = target.input.spans.front().of(target.input.text);
    QVERIFY2(origin == marks || origin.substr(1) == marks, std::string(origin).c_str());
}

void tst_Definition::workWithoutASchemaToo()
{
    const support::MarkedText input("{ ...F| } fragment «F» on Dog { barks }");
    const auto target = definitionAt(nullptr, *parse(input.text), *input.caret);
    QVERIFY(target);
    QCOMPARE(target->places, input.spans);
    const support::MarkedText types("type «A» { a: A| } extend type A { b: Int }");
    QCOMPARE(definitionAt(nullptr, *parse(types.text), *types.caret)->places, types.spans);
}

void tst_Definition::referencesAreAllOfOneMeaning_data()
{
    QTest::addColumn<QByteArray>("marked");
    const auto row = [](const char *name, const char *marked) {
        QTest::newRow(name) << QByteArray(marked);
    };
    row("of a fragment", "{ ...«F» } fragment «F|» on T { ...G } fragment G on T { ... { ...«F» } }");
    row("of a variable", "query A($«x»: [ID] = [1]) @d(a: $«x») { a(x: {y: [$«x|»]}) } query B($x: ID) { a(x: $x) }");
    row("of a variable through fragments",
        "query A($«x»: ID) { ...F } fragment F on T { ...G } fragment G on T { a(x: $«x|») } query B($«x»: ID) { ...G }"
        " query C($x: ID) { a(x: $x) ...H } fragment H on T { a }");
    row("shared by operations that share no fragment with the first",
        "query A($«x|»: ID) { ...F } query B($«x»: ID) { ...F ...G } query C($«x»: ID) { ...G }"
        " fragment F on T { a(x: $«x») } fragment G on T { b(x: $«x») }");
    row("not shared through a fragment that does not use it",
        "query A($«x|»: ID) { ...F a(x: $«x») } query B($x: ID) { ...F b(x: $x) } fragment F on T { a }");
    row("of an operation", "query «A|» { a } query B { a }");
    row("of nothing", "query A { a| }");
}

void tst_Definition::referencesAreAllOfOneMeaning()
{
    QFETCH(QByteArray, marked);
    const support::MarkedText input(marked.toStdString());
    const auto document = parse(input.text);
    QCOMPARE(referencesAt(*document, *input.caret), input.spans);
    // Asked from any of them, the answer is the same.
    for (const text::Span span : input.spans)
        QCOMPARE(referencesAt(*document, span.begin), input.spans);
}

void tst_Definition::everyPlaceOfEveryPrefixHasASaneAnswer()
{
    for (const std::string_view whole : corpus) {
        for (std::size_t size = 0; size <= whole.size(); ++size) {
            const auto document = parse(std::string(whole.substr(0, size)));
            for (std::uint32_t offset = 0; offset <= size; ++offset) {
                if (const auto target = definitionAt(&ruletest::schema(), *document, offset)) {
                    QVERIFY(target->origin.begin <= offset && offset <= target->origin.end);
                    QVERIFY(target->element || !target->places.empty());
                }
                const std::vector<text::Span> references = referencesAt(*document, offset);
                QVERIFY(references.empty() || std::any_of(references.begin(), references.end(), [&](text::Span span) {
                            return span.begin <= offset + 4 && offset <= span.end;
                        }));
            }
        }
    }
}

REGISTER_TEST(tst_Definition)
#include "tst_definition.moc"

#include "core/graphql/help/hover.h"
#include "tests/core/graphql/corpus.h"
#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

using namespace graphql;

class tst_Hover : public QObject
{
    Q_OBJECT

private slots:
    void signatures_data();
    void signatures();
    void tellsWhatIsKnown();
    void variablesOfFragmentsAreThoseOfTheirOperations();
    void longSignaturesKeepWhatIsRequired();
    void longListsAreCut();
    void worksWithoutASchema();
    void everyPlaceOfEveryPrefixCanBeAsked();
};

namespace {

const Schema &documented()
{
    static const auto result = schemaFromSdl(R"(
        "Reads." type Query {
            "All users.\nOldest first." users("How many." first: Int = 10, order: Order @deprecated(reason: "Use by."), by: By): [User!]
                @deprecated(reason: "Use people.")
        }
        "A person." type User { "Unique." id: ID! friends(of: Order): [User] }
        "How to sort." enum Order { "From small\r\nto large." UP DOWN @deprecated(reason: "Broken.") }
        "What to sort by." input By { "The field." field: String! = "id" }
        scalar Date @specifiedBy(url: "https://example.org/date")
        "Marks." directive @mark("Why." reason: String) repeatable on FIELD | QUERY
    )");
    return *result.schema;
}

std::optional<Hover> hoverIn(const Schema &schema, const char *marked)
{
    const support::MarkedText input {std::string_view(marked)};
    return hoverAt(&schema, *parse(input.text), *input.caret);
}

QByteArray markdownAt(const char *marked)
{
    const auto hover = hoverIn(documented(), marked);
    return hover ? QByteArray::fromStdString(markdown(*hover)) : QByteArray();
}

} // namespace

void tst_Hover::signatures_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *marked, const char *expected) {
        QTest::newRow(name) << QByteArray(marked) << QByteArray(expected);
    };
    row("a field", "{ dog { «bar|ks» } }", "Dog.barks: Boolean!");
    row("a field with arguments", "{ dog { «friends|»(first: 1) { id } } }",
        "Dog.friends(first: Int, after: String): [Pet]");
    row("an alias", "{ «d|»: dog { barks } }", "Query.dog: Dog");
    row("a meta field", "{ dog { «__type|name» } }", "__typename: String!");
    row("an argument", "{ dog { volume(«un|it»: SONE) } }", "Dog.volume(unit: Unit! = DECIBEL)");
    row("a directive's argument", "{ dog @include(«i|f»: true) { barks } }", "@include(if: Boolean!)");
    row("an input field", "{ find(filter: {not: {«li|mit»: 1}}) { id } }", "Filter.limit: Int! = 10");
    row("an enum value", "{ dog { volume(unit: «SO|NE») } }", "Unit.SONE");
    row("a directive", "{ dog «@ma|ny» { barks } }", "directive @many repeatable on FIELD");
    row("a directive's sign", "{ dog «|@onField»(level: 1) { barks } }",
        "directive @onField(level: Int!, note: String) on FIELD");
    row("an object type", "fragment F on «Do|g» { barks }", "type Dog implements Pet & Node");
    row("an interface", "{ dog { ... on «Pe|t» { id } } }", "interface Pet implements Node");
    row("a union", "fragment F on «DogOr|Human» { __typename }", "union DogOrHuman = Dog ¦ Human");
    row("an enum", "query A($x: «Un|it») { a }", "enum Unit");
    row("an input type", "query A($x: [«K|ey»!]!) { a }", "input Key @oneOf");
    row("a scalar", "query A($x: «I|D») { a }", "scalar ID");
    row("a keyword", "«mut|ation» { rename(id: 1) { id } }", "type Mutation");
    row("a variable", "query A($x: [ID!]! = [1]) { human(id: «$|x») { id } }", "$x: [ID!]! = [1]");
    row("a variable's definition", "query A(«|$x»: ID) { human(id: $x) { id } }", "$x: ID");
    row("a variable that is not defined", "query A { human(id: «$x|») { id } }", "$x: ID");
    row("a spread", "{ dog { «...F|» } } fragment F on Dog { barks }", "fragment F on Dog");
    row("a spread's dots", "{ dog { «.|..F» } } fragment F on Dog { barks }", "fragment F on Dog");
    row("a fragment", "fragment «F|» on Dog { barks }", "fragment F on Dog");
    row("an operation", "subscription «A|»($x: Int = 1, $y: [ID]) { barked { id } }",
        "subscription A($x: Int = 1, $y: [ID])");
    row("in broken text", "{ dog { friends(«fir|st»: ", "Dog.friends(first: Int)");
    row("an unknown field", "{ do|gg }", "");
    row("an unknown argument", "{ dog(x|: 1) { barks } }", "");
    row("an unknown fragment", "{ ...F| }", "");
    row("a string", "{ human(id: \"x|\") { id } }", "");
    row("a brace", "|{ dog { barks } }", "");
    row("a comment", "{ # dog| \n dog { barks } }", "");
}

void tst_Hover::signatures()
{
    QFETCH(QByteArray, marked);
    QFETCH(QByteArray, expected);
    const support::MarkedText input(marked.toStdString());
    const auto hover = hoverAt(&ruletest::schema(), *parse(input.text), *input.caret);
    QCOMPARE(hover ? QByteArray::fromStdString(hover->signature) : QByteArray(), expected.replace("¦", "|"));
    if (hover)
        QCOMPARE(hover->span, input.spans.front());
}

void tst_Hover::tellsWhatIsKnown()
{
    QCOMPARE(markdownAt("{ us|ers { id } }"),
             "```graphql\nQuery.users(first: Int = 10, order: Order, by: By): [User!]\n```\n\nAll users.\nOldest first."
             "\n\nDeprecated: Use people.\n\n- `first: Int = 10`: How many.\n- `order: Order` (deprecated: Use by.)\n- "
             "`by: By`");
    QCOMPARE(markdownAt("{ users(or|der: UP) { id } }"),
             "```graphql\nQuery.users(order: Order)\n```\n\nDeprecated: Use by.\n\n- `UP`: From small\n- `DOWN` "
             "(deprecated: Broken.)");
    QCOMPARE(markdownAt("{ users(by: {fi|eld: 1}) { id } }"),
             "```graphql\nBy.field: String! = \"id\"\n```\n\nThe field.");
    QCOMPARE(markdownAt("{ users(order: DO|WN) { id } }"), "```graphql\nOrder.DOWN\n```\n\nDeprecated: Broken.");
    QCOMPARE(markdownAt("query A($x: B|y) { a }"),
             "```graphql\ninput By\n```\n\nWhat to sort by.\n\n- `field: String! = \"id\"`: The field.");
    QCOMPARE(markdownAt("query A($x: Dat|e) { a }"),
             "```graphql\nscalar Date @specifiedBy(url: \"https://example.org/date\")\n```");
    QCOMPARE(markdownAt("fragment F on U|ser { id }"),
             "```graphql\ntype User\n```\n\nA person.\n\n- `id: ID!`: Unique.\n- `friends(of: Order): [User]`");
    QCOMPARE(markdownAt("{ users @mar|k { id } }"),
             "```graphql\ndirective @mark(reason: String) repeatable on FIELD | QUERY\n```\n\nMarks.\n\n- `reason: "
             "String`: Why.");
    QCOMPARE(markdownAt("{ ...|F } \"My own.\" fragment F on User { id }"),
             "```graphql\nfragment F on User\n```\n\nMy own.");
    QCOMPARE(markdownAt("query A($o: Order!) { users(order: $|o) { id } }"),
             "```graphql\n$o: Order!\n```\n\nHow to sort.\n\nIts place asks for Order.\n\n- `UP`: From small\n- `DOWN` "
             "(deprecated: Broken.)");
    QCOMPARE(markdownAt("query A(\"Mine.\" $o|: ID) { a }"), "```graphql\n$o: ID\n```\n\nMine.");
    QCOMPARE(markdownAt("\"Lists.\" query A| { a }"), "```graphql\nquery A\n```\n\nLists.");
}

void tst_Hover::variablesOfFragmentsAreThoseOfTheirOperations()
{
    const auto shared = hoverIn(documented(),
                                "query A($n: Int!) { ...F } query B($n: Int = 1) { ...F } query C($n: ID) { a }"
                                "fragment F on Query { users(first: $n|) { id } }");
    QCOMPARE(shared->signature, std::string("$n: Int!"));
    const std::vector<std::string> notes {"A defines $n: Int!.", "B defines $n: Int = 1.", "Its place asks for Int."};
    QCOMPARE(shared->notes, notes);
    const auto lost = hoverIn(documented(), "query A { ...F } fragment F on Query { users(first: $n|) { id } }");
    QCOMPARE(lost->signature, std::string("$n: Int"));
    QCOMPARE(lost->notes, std::vector<std::string> {"No operation that reaches this fragment defines it."});
    const auto undefined = hoverIn(documented(), "query A { users(first: $n|) { id } }");
    QCOMPARE(undefined->notes, std::vector<std::string> {"The operation does not define it."});
}

void tst_Hover::longSignaturesKeepWhatIsRequired()
{
    const auto hover = hoverIn(ruletest::schema(), "{ fi|nd }");
    QCOMPARE(hover->signature, std::string("Query.find(required: Key!, …): [Node]"));
    QCOMPARE(hover->members.size(), std::size_t {7});
    const auto scalars = hoverIn(ruletest::schema(), "{ scal|ars }");
    QCOMPARE(scalars->signature, std::string("Query.scalars(…): Int"));
}

void tst_Hover::longListsAreCut()
{
    std::string sdl = "type Query { ";
    for (int i = 0; i < 23; ++i)
        sdl += "f" + std::to_string(i) + ": Int ";
    const auto schema = schemaFromSdl(sdl + "}").schema;
    const auto hover = hoverAt(schema.get(), *parse("query { f1 }"), 2);
    QCOMPARE(hover->members.size(), std::size_t {20});
    QCOMPARE(hover->moreMembers, std::size_t {3});
    QVERIFY(markdown(*hover).ends_with("- `f19: Int`\n- and 3 more"));
}

void tst_Hover::worksWithoutASchema()
{
    const support::MarkedText input("query A($x: ID = 1) { a(x: $|x) }");
    QCOMPARE(hoverAt(nullptr, *parse(input.text), *input.caret)->signature, std::string("$x: ID = 1"));
    QVERIFY(!hoverAt(nullptr, *parse("{ dog }"), 3));
}

void tst_Hover::everyPlaceOfEveryPrefixCanBeAsked()
{
    for (const std::string_view whole : corpus) {
        for (std::size_t size = 0; size <= whole.size(); ++size) {
            const auto document = parse(std::string(whole.substr(0, size)));
            for (std::uint32_t offset = 0; offset <= size; ++offset) {
                const auto hover = hoverAt(&ruletest::schema(), *document, offset);
                if (!hover)
                    continue;
                QVERIFY(hover->span.begin <= offset && offset <= hover->span.end && hover->span.end <= size);
                QVERIFY(!hover->signature.empty());
            }
        }
    }
}

REGISTER_TEST(tst_Hover)
#include "tst_hover.moc"

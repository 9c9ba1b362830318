#include "core/graphql/help/signaturehelp.h"
#include "tests/core/graphql/corpus.h"
#include "tests/core/graphql/ruletest.h"
#include "tests/support/registry.h"

using namespace graphql;

class tst_SignatureHelp : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatCanBeWritten_data();
    void showsWhatCanBeWritten();
    void saysNothingOutsideOfLists_data();
    void saysNothingOutsideOfLists();
    void knowsTheListAndTheDocumentation();
    void everyPlaceOfEveryPrefixCanBeAsked();
};

namespace {

/// The label with `«»` around the active parameter and a tick behind those that are given.
QByteArray shown(const std::optional<SignatureHelp> &help)
{
    if (!help)
        return {};
    QByteArray text;
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < help->parameters.size(); ++i) {
        const SignatureParameter &parameter = help->parameters[i];
        const bool isActive = help->active == i;
        text += QByteArray::fromStdString(help->label.substr(at, parameter.span.begin - at)) + (isActive ? "«" : "")
            + QByteArray::fromStdString(std::string(parameter.span.of(help->label))) + (isActive ? "»" : "")
            + (parameter.given ? "✓" : "");
        at = parameter.span.end;
    }
    return text + QByteArray::fromStdString(help->label.substr(at));
}

std::optional<SignatureHelp> helpAt(const QByteArray &marked)
{
    const support::MarkedText input(marked.toStdString());
    return signatureHelpAt(ruletest::schema(), *parse(input.text), *input.caret);
}

} // namespace

void tst_SignatureHelp::showsWhatCanBeWritten_data()
{
    QTest::addColumn<QByteArray>("marked");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *marked, const char *expected) {
        QTest::newRow(name) << QByteArray(marked) << QByteArray(expected);
    };
    const char *friends = "Dog.friends(first: Int, after: String): [Pet]";
    const char *first = "Dog.friends(«first: Int»✓, after: String): [Pet]";
    const char *between = "Dog.friends(first: Int✓, after: String): [Pet]";
    row("an empty list", "{ dog { friends(|) { id } } }", friends);
    row("an opened list", "{ dog { friends(|", friends);
    row("an opened list before a brace", "{ dog { friends( | } }", friends);
    row("an opened list before a selection set", "{ dog { friends(first: 1 | { id } } }", between);
    row("on a name", "{ dog { friends(fi|rst: 1) { id } } }", first);
    row("on a value", "{ dog { friends(first: 1|0) { id } } }", first);
    row("behind a colon", "{ dog { friends(first:|) { id } } }", first);
    row("behind a colon and blanks", "{ dog { friends(first:  |", first);
    row("behind a comma", "{ dog { friends(first: 1,| ) { id } } }", between);
    row("behind a list that is open", "{ dog { friends(first: [1, | ", first);
    row("in front of the first", "{ dog { friends(| first: 1) { id } } }", between);
    row("while a name is written", "{ dog { friends(first: 1, af| ",
        "Dog.friends(first: Int✓, «after: String»): [Pet]");
    row("while a name is written in front", "{ dog { friends(af|, first: 1) ",
        "Dog.friends(first: Int✓, «after: String»): [Pet]");
    row("a name that is none", "{ dog { friends(xyz|: 1)", friends);
    row("a directive", "{ dog @include(|) { barks } }", "@include(if: Boolean!)");
    row("a directive's value", "{ dog @onField(level: 1, note: \"|\") { barks } }",
        "@onField(level: Int!✓, «note: String»✓)");
    row("an input object", "{ find(filter: {name: \"x\", |}) { id } }",
        "Filter {name: String✓, tags: [String!], age: Int, not: Filter, unit: Unit = SONE, limit: Int! = 10}");
    row("an input object in a list", "{ find(places: [{la|", "Place {«lat: Float!», lon: Float!, label: String}");
    row("an input object in an input object", "{ find(filter: {not: {age: 1| ",
        "Filter {name: String, tags: [String!], «age: Int»✓, not: Filter, unit: Unit = SONE, limit: Int! = 10}");
    row("an input object as a default", "query A($p: Place = {lon: |}) { a }",
        "Place {lat: Float!, «lon: Float!»✓, label: String}");
    row("an object for a scalar is its argument's", "{ find(any: {x: |1}) { id } }",
        "Query.find(filter: Filter, place: Place, places: [Place!], key: Key, required: Key!, «any: Json»✓, "
        "grid: [[Int!]]): [Node]");
    row("a list that ends in the next line", "{ dog { friends(\n|\n) { id } } }", friends);
    row("a bracket in a comment and in a string", "{ dog { friends(after: \")\" # )\n| first: 1) { id } } }",
        "Dog.friends(first: Int✓, after: String✓): [Pet]");
}

void tst_SignatureHelp::showsWhatCanBeWritten()
{
    QFETCH(QByteArray, marked);
    QTEST(shown(helpAt(marked)), "expected");
}

void tst_SignatureHelp::saysNothingOutsideOfLists_data()
{
    QTest::addColumn<QByteArray>("marked");
    for (const char *marked : {"{ dog { friends|(first: 1) { id } } }", "{ dog { friends(first: 1)| { id } } }",
                               "{ dog { friends(first: 1) { | id } } }", "{ dog { friends(first: 1 { | } } }",
                               "{ dog { unknown(|) } }", "{ dog @unknown(|) { id } }", "query A(|) { a }", "|",
                               "{ dog { fri|ends } }", "fragment F on | Dog { barks }"})
        QTest::newRow(marked) << QByteArray(marked);
}

void tst_SignatureHelp::saysNothingOutsideOfLists()
{
    QFETCH(QByteArray, marked);
    QCOMPARE(shown(helpAt(marked)), QByteArray());
}

void tst_SignatureHelp::knowsTheListAndTheDocumentation()
{
    const auto schema = schemaFromSdl("type Query { \"All of them.\" users(\"How many.\" first: Int! = 1 "
                                      "\"Where.\" at: ID! old: Int @deprecated(reason: \"Slow.\")): Int }")
                            .schema;
    const support::MarkedText input("{ users«(first: |1)» }");
    const auto help = signatureHelpAt(*schema, *parse(input.text), *input.caret);
    QVERIFY(help);
    QCOMPARE(help->list, input.spans.front());
    QCOMPARE(help->description, std::string("All of them."));
    QCOMPARE(help->parameters.at(0).description, std::string("How many."));
    QCOMPARE(help->parameters.at(0).required, false);
    QCOMPARE(help->parameters.at(1).required, true);
    QCOMPARE(help->parameters.at(2).deprecation, std::string("Slow."));
}

void tst_SignatureHelp::everyPlaceOfEveryPrefixCanBeAsked()
{
    std::vector<std::string_view> texts(corpus.begin(), corpus.end());
    texts.emplace_back("query A($f: Filter = {not: {tags: [\"a\"]}}) { find(filter: {not: {tags: [\"a\"]}}) @many {"
                       " ... on Dog { friends(first: 1, after: \"a\") @include(if: true) { id } } } }");
    int answers = 0;
    for (const std::string_view whole : texts) {
        for (std::size_t size = 0; size <= whole.size(); ++size) {
            const auto document = parse(std::string(whole.substr(0, size)));
            for (std::uint32_t offset = 0; offset <= size; ++offset) {
                const auto help = signatureHelpAt(ruletest::schema(), *document, offset);
                if (!help)
                    continue;
                ++answers;
                QVERIFY(help->list.begin < offset && offset <= help->list.end);
                QVERIFY(help->list.end <= size);
                QVERIFY(!help->active || *help->active < help->parameters.size());
                for (const SignatureParameter &parameter : help->parameters)
                    QVERIFY(parameter.span.of(help->label).starts_with(parameter.name));
            }
        }
    }
    QVERIFY(answers > 1000);
}

REGISTER_TEST(tst_SignatureHelp)
#include "tst_signaturehelp.moc"

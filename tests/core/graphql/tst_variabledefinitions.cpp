#include "core/graphql/edits/variabledefinitions.h"
#include "tests/core/graphql/edittest.h"
#include "tests/support/registry.h"

#include <QTest>

namespace {

void columns()
{
    QTest::addColumn<std::string>("source");
    QTest::addColumn<std::string>("expected");
}

void row(const char *name, const char *source, const char *expected)
{
    QTest::newRow(name) << std::string(source) << std::string(expected);
}

std::string result(const std::string &source, const graphql::Refactoring &refactoring)
{
    if (!refactoring.refusal.empty())
        return refactoring.refusal;
    return edittest::areSound(refactoring.edits, source) ? graphql::applied(source, refactoring.edits)
                                                         : "unsound edits";
}

std::string added(const std::string &source)
{
    return result(source, graphql::addMissingVariables(ruletest::schema(), *graphql::parse(source)));
}

std::string removed(const std::string &source)
{
    return result(source, graphql::removeUnusedVariables(ruletest::schema(), *graphql::parse(source)));
}

/// \a text without the definitions of its variables.
std::string undefined(std::string text)
{
    for (auto at = text.find("($"); at != std::string::npos; at = text.find("($", at))
        text.erase(at, text.find(") ", at) + 1 - at);
    return text;
}

} // namespace

class tst_VariableDefinitions : public QObject
{
    Q_OBJECT

private slots:
    void aMissingDefinitionIsAdded_data()
    {
        columns();
        row("to a shorthand query", "{ node(id: $id) { id } }", "query ($id: ID!) { node(id: $id) { id } }");
        row("to a query without a name", "query { node(id: $id) { id } }", "query ($id: ID!) { node(id: $id) { id } }");
        row("to a query with a name and directives", "query A @onQuery { node(id: $id) { id } }",
            "query A($id: ID!) @onQuery { node(id: $id) { id } }");
        row("behind others", "query ($a: Int) { scalars(int: $a, id: $id) }",
            "query ($a: Int, $id: ID) { scalars(int: $a, id: $id) }");
        row("behind a default", "query ($a: Int = 1) { scalars(int: $a, id: $id, float: $f) }",
            "query ($a: Int = 1, $id: ID, $f: Float) { scalars(int: $a, id: $id, float: $f) }");
        row("on a line of its own, behind the comment of the last one",
            "query (\n    $a: Int # first\n) { scalars(int: $a, id: $id, float: $f) }",
            "query (\n    $a: Int # first\n    $id: ID\n    $f: Float\n) { scalars(int: $a, id: $id, float: $f) }");
        row("with commas where they are in use",
            "query (\n  $a: Int,\n  $b: Int # last\n) { scalars(int: $a, intRequired: 2, id: $id) dog { friends(first: "
            "$b) { id } } }",
            "query (\n  $a: Int,\n  $b: Int, # last\n  $id: ID\n) { scalars(int: $a, intRequired: 2, id: $id) dog { "
            "friends(first: $b) { id } } }");
        row("with a comma at the end where there was one", "query (\n  $a: Int,\n) { scalars(int: $a, id: $id) }",
            "query (\n  $a: Int,\n  $id: ID,\n) { scalars(int: $a, id: $id) }");
        row("where the parenthesis closes on the last line", "query (\n  $a: Int) { scalars(int: $a, id: $id) }",
            "query (\n  $a: Int\n  $id: ID) { scalars(int: $a, id: $id) }");
        row("for uses in fragments, in every operation",
            "query A { dog { ...F } } query B { cat { ...F } } query C { dog { id } } fragment F on Pet { "
            "friends(first: $n) { id } }",
            "query A($n: Int) { dog { ...F } } query B($n: Int) { cat { ...F } } query C { dog { id } } fragment F on "
            "Pet { friends(first: $n) { id } }");
        row("in directives", "{ dog @include(if: $yes) { id @onField(level: $l) } }",
            "query ($yes: Boolean!, $l: Int!) { dog @include(if: $yes) { id @onField(level: $l) } }");
        row("nothing is missing", "query ($a: Int) { scalars(int: $a) }", "query ($a: Int) { scalars(int: $a) }");
        row("nothing is changed in broken text", "{ scalars(int: $a) ",
            "The document has a syntax error; repair it first: Syntax Error: Expected Name, found <EOF>. The \"{\" in "
            "line 1 is never closed.");
    }
    void aMissingDefinitionIsAdded()
    {
        QFETCH(std::string, source);
        QFETCH(std::string, expected);
        edittest::compareTexts(added(source), expected);
    }

    void theTypeFitsEveryUse_data()
    {
        columns();
        const auto typed = [](const char *name, const char *selections, const char *definitions) {
            QTest::newRow(name)
                << std::string("{ ").append(selections).append(" }")
                << std::string("query (").append(definitions).append(") { ").append(selections).append(" }");
        };
        typed("nullable and non-null", "scalars(id: $id) node(id: $id) { id }", "$id: ID!");
        typed("a place with a default", "scalars(intRequired: $n)", "$n: Int");
        typed("a place with a default and a strict one", "scalars(intRequired: $n) dog { name @onField(level: $n) }",
              "$n: Int!");
        typed("an item of a list", "find(filter: {tags: [$t]}, required: $k) { id }", "$t: String!, $k: Key!");
        typed("a list", "find(filter: {tags: $t}, required: {id: \"\"}) { id }", "$t: [String!]");
        typed("an item of nested lists", "find(grid: [[$n], $row], required: {id: \"\"}) { id }",
              "$n: Int!, $row: [Int!]");
        typed("an input field", "find(place: {lat: $lat, lon: $lat, label: $l}, required: {id: \"\"}) { id }",
              "$lat: Float!, $l: String");
        typed("an input field with a default", "find(filter: {limit: $n, unit: $u}, required: {id: \"\"}) { id }",
              "$n: Int, $u: Unit");
        typed("a @oneOf field is non-null", "find(required: {name: $n}) { id }", "$n: String!");
        typed("inside a scalar", "find(any: {a: $x}, required: {id: \"\"}) { id }", "$x: String");
        typed("a scalar", "find(any: $x, required: {id: \"\"}) { id }", "$x: Json");
    }
    void theTypeFitsEveryUse()
    {
        QFETCH(std::string, source);
        QFETCH(std::string, expected);
        edittest::compareTexts(added(source), expected);
        QCOMPARE(edittest::complaints(added(source)), std::string());
    }

    void contradictingUsesGetTheTypeOfTheFirst()
    {
        edittest::compareTexts(added("{ scalars(int: $x, string: $x) }"),
                               "query ($x: Int) { scalars(int: $x, string: $x) }");
    }

    void unusedDefinitionsAreRemoved_data()
    {
        columns();
        row("the only one, with its parentheses", "query A($x: Int) { dog { id } }", "query A { dog { id } }");
        row("the only one, without a name", "query ($x: Int) { dog { id } }", "query { dog { id } }");
        row("all of them", "query A (\n  $x: Int # )\n  $y: [Int!] = [1]\n) @onQuery {\n  dog { id }\n}",
            "query A @onQuery {\n  dog { id }\n}");
        row("the first", "query ($x: Int, $y: Int) { scalars(int: $y) }", "query ($y: Int) { scalars(int: $y) }");
        row("the last", "query ($x: Int, $y: Int,) { scalars(int: $x) }", "query ($x: Int,) { scalars(int: $x) }");
        row("one in the middle", "query ($x: Int $u: ID = 1 $y: Int) { scalars(int: $x, intRequired: $y) }",
            "query ($x: Int $y: Int) { scalars(int: $x, intRequired: $y) }");
        row("several at the end", "query ($x: Int, $u: ID, $y: Int) { scalars(int: $x) }",
            "query ($x: Int) { scalars(int: $x) }");
        row("all but one in the middle", "query ($u: ID, $x: Int, $y: Int) { scalars(int: $x) }",
            "query ($x: Int) { scalars(int: $x) }");
        row("its line and the comment beside it",
            "query (\n  # numbers\n  $x: Int, # used\n  $u: ID, # not used\n  $y: Int # used\n) { scalars(int: $x, "
            "intRequired: $y) }",
            "query (\n  # numbers\n  $x: Int, # used\n  $y: Int # used\n) { scalars(int: $x, intRequired: $y) }");
        row("with its description", "query (\n  \"what\"\n  $u: ID\n  $x: Int\n) { scalars(int: $x) }",
            "query (\n  $x: Int\n) { scalars(int: $x) }");
        row("the last one behind a comment", "query ($x: Int # used\n  $u: ID) { scalars(int: $x) }",
            "query ($x: Int # used\n  ) { scalars(int: $x) }");
        row("a comment on a line of its own stays", "query ($u: ID,\n  # about x\n  $x: Int) { scalars(int: $x) }",
            "query (# about x\n  $x: Int) { scalars(int: $x) }");
        row("used in a fragment of one operation only",
            "query A($n: Int) { dog { ...F } } query B($n: Int) { dog { id } } fragment F on Dog { friends(first: $n) "
            "{ "
            "id } }",
            "query A($n: Int) { dog { ...F } } query B { dog { id } } fragment F on Dog { friends(first: $n) { id } }");
        row("everything is used", "query ($x: Int) { scalars(int: $x) }", "query ($x: Int) { scalars(int: $x) }");
    }
    void unusedDefinitionsAreRemoved()
    {
        QFETCH(std::string, source);
        QFETCH(std::string, expected);
        edittest::compareTexts(removed(source), expected);
        QCOMPARE(edittest::complaints(removed(source)), std::string());
    }

    void onlyTheChosenOperationIsChanged()
    {
        const std::string source = "query A { node(id: $id) { id } } query B { node(id: $id) { id } }";
        const auto document = graphql::parse(source);
        edittest::compareTexts(
            result(source, graphql::addMissingVariables(ruletest::schema(), *document, document->operation("B"))),
            "query A { node(id: $id) { id } } query B($id: ID!) { node(id: $id) { id } }");
    }

    void definitionsThatWereTakenOutComeBack_data()
    {
        QTest::addColumn<std::string>("source");
        int number = 0;
        for (const auto text : edittest::validDocuments)
            QTest::addRow("%d", ++number) << std::string(text);
    }
    void definitionsThatWereTakenOutComeBack()
    {
        QFETCH(std::string, source);
        QCOMPARE(edittest::complaints(source), std::string());
        edittest::compareTexts(added(source), source);
        edittest::compareTexts(removed(source), source);
        // Layouts on several lines are not taken apart by undefined(); they are covered above.
        QCOMPARE(edittest::complaints(added(undefined(source))), std::string());
    }
};

REGISTER_TEST(tst_VariableDefinitions)
#include "tst_variabledefinitions.moc"

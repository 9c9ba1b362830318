#include "core/graphql/builder/builderedit.h"
#include "core/graphql/dialect/dialect.h"
#include "tests/core/graphql/buildertest.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace graphql;

namespace {

/// The new text with its selection marked, what the variables need, or the refusal.
QString outcome(const BuilderEdit &edit, const std::string &source)
{
    if (!edit.refactoring.refusal.empty())
        return QStringLiteral("refused: ") + QString::fromStdString(edit.refactoring.refusal);
    if (!edittest::areSound(edit.refactoring.edits, source))
        return QStringLiteral("unsound edits");
    auto text = applied(source, edit.refactoring.edits);
    if (edit.selection.end > text.size())
        return QStringLiteral("unsound selection");
    if (edit.selection.isEmpty()) {
        text.insert(edit.selection.begin, "|");
    } else {
        text.insert(edit.selection.end, "»");
        text.insert(edit.selection.begin, "«");
    }
    for (const auto &variable : edit.variables)
        text.append(" $").append(variable.name).append(": ").append(variable.type).append("=").append(variable.json);
    for (const auto &name : edit.unused)
        text.append(" -$").append(name);
    return QString::fromStdString(text);
}

struct Case
{
    support::MarkedText input;
    std::shared_ptr<const Document> document;
    BuilderTree tree;

    explicit Case(const QString &marked, const Schema &schema = buildertest::schema())
        : input(marked.toStdString()),
          document(parse(input.text)),
          tree(schema, *document, input.caret.value_or(0))
    { }
};

void columns()
{
    QTest::addColumn<QString>("marked");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("expected");
}

void row(const char *name, const char *marked, const char *place, const char *expected)
{
    QTest::newRow(name) << QString::fromUtf8(marked) << QString::fromUtf8(place) << QString::fromUtf8(expected);
}

} // namespace

class tst_BuilderEdit : public QObject
{
    Q_OBJECT

private slots:
    void conditionsAreAdded_data()
    {
        columns();
        QTest::addColumn<bool>("isSkip");
        const auto row = [](const char *name, const char *marked, const char *place, const char *expected,
                            bool isSkip = false) {
            QTest::newRow(name) << QString::fromUtf8(marked) << QString::fromUtf8(place) << QString::fromUtf8(expected)
                                << isSkip;
        };
        row("a leaf", "{ me { id } old }", "old",
            "query ($withOld: Boolean!) { me { id } old| @include(if: $withOld) } $withOld: Boolean!=true");
        row("skipped", "{ me { id } old }", "old",
            "query ($withoutOld: Boolean!) { me { id } old| @skip(if: $withoutOld) } $withoutOld: Boolean!=false",
            true);
        row("by its alias", "query Q { you: me { id } old }", "you:me",
            "query Q($withYou: Boolean!) { you: me| @include(if: $withYou) { id } old } $withYou: Boolean!=true");
        row("behind arguments and other directives",
            "query Q($a: Boolean!) { users(first: 1 # few\n) @skip(if: $a) { total } old }", "users",
            "query Q($a: Boolean!, $withUsers: Boolean!) { users|(first: 1 # few\n) @skip(if: $a) @include(if: "
            "$withUsers) { total } old } $withUsers: Boolean!=true");
        row("behind arguments", "query Q { users(first: 1) { total } old }", "users",
            "query Q($withUsers: Boolean!) { users|(first: 1) @include(if: $withUsers) { total } old } $withUsers: "
            "Boolean!=true");
        row("a type", "query Q { thing { __typename ... on User { id } } }", "thing/on User",
            "query Q($withUser: Boolean!) { thing { __typename ... on User| @include(if: $withUser) { id } } } "
            "$withUser: Boolean!=true");
        row("a spread", "query Q { me { id ...F } } fragment F on User { id }", "me/...F",
            "query Q($withF: Boolean!) { me { id ...F| @include(if: $withF) } } fragment F on User { id } $withF: "
            "Boolean!=true");
        row("the name is taken", "query Q($withOld: Int) { users(first: $withOld) { total } old }", "old",
            "query Q($withOld: Int, $withOld2: Boolean!) { users(first: $withOld) { total } old| @include(if: "
            "$withOld2) } $withOld2: Boolean!=true");
        row("it has one", "query Q($a: Boolean!) { me { id } old @include(if: $a) }", "old",
            "query Q($a: Boolean!) { me { id } old| @include(if: $a) }");
        row("in a fragment that operations use", "query Q { me { ...F } } fragment F on User { i|d }", "id",
            "query Q($withId: Boolean!) { me { ...F } } fragment F on User { id| @include(if: $withId) } $withId: "
            "Boolean!=true");
        row("what is not there", "{ me { id } }", "old", "refused: This is not in the text any more.");
    }
    void conditionsAreAdded()
    {
        QFETCH(QString, marked);
        QFETCH(QString, place);
        QFETCH(bool, isSkip);
        const Case given(marked);
        const auto edit =
            addCondition(given.tree, buildertest::place(place), isSkip ? Condition::Skip : Condition::Include);
        QTEST(outcome(edit, given.input.text), "expected");
    }

    void conditionsAreTakenAway_data()
    {
        columns();
        row("with its variable", "query Q($a: Boolean!) { me { id } old @include(if: $a) }", "old",
            "query Q { me { id } old| } -$a");
        row("not one that is used elsewhere",
            "query Q($a: Boolean!) { me @include(if: $a) { id } old @include(if: $a) }", "me",
            "query Q($a: Boolean!) { me| { id } old @include(if: $a) }");
        row("beside another", "query Q($a: Boolean!) { me { id } old @include(if: true) @skip(if: $a) }", "old",
            "query Q($a: Boolean!) { me { id } old| @skip(if: $a) }");
        row("on a line of its own", "{\n  me\n    @include(if: true) {\n    id\n  }\n}", "me",
            "{\n  me| {\n    id\n  }\n}");
        row("below a comment", "{\n  me # you\n    @include(if: true) {\n    id\n  }\n}", "me",
            "{\n  me| # you\n {\n    id\n  }\n}");
        row("none", "{ me { id } }", "me", "{ me| { id } }");
    }
    void conditionsAreTakenAway()
    {
        QFETCH(QString, marked);
        QFETCH(QString, place);
        const Case given(marked);
        QTEST(outcome(removeCondition(given.tree, buildertest::place(place), Condition::Include), given.input.text),
              "expected");
    }

    void conditionsAreToldAsTheyAreWritten()
    {
        const Case given(QStringLiteral("query Q($a: Boolean!) { me @skip(if: $a) { id } old @include(if: true) }"));
        const auto me = given.tree.find(buildertest::place(QStringLiteral("me")));
        const auto old = given.tree.find(buildertest::place(QStringLiteral("old")));
        QCOMPARE(conditionOf(*me, Condition::Skip), std::optional<std::string>("$a"));
        QCOMPARE(conditionOf(*me, Condition::Include), std::nullopt);
        QCOMPARE(conditionOf(*old, Condition::Include), std::optional<std::string>("true"));
    }

    void placesAreAdded_data()
    {
        columns();
        row("a leaf", "{ me { id } old }", "count", "{ me { id } old count| }");
        row("on its own line, as the others", "{\n\told # gone\n}\n", "count", "{\n\told # gone\n\tcount|\n}\n");
        row("a field that needs a selection", "{\n  old\n}", "me", "{\n  old\n  me| {\n    id\n  }\n}");
        row("through a connection", "{ old }", "users", "{ old users| { edges { node { id } } } }");
        row("all that is on the way", "{ old }", "users/edges/node/name", "{ old users { edges { node { name| } } } }");
        row("in what is there of the way", "{\n  users {\n    total\n  }\n}", "users/edges/cursor",
            "{\n  users {\n    total\n    edges {\n      cursor|\n    }\n  }\n}");
        row("required arguments", "{ old }", "user", "{ old user|(id: \"\") { id } }");
        row("a union", "{ old }", "thing", "{ old thing| { __typename } }");
        row("the only one of a @oneOf", "{ old }", "find", "{ old find|(key: {id: \"\"}) { id } }");
        row("required inputs inside", "{ old }", "deep", "{ old deep|(a: {b: {unit: A}}) }");
        row("an argument that has a default is left out", "{ old }", "count", "{ old count| }");
        row("in empty braces", "{ }", "old", "{ old| }");
        row("in empty braces on lines", "query Q {\n}\n", "old", "query Q {\n  old|\n}\n");
        row("behind a comment in empty braces", "{\n  # soon\n}", "old", "{\n  # soon\n  old|\n}");
        row("behind the comment of a line", "{ old # gone\n}", "count", "{ old # gone\n  count|\n}");
        row("with commas, where there are some", "{ old, count }", "__typename", "{ old, count, __typename| }");
        row("with the line breaks of the text", "{\r\n  old\r\n}", "me", "{\r\n  old\r\n  me| {\r\n    id\r\n  }\r\n}");
        row("on the line of a selection with lines", "{ me {\n  id\n} }", "old", "{ me {\n  id\n} old| }");
        row("in a field that had no selection", "{ me }", "me/name", "{ me { name| } }");
        row("behind its directives", "{\n  me @include(if: true)\n}", "me/name",
            "{\n  me @include(if: true) {\n    name|\n  }\n}");
        row("under an alias", "{ me { id } }", "you:me", "{ me { id } you: me| { id } }");
        row("under an alias, where the key is taken", "{ me: user(id: 1) { id } }", "me",
            "{ me: user(id: 1) { id } me2: me| { id } }");
        row("a type", "{ thing { __typename } }", "thing/on User", "{ thing { __typename ... on User| { id } } }");
        row("with what is inside", "{ thing { __typename } }", "thing/on Group/title",
            "{ thing { __typename ... on Group { title| } } }");
        row("a spread", "{ me { id } } fragment F on User { name }", "me/...F",
            "{ me { id ...F| } } fragment F on User { name }");
        row("a spread, with its variables", "{ me { id } } fragment F on User { friends(first: $n) { total } }",
            "me/...F",
            "query ($n: Int) { me { id ...F| } } fragment F on User { friends(first: $n) { total } } $n: Int=");
        row("what is there already", "{ me { id } }", "me/id", "{ me { id| } }");
        row("in a fragment", "{ me { ...F } } fragment F on User { i|d }", "name",
            "{ me { ...F } } fragment F on User { id name| }");
        row("in the mutation at the caret", "query A { old } mutation B { r|emove(ids: []) }", "x:remove",
            "query A { old } mutation B { remove(ids: []) x: remove|(ids: []) }");
        row("a new operation in an empty text", "", "me", "query Me {\n  me| {\n    id\n  }\n}\n");
        row("a new operation beside others", "query Me { old }\nquery B { old }\n|", "me",
            "query Me { old }\nquery B { old }\n\nquery Me2 {\n  me| {\n    id\n  }\n}\n");
        row("behind a comment", "# all\n\n", "users/total", "# all\n\nquery Users {\n  users {\n    total|\n  }\n}\n");
        row("an argument", "{ users { total } }", "users/(first)", "{ users(first: «0») { total } }");
        row("one more", "{ users(first: 1) { total } }", "users/(after)",
            "{ users(first: 1, after: \"|\") { total } }");
        row("without commas", "{ users(first: 1 after: \"a\") { total } }", "users/(tags)",
            "{ users(first: 1 after: \"a\" tags: [|]) { total } }");
        row("on lines", "{\n  users(\n    first: 1 # few\n  ) {\n    total\n  }\n}", "users/(after)",
            "{\n  users(\n    first: 1 # few\n    after: \"|\"\n  ) {\n    total\n  }\n}");
        row("with the field", "{ old }", "users/(first)", "{ old users(first: «0») { edges { node { id } } } }");
        row("an input field", "{ users(filter: {name: \"a\"}) { total } }", "users/(filter)/.age",
            "{ users(filter: {name: \"a\", age: «0»}) { total } }");
        row("in an empty object", "{ users(filter: {}) { total } }", "users/(filter)/.tags",
            "{ users(filter: {tags: [|]}) { total } }");
        row("with the objects around it", "{ users { total } }", "users/(filter)/.not/.name",
            "{ users(filter: {not: {name: \"|\"}}) { total } }");
        row("with what else is required", "mutation { old: remove(ids: []) }", "create/(input)/.email",
            "mutation { old: remove(ids: []) create(input: {name: \"\", email: \"|\", unit: A, filter: {}}, at: \"\") "
            "{ "
            "user { id } } }");
        row("a list item", "{ users(tags: [\"a\"]) { total } }", "users/(tags)/[1]",
            "{ users(tags: [\"a\", \"|\"]) { total } }");
        row("beside the only value", "{ users(tags: \"a\") { total } }", "users/(tags)/[1]",
            "{ users(tags: [\"a\", \"|\"]) { total } }");
        row("a field of a new list item", "{ users { total } }", "users/(any)/[0]/.name",
            "{ users(any: [{name: \"|\"}]) { total } }");
        row("what is nowhere", "{ me { id } }", "me/nothing", "refused: There is no such place here.");
        row("what the text could not hold", "subscription { changed { id } }", "a:changed",
            "refused: Anonymous Subscription must select only one top level field.");
        row("a text with an error elsewhere", "query A { m|e { id } } query B { user(id: ) { } }", "me/name",
            "query A { me { id name| } } query B { user(id: ) { } }");
    }
    void placesAreAdded()
    {
        QFETCH(QString, marked);
        QFETCH(QString, place);
        const Case one(marked);
        const auto edit = addPlace(one.tree, buildertest::place(place));
        QTEST(outcome(edit, one.input.text), "expected");
    }

    void placesAreRemoved_data()
    {
        columns();
        row("a field", "{ me { id name } }", "me/id", "{ me| { name } }");
        row("the last", "{ me { id, name } }", "me/name", "{ me| { id } }");
        row("with its line and its comment", "{\n  # both\n  old # gone\n  me { id }\n}", "old",
            "{|\n  # both\n  me { id }\n}");
        row("with its lines", "{\n  users {\n    total # all\n  }\n  old\n}", "users", "{|\n  old\n}");
        row("the only one, with what is around", "{ old users { edges { node { id } } } }", "users/edges/node/id",
            "{| old }");
        row("but for what has arguments", "{ users(first: 1) { edges { node { id } } } }", "users/edges/node/id",
            "{ users(first: 1) { __typename| } }");
        row("or an alias", "{ old a: me { id } }", "a:me/id", "{ old a: me { __typename| } }");
        row("or a comment", "{ old me { # mine\n  id } }", "me/id", "{ old me { # mine\n  __typename| } }");
        row("an operation", "{ me { id } }", "me/id", "{ __typename| }");
        row("a fragment", "{ me { ...F } } fragment F on User { i|d }", "id",
            "{ me { ...F } } fragment F on User { __typename| }");
        row("__typename itself", "{ old users(first: 1) { __typename } }", "users/__typename", "{| old }");
        row("of an operation", "{ __typename }", "__typename",
            "refused: Something has to be selected here: choose another field first.");
        row("one of two", "{ me { id } me { name } old }", "me#1", "{| me { id } old }");
        row("a type", "{ thing { __typename ... on User { id } } }", "thing/on User", "{ thing| { __typename } }");
        row("a spread, and not its fragment", "{ me { id ...F } } fragment F on User { name }", "me/...F",
            "{ me| { id } } fragment F on User { name }");
        row("with its variables",
            "query ($n: Int, $m: Int) { users(first: $n) { total } a: users(first: $m) { total } }", "users",
            "query ($m: Int) {| a: users(first: $m) { total } } -$n");
        row("with all variables", "query Q($n: Int) { users(first: $n) { total } old }", "users",
            "query Q {| old } -$n");
        row("but for those that were not used before", "query Q($n: Int, $x: Int) { users(first: $n) { total } old }",
            "users", "query Q($x: Int) {| old } -$n");
        row("variables that others use stay",
            "query Q($n: Int) { users(first: $n) { total } a: users(first: $n) { total } }", "users",
            "query Q($n: Int) {| a: users(first: $n) { total } }");
        row("variables of its fragments",
            "query Q($n: Int) { me { id ...F } } fragment F on User { friends(first: $n) "
            "{ total } }",
            "me/...F", "query Q { me| { id } } fragment F on User { friends(first: $n) { total } } -$n");
        row("an argument", "{ users(first: 1, after: \"a\") { total } }", "users/(first)",
            "{ users|(after: \"a\") { total } }");
        row("the last", "{ users(first: 1, after: \"a\") { total } }", "users/(after)",
            "{ users|(first: 1) { total } }");
        row("the only one", "{ users(first: 1) { total } }", "users/(first)", "{ users| { total } }");
        row("a required one", "{ user(id: 1) { id } }", "user/(id)",
            "refused: Field \"user\" argument \"id\" of type \"ID!\" is required, but it was not provided.");
        row("an input field", "{ users(filter: {name: \"a\", age: 1}) { total } }", "users/(filter)/.name",
            "{ users(filter: {age: 1}|) { total } }");
        row("the only one", "{ users(filter: { name: \"a\" }) { total } }", "users/(filter)/.name",
            "{ users(filter: {|}) { total } }");
        row("a list item", "{ users(tags: [\"a\", \"b\", \"c\"]) { total } }", "users/(tags)/[1]",
            "{ users(tags: [\"a\", \"c\"]|) { total } }");
        row("the only one", "{ users(tags: [\"a\"]) { total } }", "users/(tags)/[0]", "{ users(tags: [|]) { total } }");
        row("the value that was a list of one", "{ users(tags: \"a\") { total } }", "users/(tags)/[0]",
            "{ users(tags: [|]) { total } }");
        row("on lines", "{\n  users(\n    first: 1, # few\n    after: \"a\"\n  ) {\n    total\n  }\n}", "users/(first)",
            "{\n  users|(\n    after: \"a\"\n  ) {\n    total\n  }\n}");
        row("what is not there", "{ me { id } }", "me/name", "{ me| { id } }");
    }
    void placesAreRemoved()
    {
        QFETCH(QString, marked);
        QFETCH(QString, place);
        const Case one(marked);
        const auto edit = removePlace(one.tree, buildertest::place(place));
        QTEST(outcome(edit, one.input.text), "expected");
    }

    void aFieldThatIsChosenTwiceStaysTheSame_data()
    {
        columns();
        row("both", "{ users(first: 1) { total } old users(first: 1) { edges { cursor } } }", "users/(first)",
            "{ users(first: «7») { total } old users(first: 7) { edges { cursor } } }");
        row("from the second", "{ users(first: 1) { total } old users(first: 1) { edges { cursor } } }",
            "users#1/(first)", "{ users(first: 7) { total } old users(first: «7») { edges { cursor } } }");
        row("inside of an object", "{ users(filter: {age: 1}) { total } users(filter: {age: 1}) { total } }",
            "users/(filter)/.age", "{ users(filter: {age: «7»}) { total } users(filter: {age: 7}) { total } }");
        row("not what has another key", "{ users(first: 1) { total } more: users(first: 1) { total } }",
            "users/(first)", "{ users(first: «7») { total } more: users(first: 1) { total } }");
    }
    void aFieldThatIsChosenTwiceStaysTheSame()
    {
        QFETCH(QString, marked);
        QFETCH(QString, place);
        const Case given(marked);
        QTEST(outcome(setValue(given.tree, buildertest::place(place), {BuilderValue::Kind::Literal, "7"}),
                      given.input.text),
              "expected");
    }

    void valuesAreSet_data()
    {
        columns();
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("value");
        using Kind = BuilderValue::Kind;
        const auto valueRow = [](const char *name, const char *marked, const char *place, Kind kind, const char *value,
                                 const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(marked) << QString::fromUtf8(place) << QString::fromUtf8(expected)
                                << static_cast<int>(kind) << QString::fromUtf8(value);
        };
        valueRow("another literal", "{ users(first: 1) { total } }", "users/(first)", Kind::Literal, "20",
                 "{ users(first: «20») { total } }");
        valueRow("what was not there", "{ users { total } }", "users/(first)", Kind::Literal, " 20 # few",
                 "{ users(first: «20») { total } }");
        valueRow("what does not fit", "{ users(first: 1) { total } }", "users/(first)", Kind::Literal, "\"a\"",
                 "refused: Int cannot represent non-integer value: \"a\"");
        valueRow("what is no value", "{ users(first: 1) { total } }", "users/(first)", Kind::Literal,
                 "1) { total } a(b: 2", "refused: This is not a value.");
        valueRow("nothing at all", "{ users(first: 1) { total } }", "users/(first)", Kind::Literal, "",
                 "refused: This is not a value.");
        valueRow("an enum value", "{ count(unit: A) }", "count/(unit)", Kind::Literal, "B", "{ count(unit: «B») }");
        valueRow("typed letters", "{ users { total } }", "users/(after)", Kind::Typed, "a \"b\"",
                 "{ users(after: \"«a \\\"b\\\"»\") { total } }");
        valueRow("typed null is a text where a text is asked for", "{ users { total } }", "users/(after)", Kind::Typed,
                 "null", "{ users(after: \"«null»\") { total } }");
        valueRow("a typed number", "{ users { total } }", "users/(first)", Kind::Typed, "12",
                 "{ users(first: «12») { total } }");
        valueRow("a typed variable", "{ users { total } }", "users/(first)", Kind::Typed, "$many",
                 "query ($many: Int) { users(first: $many|) { total } } $many: Int=");
        valueRow("a typed value of a scalar of the schema's own",
                 "mutation { create(input: {name: \"\", unit: A, filter: "
                 "{}}, at: \"\") { user { id } } }",
                 "create/(at)", Kind::Typed, "2026",
                 "mutation { create(input: {name: \"\", unit: A, filter: {}}, at: «2026») { user { id } } }");
        valueRow("or letters",
                 "mutation { create(input: {name: \"\", unit: A, filter: "
                 "{}}, at: 1) { user { id } } }",
                 "create/(at)", Kind::Typed, "now",
                 "mutation { create(input: {name: \"\", unit: A, filter: {}}, at: \"«now»\") { user { id } } }");
        valueRow("a typed list", "{ users { total } }", "users/(tags)", Kind::Typed, "[\"a\"]",
                 "{ users(tags: [\"a\"]|) { total } }");
        valueRow("null", "{ users(first: 1) { total } }", "users/(first)", Kind::Null, "",
                 "{ users(first: «null») { total } }");
        valueRow("null where it does not fit", "{ user(id: 1) { id } }", "user/(id)", Kind::Null, "",
                 "refused: null does not fit here: ID! is asked for.");
        valueRow("null for the one of a @oneOf", "{ find(key: {id: 1}) { id } }", "find/(key)/.id", Kind::Null, "",
                 "refused: null does not fit here: ID is asked for.");
        valueRow("a new variable", "{ users(first: 1) { total } }", "users/(first)", Kind::Variable, "",
                 "query ($first: Int) { users(first: $first|) { total } } $first: Int=");
        valueRow(
            "beside one of that name", "query Q($first: Int) { users(first: $first) { total } a: users { total } }",
            "a:users/(first)", Kind::Variable, "",
            "query Q($first: Int, $first2: Int) { users(first: $first) { total } a: users(first: $first2|) { total } "
            "} $first2: Int=");
        valueRow("one that is there", "query Q($n: Int) { users(first: $n) { total } a: users { total } }",
                 "a:users/(first)", Kind::Variable, "n",
                 "query Q($n: Int) { users(first: $n) { total } a: users(first: $n|) { total } }");
        valueRow("one that is there and does not fit",
                 "query Q($n: Int) { users(first: $n) { total } a: users { total } "
                 "}",
                 "a:users/(after)", Kind::Variable, "n",
                 "refused: Variable \"$n\" of type \"Int\" used in position expecting type \"String\".");
        valueRow("one with a name", "{ users { total } }", "users/(first)", Kind::Variable, "many",
                 "query ($many: Int) { users(first: $many|) { total } } $many: Int=");
        valueRow("with no name", "{ users { total } }", "users/(first)", Kind::Variable, "to many",
                 "refused: A variable's name has letters, digits and underscores, and does not begin with a digit.");
        valueRow("for what has a default", "{ users(filter: {}) { total } }", "users/(filter)/.limit", Kind::Variable,
                 "", "query ($limit: Int) { users(filter: {limit: $limit|}) { total } } $limit: Int=");
        valueRow("for the one of a @oneOf", "{ find(key: {id: 1}) { id } }", "find/(key)/.id", Kind::Variable, "",
                 "query ($id: ID!) { find(key: {id: $id|}) { id } } $id: ID!=");
        valueRow("in a list", "{ users(any: [{}]) { total } }", "users/(any)/[0]", Kind::Variable, "",
                 "query ($any: Filter!) { users(any: [$any|]) { total } } $any: Filter!=");
        valueRow("in a fragment, for every operation",
                 "query A { me { ...F } } query B { me { ...F } } "
                 "fragment F on User { friends { to|tal } }",
                 "friends/(first)", Kind::Variable, "",
                 "query A($first: Int) { me { ...F } } query B($first: Int) { me { ...F } } "
                 "fragment F on User { friends(first: $first|) { total } } $first: Int=");
        valueRow("instead of another", "query Q($a: Int) { users(first: $a) { total } }", "users/(first)",
                 Kind::Variable, "b", "query Q($b: Int) { users(first: $b|) { total } } $b: Int= -$a");
        valueRow("a variable where one is", "query Q($a: Int) { users(first: $a) { total } }", "users/(first)",
                 Kind::Variable, "", "query Q($a: Int) { users(first: $a|) { total } }");
        valueRow("a value instead of a variable", "query Q($a: Int) { users(first: $a) { total } }", "users/(first)",
                 Kind::Literal, "3", "query Q { users(first: «3») { total } } -$a");
        valueRow("an empty list", "{ users(tags: [\"a\"]) { total } }", "users/(tags)", Kind::EmptyList, "",
                 "{ users(tags: [|]) { total } }");
        valueRow("an empty object", "{ users(filter: {name: \"a\"}) { total } }", "users/(filter)", Kind::EmptyObject,
                 "", "{ users(filter: {|}) { total } }");
        valueRow("an empty object has what it requires", "{ deep(a: {b: {unit: B}}) }", "deep/(a)/.b",
                 Kind::EmptyObject, "", "{ deep(a: {b: {unit: A}|}) }");
        valueRow("with commas and comments around", "{ users(\n  # few\n  first: 1, # all\n  after: \"a\") { total } }",
                 "users/(first)", Kind::Literal, "2",
                 "{ users(\n  # few\n  first: «2», # all\n  after: \"a\") { total } }");
        valueRow("without blanks", "{users(filter:{}after:\"a\"){total}}", "users/(filter)", Kind::Variable, "n",
                 "query ($n: Filter) {users(filter:$n| after:\"a\"){total}} $n: Filter=");
        valueRow("a value that is missing", "{ users(first: ) { total } }", "users/(first)", Kind::Literal, "2",
                 "{ users(first: «2» ) { total } }");
        valueRow("a variable for a value that is a list of one", "{ users(tags: \"a\") { total } }", "users/(tags)/[0]",
                 Kind::Variable, "", "query ($tags: String!) { users(tags: [$tags|]) { total } } $tags: String!=");
        valueRow("another value for it", "{ users(tags: \"a\") { total } }", "users/(tags)/[0]", Kind::Typed, "b",
                 "{ users(tags: \"«b»\") { total } }");
        valueRow("what a fragment's field must agree on",
                 "{ users(first: 1) { total } ...F } fragment F on Query { users(first: 1) { total } }",
                 "users/(first)", Kind::Literal, "2",
                 "{ users(first: «2») { total } ...F } fragment F on Query { users(first: 2) { total } }");
        valueRow("and what is inside of it",
                 "{ users(filter: {name: \"a\"}) { total } ...F } "
                 "fragment F on Query { ... { users(filter: {name: \"a\"}) { total } } }",
                 "users/(filter)/.name", Kind::Typed, "b",
                 "{ users(filter: {name: \"«b»\"}) { total } ...F } "
                 "fragment F on Query { ... { users(filter: {name: \"b\"}) { total } } }");
        valueRow("an inline fragment's field", "{ users(first: 1) { total } ... { users(first: 1) { total } } }",
                 "users/(first)", Kind::Literal, "2",
                 "{ users(first: «2») { total } ... { users(first: 2) { total } } }");
        valueRow("deeper, by different ways",
                 "{ me { friends(first: 1) { total } } ...F } fragment F on Query { me { ...G } } "
                 "fragment G on User { friends(first: 1) { total } }",
                 "me/friends/(first)", Kind::Literal, "2",
                 "{ me { friends(first: «2») { total } } ...F } fragment F on Query { me { ...G } } "
                 "fragment G on User { friends(first: 2) { total } }");
        valueRow("from the fragment",
                 "{ me { ...F friends(first: 1) { total } } } "
                 "fragment F on User { friends(fir|st: 1) { total } }",
                 "friends/(first)", Kind::Literal, "2",
                 "{ me { ...F friends(first: 2) { total } } } fragment F on User { friends(first: «2») { total } }");
        valueRow("a field of that name elsewhere is another",
                 "{ users(first: 1) { total } me { friends(first: 1) { "
                 "total } } ...F } fragment F on Query { users(first: 1) "
                 "{ total } }",
                 "users/(first)", Kind::Literal, "2",
                 "{ users(first: «2») { total } me { friends(first: 1) { total } } ...F } fragment F on Query { "
                 "users(first: 2) { total } }");
        valueRow("a new variable for all",
                 "{ users(first: 1) { total } ...F } fragment F on Query { users(first: 1) "
                 "{ total } }",
                 "users/(first)", Kind::Variable, "",
                 "query ($first: Int) { users(first: $first|) { total } ...F } fragment F on Query { users(first: "
                 "$first) { total } } $first: Int=");
        valueRow("an argument that is new", "{ users { total } ...F } fragment F on Query { users { total } }",
                 "users/(first)", Kind::Literal, "2",
                 "{ users(first: «2») { total } ...F } fragment F on Query { users(first: 2) { total } }");
        valueRow("a fragment that spreads itself",
                 "{ me { friends(first: 1) { total } ...F } } fragment F on User { friends(first: 1) { total } "
                 "best { ...G } } fragment G on User { ...F }",
                 "me/friends/(first)", Kind::Literal, "2",
                 "{ me { friends(first: «2») { total } ...F } } fragment F on User { friends(first: 2) { total } "
                 "best { ...G } } fragment G on User { ...F }");
        valueRow("a fragment that another operation uses",
                 "query A { us|ers(first: 1) { total } ...F } query B { ...F } "
                 "fragment F on Query { users(first: 1) { total } }",
                 "users/(first)", Kind::Literal, "2",
                 "refused: The same field is selected in fragment F too, and query B uses that as well: give this one "
                 "an alias, or change it there.");
    }
    void valuesAreSet()
    {
        QFETCH(QString, marked);
        QFETCH(QString, place);
        QFETCH(int, kind);
        QFETCH(QString, value);
        const Case one(marked);
        const auto edit =
            setValue(one.tree, buildertest::place(place), {static_cast<BuilderValue::Kind>(kind), value.toStdString()});
        QTEST(outcome(edit, one.input.text), "expected");
    }

    void itemsAreAdded_data()
    {
        columns();
        row("to a list", "{ users(tags: [\"a\"]) { total } }", "users/(tags)",
            "{ users(tags: [\"a\", \"|\"]) { total } }");
        row("to an empty one", "{ users(tags: []) { total } }", "users/(tags)", "{ users(tags: [\"|\"]) { total } }");
        row("to one that is not there", "{ users { total } }", "users/(tags)", "{ users(tags: [\"|\"]) { total } }");
        row("to a value that is a list of one", "{ users(tags: \"a\") { total } }", "users/(tags)",
            "{ users(tags: [\"a\", \"|\"]) { total } }");
        row("on lines", "{\n  users(tags: [\n    \"a\"\n  ]) {\n    total\n  }\n}", "users/(tags)",
            "{\n  users(tags: [\n    \"a\"\n    \"|\"\n  ]) {\n    total\n  }\n}");
        row("a list to a list", "{ users(grid: [[1]]) { total } }", "users/(grid)",
            "{ users(grid: [[1], [|]]) { total } }");
        row("instead of a variable", "query ($t: [String!]) { users(tags: $t) { total } }", "users/(tags)",
            "query { users(tags: [|]) { total } } -$t");
        row("to what is no list", "{ users(first: 1) { total } }", "users/(first)", "refused: This is no list.");
    }
    void itemsAreAdded()
    {
        QFETCH(QString, marked);
        QFETCH(QString, place);
        const Case one(marked);
        QTEST(outcome(addItem(one.tree, buildertest::place(place)), one.input.text), "expected");
    }

    void itemsAreMoved_data()
    {
        columns();
        QTest::addColumn<uint>("to");
        const auto moveRow = [](const char *name, const char *marked, const char *place, uint to,
                                const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(marked) << QString::fromUtf8(place) << QString::fromUtf8(expected)
                                << to;
        };
        moveRow("forward", "{ users(tags: [\"a\", \"b\", \"c\"]) { total } }", "users/(tags)/[0]", 2,
                "{ users(tags: [\"b\", \"c\", \"«a»\"]) { total } }");
        moveRow("back", "{ users(tags: [\"a\", \"b\", \"c\"]) { total } }", "users/(tags)/[2]", 1,
                "{ users(tags: [\"a\", \"«c»\", \"b\"]) { total } }");
        moveRow("comments and lines stay", "{ users(tags: [\n  \"a\" # one\n  \"b\"\n]) { total } }",
                "users/(tags)/[0]", 1, "{ users(tags: [\n  \"b\" # one\n  \"«a»\"\n]) { total } }");
        moveRow("without blanks", "query($a:Int){users(grid:[[1 $a]]){total}}", "users/(grid)/[0]/[1]", 0,
                "query($a:Int){users(grid:[[$a| 1]]){total}}");
        moveRow("to its place", "{ users(tags: [\"a\"]) { total } }", "users/(tags)/[0]", 0,
                "{ users(tags: [\"«a»\"]) { total } }");
        moveRow("too far", "{ users(tags: [\"a\"]) { total } }", "users/(tags)/[0]", 1,
                "refused: The list has no such place.");
    }
    void itemsAreMoved()
    {
        QFETCH(QString, marked);
        QFETCH(QString, place);
        QFETCH(uint, to);
        const Case one(marked);
        QTEST(outcome(moveItem(one.tree, buildertest::place(place), to), one.input.text), "expected");
    }

    void variablesAndBack_data()
    {
        columns();
        QTest::addColumn<bool>("extracts");
        const auto variableRow = [](const char *name, const char *marked, const char *place, bool extracts,
                                    const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(marked) << QString::fromUtf8(place) << QString::fromUtf8(expected)
                                << extracts;
        };
        variableRow("a literal", "{ users(first: 3) { total } }", "users/(first)", true,
                    "query ($first: Int) { users(first: $first|) { total } } $first: Int=3");
        variableRow("an object", "{ users(filter: {name: \"a\"}) { total } }", "users/(filter)", true,
                    "query ($filter: Filter) { users(filter: $filter|) { total } } $filter: Filter={\"name\": \"a\"}");
        variableRow("what is a list of one", "{ users(tags: \"a\") { total } }", "users/(tags)/[0]", true,
                    "query ($tags: String!) { users(tags: [$tags|]) { total } } $tags: String!=\"a\"");
        variableRow("nothing", "{ users { total } }", "users/(first)", true, "refused: There is no value here.");
        variableRow("a variable", "query ($n: Int) { users(first: $n) { total } }", "users/(first)", true,
                    "refused: This is a variable already.");
        variableRow("its value", "query ($n: Int) { users(first: $n) { total } }", "users/(first)", false,
                    "query { users(first: «7») { total } } -$n");
        variableRow("its value, where another operation has one of that name",
                    "query A($n: Int) { users(first: $n) { total } } query B($n: Int) { users(first: $n) { total } }",
                    "users/(first)", false,
                    "query A { users(first: «7») { total } } query B($n: Int) { users(first: $n) { total } }");
        variableRow("its default", "query ($a: String = \"x\") { users(after: $a) { total } }", "users/(after)", false,
                    "query { users(after: \"«x»\") { total } } -$a");
        variableRow("no value", "query ($b: String) { users(after: $b) { total } }", "users/(after)", false,
                    "refused: $b has no value: the request gives none, and it has no default.");
        variableRow("what is none", "{ users(first: 1) { total } }", "users/(first)", false,
                    "refused: There is no variable here.");
    }
    void variablesAndBack()
    {
        QFETCH(QString, marked);
        QFETCH(QString, place);
        QFETCH(bool, extracts);
        const Case one(marked);
        const auto variables = json::Tape::parse(R"({"n": 7})");
        const auto edit = extracts ? extractPlace(one.tree, buildertest::place(place))
                                   : inlinePlace(one.tree, buildertest::place(place), &*variables);
        QTEST(outcome(edit, one.input.text), "expected");
    }

    void aNewVariableTakesNoValueThatIsThere()
    {
        const Case one(QStringLiteral("{ users(first: 3) { total } me { id } }"));
        auto tree = one.tree;
        tree.setTakenNames(std::make_shared<const std::unordered_set<std::string>>(
            std::unordered_set<std::string> {"first", "after", "after2", "withMe"}));
        const auto nameOf = [](const BuilderEdit &edit) {
            return edit.variables.size() == 1 ? edit.variables.front().name : edit.refactoring.refusal;
        };
        QCOMPARE(nameOf(extractPlace(tree, buildertest::place(QStringLiteral("users/(first)")))),
                 std::string("first2"));
        QCOMPARE(nameOf(setValue(tree, buildertest::place(QStringLiteral("users/(after)")),
                                 {BuilderValue::Kind::Variable, {}})),
                 std::string("after3"));
        QCOMPARE(nameOf(addCondition(tree, buildertest::place(QStringLiteral("me")), Condition::Include)),
                 std::string("withMe2"));
        // Whoever names one means it.
        QCOMPARE(nameOf(setValue(tree, buildertest::place(QStringLiteral("users/(after)")),
                                 {BuilderValue::Kind::Variable, "after"})),
                 std::string("after"));
    }

    void aliases_data()
    {
        columns();
        QTest::addColumn<QString>("alias");
        const auto aliasRow = [](const char *name, const char *marked, const char *place, const char *alias,
                                 const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(marked) << QString::fromUtf8(place) << QString::fromUtf8(expected)
                                << QString::fromUtf8(alias);
        };
        aliasRow("given", "{ me { id } }", "me", "you", "{ you: me| { id } }");
        aliasRow("changed", "{ a : me { id } }", "a:me", "you", "{ you : me| { id } }");
        aliasRow("taken away", "{ a: me { id } }", "a:me", "", "{ me| { id } }");
        aliasRow("as it was", "{ a: me { id } }", "a:me", "a", "{ a: me| { id } }");
        aliasRow(
            "one that is taken", "{ me { id } a: count }", "me", "a",
            "refused: Fields \"a\" conflict because \"me\" and \"count\" are different fields. Use different aliases "
            "on the fields to fetch both if this was intentional.");
        aliasRow("no name", "{ me { id } }", "me", "1a",
                 "refused: An alias has letters, digits and underscores, and does not begin with a digit.");
        aliasRow("the second of two", "{ me { id } a: me { name } }", "a:me", "", "{ me { id } me| { name } }");
        aliasRow("what is not there", "{ old }", "me", "a", "refused: This is not in the text any more.");
    }
    void aliases()
    {
        QFETCH(QString, marked);
        QFETCH(QString, place);
        QFETCH(QString, alias);
        const Case one(marked);
        QTEST(outcome(setAlias(one.tree, buildertest::place(place), alias.toStdString()), one.input.text), "expected");
    }

    void aFieldIsChosenTwice()
    {
        const Case one(QStringLiteral("{ me { id } me2: old }"));
        const auto edit = addOccurrence(one.tree, buildertest::place(QStringLiteral("me")));
        QCOMPARE(outcome(edit, one.input.text), QStringLiteral("{ me { id } me2: old me3: me| { id } }"));
        QCOMPARE(buildertest::text(edit.place), QStringLiteral("me3:me"));
    }

    void operations_data()
    {
        columns();
        row("named", "query { old }", "Find", "query Find {| old }");
        row("a shorthand one", "{ old }", "Find", "query Find {| old }");
        row("with variables", "query ($n: Int) { users(first: $n) { total } }", "Find",
            "query Find ($n: Int) {| users(first: $n) { total } }");
        row("renamed", "query A { old }", "B", "query B {| old }");
        row("without a name", "query A($n: Int) { users(first: $n) { total } }", "",
            "query ($n: Int) {| users(first: $n) { total } }");
        row("with what was wrong before", "query A($n: Int) { old }", "B", "query B($n: Int) {| old }");
        row("with what was wrong before, without a name", "query A($n: Int) { users(first: $m) { total } }", "",
            "query ($n: Int) {| users(first: $m) { total } }");
        row("with a name that is there", "query A { o|ld } query B { old }", "B",
            "refused: There can be only one operation named \"B\".");
        row("with none beside others", "query A { o|ld } query B { old }", "",
            "refused: This anonymous operation must be the only defined operation.");
        row("with no name", "query A { old }", "a b",
            "refused: A name has letters, digits and underscores, and does not begin with a digit.");
        row("a fragment", "{ me { ...F } } fragment F on User { i|d }", "G", "refused: There is no operation here.");
    }
    void operations()
    {
        QFETCH(QString, marked);
        QFETCH(QString, place);
        const Case one(marked);
        QTEST(outcome(renameOperation(one.tree, place.toStdString()), one.input.text), "expected");
    }

    void newOperations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("in an empty text") << QString() << QStringLiteral("mutation Mutation {\n  __typename|\n}\n");
        QTest::newRow("behind one without a name")
            << QStringLiteral("{ me { id } }\n")
            << QStringLiteral("query Me { me { id } }\n\nmutation Mutation {\n  __typename|\n}\n");
        QTest::newRow("behind a last line that is not ended")
            << QStringLiteral("query { me { id } } # all")
            << QStringLiteral("query Me { me { id } } # all\n\nmutation Mutation {\n  __typename|\n}\n");
        QTest::newRow("behind a blank line")
            << QStringLiteral("query A { old }\n\n")
            << QStringLiteral("query A { old }\n\nmutation Mutation {\n  __typename|\n}\n");
        QTest::newRow("where the name is taken")
            << QStringLiteral("query Mutation { old }\n")
            << QStringLiteral("query Mutation { old }\n\nmutation Mutation2 {\n  __typename|\n}\n");
    }
    void newOperations()
    {
        QFETCH(QString, text);
        const auto document = parse(text.toStdString());
        QTEST(outcome(addOperation(buildertest::schema(), *document, OperationType::Mutation), text.toStdString()),
              "expected");
    }

    void theServersDialect_data()
    {
        columns();
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("value");
        using Kind = BuilderValue::Kind;
        const auto serverRow = [](const char *name, const char *marked, const char *place, Kind kind, const char *value,
                                  const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(marked) << QString::fromUtf8(place) << QString::fromUtf8(expected)
                                << static_cast<int>(kind) << QString::fromUtf8(value);
        };
        serverRow("null is a variable", "{ users(first: 1) { totalCount } }", "users/(first)", Kind::Null, "",
                  "query ($first: Int) { users(first: $first|) { totalCount } } $first: Int=null");
        serverRow("of its own, when there is one", "query ($n: Int) { users(first: $n) { totalCount } }",
                  "users/(first)", Kind::Null, "", "query ($n: Int) { users(first: $n|) { totalCount } } $n: Int=null");
        serverRow(
            "but not one that others use",
            "query ($n: Int) { users(first: $n) { totalCount } roles(first: $n) { totalCount } }", "users/(first)",
            Kind::Null, "",
            "query ($n: Int, $first: Int) { users(first: $first|) { totalCount } roles(first: $n) { totalCount } } "
            "$first: Int=null");
        serverRow("nor one that has a default", "query ($n: Int = 3) { users(first: $n) { totalCount } }",
                  "users/(first)", Kind::Null, "",
                  "query ($first: Int) { users(first: $first|) { totalCount } } $first: Int=null -$n");
        serverRow("typed null too", "{ users(first: 1) { totalCount } }", "users/(first)", Kind::Typed, "null",
                  "query ($first: Int) { users(first: $first|) { totalCount } } $first: Int=null");
        serverRow("no literal can be null", "{ users(first: 1) { totalCount } }", "users/(first)", Kind::Literal,
                  "null",
                  "refused: The Admin API cannot read the literal null: leave it out, which means the same to it, or "
                  "send it in a variable.");
        serverRow("lists that have to be there", "{ users { totalCount } }", "", Kind::Sample, "",
                  "refused: There is no value here.");
        serverRow("a moment nobody can think of", "{ auditLogs { totalCount } }", "auditLogs/(rangeFrom)", Kind::Sample,
                  "",
                  "query ($rangeFrom: DateTime) { auditLogs(rangeFrom: $rangeFrom|) { totalCount } } $rangeFrom: "
                  "DateTime=");
        serverRow("a moment typed", "{ auditLogs { totalCount } }", "auditLogs/(rangeFrom)", Kind::Typed,
                  "2026-01-31T12:00:00Z", "{ auditLogs(rangeFrom: \"«2026-01-31T12:00:00Z»\") { totalCount } }");
        serverRow("a moment that is none", "{ auditLogs { totalCount } }", "auditLogs/(rangeFrom)", Kind::Typed,
                  "today",
                  "refused: The Admin API takes a date and time with its zone, as in \"2026-01-31T12:00:00Z\".");
        serverRow("JSON as a string", "mutation { updateUser(input: {userID: \"a\"}) { user { id } } }",
                  "updateUser/(input)/.standardAttributes", Kind::Typed, "{\"email\": \"a@b\"}",
                  "mutation { updateUser(input: {userID: \"a\", standardAttributes: «\"\"\"{\"email\": "
                  "\"a@b\"}\"\"\"»}) { user { id } } }");
        serverRow("JSON that is none", "mutation { updateUser(input: {userID: \"a\"}) { user { id } } }",
                  "updateUser/(input)/.standardAttributes", Kind::Typed, "{email}",
                  "refused: A value of type UserStandardAttributes is JSON, and this is none.");
        serverRow(
            "a variable that has to be there",
            "mutation { addUserToRoles(input: {userID: \"a\", roleKeys: []}) { user { id } } }",
            "addUserToRoles/(input)/.roleKeys", Kind::Variable, "",
            "mutation ($roleKeys: [String!]!) { addUserToRoles(input: {userID: \"a\", roleKeys: $roleKeys|}) { user "
            "{ id } } } $roleKeys: [String!]!=");
    }
    void theServersDialect()
    {
        QFETCH(QString, marked);
        QFETCH(QString, place);
        QFETCH(int, kind);
        QFETCH(QString, value);
        const Case one(marked, buildertest::adminSchema());
        const auto edit =
            setValue(one.tree, buildertest::place(place), {static_cast<BuilderValue::Kind>(kind), value.toStdString()});
        QTEST(outcome(edit, one.input.text), "expected");
    }

    void newFieldsOfTheAdminApi_data()
    {
        columns();
        row("what the server requires, though the schema does not", "mutation { __typename }", "addUserToRoles",
            "mutation { __typename addUserToRoles|(input: {roleKeys: [], userID: \"\"}) { user { id } } }");
        row("the sixth of a mutation",
            "mutation { a: __typename b: __typename c: __typename d: __typename e: __typename "
            "}",
            "__typename",
            "refused: The Admin API runs at most 5 mutation fields in a request, and these are 6, with those of "
            "fragments and __typename: split them into several requests.");
    }
    void newFieldsOfTheAdminApi()
    {
        QFETCH(QString, marked);
        QFETCH(QString, place);
        const Case one(marked, buildertest::adminSchema());
        QTEST(outcome(addPlace(one.tree, buildertest::place(place)), one.input.text), "expected");
    }

    /// What was wrong before is no reason to refuse, though the numbers and names in its sentence change.
    void tooManyFieldsBecomeFewer()
    {
        const Case one(QStringLiteral("mutation M { a: __typename b: __typename c: __typename d: __typename "
                                      "e: __typename f: __typename g: __typename } query Q { __typename }"),
                       buildertest::adminSchema());
        const auto document = parse(one.input.text);
        const BuilderTree tree(buildertest::adminSchema(), *document, 12);
        const auto edit = removePlace(tree, buildertest::place(QStringLiteral("a:__typename")));
        QCOMPARE(edit.refactoring.refusal, std::string());
        QCOMPARE(applied(one.input.text, edit.refactoring.edits).find("a: "), std::string::npos);
        QCOMPARE(renameOperation(tree, "N").refactoring.refusal, std::string());
    }

    void aListThatHasToBeThereIsExtractedAsSuch()
    {
        const Case one(
            QStringLiteral("mutation { addUserToRoles(input: {userID: \"a\", roleKeys: [\"x\"]}) { user { id } } }"),
            buildertest::adminSchema());
        const auto edit =
            extractPlace(one.tree, buildertest::place(QStringLiteral("addUserToRoles/(input)/.roleKeys")));
        QCOMPARE(outcome(edit, one.input.text),
                 QStringLiteral("mutation ($roleKeys: [String!]!) { addUserToRoles(input: {userID: \"a\", roleKeys: "
                                "$roleKeys|}) { user { id } } } $roleKeys: [String!]!=[\"x\"]"));
    }
};

REGISTER_TEST(tst_BuilderEdit)
#include "tst_builderedit.moc"

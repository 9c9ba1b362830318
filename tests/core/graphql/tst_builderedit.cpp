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
};

REGISTER_TEST(tst_BuilderEdit)
#include "tst_builderedit.moc"

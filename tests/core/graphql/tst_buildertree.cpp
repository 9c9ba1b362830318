#include "core/graphql/builder/buildertree.h"
#include "tests/core/graphql/buildertest.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace graphql;

namespace {

QString stateOf(const BuilderRow &row)
{
    if (!row.isInput())
        return {};
    switch (row.state()) {
    case BuilderState::Absent:
        return {};
    case BuilderState::Null:
        return QStringLiteral(" null");
    case BuilderState::Variable:
        return QStringLiteral(" $");
    case BuilderState::Literal:
        return QStringLiteral(" literal");
    case BuilderState::EmptyList:
        return QStringLiteral(" []");
    case BuilderState::List:
        return QStringLiteral(" list");
    case BuilderState::EmptyObject:
        return QStringLiteral(" {}");
    case BuilderState::Object:
        return QStringLiteral(" object");
    }
    return {};
}

/// `x` for what is chosen, the step, what it is given, `>` for what can be expanded.
QString written(const std::vector<BuilderRow> &rows)
{
    QStringList lines;
    for (const auto &row : rows)
        lines.append((row.isChosen ? QStringLiteral("x ") : QStringLiteral("- ")) + buildertest::text(row.step)
                     + stateOf(row) + (row.canExpand ? QStringLiteral(" >") : QString()));
    return lines.join(QStringLiteral(", "));
}

} // namespace

class tst_BuilderTree : public QObject
{
    Q_OBJECT

private slots:
    void rowsOfAPlace_data()
    {
        QTest::addColumn<QString>("marked");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *marked, const char *place, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(marked) << QString::fromUtf8(place) << QString::fromUtf8(expected);
        };
        const auto *nothing = "- me >, - user >, - users >, - node >, - thing >, - count >, - find >, - deep >, - old, "
                              "- __typename";
        row("an empty text", "", "", nothing);
        row("nothing selected yet", "{ }", "", nothing);
        row("what is chosen, as often as it is", "{ a: me { id } user(id: 1) { id } me { id } me { name } __typename }",
            "",
            "x a:me >, x me >, x me#1 >, x user >, - users >, - node >, - thing >, - count >, - find >, - deep >, - "
            "old, x __typename");
        row("arguments in front of fields", "{ user(id: 1) { id } }", "user",
            "x (id) literal, - (old), x id, - name >, - friends >, - best >, - __typename");
        row("of a place that is not in the text", "{ me { id } }", "users/edges/node",
            "- id, - name >, - friends >, - best >, - __typename");
        row("types of an interface", "{ node(id: 1) { ... on Group { id } } }", "node",
            "x (id) literal, - id, - __typename, x on Group >, - on User >");
        row("types of a union", "{ thing { __typename } }", "thing", "x __typename, - on User >, - on Group >");
        row("fragments on a concrete type", "{ me { ... on Node { id } ... { id } ... on Node { id } } }", "me",
            "- id, - name >, - friends >, - best >, - __typename, x on Node >, x on  >, x on Node#1 >");
        row("inside a condition", "{ thing { ... on Group { title } } }", "thing/on Group",
            "- id, x title, - users >, - __typename");
        row("spreads, and fragments that would fit",
            "{ me { ...A } } fragment A on User { id } fragment B on Node { id } fragment C on Group { id }", "me",
            "- id, - name >, - friends >, - best >, - __typename, x ...A, - ...B");
        row("no fragment that makes a circle",
            "{ me { ...A } } fragment A on User { best { ...B } } fragment B on User { i|d } fragment C on User { id }",
            "", "x id, - name >, - friends >, - best >, - __typename, - ...C");
        row("what the schema does not know", "{ nobody(a: 1) { b } me { id } __schema { queryType { name } } }", "",
            "x me >, - user >, - users >, - node >, - thing >, - count >, - find >, - deep >, - old, - __typename, x "
            "nobody >, x __schema >");
        row("inside of what the schema does not know", "{ nobody(a: {b: 1}) { c } }", "nobody", "x (a) object >, x c");
        row("an unknown object", "{ nobody(a: {b: [1]}) { c } }", "nobody/(a)", "x .b list >");
        row("every state of an argument",
            "query ($f: Int) { users(first: $f, after: null, filter: {}, tags: [], grid: [[1], 2]) { total } }",
            "users",
            "x (first) $, x (after) null, x (filter) {} >, x (tags) [], x (grid) list >, - (any), - edges >, x total, "
            "- __typename");
        row("input fields, the absent ones too", "{ users(filter: {name: \"a\", not: {age: null}}) { total } }",
            "users/(filter)", "x .name literal, - .age, x .not object >, - .tags, - .limit, - .required");
        row("in depth", "{ users(filter: {not: {age: null}}) { total } }", "users/(filter)/.not",
            "- .name, x .age null, - .not >, - .tags, - .limit, - .required");
        row("input fields of an absent argument", "{ me { id } }", "users/(filter)/.not",
            "- .name, - .age, - .not >, - .tags, - .limit, - .required");
        row("nothing inside a variable", "query ($f: Filter) { users(filter: $f) { total } }", "users/(filter)", "");
        row("list items", "{ users(any: [{name: \"a\"}, {}]) { total } }", "users/(any)", "x [0] object >, x [1] {} >");
        row("one object for a list of one", "{ users(any: {name: \"a\"}) { total } }", "users/(any)", "x [0] object >");
        row("its input fields", "{ users(any: {name: \"a\"}) { total } }", "users/(any)/[0]",
            "x .name literal, - .age, - .not >, - .tags, - .limit, - .required");
        row("lists of lists", "{ users(grid: [[1, null], []]) { total } }", "users/(grid)/[0]",
            "x [0] literal, x [1] null");
        row("a field that is still being written", "{ me { id } user(id: ", "user",
            "x (id), - (old), - id, - name >, - friends >, - best >, - __typename");
        row("a text that is not closed", "{ me { id", "me", "x id, - name >, - friends >, - best >, - __typename");
        row("the mutation at the caret", "{ me { id } } mutation { cr|eate }", "",
            "x create >, - remove >, - __typename");
        row("at its end", "{ me { id } } mutation { remove(ids: []) }|", "", "- create >, x remove >, - __typename");
        row("the fragment at the caret", "{ me { ...F } } fragment F on User { i|d }", "",
            "x id, - name >, - friends >, - best >, - __typename");
        row("the only operation", "fragment F on User { id } mutation { remove(ids: []) }\n\n|", "",
            "- create >, x remove >, - __typename");
        row("a new operation, outside of several", "query A { me { id } } query B { old }\n|", "", nothing);
    }
    void rowsOfAPlace()
    {
        QFETCH(QString, marked);
        QFETCH(QString, place);
        const support::MarkedText input(marked.toStdString());
        const auto document = parse(input.text);
        const BuilderTree tree(buildertest::schema(), *document, input.caret.value_or(0));
        const auto wanted = buildertest::place(place);
        const auto row = tree.find(wanted);
        QVERIFY(wanted.empty() || row);
        QTEST(written(row ? tree.rows(*row) : tree.rows()), "expected");
    }

    void everyRowIsFoundByItsPlace_data()
    {
        QTest::addColumn<QString>("text");
        int number = 0;
        for (const auto *text :
             {"{ a: me { id } me { id } me { name } thing { ... on User { id } ... on User { name } } nobody(a: {b: "
              "1}) }",
              "query ($f: Int) { users(first: $f, filter: {not: {name: \"a\"}}, any: {}, grid: [[1], 2]) { total } }",
              "{ users(first: 1, first: 2, filter: {name: 1, name: 2}) { total } ...F ...F } fragment F on Query { old "
              "}"})
            QTest::addRow("%d", number++) << QString::fromUtf8(text);
    }
    void everyRowIsFoundByItsPlace()
    {
        QFETCH(QString, text);
        const auto document = parse(text.toStdString());
        const BuilderTree tree(buildertest::schema(), *document, 0U);
        int count = 0;
        const std::function<void(const BuilderPlace &, const std::vector<BuilderRow> &)> visit =
            [&](const BuilderPlace &around, const std::vector<BuilderRow> &rows) {
                for (const auto &row : rows) {
                    auto place = around;
                    place.push_back(row.step);
                    const auto found = tree.find(place);
                    QVERIFY2(found, nameOf(place).c_str());
                    QCOMPARE(found->span, row.span);
                    QCOMPARE(found->isChosen, row.isChosen);
                    ++count;
                    if (row.canExpand && place.size() < 5)
                        visit(place, tree.rows(row));
                }
            };
        visit({}, tree.rows());
        QVERIFY(count > 100);
    }

    void placeAtTheCaret_data()
    {
        QTest::addColumn<QString>("marked");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *marked, const char *expected) {
            QTest::newRow(marked) << QString::fromUtf8(marked) << QString::fromUtf8(expected);
        };
        row("{ me { i|d } }", "me/id");
        row("{ me { id } me { a: na|me } }", "me#1/a:name");
        row("{ m|e { id } }", "me");
        row("{ me | { id } }", "me");
        row("{ | me { id } }", "");
        row("{ me { id na|me } }", "me/name");
        row("{ users(first: |3) { total } }", "users/(first)");
        row("{ users(filter: {not: {na|me: 1}}) { total } }", "users/(filter)/.not/.name");
        row("{ users(tags: [\"a\", \"|b\"]) { total } }", "users/(tags)/[1]");
        row("{ thing { ... on User { i|d } } }", "thing/on User/id");
        row("{ thing { ...F| } } fragment F on User { id }", "thing/...F");
        row("{ me { id } } fragment F on User { best { na|me", "best/name");
        row("{ nobody { no|thing } }", "nobody/nothing");
    }
    void placeAtTheCaret()
    {
        QFETCH(QString, marked);
        const support::MarkedText input(marked.toStdString());
        const auto document = parse(input.text);
        const BuilderTree tree(buildertest::schema(), *document, *input.caret);
        QTEST(buildertest::text(tree.placeAt(*input.caret)), "expected");
    }

    void whatTheServerDoesNotKnowIsNotOffered()
    {
        const auto document = parse("{ __schema { types { name } } }");
        const BuilderTree tree(buildertest::adminSchema(), *document, 0U);
        const auto rows = tree.rows(*tree.find(buildertest::place(QStringLiteral("__schema"))));
        QVERIFY(!rows.empty());
        for (const auto &row : rows)
            QVERIFY(row.step.name != "description");
        const BuilderTree other(buildertest::schema(), *document, 0U);
        QVERIFY(other.rows(*other.find(buildertest::place(QStringLiteral("__schema")))).size() > rows.size());
    }
};

REGISTER_TEST(tst_BuilderTree)
#include "tst_buildertree.moc"

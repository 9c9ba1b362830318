#include "core/graphql/edits/nextpage.h"
#include "core/graphql/edits/nodequestion.h"
#include "core/graphql/validation.h"
#include "tests/core/graphql/buildertest.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_NextPage : public QObject
{
    Q_OBJECT

private slots:
    void onlyThePageChanges_data();
    void onlyThePageChanges();
    void aPageHasAsManyRowsAsAreWished_data();
    void aPageHasAsManyRowsAsAreWished();
    void theEndIsAskedFor();
    void whatCannotBePagedSaysWhy_data();
    void whatCannotBePagedSaysWhy();
    void withoutASchemaAPagedListIsKnownByItsArguments();
    void theListOfOneRowIsAskedThroughItsNode_data();
    void theListOfOneRowIsAskedThroughItsNode();
    void whatTheDocumentDoesNotHaveIsNotAsked();
    void theNodesAroundAListAreKnown_data();
    void theNodesAroundAListAreKnown();
};

namespace {

std::vector<std::string> keysOf(const QString &path)
{
    std::vector<std::string> keys;
    for (const auto &key : path.split(QLatin1Char('.')))
        keys.push_back(key.toStdString());
    return keys;
}

graphql::PageQuestion asked(const QString &source, const QString &variables, const QString &keys,
                            const graphql::PageWish &wish, const graphql::Schema *schema)
{
    const auto document = graphql::parse(source.toStdString());
    return graphql::pageQuestion(*document, *document->operations().front(), variables.toStdString(), keysOf(keys),
                                 wish, schema);
}

} // namespace

void tst_NextPage::onlyThePageChanges_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("variables");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("given");
    const auto row = [](const char *name, const char *source, const char *variables, const char *keys,
                        const char *document, const char *given) {
        QTest::newRow(name) << QString::fromUtf8(source) << QString::fromUtf8(variables) << QString::fromUtf8(keys)
                            << QString::fromUtf8(document) << QString::fromUtf8(given);
    };
    row("no arguments", "{ users { totalCount } }", "", "users", R"({ users(after: "c\"1") { totalCount } })", "");
    row("in front of others", "{ users(first: 5) # five\n { totalCount } }", "", "users",
        "{ users(after: \"c\\\"1\", first: 5) # five\n { totalCount } }", "");
    row("in the place of another", R"({ users(first: 5, after: "old") { totalCount } })", "", "users",
        R"({ users(first: 5, after: "c\"1") { totalCount } })", "");
    row("in the place of null", "{ users(after: null) { totalCount } }", "", "users",
        R"({ users(after: "c\"1") { totalCount } })", "");
    row("through its variable", "query ($n: Int, $c: String) { users(first: $n, after: $c) { totalCount } }",
        "{\n  \"n\": 5, // five\n  \"c\": \"old\"\n}", "users",
        "query ($n: Int, $c: String) { users(first: $n, after: $c) { totalCount } }",
        "{\n  \"n\": 5, // five\n  \"c\": \"c\\\"1\"\n}");
    row("through a variable that had no value", "query ($c: String) { users(after: $c) { totalCount } }", "", "users",
        "query ($c: String) { users(after: $c) { totalCount } }", "{\n  \"c\": \"c\\\"1\"\n}");
    row("not through one that stands for more",
        "query ($c: String) { users(after: $c) { totalCount } roles(searchKeyword: $c) { totalCount } }",
        R"({"c": "old"})", "users",
        R"(query ($c: String) { users(after: "c\"1") { totalCount } roles(searchKeyword: $c) { totalCount } })",
        R"({"c": "old"})");
    row("a list inside", "{ node(id: \"r\") { ... on Role { users(first: 2) { totalCount } } } users { totalCount } }",
        "", "node.users",
        "{ node(id: \"r\") { ... on Role { users(after: \"c\\\"1\", first: 2) { totalCount } } } users { totalCount } "
        "}",
        "");
    row("in all that ask for it",
        "{ users(first: 5) { totalCount } ...F } fragment F on Query { users(first: 5) { edges { cursor } } }", "",
        "users",
        "{ users(after: \"c\\\"1\", first: 5) { totalCount } ...F } fragment F on Query { users(after: \"c\\\"1\", "
        "first: "
        "5) { edges { cursor } } }",
        "");
    row("by its alias", "{ people: users { totalCount } users { totalCount } }", "", "people",
        R"({ people: users(after: "c\"1") { totalCount } users { totalCount } })", "");
    row("a backward argument that has no value is none",
        "query ($l: Int, $b: String = null) { users(last: $l, before: $b) { totalCount } }", R"({"l": null})", "users",
        R"(query ($l: Int, $b: String = null) { users(after: "c\"1", last: $l, before: $b) { totalCount } })",
        R"({"l": null})");
}

void tst_NextPage::onlyThePageChanges()
{
    QFETCH(QString, source);
    QFETCH(QString, variables);
    QFETCH(QString, keys);
    QFETCH(QString, document);
    QFETCH(QString, given);
    const auto question = asked(source, variables, keys, {"c\"1", false, 0, 0}, &buildertest::adminSchema());
    QCOMPARE(QString::fromStdString(question.problem), QString());
    QCOMPARE(QString::fromStdString(question.document), document);
    QCOMPARE(QString::fromStdString(question.variables), given);
    QVERIFY(graphql::parse(question.document)->syntaxErrors().empty());
}

void tst_NextPage::aPageHasAsManyRowsAsAreWished_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("variables");
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("given");
    QTest::addColumn<bool>("isSized");
    const auto row = [](const char *name, const char *source, const char *variables, const char *document,
                        const char *given, bool isSized) {
        QTest::newRow(name) << QString::fromUtf8(source) << QString::fromUtf8(variables) << QString::fromUtf8(document)
                            << QString::fromUtf8(given) << isSized;
    };
    row("a small number", "{ users(first: 5) { totalCount } }", "", "{ users(first: 100) { totalCount } }", "", true);
    row("a larger number stays", "{ users(first: 250) { totalCount } }", "", "{ users(first: 250) { totalCount } }", "",
        true);
    row("never more than are left", "{ users(first: 900) { totalCount } }", "", "{ users(first: 300) { totalCount } }",
        "", true);
    row("no number", "{ users { totalCount } }", "", "{ users { totalCount } }", "", false);
    row("a variable", "query ($n: Int) { users(first: $n) { totalCount } }", R"({"n": 5})",
        "query ($n: Int) { users(first: $n) { totalCount } }", R"({"n": 100})", true);
    row("a variable without a value", "query ($n: Int) { users(first: $n) { totalCount } }", "{}",
        "query ($n: Int) { users(first: $n) { totalCount } }", "{}", false);
    row("a variable that stands for more",
        "query ($n: Int) { users(first: $n) { totalCount } roles(first: $n) { totalCount } }", R"({"n": 5})",
        "query ($n: Int) { users(first: 100) { totalCount } roles(first: $n) { totalCount } }", R"({"n": 5})", true);
    row("a number that is none", "{ users(first: 99999999999) { totalCount } }", "",
        "{ users(first: 99999999999) { totalCount } }", "", false);
}

void tst_NextPage::aPageHasAsManyRowsAsAreWished()
{
    QFETCH(QString, source);
    QFETCH(QString, variables);
    const auto question =
        asked(source, variables, QStringLiteral("users"), {std::nullopt, false, 100, 300}, &buildertest::adminSchema());
    QTEST(QString::fromStdString(question.document), "document");
    QTEST(QString::fromStdString(question.variables), "given");
    QTEST(question.isSized, "isSized");
}

void tst_NextPage::theEndIsAskedFor()
{
    const auto question = asked(QStringLiteral("{ users(first: 5) { edges { node { id } } } }"), {},
                                QStringLiteral("users"), {std::nullopt, true, 0, 0}, &buildertest::adminSchema());
    QCOMPARE(
        question.document,
        std::string("{ users(first: 5) { gatehousePageEnd: pageInfo { hasNextPage endCursor }  edges { node { id } "
                    "} } }"));
    QVERIFY(graphql::validate(buildertest::adminSchema(), *graphql::parse(question.document)).empty());
    const auto unknown = asked(QStringLiteral("{ users(first: 5) { edges { node { id } } } }"), {},
                               QStringLiteral("users"), {std::nullopt, true, 0, 0}, nullptr);
    QVERIFY(unknown.problem.find("add `pageInfo") != std::string::npos);
}

void tst_NextPage::whatCannotBePagedSaysWhy_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("variables");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const char *source, const char *variables, const char *keys,
                        const char *why) {
        QTest::newRow(name) << QString::fromUtf8(source) << QString::fromUtf8(variables) << QString::fromUtf8(keys)
                            << QString::fromUtf8(why);
    };
    row("a change", "mutation { createRole(input: {key: \"k\"}) { role { users { totalCount } } } }", "",
        "createRole.role.users", "only a query");
    row("not in the query", "{ users { totalCount } }", "", "roles", "no field at the place");
    row("no such argument", "{ __schema { types { name } } }", "", "__schema.types", "`types` takes no `after`");
    row("from its end", "{ users(last: 5) { totalCount } }", "", "users", "from its end (`last`)");
    row("from its end, by a variable", "query ($b: String) { users(before: $b) { totalCount } }", R"({"b": "x"})",
        "users", "from its end (`before`)");
    row("from its end, by a default", "query ($b: String = \"x\") { users(before: $b) { totalCount } }", "", "users",
        "from its end (`before`)");
}

void tst_NextPage::whatCannotBePagedSaysWhy()
{
    QFETCH(QString, source);
    QFETCH(QString, variables);
    QFETCH(QString, keys);
    QFETCH(QString, why);
    const auto question = asked(source, variables, keys, {"c", false}, &buildertest::adminSchema());
    QVERIFY2(QString::fromStdString(question.problem).contains(why), question.problem.c_str());
    QVERIFY(question.document.empty());
}

void tst_NextPage::withoutASchemaAPagedListIsKnownByItsArguments()
{
    const auto known =
        asked(QStringLiteral("{ users(first: 5) { totalCount } }"), {}, QStringLiteral("users"), {"c", false}, nullptr);
    QCOMPARE(known.document, std::string(R"({ users(after: "c", first: 5) { totalCount } })"));
    const auto unknown =
        asked(QStringLiteral("{ users { totalCount } }"), {}, QStringLiteral("users"), {"c", false}, nullptr);
    QVERIFY(unknown.problem.find("Nothing says") != std::string::npos);
}

void tst_NextPage::theListOfOneRowIsAskedThroughItsNode_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("variables");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<int>("depth");
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("given");
    const auto row = [](const char *name, const char *source, const char *variables, const char *keys, int depth,
                        const char *document, const char *given) {
        QTest::newRow(name) << QString::fromUtf8(source) << QString::fromUtf8(variables) << QString::fromUtf8(keys)
                            << depth << QString::fromUtf8(document) << QString::fromUtf8(given);
    };
    row("nothing but the list",
        "{ users(first: 9) { edges { node { id roles(first: 5) { edges { node { key } } } } } } me: users { totalCount "
        "} }",
        "", "users.edges.node.roles", 3,
        "query { node(id: \"x\\\"1\") { ... on User { roles(after: \"c\", first: 5) { edges { node { key } } } } } "
        "}",
        "");
    row("by its alias and with what it says of itself",
        "{ users { edges { node { mine: roles(first: 5) @include(if: true) { totalCount } roles { totalCount } } } } "
        "}",
        "", "users.edges.node.mine", 3,
        "query { node(id: \"x\\\"1\") { ... on User { mine: roles(after: \"c\", first: 5) @include(if: true) { "
        "totalCount } } } }",
        "");
    row("the variables that are used",
        "query Q($n: Int = 3, $all: Int, $key: Boolean!) { users(first: $all) { edges { "
        "node { roles(first: $n) { edges { node { key @include(if: $key) } } } } } } }",
        "{\"all\": 100, // all\n \"key\": true}", "users.edges.node.roles", 3,
        "query Q($n: Int = 3, $key: Boolean!) { node(id: \"x\\\"1\") { ... on User { roles(after: \"c\", first: $n) "
        "{ edges { node { key @include(if: $key) } } } } } }",
        "{\"key\": true}");
    row("through the variable of its page",
        "query ($c: String) { users { edges { node { roles(first: 2, after: $c) { totalCount } } } } }", "",
        "users.edges.node.roles", 3,
        "query ($c: String) { node(id: \"x\\\"1\") { ... on User { roles(first: 2, after: $c) { totalCount } } } }",
        "{\n  \"c\": \"c\"\n}");
    row("the fragments that are used",
        "{ users { edges { node { ...Row ...Other } } } } fragment Row on User { id roles(first: 1) { edges { node { "
        "...R } } } } fragment Other on User { createdAt } fragment R on Role { key ...S } fragment S on Role { name }",
        "", "users.edges.node.roles", 3,
        "query { node(id: \"x\\\"1\") { ... on User { ... on User { roles(after: \"c\", first: 1) { edges { node { "
        "...R } } } } } } }\nfragment R on Role { key ...S }\nfragment S on Role { name }",
        "");
    row("of an interface, in each of its types",
        "query ($i: Boolean!) { nodes(ids: [\"a\"]) { ... on User @include(if: $i) { roles(first: 1) { totalCount } } "
        "... on Group { roles(first: 1) { totalCount } } ... on Role { key } } }",
        "{\"i\": true}", "nodes.roles", 1,
        "query ($i: Boolean!) { node(id: \"x\\\"1\") { ... on Node { ... on User @include(if: $i) { roles(after: "
        "\"c\", first: 1) { totalCount } } ... on Group { roles(after: \"c\", first: 1) { totalCount } } } } }",
        "{\"i\": true}");
    row("from a list further in",
        "{ users { edges { node { groups(first: 1) { edges { node { id roles(first: 1) { "
        "totalCount } } } } } } } }",
        "", "users.edges.node.groups.edges.node.roles", 6,
        "query { node(id: \"x\\\"1\") { ... on Group { roles(after: \"c\", first: 1) { totalCount } } } }", "");
    row("through objects on the way",
        "{ auditLogs { edges { node { id user { id roles(first: 1) { totalCount } } } } } "
        "}",
        "", "auditLogs.edges.node.user.roles", 3,
        "query { node(id: \"x\\\"1\") { ... on AuditLog { user { roles(after: \"c\", first: 1) { totalCount } } } } "
        "}",
        "");
}

void tst_NextPage::theListOfOneRowIsAskedThroughItsNode()
{
    QFETCH(QString, source);
    QFETCH(QString, variables);
    QFETCH(QString, keys);
    QFETCH(int, depth);
    const auto &schema = buildertest::adminSchema();
    const auto document = graphql::parse(source.toStdString());
    const auto node = graphql::nodeQuestion(*document, *document->operations().front(), variables.toStdString(),
                                            keysOf(keys), static_cast<std::size_t>(depth), "x\"1", schema);
    const auto cut = graphql::parse(node.document);
    const auto page =
        graphql::pageQuestion(*cut, *cut->operations().front(), node.variables, node.keys, {"c", false, 0, 0}, &schema);
    QCOMPARE(QString::fromStdString(page.problem), QString());
    QTEST(QString::fromStdString(page.document), "document");
    QTEST(QString::fromStdString(page.variables), "given");
    QVERIFY(graphql::validate(schema, *graphql::parse(page.document)).empty());
}

void tst_NextPage::whatTheDocumentDoesNotHaveIsNotAsked()
{
    const auto document = graphql::parse("{ users { edges { node { id } } } }");
    const auto node =
        graphql::nodeQuestion(*document, *document->operations().front(), {},
                              keysOf(QStringLiteral("users.edges.node.roles")), 3, "x", buildertest::adminSchema());
    QCOMPARE(node.document, std::string());
}

void tst_NextPage::theNodesAroundAListAreKnown_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("nodes");
    const auto row = [](const char *name, const char *source, const char *keys, const char *nodes) {
        QTest::newRow(name) << QString::fromUtf8(source) << QString::fromUtf8(keys) << QString::fromUtf8(nodes);
    };
    row("without its id", "{ users { edges { node { roles { totalCount } } } } }", "users.edges.node.roles", "3:");
    row("under another key", "{ users { edges { node { id: formattedName own: id roles { totalCount } } } } }",
        "users.edges.node.roles", "3:own");
    row("through fragments",
        "{ users { edges { node { ...F ... on User { b: id } roles { totalCount } } } } } fragment "
        "F on User { id ...F }",
        "users.edges.node.roles", "3:id,b");
    row("the outermost first", "{ auditLogs { edges { node { id user { id roles { totalCount } } } } } }",
        "auditLogs.edges.node.user.roles", "3:id 4:id");
    row("an interface", "{ nodes(ids: []) { id ... on User { roles { totalCount } } } }", "nodes.roles", "1:id");
    row("none", "{ __schema { types { name } } }", "__schema.types.name", "");
}

void tst_NextPage::theNodesAroundAListAreKnown()
{
    QFETCH(QString, source);
    QFETCH(QString, keys);
    const auto document = graphql::parse(source.toStdString());
    const auto &operation = *document->operations().front();
    QStringList nodes;
    for (const auto &node : graphql::nodesAround(*document, operation, keysOf(keys), &buildertest::adminSchema())) {
        QStringList ids;
        for (const auto &key : node.idKeys)
            ids += QString::fromStdString(key);
        nodes += QStringLiteral("%1:%2").arg(node.depth).arg(ids.join(QLatin1Char(',')));
    }
    QTEST(nodes.join(QLatin1Char(' ')), "nodes");
    QVERIFY(graphql::nodesAround(*document, operation, keysOf(keys), nullptr).empty());
}

REGISTER_TEST(tst_NextPage)

#include "tst_nextpage.moc"

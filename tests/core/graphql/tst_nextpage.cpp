#include "core/graphql/edits/nextpage.h"
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

REGISTER_TEST(tst_NextPage)

#include "tst_nextpage.moc"

#include "core/graphql/schema.h"
#include "core/paging/pagedlist.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTest>

class tst_PagedList : public QObject
{
    Q_OBJECT

private slots:
    void everyListOfAnAnswerIsJudged();
    void theLikelyListIsTheOutermostThatCanBePaged_data();
    void theLikelyListIsTheOutermostThatCanBePaged();
    void thePageIsAskedOfTheRightOperation();
    void theListOfARowIsAskedThroughTheRow_data();
    void theListOfARowIsAskedThroughTheRow();
    void whoLooksAtARowMeansItsLists_data();
    void whoLooksAtARowMeansItsLists();
    void aRowWithoutTheListIsNotAsked();
};

namespace {

paging::Question question(const char *document, const char *operation = "")
{
    return {{project::Project(), document, operation, {}}, nullptr};
}

paging::Question schemaQuestion(const char *document)
{
    QFile file(QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no schema");
    auto asked = question(document);
    asked.schema = graphql::schemaFromSdl(file.readAll().toStdString()).schema;
    return asked;
}

run::Answer answerOf(const char *json)
{
    run::Answer answer;
    answer.body = std::make_shared<const std::string>(json);
    answer.tape = std::make_shared<const json::Tape>(std::move(*json::Tape::parse(answer.body)));
    return answer;
}

QString sourceText(const paging::PagedList &list)
{
    QStringList names;
    for (const auto &name : list.source)
        names += QString::fromStdString(name);
    return names.join(QLatin1Char('.'));
}

} // namespace

void tst_PagedList::everyListOfAnAnswerIsJudged()
{
    const auto lists = paging::pagedLists(
        question(
            "{ users(first: 1) { edges { node { roles(first: 1) { edges { node { id } } } } } } all: roles { edges { "
            "node { id } } } }"),
        answerOf(R"({"data":{"users":{"edges":[{"node":{"roles":{"edges":[]}}}]},"all":{"edges":[]}}})"));
    QCOMPARE(lists.size(), std::size_t(3));
    QCOMPARE(sourceText(lists[0]), QStringLiteral("data.users"));
    QCOMPARE(QString::fromStdString(lists[0].problem), QString());
    QCOMPARE(sourceText(lists[1]), QStringLiteral("data.users.roles"));
    QVERIFY(lists[1].problem.find("without the schema") != std::string::npos);
    QCOMPARE(sourceText(lists[2]), QStringLiteral("data.all"));
    QVERIFY(lists[2].problem.find("Nothing says") != std::string::npos);
    QVERIFY(paging::pagedLists(question("{ a }"), {}).empty());
}

void tst_PagedList::theLikelyListIsTheOutermostThatCanBePaged_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("source");
    const auto row = [](const char *name, const char *json, const char *source) {
        QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(source);
    };
    row("the one with the most rows", R"({"data":{"a":{"nodes":[1]},"b":{"nodes":[1,2]}}})", "data.b");
    row("before one inside", R"({"data":{"n":{"b":{"nodes":[1,2]}},"a":{"nodes":[1]}}})", "data.a");
    row("before one that cannot be paged", R"({"data":{"c":{"nodes":[1,2,3]},"a":{"nodes":[1]}}})", "data.a");
    row("before an empty one", R"({"data":{"a":{"nodes":[]},"n":{"b":{"nodes":[1]}}}})", "data.n.b");
}

void tst_PagedList::theLikelyListIsTheOutermostThatCanBePaged()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, source);
    const auto lists = paging::pagedLists(
        question("{ a(first: 1) { nodes } b(first: 2) { nodes } n { b(first: 2) { nodes } } c { nodes } }"),
        answerOf(json.constData()));
    QCOMPARE(sourceText(lists[paging::likelyList(lists)]), source);
}

void tst_PagedList::thePageIsAskedOfTheRightOperation()
{
    paging::PagedList users;
    users.connection.path = {json::PathStep("data"), json::PathStep("users")};
    const auto *document = "query A { users(first: 1) { nodes } } query B { users(first: 2) { nodes } }";
    QCOMPARE(paging::pageDraft(question(document, "B"), users, {"x", false}).draft.document,
             QByteArray("query A { users(first: 1) { nodes } } query B { users(after: \"x\", first: 2) { nodes } }"));
    QVERIFY(!paging::pageDraft(question(document), users, {"x", false}).problem.empty());
    QVERIFY(!paging::pageDraft(question(document, "C"), users, {"x", false}).problem.empty());
}

void tst_PagedList::theListOfARowIsAskedThroughTheRow_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *document, const char *json, const char *called, const char *page,
                        const char *says) {
        QTest::newRow(name) << QByteArray(document) << QByteArray(json) << QString::fromUtf8(called)
                            << QString::fromUtf8(page) << QString::fromUtf8(says);
    };
    const auto *one = R"({"data":{"users":{"edges":[{"node":{"id":"i","roles":{"edges":[]}}}]}}})";
    row("its id", "{ users { edges { node { id roles(first: 1) { totalCount } } } } }", one, "row 1",
        "query { node(id: \"i\") { ... on User { roles(after: \"c\", first: 1) { totalCount } } } }", "");
    row("its id by another name, and a name",
        "{ users { edges { node { name: formattedName own: id roles(first: 1) { totalCount } } } } }",
        R"({"data":{"users":{"edges":[null,{"node":{"name":"Ada","own":"o","roles":{"edges":[]}}}]}}})", "Ada",
        "query { node(id: \"o\") { ... on User { roles(after: \"c\", first: 1) { totalCount } } } }", "");
    row("no id in the query", "{ users { edges { node { roles(first: 1) { totalCount } } } } }", one, "row 1", "",
        "Select `id` beside `roles`");
    row("no id in the answer", "{ users { edges { node { id roles(first: 1) { totalCount } } } } }",
        R"({"data":{"users":{"edges":[{"node":{"id":null,"roles":{"edges":[]}}}]}}})", "row 1", "",
        "Select `id` beside `roles`");
    const auto *inner =
        R"({"data":{"users":{"edges":[{"node":{"id":"u","groups":{"edges":[{"node":{"id":"g","roles":{"edges":[]}}}]}}}]}}})";
    row("a list between it and the row with an id",
        "{ users { edges { node { id groups { edges { node { roles { totalCount } } } } } } } }", inner, "row 1", "",
        "Select `id` beside `roles`");
    row("the row of the innermost list",
        "{ users { edges { node { id groups { edges { node { id roles { totalCount } } } } } } } }", inner, "row 1",
        "query { node(id: \"g\") { ... on Group { roles(after: \"c\") { totalCount } } } }", "");
    row("a list that the query does not have", "{ users { edges { node { id } } } }", one, "row 1", "",
        "The query has no field at the place");
    row("a list that the query does not have, in a row without an id", "{ users { edges { node { name: id } } } }", one,
        "row 1", "", "The query has no field at the place");
    row("a change", "mutation { users { edges { node { id roles(first: 1) { totalCount } } } } }", one, "row 1", "",
        "only a query");
}

void tst_PagedList::theListOfARowIsAskedThroughTheRow()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const auto asked = schemaQuestion(document.constData());
    const auto lists = paging::pagedLists(asked, answerOf(json.constData()));
    QVERIFY(!lists.empty());
    const auto &list = lists.back();
    QTEST(QString::fromStdString(list.row), "row");
    QVERIFY2(QString::fromStdString(list.problem).contains(says), list.problem.c_str());
    QCOMPARE(list.problem.empty(), says.isEmpty());
    if (list.problem.empty())
        QTEST(QString::fromUtf8(paging::pageDraft(asked, list, {"c", false}).draft.document), "page");
}

void tst_PagedList::whoLooksAtARowMeansItsLists_data()
{
    QTest::addColumn<QString>("looked");
    QTest::addColumn<QString>("way");
    const auto row = [](const char *name, const char *looked, const char *way) {
        QTest::newRow(name) << QString::fromUtf8(looked) << QString::fromUtf8(way);
    };
    row("beside the list", "/data/users/edges/1/node/id", "data.users");
    row("on a list that goes on", "/data/users/edges/1/node/roles", "data.users.edges[1].node.roles");
    row("in it", "/data/users/edges/1/node/roles/edges/0", "data.users.edges[1].node.roles");
    row("in one that is whole", "/data/users/edges/0/node/roles/edges", "data.users");
    row("nowhere", "/data", "data.all");
}

void tst_PagedList::whoLooksAtARowMeansItsLists()
{
    QFETCH(QString, looked);
    const auto asked =
        schemaQuestion("{ users(first: 2) { pageInfo { hasNextPage } edges { node { id roles(first: 1) { "
                       "pageInfo { hasNextPage } edges { node { id } } } } } } all: roles { edges { node "
                       "{ id } } } }");
    const auto answer =
        answerOf(R"({"data":{"users":{"pageInfo":{"hasNextPage":true},"edges":[)"
                 R"({"node":{"id":"a","roles":{"pageInfo":{"hasNextPage":false},"edges":[{"node":{"id":"r"}}]}}},)"
                 R"({"node":{"id":"b","roles":{"pageInfo":{"hasNextPage":true},"edges":[{"node":{"id":"s"}}]}}}]},)"
                 R"("all":{"edges":[]}}})");
    const auto before = paging::pagedLists(asked, answer);
    QCOMPARE(before.size(), std::size_t(3));
    json::Path at;
    for (const auto &step : looked.mid(1).split(QLatin1Char('/'))) {
        bool isIndex = false;
        const auto index = step.toUInt(&isIndex);
        isIndex ? at.emplace_back(index) : at.emplace_back(step.toStdString());
    }
    const auto standing = paging::standingAt(before, at);
    const auto lists = paging::listsAt(asked, answer, before, standing);
    QTEST(QString::fromStdString(json::dotted(lists[paging::listMeant(lists, standing, 2)].connection.path)), "way");
}

void tst_PagedList::aRowWithoutTheListIsNotAsked()
{
    const auto asked = schemaQuestion("{ users { edges { node { id roles(first: 1) { edges { node { id } } } } } } }");
    const auto answer = answerOf(R"({"data":{"users":{"edges":[{"node":{"id":"a","roles":{"edges":[]}}},)"
                                 R"({"node":{"id":"b","roles":null}},{"node":null}]}}})");
    const auto before = paging::pagedLists(asked, answer);
    for (const std::uint32_t row : {1U, 2U}) {
        const json::Path at {json::PathStep("data"), json::PathStep("users"), json::PathStep("edges"),
                             json::PathStep(row)};
        const auto lists = paging::listsAt(asked, answer, before, paging::standingAt(before, at));
        QCOMPARE(lists[1].problem, std::string("This row has no such list."));
    }
}

REGISTER_TEST(tst_PagedList)

#include "tst_pagedlist.moc"

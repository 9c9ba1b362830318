#include "core/graphql/schema.h"
#include "core/paging/pagedlist.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_PagedList : public QObject
{
    Q_OBJECT

private slots:
    void everyListOfAnAnswerIsJudged();
    void theLikelyListIsTheOutermostThatCanBePaged_data();
    void theLikelyListIsTheOutermostThatCanBePaged();
    void thePageIsAskedOfTheRightOperation();
};

namespace {

paging::Question question(const char *document, const char *operation = "")
{
    return {{project::Project(), document, operation, {}}, nullptr};
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
    QVERIFY(lists[1].problem.find("none of them can be paged alone") != std::string::npos);
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
    const results::Connection users {{json::PathStep("data"), json::PathStep("users")}, {}, false};
    const auto *document = "query A { users(first: 1) { nodes } } query B { users(first: 2) { nodes } }";
    QCOMPARE(paging::pageDraft(question(document, "B"), users, {"x", false}).draft.document,
             QByteArray("query A { users(first: 1) { nodes } } query B { users(after: \"x\", first: 2) { nodes } }"));
    QVERIFY(!paging::pageDraft(question(document), users, {"x", false}).problem.empty());
    QVERIFY(!paging::pageDraft(question(document, "C"), users, {"x", false}).problem.empty());
}

REGISTER_TEST(tst_PagedList)

#include "tst_pagedlist.moc"

#include "core/results/pagetrail.h"
#include "tests/support/registry.h"

#include <QTest>

using End = results::PageTrail::End;

class tst_PageTrail : public QObject
{
    Q_OBJECT

private slots:
    void pagesBecomeOneAnswer();
    void everythingElseStaysByteForByte();
    void rowsWithoutAnIdAreAllKept();
    void rowsThatComeTwiceAreKeptOnce();
    void theEndIsFound_data();
    void theEndIsFound();
    void aCursorIsUsedOnce();
    void aServerThatOnlyRepeatsIsLeft();
    void aListThatGrowsIsNoticed();
    void anEmptyPageIsTheEnd();
    void aPageWithoutTheListIsNotTaken();
    void theEndOfAPageCanBeLearntLater();
    void anEmptyListGrowsWithoutAComma();
    void nodesAreJoinedToo();
};

namespace {

const json::Path UsersPath {json::PathStep("data"), json::PathStep("users")};

std::shared_ptr<const json::Tape> pageTape(const std::string &json)
{
    auto tape = json::Tape::parse(json);
    return tape ? std::make_shared<const json::Tape>(std::move(*tape)) : nullptr;
}

/// A page with a row for each letter, as the server writes it.
std::string page(std::string_view letters, const std::string &pageInfo = {}, const std::string &rest = {})
{
    std::string json = R"({"data":{"users":{"edges":[)";
    for (const char letter : letters) {
        if (json.back() != '[')
            json += ',';
        json.append(R"({"node":{"id":")").append(1, letter).append("\"}}");
    }
    json += ']';
    if (!pageInfo.empty())
        json.append(",\"pageInfo\":").append(pageInfo);
    return json.append(rest).append("}}}");
}

std::string info(bool more, const std::string &cursor)
{
    return std::string(R"({"hasNextPage":)").append(more ? "true" : "false").append(R"(,"endCursor":")").append(cursor)
        + "\"}";
}

} // namespace

void tst_PageTrail::pagesBecomeOneAnswer()
{
    results::PageTrail trail(pageTape(page("ab", info(true, "1"), ",\"totalCount\":5")), UsersPath);
    QCOMPARE(trail.end(), End::None);
    QCOMPARE(trail.after(), std::string("1"));
    trail.take(*pageTape(page("cd", info(true, "2"), ",\"totalCount\":5")));
    QCOMPARE(trail.after(), std::string("2"));
    trail.take(*pageTape(page("e", info(false, "3"), ",\"totalCount\":5")));
    QCOMPARE(trail.end(), End::Complete);
    QCOMPARE(trail.rows(), 5U);
    QCOMPARE(trail.pages(), 2U);
    QCOMPARE(trail.repeated(), 0U);
    QCOMPARE(trail.joined(), page("abcde", info(false, "3"), ",\"totalCount\":5"));
    QVERIFY(!trail.hasMoved());
}

void tst_PageTrail::everythingElseStaysByteForByte()
{
    const std::string first =
        "{ \"extensions\": [1.50],\n \"data\": {\"users\" : {\"pageInfo\": {\"endCursor\": \"1\"} , "
        "\"edges\": [ {\"node\": {\"id\": \"a\", \"n\": 1e400}} ] }, \"x\": 9007199254740993} }";
    results::PageTrail trail(pageTape(first), UsersPath);
    trail.take(
        *pageTape(R"({"data":{"users":{"edges":[{"node":{"id":"b","n":0.10}}],"pageInfo":{"endCursor":"2"}}}})"));
    QCOMPARE(trail.joined(),
             std::string("{ \"extensions\": [1.50],\n \"data\": {\"users\" : {\"pageInfo\": {\"endCursor\":\"2\"} , "
                         "\"edges\": [ {\"node\": {\"id\": \"a\", \"n\": 1e400}} "
                         ",{\"node\":{\"id\":\"b\",\"n\":0.10}}] }, \"x\": 9007199254740993} }"));
    QVERIFY(pageTape(trail.joined()));
}

void tst_PageTrail::rowsWithoutAnIdAreAllKept()
{
    const auto answer = [](const char *cursor) {
        return R"({"data":{"users":{"edges":[{"node":{"name":"x"}},{"node":{"name":"x"}}],"pageInfo":)"
            + info(true, cursor) + "}}}";
    };
    results::PageTrail trail(pageTape(answer("1")), UsersPath);
    trail.take(*pageTape(answer("2")));
    QCOMPARE(trail.rows(), 4U);
    QCOMPARE(trail.end(), End::None);
}

void tst_PageTrail::rowsThatComeTwiceAreKeptOnce()
{
    results::PageTrail trail(pageTape(page("abc", info(true, "1"))), UsersPath);
    trail.take(*pageTape(page("cde", info(true, "2"))));
    QCOMPARE(trail.rows(), 5U);
    QCOMPARE(trail.pageRows(), 3U);
    QCOMPARE(trail.repeated(), 1U);
    QCOMPARE(trail.joined(), page("abcde", info(true, "2")));
}

void tst_PageTrail::theEndIsFound_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<End>("end");
    QTest::addColumn<std::string>("after");
    const auto row = [](const char *name, const std::string &json, End end, const char *after) {
        QTest::newRow(name) << json << end << std::string(after);
    };
    row("by the server's word", page("ab", info(false, "1")), End::Complete, "");
    row("not while the server counts more", page("ab", info(false, "1"), ",\"totalCount\":3"), End::None, "1");
    row("by its word when it counts less", page("ab", info(false, "1"), ",\"totalCount\":1"), End::Complete, "");
    row("nobody says whether there is more", page("ab", R"({"endCursor":"1"})"), End::None, "1");
    row("an empty page", page("", info(false, "")), End::Complete, "");
    row("an empty page, whatever it promises", page("", info(true, "1")), End::Empty, "");
    row("more, but no cursor", page("ab", info(true, "")), End::NoCursor, "");
    row("no pageInfo at all", page("ab"), End::NoCursor, "");
    row("the last edge has the cursor",
        R"({"data":{"users":{"edges":[{"cursor":"x","node":{}},{"cursor":"y","node":{}}]}}})", End::None, "y");
    row("an empty cursor in pageInfo is none",
        R"({"data":{"users":{"edges":[{"cursor":"y","node":{}}],"pageInfo":{"hasNextPage":true,"endCursor":""}}}})",
        End::None, "y");
    row("no such list", R"({"data":{"users":null}})", End::NotThere, "");
}

void tst_PageTrail::theEndIsFound()
{
    QFETCH(std::string, json);
    QFETCH(End, end);
    QFETCH(std::string, after);
    const results::PageTrail trail(pageTape(json), UsersPath);
    QCOMPARE(trail.end(), end);
    QCOMPARE(trail.after(), after);
    QCOMPARE(trail.joined(), json);
}

void tst_PageTrail::aCursorIsUsedOnce()
{
    // One that goes in a circle of two is found like one that stands still.
    results::PageTrail trail(pageTape(page("ab", info(true, "1"))), UsersPath);
    trail.take(*pageTape(page("cd", info(true, "2"))));
    trail.take(*pageTape(page("ef", info(true, "1"))));
    QCOMPARE(trail.end(), End::SameCursor);
    QCOMPARE(trail.after(), std::string());
    QCOMPARE(trail.rows(), 6U);
    // The cursor of the last edge goes on where that of pageInfo does not.
    results::PageTrail rescued(pageTape(page("ab", info(true, "1"))), UsersPath);
    rescued.take(*pageTape(
        R"({"data":{"users":{"edges":[{"cursor":"3","node":{"id":"c"}}],"pageInfo":{"hasNextPage":true,"endCursor":"1"}}}})"));
    QCOMPARE(rescued.after(), std::string("3"));
}

void tst_PageTrail::aServerThatOnlyRepeatsIsLeft()
{
    results::PageTrail trail(pageTape(page("ab", info(true, "1"))), UsersPath);
    trail.take(*pageTape(page("ab", info(true, "2"))));
    QCOMPARE(trail.end(), End::OnlyRepeats);
    QCOMPARE(trail.after(), std::string("2")); // A person may insist.
    QCOMPARE(trail.rows(), 2U);
    QCOMPARE(trail.repeated(), 2U);
}

void tst_PageTrail::aListThatGrowsIsNoticed()
{
    results::PageTrail trail(pageTape(page("ab", info(true, "1"), ",\"totalCount\":9")), UsersPath);
    trail.take(*pageTape(page("cd", info(true, "2"), ",\"totalCount\":null")));
    QVERIFY(!trail.hasMoved());
    results::PageTrail moved(pageTape(page("ab", info(true, "1"), ",\"totalCount\":9")), UsersPath);
    moved.take(*pageTape(page("cd", info(true, "2"), ",\"totalCount\":8")));
    QVERIFY(moved.hasMoved());
}

void tst_PageTrail::anEmptyPageIsTheEnd()
{
    results::PageTrail trail(pageTape(page("ab", info(true, "1"))), UsersPath);
    trail.take(*pageTape(page("", info(true, "2"))));
    QCOMPARE(trail.end(), End::Empty);
    QCOMPARE(trail.joined(), page("ab", info(true, "2")));
}

void tst_PageTrail::aPageWithoutTheListIsNotTaken()
{
    const auto first = page("ab", info(true, "1"));
    for (const auto *odd :
         {R"({"data":null})", R"({"data":{"users":[]}})", "7", R"({"data":{"users":{"edges":null}}})"}) {
        results::PageTrail trail(pageTape(first), UsersPath);
        trail.take(*pageTape(odd));
        QCOMPARE(trail.end(), End::NotThere);
        QCOMPARE(trail.joined(), first);
    }
}

void tst_PageTrail::theEndOfAPageCanBeLearntLater()
{
    results::PageTrail trail(pageTape(page("ab")), UsersPath, "end");
    QCOMPARE(trail.end(), End::NoCursor);
    trail.takeEnd(*pageTape(page("ab", {}, ",\"end\":" + info(true, "1"))));
    QCOMPARE(trail.after(), std::string("1"));
    trail.take(*pageTape(page("cd", {}, ",\"end\":" + info(false, "2"))));
    QCOMPARE(trail.end(), End::Complete);
    QCOMPARE(trail.joined(), page("abcd"));
}

void tst_PageTrail::anEmptyListGrowsWithoutAComma()
{
    // It ended, and somebody insists.
    results::PageTrail trail(pageTape(page("", info(true, "1"))), UsersPath);
    trail.take(*pageTape(page("ab", info(false, "2"))));
    QCOMPARE(trail.joined(), page("ab", info(false, "2")));
}

void tst_PageTrail::nodesAreJoinedToo()
{
    const auto answer = [](const char *row, const std::string &ends) {
        return std::string(R"({"data":{"users":{"nodes":[)").append(row).append("],\"pageInfo\":").append(ends)
            + R"(,"edges":[{"node":)" + row + "}]}}}";
    };
    results::PageTrail trail(pageTape(answer(R"({"id":"a"})", info(true, "1"))), UsersPath);
    trail.take(*pageTape(answer(R"({"id":"b"})", info(false, "2"))));
    QCOMPARE(trail.joined(),
             std::string(R"({"data":{"users":{"nodes":[{"id":"a"},{"id":"b"}],"pageInfo":)") + info(false, "2")
                 + R"(,"edges":[{"node":{"id":"a"}},{"node":{"id":"b"}}]}}})");
}

REGISTER_TEST(tst_PageTrail)

#include "tst_pagetrail.moc"

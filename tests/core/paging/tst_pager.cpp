#include "core/graphql/schema.h"
#include "core/paging/pager.h"
#include "core/run/buildanswer.h"
#include "tests/support/keyfolder.h"
#include "tests/support/manualclock.h"
#include "tests/support/registry.h"
#include "tests/support/scriptedpeer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using support::ScriptedPeer;
using support::WireRequest;

/// Paging against servers that lie, fail and dawdle.
class tst_Pager : public QObject
{
    Q_OBJECT

    /// A server with a list of rows, and ways not to tell the truth about it.
    struct Liar
    {
        int rows = 10;
        int page = 2; ///< No more rows a page, whatever is asked for.
        bool standsStill = false; ///< Every page ends with the same cursor.
        bool ignoresAfter = false; ///< The first page again, with a cursor that moves.
        bool endless = false; ///< Says that there is more, always.
        bool overlaps = false; ///< Every page begins with the last row of the one before.
        QByteArray total = "null";
        int failsAt = -1; ///< The request with this number fails.
        QByteArray failure {}; ///< Empty: the connection breaks.
        bool hangs = false; ///< From the second page on.
        int largest = 1000; ///< More rows a page are refused.

        QByteArray answer(const WireRequest &request);
        int asked = 0;
    };
    /// A pager in front of a liar, with its first page.
    struct Rig
    {
        Rig(tst_Pager &test, Liar liar, const QByteArray &document = Document);
        QString ids() const;
        void waitUntilDone() { QTRY_VERIFY_WITH_TIMEOUT(!pager.isLoading(), 20000); }

        std::shared_ptr<Liar> liar;
        ScriptedPeer peer;
        QTemporaryDir folder;
        run::Runner runner;
        paging::Pager pager {runner};
        QSignalSpy joined {&pager, &paging::Pager::joined};
        run::Answer answer; ///< With what was joined.
    };

    static constexpr auto Document =
        "query Q($c: String) { users(first: 2, after: $c) { totalCount pageInfo { hasNextPage "
        "endCursor } edges { node { id } } } }";

    support::KeyFolder m_keys;
    support::ManualClock m_clock;

private slots:
    void theNextPageIsJoined();
    void allAreLoadedUpToANumber();
    void allAreLoadedInPagesOfASensibleSize_data();
    void allAreLoadedInPagesOfASensibleSize();
    void aServerThatRefusesLargePagesIsAskedForSmallOnes();
    void whatHasNothingToDoWithTheSizeIsNotAskedAgain_data();
    void whatHasNothingToDoWithTheSizeIsNotAskedAgain();
    void aSizeThatWasNotBorneIsNotAskedForAgain_data();
    void aSizeThatWasNotBorneIsNotAskedForAgain();
    void whoCancelsHasNothingAgainstTheSize();
    void aServerThatStandsStillIsLeft();
    void aServerThatIgnoresTheCursorIsLeft();
    void aServerThatNeverEndsIsStoppedByTheNumber();
    void anEmptyPageEndsWhatPromisesMore();
    void whoAsksForNoRowsIsToldNothing_data();
    void whoAsksForNoRowsIsToldNothing();
    void rowsThatComeTwiceAreSaid();
    void aFailureKeepsWhatCameAndGoesOn_data();
    void aFailureKeepsWhatCameAndGoesOn();
    void errorsBesideRowsAreSaid();
    void cancellingKeepsWhatCame();
    void anotherAnswerDropsWhatIsUnderWay();
    void withoutACursorThePageIsAskedForItsEnd();
    void anotherListIsReadOnOnlyWhenItIsLookedThrough();
    void nothingIsSentForAChange();
};

QByteArray tst_Pager::Liar::answer(const WireRequest &request)
{
    ++asked;
    if (asked == failsAt)
        return failure;
    const auto body = QJsonDocument::fromJson(request.body).object();
    const auto after = body.value(u"variables"_s).toObject().value(u"c"_s).toString();
    int begin = ignoresAfter ? 0 : after.mid(1).toInt();
    if (overlaps && begin > 0)
        --begin;
    const auto query = body.value(u"query"_s).toString();
    const auto first = query.mid(query.indexOf(u"first: "_s) + 7).section(u',', 0, 0).section(u')', 0, 0);
    const int size = first.startsWith(u'$') ? body.value(u"variables"_s).toObject().value(first.mid(1)).toInt(2)
        : query.contains(u"first: "_s)      ? first.toInt()
                                            : page;
    if (size > largest)
        return ScriptedPeer::response(R"({"data":null,"errors":[{"message":"too many"}]})");
    const int end = std::min(begin + std::min(size, page), rows);
    QByteArrayList edges;
    for (int i = begin; i < end; ++i)
        edges += R"({"node":{"id":"r)" + QByteArray::number(i) + "\"}}";
    const auto cursor = standsStill ? QByteArray("c2") : 'c' + QByteArray::number(ignoresAfter ? asked : end);
    const auto more = endless || end < rows ? QByteArray("true") : QByteArray("false");
    const auto info = R"({"endCursor":")" + cursor + R"(","hasNextPage":)" + more + '}';
    auto json = R"({"data":{"users":{"edges":[)" + edges.join(',') + "]";
    if (body.value(u"query"_s).toString().contains(u"gatehousePageEnd"_s))
        json += ",\"gatehousePageEnd\":" + info;
    if (body.value(u"query"_s).toString().contains(u" pageInfo { hasNextPage endCursor } edges"_s))
        json += ",\"pageInfo\":" + info;
    return ScriptedPeer::response(json + ",\"totalCount\":" + total + "}}}");
}

tst_Pager::Rig::Rig(tst_Pager &test, Liar how, const QByteArray &document)
    : liar(std::make_shared<Liar>(std::move(how))),
      peer([liar = liar](QTcpSocket &socket, const WireRequest &request) {
          const auto bytes = liar->answer(request);
          if (bytes.isEmpty())
              ScriptedPeer::reset(socket);
          else if (!liar->hangs || liar->asked == 1)
              socket.write(bytes);
      }),
      runner(folder.filePath(u"journal"_s), test.m_clock)
{
    const auto project = project::Project::live(u"p"_s, u"Acme"_s, *project::Endpoint::parse(peer.address()), u"acme"_s)
                             .withKeyBound(u"kid-1"_s, test.m_keys.keyPath());
    const paging::Question question {{project, document, {}, {}}, nullptr};
    QSignalSpy finished(&runner, &run::Runner::finished);
    runner.start(question.draft, nullptr);
    if (!QTest::qWaitFor([&] { return !finished.isEmpty(); }, 20000))
        qFatal("no first page");
    answer = finished.first().at(1).value<run::Answer>();
    connect(&pager, &paging::Pager::joined, &pager, [this](const run::Answer &longer) { answer = longer; });
    pager.setAnswer(question, answer);
}

/// `r0 r1 r2`
QString tst_Pager::Rig::ids() const
{
    QStringList ids;
    for (const auto &edge : answer.tape->root().at("data", "users", "edges")->items())
        ids += QString::fromStdString(edge.at("node", "id")->string());
    return ids.join(QLatin1Char(' '));
}

void tst_Pager::theNextPageIsJoined()
{
    Rig rig(*this, {.rows = 5});
    QVERIFY(rig.pager.canGoOn());
    QCOMPARE(rig.pager.rows(), 2U);
    const auto before = *rig.answer.body;
    rig.pager.next();
    QVERIFY(rig.pager.isLoading());
    QVERIFY(!rig.pager.canGoOn());
    rig.waitUntilDone();
    QCOMPARE(rig.ids(), u"r0 r1 r2 r3"_s);
    const auto same = rig.joined.front().at(1).toUInt();
    QVERIFY(same > before.find("r1"));
    QCOMPARE(rig.answer.body->substr(0, same), before.substr(0, same));
    QVERIFY(rig.answer.body->at(same) != before.at(same));
    QCOMPARE(rig.pager.sentence(), QString());
    rig.pager.next();
    rig.waitUntilDone();
    QCOMPARE(rig.ids(), u"r0 r1 r2 r3 r4"_s);
    QVERIFY(!rig.pager.canGoOn());
    QCOMPARE(rig.pager.sentence(), u"That was the last page."_s);
    QCOMPARE(rig.pager.pages(), 2U);
    QCOMPARE(rig.joined.size(), 2);
    QVERIFY(!rig.answer.tape->root().at("data", "users", "pageInfo", "hasNextPage")->boolean());
    // The text that is sent stays the person's: only the variable is another.
    for (const auto &request : rig.peer.requests())
        QCOMPARE(QJsonDocument::fromJson(request.body).object().value(u"query"_s).toString(), QLatin1String(Document));
}

void tst_Pager::allAreLoadedUpToANumber()
{
    Rig rig(*this, {.rows = 100, .total = "100"});
    rig.pager.loadAll(7);
    rig.waitUntilDone();
    QCOMPARE(rig.ids(), u"r0 r1 r2 r3 r4 r5 r6"_s); // The last page is asked for one row.
    QCOMPARE(rig.joined.size(), 1);
    QVERIFY(rig.pager.sentence().contains(u"Stopped at 7 rows"_s));
    QVERIFY(rig.pager.canGoOn());
    rig.pager.loadAll(5);
    QVERIFY(!rig.pager.isLoading());
    QVERIFY(rig.pager.sentence().contains(u"There are 7 rows already"_s));
    rig.pager.loadAll(1000);
    rig.waitUntilDone();
    QCOMPARE(rig.pager.rows(), 100U);
    QCOMPARE(rig.peer.requests().size(), 51);
    QVERIFY(!rig.pager.canGoOn());
}

void tst_Pager::allAreLoadedInPagesOfASensibleSize_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<bool>("isSized");
    QTest::newRow("a number") << QByteArray(Document) << true;
    QTest::newRow("a variable with a number of its own") << QByteArray(
        "query Q($c: String, $n: Int = 2) { users(first: $n, after: $c) { totalCount pageInfo { hasNextPage "
        "endCursor } edges { node { id } } } }") << true;
    QTest::newRow("no number: the server's")
        << QByteArray("query Q($c: String) { users(after: $c) { totalCount pageInfo { hasNextPage endCursor } edges { "
                      "node { id } } } }")
        << false;
}

void tst_Pager::allAreLoadedInPagesOfASensibleSize()
{
    QFETCH(QByteArray, document);
    QFETCH(bool, isSized);
    Rig rig(*this, {.rows = 250, .page = isSized ? 100 : 50}, document);
    const auto begun = rig.pager.rows();
    rig.pager.loadAll(1000);
    rig.waitUntilDone();
    QCOMPARE(rig.pager.rows(), 250U);
    QCOMPARE(rig.peer.requests().size(), isSized ? 4 : 5);
    // One page is the person's own size.
    Rig one(*this, {.rows = 250, .page = 100}, document);
    one.pager.next();
    one.waitUntilDone();
    if (isSized)
        QCOMPARE(one.pager.rows(), 2 * begun);
}

void tst_Pager::aServerThatRefusesLargePagesIsAskedForSmallOnes()
{
    Rig rig(*this, {.rows = 10, .largest = 50});
    rig.pager.loadAll(1000);
    rig.waitUntilDone();
    QCOMPARE(rig.pager.rows(), 10U);
    QCOMPARE(rig.pager.sentence(), u"That was the last page."_s);
    QCOMPARE(rig.peer.requests().size(), 6); // One was refused.
}

void tst_Pager::whatHasNothingToDoWithTheSizeIsNotAskedAgain_data()
{
    QTest::addColumn<QByteArray>("failure");
    QTest::addColumn<bool>("isAskedAgain");
    const QByteArray error = R"({"errors":[{"message":"no"}]})";
    for (const char *status : {"401 Unauthorized", "403 Forbidden", "429 Too Many Requests", "503 Service Unavailable"})
        QTest::newRow(status) << ScriptedPeer::response(error, status) << false;
    QTest::newRow("a page without the list") << ScriptedPeer::response(R"({"data":{"roles":{}}})") << false;
    QTest::newRow("no JSON") << ScriptedPeer::response("oops", "400 Bad Request") << false;
    QTest::newRow("an error") << ScriptedPeer::response(error) << true;
    QTest::newRow("400 with an error") << ScriptedPeer::response(error, "400 Bad Request") << true;
}

void tst_Pager::whatHasNothingToDoWithTheSizeIsNotAskedAgain()
{
    QFETCH(QByteArray, failure);
    QFETCH(bool, isAskedAgain);
    Rig rig(*this, {.rows = 4, .failsAt = 2, .failure = failure});
    rig.pager.loadAll(1000);
    rig.waitUntilDone();
    QCOMPARE(rig.pager.rows(), isAskedAgain ? 4U : 2U);
    QCOMPARE(rig.peer.requests().size(), isAskedAgain ? 3 : 2);
    QCOMPARE(rig.pager.wasCutShort(), !isAskedAgain);
}

void tst_Pager::aSizeThatWasNotBorneIsNotAskedForAgain_data()
{
    QTest::addColumn<QByteArray>("failure");
    QTest::addColumn<bool>("isAboutSize");
    QTest::newRow("a gateway's timeout") << ScriptedPeer::response({}, "504 Gateway Timeout") << true;
    QTest::newRow("more than can be unpacked") << ScriptedPeer::response(
        "this is no gzip at all", "200 OK", "Content-Type: application/json\r\nContent-Encoding: gzip\r\n")
                                               << true;
    QTest::newRow("a broken connection") << QByteArray() << false;
    QTest::newRow("a rate limit") << ScriptedPeer::response({}, "429 Too Many Requests") << false;
}

void tst_Pager::aSizeThatWasNotBorneIsNotAskedForAgain()
{
    QFETCH(QByteArray, failure);
    QFETCH(bool, isAboutSize);
    Rig rig(*this, {.rows = 8, .page = 100, .failsAt = 2, .failure = failure});
    rig.pager.loadAll(1000);
    rig.waitUntilDone();
    QVERIFY(rig.pager.wasCutShort());
    rig.pager.goOn();
    rig.waitUntilDone();
    QCOMPARE(rig.pager.rows(), 8U);
    QCOMPARE(rig.peer.requests().at(2).body.contains("first: 2,"), isAboutSize);
    QCOMPARE(rig.peer.requests().at(2).body.contains("first: 100,"), !isAboutSize);
}

void tst_Pager::whoCancelsHasNothingAgainstTheSize()
{
    Rig rig(*this, {.rows = 8, .page = 100, .hangs = true});
    rig.pager.loadAll(1000);
    QTRY_COMPARE(rig.peer.requests().size(), 2);
    rig.pager.cancel();
    rig.waitUntilDone();
    rig.liar->hangs = false;
    rig.pager.goOn();
    rig.waitUntilDone();
    QCOMPARE(rig.peer.requests().size(), 3);
    QCOMPARE(rig.pager.rows(), 8U);
}

void tst_Pager::aServerThatStandsStillIsLeft()
{
    Rig rig(*this, {.standsStill = true, .endless = true});
    rig.pager.loadAll(1000);
    rig.waitUntilDone();
    QCOMPARE(rig.peer.requests().size(), 2);
    QCOMPARE(rig.ids(), u"r0 r1 r2 r3"_s);
    QVERIFY(rig.pager.sentence().contains(u"a page that was read already"_s));
    QVERIFY(!rig.pager.canGoOn());
}

void tst_Pager::aServerThatIgnoresTheCursorIsLeft()
{
    Rig rig(*this, {.ignoresAfter = true, .endless = true});
    rig.pager.loadAll(1000);
    rig.waitUntilDone();
    QCOMPARE(rig.peer.requests().size(), 2);
    QCOMPARE(rig.ids(), u"r0 r1"_s);
    QVERIFY(rig.pager.sentence().contains(u"only rows that were here already"_s));
}

void tst_Pager::aServerThatNeverEndsIsStoppedByTheNumber()
{
    Rig rig(*this, {.rows = 1'000'000, .page = 10, .endless = true});
    rig.pager.loadAll(95);
    rig.waitUntilDone();
    QCOMPARE(rig.pager.rows(), 95U);
    QVERIFY(rig.peer.requests().size() <= 48);
}

void tst_Pager::anEmptyPageEndsWhatPromisesMore()
{
    Rig rig(*this, {.rows = 4, .endless = true, .total = "9"});
    rig.pager.loadAll(1000);
    rig.waitUntilDone();
    QCOMPARE(rig.peer.requests().size(), 3);
    QCOMPARE(rig.ids(), u"r0 r1 r2 r3"_s);
    QCOMPARE(rig.pager.sentence(), u"The server gives no more, although it counts 9."_s);
    QVERIFY(!rig.pager.canGoOn());
    Rig uncounted(*this, {.rows = 4, .endless = true});
    uncounted.pager.loadAll(1000);
    uncounted.waitUntilDone();
    QVERIFY(uncounted.pager.sentence().contains(u"sent an empty page"_s));
}

void tst_Pager::whoAsksForNoRowsIsToldNothing_data()
{
    QTest::addColumn<QByteArray>("total");
    QTest::newRow("not counted") << QByteArray("null");
    QTest::newRow("counted") << QByteArray("10");
}

void tst_Pager::whoAsksForNoRowsIsToldNothing()
{
    QFETCH(QByteArray, total);
    Rig rig(*this, {.total = total}, QByteArray(Document).replace("first: 2", "first: 0"));
    QVERIFY(rig.pager.list());
    QCOMPARE(rig.pager.rows(), 0U);
    QCOMPARE(rig.pager.sentence(), QString());
}

void tst_Pager::rowsThatComeTwiceAreSaid()
{
    Rig rig(*this, {.rows = 5, .page = 3, .overlaps = true});
    rig.pager.next();
    rig.waitUntilDone();
    QCOMPARE(rig.ids(), u"r0 r1 r2"_s);
    QVERIFY(rig.pager.sentence().contains(u"One row came twice and is shown once."_s));
}

void tst_Pager::aFailureKeepsWhatCameAndGoesOn_data()
{
    QTest::addColumn<QByteArray>("failure");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("an error in place of the data")
        << ScriptedPeer::response(R"({"data":null,"errors":[{"message":"no more for you"}]})") << u"no more for you"_s;
    QTest::newRow("an error of the server") << ScriptedPeer::response("oops", "502 Bad Gateway") << u"gateway"_s;
    QTest::newRow("a failure of a server that reads the document") << ScriptedPeer::response(
        R"({"error":{"name":"InternalError","reason":"UnexpectedError","message":"unexpected error occurred"}})",
        "500 Internal Server Error") << u"(500) and says “unexpected error occurred”: try again later."_s;
    QTest::newRow("a page without the list")
        << ScriptedPeer::response(R"({"data":{"roles":{}}})") << u"came without this list"_s;
    QTest::newRow("no JSON") << ScriptedPeer::response("<html>", "200 OK", "Content-Type: text/html\r\n")
                             << u"web page"_s;
    QTest::newRow("a refused token") << ScriptedPeer::response("Forbidden", "403 Forbidden") << u"refused the token"_s;
}

void tst_Pager::aFailureKeepsWhatCameAndGoesOn()
{
    QFETCH(QByteArray, failure);
    QFETCH(QString, sentence);
    Rig rig(*this, {.rows = 8, .failsAt = 3, .failure = failure});
    rig.pager.loadAll(1000);
    rig.waitUntilDone();
    QCOMPARE(rig.ids(), u"r0 r1 r2 r3"_s);
    QVERIFY2(rig.pager.sentence().contains(sentence), qPrintable(rig.pager.sentence()));
    QVERIFY(rig.pager.wasCutShort());
    QVERIFY(rig.pager.canGoOn());
    rig.pager.goOn();
    rig.waitUntilDone();
    QCOMPARE(rig.ids(), u"r0 r1 r2 r3 r4 r5 r6 r7"_s);
    QVERIFY(!rig.pager.wasCutShort());
    QCOMPARE(rig.peer.requests().size(), 5);
}

void tst_Pager::errorsBesideRowsAreSaid()
{
    const auto page = ScriptedPeer::response(
        R"({"data":{"users":{"edges":[{"node":{"id":"x"}}],"pageInfo":{"hasNextPage":false}}},"errors":[{"message":"one is odd"}]})");
    Rig rig(*this, {.rows = 8, .failsAt = 2, .failure = page});
    rig.pager.next();
    rig.waitUntilDone();
    QCOMPARE(rig.ids(), u"r0 r1 x"_s);
    QVERIFY(rig.pager.sentence().contains(u"one is odd"_s));
    QVERIFY(!rig.pager.wasCutShort());
}

void tst_Pager::cancellingKeepsWhatCame()
{
    Rig rig(*this, {.rows = 8});
    rig.pager.next();
    rig.waitUntilDone();
    rig.liar->hangs = true;
    const auto before = rig.peer.requests().size();
    rig.pager.loadAll(1000);
    QTRY_COMPARE(rig.peer.requests().size(), before + 1);
    rig.pager.cancel();
    rig.waitUntilDone();
    QCOMPARE(rig.ids(), u"r0 r1 r2 r3"_s);
    QVERIFY(rig.pager.sentence().contains(u"Cancelled"_s));
    QVERIFY(rig.pager.wasCutShort());
    // At once, before anything was sent.
    rig.pager.goOn();
    rig.pager.cancel();
    rig.waitUntilDone();
    QVERIFY(rig.pager.canGoOn());
    rig.liar->hangs = false;
    rig.pager.goOn();
    rig.waitUntilDone();
    QCOMPARE(rig.pager.rows(), 8U);
}

void tst_Pager::anotherAnswerDropsWhatIsUnderWay()
{
    Rig rig(*this, {.rows = 8});
    rig.pager.next();
    rig.pager.clear();
    QVERIFY(!rig.pager.isLoading());
    QVERIFY(!rig.pager.list());
    QVERIFY(!rig.pager.canGoOn());
    QTest::qWait(200);
    QCOMPARE(rig.joined.size(), 0);
}

void tst_Pager::withoutACursorThePageIsAskedForItsEnd()
{
    // Only a schema says that a list has an end to ask for.
    const auto schema = graphql::schemaFromSdl(
        "type Query { users(first: Int, after: String): C } type C { edges: [E] pageInfo: P totalCount: Int } "
        "type E { node: N } type N { id: ID } type P { hasNextPage: Boolean endCursor: String }");
    const QByteArray document =
        "query Q($c: String) { users(first: 2, after: $c) { totalCount edges { node { id } } } }";
    Rig rig(*this, {.rows = 5}, document);
    rig.pager.next();
    rig.waitUntilDone();
    QVERIFY(rig.pager.sentence().contains(u"add `pageInfo"_s));
    QCOMPARE(rig.peer.requests().size(), 1);

    const auto project =
        project::Project::live(u"p"_s, u"Acme"_s, *project::Endpoint::parse(rig.peer.address()), u"acme"_s)
            .withKeyBound(u"kid-1"_s, m_keys.keyPath());
    rig.pager.setAnswer({{project, document, {}, {}}, schema.schema}, rig.answer);
    rig.pager.next();
    rig.waitUntilDone();
    QCOMPARE(rig.ids(), u"r0 r1 r2 r3"_s);
    QCOMPARE(rig.peer.requests().size(), 3); // The end of the first page, and the second.
    rig.pager.next();
    rig.waitUntilDone();
    QCOMPARE(rig.ids(), u"r0 r1 r2 r3 r4"_s);
    QVERIFY(!rig.pager.canGoOn());
    QCOMPARE(rig.answer.body->find("gatehouse"), std::string::npos);
}

void tst_Pager::anotherListIsReadOnOnlyWhenItIsLookedThrough()
{
    const QByteArray document =
        "query Q($c: String) { users(first: 2, after: $c) { pageInfo { hasNextPage endCursor } edges { node { id } } } "
        "others: users(first: 1, after: $c) { pageInfo { hasNextPage endCursor } edges { node { id } } } }";
    Rig rig(*this, {});
    const std::string end = R"(],"pageInfo":{"hasNextPage":true,"endCursor":"c9"}})";
    const std::string filler(paging::Pager::SmallAnswer, 'x');
    const auto project =
        project::Project::live(u"p"_s, u"Acme"_s, *project::Endpoint::parse(rig.peer.address()), u"acme"_s)
            .withKeyBound(u"kid-1"_s, m_keys.keyPath());
    rig.pager.setAnswer({{project, document, {}, {}}, nullptr},
                        run::withBody(rig.answer,
                                      R"({"data":{"users":{"edges":[{"node":{"id":"a"}},{"node":{"id":")" + filler
                                          + "\"}}" + end + R"(,"others":{"edges":[{"node":{"id":"o"}})" + end + "}}"));
    QTRY_COMPARE(rig.pager.lists().size(), 2U);
    QVERIFY(rig.pager.canGoOn());
    QCOMPARE(rig.pager.rows(), 2U);

    const auto other = 1 - rig.pager.listIndex();
    rig.pager.choose(other);
    QVERIFY(!rig.pager.canGoOn());
    rig.pager.next();
    QVERIFY(!rig.pager.isLoading());
    QTRY_COMPARE(rig.pager.listIndex(), other);
    QVERIFY(rig.pager.canGoOn());
    QCOMPARE(rig.pager.rows(), 1U);
    QCOMPARE(rig.peer.requests().size(), 1);
}

void tst_Pager::nothingIsSentForAChange()
{
    Rig rig(*this, {});
    const auto sent = rig.peer.requests().size();
    auto project = project::Project::live(u"p"_s, u"Acme"_s, *project::Endpoint::parse(rig.peer.address()), u"acme"_s);
    rig.pager.setAnswer(
        {{project, "mutation { users(first: 2, after: \"x\") { edges { node { id } } } }", {}, {}}, nullptr},
        rig.answer);
    QVERIFY(!rig.pager.canGoOn());
    QVERIFY(rig.pager.sentence().contains(u"only a query"_s));
    rig.pager.next();
    rig.pager.loadAll(1000);
    QVERIFY(!rig.pager.isLoading());
    QTest::qWait(50);
    QCOMPARE(rig.peer.requests().size(), sent);
}

REGISTER_TEST(tst_Pager)

#include "tst_pager.moc"

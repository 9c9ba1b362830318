#include "core/sandbox/store/searchindex.h"
#include "tests/core/sandbox/adminclient.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using support::AdminClient;

/// users(searchKeyword, roleKeys, groupKeys), which is answered by a search engine and not by the database.
class tst_UserSearch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void keywords_data();
    void keywords();
    void wordsAreCutAsTheAnalyserDoes_data();
    void wordsAreCutAsTheAnalyserDoes();
    void severalKeysMustAllFit();
    void pagesContinueBehindASortValue();
    void oddPages_data();
    void oddPages();
    void aTotalStopsAtTenThousand();
    void itCanBeSwitchedOff();

private:
    std::unique_ptr<AdminClient> m_client;
};

void tst_UserSearch::initTestCase()
{
    m_client = std::make_unique<AdminClient>();
    QVERIFY(m_client->isRunning());
}

void tst_UserSearch::keywords_data()
{
    QTest::addColumn<QString>("keyword");
    QTest::addColumn<bool>("findsAlice");
    const auto row = [](const char *keyword, bool finds) {
        QTest::newRow(keyword) << QString::fromUtf8(keyword) << finds;
    };
    row("alice@example.com", true);
    row("ALICE@Example.com", true);
    row("alice", true);
    row("ali", true);
    row("al", false); // Beginnings count from three letters on.
    row("example.com", true);
    row("lice@example.com", false);
    row("chan", true);
    row("cha", false); // Names are found by whole words.
    row("Alice Nobody", true);
    row("europe/london", true);
    row("europe", false);
    row("female", true);
    row("trial", true); // A group's key.
    row("customer", true); // A role that the group holds.
    row("99793187-6d81-4cca-9f0f-790985def13d", true);
    row("99793187", false);
    row("+852", false);
}

void tst_UserSearch::keywords()
{
    QFETCH(QString, keyword);
    QFETCH(bool, findsAlice);
    const QJsonValue found = m_client->data(
        u"query ($k: String) { users(searchKeyword: $k, first: 100, sortDirection: ASC) { edges { node { id } } } }"_s,
        {{u"k"_s, keyword}})["users"_L1];
    QStringList ids;
    for (const QJsonValue edge : found["edges"_L1].toArray())
        ids.append(edge["node"_L1]["id"_L1].toString());
    QCOMPARE(ids.contains(m_client->alice()), findsAlice);
}

void tst_UserSearch::wordsAreCutAsTheAnalyserDoes_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("Ann-Marie  O'Neil") << u"ann|marie|o'neil"_s;
    QTest::newRow("Dr. J.R. Smith") << u"dr|j.r|smith"_s;
    QTest::newRow("陳大文") << u"陳|大|文"_s;
    QTest::newRow("김서연") << u"김서연"_s;
    QTest::newRow("12 High_Street, 3b") << u"12|high_street|3b"_s;
    QTest::newRow("") << QString();
}

void tst_UserSearch::wordsAreCutAsTheAnalyserDoes()
{
    QFETCH(QString, words);
    QCOMPARE(sandbox::SearchIndex::wordsOf(QString::fromUtf8(QTest::currentDataTag())).join(u'|'), words);
}

void tst_UserSearch::severalKeysMustAllFit()
{
    const auto count = [&](const char *arguments) {
        return m_client
            ->data(u"{ users(%1) { totalCount } }"_s.arg(QLatin1String(arguments)))["users"_L1]["totalCount"_L1]
            .toInt(-1);
    };
    const int staff = count(R"(groupKeys: ["staff"])");
    const int both = count(R"(groupKeys: ["staff", "support"])");
    QVERIFY(both > 0 && both < staff);
    QCOMPARE(count(R"(groupKeys: ["support"])"), both);
    QCOMPARE(count(R"(groupKeys: ["support"], roleKeys: ["support_agent"])"), both);
    QCOMPARE(count(R"(roleKeys: ["nobody"])"), 0);
}

void tst_UserSearch::pagesContinueBehindASortValue()
{
    QStringList ids;
    QString after;
    for (int page = 0; page < 100; ++page) {
        const QJsonValue users = m_client->data(
            u"query ($after: String) { users(groupKeys: [\"paid\"], first: 10, after: $after) {"
            " totalCount pageInfo { endCursor hasNextPage hasPreviousPage } edges { cursor node { id createdAt } } } }"_s,
            {{u"after"_s, after}})["users"_L1];
        const QJsonArray edges = users["edges"_L1].toArray();
        for (const QJsonValue edge : edges)
            ids.append(edge["node"_L1]["id"_L1].toString());
        QCOMPARE(users["pageInfo"_L1]["hasPreviousPage"_L1].toBool(), true);
        QCOMPARE(users["pageInfo"_L1]["hasNextPage"_L1].toBool(), edges.size() == 10);
        if (edges.size() < 10) {
            QCOMPARE(users["totalCount"_L1].toInt(), ids.size());
            QVERIFY(ids.size() > 50);
            QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
            return;
        }
        after = users["pageInfo"_L1]["endCursor"_L1].toString();
        const QJsonArray values =
            QJsonDocument::fromJson(QByteArray::fromBase64(after.toUtf8(), QByteArray::Base64UrlEncoding)).array();
        QCOMPARE(values.size(), 1);
        QCOMPARE(values[0].toInteger(),
                 QDateTime::fromString(edges.last()["node"_L1]["createdAt"_L1].toString(), Qt::ISODateWithMs)
                     .toMSecsSinceEpoch());
    }
    QFAIL("the pages do not end");
}

void tst_UserSearch::oddPages_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("failure");
    QTest::newRow("nothing is twenty") << u"first: 0"_s << 20 << QString();
    QTest::newRow("a hundred at most") << u"first: 1000"_s << 100 << QString();
    QTest::newRow("from the end") << u"last: 5"_s << 0 << u"unexpected error"_s;
    QTest::newRow("a database cursor") << u"first: 5, after: \"b2Zmc2V0OjQ\""_s << 0 << u"unexpected error"_s;
}

void tst_UserSearch::oddPages()
{
    QFETCH(QString, arguments);
    QFETCH(int, rows);
    QFETCH(QString, failure);
    const QString query = u"{ users(searchKeyword: \"customer\", %1) { edges { node { id } } } }"_s.arg(arguments);
    QCOMPARE(m_client->failure(query), failure);
    if (failure.isEmpty())
        QCOMPARE(m_client->data(query)["users"_L1]["edges"_L1].toArray().size(), rows);
}

void tst_UserSearch::aTotalStopsAtTenThousand()
{
    sandbox::SearchIndex index;
    for (int i = 1; i <= 10'050; ++i) {
        sandbox::SearchDocument document;
        document.createdAt = i;
        document.texts = {u"Same Name"_s};
        index.put(i, document);
    }
    sandbox::SearchQuery query;
    query.keyword = u"name"_s;
    query.size = 3;
    const auto found = index.search(query);
    QCOMPARE(found.total, 10'000);
    QCOMPARE(found.hits.size(), std::size_t(3));
    QCOMPARE(found.hits.front().user, 10'050);
    index.remove(10'050);
    QCOMPARE(index.search(query).hits.front().user, 10'049);
}

void tst_UserSearch::itCanBeSwitchedOff()
{
    sandbox::Options options = AdminClient::smallOptions();
    options.users = 10;
    options.search = sandbox::Search::Off;
    AdminClient client(options);
    QCOMPARE(client.failure(u"{ users(searchKeyword: \"alice\") { totalCount } }"_s),
             u"InternalError/SearchDisabled"_s);
    QCOMPARE(client.failure(u"{ users(roleKeys: [\"admin\"]) { totalCount } }"_s), u"InternalError/SearchDisabled"_s);
    QCOMPARE(client.data(u"{ users(searchKeyword: \"\") { totalCount } }"_s)["users"_L1]["totalCount"_L1].toInt(), 10);
}

REGISTER_TEST(tst_UserSearch)
#include "tst_usersearch.moc"

#include "core/run/endpointsearch.h"
#include "tests/support/registry.h"
#include "tests/support/scriptedpeer.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using support::ScriptedPeer;

class tst_EndpointSearch : public QObject
{
    Q_OBJECT

private slots:
    void findsWhoKnowsTheProject_data();
    void findsWhoKnowsTheProject();
    void nobodyToAskIsAProblemToo();
    void goingAwayUnderWayIsQuiet();
};

void tst_EndpointSearch::findsWhoKnowsTheProject_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QString>("known");
    QTest::addColumn<QString>("problem");
    const QByteArray yes = "403 Forbidden";
    const QByteArray no = "404 Not Found";
    const QByteArray nobody;
    QTest::newRow("first") << yes << no << u"1"_s << u""_s;
    QTest::newRow("second") << no << yes << u"2"_s << u""_s;
    QTest::newRow("both") << yes << yes << u"12"_s << u""_s;
    QTest::newRow("neither") << no << no << u""_s << u"No hosted project has this ID"_s;
    QTest::newRow("one cannot be asked") << yes << nobody << u"1"_s << u""_s;
    QTest::newRow("unknown and unreachable") << no << nobody << u""_s << u"Nobody listens"_s;
    QTest::newRow("asks nobody for a token") << QByteArray("200 OK") << no << u"1"_s << u""_s;
    QTest::newRow("broken") << QByteArray("502 Bad Gateway") << no << u""_s
                            << u"does not answer as an Admin API does (502)"_s;
}

void tst_EndpointSearch::findsWhoKnowsTheProject()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(QString, known);
    QFETCH(QString, problem);
    ScriptedPeer one(ScriptedPeer::answering(ScriptedPeer::response("x", first)));
    ScriptedPeer two(ScriptedPeer::answering(ScriptedPeer::response("x", second)));
    const auto firstEndpoint = *project::Endpoint::parse(one.address());
    const auto secondEndpoint = *project::Endpoint::parse(two.address());
    if (first.isEmpty())
        one.close();
    if (second.isEmpty())
        two.close();

    const QPointer<run::EndpointSearch> search = new run::EndpointSearch({firstEndpoint, secondEndpoint});
    QSignalSpy found(search, &run::EndpointSearch::found);
    QTRY_COMPARE(found.size(), 1);
    const auto endpoints = found.first().at(0).value<QList<project::Endpoint>>();
    QString got;
    for (const auto &endpoint : endpoints)
        got += endpoint == firstEndpoint ? u'1' : u'2';
    QCOMPARE(got, known);
    const auto sentence = found.first().at(1).toString();
    QCOMPARE(sentence.isEmpty(), problem.isEmpty());
    QVERIFY2(sentence.contains(problem), qPrintable(sentence));
    QTRY_VERIFY(!search);
    const auto requests = one.requests() + two.requests();
    for (const auto &request : requests) {
        QVERIFY(request.head.startsWith("GET "));
        QVERIFY(request.header("authorization").isEmpty());
    }
}

void tst_EndpointSearch::nobodyToAskIsAProblemToo()
{
    auto *search = new run::EndpointSearch({});
    QSignalSpy found(search, &run::EndpointSearch::found);
    QTRY_COMPARE(found.size(), 1);
    QVERIFY(found.first().at(1).toString().contains(u"enter the whole endpoint"));
}

void tst_EndpointSearch::goingAwayUnderWayIsQuiet()
{
    ScriptedPeer peer([](QTcpSocket &, const support::WireRequest &) {});
    auto search = std::make_unique<run::EndpointSearch>(
        QList {*project::Endpoint::parse(peer.address()), *project::Endpoint::parse(peer.address())});
    QSignalSpy found(search.get(), &run::EndpointSearch::found);
    QTRY_COMPARE(peer.requests().size(), 2);
    search.reset();
    QCOMPARE(found.size(), 0);
}

REGISTER_TEST(tst_EndpointSearch)
#include "tst_endpointsearch.moc"

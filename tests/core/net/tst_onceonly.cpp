#include "core/net/onceonlybody.h"
#include "core/net/transport.h"
#include "tests/core/net/ending.h"
#include "tests/support/judged.h"
#include "tests/support/registry.h"
#include "tests/support/scriptedpeer.h"

#include <QPointer>
#include <QTest>

using namespace Qt::StringLiterals;
using base::Error;
using support::ScriptedPeer;

/// One approval is one POST on the wire, whatever the peer does after it has the body.
class tst_OnceOnly : public QObject
{
    Q_OBJECT

private slots:
    void theBodyCannotBeRewound();
    void onePostOnTheWire_data();
    void onePostOnTheWire();
    void aLargeBodyToo();
};

void tst_OnceOnly::theBodyCannotBeRewound()
{
    net::OnceOnlyBody body("abcdef");
    QVERIFY(body.isSequential());
    QVERIFY(!body.wasRead());
    QVERIFY(!body.reset());
    QCOMPARE(body.read(4), "abcd");
    QVERIFY(body.wasRead());
    QVERIFY(!body.reset());
    QCOMPARE(body.readAll(), "ef");
    QVERIFY(body.atEnd());
    char byte = 0;
    QCOMPARE(body.read(&byte, 1), -1);
}

void tst_OnceOnly::onePostOnTheWire_data()
{
    QTest::addColumn<bool>("resets");
    QTest::addColumn<bool>("reused");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("write");
    for (const bool resets : {false, true})
        for (const bool reused : {false, true})
            for (const bool tls : {false, true})
                for (const bool write : {false, true})
                    QTest::addRow("%s, %s connection, %s, %s", resets ? "reset" : "close", reused ? "reused" : "new",
                                  tls ? "TLS" : "plain", write ? "write" : "read")
                        << resets << reused << tls << write;
}

void tst_OnceOnly::onePostOnTheWire()
{
    QFETCH(bool, resets);
    QFETCH(bool, reused);
    QFETCH(bool, tls);
    QFETCH(bool, write);

    const support::CertificateAuthority authority;
    int answersBefore = reused ? 1 : 0;
    ScriptedPeer peer(
        [&](QTcpSocket &socket, const support::WireRequest &) {
            if (answersBefore-- > 0)
                socket.write(ScriptedPeer::response("{}"));
            else if (resets)
                ScriptedPeer::reset(socket);
            else
                socket.close();
        },
        tls ? std::optional(authority.issue()) : std::nullopt);
    const auto project = project::Project::live(u"p"_s, u"P"_s, *project::Endpoint::parse(peer.address()), u"p"_s);

    net::TransportOptions options;
    options.extraCaCertificates = {authority.certificate()};
    net::Transport transport(options);
    if (reused) {
        Ending first;
        first.watch(transport.send(support::judgedRead(project), "token"));
        QTRY_COMPARE(first.replies, 1);
    }
    const auto before = peer.requests().size();

    Ending ending;
    QPointer<net::Call> call = write ? transport.send(support::approvedWrite(project), "token")
                                     : transport.send(support::judgedRead(project), "token");
    ending.watch(call);
    QTRY_COMPARE(ending.total(), 1);
    QTRY_VERIFY(!call);

    QCOMPARE(ending.failures, 1);
    QCOMPARE(ending.error.kind, write ? Error::Kind::OutcomeUnknown : Error::Kind::Network);
    QCOMPARE(ending.error.message.contains(u"not known whether the change was made"), write);

    // A repetition would come at once; a further exchange over the same transport gives it every chance to.
    answersBefore = 1;
    Ending after;
    after.watch(transport.send(support::judgedRead(project, "{ after: __typename }"), "token"));
    QTRY_COMPARE(after.total(), 1);
    QCOMPARE(peer.requests().size() - before, 2);
    QVERIFY(peer.requests().last().body.contains("after"));
    if (reused)
        QCOMPARE(peer.requests().at(1).connection, 1); // The second request did reuse the first's connection.
}

void tst_OnceOnly::aLargeBodyToo()
{
    ScriptedPeer peer([](QTcpSocket &socket, const support::WireRequest &) { socket.close(); });
    const auto project = project::Project::live(u"p"_s, u"P"_s, *project::Endpoint::parse(peer.address()), u"p"_s);
    net::Transport transport;
    Ending ending;
    const QByteArray document = "mutation { deleteRole(input: {id: \"" + QByteArray(900'000, 'x') + "\"}) { ok } }";
    ending.watch(transport.send(support::approvedWrite(project, document), "token"));
    QTRY_COMPARE(ending.total(), 1);
    QCOMPARE(ending.error.kind, Error::Kind::OutcomeUnknown);
    QCOMPARE(peer.requests().size(), 1);
    QCOMPARE(peer.connections(), 1);
}

REGISTER_TEST(tst_OnceOnly)
#include "tst_onceonly.moc"

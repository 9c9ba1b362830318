#include "core/net/transport.h"
#include "tests/core/net/ending.h"
#include "tests/support/judged.h"
#include "tests/support/registry.h"
#include "tests/support/scriptedpeer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using base::Error;
using support::ScriptedPeer;

class tst_TransportTls : public QObject
{
    Q_OBJECT

public:
    enum class Certificate { Good, SelfSigned, UnknownAuthority, OtherName, Expired };
    Q_ENUM(Certificate)

private slots:
    void certificates_data();
    void certificates();
    void plainHttpBehindHttpsFails();
    void anotherTransportDoesNotReuseTheConnection();
};

void tst_TransportTls::certificates_data()
{
    QTest::addColumn<Certificate>("certificate");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("good") << Certificate::Good << QString();
    QTest::newRow("self-signed") << Certificate::SelfSigned << u"signed by nobody but itself"_s;
    QTest::newRow("unknown authority") << Certificate::UnknownAuthority << u"is not trusted by this system"_s;
    QTest::newRow("other name") << Certificate::OtherName << u"made for another name"_s;
    QTest::newRow("expired") << Certificate::Expired << u"has expired"_s;
}

void tst_TransportTls::certificates()
{
    QFETCH(Certificate, certificate);
    QFETCH(QString, sentence);
    const support::CertificateAuthority authority;
    const support::CertificateAuthority stranger;
    const auto identity = [&] {
        switch (certificate) {
        case Certificate::SelfSigned:
            return support::CertificateAuthority::selfSigned();
        case Certificate::UnknownAuthority:
            return stranger.issue();
        case Certificate::OtherName:
            return authority.issue("DNS:auth.example.com");
        case Certificate::Expired:
            return authority.issue("IP:127.0.0.1", -1);
        case Certificate::Good:
            break;
        }
        return authority.issue();
    }();
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response("{}")), identity);
    const auto project = project::Project::live(u"p"_s, u"P"_s, *project::Endpoint::parse(peer.address()), u"p"_s);

    net::Transport transport({.extraCaCertificates = {authority.certificate()}});
    Ending ending;
    ending.watch(transport.send(support::approvedWrite(project), "t"));
    QTRY_COMPARE(ending.total(), 1);
    if (sentence.isEmpty()) {
        QVERIFY2(ending.replies == 1, qPrintable(ending.error.message + ending.error.detail));
        QCOMPARE(peer.requests().size(), 1);
        return;
    }
    QCOMPARE(ending.failures, 1);
    // Before the handshake is done nothing of the request leaves, so there is no doubt about the change.
    QCOMPARE(ending.error.kind, Error::Kind::Network);
    QVERIFY2(ending.error.message.contains(sentence), qPrintable(ending.error.message));
    QCOMPARE(peer.requests().size(), 0);
}

void tst_TransportTls::plainHttpBehindHttpsFails()
{
    ScriptedPeer peer([](QTcpSocket &, const support::WireRequest &) {});
    const QString address = u"https://127.0.0.1:%1/graphql"_s.arg(peer.serverPort());
    const auto project = project::Project::live(u"p"_s, u"P"_s, *project::Endpoint::parse(address), u"p"_s);
    net::Transport transport({.timeout = std::chrono::milliseconds(500)});
    Ending ending;
    ending.watch(transport.send(support::approvedWrite(project), "t"));
    QTRY_COMPARE(ending.total(), 1);
    QCOMPARE(ending.failures, 1);
    QVERIFY(ending.error.kind != Error::Kind::OutcomeUnknown);
    QCOMPARE(peer.requests().size(), 0);
}

void tst_TransportTls::anotherTransportDoesNotReuseTheConnection()
{
    const support::CertificateAuthority authority;
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response("{}")), authority.issue());
    const auto project = project::Project::live(u"p"_s, u"P"_s, *project::Endpoint::parse(peer.address()), u"p"_s);
    net::Transport trusting({.extraCaCertificates = {authority.certificate()}});
    Ending first;
    first.watch(trusting.send(support::judgedRead(project), "t"));
    QTRY_COMPARE(first.replies, 1);

    net::Transport strict;
    Ending second;
    second.watch(strict.send(support::judgedRead(project), "t"));
    QTRY_COMPARE(second.total(), 1);
    QCOMPARE(second.failures, 1);
    QCOMPARE(peer.requests().size(), 1);
}

REGISTER_TEST(tst_TransportTls)
#include "tst_transporttls.moc"

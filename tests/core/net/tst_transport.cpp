#include "core/net/transport.h"
#include "tests/core/net/ending.h"
#include "tests/support/judged.h"
#include "tests/support/registry.h"
#include "tests/support/scriptedpeer.h"

#include <QHostInfo>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using base::Error;
using support::ScriptedPeer;
using support::WireRequest;

namespace {

template <typename Request>
constexpr bool canSend = requires(net::Transport &transport, Request &&request)
{
    transport.send(std::forward<Request>(request), QByteArrayView());
};

// The gate, as the compiler sees it: what was not judged, or not approved, cannot be sent; what can is used up.
static_assert(canSend<safety::ReadRequest>);
static_assert(canSend<safety::ApprovedWrite>);
static_assert(!canSend<safety::Draft>);
static_assert(!canSend<safety::PendingWrite>);
static_assert(!canSend<safety::Probe>, "a probe carries no token");
static_assert(!canSend<safety::ReadRequest &>);
static_assert(!canSend<safety::ApprovedWrite &>);
static_assert(!canSend<QByteArray>);

} // namespace

class tst_Transport : public QObject
{
    Q_OBJECT

    static project::Project projectAt(const QString &address)
    {
        return project::Project::live(u"p"_s, u"P"_s, *project::Endpoint::parse(address), u"p"_s);
    }

private slots:
    void sendsWhatTheApiWants();
    void headersOfAPersonGoOutAsTheyAre();
    void aNameWithTwoAddressesGetsOnePost();
    void aStatusIsAReply_data();
    void aStatusIsAReply();
    void aRedirectIsNotFollowed_data();
    void aRedirectIsNotFollowed();
    void cookiesAreNeitherKeptNorSent();
    void aSlowDripMeetsTheTotalTimeout_data();
    void aSlowDripMeetsTheTotalTimeout();
    void aCutOffAnswerFails_data();
    void aCutOffAnswerFails();
    void compressedAnswersAreRead();
    void damagedCompressionFails();
    void tooLargeAnAnswerEnds();
    void moreHeadersThanCanBeReadAreSaid_data();
    void moreHeadersThanCanBeReadAreSaid();
    void cancellingFailsOnce();
    void cancellingAWriteBeforeItLeftIsNoMystery();
    void cancellingAWriteUnderWayLeavesTheOutcomeOpen();
    void destroyingTheTransportEndsItsCalls();
    void whereNobodyListensNothingWasSent();
    void aProbeCarriesNothing();
    void timesAreTold();
    void thisMachineIsReachedDirectly();
    void elsewhereGoesThroughTheSystemsProxy();
    void errorsDoNotHoldTheToken();
};

void tst_Transport::sendsWhatTheApiWants()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response("{\"data\":null}")));
    net::Transport transport;
    Ending ending;
    auto request = support::judgedRead(projectAt(peer.address()));
    const QByteArray body = request.body();
    ending.watch(transport.send(std::move(request), "the.token"));
    QTRY_COMPARE(ending.replies, 1);
    QCOMPARE(ending.reply.status, 200);
    QCOMPARE(ending.body(), "{\"data\":null}");
    QCOMPARE(ending.reply.contentType(), "application/json");

    const auto &wire = peer.requests().first();
    QVERIFY(wire.head.startsWith("POST /graphql HTTP/1.1\r\n"));
    QCOMPARE(wire.header("authorization"), "Bearer the.token");
    QCOMPARE(wire.header("content-type"), "application/json");
    QCOMPARE(wire.header("content-length"), QByteArray::number(body.size()));
    QVERIFY(wire.header("user-agent").startsWith("Gatehouse/"));
    QVERIFY(wire.header("cookie").isEmpty());
    QVERIFY(wire.header("expect").isEmpty());
    QCOMPARE(wire.body, body);
}

void tst_Transport::headersOfAPersonGoOutAsTheyAre()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response("{}")));
    net::Transport transport;
    Ending ending;
    const QList<safety::Header> headers {{"X-Trace-Id", "a, \"b\"; c=~!"},
                                         {"x-EMPTY", {}},
                                         {"!#$%&'*+-.^_`|~", "every sign of a name"},
                                         {"X-Tabs", "one\ttwo"},
                                         {"Accept", "application/graphql-response+json"},
                                         {"user-agent", "mine"}};
    ending.watch(transport.send(support::judgedRead(projectAt(peer.address()), "{ __typename }", headers), "t"));
    ending.watch(transport.send(support::approvedWrite(projectAt(peer.address()),
                                                       "mutation { deleteRole(input: {id: \"x\"}) { ok } }", headers),
                                "t"));
    QTRY_COMPARE(ending.replies, 2);
    for (const auto &wire : peer.requests()) {
        const auto lines = wire.head.trimmed().split('\n');
        for (const QByteArray line : {"X-Trace-Id: a, \"b\"; c=~!\r", "x-EMPTY: \r", "X-Tabs: one\ttwo\r",
                                      "!#$%&'*+-.^_`|~: every sign of a name\r"})
            QVERIFY2(lines.contains(line), wire.head.constData());
        QStringList names;
        for (qsizetype i = 1; i < lines.size(); ++i)
            names.append(QString::fromLatin1(lines[i].left(lines[i].indexOf(':'))).toLower());
        names.sort();
        // What a person may set replaces ours; the rest is ours and there once.
        QCOMPARE(names.join(u' '),
                 u"!#$%&'*+-.^_`|~ accept accept-encoding accept-language authorization connection content-length "
                 "content-type host user-agent x-empty x-tabs x-trace-id"_s);
        QCOMPARE(wire.header("accept"), "application/graphql-response+json");
        QCOMPARE(wire.header("user-agent"), "mine");
        QCOMPARE(wire.header("authorization"), "Bearer t");
        QCOMPARE(wire.header("content-type"), "application/json");
    }
}

void tst_Transport::aNameWithTwoAddressesGetsOnePost()
{
    if (QHostInfo::fromName(u"localhost"_s).addresses().isEmpty())
        QSKIP("This machine has no /etc/hosts that says where localhost is.");
    // Qt tries both addresses of a name at once; only one of them may get the body.
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response("{}")));
    net::Transport transport;
    Ending ending;
    const auto project = projectAt(u"http://localhost:%1/graphql"_s.arg(peer.serverPort()));
    ending.watch(transport.send(support::approvedWrite(project), "t"));
    QTRY_COMPARE(ending.total(), 1);
    QVERIFY2(ending.replies == 1, qPrintable(ending.error.message + ending.error.detail));
    QCOMPARE(peer.requests().size(), 1);
}

void tst_Transport::aStatusIsAReply_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("headers");
    const auto row = [](const char *status, const QByteArray &headers = "Content-Type: text/html\r\n") {
        QTest::newRow(status) << QByteArray(status) << headers;
    };
    row("200 OK");
    row("400 Bad Request");
    row("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n");
    row("403 Forbidden");
    row("404 Not Found");
    row("405 Method Not Allowed");
    row("409 Conflict");
    row("410 Gone");
    row("413 Content Too Large");
    row("415 Unsupported Media Type");
    row("418 I'm a teapot");
    row("429 Too Many Requests");
    row("500 Internal Server Error");
    row("501 Not Implemented");
    row("502 Bad Gateway");
    row("503 Service Unavailable");
    row("504 Gateway Timeout");
    row("599 Whatever");
}

void tst_Transport::aStatusIsAReply()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, headers);
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response("<h1>no</h1>", status, headers)));
    net::Transport transport;
    Ending ending;
    ending.watch(transport.send(support::approvedWrite(projectAt(peer.address())), "t"));
    QTRY_COMPARE(ending.total(), 1);
    QVERIFY2(ending.replies == 1, qPrintable(ending.error.message + ending.error.detail));
    QCOMPARE(ending.reply.status, status.left(3).toInt());
    QCOMPARE(ending.body(), "<h1>no</h1>");
    QCOMPARE(peer.requests().size(), 1);
}

void tst_Transport::aRedirectIsNotFollowed_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status :
         {"301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"})
        QTest::newRow(status) << QByteArray(status);
}

void tst_Transport::aRedirectIsNotFollowed()
{
    QFETCH(QByteArray, status);
    ScriptedPeer elsewhere(ScriptedPeer::answering(ScriptedPeer::response("{}")));
    ScriptedPeer peer(ScriptedPeer::answering(
        ScriptedPeer::response("go", status, "Location: " + elsewhere.address().toLatin1() + "\r\n")));
    net::Transport transport;
    Ending ending;
    ending.watch(transport.send(support::judgedRead(projectAt(peer.address())), "t"));
    QTRY_COMPARE(ending.replies, 1);
    QCOMPARE(ending.reply.status, status.left(3).toInt());
    QCOMPARE(ending.reply.header("location"), elsewhere.address().toLatin1());
    QCOMPARE(elsewhere.connections(), 0);
    QCOMPARE(peer.requests().size(), 1);
}

void tst_Transport::cookiesAreNeitherKeptNorSent()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response("{}", "200 OK", "Set-Cookie: a=b; Path=/\r\n")));
    net::Transport transport;
    for (int i = 1; i <= 2; ++i) {
        Ending ending;
        ending.watch(transport.send(support::judgedRead(projectAt(peer.address())), "t"));
        QTRY_COMPARE(ending.replies, 1);
        QVERIFY(!peer.requests().last().head.toLower().contains("\ncookie:"));
    }
    QCOMPARE(peer.requests().size(), 2);
}

void tst_Transport::aSlowDripMeetsTheTotalTimeout_data()
{
    QTest::addColumn<bool>("write");
    QTest::newRow("read") << false;
    QTest::newRow("write") << true;
}

void tst_Transport::aSlowDripMeetsTheTotalTimeout()
{
    QFETCH(bool, write);
    ScriptedPeer peer([](QTcpSocket &socket, const WireRequest &) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        auto *drip = new QTimer(&socket);
        QObject::connect(drip, &QTimer::timeout, &socket, [&socket] { socket.write(" "); });
        drip->start(10ms);
    });
    net::Transport transport({.timeout = 300ms});
    Ending ending;
    const auto project = projectAt(peer.address());
    ending.watch(write ? transport.send(support::approvedWrite(project), "t")
                       : transport.send(support::judgedRead(project), "t"));
    QTRY_COMPARE(ending.total(), 1);
    QCOMPARE(ending.failures, 1);
    QCOMPARE(ending.error.kind, write ? Error::Kind::OutcomeUnknown : Error::Kind::Timeout);
    QVERIFY2(ending.error.message.contains(u"did not answer in time"), qPrintable(ending.error.message));
}

void tst_Transport::aCutOffAnswerFails_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing at all") << QByteArray();
    QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"data\":");
    QTest::newRow("half a chunked body") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"data\":\r\n");
    QTest::newRow("half an error's body") << QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 20\r\n\r\nForb");
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n");
}

void tst_Transport::aCutOffAnswerFails()
{
    QFETCH(QByteArray, bytes);
    for (const bool write : {false, true}) {
        ScriptedPeer peer([&](QTcpSocket &socket, const WireRequest &) {
            socket.write(bytes);
            socket.disconnectFromHost();
        });
        net::Transport transport;
        Ending ending;
        const auto project = projectAt(peer.address());
        ending.watch(write ? transport.send(support::approvedWrite(project), "t")
                           : transport.send(support::judgedRead(project), "t"));
        QTRY_COMPARE(ending.total(), 1);
        QCOMPARE(ending.failures, 1);
        QCOMPARE(ending.error.kind, write ? Error::Kind::OutcomeUnknown : Error::Kind::Network);
        QCOMPARE(peer.requests().size(), 1);
    }
}

/// A gzip member (RFC 1952) around the raw deflate stream inside qCompress's zlib one.
static QByteArray gzipped(const QByteArray &plain)
{
    const QByteArray zlib = qCompress(plain, 9).mid(4);
    const auto littleEndian = [](quint32 value) {
        QByteArray bytes;
        for (int shift = 0; shift < 32; shift += 8)
            bytes.append(static_cast<char>((value >> shift) & 0xFFU));
        return bytes;
    };
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : plain) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return QByteArray::fromHex("1f8b0800000000000003") + zlib.mid(2, zlib.size() - 6) + littleEndian(~crc)
        + littleEndian(static_cast<quint32>(plain.size()));
}

void tst_Transport::compressedAnswersAreRead()
{
    // 12 MB of it, far denser than Qt's own guard would let pass.
    const QByteArray plain = '"' + QByteArray(12 << 20, 'x') + '"';
    ScriptedPeer peer(
        ScriptedPeer::answering(ScriptedPeer::response(gzipped(plain), "200 OK", "Content-Encoding: gzip\r\n")));
    net::Transport transport;
    Ending ending;
    ending.watch(transport.send(support::judgedRead(projectAt(peer.address())), "t"));
    QTRY_COMPARE(ending.total(), 1);
    QVERIFY2(ending.replies == 1, qPrintable(ending.error.message + ending.error.detail));
    QCOMPARE(ending.body().size(), plain.size());
    QVERIFY(ending.body() == plain);
    QVERIFY(peer.requests().first().header("accept-encoding").contains("gzip"));
}

void tst_Transport::damagedCompressionFails()
{
    const QByteArray whole = gzipped(QByteArray(2000, 'x') + "end");
    ScriptedPeer peer(ScriptedPeer::answering(
        ScriptedPeer::response("not gzip at all " + whole, "200 OK", "Content-Encoding: gzip\r\n")));
    net::Transport transport;
    Ending ending;
    ending.watch(transport.send(support::judgedRead(projectAt(peer.address())), "t"));
    QTRY_COMPARE(ending.total(), 1);
    QCOMPARE(ending.failures, 1);
    QCOMPARE(ending.error.kind, Error::Kind::Protocol);
}

void tst_Transport::tooLargeAnAnswerEnds()
{
    // Endless: only a limit that is watched while receiving ends it.
    ScriptedPeer peer([](QTcpSocket &socket, const WireRequest &) {
        socket.write("HTTP/1.1 200 OK\r\nDate: Sun, 01 Mar 2026 12:00:00 GMT\r\n\r\n");
        QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket,
                         [&socket] { socket.write(QByteArray(65536, ' ')); });
    });
    net::Transport transport({.maxBody = 1 << 20});
    Ending ending;
    ending.watch(transport.send(support::judgedRead(projectAt(peer.address())), "t"));
    QTRY_COMPARE(ending.total(), 1);
    QCOMPARE(ending.error.kind, Error::Kind::Protocol);
    QVERIFY(ending.error.message.contains(u"larger than 1 MB"));
}

void tst_Transport::moreHeadersThanCanBeReadAreSaid_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<qsizetype>("length");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("many") << 90 << qsizetype {10} << true;
    QTest::newRow("too many") << 110 << qsizetype {10} << false;
    QTest::newRow("too long") << 1 << qsizetype {300'000} << false;
}

void tst_Transport::moreHeadersThanCanBeReadAreSaid()
{
    QFETCH(int, count);
    QFETCH(qsizetype, length);
    QFETCH(bool, isRead);
    QByteArray headers;
    for (int i = 0; i < count; ++i)
        headers += "X-Header-" + QByteArray::number(i) + ": " + QByteArray(length, 'x') + "\r\n";
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response("{}", "200 OK", headers)));
    net::Transport transport;
    Ending read;
    read.watch(transport.send(support::judgedRead(projectAt(peer.address())), "t"));
    QTRY_COMPARE(read.total(), 1);
    QCOMPARE(read.replies, isRead ? 1 : 0);
    QCOMPARE(read.error.message.contains(u"more than can be read"), !isRead);
    Ending change;
    change.watch(transport.send(support::approvedWrite(projectAt(peer.address())), "t"));
    QTRY_COMPARE(change.total(), 1);
    QCOMPARE(change.replies, isRead ? 1 : 0);
    if (!isRead)
        QCOMPARE(change.error.kind, Error::Kind::OutcomeUnknown);
}

void tst_Transport::cancellingFailsOnce()
{
    ScriptedPeer peer([](QTcpSocket &, const WireRequest &) {});
    net::Transport transport;
    Ending ending;
    const QPointer<net::Call> call = transport.send(support::judgedRead(projectAt(peer.address())), "t");
    ending.watch(call);
    QTRY_COMPARE(peer.requests().size(), 1);
    call->cancel();
    QCOMPARE(ending.failures, 1);
    call->cancel();
    QTRY_VERIFY(!call);
    QCOMPARE(ending.total(), 1);
    QCOMPARE(ending.error.kind, Error::Kind::Cancelled);
}

void tst_Transport::cancellingAWriteBeforeItLeftIsNoMystery()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response("{}")));
    net::Transport transport;
    Ending ending;
    auto *call = transport.send(support::approvedWrite(projectAt(peer.address())), "t");
    ending.watch(call);
    call->cancel();
    QCOMPARE(ending.failures, 1);
    QCOMPARE(ending.error.kind, Error::Kind::Cancelled);

    Ending after;
    after.watch(transport.send(support::judgedRead(projectAt(peer.address())), "t"));
    QTRY_COMPARE(after.replies, 1);
    QCOMPARE(peer.requests().size(), 1);
}

void tst_Transport::cancellingAWriteUnderWayLeavesTheOutcomeOpen()
{
    ScriptedPeer peer([](QTcpSocket &, const WireRequest &) {});
    net::Transport transport;
    Ending ending;
    auto *call = transport.send(support::approvedWrite(projectAt(peer.address())), "t");
    ending.watch(call);
    QTRY_COMPARE(peer.requests().size(), 1);
    call->cancel();
    QCOMPARE(ending.failures, 1);
    QCOMPARE(ending.error.kind, Error::Kind::OutcomeUnknown);
}

void tst_Transport::destroyingTheTransportEndsItsCalls()
{
    ScriptedPeer peer([](QTcpSocket &, const WireRequest &) {});
    auto transport = std::make_unique<net::Transport>();
    Ending write;
    Ending read;
    const QPointer<net::Call> call = transport->send(support::approvedWrite(projectAt(peer.address())), "t");
    write.watch(call);
    read.watch(transport->send(support::judgedRead(projectAt(peer.address())), "t"));
    QTRY_COMPARE(peer.requests().size(), 2);
    transport.reset();
    QVERIFY(!call);
    QCOMPARE(write.failures, 1);
    QCOMPARE(write.error.kind, Error::Kind::OutcomeUnknown);
    QCOMPARE(read.failures, 1);
    QCOMPARE(read.error.kind, Error::Kind::Cancelled);
}

void tst_Transport::whereNobodyListensNothingWasSent()
{
    const QString address = ScriptedPeer({}).address();
    net::Transport transport;
    Ending ending;
    ending.watch(transport.send(support::approvedWrite(projectAt(address)), "t"));
    QTRY_COMPARE(ending.total(), 1);
    QCOMPARE(ending.error.kind, Error::Kind::Network);
    QVERIFY2(ending.error.message.contains(u"Nobody listens at 127.0.0.1:"), qPrintable(ending.error.message));
}

void tst_Transport::aProbeCarriesNothing()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response("Forbidden", "403 Forbidden")));
    net::Transport transport;
    Ending ending;
    ending.watch(transport.send(safety::Probe(*project::Endpoint::parse(peer.address()))));
    QTRY_COMPARE(ending.replies, 1);
    QCOMPARE(ending.reply.status, 403);
    const auto &wire = peer.requests().first();
    QVERIFY(wire.head.startsWith("GET /graphql HTTP/1.1\r\n"));
    QVERIFY(!wire.head.toLower().contains("authorization"));
    QVERIFY(wire.header("content-length").isEmpty());
    QVERIFY(wire.body.isEmpty());
}

void tst_Transport::timesAreTold()
{
    ScriptedPeer peer([](QTcpSocket &socket, const WireRequest &) {
        QTimer::singleShot(60ms, &socket, [&socket] {
            socket.write(ScriptedPeer::response("{}", "200 OK", "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"));
        });
    });
    net::Transport transport;
    Ending ending;
    ending.watch(transport.send(support::judgedRead(projectAt(peer.address())), "t"));
    QTRY_COMPARE(ending.replies, 1);
    const auto &times = ending.reply.timings;
    QVERIFY(times.wait > 0us);
    QVERIFY(times.total() >= 55ms);
    QVERIFY(times.connect > 0us);
    QVERIFY(times.total() < 5s);
    QCOMPARE(ending.reply.serverDate.toString(Qt::ISODate), u"1994-11-06T08:49:37Z"_s);
}

void tst_Transport::thisMachineIsReachedDirectly()
{
    ScriptedPeer proxy(ScriptedPeer::answering(ScriptedPeer::response("proxy", "502 Bad Gateway")));
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response("{}")));
    const auto before = qgetenv("http_proxy");
    qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.serverPort()));
    net::Transport transport;
    Ending ending;
    ending.watch(transport.send(support::judgedRead(projectAt(peer.address())), "t"));
    QTRY_COMPARE(ending.total(), 1);
    qputenv("http_proxy", before);
    QCOMPARE(ending.body(), "{}");
    QCOMPARE(proxy.connections(), 0);
}

void tst_Transport::elsewhereGoesThroughTheSystemsProxy()
{
    ScriptedPeer proxy(ScriptedPeer::answering(ScriptedPeer::response("no", "403 Forbidden")));
    const auto before = qgetenv("https_proxy");
    qputenv("https_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.serverPort()));
    net::Transport transport;
    Ending ending;
    ending.watch(transport.send(support::approvedWrite(projectAt(u"https://auth.example.test/graphql"_s)), "secret"));
    QTRY_COMPARE(ending.total(), 1);
    qputenv("https_proxy", before);
    QCOMPARE(ending.failures, 1);
    QCOMPARE(ending.error.kind, Error::Kind::Network); // Nothing was sent to the server.
    QVERIFY(proxy.requests().size() >= 1);
    for (const auto &wire : proxy.requests()) {
        QVERIFY(wire.head.startsWith("CONNECT auth.example.test:443 "));
        QVERIFY(!wire.head.contains("secret"));
    }
}

void tst_Transport::errorsDoNotHoldTheToken()
{
    // A server that repeats the token wherever it can.
    ScriptedPeer peer([](QTcpSocket &socket, const WireRequest &request) {
        socket.write("HTTP/1.1 400 " + request.header("authorization") + "\r\nContent-Length: 100\r\n\r\n"
                     + request.header("authorization"));
        socket.disconnectFromHost();
    });
    net::Transport transport;
    Ending ending;
    ending.watch(transport.send(support::judgedRead(projectAt(peer.address())), "the.secret.token"));
    QTRY_COMPARE(ending.failures, 1);
    QVERIFY(!ending.error.message.contains(u"secret"));
    QVERIFY(!ending.error.detail.contains(u"secret"));
}

REGISTER_TEST(tst_Transport)
#include "tst_transport.moc"

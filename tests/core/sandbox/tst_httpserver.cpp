#include "core/sandbox/http/httpserver.h"
#include "core/sandbox/http/requestparser.h"
#include "tests/support/manualclock.h"
#include "tests/support/rawclient.h"
#include "tests/support/registry.h"

#include <QElapsedTimer>
#include <QTest>

using namespace sandbox;

namespace httpservertest {

/// Answers with what it was asked, and refuses paths that begin with /no.
class EchoHandler final : public http::Handler
{
public:
    tl::expected<http::Continuation, http::Response> admit(const http::RequestHead &head) override
    {
        if (head.path.startsWith("/no"))
            return tl::unexpected(http::plainText(403, "Forbidden"));
        return [](const http::Request &request) {
            const QByteArray text = request.head.method + ' ' + request.head.path + '?' + request.head.query + ' '
                + request.head.host + " [" + request.body + ']';
            return http::Response {200, {{"Content-Type", "text/plain"}}, text};
        };
    }
    http::Response tooLarge(const http::RequestHead &) override { return http::plainText(413, "too large"); }
};

} // namespace httpservertest

class tst_HttpServer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void requests_data();
    void requests();
    void malformedRequests_data();
    void malformedRequests();
    void aHeadMayComeByteByByte();
    void aConnectionServesManyRequests();
    void pipelinedRequestsAreAnsweredInOrder();
    void connectionsEndWhenAsked_data();
    void connectionsEndWhenAsked();
    void continueIsSaidBeforeTheBody();
    void aRefusalComesBeforeTheBody();
    void aShortRefusedBodyIsSkipped();
    void aLongRefusedBodyEndsTheConnection();
    void bodiesOverTheLimitAreNotWaitedFor_data();
    void bodiesOverTheLimitAreNotWaitedFor();
    void aBodyOfExactlyTheLimitIsTaken();
    void slowHeadsAreCutOff();
    void silentConnectionsAreCutOff();
    void idlingBetweenRequestsIsFine();
    void headsOverTheLimitAreRefused();
    void answersCarryDateAndLength();

private:
    support::ManualClock m_clock;
    httpservertest::EchoHandler m_handler;
    http::HttpServer m_server {m_handler, m_clock, http::Limits {1000, 300, 300, 100}};
    quint16 m_port = 0;
};

void tst_HttpServer::initTestCase()
{
    const auto port = m_server.listen(0);
    QVERIFY(port.has_value());
    m_port = *port;
}

void tst_HttpServer::requests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("plain") << QByteArray("GET /a HTTP/1.1\r\nHost: h\r\n\r\n") << QByteArray("GET /a? h []");
    QTest::newRow("query") << QByteArray("GET /a%20b?x=%20y HTTP/1.1\r\nHost: h\r\n\r\n")
                           << QByteArray("GET /a b?x=%20y h []");
    QTest::newRow("absolute target") << QByteArray("GET http://o:1/a HTTP/1.1\r\nHost: h\r\n\r\n")
                                     << QByteArray("GET /a? o:1 []");
    QTest::newRow("absolute target without path")
        << QByteArray("GET http://o?q HTTP/1.1\r\nHost: h\r\n\r\n") << QByteArray("GET /?q o []");
    QTest::newRow("bare line feeds") << QByteArray("GET /a HTTP/1.1\nHost: h\n\n") << QByteArray("GET /a? h []");
    QTest::newRow("empty line first") << QByteArray("\r\nGET /a HTTP/1.1\r\nHost: h\r\n\r\n")
                                      << QByteArray("GET /a? h []");
    QTest::newRow("length") << QByteArray("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nxyz")
                            << QByteArray("POST /a? h [xyz]");
    QTest::newRow("the same length twice")
        << QByteArray("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\ncontent-length: 1\r\n\r\nx")
        << QByteArray("POST /a? h [x]");
    QTest::newRow("chunks") << QByteArray("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                                          "3\r\nabc\r\n00A;ext=1\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n")
                            << QByteArray("POST /a? h [abc0123456789]");
    QTest::newRow("HTTP/1.0 without Host") << QByteArray("GET /a HTTP/1.0\r\n\r\n") << QByteArray("GET /a?  []");
}

void tst_HttpServer::requests()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, body);
    support::RawClient client(m_port);

    client.send(request);

    const support::RawAnswer answer = client.receive();
    QCOMPARE(answer.body, body);
    QCOMPARE(answer.status, 200);
}

void tst_HttpServer::malformedRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &request, const char *body) {
        QTest::newRow(name) << request << QByteArray(body);
    };
    row("no HTTP", "hello\r\n\r\n", "400 Bad Request");
    row("no version", "GET /a\r\nHost: h\r\n\r\n", "400 Bad Request");
    row("version 2", "GET /a HTTP/2.0\r\nHost: h\r\n\r\n",
        "505 HTTP Version Not Supported: unsupported protocol version");
    row("two spaces", "GET  /a HTTP/1.1\r\nHost: h\r\n\r\n", "400 Bad Request");
    row("broken escape", "GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n", "400 Bad Request");
    row("relative target", "GET a HTTP/1.1\r\nHost: h\r\n\r\n", "400 Bad Request");
    row("no Host", "GET /a HTTP/1.1\r\n\r\n", "400 Bad Request: missing required Host header");
    row("two Hosts", "GET /a HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400 Bad Request: too many Host headers");
    row("malformed Host", "GET /a HTTP/1.1\r\nHost: a/\\\x7f\r\n\r\n", "400 Bad Request: invalid header value");
    row("space before the colon", "GET /a HTTP/1.1\r\nHost: h\r\nX : 1\r\n\r\n",
        "400 Bad Request: invalid header name");
    row("folded line", "GET /a HTTP/1.1\r\nHost: h\r\nX: 1\r\n 2\r\n\r\n", "400 Bad Request");
    row("contradicting lengths", "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        "400 Bad Request: bad Content-Length");
    row("signed length", "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: +1\r\n\r\nx",
        "400 Bad Request: bad Content-Length");
    row("length and chunks",
        "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "400 Bad Request: both Content-Length and Transfer-Encoding");
    row("gzip transfer", "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "501 Not Implemented: Unsupported transfer encoding");
    row("chunk size is no number", "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "400 Bad Request: malformed chunked encoding");
    row("chunk longer than said",
        "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n",
        "400 Bad Request: malformed chunked encoding");
}

void tst_HttpServer::malformedRequests()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, body);
    support::RawClient client(m_port);

    client.send(request);

    const support::RawAnswer answer = client.receive();
    QCOMPARE(answer.body, body);
    QCOMPARE(answer.header("Connection"), "close");
    QVERIFY(client.isClosed());
}

void tst_HttpServer::aHeadMayComeByteByByte()
{
    support::RawClient client(m_port);

    for (const char byte : QByteArray("GET /a HTTP/1.1\r\nHost: h\r\n\r\n")) {
        client.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }

    QCOMPARE(client.receive().body, "GET /a? h []");
}

void tst_HttpServer::aConnectionServesManyRequests()
{
    support::RawClient client(m_port);
    for (int i = 0; i < 20; ++i) {
        client.send("POST /" + QByteArray::number(i) + " HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx");
        QCOMPARE(client.receive().body, "POST /" + QByteArray::number(i) + "? h [x]");
    }
}

void tst_HttpServer::pipelinedRequestsAreAnsweredInOrder()
{
    support::RawClient client(m_port);

    client.send("POST /1 HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nxGET /2 HTTP/1.1\r\nHost: h\r\n\r\n"
                "GET /no HTTP/1.1\r\nHost: h\r\n\r\nGET /4 HTTP/1.1\r\nHost: h\r\n\r\n");

    QCOMPARE(client.receive().body, "POST /1? h [x]");
    QCOMPARE(client.receive().body, "GET /2? h []");
    QCOMPARE(client.receive().body, "Forbidden\n");
    QCOMPARE(client.receive().body, "GET /4? h []");
}

void tst_HttpServer::connectionsEndWhenAsked_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("connection"); // The header of the answer.
    QTest::newRow("1.1 close") << QByteArray("GET /a HTTP/1.1\r\nHost: h\r\nConnection: foo, Close\r\n\r\n")
                               << QByteArray("close");
    QTest::newRow("1.1") << QByteArray("GET /a HTTP/1.1\r\nHost: h\r\n\r\n") << QByteArray();
    QTest::newRow("1.0") << QByteArray("GET /a HTTP/1.0\r\n\r\n") << QByteArray("close");
    QTest::newRow("1.0 keep-alive") << QByteArray("GET /a HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n")
                                    << QByteArray("keep-alive");
}

void tst_HttpServer::connectionsEndWhenAsked()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, connection);
    support::RawClient client(m_port);

    client.send(request);

    const support::RawAnswer answer = client.receive();
    QCOMPARE(answer.header("Connection"), connection);
    if (connection == "close") {
        QVERIFY(client.isClosed());
    } else {
        client.send(request);
        QCOMPARE(client.receive().status, 200);
    }
}

void tst_HttpServer::continueIsSaidBeforeTheBody()
{
    support::RawClient client(m_port);

    client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    QCOMPARE(client.receive().status, 100);
    client.send("xy");

    QCOMPARE(client.receive().body, "POST /a? h [xy]");
}

void tst_HttpServer::aRefusalComesBeforeTheBody()
{
    support::RawClient client(m_port);

    client.send("POST /no HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");

    const support::RawAnswer answer = client.receive();
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.header("Connection"), "close");
    QVERIFY(client.isClosed());
}

void tst_HttpServer::aShortRefusedBodyIsSkipped()
{
    support::RawClient client(m_port);

    client.send("POST /no HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n");
    QCOMPARE(client.receive().status, 403);
    client.send("xyGET /a HTTP/1.1\r\nHost: h\r\n\r\n");

    QCOMPARE(client.receive().body, "GET /a? h []");
}

void tst_HttpServer::aLongRefusedBodyEndsTheConnection()
{
    support::RawClient client(m_port);

    client.send("POST /no HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n" + QByteArray(1'000'000, 'x'));

    QCOMPARE(client.receive().status, 403);
    QVERIFY(client.isClosed());
}

void tst_HttpServer::bodiesOverTheLimitAreNotWaitedFor_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("by its length") << QByteArray("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 1001\r\n\r\n");
    QTest::newRow("with 100-continue") << QByteArray(
        "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n");
    QTest::newRow("in chunks") << "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n258\r\n"
            + QByteArray(600, 'x') + "\r\n258\r\n";
}

void tst_HttpServer::bodiesOverTheLimitAreNotWaitedFor()
{
    QFETCH(QByteArray, request);
    support::RawClient client(m_port);

    client.send(request);

    const support::RawAnswer answer = client.receive();
    QCOMPARE(answer.status, 413);
    QCOMPARE(answer.header("Connection"), "close");
    QVERIFY(client.isClosed());
}

void tst_HttpServer::aBodyOfExactlyTheLimitIsTaken()
{
    const QByteArray body(1000, 'x');
    support::RawClient client(m_port);

    client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n" + body);

    QCOMPARE(client.receive().body, "POST /a? h [" + body + ']');
}

void tst_HttpServer::slowHeadsAreCutOff()
{
    support::RawClient client(m_port);
    client.send("GET /a HTTP/1.1\r\nHost: h\r\n\r\n");
    QCOMPARE(client.receive().status, 200);

    client.send("GET /a HTTP/1.1\r\nHost: ");

    QVERIFY(client.isClosed());
    QCOMPARE(client.receiveAll(), QByteArray());
}

void tst_HttpServer::silentConnectionsAreCutOff()
{
    support::RawClient client(m_port);

    QVERIFY(client.isClosed());
}

void tst_HttpServer::idlingBetweenRequestsIsFine()
{
    support::RawClient client(m_port);
    client.send("GET /a HTTP/1.1\r\nHost: h\r\n\r\n");
    QCOMPARE(client.receive().status, 200);
    support::RawClient other(m_port); // It is cut off for its silence, which is longer than a head may take.
    QVERIFY(other.isClosed());

    client.send("GET /b HTTP/1.1\r\nHost: h\r\n\r\n");

    QCOMPARE(client.receive().body, "GET /b? h []");
}

void tst_HttpServer::headsOverTheLimitAreRefused()
{
    support::RawClient client(m_port);

    client.send("GET /a HTTP/1.1\r\nHost: h\r\nX: " + QByteArray(http::LongestHead, 'x'));

    const support::RawAnswer answer = client.receive();
    QCOMPARE(answer.status, 431);
    QCOMPARE(answer.body, "431 Request Header Fields Too Large");
}

void tst_HttpServer::answersCarryDateAndLength()
{
    support::RawClient client(m_port);

    client.send("HEAD /no HTTP/1.1\r\nHost: h\r\n\r\nGET /a HTTP/1.1\r\nHost: h\r\n\r\n");

    const support::RawAnswer head = client.receive(true);
    QCOMPARE(head.header("Date"), "Sun, 01 Mar 2026 12:00:00 GMT");
    QCOMPARE(head.header("Content-Length"), "10");
    QCOMPARE(client.receive().body, "GET /a? h []");
}

REGISTER_TEST(tst_HttpServer)
#include "tst_httpserver.moc"

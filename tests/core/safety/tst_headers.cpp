#include "core/safety/headers.h"
#include "core/safety/requests.h"
#include "tests/support/judged.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using safety::Header;

/// Which headers a person may add to a request. What the rule lets through is sent byte for byte.
class tst_Headers : public QObject
{
    Q_OBJECT

private slots:
    void whatIsHarmlessIsLetThrough_data();
    void whatIsHarmlessIsLetThrough();
    void whatIsNotAPersonsToSetIsRefused_data();
    void whatIsNotAPersonsToSetIsRefused();
    void oneHeaderNeverBecomesTwo_data();
    void oneHeaderNeverBecomesTwo();
    void theJudgeRefusesWhatTheRuleRefuses();
    void noNameComesTwice_data();
    void noNameComesTwice();
    void secretsAreTold_data();
    void secretsAreTold();
    void whatAServerMustNotRepeat();
    void whatIsReviewedIsMaskedAndWhatIsSentIsNot();
    void linesAreRead_data();
    void linesAreRead();
    void aCommandLineIsReadStrictly_data();
    void aCommandLineIsReadStrictly();

private:
    static project::Project live()
    {
        return project::Project::live(u"p"_s, u"P"_s, *project::Endpoint::parse(u"https://p.example/g"_s), u"p"_s);
    }
};

void tst_Headers::whatIsHarmlessIsLetThrough_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const char *value = "v") {
        QTest::newRow(name) << QByteArray(name) << QByteArray(value);
    };
    row("X-Trace-Id");
    row("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    row("CF-Access-Client-Secret");
    row("X-Api-Key");
    row("Idempotency-Key");
    row("Accept", "application/graphql-response+json");
    row("User-Agent");
    row("X-Hostess");
    row("Contents");
    row("Ifx");
    row("Terse");
    row("!#$%&'*+-.^_`|~");
    row("X-Empty", "");
    row("X-All", "\t !\"#$%&'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~" + 2);
}

void tst_Headers::whatIsHarmlessIsLetThrough()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QCOMPARE(safety::problemOf(Header {name, value}), QString());
}

void tst_Headers::whatIsNotAPersonsToSetIsRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("instead");
    const auto row = [](const char *name, const char *instead) {
        QTest::newRow(name) << QByteArray(name) << QString::fromUtf8(instead);
    };
    for (const char *name : {"Authorization", "authorization", "AUTHORIZATION"})
        row(name, "signs a token of its own");
    for (const char *name : {"Cookie", "cookie2", "Set-Cookie", "set-cookie2"})
        row(name, "no cookies");
    for (const char *name : {"Host", "X-Host", "Forwarded", "X-Forwarded", "X-Forwarded-Host", "x-forwarded-for",
                             "X_Forwarded_Host", "X-Original-Host", "x-original-url", "X-Rewrite-URL"})
        row(name, "endpoint of the project");
    for (const char *name :
         {"Via", "X-Real-IP", "X-Client-Ip", "True-Client-IP", "CF-Connecting-IP", "CF-Connecting-IPv6", "Client-IP",
          "X-Cluster-Client-IP", "Fastly-Client-IP", "X-Envoy-Retry-On", "x-envoy-original-path", "l5d-dst-override",
          "X-Remote-IP", "X-Originating-IP", "X-Appengine-User-IP", "X-Azure-ClientIP"})
        row(name, "Proxies on the way");
    for (const char *name : {"Content-Length", "content-type", "Content-Encoding", "Content_Length", "Content-Anything",
                             "Transfer-Encoding", "transfer_encoding", "Trailer", "Expect"})
        row(name, "writes the body");
    for (const char *name : {"Accept-Encoding", "Range", "If-Range", "If-None-Match", "If-Modified-Since"})
        row(name, "the whole answer");
    for (const char *name : {"Connection", "Keep-Alive", "TE", "te", "Upgrade", "HTTP2-Settings", "Proxy-Authorization",
                             "Proxy-Connection", "Proxy-Anything"})
        row(name, "a single connection");
    for (const char *name : {"X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"})
        row(name, "always a POST");
    for (const char *name : {"Sec-Fetch-Mode", "sec-ch-ua", "Sec-WebSocket-Key"})
        row(name, "Only a browser");
}

void tst_Headers::whatIsNotAPersonsToSetIsRefused()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, instead);
    const auto problem = safety::problemOf(Header {name, "v"});
    QVERIFY2(problem.contains(instead), qPrintable(problem));
    QVERIFY(problem.startsWith(QString::fromLatin1(name)));
}

void tst_Headers::oneHeaderNeverBecomesTwo_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const auto bytes = [](const char *text, int size) {
        return QByteArray(text, size);
    };
    const auto row = [](const char *what, const QByteArray &name, const QByteArray &value) {
        QTest::newRow(what) << name << value;
    };
    row("CR LF in the value", "X-A", "1\r\nHost: evil.example");
    row("LF in the value", "X-A", "1\nHost: evil.example");
    row("CR in the value", "X-A", "1\rHost: evil.example");
    row("LF at the end", "X-A", "1\n");
    row("an empty line and a body", "X-A", "1\r\n\r\nPOST / HTTP/1.1");
    row("obs-fold", "X-A", "1\r\n 2");
    row("NUL in the value", "X-A",
        bytes("1\0"
              "2",
              3));
    row("NUL behind the name", bytes("X-A\0", 4), "1");
    row("another control character", "X-A", "1\x1b[2J");
    row("DEL", "X-A", "1\x7f");
    row("more than ASCII", "X-A", "München");
    row("what Latin-1 reads as a line break", "X-A", "1\x85Host: evil.example");
    row("CR LF in the name", "X-A: 1\r\nHost", "evil.example");
    row("a colon in the name", "X-A: 1", "2");
    row("a blank behind the name", "Host ", "evil.example");
    row("a blank in front of the name", " Host", "evil.example");
    row("a tab in the name", "X\tA", "1");
    row("a name of another alphabet", "Ηost", "evil.example");
    row("no name", "", "1");
    row("a parenthesis", "X(A)", "1");
    row("a blank in front of the value", "X-A", " 1");
    row("a tab behind the value", "X-A", "1\t");
}

void tst_Headers::oneHeaderNeverBecomesTwo()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QVERIFY(!safety::problemOf(Header {name, value}).isEmpty());
    // A refusal is shown in a line of text.
    QVERIFY(!safety::problemOf(Header {name, value}).contains(u'\n'));
}

void tst_Headers::theJudgeRefusesWhatTheRuleRefuses()
{
    for (const Header &header : {Header {"Host", "evil.example"}, Header {"X-A", "1\r\nHost: evil.example"}}) {
        const auto verdict = safety::judge({live(), "{ a }", {}, {}, {{"X-B", "1"}, header}}, nullptr);
        const auto *error = std::get_if<base::Error>(&verdict);
        QVERIFY(error);
        QCOMPARE(error->kind, base::Error::Kind::Refused);
        QCOMPARE(error->message, safety::problemOf(header));
    }
}

void tst_Headers::noNameComesTwice_data()
{
    QTest::addColumn<QByteArray>("second");
    QTest::newRow("the same") << QByteArray("X-Trace-Id");
    QTest::newRow("in another case") << QByteArray("x-trace-id");
    QTest::newRow("as some gateways read it") << QByteArray("X_Trace_Id");
}

void tst_Headers::noNameComesTwice()
{
    QFETCH(QByteArray, second);
    const QList<Header> headers {{"X-Trace-Id", "1"}, {"X-Other", "2"}, {second, "3"}};
    QVERIFY(safety::problemOf(headers).contains(u"twice"_s));
    QCOMPARE(safety::problemOf(headers.first(2)), QString());
}

void tst_Headers::secretsAreTold_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("secret");
    const auto row = [](const char *name, const char *value, bool secret) {
        QTest::addRow("%s: %s", name, value) << QByteArray(name) << QByteArray(value) << secret;
    };
    for (const char *name : {"X-Api-Key", "X_API_KEY", "apikey", "CF-Access-Client-Secret", "X-Auth-Token", "X-Session",
                             "X-CSRF-Token", "x-vercel-protection-bypass", "X-Hub-Signature-256", "Private.Token"})
        row(name, "v", true);
    row("X-Note", "Bearer abc", true);
    row("X-Note", "basic YTpi", true);
    row("X-Note", "eyJhbGciOiJSUzI1NiJ9.e30.c2ln", true);
    for (const char *name : {"X-Trace-Id", "traceparent", "Accept", "CF-Access-Client-Id", "Idempotency-Key",
                             "X-Keyboard", "X-Author", "X-Tokens-Left"})
        row(name, "v", false);
}

void tst_Headers::secretsAreTold()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(bool, secret);
    QCOMPARE(safety::isSecret({name, value}), secret);
    QCOMPARE(safety::masked({name, value}).value, secret ? QByteArray("•••") : value);
}

void tst_Headers::whatAServerMustNotRepeat()
{
    const QList<Header> headers {
        {"X-Pin", "12"}, {"X-Env", "dev"}, {"X-Gate", "a long one"}, {"Authorization", "Basic YTpi"}, {"X-Key", ""}};
    QCOMPARE(safety::repeatable(headers), (QByteArrayList {"12", "a long one", "Basic YTpi", "YTpi"}));
}

void tst_Headers::whatIsReviewedIsMaskedAndWhatIsSentIsNot()
{
    const QList<Header> headers {{"X-Trace-Id", "1"}, {"X-Api-Key", "hush"}};
    const QList<Header> masked {{"X-Trace-Id", "1"}, {"X-Api-Key", "•••"}};
    const auto read = support::judgedRead(live(), "{ a }", headers);
    QCOMPARE(read.headers(), headers);
    QCOMPARE(read.effect().maskedHeaders, masked);
    const auto write = support::approvedWrite(live(), "mutation { a }", headers);
    QCOMPARE(write.headers(), headers);
    QCOMPARE(write.effect().maskedHeaders, masked);
}

void tst_Headers::linesAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<Header>>("headers");
    const auto row = [](const char *what, const char *text, const QList<Header> &headers) {
        QTest::newRow(what) << QByteArray(text) << headers;
    };
    row("one", "X-A: 1", {{"X-A", "1"}});
    row("as pasted", "  X-A:1\r\n\r\nX-B :\t2 3 \n", {{"X-A", "1"}, {"X-B", "2 3"}});
    row("a colon in the value", "X-A: b: c", {{"X-A", "b: c"}});
    row("no value", "X-A:", {{"X-A", ""}});
    row("no colon", "X-A", {{"X-A", {}}});
    row("nothing", " \n", {});
    row("old Macs", "X-A: 1\rX-B: 2", {{"X-A", "1"}, {"X-B", "2"}});
}

void tst_Headers::linesAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<Header>, headers);
    QCOMPARE(safety::headersIn(text), headers);
}

void tst_Headers::aCommandLineIsReadStrictly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("fine") << QByteArray("X-A: 1\nX-B: 2\n") << QString();
    QTest::newRow("no colon") << QByteArray("X-A: 1\nhush") << u"Line 2 of the headers has no colon"_s;
    QTest::newRow("obs-fold") << QByteArray("X-A: 1\n http://x") << u"Line 2 of the headers begins with a blank"_s;
}

void tst_Headers::aCommandLineIsReadStrictly()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto read = safety::readHeaders(text);
    QCOMPARE(bool(read), says.isEmpty());
    if (!read) {
        QVERIFY2(read.error().message.startsWith(says), qPrintable(read.error().message));
        QVERIFY(!read.error().message.contains(u"hush"_s));
    } else {
        QCOMPARE(*read, safety::headersIn(text));
    }
}

REGISTER_TEST(tst_Headers)
#include "tst_headers.moc"

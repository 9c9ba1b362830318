#include "core/sandbox/server.h"
#include "tests/support/manualclock.h"
#include "tests/support/opensslprogram.h"
#include "tests/support/rawclient.h"
#include "tests/support/registry.h"
#include "tests/support/testtoken.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

using sandbox::Options;
using sandbox::Server;
using support::RawAnswer;
using support::RawClient;

/// The rules of the server, as bytes over a bare socket. Neither the client nor the tokens share code with the program.
class tst_Server : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void rules_data();
    void rules();
    void tokens_data();
    void tokens();
    void tokenClaims_data();
    void tokenClaims();
    void aTokenSignedByTheOpensslProgramOpens();
    void everyAnswerOfTheApiCarriesTheHeaders_data();
    void everyAnswerOfTheApiCarriesTheHeaders();
    void bodies_data();
    void bodies();
    void aRefusedTokenIsToldBeforeTheBody();
    void aMegabyteIsTheLimit();
    void theSchemaIsTheAdminApi();
    void seededUsersCanBeFoundByTheirIds();
    void theProjectIsTheOnlyOneThatIsNotLive();
    void theKeyIsPrivateAndGoesWithTheServer();
    void aDataFolderKeepsKeyAndId();
    void theKeyCanBeHandedOut();
    void aTakenPortIsAnError();

private:
    QByteArray bearer() const;
    RawAnswer post(const QByteArray &body, const QByteArray &headerLines = "Content-Type: application/json\r\n") const;

    support::ManualClock m_clock;
    std::unique_ptr<Server> m_server;
};

void tst_Server::initTestCase()
{
    Options options;
    options.users = 10;
    auto server = Server::start(options, m_clock);
    QVERIFY2(server.has_value(), server ? "" : qPrintable(server.error().message));
    m_server = std::move(*server);
}

QByteArray tst_Server::bearer() const
{
    return support::bearerLine(m_server->project().projectId(), m_server->keyId(), m_server->keyPath(),
                               m_clock.now().toSecsSinceEpoch());
}

RawAnswer tst_Server::post(const QByteArray &body, const QByteArray &headerLines) const
{
    return RawClient::exchange(m_server->port(), "POST", "/_api/admin/graphql", bearer() + headerLines, body);
}

void tst_Server::rules_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("headers"); // TOKEN stands for a good one.
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body"); // Empty: not looked at.
    const auto row = [](const char *name, const char *method, const char *target, const char *headers, int status,
                        const char *body) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(target) << QByteArray(headers) << status
                            << QByteArray(body);
    };
    const auto *json = "TOKEN\r\nContent-Type: application/json\r\n";
    const auto *nothing =
        R"({"error":{"name":"BadRequest","reason":"InvalidJSON","message":"unexpected end of JSON input","code":400,"info":{"byte_offset":0}}})";
    row("both paths, long", "POST", "/_api/admin/graphql", json, 400, nothing);
    row("both paths, short", "POST", "/graphql", json, 400, nothing);
    row("query parameters do no harm", "POST", "/graphql?query=%7Bx%7D&client_id=a", json, 400, nothing);
    row("health needs no token", "GET", "/healthz", "", 200, "OK");
    row("a page for people", "GET", "/graphql", "TOKEN\r\n", 200, "");
    row("the page needs a token", "GET", "/graphql", "", 403, "Forbidden\n");
    row("PUT", "PUT", "/graphql", json, 405, "Method Not Allowed\n");
    row("DELETE", "DELETE", "/_api/admin/graphql", json, 405, "Method Not Allowed\n");
    row("OPTIONS", "OPTIONS", "/graphql", json, 405, "Method Not Allowed\n");
    row("HEAD", "HEAD", "/graphql", json, 405, "");
    row("POST of health", "POST", "/healthz", "", 405, "Method Not Allowed\n");
    row("trailing slash", "GET", "/graphql/", "", 301, "<a href=\"/graphql\">Moved Permanently</a>.\n\n");
    row("trailing slash, POST", "POST", "/_api/admin/graphql/?a=b", "", 307, "");
    row("letter case", "POST", "/_API/Admin/GraphQL", json, 307, "");
    row("path not clean", "GET", "//x/../graphql", "", 301, "<a href=\"/graphql\">Moved Permanently</a>.\n\n");
    row("redirects are for known methods", "PUT", "/graphql/", "", 404, "404 page not found\n");
    row("unknown path", "GET", "/nope", "TOKEN\r\n", 404, "404 page not found\n");
    row("root", "GET", "/", "", 404, "404 page not found\n");
    row("another Host", "POST", "/graphql", "TOKEN\r\nHost: acme.authgear.cloud\r\n", 404, "app not found\n");
    row("a Host that only begins like us", "POST", "/graphql", "TOKEN\r\nHost: 127.0.0.1.example.com\r\n", 404,
        "app not found\n");
    row("localhost", "POST", "/graphql", "TOKEN\r\nHost: LocalHost:99\r\nContent-Type: application/json\r\n", 400,
        nothing);
    row("IPv6 loopback", "POST", "/graphql", "TOKEN\r\nHost: [::1]:99\r\nContent-Type: application/json\r\n", 400,
        nothing);
    row("another Host comes before a bad token", "POST", "/graphql", "Host: x\r\n", 404, "app not found\n");
    row("forwarded Hosts do not count", "POST", "/graphql",
        "TOKEN\r\nX-Forwarded-Host: x\r\nContent-Type: application/json\r\n", 400, nothing);
    row("a foreign Origin", "POST", "/graphql",
        "TOKEN\r\nOrigin: https://evil.example\r\nContent-Type: application/json\r\n", 403, "Forbidden\n");
    row("no Origin at all, as a word", "POST", "/graphql",
        "TOKEN\r\nOrigin: null\r\nContent-Type: application/json\r\n", 403, "Forbidden\n");
    row("its own Origin", "POST", "/graphql", "TOKEN\r\nOrigin: http://127.0.0.1\r\nContent-Type: application/json\r\n",
        400, nothing);
    row("no Content-Type", "POST", "/graphql", "TOKEN\r\n", 415, "invalid content type: \n");
    row("another Content-Type", "POST", "/graphql", "TOKEN\r\nContent-Type: text/plain\r\n", 415,
        "invalid content type: text/plain\n");
    row("another charset", "POST", "/graphql", "TOKEN\r\nContent-Type: application/json; charset=latin1\r\n", 415,
        "invalid content type: application/json; charset=latin1\n");
    row("charset", "POST", "/graphql", "TOKEN\r\nContent-Type: application/json; charset=UTF-8\r\n", 400, nothing);
    row("a bad token comes before the type", "POST", "/graphql", "Content-Type: text/plain\r\n", 403, "Forbidden\n");
}

void tst_Server::rules()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, headers);
    QFETCH(int, status);
    QFETCH(QByteArray, body);

    const RawAnswer answer =
        RawClient::exchange(m_server->port(), method, target, headers.replace("TOKEN\r\n", bearer()));

    QCOMPARE(answer.status, status);
    if (!body.isEmpty())
        QCOMPARE(answer.body, body);
    if (status >= 400 && !answer.body.startsWith('{') && method != "HEAD")
        QCOMPARE(answer.header("Content-Type"), "text/plain; charset=utf-8");
    if (status == 405)
        QCOMPARE(answer.header("Allow"), target == "/healthz" ? "GET" : "GET, POST");
    if (status == 307)
        QCOMPARE(answer.header("Location"), target.contains('?') ? "/_api/admin/graphql?a=b" : "/_api/admin/graphql");
}

void tst_Server::tokens_data()
{
    QTest::addColumn<QByteArray>("header"); // KID stands for the key ID.
    QTest::addColumn<QByteArray>("line"); // TOKEN stands for the token.
    QTest::addColumn<bool>("opens");
    const QByteArray good = R"({"alg":"RS256","kid":"KID"})";
    const QByteArray bearer = "Authorization: Bearer TOKEN\r\n";
    QTest::newRow("good") << good << bearer << true;
    QTest::newRow("with typ") << QByteArray(R"({"typ":"JWT","kid":"KID","alg":"RS256","x":1})") << bearer << true;
    QTest::newRow("no kid") << QByteArray(R"({"alg":"RS256"})") << bearer << false;
    QTest::newRow("unknown kid") << QByteArray(R"({"alg":"RS256","kid":"b6a1"})") << bearer << false;
    QTest::newRow("RS512 said") << QByteArray(R"({"alg":"RS512","kid":"KID"})") << bearer << false;
    QTest::newRow("none said") << QByteArray(R"({"alg":"none","kid":"KID"})") << bearer << false;
    QTest::newRow("alg in small letters") << QByteArray(R"({"alg":"rs256","kid":"KID"})") << bearer << false;
    QTest::newRow("no alg") << QByteArray(R"({"kid":"KID"})") << bearer << false;
    QTest::newRow("header is no object") << QByteArray(R"(["RS256"])") << bearer << false;
    QTest::newRow("header is no JSON") << QByteArray("RS256") << bearer << false;
    QTest::newRow("no header") << good << QByteArray() << false;
    QTest::newRow("bearer in small letters") << good << QByteArray("Authorization: bearer TOKEN\r\n") << false;
    QTest::newRow("Basic") << good << QByteArray("Authorization: Basic TOKEN\r\n") << false;
    QTest::newRow("token alone") << good << QByteArray("Authorization: TOKEN\r\n") << false;
    QTest::newRow("empty token") << good << QByteArray("Authorization: Bearer \r\n") << false;
    QTest::newRow("something behind it") << good << QByteArray("Authorization: Bearer TOKEN.x\r\n") << false;
    QTest::newRow("padded") << good << QByteArray("Authorization: Bearer TOKEN==\r\n") << false;
    QTest::newRow("signature changed") << good << QByteArray("Authorization: Bearer AAAATOKEN\r\n") << false;
    QTest::newRow("header name in any case") << good << QByteArray("AUTHORIZATION: Bearer TOKEN\r\n") << true;
}

void tst_Server::tokens()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, line);
    QFETCH(bool, opens);
    const QByteArray claims = R"({"aud":")" + m_server->project().projectId().toUtf8() + "\"}";
    const QByteArray token =
        support::makeToken(header.replace("KID", m_server->keyId().toUtf8()), claims, m_server->keyPath());

    const RawAnswer answer = RawClient::exchange(m_server->port(), "GET", "/graphql", line.replace("TOKEN", token));

    QCOMPARE(answer.status, opens ? 200 : 403);
    if (!opens) {
        QCOMPARE(answer.body, "Forbidden\n");
        QCOMPARE(answer.header("Content-Type"), "text/plain; charset=utf-8");
    }
}

void tst_Server::tokenClaims_data()
{
    QTest::addColumn<QByteArray>("claims"); // ID stands for the project ID, NOW±n for a time.
    QTest::addColumn<bool>("opens");
    const auto row = [](const char *claims, bool opens) {
        QTest::newRow(claims) << QByteArray(claims) << opens;
    };
    row(R"({"aud":"ID"})", true);
    row(R"({"aud":["ID"]})", true);
    row(R"({"aud":["other","ID"]})", true);
    row(R"({"aud":"other"})", false);
    row(R"({"aud":["other"]})", false);
    row(R"({"aud":[]})", false);
    row(R"({"aud":{"ID":"ID"}})", false);
    row(R"({})", false);
    row(R"(["ID"])", false);
    row(R"({"aud":"ID","exp":NOW+300})", true);
    row(R"({"aud":"ID","exp":NOW+300000000})", true);
    row(R"({"aud":"ID","exp":NOW-1})", true);
    row(R"({"aud":"ID","exp":NOW-299})", true);
    row(R"({"aud":"ID","exp":NOW-300})", false);
    row(R"({"aud":"ID","exp":"soon"})", false);
    row(R"({"aud":"ID","iat":NOW+300})", true);
    row(R"({"aud":"ID","iat":NOW+301})", false);
    row(R"({"aud":"ID","iat":NOW-99999})", true);
    row(R"({"aud":"ID","nbf":NOW+300})", true);
    row(R"({"aud":"ID","nbf":NOW+301})", false);
    row(R"({"aud":"ID","audit_context":{"operator":"Ann"}})", true);
    row(R"({"aud":"ID","audit_context":"Ann"})", true);
}

void tst_Server::tokenClaims()
{
    QFETCH(QByteArray, claims);
    QFETCH(bool, opens);
    const qint64 now = m_clock.now().toSecsSinceEpoch();
    for (const int offset : {300000000, -99999, -300, -299, 300, 301, -1}) {
        const QByteArray sign = offset > 0 ? "+" : "";
        claims.replace("NOW" + sign + QByteArray::number(offset) + '}', QByteArray::number(now + offset) + '}');
    }
    claims.replace("ID", m_server->project().projectId().toUtf8());
    const QByteArray token = support::makeToken(R"({"alg":"RS256","kid":")" + m_server->keyId().toUtf8() + "\"}",
                                                claims, m_server->keyPath());

    const RawAnswer answer =
        RawClient::exchange(m_server->port(), "GET", "/graphql", "Authorization: Bearer " + token + "\r\n");

    QCOMPARE(answer.status, opens ? 200 : 403);
}

void tst_Server::aTokenSignedByTheOpensslProgramOpens()
{
    const auto base64 = [](const QByteArray &bytes) {
        return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    const QByteArray message = base64(R"({"alg":"RS256","kid":")" + m_server->keyId().toUtf8() + "\"}") + '.'
        + base64(R"({"aud":[")" + m_server->project().projectId().toUtf8() + "\"]}");
    const QByteArray signature = support::openssl(
        {QStringLiteral("dgst"), QStringLiteral("-sha256"), QStringLiteral("-sign"), m_server->keyPath()}, message);

    const QByteArray line = "Authorization: Bearer " + message + '.' + base64(signature) + "\r\n";

    QCOMPARE(RawClient::exchange(m_server->port(), "GET", "/graphql", line).status, 200);
}

void tst_Server::everyAnswerOfTheApiCarriesTheHeaders_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("success") << QByteArray("POST") << QByteArray("TOKEN\r\nContent-Type: application/graphql\r\n")
                             << QByteArray("{__typename}");
    QTest::newRow("API error") << QByteArray("POST") << QByteArray("TOKEN\r\nContent-Type: application/json\r\n")
                               << QByteArray("x");
    QTest::newRow("forbidden") << QByteArray("POST") << QByteArray() << QByteArray();
    QTest::newRow("unknown project") << QByteArray("POST") << QByteArray("Host: x\r\n") << QByteArray();
    QTest::newRow("wrong type") << QByteArray("POST") << QByteArray("TOKEN\r\nContent-Type: a/b\r\n") << QByteArray();
    QTest::newRow("page") << QByteArray("GET") << QByteArray("TOKEN\r\n") << QByteArray();
}

void tst_Server::everyAnswerOfTheApiCarriesTheHeaders()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);

    const RawAnswer answer =
        RawClient::exchange(m_server->port(), method, "/graphql", headers.replace("TOKEN\r\n", bearer()), body);

    QCOMPARE(answer.header("Cache-Control"), "no-store");
    QCOMPARE(answer.header("Pragma"), "no-cache");
    QCOMPARE(answer.header("X-Content-Type-Options"), "nosniff");
    QCOMPARE(answer.header("X-Robots-Tag"), "noindex, nofollow");
    QCOMPARE(answer.header("X-Frame-Options"), "DENY");
    QVERIFY(!answer.header("Permissions-Policy").isEmpty());
    const QByteArray policy = answer.header("Content-Security-Policy");
    for (const char *part : {"script-src ", "'self'", "https:", "'nonce-", "'strict-dynamic'", "object-src 'none'",
                             "base-uri 'none'", "frame-ancestors 'none'"})
        QVERIFY2(policy.contains(part), part);
    QCOMPARE(answer.header("Access-Control-Allow-Origin"), QByteArray());
    QCOMPARE(answer.header("Set-Cookie"), QByteArray());
}

void tst_Server::bodies_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *body, int status, const char *expected,
                        const char *type = "application/json") {
        QTest::newRow(name) << QByteArray(type) << QByteArray(body) << status << QByteArray(expected);
    };
    const auto *unexpected =
        R"({"error":{"name":"InternalError","reason":"UnexpectedError","message":"unexpected error occurred","code":500}})";
    const auto *typeName = R"({"data":{"__typename":"Query"}})";
    row("a query", R"({"query":"{ __typename }"})", 200, typeName);
    row("bare document", "{ __typename }", 200, typeName, "application/graphql; charset=utf-8");
    row("unknown keys", R"({"query":"{ __typename }","extensions":{},"x":[1]})", 200, typeName);
    row("keys in any case", R"({"Query":"{ __typename }"})", 200, typeName);
    row("null keys", R"({"query":"{ __typename }","variables":null,"operationName":null})", 200, typeName);
    row("variables", R"({"query":"query($a: Boolean!) { __typename @include(if: $a) }","variables":{"a":true}})", 200,
        typeName);
    row("variables in a string",
        R"({"query":"query($a: Boolean!) { __typename @include(if: $a) }","variables":"{\"a\":true}"})", 200, typeName);
    row("operationName", R"({"query":"query A { a: __typename } query B { __typename }","operationName":"B"})", 200,
        typeName);
    row("not JSON", "query", 400,
        R"({"error":{"name":"BadRequest","reason":"InvalidJSON","message":"invalid character 'q' looking for beginning of value","code":400,"info":{"byte_offset":1}}})");
    row("broken JSON", R"({"query":"{ __typename }",})", 400,
        R"({"error":{"name":"BadRequest","reason":"InvalidJSON","message":"invalid character '}' looking for beginning of object key string","code":400,"info":{"byte_offset":27}}})");
    row("variables in an empty string", R"({"query":"{ __typename }","variables":""})", 400,
        R"({"error":{"name":"BadRequest","reason":"InvalidJSON","message":"unexpected end of JSON input","code":400,"info":{"byte_offset":0}}})");
    row("a batch", R"([{"query":"{ __typename }"}])", 500, unexpected);
    row("query is a number", R"({"query":1})", 500, unexpected);
    row("variables are a list", R"({"query":"{ __typename }","variables":[1]})", 500, unexpected);
    row("syntax error", R"({"query":"{ __typename"})", 500, unexpected);
    row("no query", "{}", 200, R"({"data":null,"errors":[{"message":"Must provide an operation.","locations":[]}]})");
    row("validation error", R"({"query":"{ nope }"})", 200,
        R"({"data":null,"errors":[{"message":"Cannot query field \"nope\" on type \"Query\". Did you mean \"node\" or \"nodes\"?","locations":[{"line":1,"column":3}]}]})");
    row("six mutation fields",
        R"({"query":"mutation { a: __typename b: __typename c: __typename d: __typename e: __typename f: __typename }"})",
        400,
        R"({"error":{"name":"BadRequest","reason":"BadRequest","message":"too many mutation fields in one request: got 6, limit is 5","code":400}})");
    row("missing variable", R"({"query":"query($id: ID!) { node(id: $id) { id } }"})", 200,
        R"({"data":null,"errors":[{"message":"Variable \"$id\" of required type \"ID!\" was not provided.","locations":[{"line":1,"column":7}]},)"
        R"({"message":"APIError.ExecutionFinishFunc: runtime error: invalid memory address or nil pointer dereference","locations":[]}]})");
    row("unknown node", R"({"query":"{ b: node(id: \"VXNlcjox\") { id } a: nodes(ids: [\"x\"]) { id } }"})", 200,
        R"({"data":{"a":[null],"b":null}})");
    row("last alone", R"({"query":"{ roles(last: 1) { totalCount } }"})", 200,
        R"({"data":{"roles":null},"errors":[{"message":"unsupported pagination","locations":[{"line":1,"column":3}],"path":["roles"],)"
        R"("extensions":{"errorName":"BadRequest","reason":"InvalidQuery"}}]})");
}

void tst_Server::bodies()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, expected);

    const RawAnswer answer = post(body, "Content-Type: " + type + "\r\n");

    QCOMPARE(answer.body, expected);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.header("Content-Type"), status == 200 ? "application/json; charset=utf-8" : "application/json");
}

void tst_Server::aRefusedTokenIsToldBeforeTheBody()
{
    RawClient client(m_server->port());

    client.send(
        "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000000\r\nContent-Type: text/plain\r\n\r\n");

    QCOMPARE(client.receive().status, 403);
    QVERIFY(client.isClosed());
}

void tst_Server::aMegabyteIsTheLimit()
{
    const QByteArray frame = R"({"query":"{ __typename }","x":""})";
    QByteArray body = frame;
    body.insert(frame.size() - 2, QByteArray(1024 * 1024 - frame.size(), 'x'));

    QCOMPARE(post(body).body, R"({"data":{"__typename":"Query"}})");
    const RawAnswer tooLarge = post(body + ' ');

    QCOMPARE(tooLarge.status, 413);
    QCOMPARE(
        tooLarge.body,
        R"({"error":{"name":"RequestEntityTooLarge","reason":"RequestEntityTooLarge","message":"http: request body too large","code":413}})");
    QCOMPARE(tooLarge.header("Connection"), "close");
    QCOMPARE(tooLarge.header("Cache-Control"), "no-store");
}

void tst_Server::theSchemaIsTheAdminApi()
{
    const RawAnswer answer = post(
        R"({"query":"{ __schema { types { name } mutationType { fields { name } } queryType { fields { name } } } }"})");

    QCOMPARE(answer.body.count("{\"name\":\""), 201 + 58 + 12);
    QVERIFY(
        answer.body.contains("\"queryType\":{\"fields\":[{\"name\":\"auditLogs\"},{\"name\":\"fraudProtectionLogs\"}"));
}

void tst_Server::seededUsersCanBeFoundByTheirIds()
{
    const QByteArray list = post(R"({"query":"{ users(first: 1) { edges { node { id } } } }"})").body;
    const QByteArray frame = "{\"data\":{\"users\":{\"edges\":[{\"node\":{\"id\":\"";
    QVERIFY2(list.startsWith(frame), list.constData());
    const QByteArray id = list.sliced(frame.size(), list.indexOf('"', frame.size()) - frame.size());
    QVERIFY(QByteArray::fromBase64(id, QByteArray::Base64UrlEncoding).startsWith("User:"));

    const QByteArray query =
        R"({"query":"query($id: ID!) { node(id: $id) { __typename id } }","variables":{"id":")" + id + "\"}}";

    QCOMPARE(post(query).body, R"({"data":{"node":{"__typename":"User","id":")" + id + "\"}}}");
}

void tst_Server::theProjectIsTheOnlyOneThatIsNotLive()
{
    const project::Project &own = m_server->project();

    QVERIFY(!own.isLive());
    QCOMPARE(own.endpoint().url().toString(),
             QStringLiteral("http://127.0.0.1:%1/_api/admin/graphql").arg(m_server->port()));
    QVERIFY(own.activeKey() != nullptr);
    QCOMPARE(own.activeKey()->keyId, m_server->keyId());
    QCOMPARE(own.activeKey()->path, m_server->keyPath());
}

void tst_Server::theKeyIsPrivateAndGoesWithTheServer()
{
    Options options;
    options.users = 0;
    auto server = Server::start(options, m_clock);
    QVERIFY(server.has_value());
    const QString path = (*server)->keyPath();
    const QString folder = QFileInfo(path).path();

    QVERIFY(!QUuid::fromString((*server)->keyId()).isNull());
    QCOMPARE(QFileInfo(path).completeBaseName(), (*server)->keyId());
    QCOMPARE(QFileInfo(path).permissions() & 0x0077, QFile::Permissions());
    QVERIFY(support::readFile(path).startsWith("-----BEGIN PRIVATE KEY-----"));
    QVERIFY((*server)->keyId() != m_server->keyId()); // The seed is the same.
    server->reset();
    QVERIFY(!QFileInfo::exists(path));
    QVERIFY(!QFileInfo::exists(folder));
}

void tst_Server::aDataFolderKeepsKeyAndId()
{
    const QTemporaryDir folder;
    Options options;
    options.users = 1;
    options.dataFolder = folder.filePath(QStringLiteral("data"));
    auto first = Server::start(options, m_clock);
    QVERIFY(first.has_value());
    const QString keyId = (*first)->keyId();
    const QByteArray key = support::readFile((*first)->keyPath());
    QCOMPARE(QFileInfo((*first)->keyPath()).path(), options.dataFolder);
    first->reset();

    const auto second = Server::start(options, m_clock);

    QVERIFY(second.has_value());
    QCOMPARE((*second)->keyId(), keyId);
    QCOMPARE(support::readFile((*second)->keyPath()), key);
}

void tst_Server::theKeyCanBeHandedOut()
{
    const QTemporaryDir folder;
    Options options;
    options.users = 0;
    options.dataFolder = folder.filePath(QStringLiteral("data"));
    options.keyFolder = folder.filePath(QStringLiteral("keys"));
    const auto server = Server::start(options, m_clock);

    QVERIFY(server.has_value());
    QCOMPARE((*server)->keyPath(), options.keyFolder + u'/' + (*server)->keyId() + QStringLiteral(".pem"));
    QCOMPARE(QFileInfo((*server)->keyPath()).permissions() & 0x0077, QFile::Permissions());
}

void tst_Server::aTakenPortIsAnError()
{
    Options options;
    options.users = 0;
    options.port = m_server->port();

    const auto server = Server::start(options, m_clock);

    QVERIFY(!server.has_value());
    QVERIFY(server.error().message.contains(QString::number(m_server->port())));
}

REGISTER_TEST(tst_Server)
#include "tst_server.moc"

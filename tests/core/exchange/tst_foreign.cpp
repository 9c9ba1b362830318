#include "core/exchange/foreign.h"
#include "tests/support/registry.h"

#include <QTest>

using exchange::Operation;

class tst_Foreign : public QObject
{
    Q_OBJECT

private slots:
    void anOperationComesOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("operationName");
        QTest::addColumn<QByteArray>("variables");
        const auto row = [](const char *name, const char *text, const char *query, const char *operationName = "",
                            const char *variables = "") {
            QTest::newRow(name) << QByteArray(text) << QByteArray(query) << QByteArray(operationName)
                                << QByteArray(variables);
        };
        row("cURL", "curl -X POST https://x/graphql -d '{\"query\":\"{ a }\"}'", "{ a }");
        row("everything, and numbers as written",
            "curl https://x -H 'Content-Type: application/json' --data-raw "
            "'{\"operationName\":\"Q\",\"variables\":{\"n\":12345678901234567890,\"f\":1.0},\"query\":\"query Q {\\n  "
            "a\\n}\"}'",
            "query Q {\n  a\n}", "Q", "{\"n\":12345678901234567890,\"f\":1.0}");
        row("variables inside a string", "curl x -d '{\"query\":\"{a}\",\"variables\":\"{\\\"a\\\":1}\"}'", "{a}", "",
            "{\"a\":1}");
        row("variables that are null", "curl x -d '{\"query\":\"{a}\",\"variables\":null,\"operationName\":null}'",
            "{a}");
        row("--json and =", "curl x --json='{\"query\":\"{a}\"}'", "{a}");
        row("-d and its value in one word", "curl x -d'{\"query\":\"{a}\"}'", "{a}");
        row("a browser's quoting",
            "curl 'https://x' --data-raw $'{\"query\":\"{ a(b: \\\\\"it\\u0027s\\\\\") }\"}' --compressed",
            "{ a(b: \"it's\") }");
        row("a bare document", "curl x -H 'content-type: application/graphql' -d '{ a }'", "{ a }");
        row("cURL's query string", "curl 'https://x/graphql?query=%7B+a+%7D'", "{ a }");
        row("behind a pipe", "gatehouse token --project p --header |\ncurl x -H @- -d '{\"query\":\"{a}\"}'", "{a}");
        row("a link",
            "https://x/graphql?query=%7B%20a(b%3A%20%22c%2Bd%22)%20%7D&variables=%7B%22v%22%3A1%7D&operationName=Q",
            "{ a(b: \"c+d\") }", "Q", "{\"v\":1}");
        row("short options in one word", "curl -sSd '{\"query\":\"{a}\"}' https://x", "{a}");
        row("short options, the last with its value", "curl -sSXPOST https://x -kd'{\"query\":\"{a}\"}'", "{a}");
        row("a form that cURL encodes",
            "curl -G https://x --data-urlencode 'query={ a(b: \"c+d&e\") }' -d variables=%7B%7D", "{ a(b: \"c+d&e\") }",
            "", "{}");
        row("a caret before a quote", "curl x -d '{\"query\":\"{a}\",\"operationName\":\"a^\"}' # c^\"", "{a}", "a^");
        row("for cmd.exe", "curl ^\"https://x^\" --data-raw ^\"^{^\\^\"query^\\^\":^\\^\"^{a^}^\\^\"^}^\"", "{a}");
        row("for cmd.exe, with carets only inside of the quotes",
            "curl \"https://host/graphql\" ^\r\n  -H \"content-type: application/json\" ^\r\n  --data-raw "
            "\"^{^\\\"query^\\\":^\\\"^{ users ^{ totalCount ^} ^}^\\\"^}\"",
            "{ users { totalCount } }");
        row("the same, and before each escaped quote",
            "curl \"https://host/graphql\" ^\n  -H \"x-note: it's\" ^\n  --data-raw "
            "\"^{^\\^\"query^\\^\":^\\^\"query(^$id: ID^!) ^{ a(b: ^\\^\\^\\^\"c^^d^\\^\\^\\^\") ^}^\\^\"^}\" ^\n  "
            "--compressed",
            "query($id: ID!) { a(b: \"c^d\") }");
        row("for cmd.exe, before it had carets",
            "curl \"https://host/graphql\" ^\r\n  -H \"x-note: 1\" ^\r\n  --data-binary "
            "\"{\\\"query\\\":\\\"query($id: ID) { users { totalCount } a(b: \\\\\\\"^\\\\\\\") }\\\"}\" --compressed",
            "query($id: ID) { users { totalCount } a(b: \"^\") }");
        row("the same on one line", "curl \"https://host\" --data-binary \"{\\\"query\\\":\\\"{ users }\\\"}\"",
            "{ users }");
        row("several for cmd.exe",
            "curl ^\"https://a^\" --data-raw ^\"^{^\\^\"query^\\^\":^\\^\"^{a^}^\\^\"^}^\" &\r\ncurl "
            "^\"https://b^\" --data-raw ^\"^{^\\^\"query^\\^\":^\\^\"^{b^}^\\^\"^}^\"",
            "{a}");
        row("a link with a fragment", "https://x/#query=%7Ba%7D", "{a}");
        row("a link to an unnamed operation", "https://x/?query=%7Ba%7D&operationName=null&variables=", "{a}");
    }
    void anOperationComesOut()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, operationName);
        QFETCH(QByteArray, variables);
        const auto read = exchange::readForeign(text);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->operation.query, query);
        QCOMPARE(read->operation.operationName, operationName);
        QCOMPARE(read->operation.variables, variables);
    }

    void whatGoesBeyondAnOperationIsNamedAndDropped_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("dropped");
        const auto row = [](const char *name, const char *text, const char *dropped) {
            QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(dropped);
        };
        row("the address", "curl https://evil.example/graphql -d '{\"query\":\"{a}\"}'", "the address evil.example");
        row("headers",
            "curl x -H 'Authorization: Bearer abc' -H 'X-Forwarded-Host: y' -H 'Accept: */*' -d '{\"query\":\"{a}\"}'",
            "the header Authorization; the header X-Forwarded-Host");
        row("headers that open something",
            "curl x -H 'X-Api-Key: k' -H 'x-session-id: s' -H 'X-Note: Bearer abc' -b a=b -d '{\"query\":\"{a}\"}'",
            "the header X-Api-Key; the header x-session-id; the header X-Note; the cookies");
        row("what a browser says",
            "curl x -H 'Origin: https://evil.example' -H 'sec-fetch-mode: cors' -H 'DNT: 1' -d '{\"query\":\"{a}\"}'",
            "the header Origin; the header sec-fetch-mode; the header DNT");
        row("a header that would be two", "curl x -H $'X-A: 1\\r\\nHost: evil.example' -d '{\"query\":\"{a}\"}'",
            "the header X-A");
        row("a token from a pipe", "curl x -H @- -d '{\"query\":\"{a}\"}'", "the headers from another command or file");
        row("cookies, keys and trust",
            "curl x -b c=d -E my.pem --key k.pem -k -u ann:pw -x proxy -d '{\"query\":\"{a}\"}'",
            "the cookies; the client certificate; the client key; the wish to trust any certificate; the user and "
            "password; the proxy");
        row("extensions", "curl x -d '{\"query\":\"{a}\",\"extensions\":{\"secret\":1}}'", "extensions of the data");
        row("a password in the address", "curl https://ann:pw@x.example/ -d '{\"query\":\"{a}\"}'",
            "the address x.example; the user and password in the address");
        row("a link's headers", "https://x.example/?query=%7Ba%7D&headers=%7B%22Authorization%22%3A%22abc%22%7D",
            "the address x.example; the header Authorization");
        row("a link's headers that cannot be read", "https://x.example/?query=%7Ba%7D&headers=abc",
            "the address x.example; the link's headers");
    }
    void whatGoesBeyondAnOperationIsNamedAndDropped()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, dropped);
        const auto read = exchange::readForeign(text);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->dropped.join(QLatin1String("; ")), dropped);
        QCOMPARE(read->operation, (Operation {"{a}", {}, {}}));
        QVERIFY(read->headers.isEmpty());
    }

    void harmlessHeadersComeAlong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("cURL") << QByteArray(
            "curl x -H 'X-Trace: a: b' -H 'authorization: Bearer t' -H 'X-Empty;' -H 'X-Gone:' "
            "-H 'x-trace: again' -d '{\"query\":\"{a}\"}'");
        QTest::newRow("a link") << QByteArray("https://x/?query=%7Ba%7D&headers=%7B%22X-Trace%22%3A%22a%3A%20b%22%2C"
                                              "%22cookie%22%3A%22c%22%2C%22X-Empty%22%3A%22%22%7D");
    }
    void harmlessHeadersComeAlong()
    {
        QFETCH(QByteArray, text);
        const auto read = exchange::readForeign(text);
        QVERIFY(read);
        const QList<safety::Header> expected {{"X-Trace", "a: b"}, {"X-Empty", ""}};
        QCOMPARE(read->headers, expected);
    }

    void whatCannotBeReadSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const char *text, const char *says) {
            QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(says);
        };
        row("nothing", "", "neither a cURL command nor a link");
        row("another program", "wget https://x", "neither a cURL command nor a link");
        row("no data", "curl https://x", "no \"query\"");
        row("data that is no JSON", "curl x -d 'a=b'", "not JSON");
        row("a batch", "curl x -d '[{\"query\":\"{a}\"}]'", "several operations at once");
        row("another object", "curl x -d '{\"a\":1}'", "no \"query\"");
        row("a file", "curl x -d @body.json", "@body.json");
        row("a file for a form", "curl x --data-urlencode query@q.graphql", "@q.graphql");
        row("an upload", "curl x -F file=@a", "uploads a form");
        row("variables that are a list", "curl x -d '{\"query\":\"{a}\",\"variables\":[]}'",
            "variables are not a JSON object");
        row("an open quote", "curl x -d '{", "never closed");
        row("a value of the shell", "curl x -d \"$BODY\"", "Put the value in its place");
        row("a link without an operation", "https://x/graphql", "?query=");
    }
    void whatCannotBeReadSaysWhy()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto read = exchange::readForeign(text);
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
    }

    void aPasteIsRecognised()
    {
        QVERIFY(exchange::looksForeign("  curl 'https://x' -d '{}'"));
        QVERIFY(exchange::looksForeign("https://x/?query=%7Ba%7D\n"));
        QVERIFY(exchange::looksForeign("gatehouse token --project p |\ncurl x"));
        for (const QByteArray command : {"TOKEN=eyJabc curl 'https://x' -d '{\"query\": \"{a}\"}'",
                                         "# from Jo\n$ curl x -d '{\"query\": \"{a}\"}'",
                                         "export A='b c'\nB=d\n\ncurl x -d '{\"query\": \"{a}\"}'"}) {
            QVERIFY2(exchange::looksForeign(command), command.constData());
            const auto foreign = exchange::readForeign(command);
            QVERIFY(foreign);
            QCOMPARE(foreign->operation.query, QByteArray("{a}"));
        }
        QVERIFY(!exchange::looksForeign("# curl x\n{ a }"));
        QVERIFY(!exchange::looksForeign("# curl x"));
        QVERIFY(!exchange::looksForeign("https://x/page"));
        QVERIFY(!exchange::looksForeign("query curl { a }"));
    }
};

REGISTER_TEST(tst_Foreign)
#include "tst_foreign.moc"

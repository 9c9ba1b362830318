#include "core/project/endpoint.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace Qt::StringLiterals;

class tst_Endpoint : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void hostedAddressesComeFromTheProjectId();
    void notEveryIdCanBeHosted_data();
    void notEveryIdCanBeHosted();
    void anEmptyOneHasNoOrigin();
};

void tst_Endpoint::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("origin");
    QTest::newRow("whole") << u"https://acme.authgear.cloud/_api/admin/graphql"_s
                           << u"https://acme.authgear.cloud/_api/admin/graphql"_s << u"https://acme.authgear.cloud"_s;
    QTest::newRow("bare host") << u" acme.authgear.cloud\n"_s << u"https://acme.authgear.cloud/_api/admin/graphql"_s
                               << u"https://acme.authgear.cloud"_s;
    QTest::newRow("no path") << u"https://auth.example.com"_s << u"https://auth.example.com/_api/admin/graphql"_s
                             << u"https://auth.example.com"_s;
    QTest::newRow("slash only") << u"https://auth.example.com/"_s << u"https://auth.example.com/_api/admin/graphql"_s
                                << u"https://auth.example.com"_s;
    QTest::newRow("slash behind") << u"https://a.example/_api/admin/graphql/"_s
                                  << u"https://a.example/_api/admin/graphql"_s << u"https://a.example"_s;
    QTest::newRow("other path") << u"https://a.example/graphql"_s << u"https://a.example/graphql"_s
                                << u"https://a.example"_s;
    QTest::newRow("dots in the path") << u"https://a.example/x/../graphql"_s << u"https://a.example/graphql"_s
                                      << u"https://a.example"_s;
    QTest::newRow("capitals") << u"HTTPS://Acme.Example/graphql"_s << u"https://acme.example/graphql"_s
                              << u"https://acme.example"_s;
    QTest::newRow("usual port") << u"https://a.example:443/graphql"_s << u"https://a.example/graphql"_s
                                << u"https://a.example"_s;
    QTest::newRow("other port") << u"https://a.example:8443/graphql"_s << u"https://a.example:8443/graphql"_s
                                << u"https://a.example:8443"_s;
    QTest::newRow("loopback name") << u"http://localhost:3002/graphql"_s << u"http://localhost:3002/graphql"_s
                                   << u"http://localhost:3002"_s;
    QTest::newRow("bare loopback name") << u"localhost:3002"_s << u"http://localhost:3002/_api/admin/graphql"_s
                                        << u"http://localhost:3002"_s;
    QTest::newRow("loopback address") << u"http://127.8.9.10:1/graphql"_s << u"http://127.8.9.10:1/graphql"_s
                                      << u"http://127.8.9.10:1"_s;
    QTest::newRow("loopback IPv6") << u"http://[0:0:0:0:0:0:0:1]:8080/graphql"_s << u"http://[::1]:8080/graphql"_s
                                   << u"http://[::1]:8080"_s;
    QTest::newRow("https on loopback") << u"https://localhost/graphql"_s << u"https://localhost/graphql"_s
                                       << u"https://localhost"_s;
    QTest::newRow("IDN") << u"https://bücher.example/graphql"_s << u"https://xn--bcher-kva.example/graphql"_s
                         << u"https://xn--bcher-kva.example"_s;
    QTest::newRow("Cyrillic look-alike") << u"https://аcme.example/graphql"_s
                                         << u"https://xn--cme-5cd.example/graphql"_s
                                         << u"https://xn--cme-5cd.example"_s;
}

void tst_Endpoint::reads()
{
    QFETCH(QString, text);
    QFETCH(QString, url);
    QFETCH(QString, origin);
    const auto endpoint = project::Endpoint::parse(text);
    QVERIFY2(endpoint, endpoint ? "" : qPrintable(endpoint.error().message));
    QCOMPARE(endpoint->url().toString(QUrl::FullyEncoded), url);
    QCOMPARE(endpoint->origin(), origin);
    QCOMPARE(endpoint->isLoopback(),
             origin.contains(u"localhost") || origin.contains(u"127.") || origin.contains(u"::1"));

    const auto again = project::Endpoint::parse(url);
    QVERIFY(again);
    QCOMPARE(*again, *endpoint);
}

void tst_Endpoint::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    QTest::newRow("nothing") << u"  "_s << u"No address"_s;
    QTest::newRow("http elsewhere") << u"http://acme.example/graphql"_s << u"Plain http"_s;
    QTest::newRow("loopback by its beginning") << u"http://127.0.0.1.evil.example/"_s << u"Plain http"_s;
    QTest::newRow("loopback by its end") << u"http://evil-localhost/"_s << u"Plain http"_s;
    QTest::newRow("loopback in the user name") << u"http://localhost@evil.example/"_s << u"user name"_s;
    QTest::newRow("every interface") << u"http://0.0.0.0/"_s << u"Plain http"_s;
    QTest::newRow("private network") << u"http://192.168.0.1/"_s << u"Plain http"_s;
    QTest::newRow("user") << u"https://me@acme.example/"_s << u"user name"_s;
    QTest::newRow("password") << u"https://me:pw@acme.example/"_s << u"user name"_s;
    QTest::newRow("empty user") << u"https://@acme.example/"_s << u"user name"_s;
    QTest::newRow("query") << u"https://acme.example/graphql?a=1"_s << u"a ? or a #"_s;
    QTest::newRow("empty query") << u"https://acme.example/graphql?"_s << u"a ? or a #"_s;
    QTest::newRow("fragment") << u"https://acme.example/graphql#a"_s << u"a ? or a #"_s;
    QTest::newRow("other scheme") << u"ftp://acme.example/"_s << u"https://"_s;
    QTest::newRow("file") << u"file:///etc/passwd"_s << u"not a web address"_s;
    QTest::newRow("no host") << u"https:///graphql"_s << u"not a web address"_s;
    QTest::newRow("port zero") << u"https://acme.example:0/"_s << u"not a web address"_s;
    QTest::newRow("port too large") << u"https://acme.example:65536/"_s << u"not a web address"_s;
    QTest::newRow("space inside") << u"https://acme.example/a b"_s << u"space"_s;
    QTest::newRow("backslash") << u"https:\\\\acme.example"_s << u"backslash"_s;
    QTest::newRow("line break") << u"https://acme.example/\ngraphql"_s << u"control character"_s;
}

void tst_Endpoint::refuses()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);
    const auto endpoint = project::Endpoint::parse(text);
    QVERIFY(!endpoint);
    QCOMPARE(endpoint.error().kind, base::Error::Kind::InvalidInput);
    QVERIFY2(endpoint.error().message.contains(reason), qPrintable(endpoint.error().message));
}

void tst_Endpoint::hostedAddressesComeFromTheProjectId()
{
    const auto hosted = project::Endpoint::hosted(u"acme-prod"_s);
    QVERIFY(hosted);
    QCOMPARE(hosted->url(), QUrl(u"https://acme-prod.authgear.cloud/_api/admin/graphql"_s));

    QStringList origins;
    for (const auto &candidate : project::Endpoint::hostedCandidates(u"acme-prod"_s))
        origins.append(candidate.origin());
    QCOMPARE(origins, QStringList({u"https://acme-prod.authgear.cloud"_s, u"https://acme-prod.authgearapps.com"_s}));
}

void tst_Endpoint::notEveryIdCanBeHosted_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("empty") << QString();
    QTest::newRow("dot") << u"evil.example/x"_s;
    QTest::newRow("slash") << u"a/b"_s;
    QTest::newRow("at") << u"a@b"_s;
    QTest::newRow("hyphen first") << u"-a"_s;
    QTest::newRow("capital") << u"Acme"_s;
    QTest::newRow("line break behind") << u"acme\n"_s;
    QTest::newRow("too long") << QString(64, u'a');
}

void tst_Endpoint::notEveryIdCanBeHosted()
{
    QFETCH(QString, id);
    QVERIFY(project::Endpoint::hostedCandidates(id).isEmpty());
    const auto hosted = project::Endpoint::hosted(id);
    QVERIFY(!hosted);
    QVERIFY(hosted.error().message.contains(u"project ID"));
}

void tst_Endpoint::anEmptyOneHasNoOrigin()
{
    QCOMPARE(project::Endpoint().origin(), QString());
    QVERIFY(!project::Endpoint().isLoopback());
}

REGISTER_TEST(tst_Endpoint)
#include "tst_endpoint.moc"

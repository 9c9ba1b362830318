#include "core/run/explain.h"
#include "tests/support/registry.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using run::Shape;

class tst_Explain : public QObject
{
    Q_OBJECT

    static QDateTime noon() { return {QDate(2026, 3, 1), QTime(12, 0), QTimeZone::utc()}; }
    static net::Reply reply(int status, const QByteArray &body = {}, const QByteArray &contentType = "text/plain");
    static run::Circumstances at(const QString &address, const QString &projectId = u"acme"_s,
                                 const QString &keyIdOfFile = {});

private slots:
    void reasons_data();
    void reasons();
    void verdicts_data();
    void verdicts();
    void theServerSaysHowLongToWait_data();
    void theServerSaysHowLongToWait();
    void aRefusedTokenNamesTheLikelyCause_data();
    void aRefusedTokenNamesTheLikelyCause();
    void redirectsNameTheirTargetWithoutSecrets();
    void clocks_data();
    void clocks();
};

net::Reply tst_Explain::reply(int status, const QByteArray &body, const QByteArray &contentType)
{
    net::Reply reply;
    reply.status = status;
    reply.body = std::make_shared<const std::string>(body.toStdString());
    reply.headers = {{"Content-Type", contentType}};
    return reply;
}

run::Circumstances tst_Explain::at(const QString &address, const QString &projectId, const QString &keyIdOfFile)
{
    const auto project = project::Project::live(u"p"_s, u"P"_s, *project::Endpoint::parse(address), projectId)
                             .withKeyBound(u"key-1"_s, u"/key-1.pem"_s);
    return {project, keyIdOfFile, noon()};
}

void tst_Explain::reasons_data()
{
    QTest::addColumn<run::ServerError>("error");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *title, const run::ServerError &error, const QString &part) {
        QTest::newRow(title) << error << part;
    };
    row("first of the table", {u"x"_s, u"NotFound"_s, u"AuthenticatorNotFound"_s, {}, 0, 0}, u"authenticator"_s);
    row("last of the table", {u"x"_s, u"NotFound"_s, u"UserUnknownKeys"_s, {}, 0, 0}, u"user does not exist"_s);
    row("search", {u"x"_s, u"InternalError"_s, u"SearchDisabled"_s, {}, 0, 0}, u"getUserByLoginID"_s);
    row("transition", {u"x"_s, u"Invalid"_s, u"InvalidAccountStatusTransition"_s, {}, 0, 0}, u"status"_s);
    row("hidden", {u"unexpected error"_s, {}, {}, {}, 0, 0}, u"userIDs"_s);
    row("forbidden", {u"x"_s, u"Forbidden"_s, u"Forbidden"_s, {}, 0, 0}, u"settings or plan"_s);
    row("noise", {u"APIError.ExecutionFinishFunc: runtime error"_s, {}, {}, {}, 0, 0}, u"nothing about your request"_s);
    row("enough by itself", {u"Cannot query field"_s, {}, {}, {}, 0, 0}, u""_s);
    row("of the validation", {u"Cannot query field"_s, {}, {}, {}, 3, 5}, u"another schema"_s);
    row("of the variables", {u"Variable \"$in\" got invalid value {}."_s, {}, {}, {}, 1, 8}, u"Nothing of it ran"_s);
    row("unknown reason", {u"x"_s, u"Invalid"_s, u"SomethingNew"_s, {}, 0, 0}, u""_s);
    row("letter case counts", {u"x"_s, u"Invalid"_s, u"searchdisabled"_s, {}, 0, 0}, u""_s);
}

void tst_Explain::reasons()
{
    QFETCH(run::ServerError, error);
    QFETCH(QString, part);
    const auto text = run::explain(error);
    QCOMPARE(text.isEmpty(), part.isEmpty());
    QVERIFY2(text.contains(part), qPrintable(text));
}

void tst_Explain::verdicts_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Shape>("shape");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *title, int status, Shape shape, const QByteArray &body, const QString &part) {
        QTest::newRow(title) << status << shape << body << part;
    };
    row("answer", 200, Shape::GraphQl, "{}", u""_s);
    row("web page", 200, Shape::NotJson, " <!DOCTYPE html>", u"web page"_s);
    row("text", 200, Shape::NotJson, "OK", u"not JSON"_s);
    row("nothing", 200, Shape::NotJson, "",
        u"answers with nothing: try again, and check the address if that goes on."_s);
    row("no content", 204, Shape::NotJson, "", u"answers with status 204"_s);
    row("other JSON", 200, Shape::OtherJson, "[]", u"not as a GraphQL server"_s);
    row("syntax", 500, Shape::RestError, "{}", u"null literal"_s);
    row("fields", 400, Shape::RestError, "{}", u"five mutation fields"_s);
    row("not found", 404, Shape::NotJson, "", u"knows no project"_s);
    row("method", 405, Shape::NotJson, "", u"takes no operations"_s);
    row("size", 413, Shape::RestError, "{}", u"1 MiB"_s);
    row("rate", 429, Shape::NotJson, "", u"wait"_s);
    row("gateway", 502, Shape::NotJson, "<html>", u"gateway"_s);
    row("proxy", 407, Shape::NotJson, "", u"proxy"_s);
    row("other failure", 520, Shape::NotJson, "", u"failed (520)"_s);
    row("content type", 415, Shape::NotJson, "", u"Content-Type header"_s);
    row("other refusal", 418, Shape::NotJson, "", u"refused the request (418)"_s);
}

void tst_Explain::verdicts()
{
    QFETCH(int, status);
    QFETCH(Shape, shape);
    QFETCH(QByteArray, body);
    QFETCH(QString, part);
    const auto text = run::verdictOf(reply(status, body), shape, at(u"https://auth.example.com/graphql"_s));
    QCOMPARE(text.isEmpty(), part.isEmpty());
    QVERIFY2(text.contains(part), qPrintable(text));
}

void tst_Explain::theServerSaysHowLongToWait_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("part");
    QTest::newRow("seconds") << 429 << QByteArray("37") << u"wait 37 seconds before"_s;
    QTest::newRow("minutes") << 429 << QByteArray("600") << u"wait 10 minutes before"_s;
    QTest::newRow("nearly three minutes") << 429 << QByteArray("179") << u"wait 3 minutes before"_s;
    QTest::newRow("nearly two hours") << 429 << QByteArray("7199") << u"wait 2 hours before"_s;
    QTest::newRow("nearly three hours") << 429 << QByteArray("10799") << u"wait 3 hours before"_s;
    QTest::newRow("more than two days") << 503 << QByteArray("172801") << u"in 3 days, as it asks"_s;
    QTest::newRow("no time at all") << 429 << QByteArray("0") << u"wait a while before"_s;
    QTest::newRow("overloaded for no time") << 503 << QByteArray("0") << u"try again later"_s;
    QTest::newRow("a moment by the server's clock")
        << 429 << QByteArray("Sun, 01 Mar 2026 15:00:00 GMT") << u"wait 3 hours before"_s;
    QTest::newRow("a moment that has passed")
        << 429 << QByteArray("Sun, 01 Mar 2026 11:00:00 GMT") << u"wait a while before"_s;
    QTest::newRow("no time") << 429 << QByteArray("soon") << u"wait a while before"_s;
    QTest::newRow("overloaded") << 503 << QByteArray("5") << u"try again in 5 seconds, as it asks"_s;
    QTest::newRow("overloaded, and silent") << 503 << QByteArray() << u"try again later"_s;
}

void tst_Explain::theServerSaysHowLongToWait()
{
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    QFETCH(QString, part);
    auto busy = reply(status);
    busy.headers.append({"Retry-After", header});
    busy.serverDate = noon();
    auto circumstances = at(u"https://auth.example.com/graphql"_s);
    circumstances.now = noon().addDays(1);
    const auto text = run::verdictOf(busy, Shape::NotJson, circumstances);
    QVERIFY2(text.contains(part), qPrintable(text));
}

void tst_Explain::aRefusedTokenNamesTheLikelyCause_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("projectId");
    QTest::addColumn<QString>("keyIdOfFile");
    QTest::addColumn<int>("clockAhead"); // seconds; 1000000: the server did not say
    QTest::addColumn<QString>("part");
    constexpr int Silent = 1'000'000;
    const QString own = u"https://auth.example.com/graphql"_s;
    const QString hosted = u"https://acme.authgear.cloud/graphql"_s;
    const auto row = [](const char *title, const QString &address, const QString &projectId, const QString &keyIdOfFile,
                        int clockAhead, const QString &part) {
        QTest::newRow(title) << address << projectId << keyIdOfFile << clockAhead << part;
    };
    row("clock ahead", own, u"acme"_s, {}, 420, u"7 minutes ahead of the server's"_s);
    row("clock behind", own, u"acme"_s, {}, -7300, u"2 hours behind the server's"_s);
    row("clock within bounds", own, u"acme"_s, {}, 290, u"“key-1” is still listed"_s);
    row("host of another project", hosted, u"acme2"_s, {}, 0, u"belongs to the project “acme”"_s);
    row("older host of another project", u"https://acme.authgearapps.com/graphql"_s, u"acme2"_s, {}, Silent,
        u"belongs to the project “acme”"_s);
    row("deeper host says nothing", u"https://a.b.authgear.cloud/graphql"_s, u"acme2"_s, {}, 0, u"still listed"_s);
    const QString uuid = u"7b1f4a52-8f0e-4d8c-9a55-0b6f0f5e2a11"_s;
    row("key ID of the file differs", hosted, u"acme"_s, uuid, 0, u"0b6f0f5e2a11”, and “key-1” was sent"_s);
    row("a name that a person gave the file", hosted, u"acme"_s, u"my key"_s, 0, u"its project ID is “acme”"_s);
    row("nothing known", own, u"acme"_s, {}, Silent, u"still listed"_s);
    row("the clock is looked at first", hosted, u"acme2"_s, uuid, 3600, u"clock"_s);
    row("what cannot be seen is drawn", own, u"ac\u202Eme"_s, {}, 0, u"ac⟨U+202E⟩me"_s);
}

void tst_Explain::aRefusedTokenNamesTheLikelyCause()
{
    QFETCH(QString, address);
    QFETCH(QString, projectId);
    QFETCH(QString, keyIdOfFile);
    QFETCH(int, clockAhead);
    QFETCH(QString, part);
    auto refused = reply(403, "Forbidden");
    if (clockAhead != 1'000'000)
        refused.serverDate = noon().addSecs(-clockAhead);
    const auto text = run::verdictOf(refused, Shape::NotJson, at(address, projectId, keyIdOfFile));
    QVERIFY2(text.contains(u"refused the token (403)"), qPrintable(text));
    QVERIFY2(text.contains(part), qPrintable(text));
}

void tst_Explain::redirectsNameTheirTargetWithoutSecrets()
{
    auto redirect = reply(307);
    redirect.headers = {{"Location", "https://user:pw@elsewhere.example/x?token=abc#y"}};
    const auto text = run::verdictOf(redirect, Shape::NotJson, at(u"https://auth.example.com/graphql"_s));
    QVERIFY2(text.contains(u"https://elsewhere.example/x (307)"), qPrintable(text));
    QVERIFY(!text.contains(u"abc"));
    QVERIFY(!text.contains(u"pw"));
    QVERIFY(run::verdictOf(reply(302), Shape::NotJson, at(u"https://a.example/"_s)).contains(u"another address"));
}

void tst_Explain::clocks_data()
{
    QTest::addColumn<int>("ahead");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("seconds") << 61 << u"61 seconds ahead of"_s;
    QTest::newRow("minutes") << -300 << u"5 minutes behind"_s;
    QTest::newRow("hours") << 7200 << u"2 hours ahead of"_s;
    QTest::newRow("days") << -200000 << u"2 days behind"_s;
}

void tst_Explain::clocks()
{
    QFETCH(int, ahead);
    QFETCH(QString, sentence);
    QCOMPARE(run::clockSentence(std::chrono::seconds(ahead)), sentence);
}

REGISTER_TEST(tst_Explain)
#include "tst_explain.moc"

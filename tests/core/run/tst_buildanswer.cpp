#include "core/run/buildanswer.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using run::Outcome;

class tst_BuildAnswer : public QObject
{
    Q_OBJECT

    static run::Answer answerTo(bool write, int status, const QByteArray &body,
                                const QByteArray &contentType = "application/json");

private slots:
    void bytesStayAsTheyCame();
    void errorsAreRead_data();
    void errorsAreRead();
    void detailsOfAnErrorAreRead_data();
    void detailsOfAnErrorAreRead();
    void outcomes_data();
    void outcomes();
    void aReadHasNoOutcome();
    void anAnswerWithoutErrorsIsASuccess();
    void whatIsNotASuccessSaysSo_data();
    void whatIsNotASuccessSaysSo();
    void damagedJsonIsSaidWithItsPlace_data();
    void damagedJsonIsSaidWithItsPlace();
};

run::Answer tst_BuildAnswer::answerTo(bool write, int status, const QByteArray &body, const QByteArray &contentType)
{
    net::Reply reply;
    reply.status = status;
    reply.headers = {{"Content-Type", contentType}};
    reply.body = std::make_shared<const std::string>(body.toStdString());
    safety::Effect effect;
    effect.changesData = write;
    const auto project =
        project::Project::live(u"p"_s, u"P"_s, *project::Endpoint::parse(u"https://acme.example/graphql"_s), u"acme"_s);
    return run::buildAnswer(reply, effect, {project, {}, QDateTime::currentDateTimeUtc()});
}

void tst_BuildAnswer::bytesStayAsTheyCame()
{
    const QByteArray body = R"({"data":{"z":1.10,"a":12345678901234567890,"z":null}})";
    const auto answer = answerTo(false, 200, body);
    QCOMPARE(QByteArray::fromStdString(*answer.body), body);
    QVERIFY(answer.tape);
    // Held once: a hundred megabytes more than once would show.
    QCOMPARE(static_cast<const void *>(answer.tape->bytes().data()), static_cast<const void *>(answer.body->data()));
    QCOMPARE(answer.contentType, "application/json");
    QCOMPARE(answer.status, 200);
}

void tst_BuildAnswer::errorsAreRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("expected"); // message | reason | path | line:column
    QTest::newRow("validation") << QByteArray(
        R"({"data":null,"errors":[{"message":"Cannot query field \"x\".","locations":[{"line":2,"column":5}]}]})")
                                << QStringList {u"Cannot query field \"x\".||| 2:5"_s};
    QTest::newRow("API error") << QByteArray(
        R"({"data":null,"errors":[{"extensions":{"errorName":"NotFound","info":{"keys":["a"]},)"
        R"("reason":"RoleUnknownKeys"},"locations":[{"column":1,"line":1}],)"
        R"("message":"unknown role keys","path":["gone",0,"x"]}]})")
                               << QStringList {u"unknown role keys|RoleUnknownKeys|gone.0.x| 1:1"_s};
    QTest::newRow("hidden") << QByteArray(
        R"({"data":{"a":null},"errors":[{"message":"unexpected error","locations":[]}]})")
                            << QStringList {u"unexpected error||| 0:0"_s};
    QTest::newRow("noise behind the first is left out") << QByteArray(
        R"({"data":null,"errors":[{"message":"Variable \"$a\" got invalid value.","locations":[]},)"
        R"({"message":"APIError.ExecutionFinishFunc: runtime error: invalid memory address","locations":[]}]})")
                                                        << QStringList {u"Variable \"$a\" got invalid value.||| 0:0"_s};
    QTest::newRow("noise alone stays") << QByteArray(
        R"({"data":null,"errors":[{"message":"APIError.ExecutionFinishFunc: runtime error: x"}]})")
                                       << QStringList {u"APIError.ExecutionFinishFunc: runtime error: x||| 0:0"_s};
    QTest::newRow("REST") << QByteArray(
        R"({"error":{"name":"BadRequest","reason":"InvalidJSON","message":"bad","code":400}})")
                          << QStringList {u"bad|InvalidJSON|| 0:0"_s};
    QTest::newRow("odd shapes") << QByteArray(R"({"errors":["text",{"message":7,"path":"x","locations":[3]},null]})")
                                << QStringList {u"text||| 0:0"_s, u"7||| 0:0"_s, u"null||| 0:0"_s};
    QTest::newRow("no message") << QByteArray(R"({"errors":[{"path":["a"]},{"message":""},{"message":null}]})")
                                << QStringList {u"{\"path\":[\"a\"]}||a| 0:0"_s, u"{\"message\":\"\"}||| 0:0"_s,
                                                u"{\"message\":null}||| 0:0"_s};
    QTest::newRow("places that count nothing") << QByteArray(
        R"({"errors":[{"message":"a","locations":[{"line":99999999999,"column":4294967297}]},)"
        R"({"message":"b","locations":[{"line":-5,"column":-1}]},{"message":"c","locations":[{"line":2.5,"column":1e300}]}]})")
                                               << QStringList {u"a||| 0:0"_s, u"b||| 0:0"_s, u"c||| 0:0"_s};
    QTest::newRow("an endless message") << QByteArray(R"({"errors":[{"message":")" + QByteArray(20'000, 'x') + "\"}]}")
                                        << QStringList {QString(1999, u'x') + QChar(0x2026) + u"||| 0:0"_s};
    QTest::newRow("none") << QByteArray(R"({"data":{}})") << QStringList();
    QTest::newRow("nothing for none") << QByteArray(R"({"data":{},"errors":null})") << QStringList();
    QTest::newRow("one instead of a list")
        << QByteArray(R"({"data":{},"errors":{"message":"no","path":["a"]}})") << QStringList {u"no||a| 0:0"_s};
    QTest::newRow("a word instead of a list")
        << QByteArray(R"({"data":{},"errors":"no"})") << QStringList {u"no||| 0:0"_s};
}

void tst_BuildAnswer::errorsAreRead()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, expected);
    QStringList got;
    for (const auto &error : answerTo(false, 200, body).errors)
        got.append(u"%1|%2|%3| %4:%5"_s.arg(error.message, error.reason, error.path).arg(error.line).arg(error.column));
    QCOMPARE(got, expected);
}

void tst_BuildAnswer::detailsOfAnErrorAreRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("details");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a list") << QByteArray(
        R"({"errors":[{"message":"x","extensions":{"errorName":"NotFound","reason":"RoleUnknownKeys","info":{"keys":["a","b\u00e9"]}}}]})")
                            << QStringList {u"keys: a, bé"_s} << u"RoleUnknownKeys"_s;
    QTest::newRow("words, numbers and what is deeper") << QByteArray(
        R"({"errors":[{"message":"x","extensions":{"errorName":"Invalid","info":{"from":"normal","n":1.50,"cause":{"kind":"K"},"none":null}}}]})")
                                                       << QStringList {u"from: normal"_s, u"n: 1.50"_s,
                                                                       u"cause: {\"kind\":\"K\"}"_s, u"none: null"_s}
                                                       << u"Invalid"_s;
    QTest::newRow("REST") << QByteArray(
        R"({"error":{"name":"BadRequest","reason":"InvalidJSON","message":"bad","info":{"byte_offset":17},"tracking_id":"t-1"}})")
                          << QStringList {u"byte_offset: 17"_s,
                                          u"tracking ID: t-1 (to be named to those who run the server)"_s}
                          << u"InvalidJSON"_s;
    QTest::newRow("too long") << QByteArray(R"({"errors":[{"message":"x","extensions":{"info":{"a":")")
            + QByteArray(5000, 'y') + "\"}}}]}"
                              << QStringList {u"a: "_s + QString(299, u'y') + QChar(0x2026)} << QString();
    QTest::newRow("odd shapes") << QByteArray(R"({"errors":[{"message":"x","extensions":{"info":[1]}}]})")
                                << QStringList() << QString();
}

void tst_BuildAnswer::detailsOfAnErrorAreRead()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, details);
    QFETCH(QString, reason);
    const auto answer = answerTo(false, 200, body);
    QCOMPARE(answer.errors.size(), 1);
    QCOMPARE(answer.errors.first().details, details);
    QCOMPARE(answer.errors.first().reason, reason);
}

void tst_BuildAnswer::outcomes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Outcome>("outcome");
    const QByteArray html = "<html>Bad gateway</html>";
    const QByteArray rest = R"({"error":{"name":"InternalError","reason":"UnexpectedError","message":"x","code":500}})";
    const auto row = [](const char *title, int status, const QByteArray &body, Outcome outcome) {
        QTest::newRow(title) << status << body << outcome;
    };
    row("data", 200, R"({"data":{"deleteRole":{"ok":true}}})", Outcome::Applied);
    row("data and no errors", 200, R"({"data":{"deleteRole":{"ok":true}},"errors":[]})", Outcome::Applied);
    row("errors", 200, R"({"data":null,"errors":[{"message":"x"}]})", Outcome::NotApplied);
    row("errors beside data", 200, R"({"data":{"a":null},"errors":[{"message":"x"}]})", Outcome::NotApplied);
    row("null without an error", 200, R"({"data":null})", Outcome::Unknown);
    row("an error that the server would write as a list", 200, R"({"data":{"a":1},"errors":{"message":"x"}})",
        Outcome::Unknown);
    row("data that is none", 200, R"({"data":[{"ok":true}]})", Outcome::Unknown);
    row("a page with 200", 200, html, Outcome::Unknown);
    row("nothing with 200", 200, "", Outcome::Unknown);
    row("other JSON with 200", 200, "[]", Outcome::Unknown);
    row("too many fields", 400, R"({"error":{"name":"BadRequest","reason":"BadRequest","message":"x","code":400}})",
        Outcome::NotApplied);
    row("bad token", 403, "Forbidden", Outcome::NotApplied);
    row("no such project", 404, "not found", Outcome::NotApplied);
    row("too large", 413, rest, Outcome::NotApplied);
    row("somebody's timeout", 408, html, Outcome::Unknown);
    row("the server's own failure", 500, rest, Outcome::NotApplied);
    row("somebody's failure", 500, html, Outcome::Unknown);
    row("gateway", 502, html, Outcome::Unknown);
    row("gateway's timeout", 504, "", Outcome::Unknown);
    row("redirect that repeats", 307, "", Outcome::NotApplied);
    row("redirect that may follow a change", 303, "", Outcome::Unknown);
    row("redirect to a sign-in page", 302, html, Outcome::Unknown);
}

void tst_BuildAnswer::outcomes()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Outcome, outcome);
    const auto answer = answerTo(true, status, body);
    QCOMPARE(answer.outcome, outcome);
    QCOMPARE(answer.isSuccess(), outcome == Outcome::Applied);
    QCOMPARE(answer.verdict.contains(u"not known whether the change was made"), outcome == Outcome::Unknown);
}

void tst_BuildAnswer::aReadHasNoOutcome()
{
    QCOMPARE(answerTo(false, 200, R"({"data":{}})").outcome, Outcome::NotAWrite);
    QCOMPARE(answerTo(false, 502, "x").outcome, Outcome::NotAWrite);
    QVERIFY(!answerTo(false, 502, "x").verdict.contains(u"change"));
}

void tst_BuildAnswer::anAnswerWithoutErrorsIsASuccess()
{
    QVERIFY(answerTo(false, 200, R"({"data":{}})").isSuccess());
    QVERIFY(!answerTo(false, 200, R"({"data":{},"errors":[{"message":"x"}]})").isSuccess());
    QVERIFY(!answerTo(false, 404, R"({"data":{}})").isSuccess());
}

void tst_BuildAnswer::whatIsNotASuccessSaysSo_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("web page") << 200 << QByteArray("<!DOCTYPE html>");
    QTest::newRow("text") << 200 << QByteArray("OK");
    QTest::newRow("nothing") << 200 << QByteArray();
    QTest::newRow("cut JSON") << 200 << QByteArray(R"({"data":)");
    QTest::newRow("unreadable error") << 500 << QByteArray("\xff\xfe");
    QTest::newRow("odd status") << 299 << QByteArray("{}");
}

void tst_BuildAnswer::damagedJsonIsSaidWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("part");
    QTest::newRow("cut off") << QByteArray(R"({"data":)") << u"from byte 8 on. "_s;
    QTest::newRow("cut off in a string") << QByteArray(R"({"data":{"a":"b)") << u"This string is never closed."_s;
    QTest::newRow("a number that is none") << QByteArray(R"({"data":{"a":NaN}})") << u"from byte 13 on. "_s;
    QTest::newRow("two") << QByteArray(R"({"data":{}}{})") << u"more text after the end"_s;
    QTest::newRow("too deep") << QByteArray(20'000, '[') << u"deeper than 10,000 levels"_s;
}

void tst_BuildAnswer::damagedJsonIsSaidWithItsPlace()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, part);
    const auto verdict = answerTo(false, 200, body).verdict;
    QVERIFY2(verdict.contains(part), qPrintable(verdict));
    QVERIFY2(!verdict.contains(u"check the address"), qPrintable(verdict));
}

void tst_BuildAnswer::whatIsNotASuccessSaysSo()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const auto answer = answerTo(false, status, body, "text/plain");
    QVERIFY(!answer.isSuccess());
    QVERIFY(!answer.verdict.isEmpty());
    QCOMPARE(QByteArray::fromStdString(*answer.body), body);
}

REGISTER_TEST(tst_BuildAnswer)
#include "tst_buildanswer.moc"

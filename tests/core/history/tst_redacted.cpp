#include "core/history/redacted.h"
#include "core/json/tape.h"
#include "tests/support/registry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using history::AnswerState;
using history::SentRun;

class tst_Redacted : public QObject
{
    Q_OBJECT

    static SentRun run(const QByteArray &document, const QByteArray &variables = {}, const std::string &answer = {});

private slots:
    void secretsAreMasked_data();
    void secretsAreMasked();
    void theMarkCannotBeSent();
    void answersStayJson();
    void aLongAnswerIsCutBetweenCharacters();
    void whatIsNoJsonIsNotKept();
    void whatTheServerRepeatsIsMaskedInTheMessageToo();
    void whatTheServerRepeatsOfHeadersIsMasked();
    void aRunIsNamedForTheList_data();
    void aRunIsNamedForTheList();
};

SentRun tst_Redacted::run(const QByteArray &document, const QByteArray &variables, const std::string &answer)
{
    SentRun run;
    run.document = document;
    run.variables = variables;
    if (!answer.empty())
        run.answer = std::make_shared<const std::string>(answer);
    return run;
}

void tst_Redacted::secretsAreMasked_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("variables");
    QTest::addColumn<QByteArray>("answer");

    QTest::newRow("a literal")
        << "mutation { resetPassword(input: {userID: \"u\", password: \"CANARY-1\"}) { user { id } } }"_ba
        << QByteArray() << QByteArray("{}");
    QTest::newRow("a variable of a secret place")
        << "mutation M($x: String!) { resetPassword(input: {userID: \"u\", password: $x}) { user { id } } }"_ba
        << "{\"x\": \"CANARY-1\"}"_ba
        << "{}"_ba;
    QTest::newRow("inside of an input")
        << "mutation M($in: CreateUserInput!) { createUser(input: $in) { user { id } } }"_ba
        << "{\"in\": {\"password\": \"CANARY-1\" /* why */}}"_ba
        << "{}"_ba;
    QTest::newRow("tokens of a session that was created")
        << "mutation { createSession(input: {userID: \"u\"}) { accessToken refreshToken } }"_ba << QByteArray()
        << "{\"data\": {\"createSession\": {\"accessToken\": \"CANARY-1\", \"refreshToken\": \"CANARY-2\"}}}"_ba;
    QTest::newRow("a code under an alias")
        << "mutation { g: generateOOBOTPCode(input: {target: \"a\"}) { c: code } }"_ba << QByteArray()
        << "{\"data\": {\"g\": {\"c\": \"CANARY-1\"}}}"_ba;
    QTest::newRow("recovery codes") << "{ me { recoveryCodes } }"_ba << QByteArray()
                                    << "{\"data\": {\"me\": {\"recoveryCodes\": [\"CANARY-1\", \"CANARY-2\"]}}}"_ba;
    QTest::newRow("a code that is a number")
        << "mutation M($x: Int! = 70707) { verify(input: {userID: \"u\", code: $x, otp: 80808}) { ok } }"_ba
        << "{\"x\": 90909}"_ba
        << "{\"data\": {\"verify\": {\"code\": 60606}}, \"errors\": [{\"message\": \"90909 is used\"}]}"_ba;
    QTest::newRow("an error that repeats it") << "mutation M($p: String) { x(password: $p) { id } }"_ba
                                              << "{\"p\": \"CANARY-1\"}"_ba
                                              << "{\"errors\": [{\"message\": \"CANARY-1 is too weak\"}]}"_ba;
    QTest::newRow("a document that cannot be parsed") << "mutation { x(password: \"CANARY-1\" "_ba
                                                      << "{\"password\": \"CANARY-2"_ba
                                                      << "{}"_ba;
}

void tst_Redacted::secretsAreMasked()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, variables);
    QFETCH(QByteArray, answer);
    // Five digits stand for the canary where there is no room for one.
    static const QRegularExpression canary(u"CANARY|([6-9])0\\g{1}0\\g{1}"_s);
    QVERIFY(canary.match(QString::fromUtf8(document + variables + answer)).hasMatch());

    const auto redacted = history::redact(run(document, variables, answer.toStdString()));

    const QByteArray all = redacted.document() + redacted.variables() + redacted.answer();
    QVERIFY2(!canary.match(QString::fromUtf8(all)).hasMatch(), all.constData());
    QVERIFY2(all.contains("•••"), all.constData());
}

void tst_Redacted::theMarkCannotBeSent()
{
    const auto redacted = history::redact(
        run("mutation($p: String) { a(password: \"hush-hush\") b(password: $p) }", "{\"p\": \"hush-hush\"}"));

    QCOMPARE(redacted.document(), "mutation($p: String) { a(password: •••) b(password: $p) }"_ba);
    QCOMPARE(redacted.variables(), "{\"p\": •••}"_ba);
}

void tst_Redacted::answersStayJson()
{
    const auto redacted =
        history::redact(run("{ a { token } }", {}, "{\"data\": {\"a\": {\"token\": \"hush\", \"n\": 1.50}}}"));

    QCOMPARE(redacted.answer(), "{\"data\": {\"a\": {\"token\": \"•••\", \"n\": 1.50}}}"_ba);
    QVERIFY(json::Tape::parse(redacted.answer().toStdString()).has_value());
    QCOMPARE(redacted.answerState(), AnswerState::Whole);
}

void tst_Redacted::aLongAnswerIsCutBetweenCharacters()
{
    const auto exactly = "\"" + std::string(history::LongestAnswer - 2, 'a') + "\"";
    QCOMPARE(history::redact(run("{ a }", {}, exactly)).answerState(), AnswerState::Whole);

    const auto more = "\"" + std::string(history::LongestAnswer - 3, 'a') + "ü\"";
    const auto redacted = history::redact(run("{ a }", {}, more));
    QCOMPARE(redacted.answerState(), AnswerState::Cut);
    QVERIFY(redacted.answer().endsWith("a") || redacted.answer().endsWith("ü"));
    QVERIFY(redacted.answer().size() <= static_cast<qsizetype>(history::LongestAnswer));

    // What is cut off is read all the same: a secret at the border does not stay as half of one.
    const auto border =
        "{\"a\": \"" + std::string(history::LongestAnswer - 30, 'a') + "\", \"token\": \"CANARYCANARY\"}";
    QVERIFY(!history::redact(run("{ a }", {}, border)).answer().contains("CAN"));
}

void tst_Redacted::whatIsNoJsonIsNotKept()
{
    const auto redacted = history::redact(run("{ a }", {}, "<html>CANARY</html>"));

    QCOMPARE(redacted.answerState(), AnswerState::NotJson);
    QVERIFY(redacted.answer().isEmpty());
}

void tst_Redacted::whatTheServerRepeatsIsMaskedInTheMessageToo()
{
    auto sent = run("mutation { a(password: \"hush-hush\") }");
    sent.message = u"The server says: hush-hush is known"_s;

    QCOMPARE(history::redact(sent).message(), u"•••"_s);
}

void tst_Redacted::whatTheServerRepeatsOfHeadersIsMasked()
{
    auto sent = run("{ a }", {}, "{\"a\": \"gate says CANARY\", \"b\": \"kept\"}");
    sent.secrets = {"CANARY"};
    sent.message = u"The gate says CANARY"_s;

    const auto redacted = history::redact(sent);

    QCOMPARE(redacted.answer(), "{\"a\": \"•••\", \"b\": \"kept\"}"_ba);
    QCOMPARE(redacted.message(), u"•••"_s);
}

void tst_Redacted::aRunIsNamedForTheList_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("operationName");
    QTest::addColumn<QString>("name");
    QTest::addColumn<history::Kind>("kind");

    QTest::newRow("its name") << "query Find { users { id } }"_ba << QByteArray() << u"Find"_s << history::Kind::Query;
    QTest::newRow("one of two") << "query A { a } mutation B { b }"_ba
                                << "B"_ba << u"B"_s << history::Kind::Mutation;
    QTest::newRow("its first field") << "{ users { id } }"_ba << QByteArray() << u"users"_s << history::Kind::Query;
}

void tst_Redacted::aRunIsNamedForTheList()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, operationName);
    QFETCH(QString, name);
    QFETCH(history::Kind, kind);
    auto sent = run(document);
    sent.operationName = operationName;

    const auto facts = history::redact(sent).facts();

    QCOMPARE(facts.operation, name);
    QVERIFY(facts.kind == kind);
}

REGISTER_TEST(tst_Redacted)
#include "tst_redacted.moc"

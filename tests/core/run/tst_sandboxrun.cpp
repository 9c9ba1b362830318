#include "core/graphql/schema.h"
#include "tests/support/registry.h"
#include "tests/support/sandboxtest.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

/// The pipeline against the sandbox: the same keys, tokens and answers as on live, but nobody is asked.
class tst_SandboxRun : public support::SandboxTest
{
    Q_OBJECT

    run::Answer answerTo(const project::Project &project, const QByteArray &document, const QByteArray &variables = {});

private slots:
    void initTestCase();
    void aReadIsAnswered();
    void aChangeIsSentAtOnceAndNotJournaled();
    void aChangeIsNoRead();
    void aRefusedChangeIsNotApplied();
    void aNullLiteralIsExplained();
    void tooManyFieldsAreExplained();
    void aRequestThatIsTooLargeIsExplained();
    void theDoorOpens();
    void aWrongProjectIdDoesNotOpenIt();
    void theSchemaIsFetched();
    void cleanupTestCase();
};

run::Answer tst_SandboxRun::answerTo(const project::Project &project, const QByteArray &document,
                                     const QByteArray &variables)
{
    return SandboxTest::answerTo({project, document, {}, variables});
}

void tst_SandboxRun::initTestCase()
{
    startSandbox(20);
}

void tst_SandboxRun::aReadIsAnswered()
{
    const auto answer = answerTo(
        m_server->project(), "query($n: Int) { users(first: $n) { totalCount edges { node { id } } } }", R"({"n": 3})");
    QVERIFY2(answer.isSuccess(), answer.body ? answer.body->c_str() : "");
    QCOMPARE(answer.tape->root().at("data", "users", "totalCount")->integer().value_or(0), 20);
    QCOMPARE(answer.tape->root().at("data", "users", "edges")->size(), 3U);
    QVERIFY(answer.serverDate.isValid());
}

void tst_SandboxRun::aChangeIsSentAtOnceAndNotJournaled()
{
    const auto answer =
        answerTo(m_server->project(), "mutation { createRole(input: {key: \"made_here\"}) { role { id key } } }");
    QVERIFY2(answer.isSuccess(), answer.body ? answer.body->c_str() : "");
    QCOMPARE(answer.outcome, run::Outcome::Applied);
    const auto roles =
        answerTo(m_server->project(), "{ roles(searchKeyword: \"made_here\") { edges { node { key } } } }");
    QCOMPARE(roles.tape->root().at("data", "roles", "edges")->size(), 1U);
    QVERIFY(!QFile::exists(m_folder.filePath(u"journal"_s)));
}

void tst_SandboxRun::aChangeIsNoRead()
{
    QSignalSpy refused(m_runner.get(), &run::Runner::refused);
    QSignalSpy finished(m_runner.get(), &run::Runner::finished);
    const auto change = m_runner->read(
        {m_server->project(), "mutation { createRole(input: {key: \"never_made\"}) { role { id } } }", {}, {}},
        nullptr);
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused.first().at(0).value<run::RunId>(), change);
    const auto read = m_runner->read(
        {m_server->project(), "{ roles(searchKeyword: \"never_made\") { edges { node { key } } } }", {}, {}}, nullptr);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().at(0).value<run::RunId>(), read);
    QCOMPARE(finished.first().at(1).value<run::Answer>().tape->root().at("data", "roles", "edges")->size(), 0U);
}

void tst_SandboxRun::aRefusedChangeIsNotApplied()
{
    const auto answer = answerTo(m_server->project(),
                                 "mutation { a: createRole(input: {key: \"rolled_back\"}) { role { id } } "
                                 "b: createRole(input: {key: \"rolled_back\"}) { role { id } } }");
    QCOMPARE(answer.outcome, run::Outcome::NotApplied);
    QCOMPARE(answer.errors.size(), 1);
    QCOMPARE(answer.errors.first().reason, u"RoleDuplicateKey"_s);
    QCOMPARE(answer.errors.first().path, u"b"_s);
    QVERIFY(!answer.errors.first().explanation.isEmpty());
    const auto roles =
        answerTo(m_server->project(), "{ roles(searchKeyword: \"rolled_back\") { edges { node { key } } } }");
    QCOMPARE(roles.tape->root().at("data", "roles", "edges")->size(), 0U);
}

void tst_SandboxRun::aNullLiteralIsExplained()
{
    const auto answer = answerTo(m_server->project(), "{ roles(searchKeyword: null) { totalCount } }");
    QCOMPARE(answer.status, 500);
    QVERIFY2(answer.verdict.contains(u"null literal"), qPrintable(answer.verdict));
}

void tst_SandboxRun::tooManyFieldsAreExplained()
{
    const auto answer = answerTo(m_server->project(),
                                 "mutation { a: __typename b: __typename c: __typename d: __typename e: __typename "
                                 "f: __typename }");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.outcome, run::Outcome::NotApplied);
    QVERIFY2(answer.verdict.contains(u"five mutation fields"), qPrintable(answer.verdict));
}

void tst_SandboxRun::aRequestThatIsTooLargeIsExplained()
{
    const QByteArray document = "mutation { createRole(input: {key: \"large\", description: \""
        + QByteArray(3 << 20, 'x') + "\"}) { role { id } } }";
    const auto answer = answerTo(m_server->project(), document);
    QCOMPARE(answer.status, 413);
    QCOMPARE(answer.outcome, run::Outcome::NotApplied);
    QVERIFY2(answer.verdict.contains(u"1 MiB"), qPrintable(answer.verdict));
}

void tst_SandboxRun::theDoorOpens()
{
    QSignalSpy door(m_runner.get(), &run::Runner::doorTested);
    m_runner->testDoor(m_server->project());
    QTRY_COMPARE(door.size(), 1);
    QVERIFY2(door.first().at(1).toBool(), qPrintable(door.first().at(2).toString()));
    QVERIFY(door.first().at(2).toString().contains(m_server->keyId()));
}

void tst_SandboxRun::aWrongProjectIdDoesNotOpenIt()
{
    // As a person would enter it by hand: then it is live, whatever it is.
    const auto byHand = project::Project::live(u"hand"_s, u"Hand"_s, m_server->project().endpoint(), u"another"_s)
                            .withKeyBound(m_server->keyId(), m_server->keyPath());
    QSignalSpy door(m_runner.get(), &run::Runner::doorTested);
    m_runner->testDoor(byHand);
    QTRY_COMPARE(door.size(), 1);
    QVERIFY(!door.first().at(1).toBool());
    QVERIFY2(door.first().at(2).toString().contains(u"its project ID is “another”"),
             qPrintable(door.first().at(2).toString()));
}

void tst_SandboxRun::theSchemaIsFetched()
{
    QSignalSpy fetched(m_runner.get(), &run::Runner::schemaFetched);
    m_runner->fetchSchema(m_server->project());
    QTRY_COMPARE_WITH_TIMEOUT(fetched.size(), 1, 20000);
    const auto schema = fetched.first().at(1).value<std::shared_ptr<const graphql::Schema>>();
    QVERIFY(schema && schema->mutation());
    QCOMPARE(schema->mutation()->fields.size(), 58U);
}

void tst_SandboxRun::cleanupTestCase()
{
    m_runner.reset();
    m_server.reset();
}

REGISTER_TEST(tst_SandboxRun)
#include "tst_sandboxrun.moc"

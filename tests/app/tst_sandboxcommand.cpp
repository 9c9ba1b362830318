#include "tests/app/program.h"
#include "tests/app/sandboxprocess.h"
#include "tests/support/opensslprogram.h"
#include "tests/support/registry.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace {

constexpr auto OwnerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;

} // namespace

class tst_SandboxCommand : public QObject
{
    Q_OBJECT

private slots:
    void itSaysWhereItListens();
    void anyClientCanUseIt();
    void aSignalStopsIt_data();
    void aSignalStopsIt();
    void dataLasts();
    void theSameSeedMakesTheSamePeople();
    void theKeyGoesWhereItIsTold();
    void searchCanBeSwitchedOff();
    void aTakenPortIsNamed();
};

void tst_SandboxCommand::itSaysWhereItListens()
{
    SandboxProcess sandbox;
    QVERIFY(sandbox.isReady());
    const QRegularExpression line(
        QStringLiteral("\\A{\"endpoint\":\"http://127\\.0\\.0\\.1:[0-9]+/_api/admin/graphql\",\"projectId\":\"[^\"]+\","
                       "\"keyId\":\"[^\"]+\",\"keyFile\":\"/[^\"]+\"}\n\\z"));
    QVERIFY2(line.match(QString::fromUtf8(sandbox.line)).hasMatch(), sandbox.line.constData());
    const QFileInfo key(sandbox.keyFile);
    QCOMPARE(key.fileName(), sandbox.keyId + QStringLiteral(".pem"));
    QCOMPARE(key.permissions(), OwnerOnly);
}

void tst_SandboxCommand::anyClientCanUseIt()
{
    const SandboxProcess sandbox;
    QVERIFY(sandbox.isReady());
    int status = 0;
    QCOMPARE(sandbox.ask("{ users { totalCount } }", &status), QByteArray(R"({"data":{"users":{"totalCount":20}}})"));
    QCOMPARE(status, 200);
}

void tst_SandboxCommand::aSignalStopsIt_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void tst_SandboxCommand::aSignalStopsIt()
{
    QFETCH(int, signal);
    SandboxProcess sandbox;
    QVERIFY(sandbox.isReady());
    QVERIFY(QFileInfo::exists(sandbox.keyFile));
    kill(static_cast<pid_t>(sandbox.process().processId()), signal);
    QVERIFY(sandbox.process().waitForFinished());
    QCOMPARE(sandbox.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(sandbox.process().exitCode(), 0);
    QCOMPARE(sandbox.process().readAllStandardError(), QByteArray());
    QVERIFY(!QFileInfo::exists(sandbox.keyFile));
}

void tst_SandboxCommand::dataLasts()
{
    const QTemporaryDir folder;
    const QStringList options {QStringLiteral("--data"), folder.filePath(QStringLiteral("sandbox"))};
    QString keyId;
    {
        const SandboxProcess sandbox(options);
        QVERIFY(sandbox.isReady());
        keyId = sandbox.keyId;
        QCOMPARE(sandbox.ask("mutation { createRole(input: {key: \"lasting\"}) { role { key } } }"),
                 QByteArray(R"({"data":{"createRole":{"role":{"key":"lasting"}}}})"));
    }
    const SandboxProcess sandbox(options);
    QVERIFY(sandbox.isReady());
    QCOMPARE(sandbox.keyId, keyId);
    QCOMPARE(sandbox.ask("{ roles(searchKeyword: \"lasting\") { edges { node { key } } } }"),
             QByteArray(R"({"data":{"roles":{"edges":[{"node":{"key":"lasting"}}]}}})"));
}

void tst_SandboxCommand::theSameSeedMakesTheSamePeople()
{
    const QByteArray query = "{ users(first: 5) { edges { node { id standardAttributes } } } }";
    const QByteArray first = SandboxProcess(words("--seed 7")).ask(query);
    QVERIFY(first.contains("\"id\":"));
    QCOMPARE(SandboxProcess(words("--seed 7")).ask(query), first);
    QVERIFY(SandboxProcess(words("--seed 8")).ask(query) != first);
}

void tst_SandboxCommand::theKeyGoesWhereItIsTold()
{
    const QTemporaryDir folder;
    const SandboxProcess sandbox({QStringLiteral("--key-out"), folder.path()});
    QVERIFY(sandbox.isReady());
    QCOMPARE(sandbox.keyFile, folder.filePath(sandbox.keyId + QStringLiteral(".pem")));
    QVERIFY(sandbox.ask("{ __typename }").startsWith(R"({"data":)"));
}

void tst_SandboxCommand::searchCanBeSwitchedOff()
{
    const QByteArray query = "{ users(searchKeyword: \"a\") { totalCount } }";
    QVERIFY(SandboxProcess(words("--search off")).ask(query).contains("SearchDisabled"));
    QVERIFY(!SandboxProcess(words("--search on")).ask(query).contains("errors"));
}

void tst_SandboxCommand::aTakenPortIsNamed()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const auto run =
        runProgram({QStringLiteral("sandbox"), QStringLiteral("--port"), QString::number(other.serverPort())});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.contains(QByteArray::number(other.serverPort())), run.errors.constData());
    QCOMPARE(run.errors.count('\n'), 1);
}

REGISTER_TEST(tst_SandboxCommand)
#include "tst_sandboxcommand.moc"

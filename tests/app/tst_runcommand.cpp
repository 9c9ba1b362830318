#include "tests/app/program.h"
#include "tests/app/sandboxprocess.h"
#include "tests/support/keyfolder.h"
#include "tests/support/opensslprogram.h"
#include "tests/support/registry.h"

#include <QFileInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

/// Runs operations against `gatehouse sandbox` in another process: to this one it is as live as any project.
class tst_RunCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void theReplyIsWrittenAsItCame_data();
    void theReplyIsWrittenAsItCame();
    void failuresAreNamed_data();
    void failuresAreNamed();
    void fourGigabytesAreRefusedUnread();
    void aMutationWaitsForYes();
    void secretsStayOutOfSight();
    void theOwnSandboxNeedsNoYes();
    void anEncryptedKeyIsOpened();
    void nobodyAtHomeIsAFailure();
    void anInterruptedChangeIsOnRecord();
    void headersGoOutAndRefusedOnesDoNot_data();
    void headersGoOutAndRefusedOnesDoNot();

private:
    ProgramRun runOperation(const QByteArray &document, const QStringList &more = {});
    QString journalPath() const { return m_data->filePath(QStringLiteral("gatehouse/journal.jsonl")); }

    std::unique_ptr<SandboxProcess> m_sandbox;
    std::unique_ptr<support::KeyFolder> m_folder;
    std::unique_ptr<QTemporaryDir> m_data;
};

void tst_RunCommand::initTestCase()
{
    m_sandbox = std::make_unique<SandboxProcess>();
    QVERIFY(m_sandbox->isReady());
    m_folder = std::make_unique<support::KeyFolder>();
}

void tst_RunCommand::init()
{
    m_data = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_data->path().toUtf8());
}

ProgramRun tst_RunCommand::runOperation(const QByteArray &document, const QStringList &more)
{
    const QString path = m_folder->write(QStringLiteral("operation.graphql"), document);
    return runProgram(QStringList {QStringLiteral("run"), path} + m_sandbox->connection() + more);
}

void tst_RunCommand::theReplyIsWrittenAsItCame_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("output");
    const QString variables = QStringLiteral("--variables");
    const QByteArray asking = "query ($n: Int) { users(first: $n) { edges { cursor } totalCount } }";
    const QByteArray twoUsers =
        R"({"data":{"users":{"edges":[{"cursor":"b2Zmc2V0OjA"},{"cursor":"b2Zmc2V0OjE"}],"totalCount":20}}})";
    const QString file = m_folder->write(QStringLiteral("variables.json"), R"({"n": 2})");

    QTest::newRow("keys by name, as the server sends them")
        << QByteArray("{ b: __typename a: __typename }") << QStringList() << QByteArray()
        << QByteArray(R"({"data":{"a":"Query","b":"Query"}})");
    QTest::newRow("one of two operations")
        << QByteArray("query A { a: __typename } query B { b: __typename }") << words("--operation B") << QByteArray()
        << QByteArray(R"({"data":{"b":"Query"}})");
    QTest::newRow("variables as they stand")
        << asking << QStringList {variables, QStringLiteral("{\"n\":2}")} << QByteArray() << twoUsers;
    QTest::newRow("variables from a file")
        << asking << QStringList {variables, QLatin1Char('@') + file} << QByteArray() << twoUsers;
    QTest::newRow("variables from standard input")
        << asking << QStringList {variables, QStringLiteral("-")} << QByteArray(R"({"n":2})") << twoUsers;
    QTest::newRow("the operation from standard input")
        << QByteArray() << QStringList() << QByteArray("{ a: __typename }") << QByteArray(R"({"data":{"a":"Query"}})");
}

void tst_RunCommand::theReplyIsWrittenAsItCame()
{
    QFETCH(QByteArray, document);
    QFETCH(QStringList, more);
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, output);
    const QString file =
        document.isEmpty() ? QStringLiteral("-") : m_folder->write(QStringLiteral("operation.graphql"), document);

    const auto run = runProgram(QStringList {QStringLiteral("run"), file} + m_sandbox->connection() + more, input);

    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.output, output);
    QCOMPARE(run.exitCode, 0);
    // What only reads leaves no record.
    QVERIFY(!QFileInfo::exists(journalPath()));
}

void tst_RunCommand::failuresAreNamed_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QByteArray>("outputStart");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("does not parse") << QByteArray("{ users(") << QStringList() << QByteArray()
                                    << QByteArray("line 1, column 9");
    QTest::newRow("two operations, none chosen") << QByteArray("query A { __typename } query B { __typename }")
                                                 << QStringList() << QByteArray() << QByteArray("operation");
    QTest::newRow("variables that are no object")
        << QByteArray("{ __typename }") << words("--variables [1]") << QByteArray() << QByteArray("variables");
    QTest::newRow("an error of the server")
        << QByteArray(R"({ roles(last: 1) { totalCount } })") << QStringList()
        << QByteArray(R"({"data":{"roles":null},"errors":[)") << QByteArray("unsupported pagination");
    QTest::newRow("another key ID") << QByteArray("{ __typename }") << words("--key-id nobody")
                                    << QByteArray("Forbidden") << QByteArray("403");
}

void tst_RunCommand::failuresAreNamed()
{
    QFETCH(QByteArray, document);
    QFETCH(QStringList, more);
    QFETCH(QByteArray, outputStart);
    QFETCH(QByteArray, word);
    const auto run = runOperation(document, more);
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.output.first(std::min(run.output.size(), outputStart.size())), outputStart);
    QVERIFY2(run.errors.startsWith("gatehouse: ") && run.errors.contains(word), run.errors.constData());
    QCOMPARE(run.errors.count('\n'), 1);
    QCOMPARE(outputStart.isEmpty(), run.output.isEmpty());
}

void tst_RunCommand::fourGigabytesAreRefusedUnread()
{
    // A sparse file: its size alone must be enough.
    const QString huge = m_folder->write(QStringLiteral("huge.graphql"), "{ __typename }");
    QVERIFY(QFile::resize(huge, qint64(4) << 30U));
    const auto run = runProgram(QStringList {QStringLiteral("run"), huge} + m_sandbox->connection());
    QVERIFY2(run.errors.contains("files of 4 GB and more are not read"), run.errors.constData());
    QVERIFY(run.exitCode != 0);
}

void tst_RunCommand::aMutationWaitsForYes()
{
    const QByteArray mutation = R"(mutation M($key: String!) { createRole(input: {key: $key}) { role { key name } } })";
    const QStringList variables {QStringLiteral("--variables"), QStringLiteral("{\"key\":\"night_watch\"}")};

    const auto refused = runOperation(mutation, variables);
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.output, QByteArray());
    const QString origin = QUrl(m_sandbox->endpoint).adjusted(QUrl::RemovePath).toString();
    QCOMPARE(refused.errors,
             QStringLiteral("gatehouse: Not sent, because it would change the live project %1 at %2: createRole "
                            "{\"input\":{\"key\":\"night_watch\"}}; "
                            "add --yes to send it.\n")
                 .arg(m_sandbox->projectId, origin)
                 .toUtf8());
    QVERIFY(!QFileInfo::exists(journalPath()));
    QCOMPARE(m_sandbox->ask("{ roles(searchKeyword: \"night_watch\") { edges { node { key } } } }"),
             QByteArray(R"({"data":{"roles":{"edges":[]}}})"));

    const auto sent = runOperation(mutation, variables + words("--yes"));
    QCOMPARE(sent.errors, QByteArray());
    QCOMPARE(sent.exitCode, 0);
    QCOMPARE(sent.output, QByteArray(R"({"data":{"createRole":{"role":{"key":"night_watch","name":null}}}})"));

    // One line of intent and one of outcome, for the owner only.
    const QByteArray journal = support::readFile(journalPath());
    QCOMPARE(journal.count('\n'), 2);
    QVERIFY(journal.contains("createRole") && journal.contains("night_watch") && journal.contains("applied"));
    QVERIFY(!(QFileInfo(journalPath()).permissions()
              & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));

    // A change that the server refuses is a failure on record too.
    const auto twice = runOperation(mutation, variables + words("--yes"));
    QCOMPARE(twice.exitCode, 1);
    QVERIFY(twice.output.contains("RoleDuplicateKey"));
    QCOMPARE(support::readFile(journalPath()).count('\n'), 4);
}

void tst_RunCommand::secretsStayOutOfSight()
{
    // A node ID of nobody: that the change fails changes nothing about what may be told of it.
    const QByteArray mutation =
        "mutation M($p: String!) { resetPassword(input: {userID: \"VXNlcjpub2JvZHk\", password: $p}) "
        "{ user { id } } }";
    const QStringList variables {QStringLiteral("--variables"), QStringLiteral("{\"p\":\"Swordfish-7-secret\"}")};

    for (const QStringList &more : {variables, variables + words("--yes")}) {
        const auto run = runOperation(mutation, more);
        QVERIFY(!run.errors.contains("Swordfish"));
        QVERIFY(!run.output.contains("Swordfish"));
        QVERIFY(!(run.errors + run.output).contains("eyJ"));
        QVERIFY(!(run.errors + run.output).contains("PRIVATE KEY"));
    }
    const QByteArray journal = support::readFile(journalPath());
    QVERIFY(journal.contains("resetPassword"));
    QVERIFY(!journal.contains("Swordfish"));
    QVERIFY(!journal.contains("eyJ"));
}

void tst_RunCommand::theOwnSandboxNeedsNoYes()
{
    const auto run = runProgram(words("run - --sandbox --users 3"),
                                "mutation { createRole(input: {key: \"mine\"}) { role { key } } }");
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.output, QByteArray(R"({"data":{"createRole":{"role":{"key":"mine"}}}})"));
    QCOMPARE(run.exitCode, 0);
}

void tst_RunCommand::anEncryptedKeyIsOpened()
{
    const QString sealed = m_folder->path(m_sandbox->keyId + QStringLiteral(".pem"));
    support::openssl({QStringLiteral("pkcs8"), QStringLiteral("-topk8"), QStringLiteral("-in"), m_sandbox->keyFile,
                      QStringLiteral("-passout"), QStringLiteral("pass:swordfish"), QStringLiteral("-out"), sealed});
    const QStringList arguments {QStringLiteral("run"),
                                 QStringLiteral("-"),
                                 QStringLiteral("--endpoint"),
                                 m_sandbox->endpoint,
                                 QStringLiteral("--project"),
                                 m_sandbox->projectId,
                                 QStringLiteral("--key"),
                                 sealed,
                                 QStringLiteral("--passphrase-fd"),
                                 QStringLiteral("7")};
    const auto run = runProgram(arguments, "{ __typename }", "swordfish\n");
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.output, QByteArray(R"({"data":{"__typename":"Query"}})"));
    QCOMPARE(run.exitCode, 0);
}

void tst_RunCommand::nobodyAtHomeIsAFailure()
{
    const auto run = runProgram({QStringLiteral("run"), QStringLiteral("-"), QStringLiteral("--endpoint"),
                                 QStringLiteral("http://127.0.0.1:1/"), QStringLiteral("--project"),
                                 QStringLiteral("acme"), QStringLiteral("--key"), m_folder->keyPath()},
                                "{ __typename }");
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.output, QByteArray());
    QVERIFY(run.errors.startsWith("gatehouse: "));
    QCOMPARE(run.errors.count('\n'), 1);
}

void tst_RunCommand::anInterruptedChangeIsOnRecord()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const auto program =
        makeProgram({QStringLiteral("run"), QStringLiteral("-"), QStringLiteral("--endpoint"),
                     QStringLiteral("http://127.0.0.1:%1/").arg(silent.serverPort()), QStringLiteral("--project"),
                     QStringLiteral("acme"), QStringLiteral("--key"), m_folder->keyPath(), QStringLiteral("--yes")});
    program->start();
    program->write("mutation { createRole(input: {key: \"late\"}) { role { key } } }");
    program->closeWriteChannel();
    QTRY_VERIFY_WITH_TIMEOUT(silent.hasPendingConnections(), 20000);
    QTcpSocket *peer = silent.nextPendingConnection();
    QByteArray request;
    QTRY_VERIFY_WITH_TIMEOUT((request += peer->readAll()).contains("createRole"), 20000);

    program->terminate();

    QVERIFY(program->waitForFinished());
    QCOMPARE(program->exitCode(), 1);
    QCOMPARE(program->readAllStandardError(), QByteArray("gatehouse: Interrupted.\n"));
    const QByteArray journal = support::readFile(journalPath());
    QCOMPARE(journal.count('\n'), 2);
    QVERIFY2(journal.contains("unknown"), journal.constData());
}

void tst_RunCommand::headersGoOutAndRefusedOnesDoNot_data()
{
    QTest::addColumn<QStringList>("headers");
    QTest::addColumn<QByteArray>("word");
    const QString header = QStringLiteral("--header");
    const QString secrets =
        QLatin1Char('@') + m_folder->write(QStringLiteral("headers.txt"), "X-Api-Key: hush\n\nX-Empty:\n");
    QTest::newRow("one, a file, and standard input")
        << QStringList {header, QStringLiteral("X-One: 1"), header, secrets, header, QStringLiteral("@-")}
        << QByteArray();
    QTest::newRow("one that signs") << QStringList {header, QStringLiteral("authorization: Bearer hush")}
                                    << QByteArray("signs a token of its own");
    QTest::newRow("two in one") << QStringList {header, QStringLiteral("X-One: 1\rHost: evil.example")}
                                << QByteArray("Host is not sent");
    QTest::newRow("no colon") << QStringList {header, QStringLiteral("hush")} << QByteArray("no colon");
    QTest::newRow("twice") << QStringList {header, QStringLiteral("X-One: 1"), header, QStringLiteral("x-one: 2")}
                           << QByteArray("twice");
    QTest::newRow("a file that is not there")
        << QStringList {header, QStringLiteral("@/nowhere")} << QByteArray("/nowhere");
}

void tst_RunCommand::headersGoOutAndRefusedOnesDoNot()
{
    QFETCH(QStringList, headers);
    QFETCH(QByteArray, word);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QString path = m_folder->write(QStringLiteral("operation.graphql"), "{ __typename }");
    const auto program = makeProgram(QStringList {QStringLiteral("run"), path, QStringLiteral("--endpoint"),
                                                  QStringLiteral("http://127.0.0.1:%1/").arg(server.serverPort()),
                                                  QStringLiteral("--project"), QStringLiteral("acme"),
                                                  QStringLiteral("--key"), m_folder->keyPath()}
                                     + headers);
    program->start();
    program->write("X-Three: 3\r\n");
    program->closeWriteChannel();
    if (!word.isEmpty()) {
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitCode(), 1);
        const QByteArray errors = program->readAllStandardError();
        QVERIFY2(errors.contains(word), errors.constData());
        QVERIFY(!errors.contains("hush"));
        QVERIFY(!server.hasPendingConnections());
        return;
    }
    QTRY_VERIFY_WITH_TIMEOUT(server.hasPendingConnections(), 20000);
    QTcpSocket *peer = server.nextPendingConnection();
    QByteArray request;
    QTRY_VERIFY_WITH_TIMEOUT((request += peer->readAll()).contains("__typename"), 20000);
    for (const char *line : {"\r\nX-One: 1\r\n", "\r\nX-Api-Key: hush\r\n", "\r\nX-Empty: \r\n", "\r\nX-Three: 3\r\n"})
        QVERIFY2(request.contains(line), request.constData());
    peer->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{\"data\":{}}");
    QTRY_COMPARE_WITH_TIMEOUT(program->state(), QProcess::NotRunning, 20000);
    QCOMPARE(program->readAllStandardOutput(), QByteArray("{\"data\":{}}"));
    QCOMPARE(program->exitCode(), 0);
}

REGISTER_TEST(tst_RunCommand)
#include "tst_runcommand.moc"

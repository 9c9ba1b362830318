#include "tests/app/program.h"
#include "tests/app/sandboxprocess.h"
#include "tests/support/opensslprogram.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QDirIterator>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

/// The whole program, with secrets in everything that it is given: what it says and every byte that it leaves is looked
/// through.
class tst_Traces : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void commandsLeaveNoSecret();
    void aWindowLeavesNoSecret();

private:
    static constexpr const char *Places[] {"HOME",           "XDG_DATA_HOME",   "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                                           "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "TMPDIR"};

    /// Of \a bytes, what may not be there; empty: nothing.
    QByteArray secretIn(const QByteArray &bytes) const
    {
        static const QRegularExpression token(QStringLiteral("eyJ[\\w-]{8,}\\.[\\w-]{8,}\\."));
        if (const auto match = token.match(QString::fromLatin1(bytes)); match.hasMatch())
            return match.captured().toLatin1();
        for (const auto &line : m_keyLines + QByteArrayList {"CANARY"}) {
            if (const auto at = bytes.indexOf(line); at >= 0)
                return bytes.mid(at, 60);
        }
        return {};
    }
    QByteArray home() const
    {
        QByteArray all;
        QDirIterator files(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const auto path = files.next();
            all += path.toUtf8() + '\n' + support::readFile(path) + '\n';
        }
        return all;
    }
    bool isKept(const QByteArray &text) const { return home().contains(text); }

    std::unique_ptr<SandboxProcess> m_sandbox;
    std::unique_ptr<QTemporaryDir> m_keys; ///< Somebody's own, as their documents are.
    std::unique_ptr<QTemporaryDir> m_home;
    QString m_sealed;
    QByteArrayList m_keyLines;
    QHash<QByteArray, QByteArray> m_before;
};

void tst_Traces::initTestCase()
{
    m_sandbox = std::make_unique<SandboxProcess>();
    QVERIFY(m_sandbox->isReady());
    m_keys = std::make_unique<QTemporaryDir>();
    m_home = std::make_unique<QTemporaryDir>();
    m_sealed = m_keys->filePath(m_sandbox->keyId + QStringLiteral(".pem"));
    support::openssl({QStringLiteral("pkcs8"), QStringLiteral("-topk8"), QStringLiteral("-in"), m_sandbox->keyFile,
                      QStringLiteral("-passout"), QStringLiteral("pass:CANARY-passphrase"), QStringLiteral("-out"),
                      m_sealed});
    for (const auto &path : {m_sealed, m_sandbox->keyFile}) {
        const auto lines = support::readFile(path).split('\n');
        for (const auto &line : lines) {
            if (line.size() > 40 && !line.startsWith('-'))
                m_keyLines.append(line);
        }
    }
    QVERIFY(m_keyLines.size() > 20);
    for (const char *place : Places) {
        m_before.insert(place, qgetenv(place));
        qputenv(place, m_home->path().toUtf8());
    }
}

void tst_Traces::cleanupTestCase()
{
    m_sandbox.reset();
    for (const char *place : Places)
        m_before.value(place).isEmpty() ? qunsetenv(place) : qputenv(place, m_before.value(place));
}

void tst_Traces::commandsLeaveNoSecret()
{
    // A node ID of nobody: that the change fails changes nothing about what may be told of it.
    const QByteArray literal = "mutation PLAIN { resetPassword(input: {userID: \"VXNlcjpub2JvZHk\", "
                               "password: \"CANARY-literal\"}) { user { id } } }";
    const QByteArray variable = "mutation PLAIN($p: String!) { resetPassword(input: {userID: \"VXNlcjpub2JvZHk\", "
                                "password: $p}) { user { id } } }";
    const auto run = [&](const QByteArray &document, const QString &endpoint, const QByteArray &passphrase,
                         const QStringList &more) {
        return runProgram(QStringList {QStringLiteral("run"), QStringLiteral("-"), QStringLiteral("--endpoint"),
                                       endpoint, QStringLiteral("--project"), m_sandbox->projectId,
                                       QStringLiteral("--key"), m_sealed, QStringLiteral("--passphrase-fd"),
                                       QStringLiteral("7"), QStringLiteral("--header"),
                                       QStringLiteral("X-Gateway: CANARY-header"), QStringLiteral("--yes")}
                              + more,
                          document, passphrase);
    };
    const QStringList variables {QStringLiteral("--variables"), QStringLiteral("{\"p\": \"CANARY-variable\"}")};
    const QString nobody = QStringLiteral("http://127.0.0.1:1/");
    const QList<ProgramRun> runs {
        run(literal, m_sandbox->endpoint, "CANARY-passphrase", {}),
        run(variable, m_sandbox->endpoint, "CANARY-passphrase", variables),
        run(variable, nobody, "CANARY-passphrase", variables),
        run(variable, nobody, "CANARY-wrong", variables),
        run("{ users( # CANARY-unfinished", nobody, "CANARY-passphrase", {}),
    };
    for (const auto &one : runs) {
        QCOMPARE(secretIn(one.output), QByteArray());
        QCOMPARE(secretIn(one.errors), QByteArray());
        QCOMPARE(one.exitCode, 1);
    }
    QVERIFY(isKept("PLAIN"));
    QCOMPARE(secretIn(home()), QByteArray());
}

void tst_Traces::aWindowLeavesNoSecret()
{
    const QString document = m_keys->filePath(QStringLiteral("mine.graphql"));
    QVERIFY(support::writeFile(document,
                               "mutation PLAINER { resetPassword(input: {userID: \"a\", password: \"CANARY-literal\", "
                               "note: \"Bearer CANARY0123456789\"}) { user { id } } }"));
    const QString origin = QUrl(m_sandbox->endpoint).adjusted(QUrl::RemovePath).toString();
    const QJsonObject key {{QStringLiteral("keyId"), m_sandbox->keyId},
                           {QStringLiteral("path"), m_sandbox->keyFile},
                           {QStringLiteral("origin"), origin},
                           {QStringLiteral("projectId"), m_sandbox->projectId}};
    const QJsonObject project {{QStringLiteral("id"), QStringLiteral("p")},
                               {QStringLiteral("name"), QStringLiteral("Acme")},
                               {QStringLiteral("endpoint"), m_sandbox->endpoint},
                               {QStringLiteral("projectId"), m_sandbox->projectId},
                               {QStringLiteral("tokenLifetime"), 300},
                               {QStringLiteral("activeKey"), 0},
                               {QStringLiteral("keys"), QJsonArray {key}}};
    QVERIFY(QDir(m_home->path()).mkpath(QStringLiteral("gatehouse")));
    QVERIFY(support::writeFile(
        m_home->filePath(QStringLiteral("gatehouse/projects.json")),
        QJsonDocument(QJsonObject {{QStringLiteral("version"), 1}, {QStringLiteral("projects"), QJsonArray {project}}})
            .toJson()));

    const auto program = makeProgram({document});
    program->start();
    // It has signed a token, and read the schema with it.
    QTRY_VERIFY_WITH_TIMEOUT(isKept(".schema\n") && isKept("PLAINER"), 60'000);
    program->kill();
    QVERIFY(program->waitForFinished());
    QCOMPARE(secretIn(program->readAllStandardOutput()), QByteArray());
    QCOMPARE(secretIn(program->readAllStandardError()), QByteArray());
    QCOMPARE(secretIn(home()), QByteArray());

    // Nor does the next one, which ends by itself. What it is given is kept behind what it has found.
    const QString another = m_keys->filePath(QStringLiteral("another.graphql"));
    QVERIFY(support::writeFile(another, "mutation PLAINEST { resetPassword(input: {password: \"CANARY-more\"}) }"));
    const auto next = makeProgram({another});
    next->start();
    QTRY_VERIFY_WITH_TIMEOUT(isKept("PLAINEST"), 60'000);
    next->terminate();
    QVERIFY(next->waitForFinished());
    QCOMPARE(next->exitCode(), 0);
    QCOMPARE(secretIn(next->readAllStandardOutput()), QByteArray());
    QCOMPARE(secretIn(next->readAllStandardError()), QByteArray());
    QVERIFY(isKept("PLAINER"));
    QCOMPARE(secretIn(home()), QByteArray());
}

REGISTER_TEST(tst_Traces)
#include "tst_traces.moc"

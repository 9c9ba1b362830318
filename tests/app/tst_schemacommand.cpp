#include "core/json/tape.h"
#include "tests/app/program.h"
#include "tests/app/sandboxprocess.h"
#include "tests/support/opensslprogram.h"
#include "tests/support/registry.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

class tst_SchemaCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void itPrintsSchemaLanguage();
    void itPrintsAnIntrospectionAnswer();
    void itWritesAFile();
    void aRefusalIsNamed();

private:
    std::unique_ptr<SandboxProcess> m_sandbox;
};

void tst_SchemaCommand::initTestCase()
{
    m_sandbox = std::make_unique<SandboxProcess>();
    QVERIFY(m_sandbox->isReady());
}

void tst_SchemaCommand::itPrintsSchemaLanguage()
{
    const auto run = runProgram(words("schema") + m_sandbox->connection());
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.output.contains("\ntype Query {\n"));
    QVERIFY(run.output.contains("\ninput ResetPasswordInput {\n"));
    QVERIFY(run.output.endsWith("\n}\n"));
    // The order of types differs from one server to the next; ours does not.
    QCOMPARE(runProgram(words("schema --sandbox --users 0 --format sdl")).output, run.output);
}

void tst_SchemaCommand::itPrintsAnIntrospectionAnswer()
{
    const auto run = runProgram(words("schema --format json") + m_sandbox->connection());
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.exitCode, 0);
    const auto tape = json::Tape::parse(run.output.toStdString());
    QVERIFY(tape);
    QCOMPARE(tape->root().at("__schema", "queryType", "name")->string(), std::string("Query"));
    QVERIFY(tape->root().at("__schema", "types")->size() >= 189);
}

void tst_SchemaCommand::itWritesAFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("schema.graphql"));
    const auto run =
        runProgram(words("schema") + m_sandbox->connection() + QStringList {QStringLiteral("--out"), path});
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.output, QByteArray());
    QVERIFY(support::readFile(path).contains("\ntype Query {\n"));
    QVERIFY(!(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther)));

    const auto nowhere = runProgram(words("schema --out /nowhere/at/all") + m_sandbox->connection());
    QCOMPARE(nowhere.exitCode, 1);
    QVERIFY(nowhere.errors.contains("/nowhere/at/all"));
}

void tst_SchemaCommand::aRefusalIsNamed()
{
    const auto run = runProgram(words("schema --key-id nobody") + m_sandbox->connection());
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.contains("403"), run.errors.constData());
    QCOMPARE(run.errors.count('\n'), 1);
}

REGISTER_TEST(tst_SchemaCommand)
#include "tst_schemacommand.moc"

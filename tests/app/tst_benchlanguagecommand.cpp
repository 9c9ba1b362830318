#include "core/json/tape.h"
#include "tests/app/program.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <limits>
#include <map>

class tst_BenchLanguageCommand : public QObject
{
    Q_OBJECT

private slots:
    void everyWorkloadHasItsFigures_data();
    void everyWorkloadHasItsFigures();
    void filesInTurnAreOneFigure();
    void whatIsNoSchemaIsRefused_data();
    void whatIsNoSchemaIsRefused();
    void aFileThatIsNotThereIsNamed();
};

namespace {

const QString SandboxSchema = QStringLiteral(SOURCE_ROOT "/resources/sandbox/schema.graphql");

QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

QString documentIn(const QTemporaryDir &folder)
{
    return written(folder, QStringLiteral("a.graphql"), "query A($n: Int) {\n  users(first: $n) {\n    nope\n  }\n}\n");
}

QStringList benchWords(const QString &schema, const QString &file)
{
    return {QStringLiteral("bench-language"), QStringLiteral("--schema"), schema, file};
}

} // namespace

void tst_BenchLanguageCommand::everyWorkloadHasItsFigures_data()
{
    QTest::addColumn<bool>("fromJson");
    QTest::newRow("SDL") << false;
    QTest::newRow("introspection answer") << true;
}

void tst_BenchLanguageCommand::everyWorkloadHasItsFigures()
{
    QFETCH(bool, fromJson);
    const QTemporaryDir folder;
    QString schema = SandboxSchema;
    if (fromJson) {
        const auto json = runProgram(words("schema --sandbox --users 0 --format json"));
        schema = written(folder, QStringLiteral("schema.json"), json.output);
    }
    const auto run = runProgram(benchWords(schema, documentIn(folder)));
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.exitCode, 0);

    const auto tape = json::Tape::parse(run.output.toStdString());
    QVERIFY(tape);
    QStringList timed;
    std::map<std::string, double> values;
    for (const auto &figure : tape->root().items()) {
        const auto workload = figure.at("workload")->string();
        if (const auto why = figure.at("notMeasured")) {
            // Sanitizers put their own allocator in the place of the C library's.
            QCOMPARE(workload, std::string("memory of the schema"));
            QVERIFY(!why->string().empty());
            values[workload] = std::numeric_limits<double>::infinity();
        } else if (figure.at("unit")->equals("ms")) {
            timed += QString::fromStdString(workload);
            QVERIFY(figure.at("min")->number() > 0);
            QVERIFY(figure.at("min")->number() <= figure.at("median")->number());
            QVERIFY(figure.at("samples")->number() >= 5);
        } else {
            values[workload] = figure.at("value")->number();
        }
        const bool isDocument = figure.at("file")->string().ends_with("/a.graphql");
        QVERIFY(isDocument ? figure.at("lines")->integer() == 5 : figure.at("lines")->integer() > 100);
    }
    QCOMPARE(timed,
             (QStringList {QStringLiteral("schema from introspection"), QStringLiteral("schema from SDL"),
                           QStringLiteral("parse"), QStringLiteral("validate"), QStringLiteral("parse and validate"),
                           QStringLiteral("format"), QStringLiteral("complete from an analysis"),
                           QStringLiteral("complete from text")}));
    QVERIFY(values.at("memory of the schema") > 0.1);
    QCOMPARE(values.at("syntax errors"), 0.0);
    QCOMPARE(values.at("findings"), 1.0);
}

void tst_BenchLanguageCommand::filesInTurnAreOneFigure()
{
    const QTemporaryDir folder;
    const auto other = written(folder, QStringLiteral("b.graphql"), "{ users { totalCount } }\n");
    const auto run = runProgram(benchWords(SandboxSchema, documentIn(folder)) << other << QStringLiteral("--in-turn"));
    QCOMPARE(run.errors, QByteArray());
    const auto tape = json::Tape::parse(run.output.toStdString());
    QVERIFY(tape);
    std::map<std::string, json::Value> figures;
    for (const auto &figure : tape->root().items())
        figures.emplace(figure.at("workload")->string(), figure);
    QCOMPARE(figures.size(), std::size_t {2});
    QCOMPARE(figures.at("documents").at("value")->integer(), 2);
    QCOMPARE(figures.at("parse and validate in turn").at("lines")->integer(), 6);
    QVERIFY(figures.at("parse and validate in turn").at("median")->number() > 0);
}

void tst_BenchLanguageCommand::whatIsNoSchemaIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no introspection answer") << QByteArray("{}");
    QTest::newRow("no SDL") << QByteArray("hello");
    QTest::newRow("JSON behind a byte order mark") << QByteArray("\xEF\xBB\xBF{\"data\": {}}");
}

void tst_BenchLanguageCommand::whatIsNoSchemaIsRefused()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    const auto run = runProgram(benchWords(written(folder, QStringLiteral("x.json"), content), documentIn(folder)));
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.contains("no schema can be read from it"), run.errors.constData());
}

void tst_BenchLanguageCommand::aFileThatIsNotThereIsNamed()
{
    const auto run = runProgram(benchWords(SandboxSchema, QStringLiteral("/nowhere/a.graphql")));
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.contains("/nowhere/a.graphql"), run.errors.constData());
}

REGISTER_TEST(tst_BenchLanguageCommand)
#include "tst_benchlanguagecommand.moc"

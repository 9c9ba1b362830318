#include "tests/app/program.h"
#include "tests/support/opensslprogram.h"
#include "tests/support/registry.h"

#include <QRegularExpression>
#include <QTest>

class tst_Usage : public QObject
{
    Q_OBJECT

private slots:
    void wrongUseIsNamed_data();
    void wrongUseIsNamed();
    void helpIsOnStandardOutput_data();
    void helpIsOnStandardOutput();
    void theManPageKnowsEveryOption_data();
    void theManPageKnowsEveryOption();
    void theVersionIsPrinted();
    void withoutADisplayNoWindowOpens();
    void aFullDiskIsAFailure();
};

void tst_Usage::wrongUseIsNamed_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("sentence");
    const auto row = [](const char *line, const char *sentence) {
        QTest::newRow(line) << QString::fromUtf8(line) << QByteArray(sentence);
    };
    row("frobnicate", "There is no command frobnicate: see `gatehouse --help`.");
    row("./nowhere.graphql", "There is no file ./nowhere.graphql: see `gatehouse --help`.");
    row("--frobnicate", "There is no option --frobnicate: see `gatehouse --help`.");
    row("--users 5", "--users goes with --sandbox: see `gatehouse --help`.");
    row("--sandbox --users many", "--users takes a whole number from 0 to 1000000, not many: see `gatehouse --help`.");
    row("--picture", "--picture needs a value: FILE: see `gatehouse --help`.");
    row("token", "--project is missing: see `gatehouse token --help`.");
    row("token --project acme", "--key is missing: see `gatehouse token --help`.");
    row("token --project=", "--project is missing: see `gatehouse token --help`.");
    row("token --project acme --key k.pem --lifetime 0",
        "--lifetime takes a whole number from 1 to 3600, not 0: see `gatehouse token --help`.");
    row("token --project acme --key k.pem --lifetime 3601",
        "--lifetime takes a whole number from 1 to 3600, not 3601: see `gatehouse token --help`.");
    row("token --project acme --key k.pem --lifetime 5m",
        "--lifetime takes a whole number from 1 to 3600, not 5m: see `gatehouse token --help`.");
    row("token --project acme --project acme", "--project is given twice: see `gatehouse token --help`.");
    row("token --header=yes", "--header takes no value: see `gatehouse token --help`.");
    row("token acme", "There is a word too many: acme: see `gatehouse token --help`.");
    row("token --passphrase secret", "There is no option --passphrase: see `gatehouse token --help`.");
    row("token -- --help", "There is a word too many: --help: see `gatehouse token --help`.");
    row("run --sandbox", "FILE|- is missing: see `gatehouse run --help`.");
    row("run a.graphql", "Name what to connect to: --sandbox, or --project and --key: see `gatehouse run --help`.");
    row("run a.graphql b.graphql --sandbox", "There is a word too many: b.graphql: see `gatehouse run --help`.");
    row("run a.graphql --project acme", "--key is missing: see `gatehouse run --help`.");
    row("run a.graphql --key k.pem", "--project is missing: see `gatehouse run --help`.");
    row("run a.graphql --sandbox --project acme",
        "--project does not go with --sandbox, which brings its own: see `gatehouse run --help`.");
    row("run a.graphql --project acme --key k.pem --users 5",
        "--users goes with --sandbox: see `gatehouse run --help`.");
    row("run a.graphql --project acme --key k.pem --endpoint http://acme.example",
        "Plain http is for this machine only, because it shows the token to everybody on the way: use https: see "
        "`gatehouse run --help`.");
    row("run - --sandbox --variables -",
        "Standard input can be only one of FILE, --variables, --header and --passphrase-fd: see `gatehouse run "
        "--help`.");
    row("run - --sandbox --header @-",
        "Standard input can be only one of FILE, --variables, --header and --passphrase-fd: see `gatehouse run "
        "--help`.");
    row("run - --project acme --key k.pem --passphrase-fd 0",
        "Standard input can be only one of FILE, --variables, --header and --passphrase-fd: see `gatehouse run "
        "--help`.");
    row("run a.graphql --sandbox --yes=no", "--yes takes no value: see `gatehouse run --help`.");
    row("schema", "Name what to connect to: --sandbox, or --project and --key: see `gatehouse schema --help`.");
    row("schema --sandbox --format xml", "--format takes sdl or json, not xml: see `gatehouse schema --help`.");
    row("schema --from s.graphql --format yaml",
        "--format takes sdl or json, not yaml: see `gatehouse schema --from FILE --help`.");
    row("sandbox --port 65536",
        "--port takes a whole number from 0 to 65535, not 65536: see `gatehouse sandbox --help`.");
    row("sandbox --search maybe", "--search takes on or off, not maybe: see `gatehouse sandbox --help`.");
    row("check --schema s.graphql", "FILE|- is missing: see `gatehouse check --help`.");
    row("check a.graphql", "--schema is missing: see `gatehouse check --help`.");
    row("check a.graphql --schema= ", "--schema is missing: see `gatehouse check --help`.");
    row("check - --schema s.graphql --variables -",
        "Standard input can be only one of FILE, --schema and --variables: see `gatehouse check --help`.");
    row("check a.graphql --schema s.graphql --dialect latin",
        "--dialect takes authgear or spec, not latin: see `gatehouse check --help`.");
    row("check a.graphql --schema s.graphql --verbose", "There is no option --verbose: see `gatehouse check --help`.");
    row("format", "FILE|- is missing: see `gatehouse format --help`.");
    row("format a.graphql b.graphql", "There is a word too many: b.graphql: see `gatehouse format --help`.");
    row("format a.graphql --check --write",
        "--check, --write and --minify do not go together: see `gatehouse format --help`.");
    row("format - --write", "--write takes a file, not standard input: see `gatehouse format --help`.");
    row("complete a.graphql --line 1", "--column is missing: see `gatehouse complete --help`.");
    row("complete a.graphql --line 0 --column 1",
        "--line takes a whole number from 1, not 0: see `gatehouse complete --help`.");
    row("complete a.graphql --line 1 --column 99999999999",
        "--column takes a whole number from 1, not 99999999999: see `gatehouse complete --help`.");
    row("complete - --schema - --line 1 --column 1",
        "Standard input can be only one of FILE and --schema: see `gatehouse complete --help`.");
    row("outline", "FILE|- is missing: see `gatehouse outline --help`.");
    row("schema diff a.graphql", "BEFORE AFTER is missing: see `gatehouse schema diff --help`.");
    row("schema diff - -", "Standard input can be only one of BEFORE and AFTER: see `gatehouse schema diff --help`.");
    row("sandbox --sandbox", "There is no option --sandbox: see `gatehouse sandbox --help`.");
    row("bench-language --schema s.graphql", "FILE… is missing: see `gatehouse bench-language --help`.");
    row("bench-language a.graphql b.graphql", "--schema is missing: see `gatehouse bench-language --help`.");
    row("token --project acme --key k.pem --passphrase-fd stdin",
        "--passphrase-fd takes a whole number from 0 to 65535, not stdin: see `gatehouse token --help`.");
}

void tst_Usage::wrongUseIsNamed()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, sentence);
    const auto run = runProgram(words(line.toUtf8().constData()));
    QCOMPARE(run.errors, "gatehouse: " + sentence + '\n');
    QCOMPARE(run.output, QByteArray());
    QCOMPARE(run.exitCode, 2);
}

void tst_Usage::helpIsOnStandardOutput_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("start");
    const auto row = [](const char *line, const char *start) {
        QTest::newRow(line) << QString::fromUtf8(line) << QByteArray(start);
    };
    row("--help", "Usage: gatehouse [FILE…] [OPTIONS]\n");
    row("-h", "Usage: gatehouse [FILE…] [OPTIONS]\n");
    row("--sandbox --help", "Usage: gatehouse [FILE…] [OPTIONS]\n");
    row("token --help", "Usage: gatehouse token [OPTIONS]\n");
    row("token --nonsense -h", "Usage: gatehouse token [OPTIONS]\n");
    row("run --help", "Usage: gatehouse run FILE|- [OPTIONS]\n");
    row("schema --help", "Usage: gatehouse schema [OPTIONS]\n");
    row("sandbox --help", "Usage: gatehouse sandbox [OPTIONS]\n");
    row("bench-language --help", "Usage: gatehouse bench-language FILE… [OPTIONS]\n");
    row("complete --help", "Usage: gatehouse complete FILE|- [OPTIONS]\n");
    row("hover --help", "Usage: gatehouse hover FILE|- [OPTIONS]\n");
    row("outline --help", "Usage: gatehouse outline FILE|- [OPTIONS]\n");
    row("schema --from --help", "Usage: gatehouse schema --from FILE [OPTIONS]\n");
    row("schema diff --help", "Usage: gatehouse schema diff BEFORE AFTER [OPTIONS]\n");
    row("check --help", "Usage: gatehouse check FILE|- [OPTIONS]\n");
    row("format --help", "Usage: gatehouse format FILE|- [OPTIONS]\n");
}

void tst_Usage::helpIsOnStandardOutput()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, start);
    const auto run = runProgram(words(line.toUtf8().constData()));
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.output.first(start.size()), start);
    for (const QByteArray &textLine : run.output.split('\n'))
        QVERIFY2(textLine.size() <= 80, textLine.constData());
}

void tst_Usage::theManPageKnowsEveryOption_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"complete --help", "hover --help", "outline --help", "schema --from --help",
                             "schema diff --help", "--help", "token --help", "run --help", "schema --help",
                             "sandbox --help", "bench-language --help", "check --help", "format --help"})
        QTest::newRow(line) << QString::fromUtf8(line);
}

void tst_Usage::theManPageKnowsEveryOption()
{
    QFETCH(QString, line);
    const QByteArray page = support::readFile(QStringLiteral(SOURCE_ROOT "/resources/gatehouse.1"));
    const QString help = QString::fromUtf8(runProgram(words(line.toUtf8().constData())).output);
    static const QRegularExpression option(QStringLiteral("^  (--[a-z-]+)"), QRegularExpression::MultilineOption);
    int options = 0;
    for (auto matches = option.globalMatch(help); matches.hasNext(); ++options) {
        const QString name = matches.next().captured(1);
        const QByteArray roff = QString(name).replace(QLatin1Char('-'), QStringLiteral("\\-")).toUtf8();
        QVERIFY2(page.contains(roff), qPrintable(name));
    }
    QVERIFY(options >= 2);
}

void tst_Usage::theVersionIsPrinted()
{
    const auto run = runProgram(words("--version"));
    QCOMPARE(run.exitCode, 0);
    QVERIFY(QRegularExpression(QStringLiteral("\\Agatehouse \\d+\\.\\d+\\.\\d+\n\\z"))
                .match(QString::fromUtf8(run.output))
                .hasMatch());
}

void tst_Usage::withoutADisplayNoWindowOpens()
{
    const auto program = makeProgram({});
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
        environment.remove(QLatin1String(name));
    program->setProcessEnvironment(environment);
    program->start();
    QVERIFY(program->waitForFinished());
    QCOMPARE(program->exitCode(), 1);
    QCOMPARE(
        program->readAllStandardError(),
        QByteArray("gatehouse: There is no display to open a window on: use a command (see `gatehouse --help`).\n"));
}

void tst_Usage::aFullDiskIsAFailure()
{
    const auto program = makeProgram(words("--help"));
    program->setStandardOutputFile(QStringLiteral("/dev/full"));
    program->start();
    QVERIFY(program->waitForFinished());
    QCOMPARE(program->exitCode(), 1);
    QCOMPARE(program->readAllStandardError(),
             QByteArray("gatehouse: Standard output cannot be written: No space left on device.\n"));
}

REGISTER_TEST(tst_Usage)
#include "tst_usage.moc"

#include "core/json/tape.h"
#include "tests/app/program.h"
#include "tests/support/opensslprogram.h"
#include "tests/support/registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

class tst_CheckCommand : public QObject
{
    Q_OBJECT

private slots:
    void findingsHaveALineEach_data();
    void findingsHaveALineEach();
    void findingsAreJson();
    void noFindingIsAnEmptyArray();
    void columnsCountUtf16Units();
    void syntaxErrorsStandAlone();
    void variablesAreCheckedAgainstTheOperationsTheyAreFor_data();
    void variablesAreCheckedAgainstTheOperationsTheyAreFor();
    void variablesThatAreNoJsonAreShownWhereTheyBreak_data();
    void variablesThatAreNoJsonAreShownWhereTheyBreak();
    void variablesComeFromWhereTheyAreNamed_data();
    void variablesComeFromWhereTheyAreNamed();
    void theOperationThatVariablesDoNotFitIsNamed();
    void anOperationThatIsNotThereIsRefused();
    void closedStandardInputIsNotTheSchema();
    void theDialectIsChosenOrKnownByTheSchema_data();
    void theDialectIsChosenOrKnownByTheSchema();
    void theOperationThatTheServerRefusesIsNamed();
    void theSchemaMayBeAnIntrospectionAnswer();
    void aBrokenSchemaIsUsedAsFarAsItGoes();
    void whatCannotBeReadIsNamed_data();
    void whatCannotBeReadIsNamed();
    void fourGigabytesAreRefusedUnread();
    void textOfTheDocumentCannotMoveTheCursor();

private:
    QString file(const char *name, const QByteArray &content) const;
    QStringList check(const QStringList &rest) const;

    QTemporaryDir m_folder;
};

namespace {

constexpr const char *Sdl = R"(type Query { me(size: Int, kind: Kind): User, find(by: By!): User }
type User { id: ID!, name: String }
enum Kind { ANN BOB }
input By { id: ID, name: String! }
)";

} // namespace

QString tst_CheckCommand::file(const char *name, const QByteArray &content) const
{
    const QString path = m_folder.filePath(QLatin1String(name));
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        QTest::qFail("cannot write", __FILE__, __LINE__);
    return path;
}

QStringList tst_CheckCommand::check(const QStringList &rest) const
{
    return QStringList {QStringLiteral("check"), QStringLiteral("--schema"), file("schema.graphql", Sdl)} + rest;
}

void tst_CheckCommand::findingsHaveALineEach_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("exitCode");

    QTest::newRow("nothing wrong") << QByteArray("{ me { id } }") << QByteArray() << 0;
    QTest::newRow("one") << QByteArray("{ me { nam } }")
                         << QByteArray("-:1:8: error: Cannot query field \"nam\" on type \"User\". Did you mean "
                                       "\"name\"? [FieldsOnCorrectType]\n")
                         << 1;
    QTest::newRow("in the order of the text")
        << QByteArray("query A($a: Int) { me { zzz9 } }\r\nquery A { me }")
        << QByteArray("-:1:7: error: There can be only one operation named \"A\". [UniqueOperationNames]\n"
                      "-:1:9: error: Variable \"$a\" is never used in operation \"A\". [NoUnusedVariables]\n"
                      "-:1:25: error: Cannot query field \"zzz9\" on type \"User\". [FieldsOnCorrectType]\n"
                      "-:2:11: error: Field \"me\" of type \"User\" must have a selection of subfields. Did you mean "
                      "\"me { ... }\"? [ScalarLeafs]\n")
        << 1;
}

void tst_CheckCommand::findingsHaveALineEach()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, lines);
    QFETCH(int, exitCode);
    const auto run = runProgram(check({QStringLiteral("-")}), document);
    QCOMPARE(run.output, lines);
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.exitCode, exitCode);
}

void tst_CheckCommand::findingsAreJson()
{
    const auto run = runProgram(check({QStringLiteral("-"), QStringLiteral("--json"), QStringLiteral("--variables"),
                                       file("variables.json", "{\n  \"by\": {\"name\": null}}")}),
                                "query($by: By!) { find(by: $by) { id: name } me { id: id } ...F ...F }\n"
                                "fragment F on Query { me { id: name } }");
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.errors, QByteArray());
    const auto tape = json::Tape::parse(run.output.toStdString());
    QVERIFY(tape);
    QCOMPARE(tape->root().size(), 2U);
    const auto items = tape->root().items();
    QCOMPARE(
        QByteArray::fromStdString(std::string(items[0].raw())),
        QByteArray("{\"rule\":\"OverlappingFieldsCanBeMerged\",\"severity\":\"error\",\"message\":\"Fields \\\"me\\\" "
                   "conflict because subfields \\\"id\\\" conflict because \\\"id\\\" and \\\"name\\\" are "
                   "different fields. Use different aliases on the fields to fetch both if this was "
                   "intentional.\",\"in\":\"document\",\"locations\":[{\"line\":1,\"column\":46},{\"line\":1,"
                   "\"column\":51},{\"line\":2,\"column\":23},{\"line\":2,\"column\":28}]}"));
    QCOMPARE(items[1].at("rule")->string(), std::string("Variables"));
    QCOMPARE(items[1].at("in")->string(), std::string("variables"));
    QCOMPARE(items[1].at("locations")->items().front().raw(), std::string_view("{\"line\":2,\"column\":18}"));
}

void tst_CheckCommand::noFindingIsAnEmptyArray()
{
    const auto run = runProgram(check({QStringLiteral("-"), QStringLiteral("--json")}), "{ me { id } }");
    QCOMPARE(run.output, QByteArray("[]\n"));
    QCOMPARE(run.exitCode, 0);
}

void tst_CheckCommand::columnsCountUtf16Units()
{
    const auto run = runProgram(check({QStringLiteral("-")}), "{ find(by: {name: \"é😀\"}) { nope } }");
    QVERIFY2(run.output.startsWith("-:1:29: error: "), run.output.constData());
}

void tst_CheckCommand::syntaxErrorsStandAlone()
{
    const auto run = runProgram(check({QStringLiteral("-"), QStringLiteral("--variables"), file("v.json", "[")}),
                                "{ nope }\n{ me { id }\n");
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.output.startsWith("-:3:1: error: Syntax Error: Expected Name, found <EOF>."), run.output.constData());
    QVERIFY(run.output.endsWith("[Syntax]\n"));
    QCOMPARE(run.output.count('\n'), 1);
}

void tst_CheckCommand::variablesAreCheckedAgainstTheOperationsTheyAreFor_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QByteArray>("places");

    QTest::newRow("all, said once") << QString() << QByteArray("1:7 1:20");
    QTest::newRow("the first") << QStringLiteral("--operation A") << QByteArray("1:7");
    QTest::newRow("the second") << QStringLiteral("--operation=B") << QByteArray("1:7 1:20");
}

void tst_CheckCommand::variablesAreCheckedAgainstTheOperationsTheyAreFor()
{
    QFETCH(QString, options);
    QFETCH(QByteArray, places);
    const QString variables = file("v.json", R"({"s": "many", "k": "EVE", "extra": 1})");
    const auto run = runProgram(check({QStringLiteral("-"), QStringLiteral("--variables"), variables})
                                    + options.split(QLatin1Char(' '), Qt::SkipEmptyParts),
                                "query A($s: Int) { me(size: $s) { id } }"
                                "query B($s: Int, $k: Kind) { me(size: $s, kind: $k) { id } }");
    QCOMPARE(run.exitCode, 1);
    QByteArrayList found;
    for (const QByteArray &line : run.output.split('\n')) {
        if (line.isEmpty())
            continue;
        QVERIFY2(line.startsWith(variables.toUtf8() + ':') && line.endsWith(" [Variables]"), line.constData());
        const auto parts = line.mid(variables.toUtf8().size() + 1).split(':');
        found.append(parts.at(0) + ':' + parts.at(1));
    }
    QCOMPARE(found.join(' '), places);
}

void tst_CheckCommand::variablesThatAreNoJsonAreShownWhereTheyBreak_data()
{
    QTest::addColumn<QByteArray>("variables");
    QTest::addColumn<QByteArray>("start");

    QTest::newRow("a comma too many") << QByteArray("{\n \"s\": 1,,\n}")
                                      << QByteArray(":2:9: error: The variables are not JSON: ");
    QTest::newRow("empty") << QByteArray() << QByteArray(":1:1: error: The variables are not JSON: ");
    QTest::newRow("not UTF-8") << QByteArray("{\"s\": \"\xE9\"}")
                               << QByteArray(":1:8: error: The variables are not UTF-8 here. ");
    QTest::newRow("no object") << QByteArray("[1]") << QByteArray(":1:1: error: Variables must be a JSON object");
}

void tst_CheckCommand::variablesThatAreNoJsonAreShownWhereTheyBreak()
{
    QFETCH(QByteArray, variables);
    QFETCH(QByteArray, start);
    const QString path = file("v.json", variables);
    const auto run = runProgram(check({QStringLiteral("-"), QStringLiteral("--variables"), path}),
                                "query A($s: Int) { me(size: $s) { id } }");
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.output.startsWith(path.toUtf8() + start), run.output.constData());
    QCOMPARE(run.output.count('\n'), 1);
}

void tst_CheckCommand::variablesComeFromWhereTheyAreNamed_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("name");
    const QByteArray json = " {\"s\": true}";
    const QString path = file("word.json", json);
    QTest::newRow("JSON") << QString::fromUtf8(json) << QByteArray() << QByteArray("--variables");
    QTest::newRow("a path") << path << QByteArray() << path.toUtf8();
    QTest::newRow("a path behind @") << QLatin1Char('@') + path << QByteArray() << path.toUtf8();
    QTest::newRow("standard input") << QStringLiteral("-") << json << QByteArray("-");
}

void tst_CheckCommand::variablesComeFromWhereTheyAreNamed()
{
    QFETCH(QString, word);
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, name);
    const QString document = file("word.graphql", "query A($s: Int) { me(size: $s) { id } }");
    const auto run = runProgram(check({document, QStringLiteral("--variables"), word}), input);
    QVERIFY2(run.output.startsWith(name + ":1:8: error: "), (run.output + run.errors).constData());
    QCOMPARE(run.exitCode, 1);
}

void tst_CheckCommand::theOperationThatVariablesDoNotFitIsNamed()
{
    const QString variables = QStringLiteral(R"({"s": 1, "k": true, "n": true})");
    const QByteArray document = "query A($n: Int) { me(size: $n) { id } }"
                                "query B($k: Int, $n: Int) { me(size: $k) { id } b: me(size: $n) { id } }";
    const auto all = runProgram(check({QStringLiteral("-"), QStringLiteral("--variables"), variables}), document);
    QCOMPARE(all.output.count('\n'), 2);
    const auto found = all.output.split('\n');
    QVERIFY2(found[0].endsWith(" (operation B; choose one with --operation) [Variables]"), found[0].constData());
    QVERIFY2(found[1].endsWith(" (operation A and 1 more; choose one with --operation) [Variables]"),
             found[1].constData());
    const auto chosen = runProgram(check({QStringLiteral("-"), QStringLiteral("--variables"), variables,
                                          QStringLiteral("--operation"), QStringLiteral("B")}),
                                   document);
    QCOMPARE(chosen.output.count('\n'), 2);
    QVERIFY2(!chosen.output.contains("choose one"), chosen.output.constData());
}

void tst_CheckCommand::anOperationThatIsNotThereIsRefused()
{
    const auto run = runProgram(
        check({QStringLiteral("-"), QStringLiteral("--json"), QStringLiteral("--operation"), QStringLiteral("Nope")}),
        "query A { nope }");
    QCOMPARE(run.errors, QByteArray("gatehouse: The document has no operation Nope.\n"));
    QCOMPARE(run.output, QByteArray());
    QCOMPARE(run.exitCode, 1);
}

void tst_CheckCommand::closedStandardInputIsNotTheSchema()
{
    const auto program = makeProgram(check({QStringLiteral("-")}), [] { close(STDIN_FILENO); });
    program->start();
    QVERIFY(program->waitForFinished());
    QCOMPARE(program->readAllStandardError(), QByteArray("gatehouse: standard input is closed.\n"));
    QCOMPARE(program->readAllStandardOutput(), QByteArray());
    QCOMPARE(program->exitCode(), 1);
}

void tst_CheckCommand::theDialectIsChosenOrKnownByTheSchema_data()
{
    QTest::addColumn<QByteArray>("sdl");
    QTest::addColumn<QString>("options");
    QTest::addColumn<bool>("isHeldAgainstTheServer");

    const QByteArray own = "scalar UserStandardAttributes type Query { a(n: Int, s: UserStandardAttributes): Int }";
    const QByteArray other = "type Query { a(n: Int): Int }";
    QTest::newRow("the Admin API") << own << QString() << true;
    QTest::newRow("the Admin API, by specification") << own << QStringLiteral("--dialect spec") << false;
    QTest::newRow("another") << other << QString() << false;
    QTest::newRow("another, by the server") << other << QStringLiteral("--dialect=authgear") << true;
}

void tst_CheckCommand::theDialectIsChosenOrKnownByTheSchema()
{
    QFETCH(QByteArray, sdl);
    QFETCH(QString, options);
    QFETCH(bool, isHeldAgainstTheServer);
    const QStringList line {QStringLiteral("check"),       QStringLiteral("-"),
                            QStringLiteral("--schema"),    file("dialect.graphql", sdl),
                            QStringLiteral("--variables"), file("v.json", "{\"n\": null}")};
    const auto run = runProgram(line + options.split(QLatin1Char(' '), Qt::SkipEmptyParts),
                                "query Q($n: Int = 1) { a(n: $n) b: a(n: null) }");
    QCOMPARE(run.exitCode, isHeldAgainstTheServer ? 1 : 0);
    QCOMPARE(run.output.count(" error: "), isHeldAgainstTheServer ? 1 : 0);
    QCOMPARE(run.output.count(" warning: "), isHeldAgainstTheServer ? 1 : 0);
    QCOMPARE(run.output.count(" [Dialect]\n"), isHeldAgainstTheServer ? 2 : 0);
}

void tst_CheckCommand::theOperationThatTheServerRefusesIsNamed()
{
    const auto schema = file("dialect.graphql", "scalar UserStandardAttributes type Query { a(n: Int): Int }");
    const auto run = runProgram({QStringLiteral("check"), QStringLiteral("-"), QStringLiteral("--schema"), schema,
                                 QStringLiteral("--variables"), QStringLiteral("{\"n\": null}")},
                                "query A($n: Int) { a(n: $n) } query B($n: Int = 1) { a(n: $n) }");
    QVERIFY2(run.output.endsWith(" (operation B; choose one with --operation) [Dialect]\n"), run.output.constData());
    QCOMPARE(run.output.count('\n'), 1);
}

void tst_CheckCommand::theSchemaMayBeAnIntrospectionAnswer()
{
    const QString answer = file("schema.json", R"(
{"data": {"__schema": {"queryType": {"name": "Q"}, "types": [
  {"kind": "OBJECT", "name": "Q", "fields": [
    {"name": "here", "args": [], "type": {"kind": "SCALAR", "name": "Int"}}]}], "directives": []}}})");
    const auto run = runProgram({QStringLiteral("check"), QStringLiteral("--schema"), answer, QStringLiteral("-")},
                                "{ here there }");
    QVERIFY2(run.output.startsWith("-:1:8: error: Cannot query field \"there\" on type \"Q\"."),
             run.output.constData());
    QCOMPARE(run.exitCode, 1);
}

void tst_CheckCommand::aBrokenSchemaIsUsedAsFarAsItGoes()
{
    const QString schema = file("broken.graphql", "type Query {\n  a: Int\n  b: Nowhere\n}\n");
    const auto run =
        runProgram({QStringLiteral("check"), QStringLiteral("--schema"), schema, QStringLiteral("-")}, "{ a }");
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.startsWith(schema.toUtf8() + ":3:6: warning: "), run.errors.constData());
    QCOMPARE(run.errors.count('\n'), 1);
}

void tst_CheckCommand::whatCannotBeReadIsNamed_data()
{
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QString>("document");
    QTest::addColumn<QByteArray>("sentence");
    const QString good = file("schema.graphql", Sdl);
    const auto row = [](const char *name, const QString &schema, const QString &document, const QByteArray &sentence) {
        QTest::newRow(name) << schema << document << "gatehouse: " + sentence;
    };
    row("no schema", QStringLiteral("/nowhere"), QStringLiteral("-"), "/nowhere does not exist.");
    row("an empty name", good, QString(), "The name of a file is empty.");
    row("an answer with errors", file("errors.json", R"({"errors":[{"message":"Boom"}],"data":null})"),
        QStringLiteral("-"),
        file("errors.json", R"({"errors":[{"message":"Boom"}],"data":null})").toUtf8()
            + ":1:39: no schema can be read from it: This is no introspection answer: it has no \"__schema\". The "
              "server "
              "answered with an error: Boom\n");
    row("no document", good, QStringLiteral("/nowhere"), "/nowhere does not exist.");
    row("a folder", good, QStringLiteral("/"), "/ is a folder where a file is needed.");
    row("a schema without types", file("empty.graphql", "query { a }"), QStringLiteral("-"),
        file("empty.graphql", "query { a }").toUtf8()
            + ": no schema can be read from it: Query root type must be provided.");
    row("a schema that is not UTF-8", file("latin.graphql", "# \xE9\ntype Query { a: Int }"), QStringLiteral("-"),
        file("latin.graphql", "# \xE9\ntype Query { a: Int }").toUtf8() + " is no schema, because it is not UTF-8.");
    row("JSON that breaks off", file("half.json", "{\"data\":\n"), QStringLiteral("-"),
        file("half.json", "{\"data\":\n").toUtf8() + ":2:1: no schema can be read from it: ");
}

void tst_CheckCommand::whatCannotBeReadIsNamed()
{
    QFETCH(QString, schema);
    QFETCH(QString, document);
    QFETCH(QByteArray, sentence);
    const auto run = runProgram({QStringLiteral("check"), QStringLiteral("--schema"), schema, document}, "{ a }");
    QVERIFY2(run.errors.startsWith(sentence), run.errors.constData());
    QCOMPARE(run.errors.count('\n'), 1);
    QCOMPARE(run.output, QByteArray());
    QCOMPARE(run.exitCode, 1);
}

void tst_CheckCommand::fourGigabytesAreRefusedUnread()
{
    // A sparse file: its size alone must be enough.
    const QString huge = file("huge.graphql", "{ me }");
    QVERIFY(QFile::resize(huge, qint64(4) << 30U));
    const auto run = runProgram(check({huge}));
    QCOMPARE(run.errors, "gatehouse: " + huge.toUtf8() + " is too large: files of 4 GB and more are not read.\n");
    QCOMPARE(run.exitCode, 1);
}

void tst_CheckCommand::textOfTheDocumentCannotMoveTheCursor()
{
    const auto run = runProgram(check({QStringLiteral("-")}), "{ me(size: \"\xE2\x80\xAE\\u001b\") { id } }");
    QVERIFY2(run.output.contains("⟨U+202E⟩"), run.output.constData());
    QVERIFY(!run.output.contains('\x1B') && !run.output.contains("\xE2\x80\xAE"));
}

REGISTER_TEST(tst_CheckCommand)
#include "tst_checkcommand.moc"

#include "core/json/tape.h"
#include "tests/app/program.h"
#include "tests/support/opensslprogram.h"
#include "tests/support/registry.h"

#include <QTemporaryDir>
#include <QTest>

/// `gatehouse complete`, `hover`, `outline`, `schema --from` and `schema diff`.
class tst_HelpCommands : public QObject
{
    Q_OBJECT

private slots:
    void completionIsListedBestFirst();
    void aPlaceHasToBeInTheDocument_data();
    void aPlaceHasToBeInTheDocument();
    void aNameIsExplained();
    void theOutlineIsATree();
    void aSchemaIsConvertedThereAndBack();
    void differencesAreListedAndBreakingOnesFail();

private:
    QString file(const char *name, const QByteArray &content) const;
    QTemporaryDir m_folder;
};

namespace {

const QByteArray Library = "type Query {\n  \"Old one.\"\n  bookOld: Book @deprecated\n  book(id: ID!): Book\n}\n\n"
                           "type Book {\n  id: ID!\n  title: String\n}\n";

} // namespace

QString tst_HelpCommands::file(const char *name, const QByteArray &content) const
{
    const QString path = m_folder.filePath(QLatin1String(name));
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        QTest::qFail("cannot write", __FILE__, __LINE__);
    return path;
}

void tst_HelpCommands::completionIsListedBestFirst()
{
    const QStringList line =
        words("complete - --line 2 --column 5 --schema") + QStringList {file("library.graphql", Library)};
    const auto text = runProgram(line, "{\n  bo\n}");
    QCOMPARE(text.errors, QByteArray());
    QCOMPARE(text.output, QByteArray("book: Book (field)\nbookOld: Book (field, deprecated)\n"));
    QCOMPARE(text.exitCode, 0);

    const auto json = runProgram(line + words("--json"), "{\n  bo\n}");
    const auto tape = json::Tape::parse(json.output.toStdString());
    QVERIFY(tape);
    QCOMPARE(tape->root().size(), 2U);
    const auto first = tape->root().items().at(0);
    QCOMPARE(first.at("label")->string(), std::string("book"));
    QCOMPARE(first.at("kind")->string(), std::string("field"));
    QCOMPARE(first.at("type")->string(), std::string("Book"));
    QVERIFY(first.at("insertText")->string().starts_with("book(id: "));
    QVERIFY(!first.at("deprecated")->boolean());
    const auto second = tape->root().items().at(1);
    QVERIFY(second.at("deprecated")->boolean());
    QCOMPARE(second.at("documentation")->string(), std::string("Old one."));
}

void tst_HelpCommands::aPlaceHasToBeInTheDocument_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QByteArray>("complaint");
    QTest::newRow("a line too far") << QStringLiteral("--line 3 --column 1")
                                    << QByteArray("standard input has no line 3: its last is 2.");
    QTest::newRow("a column too far") << QStringLiteral("--line 1 --column 5")
                                      << QByteArray("standard input has no column 5 in line 1: its last is 4.");
    QTest::newRow("the end of a line") << QStringLiteral("--line 1 --column 4") << QByteArray();
    QTest::newRow("the end") << QStringLiteral("--line 2 --column 2") << QByteArray();
    QTest::newRow("inside a character") << QStringLiteral("--line 1 --column 3") << QByteArray();
}

void tst_HelpCommands::aPlaceHasToBeInTheDocument()
{
    QFETCH(QString, place);
    QFETCH(QByteArray, complaint);
    const auto run = runProgram(words("complete -") + place.split(QLatin1Char(' ')), "{\xF0\x9F\x98\x80\r\n}");
    QCOMPARE(run.errors, complaint.isEmpty() ? QByteArray() : "gatehouse: " + complaint + '\n');
    QCOMPARE(run.exitCode, complaint.isEmpty() ? 0 : 1);
}

void tst_HelpCommands::aNameIsExplained()
{
    const QStringList line = words("hover - --line 1 --schema") + QStringList {file("library.graphql", Library)};
    const auto text = runProgram(line + words("--column 4"), "{ bookOld { id } }");
    QCOMPARE(text.errors, QByteArray());
    QVERIFY2(text.output.contains("Query.bookOld: Book") && text.output.contains("Old one."), text.output.constData());

    const auto json = runProgram(line + words("--column 4 --json"), "{ bookOld { id } }");
    const auto tape = json::Tape::parse(json.output.toStdString());
    QVERIFY(tape);
    QCOMPARE(tape->root().at("description")->string(), std::string("Old one."));
    QCOMPARE(tape->root().at("range")->raw(),
             std::string_view("{\"start\":{\"line\":1,\"column\":3},\"end\":{\"line\":1,\"column\":10}}"));

    const auto nothing = runProgram(line + words("--column 1 --json"), "{ bookOld { id } }");
    QCOMPARE(nothing.output, QByteArray("null\n"));
    QCOMPARE(nothing.exitCode, 0);
}

void tst_HelpCommands::theOutlineIsATree()
{
    const QByteArray document = "query A($id: ID!) {\n  mine: book(id: $id) { id }\n}\n";
    const auto text = runProgram(words("outline -"), document);
    QCOMPARE(text.output,
             QByteArray("query A (1:1)\n  variable $id ID! (1:9)\n  field mine: book (2:3)\n"
                        "    field id (2:25)\n"));
    const auto json = runProgram(words("outline - --json"), document);
    const auto tape = json::Tape::parse(json.output.toStdString());
    QVERIFY(tape);
    const auto query = tape->root().items().at(0);
    QCOMPARE(query.at("kind")->string(), std::string("query"));
    QCOMPARE(query.at("range", "end")->raw(), std::string_view("{\"line\":3,\"column\":2}"));
    QCOMPARE(query.at("children")->items().at(1).at("children")->items().at(0).at("name")->string(), std::string("id"));
}

void tst_HelpCommands::aSchemaIsConvertedThereAndBack()
{
    const QString sdl = file("library.graphql", Library);
    const auto json = runProgram(words("schema --format json --from") + QStringList {sdl});
    QCOMPARE(json.errors, QByteArray());
    QVERIFY(json.output.startsWith("{\n  \"__schema\": {"));
    const QTemporaryDir folder;
    const QString out = folder.filePath(QStringLiteral("out.json"));
    // Once where there is none, once over it.
    for (int i = 0; i < 2; ++i) {
        const auto toFile =
            runProgram(words("schema --format=json --from") + QStringList {sdl, QStringLiteral("--out"), out});
        QCOMPARE(toFile.exitCode, 0);
        QCOMPARE(toFile.output + toFile.errors, QByteArray());
        QCOMPARE(support::readFile(out), json.output);
    }
    const auto back = runProgram(words("schema --from=-"), json.output);
    QCOMPARE(back.errors, QByteArray());
    QVERIFY2(back.output.startsWith("type Book {\n  id: ID!\n"), back.output.constData());
    QCOMPARE(back.output, runProgram(words("schema --from") + QStringList {sdl}).output);

    const auto other = runProgram(words("schema --format xml --from") + QStringList {sdl});
    QCOMPARE(
        other.errors,
        QByteArray("gatehouse: --format takes sdl or json, not xml: see `gatehouse schema --from FILE --help`.\n"));
    QCOMPARE(other.exitCode, 2);
}

void tst_HelpCommands::differencesAreListedAndBreakingOnesFail()
{
    const QString before = file("before.graphql", Library);
    const QString after = file("after.graphql", QByteArray(Library).replace("  title: String\n", "  name: String\n"));
    const auto text = runProgram(words("schema diff") + QStringList {before, after});
    QCOMPARE(text.output,
             QByteArray("breaking: Book.title was removed. [FIELD_REMOVED]\n"
                        "safe: Book.name was added. [FIELD_ADDED]\n"));
    QCOMPARE(text.exitCode, 1);

    const auto json = runProgram(words("schema diff --json") + QStringList {before, after});
    QCOMPARE(json.output.split('\n').at(1),
             QByteArray("{\"change\":\"removed\",\"breaking\":true,\"impact\":\"breaking\",\"type\":\"FIELD_REMOVED\","
                        "\"element\":\"Book.title\",\"message\":\"Book.title was removed.\"},"));
    QCOMPARE(json.exitCode, 1);

    const auto same = runProgram(words("schema diff --json") + QStringList {before, before});
    QCOMPARE(same.output, QByteArray("[]\n"));
    QCOMPARE(same.exitCode, 0);
}

REGISTER_TEST(tst_HelpCommands)
#include "tst_helpcommands.moc"

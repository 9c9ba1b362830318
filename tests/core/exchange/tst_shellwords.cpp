#include "core/exchange/shellwords.h"
#include "tests/support/registry.h"

#include <QTest>

class tst_ShellWords : public QObject
{
    Q_OBJECT

private slots:
    void wordsAreWhatAShellWouldMakeOfThem_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QList<QByteArray>>("words");
        const auto row = [](const char *name, const char *command, QList<QByteArray> words) {
            QTest::newRow(name) << QByteArray(command) << std::move(words);
        };
        row("plain", "curl  -X POST\thttps://x", {"curl", "-X", "POST", "https://x"});
        row("single quotes", "a 'b \"c\" \\d' e", {"a", "b \"c\" \\d", "e"});
        row("the usual way to write a single quote", "a 'it'\\''s'", {"a", "it's"});
        row("double quotes", "a \"b \\\"c\\\" \\\\ \\d 'e'\"", {"a", "b \"c\" \\ \\d 'e'"});
        row("an empty word", "a '' \"\"", {"a", "", ""});
        row("pieces side by side are one word", "a'b'\"c\"\\d", {"abcd"});
        row("a continued line", "a \\\n  b \\\r\n  c", {"a", "b", "c"});
        row("a browser's strings", "a $'b\\'c\\n\\u00e9\\x41\\\\\\u0021'", {"a", "b'c\n\u00e9A\\!"});
        row("two halves of an emoji", "a $'\\ud83d\\ude00'", {"a", "\U0001F600"});
        row("half an emoji", "a $'\\ud83d!' $'\\ud83d\\u0041'", {"a", "\uFFFD!", "\uFFFD"});
        row("the end of the command", "a b; rm c", {"a", "b"});
        row("a pipe", "a b | c", {"a", "b"});
        row("a comment", "a b # c 'd", {"a", "b"});
        row("a hash inside a word", "a#b", {"a#b"});
        row("empty lines before", "\n\n a", {"a"});
    }
    void wordsAreWhatAShellWouldMakeOfThem()
    {
        QFETCH(QByteArray, command);
        QFETCH(QList<QByteArray>, words);
        const auto read = exchange::shellWords(command);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(*read, words);
    }

    void whatOnlyAShellKnowsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::newRow("a variable") << QByteArray("curl -H \"Authorization: Bearer $TOKEN\"");
        QTest::newRow("a bare variable") << QByteArray("curl $URL");
        QTest::newRow("a substitution") << QByteArray("curl `cat url`");
        QTest::newRow("an open single quote") << QByteArray("curl 'a");
        QTest::newRow("an open double quote") << QByteArray("curl \"a");
        QTest::newRow("an open browser string") << QByteArray("curl $'a");
    }
    void whatOnlyAShellKnowsIsRefused()
    {
        QFETCH(QByteArray, command);
        const auto read = exchange::shellWords(command);
        QVERIFY(!read);
        QVERIFY(!read.error().message.isEmpty());
    }

    void wordsForWindowsAreReadToo()
    {
        const auto read = exchange::cmdWords(
            "curl ^\"https://x/graphql^\" ^\r\n  --data-raw ^\"^{^\\^\"query^\\^\":^\\^\"^{a^}^\\^\"^}^\"");
        QVERIFY(read);
        QCOMPARE(*read, (QList<QByteArray> {"curl", "https://x/graphql", "--data-raw", "{\"query\":\"{a}\"}"}));
        const auto lines = exchange::cmdWords("a ^\"b^\r\n\r\nc^\n\nd^\" ^\n\"e & f\" \"g\\\\\" & h");
        QVERIFY(lines);
        QCOMPARE(*lines, (QList<QByteArray> {"a", "b\r\nc\nd", "e & f", "g\\"}));
    }
};

REGISTER_TEST(tst_ShellWords)
#include "tst_shellwords.moc"

#include "core/exchange/foreign.h"
#include "core/exchange/snippet.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace exchange;

namespace {

SnippetRequest request(const Operation &operation)
{
    return {QUrl(QStringLiteral("https://acme.example/_api/admin/graphql")), operation,
            TokenCommand {QStringLiteral("acme"), QStringLiteral("/keys/it's mine.pem"), QStringLiteral("kid-1")}};
}

const Operation &awkward()
{
    static const Operation operation {
        "# ${x} `y` it's \"\"\"\nquery Q($a: String) {\n  f(a: \"\\u00e9\\\\\") # \\\n  g(b: \"\"\"c\"\"\"\")\n}\"",
        "Q", "{\n  \"a\": \"`$'\\\"\\\\ \U0001F600\",\n  \"n\": 12345678901234567890.10\n}"};
    return operation;
}

/// A program that writes its arguments and its standard input, each with a NUL behind it, into \a output.
void writeSpy(const QString &path, const QString &output)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\nprintf '%s\\0' \"$@\" > '" + output.toUtf8() + "'\necho 'Authorization: Bearer spy'\n");
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

QList<QByteArray> spied(const QString &path)
{
    QFile file(path);
    auto words = file.open(QIODevice::ReadOnly) ? file.readAll().split('\0') : QList<QByteArray>();
    if (!words.isEmpty())
        words.removeLast();
    return words;
}

} // namespace

class tst_Snippet : public QObject
{
    Q_OBJECT

private slots:
    /// The shell itself reads the text, so that quoting is judged by the one it is for.
    void aShellRunsTheCommandAsItWasMeant()
    {
        const QTemporaryDir folder;
        const auto at = [&](const char *name) {
            return folder.filePath(QLatin1String(name));
        };
        writeSpy(at("gatehouse"), at("gatehouse.words"));
        writeSpy(at("curl"), at("curl.words"));
        QProcess shell;
        shell.setProcessEnvironment([&] {
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("PATH"), folder.path() + QLatin1String(":/usr/bin:/bin"));
            return environment;
        }());
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-e")});
        shell.write(snippet(Form::Curl, request(awkward())));
        shell.closeWriteChannel();
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 0);

        QCOMPARE(spied(at("gatehouse.words")),
                 (QList<QByteArray> {"token", "--project", "acme", "--key", "/keys/it's mine.pem", "--key-id", "kid-1",
                                     "--header"}));
        const auto words = spied(at("curl.words"));
        QCOMPARE(words.mid(0, 7),
                 (QList<QByteArray> {"--fail-with-body", "-sS", "https://acme.example/_api/admin/graphql", "-H", "@-",
                                     "-H", "Content-Type: application/json"}));
        const auto read = readForeign("curl x --data-raw " + shellQuoted(words.last()));
        QVERIFY(read);
        QCOMPARE(read->operation, awkward());
    }

    void whatIsCopiedCanBeOpenedAgain()
    {
        const auto read = readForeign(snippet(Form::Curl, request(awkward())));
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->operation, awkward());
    }

    void headersOfAPersonComeAlong_data()
    {
        QTest::addColumn<Form>("form");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("cURL") << Form::Curl
                              << QByteArray(" \\\n  -H 'X-It: it'\\''s \"a\\b\"' \\\n  -H 'X-Empty;' \\\n");
        QTest::newRow("Go") << Form::Go
                            << QByteArray("\trequest.Header.Set(\"X-It\", \"it's \\\"a\\\\b\\\"\")\n"
                                          "\trequest.Header.Set(\"X-Empty\", \"\")\n\trequest.Header.Set(\"Auth");
        QTest::newRow("Python") << Form::Python
                                << QByteArray("        \"X-It\": \"it's \\\"a\\\\b\\\"\",\n"
                                              "        \"X-Empty\": \"\",\n    },\n");
        QTest::newRow("JavaScript") << Form::JavaScript
                                    << QByteArray("      \"X-It\": \"it's \\\"a\\\\b\\\"\",\n"
                                                  "      \"X-Empty\": \"\",\n    },\n");
        QTest::newRow("C#") << Form::CSharp
                            << QByteArray("client.DefaultRequestHeaders.TryAddWithoutValidation(\"X-It\", "
                                          "\"it's \\\"a\\\\b\\\"\");\nclient.DefaultRequestHeaders."
                                          "TryAddWithoutValidation(\"X-Empty\", \"\");\n");
        QTest::newRow("plain HTTP") << Form::Http << QByteArray("\nX-It: it's \"a\\b\"\nX-Empty: \nContent-Length: ");
    }
    void headersOfAPersonComeAlong()
    {
        QFETCH(Form, form);
        QFETCH(QByteArray, written);
        auto asked = request({"{ a }", {}, {}});
        asked.headers = {{"X-It", "it's \"a\\b\""}, {"X-Empty", ""}};
        const QByteArray text = snippet(form, asked);
        QVERIFY2(text.contains(written), text.constData());
        if (form == Form::Curl)
            QCOMPARE(readForeign(text)->headers, asked.headers);
    }

    void aTokenIsOnlyThereWhenItIsAskedFor_data()
    {
        QTest::addColumn<Form>("form");
        for (const Form form : AllForms)
            QTest::newRow(qPrintable(nameOf(form))) << form;
    }
    void aTokenIsOnlyThereWhenItIsAskedFor()
    {
        QFETCH(Form, form);
        auto asked = request({"{ a }", {}, {}});
        const QByteArray without = snippet(form, asked);
        QVERIFY(without.contains(form == Form::Curl || form == Form::Http ? "Bearer" : "AUTHGEAR_ADMIN_TOKEN")
                || without.contains("gatehouse token"));
        asked.credential = TokenText {"eyJh.eyJz.c2ln"};
        const QByteArray with = snippet(form, asked);
        QVERIFY(with.contains("eyJh.eyJz.c2ln"));
        // Then nothing of the key is named, not even where it lies.
        QVERIFY(!with.contains("/keys/"));
        QVERIFY(!with.contains("AUTHGEAR_ADMIN_TOKEN"));
    }

    void everyFormIsWhole_data()
    {
        QTest::addColumn<Form>("form");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("plain HTTP") << Form::Http
                                    << QByteArray(
                                           "POST /_api/admin/graphql HTTP/1.1\nHost: acme.example\n"
                                           "Authorization: Bearer TOKEN\nContent-Type: application/json\n"
                                           "Content-Length: 57\n\n"
                                           "{\"operationName\":\"Q\",\"query\":\"{ a }\",\"variables\":{\"n\":1}}"
                                           "\n");
        QTest::newRow("Go: an operation stays readable") << Form::Go << QByteArray("const query = `{ a }`\n");
        QTest::newRow("Go: variables as written")
            << Form::Go << QByteArray("\"variables\":     json.RawMessage(`{\"n\":1}`),\n");
        QTest::newRow("Python") << Form::Python << QByteArray("QUERY = \"\"\"{ a }\"\"\"\n");
        QTest::newRow("JavaScript") << Form::JavaScript << QByteArray("const query = `{ a }`;\n");
        QTest::newRow("C#") << Form::CSharp << QByteArray("var query = \"\"\"\n{ a }\n\"\"\";\n");
    }
    void everyFormIsWhole()
    {
        QFETCH(Form, form);
        QFETCH(QByteArray, expected);
        const QByteArray text = snippet(form, request({"{ a }", "Q", "{\"n\":1}"}));
        QVERIFY2(text.contains(expected), text.constData());
        QVERIFY(text.endsWith('\n'));
    }

    void commentsInTheVariablesStayHere()
    {
        const QByteArray text = snippet(Form::Http, request({"{ a }", {}, "// \"one\"\n{\"n\":1.10,}"}));
        QVERIFY2(text.contains("\"variables\":{\"n\":1.10 }}"), text.constData());
        QVERIFY(!snippet(Form::Http, request({"{ a }", {}, "# none"})).contains("variables"));
    }

    void textThatWouldEndAStringIsEscaped_data()
    {
        QTest::addColumn<Form>("form");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("Go: a backtick") << Form::Go << QByteArray("# `\n{a}") << QByteArray("\"# `\\n{a}\"");
        QTest::newRow("Python: three quotes") << Form::Python << QByteArray("{a(b:\"\"\"c\"\"\")}")
                                              << QByteArray("\"\"\"{a(b:\\\"\\\"\\\"c\\\"\\\"\\\")}\"\"\"");
        QTest::newRow("Python: a quote at the end")
            << Form::Python << QByteArray("# \"") << QByteArray("\"\"\"# \\\"\"\"\"");
        QTest::newRow("JavaScript: a placeholder")
            << Form::JavaScript << QByteArray("# ${a} `") << QByteArray("`# \\${a} \\``");
        QTest::newRow("C#: three quotes") << Form::CSharp << QByteArray("{a(b:\"\"\"c\"\"\")}")
                                          << QByteArray("\"\"\"\"\n{a(b:\"\"\"c\"\"\")}\n\"\"\"\"");
        QTest::newRow("a carriage return") << Form::Python << QByteArray("#\r{a}") << QByteArray("\"#\\r{a}\"");
    }
    void textThatWouldEndAStringIsEscaped()
    {
        QFETCH(Form, form);
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, written);
        const QByteArray text = snippet(form, request({query, {}, {}}));
        QVERIFY2(text.contains(written), text.constData());
    }

    void aFileNameCannotEndAComment()
    {
        auto asked = request({"{ a }", {}, {}});
        std::get<TokenCommand>(asked.credential).keyPath = QStringLiteral("/k\n\u2028evil()");
        for (const Form form : {Form::Go, Form::Python, Form::JavaScript, Form::CSharp}) {
            const QByteArray text = snippet(form, asked);
            QVERIFY(text.contains("evil()"));
            QVERIFY(!text.contains("\nevil") && !text.contains("\u2028"));
        }
    }
};

REGISTER_TEST(tst_Snippet)
#include "tst_snippet.moc"

#include "app/kepttabs.h"
#include "core/base/clock.h"
#include "core/base/privatefile.h"
#include "core/history/history.h"
#include "core/run/runner.h"
#include "core/workspace/workspacefile.h"
#include "tests/support/registry.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/documenttab.h"
#include "ui/shell/explorer.h"
#include "ui/shell/mainwindow.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

/// Secrets are planted wherever somebody may type or receive one, and every byte of every file is looked through.
class tst_Canaries : public QObject
{
    Q_OBJECT

private slots:
    void noFileHoldsASecret();

private:
    static QStringList filesWith(const QString &folder, const QByteArray &text)
    {
        QStringList found;
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                found.append(QFileInfo(file).fileName());
        }
        return found;
    }
    static run::Answer answerOf(const char *body)
    {
        run::Answer answer;
        answer.status = 200;
        answer.body = std::make_shared<const std::string>(body);
        answer.headers = {{"Set-Cookie", "session=CANARY-cookie"}, {"X-Echo", "CANARY-gateway-0123456789"}};
        if (auto tape = json::Tape::parse(answer.body))
            answer.tape = std::make_shared<const json::Tape>(std::move(*tape));
        return answer;
    }
};

void tst_Canaries::noFileHoldsASecret()
{
    const QTemporaryDir folder;
    const base::SystemClock clock;
    ui::Appearance appearance(ui::Appearance::Choice::Light);
    run::Runner runner(folder.filePath(QStringLiteral("journal.jsonl")), clock);
    auto history = std::make_unique<history::History>(folder.filePath(QStringLiteral("history.sqlite")), clock);
    auto kept = std::make_unique<app::KeptTabs>(folder.filePath(QStringLiteral("tabs")));
    ui::MainWindow window(runner, clock, appearance, history.get());
    bool isHere = false;
    kept->bringTo(window, [&] { isHere = true; });
    QTRY_VERIFY(isHere);
    auto &explorer = window.explorer();

    struct Planted
    {
        QByteArray text;
        QByteArray variables;
        const char *answer;
    };
    const QList<Planted> all {
        {"mutation PLAIN { resetPassword(password: \"CANARY-literal\", note: \"Bearer CANARY0123456789\") { id } }",
         "{\"password\": \"CANARY-variable\", \"plain\": \"PLAIN\"}",
         R"({"data": {"plain": "PLAIN", "createSession": {"accessToken": "CANARY-token", "refreshToken": "CANARY-r"}}})"},
        {"mutation Codes($p: String) { set(input: {recoveryCodes: [\"CANARY-1\", \"CANARY-2\"], newPassword: $p}) }",
         "{\"p\": \"CANARY-by-its-place\", \"otp\": \"CANARY-otp\"} // was \"token\": \"CANARY-comment\"",
         R"({"errors": [{"message": "CANARY-by-its-place is too short"}], "data": {"otp": "CANARY-code"}})"},
        {"{ a } # curl -H 'Authorization: Bearer CANARY-in-a-comment-9'", "{\"secret\": 'CANARY in single quotes'}",
         R"({"data": {"secret": {"value": "CANARY-deep"}, "echo": "CANARY-gateway-0123456789"}})"},
        {"{ a(password: CANARY:without,quotes) }\n", "{\"clientSecret\": CANARY,without\n}",
         R"({"data": {"json": "{\"password\": \"CANARY-in-a-string\"}"}})"},
        {"curl https://acme.example/graphql -H 'Authorization: Bearer CANARY-command-token' -H 'Cookie: a=CANARY-c' -d "
         "'{\"query\": \"{ a }\"}'",
         {},
         R"(CANARY-command-token is not accepted)"},
    };
    for (const auto &planted : all) {
        auto *page = explorer.addPage(QStringLiteral("p1"), planted.text, planted.variables);
        page->setHeaderLines({{{"X-Gateway", "CANARY-gateway-0123456789"}, true, false},
                              {{"Authorization", "Bearer CANARY-bearer"}, true, false}});
        page->showStarted();
        const auto answer = answerOf(planted.answer);
        page->showAnswer(answer);
        // Another program's command is read, and never sent as it is.
        if (planted.text.startsWith("curl"))
            continue;
        history::SentRun run;
        run.facts.projectKey = QStringLiteral("p1");
        run.document = planted.text;
        run.variables = planted.variables;
        run.secrets = page->asked().secrets;
        run.answer = answer.body;
        run.message = QStringLiteral("Bearer CANARY0123456789 was refused");
        history->record(run);
    }
    // One of them is closed, one is duplicated, and all are exported.
    explorer.duplicateTab();
    explorer.closeTab(explorer.tabs().at(1));
    QList<workspace::Tab> tabs;
    const auto open = explorer.tabs();
    for (const auto *tab : open)
        tabs.append(tab->value());
    QVERIFY(base::writePrivateFile(folder.filePath(QStringLiteral("workspace.json")), workspace::workspaceBytes(tabs)));
    QVERIFY(base::writePrivateFile(folder.filePath(QStringLiteral("window.json")), window.state().toJson()));
    QTRY_COMPARE(QDir(folder.filePath(QStringLiteral("tabs"))).entryList({QStringLiteral("*.answer")}).size(), 5);
    QSignalSpy found(history.get(), &history::History::found);
    history->search({});
    QTRY_VERIFY(!found.isEmpty());

    // What is no secret is found: so would the others be.
    const auto plain = filesWith(folder.path(), "PLAIN");
    for (const auto *name : {"workspace.json", ".tab", ".answer", "history.sqlite"})
        QVERIFY2(std::any_of(plain.begin(), plain.end(),
                             [&](const QString &file) { return file.contains(QLatin1String(name)); }),
                 name);
    QCOMPARE(filesWith(folder.path(), "CANARY"), QStringList());
    // Nor when all is written to its end.
    kept->finish();
    kept.reset();
    history.reset();
    QCOMPARE(filesWith(folder.path(), "CANARY"), QStringList());
}

REGISTER_TEST(tst_Canaries)
#include "tst_canaries.moc"

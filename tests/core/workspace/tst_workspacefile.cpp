#include "core/workspace/workspacefile.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using workspace::Tab;

class tst_WorkspaceFile : public QObject
{
    Q_OBJECT

private slots:
    void tabsComeBack();
    void nothingThatIsSecretOrSomebodysOwnIsInIt();
    void whatAnImportAsksForBeyondIsNamedAndDropped_data();
    void whatAnImportAsksForBeyondIsNamedAndDropped();
    void harmlessHeadersComeUnsent();
    void whatIsNoWorkspaceIsRefused_data();
    void whatIsNoWorkspaceIsRefused();
    void longAndStrangeNamesAreCutAndShown();

private:
    static Tab tab(const QByteArray &text, const QByteArray &variables = {})
    {
        Tab tab;
        tab.id = Tab::newId();
        tab.projectKey = u"canary-project"_s;
        tab.text = text;
        tab.variables = variables;
        return tab;
    }
    static QByteArray workspaceOf(const QByteArray &members, const QByteArray &tabMembers)
    {
        return R"({"kind":"gatehouse-workspace","version":1)" + members + R"(,"tabs":[{"text":"{ a }")" + tabMembers
            + "}]}";
    }
};

void tst_WorkspaceFile::tabsComeBack()
{
    auto first = tab("query A { a } # ü, \xf0\x9f\x98\x80\n", "{\n  // why\n  \"n\": 1.000e400,\n}");
    first.name = u"My <tab>"_s;
    const auto second = tab("{ b }");
    const auto read = workspace::readWorkspace(workspace::workspaceBytes({first, tab(" \n"), second}));
    QVERIFY(read);
    QVERIFY(read->dropped.isEmpty());
    QCOMPARE(read->tabs.size(), 2);
    QCOMPARE(read->tabs[0].text, first.text);
    QCOMPARE(read->tabs[0].variables, first.variables);
    QCOMPARE(read->tabs[0].name, first.name);
    QCOMPARE(read->tabs[1].text, second.text);
    QCOMPARE(read->tabs[0].title, u"A"_s);
    // Another tab, of whatever project is in front there.
    QVERIFY(read->tabs[0].id != first.id && !read->tabs[0].id.isEmpty());
    QVERIFY(read->tabs[0].projectKey.isEmpty());
}

void tst_WorkspaceFile::nothingThatIsSecretOrSomebodysOwnIsInIt()
{
    auto one = tab(R"(mutation M { resetPassword(input: {userID: "u", password: "canary-literal"}) { user { id } } })",
                   R"({"password": "canary-variable", "email": "a@example.com"})");
    one.headers = {{"X-Kept", "canary-kept", true, true}, {"X-Other", "canary-other", true, false}};
    one.file.path = u"/home/canary-person/a.graphql"_s;
    one.title = u"canary-title"_s;
    auto command = tab("curl -H 'Authorization: Bearer canary-token' https://canary-host.example");
    command.isCommand = true;
    const auto bytes = workspace::workspaceBytes({one, command});
    QVERIFY2(!bytes.contains("canary"), bytes.constData());
    QVERIFY(bytes.contains("a@example.com") && bytes.contains("X-Kept"));
}

void tst_WorkspaceFile::whatAnImportAsksForBeyondIsNamedAndDropped_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("dropped");
    QTest::newRow("a key") << workspaceOf(R"(,"keyPath":"/etc/key.pem")", {}) << QStringList {u"keyPath"_s};
    QTest::newRow("an environment and TLS") << workspaceOf(R"(,"environment":"sandbox","tls":{"verify":false})", {})
                                            << QStringList {u"environment"_s, u"tls"_s};
    QTest::newRow("a project of a tab") << workspaceOf({}, R"(,"project":"acme-prod","run":true)")
                                        << QStringList {u"project"_s, u"run"_s};
    QTest::newRow("a header that signs") << workspaceOf(
        {}, R"(,"headers":[{"name":"Authorization","value":"Bearer x"},{"name":"host","value":"e"}])")
                                         << QStringList {u"the header Authorization"_s, u"the header host"_s};
    QTest::newRow("a secret header") << workspaceOf({}, R"(,"headers":[{"name":"X-Api-Key","value":"x"}])")
                                     << QStringList {u"the header X-Api-Key"_s};
    QTest::newRow("a header in two") << workspaceOf({}, R"(,"headers":[{"name":"X-A","value":"a\r\nHost: e"}])")
                                     << QStringList {u"the header X-A"_s};
    QTest::newRow("a header that is sent")
        << workspaceOf({}, R"(,"headers":[{"name":"X-A","value":"a","isSent":true}])") << QStringList {u"isSent"_s};
}

void tst_WorkspaceFile::whatAnImportAsksForBeyondIsNamedAndDropped()
{
    QFETCH(QByteArray, bytes);
    const auto read = workspace::readWorkspace(bytes);
    QVERIFY(read);
    QTEST(read->dropped, "dropped");
    QCOMPARE(read->tabs.size(), 1);
    Tab bare;
    bare.id = read->tabs.first().id;
    bare.text = "{ a }";
    auto got = read->tabs.first();
    for (const auto &header : std::as_const(got.headers))
        QVERIFY(!header.isSent && !header.keepsValue);
    got.headers.clear();
    QCOMPARE(got, bare);
}

void tst_WorkspaceFile::harmlessHeadersComeUnsent()
{
    const auto read = workspace::readWorkspace(workspaceOf({}, R"(,"headers":[{"name":"X-Trace","value":"on"}])"));
    QVERIFY(read);
    const workspace::TabHeader expected {"X-Trace", "on", false, false};
    QCOMPARE(read->tabs.first().headers.size(), 1);
    QVERIFY(read->tabs.first().headers.first() == expected);
}

void tst_WorkspaceFile::whatIsNoWorkspaceIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const auto whole = workspaceOf({}, {});
    QTest::newRow("nothing") << QByteArray() << u"damaged"_s;
    QTest::newRow("cut") << whole.left(whole.size() / 2) << u"damaged at byte"_s;
    QTest::newRow("something else") << QByteArray(R"({"data":{}})") << u"no workspace of Gatehouse"_s;
    QTest::newRow("a list") << QByteArray("[]") << u"no workspace of Gatehouse"_s;
    QTest::newRow("from the future") << QByteArray(whole).replace("\"version\":1", "\"version\":2") << u"newer"_s;
    QTest::newRow("without tabs") << QByteArray(R"({"kind":"gatehouse-workspace","version":1})") << u"no tabs"_s;
    QTest::newRow("tabs of another kind")
        << QByteArray(R"({"kind":"gatehouse-workspace","version":1,"tabs":[1,"a",[],{"text":5}]})") << u"no tabs"_s;
    QTest::newRow("too many") << QByteArray(whole).replace("{\"text\":\"{ a }\"}",
                                                           QByteArray("{\"text\":\"a\"},").repeated(1001).chopped(1))
                              << u"1001"_s;
}

void tst_WorkspaceFile::whatIsNoWorkspaceIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const auto read = workspace::readWorkspace(bytes);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
}

void tst_WorkspaceFile::longAndStrangeNamesAreCutAndShown()
{
    const QByteArray name = QByteArray("\xe2\x80\xae") + QByteArray(5000, 'x');
    const auto read = workspace::readWorkspace(workspaceOf(",\"" + name + "\":1", {}));
    QVERIFY(read);
    QCOMPARE(read->dropped.size(), 1);
    QVERIFY(read->dropped.first().size() < 100 && !read->dropped.first().contains(QChar(0x202E)));
}

REGISTER_TEST(tst_WorkspaceFile)
#include "tst_workspacefile.moc"

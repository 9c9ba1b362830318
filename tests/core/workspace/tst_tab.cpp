#include "core/workspace/tab.h"
#include "core/workspace/tabbytes.h"
#include "tests/support/registry.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using workspace::Tab;

class tst_Tab : public QObject
{
    Q_OBJECT

private slots:
    void everythingComesBack();
    void anyCutIsNoTab();
    void theListComesBack();
    void valuesOfHeadersAreNotKeptUnlessAsked();
    void secretsAreLeftOutAndTheCaretsMoveAlong();
    void foldsMoveAlongToo();
    void thousandsOfFoldsMoveAtOnce();
    void commandsAreNotKept();
    void withoutSecretsNothingChanges();
    void onceLeftOutStaysSaid();

private:
    static Tab whole()
    {
        Tab tab;
        tab.id = Tab::newId();
        tab.projectKey = u"acme"_s;
        tab.name = u"Mine \"ü\" 😀"_s;
        tab.title = u"FindUser"_s;
        tab.text = "query FindUser {\n  a\n}\n\xc3\xbc";
        tab.text.append('\0').append("behind");
        tab.variables = "{\"a\": 1, // comment\n}";
        tab.headers = {{"X-A", "1", true, true}, {"X-\xc3\xbc", "", false, false}};
        tab.place = {7, 3, 2, {0, 5}};
        tab.variablesPlace = {1, 1, 0, {}};
        tab.file = {u"/tmp/ü.graphql"_s, "\x01\x02", "\x03\xff", 12, workspace::LineEnd::CrLf, true};
        tab.differsFromFile = true;
        tab.leftOut.headers = true;
        return tab;
    }
};

void tst_Tab::everythingComesBack()
{
    const auto tab = whole();
    const auto back = workspace::tabFrom(workspace::bytesOf(tab));
    QVERIFY(back);
    QVERIFY(*back == tab);
    QVERIFY(workspace::tabFrom(workspace::bytesOf(Tab())) == std::optional(Tab()));
}

void tst_Tab::anyCutIsNoTab()
{
    const auto bytes = workspace::bytesOf(whole());
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY(!workspace::tabFrom(bytes.left(size)));
    QVERIFY(!workspace::tabFrom(bytes + 'x'));
}

void tst_Tab::theListComesBack()
{
    const workspace::TabList list {{u"a"_s, u"b"_s}, u"b"_s, {u"c"_s}, {u"d"_s}};
    QVERIFY(workspace::tabListFrom(workspace::bytesOf(list)) == list);
    QVERIFY(workspace::tabListFrom("[]") == workspace::TabList());
}

void tst_Tab::valuesOfHeadersAreNotKeptUnlessAsked()
{
    Tab tab;
    tab.headers = {{"X-A", "CANARY", true, false}, {"X-B", "kept", true, true}, {"X-C", "", true, false}};
    const auto kept = workspace::keepable(tab);
    QVERIFY(!workspace::bytesOf(kept).contains("CANARY"));
    QCOMPARE(kept.headers.at(0).name, QByteArray("X-A"));
    QVERIFY(!kept.headers.at(0).isSent);
    QVERIFY(kept.headers.at(1) == tab.headers.at(1));
    QVERIFY(kept.headers.at(2).isSent);
    QVERIFY(kept.leftOut.headers);
}

void tst_Tab::secretsAreLeftOutAndTheCaretsMoveAlong()
{
    Tab tab;
    tab.text = "mutation($p: String) { a(password: \"CANARY\", b: $p) { c } d(secret: $p) }";
    tab.variables = R"({"p": "CANARY", "q": 2})";
    tab.place.caret = static_cast<quint32>(tab.text.indexOf("c }"));
    tab.place.anchor = static_cast<quint32>(tab.text.indexOf("ANARY"));
    tab.variablesPlace.caret = static_cast<quint32>(tab.variables.size());
    const auto kept = workspace::keepable(tab);
    QCOMPARE(kept.text, QByteArray("mutation($p: String) { a(password: , b: $p) { c } d(secret: $p) }"));
    QCOMPARE(kept.variables, QByteArray(R"({"p": , "q": 2})"));
    QCOMPARE(kept.place.caret, quint32(kept.text.indexOf("c }")));
    QCOMPARE(kept.place.anchor, quint32(kept.text.indexOf(", b")));
    QCOMPARE(kept.variablesPlace.caret, quint32(kept.variables.size()));
    QVERIFY(kept.leftOut.literals && kept.leftOut.variables && !kept.leftOut.headers);
}

void tst_Tab::foldsMoveAlongToo()
{
    Tab tab;
    tab.text = "mutation {\n a(password: \"\"\"CANARY\nCANARY\n\"\"\") {\n  c\n }\n b {\n  d\n }\n}";
    tab.place.folds = {0, 3, 6};
    const auto kept = workspace::keepable(tab);
    QCOMPARE(kept.text, QByteArray("mutation {\n a(password: ) {\n  c\n }\n b {\n  d\n }\n}"));
    QCOMPARE(kept.place.folds, (QList<int> {0, 1, 4}));
}

void tst_Tab::thousandsOfFoldsMoveAtOnce()
{
    constexpr int Folds = 20'000;
    Tab tab;
    tab.text = "mutation {\n a(password: \"\"\"CANARY\nCANARY\"\"\")\n}";
    for (int i = 0; i < Folds; ++i) {
        tab.text += '\n' + QByteArray(50, ' ') + '\n';
        tab.place.folds.append(4 + 2 * i);
    }
    auto withoutFolds = tab;
    withoutFolds.place.folds.clear();
    QElapsedTimer timer;
    timer.start();
    (void)workspace::keepable(withoutFolds);
    const auto tookWithoutFolds = timer.restart();
    const auto kept = workspace::keepable(tab);
    const auto took = timer.elapsed();
    QCOMPARE(kept.place.folds.size(), Folds);
    for (int i = 0; i < Folds; ++i)
        QCOMPARE(kept.place.folds.at(i), 3 + 2 * i);
    // One walk through the text for each of them takes far longer than all else.
    QVERIFY2(took < 3 * tookWithoutFolds + 500,
             qPrintable(QString::number(took) + u" against "_s + QString::number(tookWithoutFolds)));
}

void tst_Tab::commandsAreNotKept()
{
    Tab tab;
    tab.text = "curl -H 'Authorization: Bearer CANARY' https://a.example";
    tab.isCommand = true;
    tab.place.caret = 5;
    const auto kept = workspace::keepable(tab);
    QVERIFY(!workspace::bytesOf(kept).contains("CANARY"));
    QCOMPARE(kept.place.caret, 0U);
    QVERIFY(kept.leftOut.command);
}

void tst_Tab::withoutSecretsNothingChanges()
{
    auto tab = whole();
    tab.headers.clear();
    QVERIFY(workspace::keepable(tab) == tab);
}

void tst_Tab::onceLeftOutStaysSaid()
{
    Tab tab;
    tab.leftOut.literals = true;
    QVERIFY(workspace::keepable(tab).leftOut.literals);
}

REGISTER_TEST(tst_Tab)
#include "tst_tab.moc"

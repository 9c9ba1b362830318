#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "tests/ui/shell/shelltest.h"
#include "ui/editor/completer.h"
#include "ui/editor/completionpopup.h"
#include "ui/editor/jsoneditor.h"
#include "ui/editor/queryeditor.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/shell/quietnotice.h"

#include <QSignalSpy>
#include <QTest>

/// The commands of the menu Query, by their keys, in a window with the sandbox's schema.
class tst_TextCommands : public support::ShellTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void membersAreAdded_data();
    void membersAreAdded();
    void whatIsNoObjectGetsNoMember();
    void membersAreRenamed_data();
    void membersAreRenamed();
    void whatCannotBeRenamedIsSaid_data();
    void whatCannotBeRenamedIsSaid();
    void aRenamedVariableTakesItsValueAlong();
    void whereNothingIsToRenameItSaysSo();
    void prettifyIsOneStepAndKeepsTheCaret_data();
    void prettifyIsOneStepAndKeepsTheCaret();
    void prettifyBringsTheBeginningBack();
    void prettifyRefusesInWords();
    void prettifyIsAboutTheVariablesWhileTheyHaveTheFocus();
    void prettifyLosesNoComment();
    void fragmentsAreMerged();
    void fieldsAreFilled();
    void aValueBecomesAVariable();
    void aVariableBecomesItsValue();
    void jsonIsTheSameAsValueAndAsVariable();
    void brokenVariablesKeepTheValueInItsPlace();
    void variablesAreOfferedOfTheOperationMeant();
    void definitionsFollowTheUses();
    void withoutSchemaItSaysSo();
    void nothingIsSent();

private:
    void open(const QByteArray &text, const QByteArray &variables = {})
    {
        m_bench->openTab(m_bench->sandbox(), text, variables);
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->page()->schema(), 20'000);
    }
    void putCaret(const QByteArray &behind)
    {
        const auto at = m_bench->editor()->bytes().indexOf(behind) + behind.size();
        const auto offset = static_cast<std::uint32_t>(at);
        m_bench->editor()->select({offset, offset});
    }
    QByteArray text() const { return m_bench->editor()->bytes(); }
    QString notice() const { return m_bench->page()->findChild<ui::QuietNotice *>()->text(); }
};

void tst_TextCommands::init()
{
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    m_bench->window().setSandbox(m_bench->sandbox(), false);
}

void tst_TextCommands::cleanup()
{
    m_bench.reset();
}

void tst_TextCommands::membersAreAdded_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("no text") << QByteArray(" \n") << QByteArray(" \n{\n  \"id\": 7\n}");
    QTest::newRow("an empty object") << QByteArray("{}\n") << QByteArray("{\n  \"id\": 7\n}\n");
    QTest::newRow("lines") << QByteArray("{\n    \"a\": [1],\n    \"b\": 2\n}")
                           << QByteArray("{\n    \"a\": [1],\n    \"b\": 2,\n    \"id\": 7\n}");
    QTest::newRow("one line") << QByteArray("{\"a\": 1.50}") << QByteArray("{\"a\": 1.50, \"id\": 7}");
    QTest::newRow("dense") << QByteArray("{\"a\":1,\"b\":2}") << QByteArray("{\"a\":1,\"b\":2,\"id\":7}");
    QTest::newRow("a last comma") << QByteArray("{\n  \"a\": 1,\n}") << QByteArray("{\n  \"a\": 1,\n  \"id\": 7,\n}");
    QTest::newRow("a comment in front") << QByteArray("{ // one,\n  \"a\": \"#\"}")
                                        << QByteArray("{ // one,\n  \"a\": \"#\",\n  \"id\": 7}");
    QTest::newRow("nothing but a comment") << QByteArray("// one") << QByteArray("// one\n{\n  \"id\": 7\n}");
    QTest::newRow("a comment inside") << QByteArray("{\n  // one\n}") << QByteArray("{\n  // one\n  \"id\": 7\n}");
    QTest::newRow("there already") << QByteArray("{\"id\": \"x\", \"b\": 2}") << QByteArray("{\"id\": 7, \"b\": 2}");
}

void tst_TextCommands::membersAreAdded()
{
    QFETCH(QByteArray, object);
    QFETCH(QByteArray, result);
    const auto with = ui::withMember(object.toStdString(), "id", "7");
    QVERIFY(with);
    QCOMPARE(QByteArray::fromStdString(*with), result);
}

void tst_TextCommands::whatIsNoObjectGetsNoMember()
{
    QVERIFY(!ui::withMember("[1]", "id", "7"));
    QVERIFY(!ui::withMember("{\"a\": ", "id", "7"));
}

void tst_TextCommands::membersAreRenamed_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<bool>("keepsOld");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char *name, const char *object, bool keepsOld, const char *result) {
        QTest::newRow(name) << QByteArray(object) << keepsOld << QByteArray(result);
    };
    row("only the outermost", R"({"b": {"id": "id"}, "id" : [1.50, {"id": 2}]})", false,
        R"({"b": {"id": "id"}, "key" : [1.50, {"id": 2}]})");
    row("among comments", "{ // \"id\": 1\n  \"id\": 1, # id\n}", false, "{ // \"id\": 1\n  \"key\": 1, # id\n}");
    row("written with an escape", R"({"\u0069d": 1})", false, R"({"key": 1})");
    row("twice", R"({"id": 1, "id": 2})", false, R"({"key": 1, "key": 2})");
    row("needed by both", R"({"id": [1, 2]})", true, R"({"id": [1, 2], "key": [1, 2]})");
}

void tst_TextCommands::membersAreRenamed()
{
    QFETCH(QByteArray, object);
    QFETCH(bool, keepsOld);
    QFETCH(QByteArray, result);
    const auto change = ui::memberRenamed(object.toStdString(), "id", "key", keepsOld);
    QCOMPARE(change.notice, QString());
    QVERIFY(change.variables);
    QCOMPARE(QByteArray::fromStdString(*change.variables), result);
}

void tst_TextCommands::whatCannotBeRenamedIsSaid_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing typed") << QByteArray(" // later\n") << QString();
    QTest::newRow("no such member") << QByteArray(R"({"key": 1})") << QString();
    QTest::newRow("both are there") << QByteArray(R"({"id": 1, "key": 2})") << QStringLiteral("“key” already");
    QTest::newRow("broken") << QByteArray(R"({"id": )") << QStringLiteral("Mend them");
    QTest::newRow("a list") << QByteArray("[1]") << QStringLiteral("Mend them");
}

void tst_TextCommands::whatCannotBeRenamedIsSaid()
{
    QFETCH(QByteArray, object);
    QFETCH(QString, said);
    const auto change = ui::memberRenamed(object.toStdString(), "id", "key", false);
    QVERIFY(!change.variables);
    QCOMPARE(change.notice.isEmpty(), said.isEmpty());
    QVERIFY2(change.notice.contains(said), qPrintable(change.notice));
}

void tst_TextCommands::aRenamedVariableTakesItsValueAlong()
{
    open("query ($n: Int) { users(first: $n) { totalCount } }", "{\n  \"n\": 3 // few\n}");
    putCaret("(first: $");
    press(Qt::Key_F2, Qt::NoModifier);
    QTest::keyClicks(m_bench->window().focusWidget(), QStringLiteral("count"));
    press(Qt::Key_Return, Qt::NoModifier);
    QCOMPARE(text(), QByteArray("query ($count: Int) { users(first: $count) { totalCount } }"));
    QCOMPARE(m_bench->variables()->bytes(), QByteArray("{\n  \"count\": 3 // few\n}"));
    m_bench->variables()->undo();
    QCOMPARE(m_bench->variables()->bytes(), QByteArray("{\n  \"n\": 3 // few\n}"));
}

void tst_TextCommands::whereNothingIsToRenameItSaysSo()
{
    open("{ users { totalCount } }");
    putCaret("{ use");
    press(Qt::Key_F2, Qt::NoModifier);
    QVERIFY2(notice().contains(QStringLiteral("alias")), qPrintable(notice()));
}

void tst_TextCommands::prettifyIsOneStepAndKeepsTheCaret_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Ctrl+Shift+P") << Qt::Key_P;
    QTest::newRow("Ctrl+Shift+F") << Qt::Key_F;
}

void tst_TextCommands::prettifyIsOneStepAndKeepsTheCaret()
{
    QFETCH(Qt::Key, key);
    const QByteArray before = "query   A{roles{totalCount   }}  # why\n\nquery B { __typename }";
    open(before);
    putCaret("totalCount");
    press(key, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(text(), QByteArray("query A {\n  roles {\n    totalCount\n  }\n} # why\n\nquery B {\n  __typename\n}"));
    QCOMPARE(text().left(m_bench->editor()->caret()), QByteArray("query A {\n  roles {\n    totalCount"));
    QCOMPARE(notice(), QString());
    press(key, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(notice().contains(QStringLiteral("already")));
    m_bench->editor()->undo();
    QCOMPARE(text(), before);
}

void tst_TextCommands::prettifyBringsTheBeginningBack()
{
    QByteArray fields;
    for (int i = 0; i < 60; ++i)
        fields += " r" + QByteArray::number(i) + ": roles { totalCount }";
    open("query A {" + fields + " }", "{\"first\": [" + QByteArray("1, ").repeated(200) + "1]}");
    const auto offset = [](ui::CodeBox *box) {
        return box->SendScintilla(QsciScintilla::SCI_GETXOFFSET);
    };
    putCaret("r59: ro");
    QVERIFY(offset(m_bench->editor()) > 0);
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(text().contains("  r59: roles {\n"));
    QCOMPARE(offset(m_bench->editor()), 0L);
    // The caret is in view, wherever it is.
    const auto caretX = [this] {
        return m_bench->editor()->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL,
                                                static_cast<long>(m_bench->editor()->caret()));
    };
    QVERIFY(caretX() > 0 && caretX() < m_bench->editor()->viewport()->width());

    auto *variables = m_bench->variables();
    variables->setFocus();
    const auto end = static_cast<std::uint32_t>(variables->bytes().size() - 4);
    variables->select({end, end});
    QVERIFY(offset(variables) > 0);
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(variables->bytes().contains("\n"));
    QCOMPARE(offset(variables), 0L);
}

void tst_TextCommands::prettifyRefusesInWords()
{
    open("{ roles {\n  totalCount\n  ) }");
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(text(), QByteArray("{ roles {\n  totalCount\n  ) }"));
    QVERIFY2(notice().contains(QStringLiteral("line 3")), qPrintable(notice()));
    support::keepPicture(m_bench->window(), QStringLiteral("refusal"));
}

void tst_TextCommands::prettifyIsAboutTheVariablesWhileTheyHaveTheFocus()
{
    open("{roles{totalCount}}", "{\"a\":1.50,\"b\":[true]}");
    m_bench->variables()->setFocus();
    m_bench->variables()->select({9, 9});
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(text(), QByteArray("{roles{totalCount}}"));
    QCOMPARE(m_bench->variables()->bytes(), QByteArray("{\n  \"a\": 1.50,\n  \"b\": [\n    true\n  ]\n}"));
    QCOMPARE(m_bench->variables()->bytes().left(m_bench->variables()->caret()), QByteArray("{\n  \"a\": 1.50"));
    m_bench->variables()->setBytes("{\"a\":");
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_bench->variables()->bytes(), QByteArray("{\"a\":"));
    QVERIFY(!notice().isEmpty());
}

void tst_TextCommands::prettifyLosesNoComment()
{
    open("query Q($a: Int) { __typename }", "{\"a\":1.50,} // one");
    m_bench->variables()->setFocus();
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_bench->variables()->bytes(), QByteArray("{\"a\":1.50,} // one"));
    QVERIFY2(notice().contains(QStringLiteral("comments")), qPrintable(notice()));
    // A comma too many is no loss.
    m_bench->variables()->setBytes("{\"a\":1.50,}");
    m_bench->variables()->select({10, 10});
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_bench->variables()->bytes(), QByteArray("{\n  \"a\": 1.50\n}"));
    QCOMPARE(m_bench->variables()->bytes().left(m_bench->variables()->caret()), QByteArray("{\n  \"a\": 1.50"));
    QCOMPARE(notice(), QString());
}

void tst_TextCommands::fragmentsAreMerged()
{
    open("query A {\n  roles {\n    ...Count\n  }\n}\n\nfragment Count on RoleConnection {\n  totalCount\n}\n");
    press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(!text().contains("fragment"), text().constData());
    QVERIFY(text().contains("totalCount"));
    m_bench->editor()->undo();
    QVERIFY(text().contains("...Count"));
}

void tst_TextCommands::fieldsAreFilled()
{
    open("{\n  roles\n}\n");
    putCaret("roles");
    press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(text().contains("edges"), text().constData());
    m_bench->editor()->undo();
    QCOMPARE(text(), QByteArray("{\n  roles\n}\n"));
}

void tst_TextCommands::aValueBecomesAVariable()
{
    open("query A {\n  users(first: 5) {\n    totalCount\n  }\n}\n", "{\n  \"other\": 1\n}");
    putCaret("first: ");
    press(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY2(text().contains("query A($first: Int) {\n  users(first: $first)"), text().constData());
    QCOMPARE(m_bench->variables()->bytes(), QByteArray("{\n  \"other\": 1,\n  \"first\": 5\n}"));
    m_bench->editor()->undo();
    QVERIFY(text().contains("query A {\n  users(first: 5)"));
    m_bench->variables()->undo();
    QCOMPARE(m_bench->variables()->bytes(), QByteArray("{\n  \"other\": 1\n}"));
}

void tst_TextCommands::aVariableBecomesItsValue()
{
    open("query A($first: Int) {\n  users(first: $first) {\n    totalCount\n  }\n}\n", "{\"first\": 7}");
    putCaret("first: $fi");
    press(Qt::Key_N, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY2(text().contains("query A {\n  users(first: 7)"), text().constData());
}

void tst_TextCommands::jsonIsTheSameAsValueAndAsVariable()
{
    open("mutation A {\n  updateUser(input: {userID: \"u\", standardAttributes: \"\"\"{\"name\": \"Zed\"}\"\"\"}) {\n"
         "    user { id }\n  }\n}\n");
    const QByteArray before = text();
    putCaret("Attributes: ");
    press(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY2(text().contains("standardAttributes: $standardAttributes}"), text().constData());
    QVERIFY2(m_bench->variables()->bytes().contains("\"standardAttributes\": {\"name\": \"Zed\"}"),
             m_bench->variables()->bytes().constData());
    putCaret("Attributes: $st");
    press(Qt::Key_N, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(text(), before);
}

void tst_TextCommands::brokenVariablesKeepTheValueInItsPlace()
{
    const QByteArray before = "query A {\n  users(first: 5) {\n    totalCount\n  }\n}\n";
    open(before, "{\"a\": ");
    putCaret("first: ");
    press(Qt::Key_V, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(text(), before);
    QVERIFY(notice().contains(QStringLiteral("JSON")));
}

void tst_TextCommands::variablesAreOfferedOfTheOperationMeant()
{
    open("query A($one: Int) { __typename }\nquery B($two: Int) { __typename }\n", "{ }");
    const auto first = [this](const QByteArray &behind) {
        putCaret(behind);
        m_bench->variables()->setFocus();
        m_bench->variables()->select({2, 2});
        press(Qt::Key_Space, Qt::ControlModifier);
        const auto &completer = m_bench->variables()->completer();
        return completer.isOpen() ? QByteArray::fromStdString(completer.popup()->list().item(0).label) : QByteArray();
    };
    QTRY_COMPARE(first("query A"), QByteArray("one"));
    QTRY_COMPARE(first("query B"), QByteArray("two"));
    // What is typed into the query is offered after its analysis.
    putCaret("$two");
    QTest::keyClicks(m_bench->editor(), QStringLiteral("nd"));
    QTRY_COMPARE(first("query B"), QByteArray("twond"));
    press(Qt::Key_Return, {});
    QCOMPARE(m_bench->variables()->bytes(), QByteArray("{ \"twond\": }"));
}

void tst_TextCommands::definitionsFollowTheUses()
{
    open("query A {\n  users(first: $n) {\n    totalCount\n  }\n}\n");
    m_bench->page()->change(ui::TextCommand::AddMissingVariables);
    QVERIFY2(text().contains("query A($n: Int)"), text().constData());
    m_bench->page()->change(ui::TextCommand::AddMissingVariables);
    QVERIFY(!notice().isEmpty());
    putCaret("first: ");
    const auto uses = static_cast<std::uint32_t>(text().indexOf("$n)"));
    m_bench->editor()->select({uses, uses + 2});
    m_bench->editor()->replaceSelectedText(QStringLiteral("3"));
    m_bench->page()->change(ui::TextCommand::RemoveUnusedVariables);
    QCOMPARE(text(), QByteArray("query A {\n  users(first: 3) {\n    totalCount\n  }\n}\n"));
}

void tst_TextCommands::withoutSchemaItSaysSo()
{
    const auto change = ui::changeOf(ui::TextCommand::FillFields, {"{ roles }", {8, 8}, 8, {}, nullptr});
    QVERIFY(change.edits.empty());
    QVERIFY(change.notice.contains(QStringLiteral("schema")));
}

void tst_TextCommands::nothingIsSent()
{
    open("{roles}");
    QSignalSpy sent(&m_bench->runner(), &run::Runner::sent);
    press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(text().contains("edges"));
    QVERIFY(!m_bench->page()->isRunning());
    QTest::qWait(50);
    QCOMPARE(sent.count(), 0);
}

REGISTER_TEST(tst_TextCommands)
#include "tst_textcommands.moc"

#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "tests/ui/shell/shelltest.h"
#include "ui/editor/jsoneditor.h"
#include "ui/editor/queryeditor.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/shell/problemslist.h"
#include "ui/shell/variablespane.h"
#include "ui/variables/formview.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>

namespace {

constexpr auto PaneQuery = "query Find($key: String!, $first: Int = 20, $keys: [String!]) {\n"
                           "  roles(searchKeyword: $key, first: $first, excludedIDs: $keys) { totalCount }\n}\n";

} // namespace

/// The variables of a tab as a form, in a whole window.
class tst_VariablesPane : public support::ShellTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aKeyChangesTheViewForEveryTab();
    void theChoiceIsRemembered();
    void typingInAFieldIsOneStepOfTheJson();
    void whatIsTypedAsJsonIsInTheForm();
    void undoInTheFormTakesTheLastActBack();
    void commentsStay();
    void theFormFollowsTheOperationAtTheCaret();
    void aRemedyIsOffered();
    void aProblemLeadsToItsField_data();
    void aProblemLeadsToItsField();
    void aProblemWithoutAFieldIsShownInTheJson();
    void whatIsWrongIsFoundOffTheWindowsThread();
    void brokenJsonIsShownWhereItBreaks();
    void thePaletteActsOnTheFieldWithTheFocus();
    void nothingIsSent();

private:
    void open(const QByteArray &text, const QByteArray &variables = {})
    {
        m_bench->openTab(m_bench->sandbox(), text, variables);
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->page()->schema(), 20'000);
    }
    void openForm(const QByteArray &text, const QByteArray &variables = {})
    {
        open(text, variables);
        m_bench->page()->setShowsForm(true);
        m_bench->page()->focusVariables();
    }
    ui::VariablesPane &pane() const { return *m_bench->page()->findChild<ui::VariablesPane *>(); }
    ui::FormView &view() const { return pane().form()->view(); }
    bool has(const char *name) const { return view().reveal({std::string(name)}) != nullptr; }
    QString problemOf(const char *name) const
    {
        auto *row = view().reveal({std::string(name)});
        return row ? row->problem() : QStringLiteral("no row");
    }
    void focus(const char *name)
    {
        QTRY_VERIFY(has(name));
        view().reveal({std::string(name)})->focusInput(Qt::OtherFocusReason);
    }
    void type(const char *text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(text)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    /// What the list of problems says about the variables.
    QList<QListWidgetItem *> variableProblems() const
    {
        return m_bench->page()->findChild<ui::ProblemsList *>()->findItems(QStringLiteral("variables, "),
                                                                           Qt::MatchStartsWith);
    }
    void followProblem() const
    {
        const auto problems = variableProblems();
        QCOMPARE(problems.size(), 1);
        emit problems.first()->listWidget()->itemActivated(problems.first());
    }
    QByteArray json() const { return m_bench->variables()->bytes(); }
};

void tst_VariablesPane::init()
{
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    m_bench->window().setSandbox(m_bench->sandbox(), false);
}

void tst_VariablesPane::cleanup()
{
    m_bench.reset();
}

void tst_VariablesPane::aKeyChangesTheViewForEveryTab()
{
    open(PaneQuery);
    auto &first = pane();
    open(PaneQuery);
    press(Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(pane().showsForm());
    QVERIFY(first.showsForm());
    QTRY_VERIFY(view().isAncestorOf(QApplication::focusWidget()) || view().hasFocus());
    press(Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!pane().showsForm());
    QVERIFY(m_bench->variables()->hasFocus());
    // And the buttons do the same.
    const auto buttons =
        pane().switcher().isVisible() ? pane().switcher().findChildren<QPushButton *>() : QList<QPushButton *>();
    QCOMPARE(buttons.size(), 2);
    buttons.last()->click();
    QVERIFY(pane().showsForm() && buttons.last()->isChecked() && !buttons.first()->isChecked());
    buttons.last()->click();
    QVERIFY(pane().showsForm() && buttons.last()->isChecked());
}

void tst_VariablesPane::theChoiceIsRemembered()
{
    openForm(PaneQuery);
    const auto state = ui::WindowState::fromJson(m_bench->window().state().toJson());
    QVERIFY(state.showsForms);
    m_bench->page()->setShowsForm(false);
    QVERIFY(!m_bench->window().state().showsForms);
    m_bench->window().setState(state);
    QVERIFY(m_bench->page()->showsForm());
    open(PaneQuery);
    QVERIFY(m_bench->page()->showsForm());
}

void tst_VariablesPane::typingInAFieldIsOneStepOfTheJson()
{
    openForm(PaneQuery);
    focus("key");
    type("admin");
    QCOMPARE(json(), QByteArray("{\n  \"key\": \"admin\"\n}"));
    QTRY_COMPARE(problemOf("key"), QString());
    focus("first");
    type("5");
    QCOMPARE(json(), QByteArray("{\n  \"key\": \"admin\",\n  \"first\": 5\n}"));
    m_bench->variables()->undo();
    QCOMPARE(json(), QByteArray("{\n  \"key\": \"admin\"\n}"));
    m_bench->variables()->undo();
    QCOMPARE(json(), QByteArray());
    m_bench->variables()->redo();
    QCOMPARE(json(), QByteArray("{\n  \"key\": \"admin\"\n}"));
}

void tst_VariablesPane::whatIsTypedAsJsonIsInTheForm()
{
    openForm(PaneQuery);
    focus("first");
    auto *field = QApplication::focusWidget();
    m_bench->variables()->replaceBytes("{\"key\": 5, \"first\": 12345678901234567890}");
    QTRY_COMPARE(problemOf("key"), QStringLiteral("String cannot represent a non string value: 5"));
    QTRY_VERIFY(problemOf("first").contains(QStringLiteral("12345678901234567890")));
    QCOMPARE(QApplication::focusWidget(), field);
}

void tst_VariablesPane::undoInTheFormTakesTheLastActBack()
{
    openForm(PaneQuery, "{\"keys\": [\"a\", \"b\"]}");
    focus("keys");
    press(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(json(), QByteArray("{}"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(json(), QByteArray("{\"keys\": [\"a\", \"b\"]}"));
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(json(), QByteArray("{}"));
}

void tst_VariablesPane::commentsStay()
{
    openForm(PaneQuery, "{\n  // whom\n  \"key\": \"a\", /* first */ \"first\": 1.0,\n}\n");
    focus("key");
    press(Qt::Key_End);
    type("b");
    QCOMPARE(json(), QByteArray("{\n  // whom\n  \"key\": \"ab\", /* first */ \"first\": 1.0,\n}\n"));
}

void tst_VariablesPane::theFormFollowsTheOperationAtTheCaret()
{
    openForm("query A($a: Int) { roles(first: $a) { totalCount } }\n"
             "query B($b: Int) { roles(first: $b) { totalCount } }\n");
    m_bench->editor()->select({8, 8});
    QTRY_VERIFY(has("a"));
    m_bench->editor()->select({70, 70});
    QTRY_VERIFY(has("b") && !has("a"));
}

void tst_VariablesPane::aRemedyIsOffered()
{
    openForm("query A { roles(first: $count) { totalCount } }\n");
    QTRY_COMPARE(pane().form()->notice(), QStringLiteral("This operation defines no variables"));
    support::keepPicture(m_bench->window(), QStringLiteral("formempty"));
    const auto press = [&](const QString &caption) {
        for (auto *button : pane().form()->findChildren<QPushButton *>())
            if (button->text() == caption)
                button->click();
    };
    press(QStringLiteral("Add Missing Variables"));
    QTRY_VERIFY(has("count"));
    m_bench->editor()->replaceBytes("query A { roles(first: 7) { totalCount } }\n");
    QTRY_COMPARE(pane().form()->notice(), QStringLiteral("This operation has no variables"));
    press(QStringLiteral("Extract All Values"));
    QTRY_VERIFY(has("first"));
    QVERIFY(json().contains("\"first\": 7"));
}

void tst_VariablesPane::aProblemLeadsToItsField_data()
{
    QTest::addColumn<QByteArray>("variables");
    QTest::addColumn<QString>("field");
    QTest::newRow("of a wrong kind") << QByteArray("{\"key\": \"a\", \"first\": \"x\"}") << QStringLiteral("first");
    QTest::newRow("an item") << QByteArray("{\"key\": \"a\", \"keys\": [\"a\", 5]}") << QStringLiteral("2");
    QTest::newRow("missing") << QByteArray("{\"first\": 1}") << QStringLiteral("key");
    QTest::newRow("no variables at all") << QByteArray() << QStringLiteral("key");
}

void tst_VariablesPane::aProblemLeadsToItsField()
{
    QFETCH(QByteArray, variables);
    QFETCH(QString, field);
    openForm(PaneQuery, variables);
    QTRY_COMPARE(variableProblems().size(), 1);
    QTRY_VERIFY(has("key"));
    followProblem();
    QVERIFY(pane().showsForm());
    const auto *row = QApplication::focusWidget();
    while (row && !qobject_cast<const ui::FormRow *>(row))
        row = row->parentWidget();
    QVERIFY(row);
    QCOMPARE(QString::fromStdString(qobject_cast<const ui::FormRow *>(row)->field().name), field);
}

void tst_VariablesPane::aProblemWithoutAFieldIsShownInTheJson()
{
    openForm(PaneQuery, "{\"key\": }");
    QTRY_COMPARE(variableProblems().size(), 1);
    followProblem();
    QVERIFY(!pane().showsForm());
    QVERIFY(m_bench->variables()->hasFocus());
}

void tst_VariablesPane::whatIsWrongIsFoundOffTheWindowsThread()
{
    open(PaneQuery, "{\"key\": \"a\"}");
    QTRY_COMPARE(variableProblems().size(), 0);
    m_bench->variables()->replaceBytes("{\"key\": 5}");
    // The window hears of the edit, and goes on without waiting.
    QCoreApplication::sendPostedEvents();
    QCOMPARE(variableProblems().size(), 0);
    QTRY_COMPARE(variableProblems().size(), 1);
    QCOMPARE(m_bench->variables()->findings().size(), 1U);
    // The squiggle does not blink while somebody types.
    m_bench->variables()->replaceBytes("{\"key\": 55}");
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_bench->variables()->findings().size(), 1U);
    m_bench->variables()->replaceBytes("{\"key\": \"a\"}");
    QTRY_COMPARE(variableProblems().size(), 0);
    QVERIFY(m_bench->variables()->findings().empty());
}

void tst_VariablesPane::brokenJsonIsShownWhereItBreaks()
{
    openForm(PaneQuery, "{\"key\": \"a\"}");
    QTRY_VERIFY(has("key"));
    m_bench->variables()->replaceBytes("{\"key\": \"a\",,}");
    QTRY_VERIFY(view().isReadOnly());
    for (auto *button : pane().form()->findChildren<QPushButton *>())
        if (button->text() == QStringLiteral("Show in JSON"))
            button->click();
    QVERIFY(m_bench->variables()->hasFocus());
    QCOMPARE(m_bench->variables()->caret(), 12U);
}

void tst_VariablesPane::thePaletteActsOnTheFieldWithTheFocus()
{
    openForm(PaneQuery, "{\"key\": \"a\"}");
    focus("key");
    press(Qt::Key_F1);
    QTest::keyClicks(m_bench->window().focusWidget(), QStringLiteral("make null"));
    QTest::keyClick(m_bench->window().focusWidget(), Qt::Key_Return);
    QCOMPARE(json(), QByteArray("{\"key\": null}"));
}

void tst_VariablesPane::nothingIsSent()
{
    openForm(PaneQuery, "{\"key\": \"a\"}");
    focus("key");
    press(Qt::Key_Return);
    type("b");
    press(Qt::Key_Return);
    QVERIFY(!m_bench->page()->isRunning());
}

REGISTER_TEST(tst_VariablesPane)
#include "tst_variablespane.moc"

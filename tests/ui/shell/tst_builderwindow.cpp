#include "tests/support/registry.h"
#include "tests/ui/shell/shelltest.h"
#include "ui/builder/builderlist.h"
#include "ui/builder/builderpane.h"
#include "ui/docs/docspane.h"
#include "ui/editor/queryeditor.h"
#include "ui/results/answerview.h"
#include "ui/shell/builderside.h"
#include "ui/shell/commandlist.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/shell/quietnotice.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

/// The builder in the window: shown and hidden, the same in all tabs, remembered, and harmless.
class tst_BuilderWindow : public support::ShellTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void itIsOutOfTheWayUntilAskedFor();
    void theKeyShowsAndHides();
    void theSearchIsOneKeyAway();
    void allTabsShareIt();
    void itIsRemembered();
    void tickingAMutationSendsNothing();
    void whatIsBeingTypedIsTakenBeforeItIsRun();
    void valuesThatAreUsedAgainAreNotTakenOut();
    void tabGoesFromTheTreeToTheEditor();
    void aRowOpensItsDocs();
    void everyPaneFitsIntoASmallWindow();

private:
    ui::BuilderPane *pane() const
    {
        auto *found = m_bench->page()->findChild<ui::BuilderPane *>();
        return found && found->isVisible() ? found : nullptr;
    }
    void open()
    {
        press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(pane() && !pane()->list().rows().empty());
    }
};

void tst_BuilderWindow::init()
{
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    m_bench->window().setSandbox(m_bench->sandbox(), false);
    m_bench->openTab(m_bench->sandbox(), "{\n  roles { totalCount }\n}\n");
    m_bench->editor()->setFocus();
}

void tst_BuilderWindow::cleanup()
{
    m_bench.reset();
}

void tst_BuilderWindow::itIsOutOfTheWayUntilAskedFor()
{
    QVERIFY(!pane());
    QTest::mouseClick(m_bench->button("builder"), Qt::LeftButton);
    QVERIFY(pane());
    QVERIFY(m_bench->editor()->width() > 200);
    QTest::mouseClick(m_bench->button("builder"), Qt::LeftButton);
    QVERIFY(!pane());
}

void tst_BuilderWindow::theKeyShowsAndHides()
{
    open();
    QCOMPARE(m_bench->window().focusWidget(), static_cast<QWidget *>(&pane()->list()));
    QVERIFY(m_bench->button("builder")->isChecked());
    // What is chosen is where it begins.
    const auto row = pane()->list().currentRow();
    QCOMPARE(pane()->list().rows()[static_cast<std::size_t>(row)].name, u"roles"_s);
    press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!pane());
    QVERIFY(m_bench->editor()->hasFocus());
}

void tst_BuilderWindow::theSearchIsOneKeyAway()
{
    press(Qt::Key_B, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(pane());
    QVERIFY(pane()->findChild<QLineEdit *>(u"searchBuilder"_s)->hasFocus());
}

void tst_BuilderWindow::allTabsShareIt()
{
    open();
    auto *first = pane();
    m_bench->openTab(m_bench->sandbox(), "{ users { totalCount } }");
    QVERIFY(pane());
    QVERIFY(pane() != first);
    QVERIFY(m_bench->window().explorer().panes().contains(&pane()->list()));
    m_bench->window().explorer().showBuilder(false);
    m_bench->window().explorer().step(-1);
    QVERIFY(!pane());
}

void tst_BuilderWindow::itIsRemembered()
{
    open();
    auto *sides = qobject_cast<QSplitter *>(pane()->parentWidget());
    QVERIFY(sides);
    sides->setSizes({333, 800});
    emit sides->splitterMoved(333, 1);
    const auto state = ui::WindowState::fromJson(m_bench->window().state().toJson());
    QVERIFY(state.builderShown);
    const int width = sides->sizes().constFirst();
    QCOMPARE(state.builderWidth, width);
    init();
    QVERIFY(!pane());
    m_bench->window().setState(state);
    QVERIFY(pane());
    QTRY_COMPARE(pane()->width(), width);
}

void tst_BuilderWindow::tickingAMutationSendsNothing()
{
    m_bench->openTab(m_bench->sandbox(), "");
    const auto before = m_bench->ask("{ users { totalCount } }");
    open();
    auto &list = pane()->list();
    QTRY_VERIFY(list.rows().size() > 10);
    while (list.rows()[static_cast<std::size_t>(list.currentRow())].name != u"mutation")
        press(Qt::Key_End);
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    QVERIFY(list.rows()[static_cast<std::size_t>(list.currentRow())].risk.has_value());
    press(Qt::Key_Space);
    press(Qt::Key_Return);
    press(Qt::Key_Space);
    QTest::qWait(100);
    QVERIFY(m_bench->editor()->bytes().contains("mutation"));
    QVERIFY(!m_bench->page()->isRunning());
    QVERIFY(!m_bench->review());
    QCOMPARE(m_bench->ask("{ users { totalCount } }"), before);
}

void tst_BuilderWindow::whatIsBeingTypedIsTakenBeforeItIsRun()
{
    open();
    auto &list = pane()->list();
    while (list.rows()[static_cast<std::size_t>(list.currentRow())].name != u"first")
        press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_VERIFY(!pane()->isBusy());
    QTest::keyClicks(m_bench->window().focusWidget(), u"7"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(m_bench->editor()->bytes().contains("roles(first: 7)"), m_bench->editor()->bytes().constData());
    QVERIFY(m_bench->page()->isRunning());
    QTRY_VERIFY(!m_bench->page()->isRunning());
    // At once, before the line has opened in which it is typed.
    press(Qt::Key_Space);
    QTRY_VERIFY(!pane()->isBusy());
    QVERIFY(!m_bench->editor()->bytes().contains("first"));
    press(Qt::Key_Return);
    QTest::keyClicks(m_bench->window().focusWidget(), u"8"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(m_bench->editor()->bytes().contains("roles(first: 8)"), m_bench->editor()->bytes().constData());
    QVERIFY(m_bench->page()->isRunning());
    QTRY_VERIFY(!m_bench->page()->isRunning());
    // What cannot be is not run, and neither is what stands there instead.
    press(Qt::Key_Return);
    QTRY_VERIFY(!pane()->isBusy());
    QTest::keyClicks(m_bench->window().focusWidget(), u"many"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!m_bench->page()->isRunning());
    const auto said = m_bench->page()->findChild<ui::QuietNotice *>()->text();
    QVERIFY2(said.startsWith(u"Not run: "_s), qPrintable(said));
}

void tst_BuilderWindow::valuesThatAreUsedAgainAreNotTakenOut()
{
    open();
    auto *page = m_bench->page();
    const auto said = [page] {
        return page->findChild<ui::QuietNotice *>()->text();
    };
    auto *side = page->findChild<ui::BuilderSide *>();
    page->setContent("query ($firstName: Int, $after: String) { a }", R"({"first": 1, "after": "x"})");
    side->removeValues({QStringLiteral("first"), QStringLiteral("after")});
    QCOMPARE(page->variables().simplified(), QByteArray(R"({"after": "x"})"));
    QVERIFY2(said().contains(QStringLiteral("$after is in the query again")), qPrintable(said()));
    page->setContent("{ a }", R"({"after": )");
    side->removeValues({QStringLiteral("after")});
    QCOMPARE(page->variables(), QByteArray(R"({"after": )"));
    QVERIFY(!said().isEmpty() && !said().contains(QStringLiteral("again")));
}

void tst_BuilderWindow::tabGoesFromTheTreeToTheEditor()
{
    open();
    press(Qt::Key_Tab);
    QVERIFY(m_bench->editor()->hasFocus());
    press(Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(m_bench->window().focusWidget(), static_cast<QWidget *>(&pane()->list()));
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(pane()->isAncestorOf(m_bench->window().focusWidget()));
}

void tst_BuilderWindow::aRowOpensItsDocs()
{
    open();
    press(Qt::Key_F12);
    QTRY_COMPARE(m_bench->window().explorer().docs().place(), u"Query.roles"_s);
}

void tst_BuilderWindow::everyPaneFitsIntoASmallWindow()
{
    auto &window = m_bench->window();
    open();
    m_bench->pressRun();
    QTRY_COMPARE(m_bench->page()->findChild<ui::AnswerView *>()->answer().status, 200);
    window.resize(1280, 800);
    QCoreApplication::processEvents();
    QCOMPARE(window.width(), 1280);
    const auto *tabs = m_bench->page()->findChild<QTabBar *>(QStringLiteral("bottomTabs"));
    QCOMPARE(tabs->count(), 3);
    QVERIFY(tabs->width() >= tabs->sizeHint().width());
    for (const auto *button : tabs->findChildren<QToolButton *>())
        QVERIFY(!button->isVisible());
}

REGISTER_TEST(tst_BuilderWindow)
#include "tst_builderwindow.moc"

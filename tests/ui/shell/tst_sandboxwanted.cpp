#include "tests/support/registry.h"
#include "tests/ui/shell/shellbench.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/documenttab.h"
#include "ui/shell/explorer.h"
#include "ui/theme/statepage.h"
#include "ui/users/usersroom.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

/// The sandbox runs only when somebody looks at it: it costs as much as the rest of the start.
class tst_SandboxWanted : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void projectsOfOnesOwnDoNotWantIt();
    void aTabOfItDoesOnceItIsInFront();
    void choosingItOpensATab();
    void reopeningATabOfItDoes();
    void theProjectsDo();
    void oneThatDidNotStartIsTriedAgainWhenItIsChosen();
    void withoutATabNobodyWaitsForIt();
    void nothingIsSaidWhileItMayComeInAMoment();

private:
    ui::Explorer &explorer() const { return m_bench->window().explorer(); }
    static workspace::Tab tab(const project::Project &project, const QByteArray &text)
    {
        workspace::Tab tab;
        tab.id = workspace::Tab::newId();
        tab.projectKey = project.id();
        tab.text = text;
        return tab;
    }
    QMenu &projects() const { return *m_bench->button("projectName")->menu(); }

    support::ManualClock m_clock;
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<support::ShellBench> m_bench;
    std::unique_ptr<QSignalSpy> m_wanted;
    project::Project m_live;
};

void tst_SandboxWanted::initTestCase()
{
    auto started = support::ShellBench::startServer(m_clock);
    QVERIFY2(started, started ? "" : qPrintable(started.error().message));
    m_server = *std::move(started);
}

void tst_SandboxWanted::init()
{
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    m_wanted = std::make_unique<QSignalSpy>(&m_bench->window(), &ui::MainWindow::sandboxWanted);
    m_live = m_bench->liveProject(u"acme-prod"_s, u"live-1"_s);
    m_bench->window().setRemembered({m_live});
}

void tst_SandboxWanted::cleanup()
{
    m_wanted.reset();
    m_bench.reset();
}

void tst_SandboxWanted::projectsOfOnesOwnDoNotWantIt()
{
    m_bench->openTab(m_live, "{ a }");
    QTest::keyClick(&m_bench->window(), Qt::Key_T, Qt::ControlModifier);
    QTest::keyClick(&m_bench->window(), Qt::Key_2, Qt::AltModifier);
    QCOMPARE(m_wanted->count(), 0);
}

void tst_SandboxWanted::aTabOfItDoesOnceItIsInFront()
{
    workspace::TabSet set;
    set.open = {tab(m_live, "{ a }"), tab(m_bench->sandbox(), "{ b }")};
    set.current = set.open.first().id;
    explorer().restore(set);
    QCOMPARE(m_wanted->count(), 0);
    explorer().setCurrent(explorer().tabs().at(1));
    QCOMPARE(m_wanted->count(), 1);
    explorer().setCurrent(explorer().tabs().at(0));
    explorer().setCurrent(explorer().tabs().at(1));
    QCOMPARE(m_wanted->count(), 1);
    m_bench->window().setSandbox(m_bench->sandbox(), false);
    QCOMPARE(explorer().tabs().size(), 2);
    QCOMPARE(m_bench->button("projectName")->text(), u"Sandbox"_s);
}

void tst_SandboxWanted::choosingItOpensATab()
{
    m_bench->openTab(m_live, "{ a }");
    QVERIFY(projects().actions().first()->text().startsWith(u"Sandbox"_s));
    projects().actions().first()->trigger();
    QCOMPARE(m_wanted->count(), 1);
    QCOMPARE(m_bench->page()->projectKey(), m_bench->sandbox().id());
    QVERIFY(m_bench->editor()->hasFocus());

    m_bench->window().setSandbox(m_bench->sandbox(), false);
    QCOMPARE(explorer().tabs().size(), 2);
    // Once, as what it is.
    QStringList offered;
    const auto actions = projects().actions();
    for (const auto *action : actions) {
        if (action->text().startsWith(u"Sandbox"_s))
            offered.append(action->text());
    }
    QCOMPARE(offered, QStringList {u"Sandbox"_s});
}

void tst_SandboxWanted::reopeningATabOfItDoes()
{
    workspace::TabSet set;
    set.open = {tab(m_live, "{ a }")};
    set.closed = {tab(m_bench->sandbox(), "{ b }")};
    explorer().restore(set);
    QVERIFY(explorer().reopen());
    QCOMPARE(m_wanted->count(), 1);
    QCOMPARE(m_bench->page()->text(), QByteArray("{ b }"));
}

void tst_SandboxWanted::theProjectsDo()
{
    QTest::keyClick(&m_bench->window(), Qt::Key_5, Qt::AltModifier);
    QCOMPARE(m_wanted->count(), 1);
    // It has come to be read there, not to open tabs.
    m_bench->window().setSandbox(m_bench->sandbox(), false);
    QVERIFY(explorer().tabs().isEmpty());
}

void tst_SandboxWanted::oneThatDidNotStartIsTriedAgainWhenItIsChosen()
{
    m_bench->openTab(m_live, "{ a }");
    projects().actions().first()->trigger();
    m_bench->window().showSandboxFailed({base::Error::Kind::Refused, u"No port is free."_s, {}});
    QVERIFY2(m_bench->label("host").contains(u"No port is free."_s), qPrintable(m_bench->label("host")));
    QCOMPARE(m_wanted->count(), 1);
    explorer().setCurrent(explorer().tabs().first());
    projects().actions().first()->trigger();
    QCOMPARE(m_wanted->count(), 2);
    QVERIFY(!m_bench->label("host").contains(u"No port is free."_s));
}

void tst_SandboxWanted::withoutATabNobodyWaitsForIt()
{
    m_bench->window().setRemembered({});
    m_bench->openTab(m_live, "{ a }");
    explorer().closeTab(explorer().currentTab());
    QTRY_COMPARE(m_bench->label("host"), u"No tab is open"_s);
    QCOMPARE(m_wanted->count(), 0);
    QTest::keyClick(&m_bench->window(), Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(m_wanted->count(), 1);
}

void tst_SandboxWanted::nothingIsSaidWhileItMayComeInAMoment()
{
    m_bench->openTab(m_live, "{ a }");
    projects().actions().first()->trigger();
    QCOMPARE(m_bench->label("host"), QString());
    QTest::keyClick(&m_bench->window(), Qt::Key_2, Qt::AltModifier);
    const auto *users = m_bench->window().findChild<ui::UsersRoom *>()->findChild<ui::StatePage *>();
    QVERIFY(!users->isVisible());
    QTRY_COMPARE(m_bench->label("host"), u"Starting the sandbox…"_s);
    QVERIFY(users->isVisible());
    QCOMPARE(users->title(), u"Starting the sandbox…"_s);
    m_bench->window().showSandboxFailed({base::Error::Kind::Refused, u"No port is free."_s, {}});
    QVERIFY2(users->title().contains(u"No port is free."_s), qPrintable(users->title()));
}

REGISTER_TEST(tst_SandboxWanted)
#include "tst_sandboxwanted.moc"

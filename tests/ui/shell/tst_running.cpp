#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "tests/support/scriptedpeer.h"
#include "tests/ui/shell/shelltest.h"
#include "ui/editor/jsoneditor.h"
#include "ui/editor/queryeditor.h"
#include "ui/results/answerview.h"
#include "ui/safety/reviewsheet.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/theme/statepage.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>

namespace {

const QByteArray RoleCount = "{ roles { totalCount } }";
const QByteArray NewRole =
    "mutation NewRole($key: String!) {\n  createRole(input: {key: $key, name: \"New\"}) { role { key } }\n}";

/// How many runs of a person went out: what the program asks by itself (the schema) has numbers of its own.
int runsIn(const QSignalSpy &sent)
{
    return static_cast<int>(std::count_if(sent.begin(), sent.end(), [](const QVariantList &arguments) {
        return arguments.first().value<run::RunId>() < (run::RunId {1} << 63U);
    }));
}

} // namespace

/// The main job: from a typed query to an answer, with the review in between where data is live. Everything behind the
/// window is real: Runner, tokens, HTTP, sandbox.
class tst_Running : public support::ShellTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aTypedQueryIsAnsweredInTheTree();
    void theFirstQueryWaitsForThePerson();
    void ctrlEnterRunsTheOperationUnderTheCaret();
    void betweenOperationsThePersonPicks();
    void onTheSandboxAChangeIsSentAtOnce();
    void onLiveAChangeWaitsForAYes();
    void whatIsRejectedIsNeverSent();
    void readsOnLiveNeedNoReview();
    void unlockingEndsWhileTheReviewIsOpen();
    void closingTheTabRejectsItsReview();
    void whatCannotBeParsedIsNeverSent();
    void anAnswerFindsItsTab();
    void howMuchOfAnAnswerHasComeIsSaid();
    void theSchemaReachesEveryTab();

private:
    QByteArray roles() { return m_bench->ask(RoleCount); }
    bool answered() const { return m_bench->page() && !m_bench->page()->isRunning() && !m_bench->tree().isEmpty(); }
    bool journalIsEmpty() const { return QFile(m_bench->journal()).size() == 0; }

    /// One for every test that makes one.
    static QByteArray roleVariables()
    {
        return "{\"key\": \"" + QByteArray(QTest::currentTestFunction()).toLower() + "\"}";
    }

    project::Project m_live;
};

void tst_Running::init()
{
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    m_live = m_bench->liveProject(QStringLiteral("acme-prod"));
    m_bench->window().setRemembered({m_live});
}

void tst_Running::cleanup()
{
    // What is shown before it has its place flashes up as a window of its own.
    for (const auto *widget : QApplication::topLevelWidgets())
        QVERIFY2(widget == &m_bench->window() || widget->isHidden(), widget->metaObject()->className());
    m_bench.reset();
}

void tst_Running::aTypedQueryIsAnsweredInTheTree()
{
    m_bench->window().setSandbox(m_bench->sandbox(), true);
    QTest::keyClick(m_bench->editor(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(m_bench->editor(),
                     QStringLiteral("query Two { users(first: 2) { totalCount edges { cursor } } }"));
    m_bench->pressRun();
    QTRY_VERIFY(answered());
    const auto tree = m_bench->tree();
    QVERIFY2(tree.contains(QStringLiteral("    totalCount: 20")), qPrintable(tree.join(QLatin1Char('\n'))));
    QVERIFY2(tree.contains(QStringLiteral("    edges: 2 items")), qPrintable(tree.join(QLatin1Char('\n'))));
    QTRY_COMPARE(m_bench->page()->title(), QStringLiteral("Two"));
    support::keepPicture(m_bench->window(), QStringLiteral("sandbox"));
}

void tst_Running::theFirstQueryWaitsForThePerson()
{
    QSignalSpy sent(&m_bench->runner(), &run::Runner::sent);
    QSignalSpy schema(&m_bench->runner(), &run::Runner::schemaFetched);
    m_bench->window().setSandbox(m_bench->sandbox(), true);
    QVERIFY(schema.wait());
    QTRY_COMPARE(m_bench->button("run")->text(), QStringLiteral("Run FirstUsers"));
    QCOMPARE(runsIn(sent), 0);
    QVERIFY(m_bench->page()->operationNames().contains(QStringLiteral("FirstUsers")));
    m_bench->pressRun();
    QTRY_VERIFY(answered());
    QVERIFY(m_bench->page()->findChild<ui::AnswerView *>()->answer().isSuccess());
}

void tst_Running::ctrlEnterRunsTheOperationUnderTheCaret()
{
    m_bench->openTab(m_live, "query A { roles { totalCount } }\n\nquery B { groups { totalCount } }\n");
    m_bench->editor()->goTo(3, 12);
    QTRY_COMPARE(m_bench->button("run")->text(), QStringLiteral("Run B"));
    m_bench->pressRun();
    QTRY_VERIFY(answered());
    QVERIFY(m_bench->tree().join(QLatin1Char('\n')).contains(QStringLiteral("groups")));
    m_bench->editor()->goTo(1, 4);
    QTRY_COMPARE(m_bench->button("run")->text(), QStringLiteral("Run A"));
    m_bench->pressRun();
    QTRY_VERIFY(m_bench->tree().join(QLatin1Char('\n')).contains(QStringLiteral("roles")));
}

void tst_Running::betweenOperationsThePersonPicks()
{
    m_bench->openTab(m_live, "query A { roles { totalCount } }\n\n\nquery B { groups { totalCount } }\n");
    QSignalSpy sent(&m_bench->runner(), &run::Runner::sent);
    m_bench->editor()->goTo(2, 1);
    QTRY_COMPARE(m_bench->button("run")->text(), QStringLiteral("Run"));
    m_bench->pressRun();
    QMenu *menu = nullptr;
    QTRY_VERIFY((menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())));
    QCOMPARE(menu->actions().size(), 2);
    QCOMPARE(runsIn(sent), 0);
    menu->actions().last()->trigger();
    menu->close();
    QTRY_VERIFY(answered());
    QVERIFY(m_bench->tree().join(QLatin1Char('\n')).contains(QStringLiteral("groups")));
}

void tst_Running::onTheSandboxAChangeIsSentAtOnce()
{
    m_bench->window().setSandbox(m_bench->sandbox(), true);
    const auto before = roles();
    m_bench->openTab(m_bench->sandbox(), NewRole, roleVariables());
    m_bench->pressRun();
    QTRY_VERIFY(answered());
    QVERIFY(!m_bench->review());
    QVERIFY2(roles() != before, qPrintable(m_bench->tree().join(QLatin1Char('\n'))));
}

void tst_Running::onLiveAChangeWaitsForAYes()
{
    const auto before = roles();
    m_bench->openTab(m_live, NewRole, roleVariables());
    m_bench->pressRun();
    QTRY_VERIFY(m_bench->review());
    support::keepPicture(m_bench->window(), QStringLiteral("live-review"));
    QCOMPARE(m_bench->review()->findChild<QLabel *>(QStringLiteral("title"))->text(),
             QStringLiteral("Run createRole on acme-prod"));
    QVERIFY(!m_bench->button("confirm")->isEnabled());
    QVERIFY(journalIsEmpty());

    QTest::mouseClick(m_bench->button("unlock"), Qt::LeftButton);
    QVERIFY(m_bench->button("confirm")->isEnabled());
    QVERIFY(m_bench->button("lock")->text().contains(QStringLiteral("15:00")));
    QCOMPARE(roles(), before);
    QTest::mouseClick(m_bench->button("confirm"), Qt::LeftButton);
    QTRY_VERIFY(answered());
    QVERIFY(m_bench->tree().join(QLatin1Char('\n')).contains(QStringLiteral("onliveachangewaitsforayes")));
    QVERIFY(roles() != before);
    QVERIFY(!journalIsEmpty());
}

void tst_Running::whatIsRejectedIsNeverSent()
{
    const auto before = roles();
    QSignalSpy sent(&m_bench->runner(), &run::Runner::sent);
    m_bench->openTab(m_live, NewRole, roleVariables());
    m_bench->pressRun();
    QTRY_VERIFY(m_bench->review());
    QTest::mouseClick(m_bench->button("unlock"), Qt::LeftButton);
    QTest::keyClick(m_bench->window().focusWidget(), Qt::Key_Escape);
    QVERIFY(!m_bench->review());
    QVERIFY(!m_bench->page()->isRunning());
    QVERIFY(m_bench->editor()->hasFocus());
    QCOMPARE(roles(), before);
    QCOMPARE(runsIn(sent), 0);
    QVERIFY(journalIsEmpty());
}

void tst_Running::readsOnLiveNeedNoReview()
{
    m_bench->openTab(m_live, RoleCount);
    m_bench->pressRun();
    QTRY_VERIFY(answered());
    QVERIFY(!m_bench->review());
    QCOMPARE(m_bench->button("lock")->text(), QStringLiteral("Read-only"));
    support::keepPicture(m_bench->window(), QStringLiteral("live"));
}

void tst_Running::unlockingEndsWhileTheReviewIsOpen()
{
    const auto before = roles();
    m_bench->openTab(m_live, NewRole, roleVariables());
    m_bench->pressRun();
    QTRY_VERIFY(m_bench->review());
    QTest::mouseClick(m_bench->button("unlock"), Qt::LeftButton);
    QVERIFY(m_bench->button("confirm")->isEnabled());
    m_clock.advance(std::chrono::minutes(16));
    QTRY_VERIFY(!m_bench->button("confirm")->isEnabled());
    QTest::mouseClick(m_bench->button("confirm"), Qt::LeftButton);
    QVERIFY(m_bench->review());
    QCOMPARE(roles(), before);
}

void tst_Running::closingTheTabRejectsItsReview()
{
    const auto before = roles();
    auto *page = m_bench->openTab(m_live, NewRole, roleVariables());
    m_bench->pressRun();
    QTRY_VERIFY(m_bench->review());
    m_bench->window().explorer().closePage(page);
    QVERIFY(!m_bench->review());
    QCOMPARE(roles(), before);
    QVERIFY(journalIsEmpty());
}

void tst_Running::whatCannotBeParsedIsNeverSent()
{
    QSignalSpy refused(&m_bench->runner(), &run::Runner::refused);
    QSignalSpy sent(&m_bench->runner(), &run::Runner::sent);
    m_bench->openTab(m_live, "query A {\n  roles(first: ) { totalCount }\n}");
    m_bench->pressRun();
    QVERIFY(refused.wait());
    QCOMPARE(runsIn(sent), 0);
    QVERIFY(!m_bench->page()->isRunning());
    int line = 0;
    int column = 0;
    m_bench->editor()->getCursorPosition(&line, &column);
    QCOMPARE(line, 1);
    QVERIFY(m_bench->editor()->hasFocus());
    support::keepPicture(m_bench->window(), QStringLiteral("refused"));
}

void tst_Running::anAnswerFindsItsTab()
{
    auto *first = m_bench->openTab(m_live, RoleCount);
    m_bench->pressRun();
    auto *second = m_bench->openTab(m_live, "{ groups { totalCount } }");
    QTRY_VERIFY(!first->isRunning());
    QVERIFY(m_bench->tree().isEmpty());
    QCOMPARE(m_bench->page(), second);
    m_bench->window().explorer().setCurrent(first);
    QVERIFY(m_bench->tree().join(QLatin1Char('\n')).contains(QStringLiteral("roles")));
}

void tst_Running::howMuchOfAnAnswerHasComeIsSaid()
{
    // It begins to answer, goes on after a while, and never ends.
    support::ScriptedPeer peer([](QTcpSocket &socket, const support::WireRequest &) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n");
        socket.write(QByteArray(1000, ' '));
        QTimer::singleShot(300, &socket, [&socket] { socket.write(QByteArray(2000, ' ')); });
    });
    const auto slow = project::Project::live(QStringLiteral("slow"), QStringLiteral("Slow"),
                                             *project::Endpoint::parse(peer.address()), QStringLiteral("acme"))
                          .withKeyBound(m_server->keyId(), m_server->keyPath());
    m_bench->window().setRemembered({slow});
    auto *page = m_bench->openTab(slow, RoleCount);
    m_bench->pressRun();
    const auto isSaid = [page] {
        const auto states = page->answerView().findChildren<ui::StatePage *>();
        return std::any_of(states.begin(), states.end(), [](const ui::StatePage *state) {
            return state->isVisible() && state->text().contains(QStringLiteral("3.0\u00A0KB of 9.0\u00A0KB"));
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), 20'000);
}

void tst_Running::theSchemaReachesEveryTab()
{
    QSignalSpy fetched(&m_bench->runner(), &run::Runner::schemaFetched);
    auto *first = m_bench->openTab(m_live, RoleCount);
    auto *second = m_bench->openTab(m_live, RoleCount);
    QVERIFY(fetched.wait());
    QCOMPARE(fetched.size(), 1);
    QVERIFY(first->schema());
    QCOMPARE(first->schema(), second->schema());
    QCOMPARE(m_bench->label("schemaState"), QStringLiteral("Schema: 189 types, fetched just now"));
    m_clock.advance(std::chrono::minutes(2));
    QTRY_COMPARE(m_bench->label("schemaState"), QStringLiteral("Schema: 189 types, fetched 2 min ago"));
}

REGISTER_TEST(tst_Running)
#include "tst_running.moc"

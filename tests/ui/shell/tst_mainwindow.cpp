#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "tests/ui/shell/shelltest.h"
#include "ui/docs/docspane.h"
#include "ui/editor/jsoneditor.h"
#include "ui/editor/queryeditor.h"
#include "ui/projects/projectform.h"
#include "ui/projects/projectspage.h"
#include "ui/results/answerview.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/explorer.h"
#include "ui/shell/problemslist.h"
#include "ui/shell/projectband.h"
#include "ui/theme/sheet.h"
#include "ui/theme/statepage.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

namespace {

const auto Hostile = QStringLiteral("<img src=\"file:///etc/hostname\">\u202Ereversed");

QString textOf(const QMenu &menu)
{
    QStringList texts;
    for (const auto *action : menu.actions())
        texts.append((action->isChecked() ? QStringLiteral("*") : QString()) + action->text());
    return texts.join(QLatin1Char('|'));
}

} // namespace

class tst_MainWindow : public support::ShellTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theBandSaysWhatItIs();
    void aRoomThatNobodyEnteredIsNotShown();
    void theFirstTabIsThereBeforeTheSandbox();
    void noTabOfALiveProjectIsOpenedInTheMeantime();
    void aSandboxThatFailsLeavesTheTab();
    void aTabWhoseProjectIsNotHereStandsUnderNoOther();
    void theDocsOfTheProjectBeforeAreOutOfView();
    void writingIsUnlockedByAPersonAndLocksAgain();
    void escapeAtTheQuestionUnlocksNothing();
    void unlockingOneProjectLeavesTheOthersLocked();
    void anotherAddressLocksAgain();
    void aTabKeepsItsProjectTextVariablesAndAnswer();
    void marksTellProjectsApartOnceThereAreSeveral();
    void closedTabsComeBack();
    void theMiddleButtonClosesATab();
    void tabsAreMovedAndStepped();
    void removingAProjectClosesItsTabs();
    void keysAreSwitchedInTheBand();
    void namesArePlainTextEverywhere();
    void problemsAreCountedAndLeadToTheirPlace();
    void aFailedSchemaSaysSoAndIsFetchedAgain();
    void theKeyboardReachesEveryPane();
    void tabGoesFromTheProjectsIntoTheForm();
    void escapeReturnsToTheEditor();
    void everyCommandHasItsOwnKey();
    void docsAreShownAndHidden();
    void theQueryIsCopied();
    void theStateIsRemembered();
    void theDocsGiveWayInANarrowWindow();
    void nothingIsCut_data();
    void nothingIsCut();

private:
    QPushButton *lock() const { return m_bench->button("lock"); }
    int tabCount() const { return static_cast<int>(m_bench->window().explorer().pages().size()); }

    project::Project m_live;
    project::Project m_other;
};

void tst_MainWindow::init()
{
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    m_live = m_bench->liveProject(QStringLiteral("acme-prod"), QStringLiteral("live-1"));
    m_other = m_bench->liveProject(QStringLiteral("beta"), QStringLiteral("live-2"));
}

void tst_MainWindow::cleanup()
{
    m_bench.reset();
}

void tst_MainWindow::theBandSaysWhatItIs()
{
    QVERIFY(lock()->isHidden());
    m_bench->window().setSandbox(m_bench->sandbox(), true);
    auto *band = m_bench->window().findChild<ui::ProjectBand *>();
    const auto words = [&] {
        QStringList found;
        for (const auto *label : band->findChildren<QLabel *>()) {
            if (label->isVisible())
                found.append(label->text());
        }
        return found;
    };
    QVERIFY(words().contains(QStringLiteral("SANDBOX")));
    QVERIFY(lock()->isHidden());
    m_bench->window().setRemembered({m_live});
    m_bench->window().openTab(m_live.id());
    QVERIFY(words().contains(QStringLiteral("LIVE")));
    QVERIFY(!words().contains(QStringLiteral("SANDBOX")));
    QCOMPARE(m_bench->button("projectName")->text(), QStringLiteral("acme-prod"));
    QCOMPARE(lock()->text(), QStringLiteral("Read-only"));
    QVERIFY(m_bench->window().windowTitle().contains(QStringLiteral("LIVE · acme-prod")));
}

void tst_MainWindow::aRoomThatNobodyEnteredIsNotShown()
{
    auto &window = m_bench->window();
    window.setSandbox(m_bench->sandbox(), true);
    auto *projects = window.findChild<ui::ProjectsPage *>();
    QVERIFY(!projects->isVisible());
    window.findChild<QAction *>(QStringLiteral("projects"))->trigger();
    QVERIFY(projects->isVisible());
}

void tst_MainWindow::theFirstTabIsThereBeforeTheSandbox()
{
    auto &window = m_bench->window();
    window.expectSandbox();
    auto *editor = m_bench->editor();
    QVERIFY(editor->hasFocus());
    QTest::keyClick(editor, Qt::Key_NumberSign);
    const auto typed = m_bench->page()->text();
    QVERIFY(typed.startsWith("##"));
    QVERIFY(!m_bench->button("run")->isEnabled());
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!m_bench->page()->isRunning());

    window.setSandbox(m_bench->sandbox(), true);
    QCOMPARE(window.explorer().pages().size(), 1);
    QCOMPARE(m_bench->page()->text(), typed);
    QVERIFY(m_bench->button("run")->isEnabled());
    QVERIFY(window.windowTitle().contains(QStringLiteral("SANDBOX")));
    QTRY_VERIFY_WITH_TIMEOUT(editor->schema(), 20'000);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_bench->page()->isRunning());
    QTRY_VERIFY(!m_bench->page()->isRunning());
}

void tst_MainWindow::noTabOfALiveProjectIsOpenedInTheMeantime()
{
    auto &window = m_bench->window();
    window.expectSandbox();
    window.setRemembered({m_live});
    const auto *first = m_bench->page();
    window.findChild<QAction *>(QStringLiteral("newTab"))->trigger();
    QVERIFY(m_bench->page() != first);
    QCOMPARE(m_bench->page()->projectKey(), first->projectKey());
    QVERIFY(!m_bench->button("run")->isEnabled());
    window.setSandbox(m_bench->sandbox(), true);
    QVERIFY(window.windowTitle().contains(QStringLiteral("SANDBOX")));
}

void tst_MainWindow::aSandboxThatFailsLeavesTheTab()
{
    auto &window = m_bench->window();
    window.expectSandbox();
    window.showSandboxFailed({base::Error::Kind::Io, QStringLiteral("No room."), {}});
    const auto labels = window.findChild<ui::ProjectBand *>()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text().contains(QStringLiteral("did not start"))
            && label->text().contains(QStringLiteral("No room."));
    }));
    QVERIFY(!m_bench->button("run")->isEnabled());
    QVERIFY(!m_bench->page()->text().isEmpty());
}

void tst_MainWindow::aTabWhoseProjectIsNotHereStandsUnderNoOther()
{
    auto &window = m_bench->window();
    window.setSandbox(m_bench->sandbox(), true);
    window.setRemembered({m_live});
    window.openTab(m_live.id());
    auto &docs = window.explorer().docs();
    QTRY_VERIFY_WITH_TIMEOUT(docs.schema(), 20'000);
    m_bench->openTab(m_other, "{ roles { totalCount } }");
    QVERIFY(m_bench->button("projectName")->isHidden());
    QVERIFY(lock()->isHidden());
    QTRY_COMPARE(m_bench->label("host"), QStringLiteral("The project of this tab is not here"));
    QVERIFY(!docs.schema());
    window.openTab(m_live.id());
    QVERIFY(!m_bench->button("projectName")->isHidden());
    QTRY_VERIFY_WITH_TIMEOUT(docs.schema(), 20'000);
}

void tst_MainWindow::theDocsOfTheProjectBeforeAreOutOfView()
{
    auto &window = m_bench->window();
    window.setRemembered({m_live, m_other});
    window.openTab(m_live.id());
    auto &docs = window.explorer().docs();
    auto *state = docs.findChild<ui::StatePage *>();
    QTRY_VERIFY_WITH_TIMEOUT(docs.schema() && !state->isVisible(), 20'000);
    window.openTab(m_other.id()); // Asked for the first time: nothing is known of it.
    QVERIFY(!docs.schema() && state->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(docs.schema() && !state->isVisible(), 20'000);
    window.explorer().step(-1); // Known, but still to be looked through.
    QVERIFY(docs.schema() && state->isVisible());
    QTRY_VERIFY(!state->isVisible());
    // The same project in front again changes nothing.
    window.openTab(m_live.id());
    QVERIFY(!state->isVisible());
}

void tst_MainWindow::writingIsUnlockedByAPersonAndLocksAgain()
{
    m_bench->window().setRemembered({m_live});
    m_bench->openTab(m_live, "{ roles { totalCount } }");
    QTest::mouseClick(lock(), Qt::LeftButton);
    auto *sheet = ui::Sheet::openOver(&m_bench->window());
    QVERIFY(sheet);
    support::keepPicture(m_bench->window(), QStringLiteral("unlock"));
    QVERIFY(sheet->findChild<QLabel *>(QStringLiteral("title"))->text().contains(QStringLiteral("acme-prod")));
    QTest::mouseClick(sheet->findChild<QPushButton *>(QStringLiteral("yes")), Qt::LeftButton);
    QCOMPARE(lock()->text(), QStringLiteral("Writing unlocked · 15:00 left"));
    m_clock.advance(std::chrono::seconds(40));
    QTRY_COMPARE(lock()->text(), QStringLiteral("Writing unlocked · 14:20 left"));
    support::keepPicture(m_bench->window(), QStringLiteral("unlocked"));

    QTest::mouseClick(lock(), Qt::LeftButton);
    QCOMPARE(lock()->text(), QStringLiteral("Read-only"));
    QVERIFY(!ui::Sheet::openOver(&m_bench->window()));

    QTest::mouseClick(lock(), Qt::LeftButton);
    QTest::mouseClick(m_bench->button("yes"), Qt::LeftButton);
    m_clock.advance(std::chrono::minutes(15));
    QTRY_COMPARE(lock()->text(), QStringLiteral("Read-only"));
}

void tst_MainWindow::escapeAtTheQuestionUnlocksNothing()
{
    m_bench->window().setRemembered({m_live});
    m_bench->openTab(m_live, {});
    QTest::mouseClick(lock(), Qt::LeftButton);
    press(Qt::Key_Escape);
    QVERIFY(!ui::Sheet::openOver(&m_bench->window()));
    QCOMPARE(lock()->text(), QStringLiteral("Read-only"));
    QTest::mouseClick(lock(), Qt::LeftButton);
    press(Qt::Key_Return);
    QVERIFY(!ui::Sheet::openOver(&m_bench->window()));
    QCOMPARE(lock()->text(), QStringLiteral("Read-only"));
}

void tst_MainWindow::unlockingOneProjectLeavesTheOthersLocked()
{
    m_bench->window().setRemembered({m_live, m_other});
    m_bench->openTab(m_live, {});
    QTest::mouseClick(lock(), Qt::LeftButton);
    QTest::mouseClick(m_bench->button("yes"), Qt::LeftButton);
    QVERIFY(lock()->text().startsWith(QStringLiteral("Writing unlocked")));
    m_bench->window().openTab(m_other.id());
    QCOMPARE(lock()->text(), QStringLiteral("Read-only"));
    m_bench->window().openTab(m_live.id());
    QVERIFY(lock()->text().startsWith(QStringLiteral("Writing unlocked")));
}

void tst_MainWindow::anotherAddressLocksAgain()
{
    m_bench->window().setRemembered({m_live});
    m_bench->openTab(m_live, {});
    QTest::mouseClick(lock(), Qt::LeftButton);
    QTest::mouseClick(m_bench->button("yes"), Qt::LeftButton);
    const auto moved =
        m_live.withAddress(*project::Endpoint::parse(QStringLiteral("acme.example")), m_live.projectId());
    m_bench->window().setRemembered({moved});
    QCOMPARE(lock()->text(), QStringLiteral("Read-only"));
    // And coming back does not unlock what was unlocked then.
    m_bench->window().setRemembered({m_live});
    QCOMPARE(lock()->text(), QStringLiteral("Read-only"));
}

void tst_MainWindow::aTabKeepsItsProjectTextVariablesAndAnswer()
{
    m_bench->window().setRemembered({m_live, m_other});
    auto *first = m_bench->openTab(m_live, "query One { roles { totalCount } }", "{ }");
    m_bench->pressRun();
    QTRY_VERIFY(!m_bench->tree().isEmpty());
    const auto tree = m_bench->tree();
    auto *second = m_bench->openTab(m_other, "query Two { groups { totalCount } }", R"({"a": 1})");
    QCOMPARE(m_bench->button("projectName")->text(), QStringLiteral("beta"));
    QVERIFY(m_bench->tree().isEmpty());
    QCOMPARE(second->variables(), QByteArray(R"({"a": 1})"));

    m_bench->window().explorer().setCurrent(first);
    QCOMPARE(m_bench->button("projectName")->text(), QStringLiteral("acme-prod"));
    QCOMPARE(first->text(), QByteArray("query One { roles { totalCount } }"));
    QCOMPARE(first->variables(), QByteArray("{ }"));
    QCOMPARE(m_bench->tree(), tree);
    QCOMPARE(first->projectKey(), m_live.id());
    // A new tab belongs to the project of the tab in front.
    press(Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(m_bench->page()->projectKey(), m_live.id());
    QVERIFY(m_bench->page()->text().isEmpty());
}

void tst_MainWindow::marksTellProjectsApartOnceThereAreSeveral()
{
    auto *tabs = m_bench->window().findChild<ui::DocumentTabs *>();
    m_bench->window().setRemembered({m_live});
    m_bench->openTab(m_live, {});
    QVERIFY(tabs->tabIcon(0).isNull());
    m_bench->window().setRemembered({m_live, m_other});
    QVERIFY(!tabs->tabIcon(0).isNull());
    QVERIFY(tabs->tabToolTip(0).contains(QStringLiteral("acme-prod")));
}

void tst_MainWindow::closedTabsComeBack()
{
    m_bench->window().setRemembered({m_live});
    m_bench->openTab(m_live, "query Kept { roles { totalCount } }", R"({"b": 2})");
    press(Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(tabCount(), 0);
    m_bench->openTab(m_live, {});
    press(Qt::Key_W, Qt::ControlModifier); // Nothing in it is worth keeping.
    QTest::keyClick(&m_bench->window(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(tabCount(), 1);
    QCOMPARE(m_bench->page()->text(), QByteArray("query Kept { roles { totalCount } }"));
    QCOMPARE(m_bench->page()->variables(), QByteArray(R"({"b": 2})"));
    QCOMPARE(m_bench->page()->title(), QStringLiteral("Kept"));
    QCOMPARE(m_bench->page()->projectKey(), m_live.id());
}

void tst_MainWindow::theMiddleButtonClosesATab()
{
    m_bench->window().setRemembered({m_live});
    auto *first = m_bench->openTab(m_live, "query One { roles { totalCount } }");
    m_bench->openTab(m_live, "query Two { roles { totalCount } }");
    auto *tabs = m_bench->window().findChild<ui::DocumentTabs *>();
    QTest::mouseClick(tabs, Qt::MiddleButton, {}, tabs->tabRect(1).center());
    QCOMPARE(tabCount(), 1);
    QCOMPARE(m_bench->page(), first);
    QTest::mouseClick(tabs->tabButton(0, QTabBar::RightSide), Qt::LeftButton);
    QCOMPARE(tabCount(), 0);
    QVERIFY(!m_bench->button("run")->isEnabled());
}

void tst_MainWindow::tabsAreMovedAndStepped()
{
    m_bench->window().setRemembered({m_live});
    auto *first = m_bench->openTab(m_live, "query One { roles { totalCount } }");
    auto *second = m_bench->openTab(m_live, "query Two { roles { totalCount } }");
    m_bench->window().findChild<ui::DocumentTabs *>()->moveTab(1, 0);
    QCOMPARE(m_bench->page(), second);
    QVERIFY(second->isVisible());
    press(Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(m_bench->page(), first);
    press(Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(m_bench->page(), second);
}

void tst_MainWindow::removingAProjectClosesItsTabs()
{
    m_bench->window().setRemembered({m_live, m_other});
    m_bench->openTab(m_live, "query One { roles { totalCount } }");
    auto *kept = m_bench->openTab(m_other, "query Two { roles { totalCount } }");
    m_bench->window().setRemembered({m_other});
    QCOMPARE(tabCount(), 1);
    QCOMPARE(m_bench->page(), kept);
    QTest::keyClick(&m_bench->window(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(tabCount(), 1);
}

void tst_MainWindow::keysAreSwitchedInTheBand()
{
    const auto two = m_live.withKeyBound(QStringLiteral("second-key"), QStringLiteral("/keys/second-key.pem"));
    m_bench->window().setRemembered({two});
    m_bench->openTab(two, {});
    QSignalSpy remember(&m_bench->window(), &ui::MainWindow::rememberRequested);
    auto *menu = m_bench->button("key")->menu();
    QVERIFY2(textOf(*menu).startsWith(QLatin1Char('*') + two.keys().first().keyId), qPrintable(textOf(*menu)));
    menu->actions().at(1)->trigger();
    QCOMPARE(remember.size(), 1);
    QCOMPARE(m_bench->window().projects().first().activeKey()->keyId, QStringLiteral("second-key"));
    QVERIFY(textOf(*m_bench->button("key")->menu()).contains(QStringLiteral("*second-key")));
}

void tst_MainWindow::namesArePlainTextEverywhere()
{
    const auto hostile = m_live.renamed(Hostile);
    m_bench->window().setRemembered({hostile, m_other});
    m_bench->openTab(hostile, "query A { roles { totalCount } }");
    QTest::mouseClick(lock(), Qt::LeftButton);
    support::keepPicture(m_bench->window(), QStringLiteral("hostile"));
    m_bench->window().projectsPage().select(hostile.id());
    for (const auto *label : m_bench->window().findChildren<QLabel *>()) {
        QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(), qPrintable(label->text()));
        QVERIFY2(!label->text().contains(QChar(0x202E)), qPrintable(label->text()));
    }
    for (const auto *widget : m_bench->window().findChildren<QWidget *>()) {
        if (widget->toolTip().contains(QStringLiteral("hostname")))
            QVERIFY2(widget->toolTip().contains(QStringLiteral("&lt;img")), qPrintable(widget->toolTip()));
    }
    const auto *tabs = m_bench->window().findChild<ui::DocumentTabs *>();
    QVERIFY(!tabs->tabToolTip(0).contains(QStringLiteral("<img")));
    QVERIFY(!tabs->tabToolTip(0).contains(QChar(0x202E)));
    QVERIFY(!m_bench->button("projectName")->text().contains(QChar(0x202E)));
}

void tst_MainWindow::problemsAreCountedAndLeadToTheirPlace()
{
    m_bench->window().setRemembered({m_live});
    m_bench->openTab(m_live, "query A {\n  roles { totalCount }\n  nonsense\n}", "{]");
    auto *problems = m_bench->page()->findChild<ui::ProblemsList *>();
    QTRY_COMPARE(problems->count(), 2);
    QVERIFY(problems->item(0)->text().startsWith(QStringLiteral("line 3")));
    QVERIFY(problems->item(1)->text().startsWith(QStringLiteral("variables, line 1")));
    emit problems->itemActivated(problems->item(0));
    int line = 0;
    int column = 0;
    m_bench->editor()->getCursorPosition(&line, &column);
    QCOMPARE(line, 2);
    QVERIFY(m_bench->editor()->hasFocus());
    emit problems->itemActivated(problems->item(1));
    QVERIFY(m_bench->variables()->hasFocus());
    // They stop no read.
    m_bench->variables()->setBytes({});
    m_bench->page()->focusEditor();
    m_bench->pressRun();
    QTRY_VERIFY(m_bench->page()->findChild<ui::AnswerView *>()->answer().status == 200);
}

void tst_MainWindow::aFailedSchemaSaysSoAndIsFetchedAgain()
{
    const auto keyless = m_live.withoutKey(0);
    m_bench->window().setRemembered({keyless});
    m_bench->openTab(keyless, {});
    QTRY_VERIFY(m_bench->label("schemaState").startsWith(QStringLiteral("Schema: ")));
    QTRY_VERIFY(m_bench->button("schemaRetry")->isVisible());
    QVERIFY(!m_bench->label("schemaState").contains(QStringLiteral("fetch")));
    m_bench->window().setRemembered({m_live});
    QTRY_VERIFY(m_bench->label("schemaState").startsWith(QStringLiteral("Schema: 189 types")));
    QVERIFY(!m_bench->button("schemaRetry")->isVisible());
    QSignalSpy fetched(&m_bench->runner(), &run::Runner::schemaFetched);
    press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(fetched.wait());
}

void tst_MainWindow::theKeyboardReachesEveryPane()
{
    m_bench->window().setRemembered({m_live});
    m_bench->openTab(m_live, "query A { roles { totalCount } }");
    m_bench->pressRun();
    QTRY_VERIFY(!m_bench->tree().isEmpty());
    const QList<QWidget *> wanted {m_bench->editor(),
                                   m_bench->variables(),
                                   m_bench->page()->findChild<ui::AnswerView *>(),
                                   &m_bench->window().explorer().docs(),
                                   m_bench->window().findChild<ui::DocumentTabs *>(),
                                   m_bench->window().findChild<ui::ProjectBand *>()};
    QSet<QWidget *> reached;
    for (int i = 0; i < 10; ++i) {
        for (auto *pane : wanted) {
            if (pane == m_bench->window().focusWidget() || pane->isAncestorOf(m_bench->window().focusWidget()))
                reached.insert(pane);
        }
        press(Qt::Key_F6);
    }
    for (auto *pane : wanted)
        QVERIFY2(reached.contains(pane), pane->metaObject()->className());
}

void tst_MainWindow::tabGoesFromTheProjectsIntoTheForm()
{
    m_bench->window().setSandbox(m_bench->sandbox(), true);
    m_bench->window().setRemembered({m_live, m_other});
    press(Qt::Key_5, Qt::AltModifier);
    m_bench->window().projectsPage().select(m_other.id());
    m_bench->window().projectsPage().focusList();
    press(Qt::Key_Tab);
    const auto *focused = m_bench->window().focusWidget();
    bool inside = false;
    for (const auto *widget = focused; widget; widget = widget->parentWidget())
        inside = inside || qobject_cast<const ui::ProjectForm *>(widget);
    QVERIFY2(inside, focused->metaObject()->className());
}

void tst_MainWindow::escapeReturnsToTheEditor()
{
    m_bench->window().setRemembered({m_live});
    m_bench->openTab(m_live, "query A { roles { totalCount } }");
    press(Qt::Key_F6);
    press(Qt::Key_F6);
    QVERIFY(!m_bench->editor()->hasFocus());
    press(Qt::Key_Escape);
    QVERIFY(m_bench->editor()->hasFocus());
    QTest::mouseClick(m_bench->button("projectName")->parentWidget(), Qt::LeftButton);
    m_bench->button("run")->setFocus();
    press(Qt::Key_Escape);
    QVERIFY(m_bench->editor()->hasFocus());
}

void tst_MainWindow::everyCommandHasItsOwnKey()
{
    QHash<QKeySequence, QString> taken;
    int commands = 0;
    const auto menus = m_bench->window().menuBar()->findChildren<QMenu *>();
    for (const auto *menu : menus) {
        for (const auto *action : menu->actions()) {
            for (const auto &key : action->shortcuts()) {
                ++commands;
                QVERIFY2(!taken.contains(key), qPrintable(key.toString() + taken.value(key) + action->text()));
                taken.insert(key, action->text());
            }
        }
    }
    QVERIFY(commands >= 20);
}

void tst_MainWindow::docsAreShownAndHidden()
{
    m_bench->window().setRemembered({m_live});
    m_bench->openTab(m_live, {});
    auto *docs = &m_bench->window().explorer().docs();
    QVERIFY(docs->isVisible());
    QTest::mouseClick(m_bench->button("docs"), Qt::LeftButton);
    QVERIFY(!docs->isVisible());
    QVERIFY(!m_bench->button("docs")->isChecked());
    QTRY_VERIFY(m_bench->label("schemaState").contains(QStringLiteral("189")));
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(docs->isVisible());
    QVERIFY(docs->isAncestorOf(m_bench->window().focusWidget()));
}

void tst_MainWindow::theQueryIsCopied()
{
    m_bench->window().setRemembered({m_live});
    m_bench->openTab(m_live, "query Köpie { roles { totalCount } }");
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("query Köpie { roles { totalCount } }"));
}

void tst_MainWindow::theStateIsRemembered()
{
    m_bench->window().setRemembered({m_live});
    m_bench->openTab(m_live, "query Secret { roles { totalCount } }", R"({"password": "hunter2"})");
    m_bench->window().explorer().showDocs(false);
    const auto json = m_bench->window().state().toJson();
    QVERIFY(!json.contains("hunter2"));
    QVERIFY(!json.contains("Secret"));
    QVERIFY(!json.contains("acme"));
    auto state = ui::WindowState::fromJson(json);
    QCOMPARE(state, m_bench->window().state());
    QVERIFY(!state.docsShown);
    state.theme = ui::Appearance::Choice::Dark;
    m_bench->window().setState(state);
    QCOMPARE(ui::WindowState::fromJson(m_bench->window().state().toJson()).theme, ui::Appearance::Choice::Dark);
    QCOMPARE(ui::WindowState::fromJson("not { json"), ui::WindowState());
}

/// They are wished for all the time: what is remembered is not what a narrow window had room for.
void tst_MainWindow::theDocsGiveWayInANarrowWindow()
{
    m_bench->window().setRemembered({m_live});
    m_bench->openTab(m_live, "{ roles { totalCount } }");
    auto &window = m_bench->window();
    const auto &docs = window.explorer().docs();
    const auto *button = window.findChild<QPushButton *>(QStringLiteral("docs"));
    window.resize(1280, 600);
    QTRY_VERIFY(docs.isVisible());
    window.resize(800, 600);
    QTRY_VERIFY(!docs.isVisible());
    QCOMPARE(window.size(), QSize(800, 600));
    QVERIFY(!button->isChecked());
    QVERIFY(window.state().docsShown);
    window.resize(1280, 600);
    QTRY_VERIFY(docs.isVisible());
    QVERIFY(button->isChecked());
    // Who asks for them gets them, if the window has to grow for it.
    window.resize(800, 600);
    QTRY_VERIFY(!docs.isVisible());
    window.findChild<QAction *>(QStringLiteral("searchDocs"))->trigger();
    QTRY_VERIFY(docs.isVisible());
    QTRY_VERIFY(window.width() > 800);
}

void tst_MainWindow::nothingIsCut_data()
{
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << static_cast<int>(ui::Appearance::Choice::Light);
    QTest::newRow("dark") << static_cast<int>(ui::Appearance::Choice::Dark);
    QTest::newRow("contrast") << static_cast<int>(ui::Appearance::Choice::Contrast);
}

void tst_MainWindow::nothingIsCut()
{
    QFETCH(int, theme);
    auto state = m_bench->window().state();
    state.theme = static_cast<ui::Appearance::Choice>(theme);
    m_bench->window().setState(state);
    m_bench->window().resize(1280, 800);
    m_bench->window().setSandbox(m_bench->sandbox(), true);
    m_bench->window().setRemembered({m_live, m_other});
    m_bench->openTab(m_live,
                     "query FindRoles {\n  roles(first: 20) {\n    edges { node { key name } }\n  }\n}\n\nquery B { "
                     "groups { totalCount } }");
    m_bench->editor()->goTo(2, 3);
    m_bench->pressRun();
    QTRY_VERIFY(!m_bench->tree().isEmpty());
    QTRY_VERIFY(m_bench->label("schemaState").contains(QStringLiteral("189")));
    support::keepPicture(m_bench->window(), QLatin1String("window-") + QLatin1String(QTest::currentDataTag()));
    QCOMPARE(m_bench->window().size(), QSize(1280, 800));
    for (const auto *button : m_bench->window().findChildren<QAbstractButton *>()) {
        if (!button->isVisible())
            continue;
        QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(), qPrintable(button->objectName()));
        if (!button->text().isEmpty())
            QTRY_VERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    }
    m_bench->window().projectsPage().select(m_live.id());
    QTest::keyClick(&m_bench->window(), Qt::Key_5, Qt::AltModifier);
    support::keepPicture(m_bench->window(), QLatin1String("projects-") + QLatin1String(QTest::currentDataTag()));
    m_bench->window().projectsPage().select(m_bench->sandbox().id());
    support::keepPicture(m_bench->window(), QLatin1String("facts-") + QLatin1String(QTest::currentDataTag()));
}

REGISTER_TEST(tst_MainWindow)
#include "tst_mainwindow.moc"

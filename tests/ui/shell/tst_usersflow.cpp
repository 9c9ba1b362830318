#include "tests/support/registry.h"
#include "tests/ui/shell/shelltest.h"
#include "ui/projects/projectspage.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/theme/plainlabel.h"
#include "ui/users/factlist.h"
#include "ui/users/usersroom.h"
#include "ui/users/usertable.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

/// The room of users in a whole window.
class tst_UsersFlow : public support::ShellTest
{
    Q_OBJECT

public:
    tst_UsersFlow() : ShellTest(QDateTime::currentDateTimeUtc()) { }

private:
    ui::UsersRoom *room() const { return m_bench->window().findChild<ui::UsersRoom *>(); }

private slots:
    void init();
    void cleanup() { m_bench.reset(); }
    void theRoomIsMadeWhenItIsEntered();
    void itsKeysLeadIn();
    void whatItAskedOpensInATabAndRuns();
    void aTabOutOfSightIsNotRunNorClosed_data();
    void aTabOutOfSightIsNotRunNorClosed();
    void escapeBelongsToTheRoom();
    void theProjectInFrontIsShown();
    void rowsAtOnceAreRemembered();
    void noMouseIsNeeded();
    void roomsOutOfSightAreNotTabbedInto();
};

void tst_UsersFlow::init()
{
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    m_bench->window().setSandbox(m_bench->sandbox(), true);
}

void tst_UsersFlow::theRoomIsMadeWhenItIsEntered()
{
    QVERIFY(!room());
    press(Qt::Key_2, Qt::AltModifier);
    QVERIFY(room());
    QVERIFY(room()->isVisible());
    QTRY_VERIFY(room()->table().model());
    QTRY_COMPARE(room()->table().model()->rowCount(), 20);
    press(Qt::Key_1, Qt::AltModifier);
    QVERIFY(!room()->isVisible());
}

void tst_UsersFlow::itsKeysLeadIn()
{
    press(Qt::Key_U, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(room() && room()->isVisible());
    QCOMPARE(m_bench->window().focusWidget()->objectName(), u"userSearch"_s);
    // With nothing to leave inside the room, Esc leaves it.
    press(Qt::Key_Escape);
    QVERIFY(!room()->isVisible());
}

void tst_UsersFlow::whatItAskedOpensInATabAndRuns()
{
    press(Qt::Key_U, Qt::ControlModifier | Qt::AltModifier);
    QTest::keyClicks(m_bench->window().focusWidget(), u"alice@example.com"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(room()->table().model() && room()->table().model()->rowCount() == 1);
    const auto tabs = m_bench->window().explorer().pages().size();
    QTest::mouseClick(room()->findChild<QPushButton *>(u"showOperation"_s), Qt::LeftButton);
    QCOMPARE(m_bench->window().explorer().pages().size(), tabs + 1);
    QVERIFY(!room()->isVisible());
    QVERIFY(m_bench->page()->text().contains("query UserByEmail"));
    QVERIFY(m_bench->page()->variables().contains("alice@example.com"));
    m_bench->pressRun();
    QTRY_VERIFY2(m_bench->tree().join(u'\n').contains(u"alice@example.com"), qPrintable(m_bench->tree().join(u'\n')));
}

void tst_UsersFlow::aTabOutOfSightIsNotRunNorClosed_data()
{
    QTest::addColumn<QString>("command");
    for (const char *id : {"runOperation", "chooseOperation", "nextPage", "loadAllPages", "closeTab", "closeOtherTabs",
                           "duplicateTab", "moveTabLeft", "previousTab", "save", "copyQuery", "minify"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void tst_UsersFlow::aTabOutOfSightIsNotRunNorClosed()
{
    QFETCH(QString, command);
    auto *page = m_bench->openTab(m_bench->sandbox(), "{ users(first: 3) { edges { cursor node { id } } } }");
    QTRY_VERIFY_WITH_TIMEOUT(page->schema(), 20'000);
    m_bench->pressRun();
    QTRY_VERIFY(page->answer().body);
    QTRY_VERIFY(page->findChild<QPushButton *>(u"nextPage"_s));
    const auto text = page->text();
    const auto pages = m_bench->window().explorer().pages();
    QGuiApplication::clipboard()->setText(u"of somebody"_s);
    press(Qt::Key_2, Qt::AltModifier);
    m_bench->window().findChild<QAction *>(command)->trigger();
    QVERIFY(!room()->isVisible());
    QCOMPARE(m_bench->page(), page);
    QCOMPARE(m_bench->window().explorer().pages(), pages);
    // Enabled while anything of the tab is asked for.
    QVERIFY(!m_bench->window().findChild<QAction *>(u"cancelRequest"_s)->isEnabled());
    QVERIFY(!m_bench->window().findChild<QFileDialog *>());
    QCOMPARE(page->text(), text);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"of somebody"_s);
    QVERIFY(!QApplication::activePopupWidget());
}

void tst_UsersFlow::escapeBelongsToTheRoom()
{
    auto *page = m_bench->openTab(m_bench->sandbox(), "{ users(first: 2) { totalCount } }");
    m_bench->pressRun();
    QVERIFY(page->isRunning());
    auto *cancel = m_bench->window().findChild<QAction *>(u"cancelRequest"_s);
    QVERIFY(cancel->isEnabled());
    press(Qt::Key_U, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(!cancel->isEnabled());
    auto *search = qobject_cast<QLineEdit *>(m_bench->window().focusWidget());
    QVERIFY(search);
    QTest::keyClicks(search, u"alice"_s);
    press(Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QVERIFY(room()->isVisible());
    QTRY_VERIFY(!page->isRunning());
    QVERIFY2(page->answer().body, "the request was cancelled");
}

void tst_UsersFlow::theProjectInFrontIsShown()
{
    press(Qt::Key_2, Qt::AltModifier);
    QCOMPARE(room()->project().id(), m_bench->sandbox().id());
    const auto live = m_bench->liveProject(u"acme"_s);
    m_bench->window().setRemembered({live});
    m_bench->window().openTab(live.id());
    QCOMPARE(room()->project().id(), live.id());
    m_bench->window().setRemembered({});
    QCOMPARE(room()->project().id(), m_bench->sandbox().id());
}

void tst_UsersFlow::rowsAtOnceAreRemembered()
{
    press(Qt::Key_2, Qt::AltModifier);
    room()->setPageSize(100);
    emit room()->pageSizeChanged(100);
    room()->setColumns({u"email"_s, u"uuid"_s});
    emit room()->columnsChosen();
    const auto state = ui::WindowState::fromJson(m_bench->window().state().toJson());
    QCOMPARE(state.usersAtOnce, 100);
    support::ShellBench another(*m_server, m_clock);
    another.window().setState(state);
    another.window().setSandbox(another.sandbox(), true);
    QTest::keyClick(&another.window(), Qt::Key_2, Qt::AltModifier);
    QCOMPARE(another.window().findChild<ui::UsersRoom *>()->pageSize(), 100);
    QCOMPARE(another.window().findChild<ui::UsersRoom *>()->columns(), (QStringList {u"email"_s, u"uuid"_s}));
}

void tst_UsersFlow::noMouseIsNeeded()
{
    m_bench->window().findChild<QAction *>(u"sortUsersByLastLogin"_s)->trigger();
    QVERIFY(room() && room()->isVisible());
    const auto isSortedBy = [this](users::SortBy by, bool isDescending) {
        const auto *pager = room()->pager();
        return pager && pager->count() > 0 && pager->query().order == users::ListOrder {by, isDescending};
    };
    QTRY_VERIFY(isSortedBy(users::SortBy::LastLoginAt, true));
    m_bench->window().findChild<QAction *>(u"sortUsersByLastLogin"_s)->trigger();
    QTRY_VERIFY(isSortedBy(users::SortBy::LastLoginAt, false));
    m_bench->window().findChild<QAction *>(u"sortUsersByCreated"_s)->trigger();
    QTRY_VERIFY(isSortedBy(users::SortBy::CreatedAt, true));
    // The other pane is what is known of somebody, not the buttons above it.
    room()->table().setFocus();
    press(Qt::Key_Return);
    auto *facts = room()->findChild<ui::FactList *>();
    QTRY_VERIFY(facts && facts->isVisible());
    press(Qt::Key_F6);
    QCOMPARE(m_bench->window().focusWidget(), facts);
    // Tab goes from the list into the page of whoever was opened, and not out of the room in between.
    room()->findChild<QPushButton *>(u"usersAtOnce"_s)->setFocus();
    press(Qt::Key_Tab);
    QCOMPARE(m_bench->window().focusWidget()->objectName(), u"back"_s);
}

void tst_UsersFlow::roomsOutOfSightAreNotTabbedInto()
{
    auto &window = m_bench->window();
    press(Qt::Key_2, Qt::AltModifier);
    QTRY_VERIFY(room()->pager() && room()->pager()->count() > 0);
    const auto *projects = window.findChild<ui::ProjectsPage *>();
    // Round the window once, from where the room begins: through the room, and through none of the others.
    const auto isRoundOnlyIn = [&](const QWidget &entered) {
        const QList<const QWidget *> rooms {&window.explorer(), room(), projects};
        const auto *start = window.focusWidget();
        QSet<const QWidget *> seen;
        do {
            const auto *at = window.focusWidget();
            if (seen.contains(at))
                return false; // Shut in, without ever coming round.
            seen.insert(at);
            for (const auto *each : rooms)
                if (each != &entered && each->isAncestorOf(at))
                    return false;
            press(Qt::Key_Tab);
        } while (window.focusWidget() != start);
        return std::count_if(seen.begin(), seen.end(), [&](const auto *at) { return entered.isAncestorOf(at); }) > 2;
    };
    QVERIFY(isRoundOnlyIn(*room()));
    press(Qt::Key_5, Qt::AltModifier);
    QVERIFY(projects->isVisible());
    QVERIFY(isRoundOnlyIn(*projects));
    press(Qt::Key_2, Qt::AltModifier);
    QVERIFY(isRoundOnlyIn(*room()));
}

REGISTER_TEST(tst_UsersFlow)
#include "tst_usersflow.moc"

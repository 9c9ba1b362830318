#include "core/run/runner.h"
#include "tests/support/manualclock.h"
#include "tests/support/registry.h"
#include "ui/shell/projectband.h"
#include "ui/shell/projectframe.h"
#include "ui/shell/schemashelf.h"
#include "ui/shell/statusline.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/sheet.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The frame around the rooms, for a project in front.
class tst_ProjectFrame : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void writingIsOfferedWhereItMeansSomething();
    void unlockedWritingRunsOut();
    void whoGoesBackUnlocksNothing();
    void aProjectAtAnotherAddressIsLocked();
    void aRenamedProjectStaysUnlocked();
    void aTokenRunsOut();
    void theTokenIsTheOneOfTheProjectInFront();
    void nothingOfAProjectStandsOverAnother();

private:
    static project::Project live(const QString &address = u"https://acme.example/_api/admin/graphql"_s)
    {
        return project::Project::live(u"a"_s, u"acme-prod"_s, *project::Endpoint::parse(address), u"acme"_s);
    }
    QAction *action(const char *id) const { return m_menu->findChild<QAction *>(QLatin1String(id)); }
    QPushButton *button(const char *name) const { return m_window->findChild<QPushButton *>(QLatin1String(name)); }
    QString label(const char *name) const { return m_window->findChild<ui::PlainLabel *>(QLatin1String(name))->text(); }
    void unlock()
    {
        action("unlockWriting")->trigger();
        QTest::mouseClick(ui::Sheet::openOver(m_window.get())->findChild<QPushButton *>(u"yes"_s), Qt::LeftButton);
    }
    void pass(std::chrono::seconds time)
    {
        m_clock.advance(time);
        m_frame->refresh();
    }

    QTemporaryDir m_folder;
    support::ManualClock m_clock;
    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    run::Runner m_runner {m_folder.filePath(u"journal.jsonl"_s), m_clock};
    ui::SchemaShelf m_schemas {m_runner, m_clock};
    std::unique_ptr<QWidget> m_window;
    QMenu *m_menu = nullptr;
    ui::ProjectFrame *m_frame = nullptr;
};

void tst_ProjectFrame::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 600);
    m_menu = new QMenu(m_window.get());
    auto *band = new ui::ProjectBand(m_appearance, m_window.get());
    auto *status = new ui::StatusLine(m_appearance, m_window.get());
    m_frame = new ui::ProjectFrame(*band, *status, m_schemas, m_clock, m_appearance, *m_window);
    m_frame->addCommands(*m_menu);
    m_window->show();
}

void tst_ProjectFrame::writingIsOfferedWhereItMeansSomething()
{
    m_frame->showNone({});
    QVERIFY(!action("unlockWriting")->isEnabled());
    QVERIFY(!action("lockWriting")->isEnabled());
    m_frame->showProject(live());
    QVERIFY(action("unlockWriting")->isEnabled());
    QVERIFY(!action("lockWriting")->isEnabled());
    QCOMPARE(button("lock")->text(), u"Read-only"_s);
    QVERIFY(m_window->windowTitle().contains(u"LIVE · acme-prod"_s));
    unlock();
    QVERIFY(!action("unlockWriting")->isEnabled());
    QVERIFY(action("lockWriting")->isEnabled());
    action("lockWriting")->trigger();
    QCOMPARE(m_frame->lock().remaining(live()), 0s);
    QVERIFY(action("unlockWriting")->isEnabled());
}

void tst_ProjectFrame::unlockedWritingRunsOut()
{
    m_frame->showProject(live());
    QSignalSpy refreshed(m_frame, &ui::ProjectFrame::refreshed);
    unlock();
    QVERIFY(!refreshed.isEmpty());
    QVERIFY2(button("lock")->text().contains(u"15:00"_s), qPrintable(button("lock")->text()));
    pass(14min + 50s);
    QVERIFY2(button("lock")->text().contains(u"0:10"_s), qPrintable(button("lock")->text()));
    pass(10s);
    QCOMPARE(button("lock")->text(), u"Read-only"_s);
    QVERIFY(action("unlockWriting")->isEnabled());
}

void tst_ProjectFrame::whoGoesBackUnlocksNothing()
{
    m_frame->showProject(live());
    action("unlockWriting")->trigger();
    QTest::keyClick(ui::Sheet::openOver(m_window.get()), Qt::Key_Escape);
    QCOMPARE(m_frame->lock().remaining(live()), 0s);
}

void tst_ProjectFrame::aProjectAtAnotherAddressIsLocked()
{
    m_frame->showProject(live());
    unlock();
    const auto moved = live(u"https://other.example/_api/admin/graphql"_s);
    m_frame->forget(live(), &moved);
    QCOMPARE(m_frame->lock().remaining(live()), 0s);
}

void tst_ProjectFrame::aRenamedProjectStaysUnlocked()
{
    m_frame->showProject(live());
    unlock();
    const auto renamed = live().renamed(u"acme"_s);
    m_frame->forget(live(), &renamed);
    QVERIFY(m_frame->lock().remaining(renamed) > 0s);
    m_frame->forget(renamed, nullptr);
    QCOMPARE(m_frame->lock().remaining(renamed), 0s);
}

void tst_ProjectFrame::aTokenRunsOut()
{
    m_frame->showProject(live());
    QCOMPARE(label("tokenState"), QString());
    m_frame->showToken(u"a"_s, m_clock.now().addSecs(300));
    QCOMPARE(label("tokenState"), u"Token: 5:00"_s);
    pass(299s);
    QCOMPARE(label("tokenState"), u"Token: 0:01"_s);
    pass(1s);
    QCOMPARE(label("tokenState"), QString());
}

void tst_ProjectFrame::theTokenIsTheOneOfTheProjectInFront()
{
    m_frame->showToken(u"another"_s, m_clock.now().addSecs(300));
    m_frame->showProject(live());
    QCOMPARE(label("tokenState"), QString());
    m_frame->showToken(u"a"_s, m_clock.now().addSecs(60));
    QCOMPARE(label("tokenState"), u"Token: 1:00"_s);
    m_frame->forget(live(), nullptr);
    m_frame->refresh();
    QCOMPARE(label("tokenState"), QString());
}

void tst_ProjectFrame::nothingOfAProjectStandsOverAnother()
{
    m_frame->showProject(live());
    m_frame->showToken(u"a"_s, m_clock.now().addSecs(60));
    m_frame->showNone(u"No tab is open"_s);
    QCOMPARE(m_window->windowTitle(), u"Gatehouse"_s);
    QCOMPARE(label("tokenState"), QString());
    QCOMPARE(label("schemaState"), QString());
    QVERIFY(button("lock")->isHidden());
}

REGISTER_TEST(tst_ProjectFrame)
#include "tst_projectframe.moc"

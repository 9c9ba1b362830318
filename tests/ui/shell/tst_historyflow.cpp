#include "tests/support/registry.h"
#include "tests/ui/shell/shelltest.h"
#include "ui/history/historylist.h"
#include "ui/history/historymodel.h"
#include "ui/history/historyroom.h"
#include "ui/safety/reviewsheet.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/shell/quietnotice.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using history::Kind;
using history::Result;
using history::Row;

/// What is run in a whole window, and what the history knows of it.
class tst_HistoryFlow : public support::ShellTest
{
    Q_OBJECT

public:
    tst_HistoryFlow() : ShellTest(QDateTime::currentDateTimeUtc()) { }

private:
    QList<Row> rows();
    void run(const QByteArray &text, const QByteArray &variables = {});
    ui::HistoryRoom *room() const { return m_bench->window().findChild<ui::HistoryRoom *>(); }

private slots:
    void init();
    void cleanup() { m_bench.reset(); }
    void aRunIsRecordedWhenItsAnswerCame();
    void errorsAreRecorded();
    void whatWasRefusedIsNot();
    void whatWasPutBackIsNot();
    void schemasAreNot();
    void aRunOpensInANewTabAndSendsNothing();
    void aRunOfAProjectThatIsGoneSaysSo();
    void howLongAnswersAreKeptIsRemembered();
    void howLongAnswersAreKeptIsASetting();
    void whatIsWrongWithTheFileIsSaidInTheExplorer();
};

void tst_HistoryFlow::init()
{
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    m_bench->window().setSandbox(m_bench->sandbox(), true);
}

QList<Row> tst_HistoryFlow::rows()
{
    QList<Row> rows;
    bool isDone = false;
    const auto connection = QObject::connect(&m_bench->history(), &history::History::found, this,
                                             [&](quint64, const QList<Row> &some, bool isLast) {
                                                 rows += some;
                                                 isDone = isLast;
                                             });
    m_bench->history().search({});
    (void)QTest::qWaitFor([&] { return isDone; });
    QObject::disconnect(connection);
    return rows;
}

void tst_HistoryFlow::run(const QByteArray &text, const QByteArray &variables)
{
    m_bench->openTab(m_bench->sandbox(), text, variables);
    m_bench->pressRun();
    QTRY_VERIFY(!m_bench->page()->isRunning());
}

void tst_HistoryFlow::aRunIsRecordedWhenItsAnswerCame()
{
    run("query HowMany($first: Int) { users(first: $first) { totalCount } }", "{\"first\": 1}");
    QCOMPARE(rows().size(), 1);
    const auto row = rows().first();
    QCOMPARE(row.operation, u"HowMany"_s);
    QCOMPARE(row.projectKey, m_bench->sandbox().id());
    QCOMPARE(row.isLive, false);
    QCOMPARE(row.status, 200);
    QVERIFY(row.result == Result::Good);
    QVERIFY(row.duration > 0);
    QVERIFY(row.size > 0);
    QCOMPARE(row.time, m_clock.now().toMSecsSinceEpoch());

    QSignalSpy loaded(&m_bench->history(), &history::History::loaded);
    m_bench->history().load(row.id);
    QTRY_COMPARE(loaded.size(), 1);
    const auto kept = loaded.first().first().value<history::Kept>();
    QCOMPARE(kept.variables, "{\"first\": 1}"_ba);
    QVERIFY(kept.answer.contains("totalCount"));
}

void tst_HistoryFlow::errorsAreRecorded()
{
    run("mutation Odd { deleteUser(input: {userID: \"nobody\"}) { deletedUserID } }");
    QCOMPARE(rows().size(), 1);
    QVERIFY(rows().first().kind == Kind::Mutation);
    QVERIFY(rows().first().result == Result::Errors);
}

void tst_HistoryFlow::whatWasRefusedIsNot()
{
    run("{ users { ");
    QCOMPARE(rows().size(), 0);
}

void tst_HistoryFlow::whatWasPutBackIsNot()
{
    const auto live = m_bench->liveProject(u"acme"_s);
    m_bench->window().setRemembered({live});
    m_bench->openTab(live, "mutation { deleteUser(input: {userID: \"nobody\"}) { deletedUserID } }");
    m_bench->pressRun();
    QTRY_VERIFY(m_bench->review());
    m_bench->review()->reject();
    QTRY_VERIFY(!m_bench->page()->isRunning());
    QCOMPARE(rows().size(), 0);
}

void tst_HistoryFlow::schemasAreNot()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->page()->schema(), 20'000);
    QCOMPARE(rows().size(), 0);
}

void tst_HistoryFlow::aRunOpensInANewTabAndSendsNothing()
{
    run("query HowMany { users { totalCount } }", "{}");
    QVERIFY(!room());
    press(Qt::Key_3, Qt::AltModifier);
    QVERIFY(room());
    QVERIFY(room()->isVisible());
    auto *list = room()->findChild<ui::HistoryList *>();
    QTRY_COMPARE(list->model()->rowCount(), 1);
    const auto before = m_bench->window().explorer().pages().size();
    QSignalSpy sent(&m_bench->runner(), &run::Runner::sent);

    press(Qt::Key_Return);
    QTRY_COMPARE(m_bench->window().explorer().pages().size(), before + 1);
    QVERIFY(m_bench->window().explorer().isVisible());
    QCOMPARE(m_bench->page()->text(), "query HowMany { users { totalCount } }"_ba);
    QCOMPARE(m_bench->page()->variables(), "{}"_ba);
    QCOMPARE(m_bench->page()->projectKey(), m_bench->sandbox().id());
    QTest::qWait(50);
    QCOMPARE(sent.size(), 0);
    QVERIFY(!m_bench->page()->isRunning());
}

void tst_HistoryFlow::aRunOfAProjectThatIsGoneSaysSo()
{
    history::SentRun gone;
    gone.facts.projectKey = u"gone"_s;
    gone.document = "{ gone }";
    m_bench->history().record(gone);
    press(Qt::Key_3, Qt::AltModifier);
    auto *list = room()->findChild<ui::HistoryList *>();
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QTRY_VERIFY(list->currentId() >= 0);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_bench->page()->text(), "{ gone }"_ba);
    QVERIFY(m_bench->window().explorer().isVisible());
    const auto said = m_bench->page()->findChild<ui::QuietNotice *>()->text();
    QVERIFY2(said.contains(u"not here any more"_s), qPrintable(said));
}

void tst_HistoryFlow::howLongAnswersAreKeptIsRemembered()
{
    auto &window = m_bench->window();
    QCOMPARE(window.state().answerDays, 30);
    QSignalSpy changed(&window, &ui::MainWindow::stateChanged);
    window.findChild<QAction *>(u"keepAnswers7"_s)->trigger();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_bench->history().limits().answerDays, 7);
    auto state = ui::WindowState::fromJson(window.state().toJson());
    QCOMPARE(state.answerDays, 7);
    state.answerDays = 0;
    window.setState(state);
    QVERIFY(window.findChild<QAction *>(u"keepAnswers0"_s)->isChecked());
}

void tst_HistoryFlow::howLongAnswersAreKeptIsASetting()
{
    auto &window = m_bench->window();
    window.findChild<QAction *>(u"settings"_s)->trigger();
    auto *box = window.findChild<QComboBox *>(u"answerDaysBox"_s);
    QVERIFY(box);
    QCOMPARE(box->accessibleName(), u"Keep answers of live projects"_s);
    QCOMPARE(box->currentText(), u"For 30 Days"_s);
    QTest::keyClick(box, Qt::Key_Down);
    emit box->activated(box->currentIndex());
    QCOMPARE(m_bench->history().limits().answerDays, 90);
    QCOMPARE(window.state().answerDays, 90);
    QVERIFY(window.findChild<QAction *>(u"keepAnswers90"_s)->isChecked());
}

void tst_HistoryFlow::whatIsWrongWithTheFileIsSaidInTheExplorer()
{
    emit m_bench->history().noticed(u"The disk is full."_s);
    const auto notices = m_bench->window().explorer().findChildren<ui::Notice *>();
    QVERIFY(std::any_of(notices.begin(), notices.end(),
                        [](const ui::Notice *notice) { return notice->text().contains(u"The disk is full."_s); }));
}

REGISTER_TEST(tst_HistoryFlow)
#include "tst_historyflow.moc"

#include "tests/support/manualclock.h"
#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "ui/code/codebox.h"
#include "ui/history/datespanpicker.h"
#include "ui/history/historydetail.h"
#include "ui/history/historylist.h"
#include "ui/history/historymodel.h"
#include "ui/history/historyroom.h"
#include "ui/results/answerview.h"
#include "ui/theme/confirmsheet.h"
#include "ui/theme/menubutton.h"
#include "ui/theme/notice.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/statepage.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QCalendarWidget>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <mutex>
#include <optional>

using namespace Qt::StringLiterals;
using history::Kind;
using history::Result;
using history::SentRun;

namespace {

/// Holds up another thread that asks how late it is, as a slow disk does.
class HeldClock final : public base::Clock
{
public:
    explicit HeldClock(const base::Clock &clock) : m_clock(clock) { }
    QDateTime now() const override
    {
        if (QThread::currentThread() != QCoreApplication::instance()->thread()) {
            asked = true;
            const std::scoped_lock wait(held);
        }
        return m_clock.now();
    }
    qint64 elapsed() const override { return m_clock.elapsed(); }

    mutable std::mutex held;
    mutable std::atomic<bool> asked = false;

private:
    const base::Clock &m_clock;
};

} // namespace

class tst_HistoryRoom : public QObject
{
    Q_OBJECT

    SentRun sent(const QByteArray &document, const QByteArray &variables = {}, const std::string &answer = {});
    void fill();
    void open();
    ui::HistoryList &list() const { return *m_room->findChild<ui::HistoryList *>(); }
    ui::HistoryDetail &detail() const { return *m_room->findChild<ui::HistoryDetail *>(); }
    QLineEdit &field() const { return *m_room->findChild<QLineEdit *>(u"historySearch"_s); }
    ui::StatePage &state() const { return *list().parentWidget()->findChild<ui::StatePage *>(); }
    QString label(const char *name) const { return m_room->findChild<ui::PlainLabel *>(QLatin1String(name))->text(); }
    QStringList names() const;
    QString current() const;
    void choose(const char *button, const QString &entry);
    void confirm();

    support::ManualClock m_clock;
    std::optional<ui::Appearance> m_appearance;
    std::unique_ptr<history::History> m_history;
    std::unique_ptr<ui::HistoryRoom> m_room;

private slots:
    void init();
    void cleanup();
    void theLatestRunIsInFront();
    void typingSearchesAndKeepsTheSelection();
    void filtersWork_data();
    void filtersWork();
    void daysAreTypedOrChosen();
    void oneGestureChoosesOneDay();
    void whatIsRecordedMeanwhileAppears();
    void nothingYet();
    void nothingFits();
    void aRunOpensByKeysAlone();
    void enterIsMeantForWhatIsFound();
    void whatTakesLongIsSaid();
    void theAnswerIsThereWithItsQuery();
    void anErrorLeadsToItsPlaceInTheQuery();
    void aRunThatCannotBeReadIsNotOpenedLater();
    void theArrowsLeadFromTheSearchToTheListAndBack();
    void whatIsSecretIsTold();
    void whatBecameOfTheAnswerIsTold_data();
    void whatBecameOfTheAnswerIsTold();
    void deletingAsksFirst();
    void deletingWhatIsFoundLeavesTheRest();
    void clearingLeavesNothing();
    void whatFailedIsNoGoodNews_data();
    void whatFailedIsNoGoodNews();
    void theChosenRunFollowsToTheDisk();
    void theQueryIsCopied();
    void namesArePlainText();
    void looks_data();
    void looks();
};

SentRun tst_HistoryRoom::sent(const QByteArray &document, const QByteArray &variables, const std::string &answer)
{
    SentRun run;
    run.facts.time = m_clock.now().toMSecsSinceEpoch();
    run.facts.duration = 84'000;
    run.facts.projectKey = u"p1"_s;
    run.facts.projectName = u"acme-prod"_s;
    run.facts.status = 200;
    run.document = document;
    run.variables = variables;
    if (!answer.empty())
        run.answer = std::make_shared<const std::string>(answer);
    run.facts.size = static_cast<qint64>(answer.size());
    return run;
}

void tst_HistoryRoom::fill()
{
    m_history->record(
        sent("query FindUser($key: String!) {\n  users(searchKeyword: $key) {\n    edges { node { id } }\n  }\n}\n",
             "{\n  \"key\": \"ann@example.com\"\n}",
             "{\"data\": {\"users\": {\"edges\": [{\"node\": {\"id\": \"VXNlcjox\"}}]}}}"));
    auto failed = sent("query Audit { auditLogs { totalCount } }");
    failed.facts.status = 0;
    failed.facts.result = Result::Failed;
    failed.message = u"The server did not answer within 30 seconds."_s;
    failed.facts.projectKey = u"p2"_s;
    failed.facts.projectName = u"beta"_s;
    m_history->record(failed);
    auto refused = sent("mutation SetRole { updateRole(input: {id: \"r\"}) { role { id } } }", {},
                        "{\"errors\": [{\"message\": \"role not found\"}]}");
    refused.facts.result = Result::Errors;
    m_history->record(refused);
    auto sandboxed = sent("{ users { totalCount } }", {}, "{\"data\": {\"users\": {\"totalCount\": 5214}}}");
    sandboxed.facts.projectKey = u"sandbox"_s;
    sandboxed.facts.projectName = u"Sandbox"_s;
    sandboxed.facts.isLive = false;
    m_history->record(sandboxed);
}

void tst_HistoryRoom::open()
{
    m_room = std::make_unique<ui::HistoryRoom>(*m_history, m_clock, *m_appearance);
    m_room->resize(1200, 700);
    m_room->show();
    m_room->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_room.get()));
    QTRY_VERIFY(label("historyCount").endsWith(u"runs"_s) || label("historyCount").endsWith(u"run"_s));
}

QStringList tst_HistoryRoom::names() const
{
    QStringList names;
    for (int row = 0; row < list().model()->rowCount(); ++row)
        names.append(list().model()->index(row, ui::HistoryModel::Operation).data().toString());
    return names;
}

QString tst_HistoryRoom::current() const
{
    return list().currentIndex().siblingAtColumn(ui::HistoryModel::Operation).data().toString();
}

void tst_HistoryRoom::choose(const char *button, const QString &entry)
{
    auto *menu = m_room->findChild<ui::MenuButton *>(QLatin1String(button))->menu();
    const auto actions = menu->actions();
    for (auto *action : actions) {
        if (action->text() == entry) {
            action->trigger();
            return;
        }
    }
    QFAIL(qPrintable(u"no entry "_s + entry));
}

void tst_HistoryRoom::confirm()
{
    auto *sheet = ui::Sheet::openOver(m_room.get());
    QVERIFY(sheet);
    sheet->findChild<QPushButton *>(u"yes"_s)->click();
}

void tst_HistoryRoom::init()
{
    m_appearance.emplace(ui::Appearance::Choice::Light);
    m_history = std::make_unique<history::History>(QString(), m_clock);
}

void tst_HistoryRoom::cleanup()
{
    m_room.reset();
    m_history.reset();
    m_appearance.reset();
}

void tst_HistoryRoom::theLatestRunIsInFront()
{
    fill();
    open();
    const QAbstractItemModelTester tester(list().model());
    QCOMPARE(names(), (QStringList {u"users"_s, u"SetRole"_s, u"Audit"_s, u"FindUser"_s}));
    QCOMPARE(current(), u"users"_s);
    QTRY_COMPARE(label("historyName"), u"users"_s);
    QCOMPARE(label("historyStatus"), u"200"_s);
    QTRY_VERIFY(detail().findChild<ui::AnswerView *>()->answer().tape != nullptr);
    QCOMPARE(label("historyCount"), u"4 runs"_s);
}

void tst_HistoryRoom::typingSearchesAndKeepsTheSelection()
{
    fill();
    open();
    list().selectRow(3);
    QTRY_COMPARE(label("historyName"), u"FindUser"_s);
    QTest::keyClicks(&field(), u"users"_s);
    QTRY_COMPARE(names(), (QStringList {u"users"_s, u"FindUser"_s}));
    QCOMPARE(current(), u"FindUser"_s);
    QTest::keyClicks(&field(), u" ann@"_s);
    QTRY_COMPARE(names(), QStringList {u"FindUser"_s});
    QTest::keyClick(&field(), Qt::Key_Escape);
    QTRY_COMPARE(names().size(), 4);
}

void tst_HistoryRoom::filtersWork_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("mutations") << "historyKind"_ba << u"Mutations"_s << QStringList {u"SetRole"_s};
    QTest::newRow("queries") << "historyKind"_ba << u"Queries"_s << QStringList {u"users"_s, u"Audit"_s, u"FindUser"_s};
    QTest::newRow("project") << "historyProject"_ba << u"beta"_s << QStringList {u"Audit"_s};
    QTest::newRow("today") << "historyDate"_ba << u"Today"_s << QStringList {u"today"_s};
}

void tst_HistoryRoom::filtersWork()
{
    QFETCH(QByteArray, button);
    QFETCH(QString, entry);
    QFETCH(QStringList, found);
    using namespace std::chrono_literals;
    fill();
    if (entry == u"Today"_s) {
        m_clock.advance(48h);
        m_history->record(sent("query today { a }"));
    }
    open();
    QTRY_VERIFY(!m_room->findChild<ui::MenuButton *>(u"historyProject"_s)->menu()->isEmpty());
    choose(button.constData(), entry);
    QTRY_COMPARE(names(), found);

    choose("historyKind", u"Queries and mutations"_s);
    m_room->findChild<QPushButton *>(u"historyProblems"_s)->click();
    if (button == "historyKind")
        QTRY_COMPARE(names(), (QStringList {u"SetRole"_s, u"Audit"_s}));
}

void tst_HistoryRoom::daysAreTypedOrChosen()
{
    using namespace std::chrono_literals;
    const auto first = m_clock.now().toLocalTime().date();
    fill();
    m_clock.advance(48h);
    m_history->record(sent("query today { a }"));
    open();
    QTRY_COMPARE(names().size(), 5);
    const auto ask = [&] {
        choose("historyDate", u"From day to day…"_s);
        return m_room->findChild<ui::DateSpanPicker *>();
    };
    const auto show = [](ui::DateSpanPicker *picker) {
        return picker->findChild<QPushButton *>(u"spanShow"_s);
    };
    const auto field = [](ui::DateSpanPicker *picker, const char *name) {
        return picker->findChild<QLineEdit *>(QLatin1String(name));
    };
    auto *picker = ask();
    QVERIFY(picker && picker->isVisible());
    support::keepPicture(*picker, u"days"_s);
    field(picker, "spanFrom")->setText(first.addDays(1).toString(Qt::ISODate));
    field(picker, "spanTo")->setText(u"2026-02-3"_s);
    QVERIFY(!show(picker)->isEnabled());
    field(picker, "spanTo")->clear();
    show(picker)->click();
    QTRY_COMPARE(names(), QStringList {u"today"_s});
    QCOMPARE(m_room->findChild<ui::MenuButton *>(u"historyDate"_s)->accessibleDescription(),
             u"Since %1"_s.arg(first.addDays(1).toString(Qt::ISODate)));
    QTRY_VERIFY(!m_room->findChild<ui::DateSpanPicker *>());

    // Turned round, and with the calendar: it is the same day twice.
    picker = ask();
    auto *calendar = picker->findChild<QCalendarWidget *>();
    emit calendar->clicked(first);
    emit calendar->clicked(first);
    QCOMPARE(field(picker, "spanTo")->text(), first.toString(Qt::ISODate));
    QTest::keyClick(picker, Qt::Key_Return);
    QTRY_COMPARE(names().size(), 4);
    QVERIFY(!names().contains(u"today"_s));

    // A limit of days is none of the menu's any more.
    choose("historyDate", u"Today"_s);
    QTRY_COMPARE(names(), QStringList {u"today"_s});
    choose("historyDate", u"Any time"_s);
    QTRY_COMPARE(names().size(), 5);
}

void tst_HistoryRoom::oneGestureChoosesOneDay()
{
    const auto today = m_clock.now().toLocalTime().date();
    const QDate shown(today.year(), today.month(), 1);
    ui::DateSpanPicker picker(*m_appearance, shown, {}, today, nullptr);
    picker.setAttribute(Qt::WA_DeleteOnClose, false);
    picker.show();
    auto &from = *picker.findChild<QLineEdit *>(u"spanFrom"_s);
    auto &to = *picker.findChild<QLineEdit *>(u"spanTo"_s);
    auto &days = *picker.findChild<QAbstractItemView *>(u"qt_calendar_calendarview"_s);
    from.clear();
    const auto place = days.visualRect(days.currentIndex()).center();
    // As the mouse sends it: the second press is the double click.
    QTest::mouseClick(days.viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(from.text(), shown.toString(Qt::ISODate));
    QVERIFY(to.text().isEmpty());
    QTest::mouseDClick(days.viewport(), Qt::LeftButton, {}, place);
    QVERIFY2(to.text().isEmpty(), qPrintable(to.text()));
    // The next gesture is the next day's.
    QTest::keyClick(&days, Qt::Key_Return);
    QCOMPARE(to.text(), shown.toString(Qt::ISODate));
}

void tst_HistoryRoom::whatIsRecordedMeanwhileAppears()
{
    fill();
    open();
    QTRY_COMPARE(label("historyName"), u"users"_s);
    m_history->record(sent("query Later { a }"));
    QTRY_COMPARE(names().value(0), u"Later"_s);
    // Who reads goes on reading.
    QTRY_COMPARE(current(), u"users"_s);
    QCOMPARE(label("historyName"), u"users"_s);
}

void tst_HistoryRoom::nothingYet()
{
    open();
    QVERIFY(state().isVisible());
    QCOMPARE(state().title(), u"Nothing was run yet"_s);
    m_history->record(sent("{ users }"));
    QTRY_VERIFY(list().isVisible());
}

void tst_HistoryRoom::nothingFits()
{
    fill();
    open();
    choose("historyKind", u"Queries"_s);
    const auto *kind = m_room->findChild<ui::MenuButton *>(u"historyKind"_s);
    QCOMPARE(kind->accessibleDescription(), u"Queries"_s);
    QTest::keyClicks(&field(), u"nowhere"_s);
    QTRY_VERIFY(state().isVisible());
    QCOMPARE(state().title(), u"No run fits"_s);
    QVERIFY(detail().run() == nullptr);
    state().findChild<QPushButton *>()->click();
    QTRY_COMPARE(names().size(), 4);
    QCOMPARE(field().text(), QString());
    QCOMPARE(kind->accessibleDescription(), QString());
}

void tst_HistoryRoom::aRunOpensByKeysAlone()
{
    fill();
    open();
    QSignalSpy opened(m_room.get(), &ui::HistoryRoom::openRequested);
    m_room->focusSearch();
    QTest::keyClicks(&field(), u"ann@example"_s);
    QTRY_COMPARE(names(), QStringList {u"FindUser"_s});
    QTRY_COMPARE(current(), u"FindUser"_s);
    QTest::keyClick(&field(), Qt::Key_Return);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.first().at(0).toString(), u"p1"_s);
    QVERIFY(opened.first().at(1).toByteArray().startsWith("query FindUser"));
    QVERIFY(opened.first().at(2).toByteArray().contains("ann@example.com"));
}

void tst_HistoryRoom::enterIsMeantForWhatIsFound()
{
    fill();
    open();
    QCOMPARE(current(), u"users"_s);
    QSignalSpy opened(m_room.get(), &ui::HistoryRoom::openRequested);
    // Nothing was found yet when Enter is pressed: the list is still the one of before.
    QTest::keyClicks(&field(), u"auditlogs"_s);
    QTest::keyClick(&field(), Qt::Key_Return);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.first().at(1).toByteArray(), "query Audit { auditLogs { totalCount } }"_ba);
    // And who types on means something else.
    QTest::keyClick(&field(), Qt::Key_Return);
    QTRY_COMPARE(opened.size(), 2);
    QTest::keyClick(&field(), Qt::Key_Escape);
    QTest::keyClick(&field(), Qt::Key_Return);
    QTest::keyClicks(&field(), u"updaterole"_s);
    QTRY_COMPARE(names(), QStringList {u"SetRole"_s});
    QTRY_COMPARE(label("historyName"), u"SetRole"_s);
    QCOMPARE(opened.size(), 2);
}

void tst_HistoryRoom::whatTakesLongIsSaid()
{
    const HeldClock clock(m_clock);
    m_history = std::make_unique<history::History>(QString(), clock);
    fill();
    open();
    QTRY_COMPARE(label("historyName"), u"users"_s);
    QTRY_COMPARE(label("historyCount"), u"4 runs"_s);
    {
        const std::scoped_lock hold(clock.held);
        clock.asked = false;
        m_history->chooseAnswerDays(7);
        QTRY_VERIFY(clock.asked);
        QTest::keyClicks(&field(), u"SetRole"_s);
        list().selectRow(3);
        QTRY_COMPARE(label("historyCount"), u"Searching…"_s);
        // Neither the query nor the answer of a run that is not the one in front.
        QTRY_VERIFY(detail().run() == nullptr);
        QVERIFY(!detail().findChild<ui::AnswerView *>()->isVisible());
        QCOMPARE(detail().findChild<ui::StatePage *>()->title(), u"Reading the run…"_s);
    }
    QTRY_COMPARE(names(), QStringList {u"SetRole"_s});
    QTRY_COMPARE(label("historyCount"), u"1 run"_s);
    QTRY_COMPARE(label("historyName"), u"SetRole"_s);
}

void tst_HistoryRoom::theAnswerIsThereWithItsQuery()
{
    fill();
    open();
    auto &view = *detail().findChild<ui::AnswerView *>();
    for (const auto id : {1, 2}) {
        history::Kept run;
        run.row.id = id;
        run.document = "{ users }";
        run.answer = "{\"data\": " + QByteArray::number(id) + '}';
        run.answerState = history::AnswerState::Whole;
        detail().showRun(run);
        QVERIFY(view.answer().body);
        QCOMPARE(QByteArray::fromStdString(*view.answer().body), run.answer);
    }
}

void tst_HistoryRoom::anErrorLeadsToItsPlaceInTheQuery()
{
    auto run = sent("mutation SetRole { updateRole(input: {id: \"r\"}) { role { id } } }", {},
                    "{\"errors\": [{\"message\": \"role not found\", \"path\": [\"updateRole\", \"role\"]}]}");
    run.facts.result = Result::Errors;
    m_history->record(run);
    open();
    QTRY_VERIFY(detail().findChild<QPushButton *>(u"showInQuery"_s));
    detail().findChild<QPushButton *>(u"showInQuery"_s)->click();
    const auto *query = detail().findChild<ui::CodeBox *>(u"historyQuery"_s);
    QCOMPARE(query->selectedText(), u"role"_s);
    QVERIFY(query->hasFocus());
}

void tst_HistoryRoom::aRunThatCannotBeReadIsNotOpenedLater()
{
    fill();
    open();
    QTRY_COMPARE(label("historyName"), u"users"_s);
    QSignalSpy opened(m_room.get(), &ui::HistoryRoom::openRequested);
    list().selectRow(1);
    QTest::keyClick(&list(), Qt::Key_Return);
    const auto id = list().currentId();
    emit m_history->loadFailed(id, {base::Error::Kind::Io, u"The disk is gone."_s, {}});
    QTRY_COMPARE(label("historyName"), u"SetRole"_s);
    QCOMPARE(opened.size(), 0);
}

void tst_HistoryRoom::theArrowsLeadFromTheSearchToTheListAndBack()
{
    fill();
    open();
    m_room->focusSearch();
    QTest::keyClick(&field(), Qt::Key_Down);
    QVERIFY(list().hasFocus());
    QTest::keyClick(&list(), Qt::Key_Down);
    QCOMPARE(current(), u"SetRole"_s);
    QTRY_COMPARE(label("historyName"), u"SetRole"_s);
    QTest::keyClick(&list(), Qt::Key_Up);
    QTest::keyClick(&list(), Qt::Key_Up);
    QVERIFY(field().hasFocus());
}

void tst_HistoryRoom::whatIsSecretIsTold()
{
    m_history->record(sent("mutation A { resetPassword(input: {password: \"hush-hush\"}) { user { id } } }"));
    open();
    QTRY_VERIFY(detail().findChild<ui::CodeBox *>(u"historyQuery"_s)->bytes().contains("password: •••"));
    QVERIFY(!detail().findChild<ui::CodeBox *>(u"historyQuery"_s)->bytes().contains("hush"));
    const auto labels = detail().findChildren<ui::PlainLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const auto *one) { return one->text().contains(u"never written down"_s); }));
}

void tst_HistoryRoom::whatBecameOfTheAnswerIsTold_data()
{
    QTest::addColumn<std::string>("answer");
    QTest::addColumn<QString>("said");
    QTest::newRow("none") << std::string() << u"did not answer"_s;
    QTest::newRow("no JSON") << std::string("<html>") << u"no JSON"_s;
    QTest::newRow("long") << "{\"a\": \"" + std::string(200'000, 'b') + "\"}" << u"only the first 131"_s;
}

void tst_HistoryRoom::whatBecameOfTheAnswerIsTold()
{
    QFETCH(std::string, answer);
    QFETCH(QString, said);
    auto run = sent("{ a }", {}, answer);
    if (answer.empty())
        run.message = u"The server did not answer."_s;
    m_history->record(run);
    open();
    const auto isSaid = [&] {
        const auto labels = detail().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *one) { return one->text().contains(said) && one->isVisible(); });
    };
    QTRY_VERIFY(isSaid());
}

void tst_HistoryRoom::deletingAsksFirst()
{
    fill();
    open();
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Delete);
    QVERIFY(ui::Sheet::openOver(m_room.get()));
    QVERIFY(ui::Sheet::openOver(m_room.get())->accessibleDescription().startsWith(u"It is removed"_s));
    ui::Sheet::openOver(m_room.get())->reject();
    QTest::qWait(20);
    QCOMPARE(names().size(), 4);

    QTest::keyClick(&list(), Qt::Key_Delete);
    confirm();
    QTRY_COMPARE(names(), (QStringList {u"SetRole"_s, u"Audit"_s, u"FindUser"_s}));
    QTRY_COMPARE(label("historyName"), u"SetRole"_s);
}

void tst_HistoryRoom::deletingWhatIsFoundLeavesTheRest()
{
    fill();
    open();
    QTest::keyClicks(&field(), u"users"_s);
    QTRY_COMPARE(names().size(), 2);
    choose("historyRemove", u"Delete Runs Found…"_s);
    confirm();
    QTRY_VERIFY(state().isVisible());
    QTest::keyClick(&field(), Qt::Key_Escape);
    QTRY_COMPARE(names(), (QStringList {u"SetRole"_s, u"Audit"_s}));
}

void tst_HistoryRoom::clearingLeavesNothing()
{
    fill();
    open();
    choose("historyRemove", u"Clear History…"_s);
    confirm();
    QTRY_COMPARE(state().title(), u"Nothing was run yet"_s);
    QVERIFY(detail().run() == nullptr);
}

void tst_HistoryRoom::whatFailedIsNoGoodNews_data()
{
    QTest::addColumn<QString>("problem");
    QTest::addColumn<bool>("isDoneElsewhere");
    QTest::addColumn<bool>("isElsewhereFirst");
    QTest::addColumn<QString>("strip");

    for (const bool isFirst : {true, false}) {
        const auto row = [isFirst](const char *name) -> QTestData & {
            return QTest::addRow("%s, %s", name, isFirst ? "tabs first" : "runs first");
        };
        row("all went") << QString() << true << isFirst << u"good"_s;
        row("the runs stay") << u"The disk is busy."_s << true << isFirst << u"warning"_s;
        row("the tabs stay") << QString() << false << isFirst << u"warning"_s;
    }
}

void tst_HistoryRoom::whatFailedIsNoGoodNews()
{
    QFETCH(QString, problem);
    QFETCH(bool, isDoneElsewhere);
    QFETCH(bool, isElsewhereFirst);
    QFETCH(QString, strip);
    open();
    emit m_history->forgetting({});
    if (isElsewhereFirst)
        m_history->tellForgotten(u"The tabs."_s, isDoneElsewhere);
    emit m_history->removed(2, problem);
    if (!isElsewhereFirst)
        m_history->tellForgotten(u"The tabs."_s, isDoneElsewhere);
    const auto *notice = m_room->findChild<ui::Notice *>();
    QCOMPARE(notice->text(), (problem.isEmpty() ? u"2 runs were removed."_s : problem) + u" The tabs."_s);
    QCOMPARE(notice->property("strip").toString(), strip);
}

void tst_HistoryRoom::theChosenRunFollowsToTheDisk()
{
    const QTemporaryDir home;
    const QString path = home.filePath(u"history.sqlite"_s);
    QVERIFY(QDir().mkdir(path)); // No file can be there.
    m_history = std::make_unique<history::History>(path, m_clock);
    fill();
    open();
    list().selectRow(2);
    QTRY_COMPARE(label("historyName"), u"Audit"_s);
    QSignalSpy back(m_history.get(), &history::History::cameBack);
    QVERIFY(QDir().rmdir(path));
    QVERIFY(back.wait(30'000));
    QTRY_VERIFY(list().currentId() >= 0 && list().currentId() < 10);
    QCOMPARE(current(), u"Audit"_s);
    QCOMPARE(label("historyName"), u"Audit"_s);
    QSignalSpy opened(m_room.get(), &ui::HistoryRoom::openRequested);
    QTest::keyClick(&list(), Qt::Key_Return);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.first().at(1).toByteArray(), "query Audit { auditLogs { totalCount } }"_ba);
}

void tst_HistoryRoom::theQueryIsCopied()
{
    fill();
    open();
    QTRY_COMPARE(label("historyName"), u"users"_s);
    list().setFocus();
    QTest::keySequence(&list(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"{ users { totalCount } }"_s);
}

void tst_HistoryRoom::namesArePlainText()
{
    auto run = sent("query A { a }");
    run.facts.projectName = u"<b>x</b>\u202E"_s;
    m_history->record(run);
    open();
    QCOMPARE(list().model()->index(0, ui::HistoryModel::Project).data().toString(), u"<b>x</b>⟨U+202E⟩"_s);
    QTRY_VERIFY(label("historyFacts").startsWith(u"<b>x</b>⟨U+202E⟩"_s));
}

void tst_HistoryRoom::looks_data()
{
    QTest::addColumn<ui::Appearance::Choice>("choice");
    QTest::newRow("light") << ui::Appearance::Choice::Light;
    QTest::newRow("dark") << ui::Appearance::Choice::Dark;
    QTest::newRow("contrast") << ui::Appearance::Choice::Contrast;
}

void tst_HistoryRoom::looks()
{
    QFETCH(ui::Appearance::Choice, choice);
    using namespace std::chrono_literals;
    fill();
    for (int i = 0; i < 6; ++i) {
        m_clock.advance(11min);
        fill();
    }
    open();
    m_appearance->setChoice(choice);
    list().selectRow(3);
    QTRY_COMPARE(label("historyName"), u"FindUser"_s);
    QTRY_VERIFY(detail().findChild<ui::AnswerView *>()->answer().tape != nullptr);
    QTest::qWait(50);
    support::keepPicture(*m_room, u"history-%1"_s.arg(QLatin1String(QTest::currentDataTag())));
    // Nothing is cut off where the room is narrow.
    m_room->resize(640, 500);
    QTest::qWait(1);
    QVERIFY(m_room->width() <= 800);
    support::keepPicture(*m_room, u"history-narrow-%1"_s.arg(QLatin1String(QTest::currentDataTag())));
}

REGISTER_TEST(tst_HistoryRoom)
#include "tst_historyroom.moc"

#include "tests/support/openwatch.h"
#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "tests/ui/results/answers.h"
#include "ui/code/findbar.h"
#include "ui/results/answerpages.h"
#include "ui/results/answerstate.h"
#include "ui/results/answerview.h"
#include "ui/results/errorbanner.h"
#include "ui/results/headerspage.h"
#include "ui/results/jsontreeview.h"
#include "ui/results/rawpage.h"
#include "ui/results/rowsview.h"
#include "ui/results/tablepage.h"
#include "ui/results/tableview.h"
#include "ui/theme/appearance.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/statepage.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_AnswerView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void beginsWithAHint();
    void showsAnObjectInFourWays();
    void statusIsRedUnlessItIsGood_data();
    void statusIsRedUnlessItIsGood();
    void theOutcomeOfAWriteIsAWord();
    void errorsStandAboveWithTheirPlaces();
    void whatAnErrorSaysFitsANarrowPane();
    void anAnswerThatIsNoJsonIsText();
    void theChosenTabOutlivesAnAnswerWithoutTree();
    void aLargeAnswerIsLaidOutElsewhere();
    void aLargeAnswerThatCameTooLateIsDropped();
    void aQuickAnswerNeverFlickers();
    void aSlowOneCanBeCancelled();
    void howMuchHasComeIsSaid();
    void whatNeverRanBringsTheLastAnswerBack();
    void failuresSayWhatToDo_data();
    void failuresSayWhatToDo();
    void searchWorksInEveryPage();
    void whatGrowsStaysWhereItIs_data();
    void whatGrowsStaysWhereItIs();
    void whatGrowsIsNotLookedAtElsewhereMeanwhile_data();
    void whatGrowsIsNotLookedAtElsewhereMeanwhile();
    void savesTheBytesAsTheyCame();
    void aFileThatCannotBeWrittenIsSaid();
    void textOfTheServerIsNeverMarkup();
    void keepsItsStatusInANarrowWindow();
    void looksRight();

private:
    bool shows(const QWidget *page) const { return page->isVisibleTo(m_view.get()); }
    ui::StatePage *statePage() const { return m_view->findChild<ui::AnswerState *>()->findChild<ui::StatePage *>(); }
    QString stateTitle() const { return statePage()->title(); }
    QStringList visibleLabels(const QWidget *in) const
    {
        QStringList texts;
        for (const auto *label : in->findChildren<QLabel *>())
            if (label->isVisibleTo(m_view.get()) && !label->text().isEmpty())
                texts.append(label->text().replace(QChar::Nbsp, u' '));
        return texts;
    }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<ui::AnswerView> m_view;
    QTabBar *m_tabs = nullptr;
    ui::JsonTreeView *m_tree = nullptr;
    ui::RowsView *m_json = nullptr;
    ui::RawPage *m_raw = nullptr;
    ui::ErrorBanner *m_banner = nullptr;
};

void tst_AnswerView::init()
{
    m_view = std::make_unique<ui::AnswerView>(m_appearance);
    m_view->resize(600, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_tabs = m_view->findChild<QTabBar *>();
    m_tree = m_view->findChild<ui::JsonTreeView *>();
    m_raw = m_view->findChild<ui::RawPage *>();
    for (auto *view : m_view->findChildren<ui::RowsView *>())
        if (view != &m_raw->view())
            m_json = view;
    m_banner = m_view->findChild<ui::ErrorBanner *>();
}

void tst_AnswerView::beginsWithAHint()
{
    QCOMPARE(stateTitle(), u"Nothing run yet"_s);
    QVERIFY(!m_tabs->isEnabled());
    QVERIFY(!m_banner->isVisible());
}

void tst_AnswerView::showsAnObjectInFourWays()
{
    m_view->showAnswer(answerOf(R"({"data":{"me":{"id":"x"}}})"));
    QVERIFY(shows(m_tree));
    QVERIFY(visibleLabels(m_view.get()).contains(u"84 ms"_s));
    QVERIFY(visibleLabels(m_view.get()).contains(u"26 B"_s));
    m_tabs->setCurrentIndex(2);
    QVERIFY(shows(m_json) && !shows(m_tree));
    m_json->selectAll();
    QCOMPARE(m_json->selectedText(), u"{\n  \"data\": {\n    \"me\": {\n      \"id\": \"x\"\n    }\n  }\n}"_s);
    m_tabs->setCurrentIndex(3);
    QVERIFY(shows(m_raw) && !m_raw->isHex());
    m_raw->view().selectAll();
    QCOMPARE(m_raw->view().selectedText(), u"{\"data\":{\"me\":{\"id\":\"x\"}}}"_s);
    m_tabs->setCurrentIndex(4);
    const auto headers = visibleLabels(m_view->findChild<ui::HeadersPage *>());
    QVERIFY(headers.contains(u"content-type"_s) && headers.contains(u"application/json"_s));
    QVERIFY(headers.contains(u"80 ms"_s) && headers.contains(u"26 bytes"_s));
    m_view->clear();
    QCOMPARE(stateTitle(), u"Nothing run yet"_s);
    QVERIFY(!visibleLabels(m_view.get()).contains(u"84 ms"_s));
}

void tst_AnswerView::statusIsRedUnlessItIsGood_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("tone");
    QTest::newRow("200") << 200 << u"good"_s;
    QTest::newRow("302") << 302 << u"live"_s;
    QTest::newRow("403") << 403 << u"live"_s;
    QTest::newRow("500") << 500 << u"live"_s;
}

void tst_AnswerView::statusIsRedUnlessItIsGood()
{
    QFETCH(int, status);
    m_view->showAnswer(answerOf("{}", status));
    for (const auto *pill : m_view->findChildren<ui::Pill *>()) {
        if (pill->text() != QString::number(status))
            continue;
        QTEST(pill->property("pill").toString(), "tone");
        return;
    }
    QFAIL("no pill shows the status");
}

void tst_AnswerView::theOutcomeOfAWriteIsAWord()
{
    auto answer = answerOf("{}");
    m_view->showAnswer(answer);
    QVERIFY(!visibleLabels(m_view.get()).contains(u"applied"_s));
    answer.outcome = run::Outcome::Applied;
    m_view->showAnswer(answer);
    QVERIFY(visibleLabels(m_view.get()).contains(u"applied"_s));
    answer.outcome = run::Outcome::Unknown;
    m_view->showAnswer(answer);
    QVERIFY(visibleLabels(m_view.get()).contains(u"outcome unknown"_s));
}

void tst_AnswerView::errorsStandAboveWithTheirPlaces()
{
    auto answer = answerOf(R"({"data":null,"errors":[{}]})");
    answer.errors = {errorOf(u"no such field"_s, u"The server is older."_s, u"data.users[0]"_s, 3, 5),
                     errorOf(u"unexpected error"_s)};
    m_view->showAnswer(answer);
    QVERIFY(m_banner->isVisible());
    QCOMPARE(visibleLabels(m_banner),
             (QStringList {u"no such field"_s, u"The server is older."_s, u"data.users[0]"_s, u"unexpected error"_s}));
    answer.errors[1].reason = u"RoleUnknownKeys"_s;
    m_view->showAnswer(answer);
    QCOMPARE(visibleLabels(m_banner).last(), u"RoleUnknownKeys"_s);
    QSignalSpy places(m_view.get(), &ui::AnswerView::placeActivated);
    const auto buttons = m_banner->findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 1);
    QTest::keyClick(buttons.front(), Qt::Key_Space);
    QCOMPARE(places.size(), 1);
    QCOMPARE(places[0], (QVariantList {3, 5}));
    // Without a line, what the error says tells the place.
    auto withoutLine = answer;
    withoutLine.errors = {errorOf(u"no such role"_s, {}, u"role"_s)};
    withoutLine.errors.first().details = QStringList {u"keys: a, b"_s};
    m_view->showAnswer(withoutLine);
    QVERIFY(visibleLabels(m_banner).contains(u"keys: a, b"_s));
    QSignalSpy errors(m_view.get(), &ui::AnswerView::errorActivated);
    QTest::keyClick(m_banner->findChild<QPushButton *>(u"showInQuery"_s), Qt::Key_Space);
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors[0][0].value<run::AnswerError>().path, u"role"_s);
    m_view->showAnswer(answerOf("{}"));
    QVERIFY(!m_banner->isVisible());

    // A hundred errors take no more room than a few.
    for (int i = 0; i < 100; ++i)
        answer.errors.append(errorOf(u"one more"_s));
    m_view->showAnswer(answer);
    QVERIFY(m_banner->height() < 200);
    QCOMPARE(visibleLabels(m_banner).last(), u"And 82 more, in the answer below."_s);
}

void tst_AnswerView::whatAnErrorSaysFitsANarrowPane()
{
    auto answer = answerOf(R"({"data":null,"errors":[{}]})");
    answer.errors = {errorOf(u"no such attribute"_s, {}, u"getUsersByStandardAttribute"_s, 2, 13)};
    answer.errors.first().reason = u"GetUsersInvalidArgument"_s;
    m_view->resize(440, 500);
    m_view->showAnswer(answer);
    auto *link = m_banner->findChild<QPushButton *>();
    QVERIFY(link);
    const auto right = [this](const QWidget *part) {
        return part->mapTo(m_banner, part->rect().bottomRight()).x();
    };
    QTRY_VERIFY(right(link) < m_banner->width());
    for (const auto *label : m_banner->findChildren<QLabel *>())
        QVERIFY2(right(label) < m_banner->width(), qPrintable(label->text()));
    // What cannot be broken is cut, and pushes nothing else out of sight.
    answer.errors.prepend(errorOf(QString(1500, u'x'), {}, QString(1500, u'y'), 3));
    answer.errors.first().reason = QString(1500, u'z');
    m_view->showAnswer(answer);
    QTRY_COMPARE(m_banner->findChild<QPushButton *>()->text(), u"Line 3"_s); // No column is known.
    for (const auto *part : m_banner->findChildren<QWidget *>())
        if (part->isVisible() && (qobject_cast<const QLabel *>(part) || qobject_cast<const QPushButton *>(part)))
            QTRY_VERIFY2(right(part) < m_banner->width(), part->metaObject()->className());
}

void tst_AnswerView::anAnswerThatIsNoJsonIsText()
{
    auto answer = answerOf("Forbidden\n", 403);
    answer.verdict = u"The server does not know this key."_s;
    m_view->showAnswer(answer);
    QVERIFY(!m_tabs->isTabVisible(0) && !m_tabs->isTabVisible(1) && !m_tabs->isTabVisible(2));
    QVERIFY(shows(m_raw));
    QTest::keySequence(&m_raw->view(), QKeySequence::SelectAll);
    QCOMPARE(m_raw->view().selectedText(), u"Forbidden"_s);
    QCOMPARE(visibleLabels(m_banner), QStringList {answer.verdict});
}

void tst_AnswerView::theChosenTabOutlivesAnAnswerWithoutTree()
{
    m_view->showAnswer(answerOf("{}"));
    m_view->showAnswer(answerOf("no", 502));
    QVERIFY(shows(m_raw));
    m_view->showAnswer(answerOf("{}"));
    QVERIFY(shows(m_tree));
    m_tabs->setCurrentIndex(4);
    m_view->showAnswer(answerOf("no", 502));
    m_view->showAnswer(answerOf("{}"));
    QCOMPARE(m_tabs->currentIndex(), 4);
}

namespace {

run::Answer largeAnswer(const std::string &last)
{
    std::string body = R"({"rows":[)";
    while (body.size() < 1'100'000)
        body += R"({"id":"VXNlcjo0ZTUzMGM3MS1jNDQz","name":"somebody"},)";
    return answerOf(body + "\"" + last + "\"]}");
}

QString lastRow(ui::RowsView &view)
{
    QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(&view, Qt::Key_Up);
    QTest::keyClick(&view, Qt::Key_Up);
    QTest::keyClick(&view, Qt::Key_Home);
    QTest::keyClick(&view, Qt::Key_End, Qt::ShiftModifier);
    return view.selectedText().trimmed();
}

} // namespace

void tst_AnswerView::aLargeAnswerIsLaidOutElsewhere()
{
    m_tabs->setCurrentIndex(1);
    m_view->showAnswer(largeAnswer("the end"));
    QVERIFY(shows(m_tree));
    m_tabs->setCurrentIndex(2);
    QVERIFY(shows(m_json));
    QVERIFY(!m_json->hasRows());
    QTRY_COMPARE(lastRow(*m_json), u"\"the end\""_s);
}

void tst_AnswerView::aLargeAnswerThatCameTooLateIsDropped()
{
    m_tabs->setCurrentIndex(2);
    m_view->showAnswer(largeAnswer("first"));
    m_view->showAnswer(largeAnswer("second"));
    QTRY_COMPARE(lastRow(*m_json), u"\"second\""_s);
    QTest::qWait(50);
    QCOMPARE(lastRow(*m_json), u"\"second\""_s);
    m_view->showAnswer(largeAnswer("third"));
    m_view.reset(); // And a view that is gone by then is no trouble.
    QTest::qWait(50);
}

void tst_AnswerView::aQuickAnswerNeverFlickers()
{
    m_view->showAnswer(answerOf(R"({"a":1})"));
    m_view->showRunning();
    QTest::qWait(100);
    QVERIFY(shows(m_tree));
    m_view->showAnswer(answerOf(R"({"b":2})"));
    QTest::qWait(400);
    QVERIFY(shows(m_tree));
    QCOMPARE(m_tree->model()->index(0, 0).data().toString(), u"b"_s);
}

void tst_AnswerView::aSlowOneCanBeCancelled()
{
    m_view->showAnswer(answerOf("{}"));
    m_view->showRunning();
    QTRY_COMPARE(stateTitle(), u"Waiting for the answer"_s);
    auto *state = statePage();
    QVERIFY(state->isVisible());
    const auto first = state->text();
    QTRY_VERIFY(state->text() != first); // The clock runs.
    QSignalSpy cancelled(m_view.get(), &ui::AnswerView::cancelRequested);
    QTest::keyClick(state->findChild<QPushButton *>(), Qt::Key_Space);
    QCOMPARE(cancelled.size(), 1);
    m_view->showFailure({base::Error::Kind::Cancelled, u"Nothing more is read."_s, {}});
    QCOMPARE(stateTitle(), u"Cancelled"_s);
    QVERIFY(!state->findChild<QPushButton *>()->isVisible());
}

void tst_AnswerView::howMuchHasComeIsSaid()
{
    m_view->showRunning();
    QTRY_COMPARE(stateTitle(), u"Waiting for the answer"_s);
    m_view->showReceived(34'100'000, 108'600'000);
    QTRY_COMPARE(stateTitle(), u"The answer is coming"_s);
    QVERIFY2(statePage()->text().endsWith(u" · 34.1\u00A0MB of 108.6\u00A0MB"_s), qPrintable(statePage()->text()));
    // Of what is packed, or has no length, nobody knows how much it will be.
    for (const qint64 total : {20'000'000, -1}) {
        m_view->showReceived(34'200'000, total);
        QTRY_VERIFY2(statePage()->text().endsWith(u" · 34.2\u00A0MB"_s), qPrintable(statePage()->text()));
    }
    m_view->showFailure({base::Error::Kind::Timeout, u"x"_s, {}});
    m_view->showRunning();
    QTRY_COMPARE(stateTitle(), u"Waiting for the answer"_s);
}

void tst_AnswerView::whatNeverRanBringsTheLastAnswerBack()
{
    auto answer = answerOf("{}");
    answer.verdict = u"Look here."_s;
    m_view->showAnswer(answer);
    m_view->showRunning();
    QTRY_VERIFY(statePage()->isVisible());
    QVERIFY(!m_banner->isVisible());
    m_view->stopRunning();
    QVERIFY(shows(m_tree) && m_banner->isVisible() && m_tabs->isEnabled());
    m_view->showFailure({base::Error::Kind::Timeout, u"Nothing for 30 seconds."_s, {}});
    m_view->showRunning();
    QTRY_COMPARE(stateTitle(), u"Waiting for the answer"_s);
    m_view->stopRunning();
    QCOMPARE(stateTitle(), u"No answer in time"_s);
    m_view->showRunning();
    m_view->stopRunning(); // Before anything was to be seen of it.
    QTest::qWait(350);
    QCOMPARE(stateTitle(), u"No answer in time"_s);
}

void tst_AnswerView::failuresSayWhatToDo_data()
{
    QTest::addColumn<base::Error::Kind>("kind");
    QTest::addColumn<QString>("title");
    QTest::newRow("network") << base::Error::Kind::Network << u"No answer"_s;
    QTest::newRow("timeout") << base::Error::Kind::Timeout << u"No answer in time"_s;
    QTest::newRow("refused") << base::Error::Kind::Refused << u"Not sent"_s;
    QTest::newRow("unknown") << base::Error::Kind::OutcomeUnknown << u"Nobody knows whether it was applied"_s;
}

void tst_AnswerView::failuresSayWhatToDo()
{
    QFETCH(base::Error::Kind, kind);
    m_view->showAnswer(answerOf("{}"));
    m_view->showFailure({kind, u"Do this."_s, u"secret detail"_s});
    QTEST(stateTitle(), "title");
    QVERIFY(visibleLabels(m_view.get()).contains(u"Do this."_s));
    QVERIFY(!visibleLabels(m_view.get()).join(u' ').contains(u"secret detail"_s));
    QVERIFY(m_view->answer().body == nullptr);
}

void tst_AnswerView::searchWorksInEveryPage()
{
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_view->showAnswer(answerOf(R"({"data":{"name":"one","other":"One"}})"));
    auto *bar = m_view->findChildren<ui::FindBar *>().front();
    const auto count = [&] {
        return bar->findChild<QLabel *>()->text();
    };
    for (int tab = 1; tab < 4; ++tab) {
        m_tabs->setCurrentIndex(tab);
        m_view->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(bar->isVisible());
        auto *line = bar->findChild<QLineEdit *>();
        line->setText(u"one"_s);
        // It goes on from what is chosen in the page before.
        QCOMPARE(count(), tab == 2 ? u"2 of 2"_s : u"1 of 2"_s);
        QTest::keyClick(line, Qt::Key_F3);
        QCOMPARE(count(), tab == 2 ? u"1 of 2"_s : u"2 of 2"_s);
        QTest::keyClick(line, Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
        QCOMPARE(QApplication::focusWidget(),
                 tab == 1       ? static_cast<QWidget *>(m_tree)
                     : tab == 2 ? m_json
                                : &m_raw->view());
    }
    // The headers are not searched, so that the bar does not pretend to.
    m_tabs->setCurrentIndex(4);
    m_view->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(!bar->isVisible());
    // An answer that comes while somebody searches is searched too.
    m_tabs->setCurrentIndex(1);
    bar->open(u"one"_s);
    m_view->showAnswer(answerOf(R"({"x":"one"})"));
    QCOMPARE(count(), u"1 of 1"_s);
}

void tst_AnswerView::whatGrowsStaysWhereItIs_data()
{
    QTest::addColumn<int>("items");
    QTest::newRow("small") << 200;
    QTest::newRow("laid out elsewhere") << 6'000;
}

void tst_AnswerView::whatGrowsIsNotLookedAtElsewhereMeanwhile_data()
{
    whatGrowsStaysWhereItIs_data();
}

void tst_AnswerView::whatGrowsStaysWhereItIs()
{
    QFETCH(int, items);
    const auto listOf = [](int count) {
        std::string body = R"({"data":{"end":"of )" + std::to_string(count) + R"(","list":[)";
        for (int i = 0; i < count; ++i)
            body += std::string(i == 0 ? "" : ",") + R"({"id":"item )" + std::to_string(i) + R"(","tags":["a","b"]})";
        return answerOf(body + R"(]},"extensions":{"cost":1,"more":2}})");
    };
    m_view->showAnswer(listOf(items));
    auto *bar = m_view->findChildren<ui::FindBar *>().front();
    m_view->pages().chooseTab(ui::AnswerTab::Json);
    QTRY_VERIFY(m_json->hasRows());
    bar->open(u"tags"_s);
    const auto countOf = [&] {
        return bar->findChild<QLabel *>()->text();
    };
    QTRY_VERIFY(!countOf().isEmpty());
    const auto count = countOf();
    // Rows from 4 on are those of the items, 7 each; the first and what is behind the list are closed.
    const auto extensions = static_cast<std::uint32_t>(4 + 7 * items + 2);
    m_json->fold({{4, 10}, {extensions, extensions + 3}});
    auto *scroll = m_json->verticalScrollBar();
    scroll->setValue(150);
    m_view->showLonger(listOf(items + 100), 0);
    QTRY_VERIFY(m_json->hasRows());
    QTest::qWait(100);
    QCOMPARE(scroll->value(), 150);
    QVERIFY(m_json->isClosed(4));
    QVERIFY(m_json->isClosed(extensions + 700));
    QCOMPARE(m_json->closed().size(), 2U);
    QTRY_VERIFY(countOf() != count); // The new rows are searched, too.
    bar->hide();

    m_view->pages().chooseTab(ui::AnswerTab::Raw);
    QTRY_VERIFY(m_raw->view().hasRows());
    auto *raw = m_raw->view().verticalScrollBar();
    raw->setValue(raw->maximum() / 2);
    const int half = raw->value();
    m_view->showLonger(listOf(items + 150), 0);
    QTRY_VERIFY(m_raw->view().hasRows());
    QCOMPARE(raw->value(), half);

    m_view->pages().chooseTab(ui::AnswerTab::Tree);
    // What is large comes in a moment.
    QTRY_VERIFY((m_tree->openTo(3), m_tree->verticalScrollBar()->maximum() > 900));
    m_tree->setCurrentIndex(m_tree->indexBelow(m_tree->jsonModel().index(0, 0)));
    QTest::qWait(50);
    m_tree->verticalScrollBar()->setValue(900);
    QCOMPARE(m_tree->verticalScrollBar()->value(), 900);
    m_view->showLonger(listOf(items + 200), 0);
    QCOMPARE(m_tree->verticalScrollBar()->value(), 900);
}

void tst_AnswerView::whatGrowsIsNotLookedAtElsewhereMeanwhile()
{
    QFETCH(int, items);
    const auto listOf = [](int count) {
        std::string body = R"({"data":{"list":[)";
        for (int i = 0; i < count; ++i)
            body += std::string(i == 0 ? "" : ",") + R"({"id":"item )" + std::to_string(i) + R"(","tags":["a","b"]})";
        return answerOf(body + "]}}");
    };
    m_view->showAnswer(listOf(items));
    auto &table = m_view->pages().table().view();
    QTRY_COMPARE(table.model()->rowCount(), items);
    table.setCurrentIndex(table.model()->index(5, 1));
    const auto chosen = m_view->pages().chosen();
    QVERIFY(chosen);
    QList<std::optional<std::uint32_t>> seen;
    connect(&m_view->pages(), &ui::AnswerPages::chosenChanged, &table, [&] { seen += m_view->pages().chosen(); });
    // What is behind the new rows moves; those before stay.
    m_view->showLonger(listOf(items + 100), static_cast<std::uint32_t>(m_view->answer().body->size() - 3));
    QTRY_COMPARE(table.model()->rowCount(), items + 100);
    QTRY_COMPARE(table.currentIndex(), table.model()->index(5, 1));
    QVERIFY(!seen.isEmpty());
    for (const auto &place : seen)
        QCOMPARE(place, chosen);
}

void tst_AnswerView::savesTheBytesAsTheyCame()
{
    QTemporaryDir folder;
    const std::string body = "{\"b\":1.10,\r\n \"a\":\"\u202E\\u003c\"}\n";
    m_view->showAnswer(answerOf(body));
    QSignalSpy saved(m_view.get(), &ui::AnswerView::saved);
    const auto path = folder.filePath(u"answer.json"_s);
    m_view->saveTo(path);
    QTRY_COMPARE(saved.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray::fromStdString(body));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void tst_AnswerView::aFileThatCannotBeWrittenIsSaid()
{
    m_view->showAnswer(answerOf("{}"));
    QSignalSpy failed(m_view.get(), &ui::AnswerView::saveFailed);
    m_view->saveTo(u"/dev/null/answer.json"_s);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!failed[0][0].value<base::Error>().message.isEmpty());
}

void tst_AnswerView::textOfTheServerIsNeverMarkup()
{
    support::OpenWatch watch;
    const auto markup = watch.markup();
    auto answer = answerOf("{\"data\":" + json::quoted(markup.toStdString()) + "}");
    answer.verdict = markup;
    answer.errors = {errorOf(markup, markup, markup, 1, 1)};
    answer.headers.append({"x-name", markup.toUtf8()});
    m_view->showAnswer(answer);
    for (int tab = 0; tab < 5; ++tab) {
        m_tabs->setCurrentIndex(tab);
        m_view->grab();
    }
    m_view->showAnswer(answerOf(markup.toStdString(), 502));
    m_view->grab();
    m_view->showFailure({base::Error::Kind::Network, markup, {}});
    m_view->grab();
    for (const auto *label : m_view->findChildren<QLabel *>())
        QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(), qPrintable(label->text()));
    QVERIFY(!watch.wasOpened());

    QLabel guessing(markup); // The watch can tell: a label that guesses does open the file.
    guessing.grab();
    QVERIFY(watch.wasOpened());
}

void tst_AnswerView::keepsItsStatusInANarrowWindow()
{
    m_view->showAnswer(answerOf("{}", 403));
    m_view->resize(260, 300);
    QTRY_VERIFY(visibleLabels(m_view.get()).contains(u"403"_s));
    QVERIFY(!visibleLabels(m_view.get()).contains(u"2 B"_s));
    m_view->resize(600, 300);
    QTRY_VERIFY(visibleLabels(m_view.get()).contains(u"2 B"_s));
}

void tst_AnswerView::looksRight()
{
    auto answer =
        answerOf(R"({"data":{"users":[{"id":"VXNlcjo","name":"陳大文","isDisabled":true,"n":1.50,"x":null}]}})");
    m_view->showAnswer(answer);
    support::keepPicture(*m_view, u"answer-tree"_s);
    answer.errors = {errorOf(u"unexpected error"_s, u"The server hides what happened."_s, u"data.users[0]"_s, 3, 5)};
    m_view->showAnswer(answer);
    support::keepPicture(*m_view, u"answer-errors"_s);
}

REGISTER_TEST(tst_AnswerView)
#include "tst_answerview.moc"

#include "tests/support/picture.h"
#include "tests/support/registry.h"
#include "tests/support/scriptedpeer.h"
#include "tests/ui/shell/shelltest.h"
#include "ui/editor/queryeditor.h"
#include "ui/safety/reviewsheet.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/shell/headerspane.h"
#include "ui/shell/problemslist.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using ui::HeaderLine;

/// The headers of a tab, from the keyboard to the wire.
class tst_HeadersPane : public support::ShellTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aRowIsWrittenByKeyboardAlone();
    void aLineThatWasLeftIsReadFromItsBeginning();
    void linesArePasted_data();
    void linesArePasted();
    void rowsAreMovedAndRemovedByKeyboard();
    void whatIsRefusedSaysWhyInItsRow();
    void whatIsRefusedIsInView();
    void theSameNameTwiceIsSaidAtTheSecond();
    void secretsAreHiddenUntilAskedFor();
    void tickedHeadersAndNoOthersAreSent();
    void aRefusedHeaderKeepsTheRequestHere();
    void theReviewShowsThem();
    void copiedCodeHasThem();
    void openedCommandsBringThemUnticked();
    void aReopenedTabHasThem();

private:
    ui::HeadersPane &pane() const { return *m_bench->page()->findChild<ui::HeadersPane *>(); }
    QList<ui::HeaderRow *> rows() const
    {
        auto rows = pane().findChildren<ui::HeaderRow *>();
        std::sort(rows.begin(), rows.end(), [](const auto *a, const auto *b) { return a->y() < b->y(); });
        return rows;
    }
    void open()
    {
        m_bench->window().findChild<QAction *>(QStringLiteral("goToHeaders"))->trigger();
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("headerName"));
    }
    static void type(const char *text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text)); }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        QCoreApplication::processEvents();
    }
    static HeaderLine line(const char *name, const char *value, bool isSent = true) { return {{name, value}, isSent}; }
};

void tst_HeadersPane::init()
{
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    m_bench->window().setSandbox(m_bench->sandbox(), false);
    m_bench->openTab(m_bench->sandbox(), "{ roles { totalCount } }");
}

void tst_HeadersPane::cleanup()
{
    m_bench.reset();
}

void tst_HeadersPane::aRowIsWrittenByKeyboardAlone()
{
    open();
    type("X-Trace-Id");
    press(Qt::Key_Return);
    type("abc");
    press(Qt::Key_Return);
    type("X-Other:");
    type("1:2");
    QCOMPARE(pane().lines(), (QList<HeaderLine> {line("X-Trace-Id", "abc"), line("X-Other", "1:2")}));
    QCOMPARE(rows().size(), 3);
    const auto *tabs = m_bench->page()->findChild<QTabBar *>(QStringLiteral("bottomTabs"));
    QCOMPARE(tabs->tabText(1), QStringLiteral("Headers 2"));
    press(Qt::Key_Up);
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    press(Qt::Key_Space);
    QCOMPARE(pane().lines().first(), line("X-Trace-Id", "abc", false));
    QCOMPARE(tabs->tabText(1), QStringLiteral("Headers 1"));
}

void tst_HeadersPane::aLineThatWasLeftIsReadFromItsBeginning()
{
    open();
    type("X-A-Name-That-Is-Longer-Than-Its-Column:");
    type("and a value that is longer than its column too, by far");
    press(Qt::Key_Return);
    const auto *name = rows().first()->findChild<QLineEdit *>(QStringLiteral("headerName"));
    const auto *value = rows().first()->findChild<QLineEdit *>(QStringLiteral("headerValue"));
    QCOMPARE(name->cursorPosition(), 0);
    QCOMPARE(value->cursorPosition(), 0);
}

void tst_HeadersPane::linesArePasted_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<bool>("intoValue");
    QTest::addColumn<QList<HeaderLine>>("lines");
    QTest::newRow("one") << QStringLiteral("X-A: 1") << false << QList<HeaderLine> {line("X-A", "1")};
    QTest::newRow("several") << QStringLiteral("X-A: 1\r\nX-B:2\n\nX-C") << false
                             << QList<HeaderLine> {line("X-A", "1"), line("X-B", "2"), line("X-C", "")};
    QTest::newRow("into a value") << QStringLiteral("1\nX-B: 2") << true
                                  << QList<HeaderLine> {line("X-V", "1"), line("X-B", "2")};
    QTest::newRow("refused ones come without a tick")
        << QStringLiteral("X-A: 1\nAuthorization: Bearer x") << false
        << QList<HeaderLine> {line("X-A", "1"), line("Authorization", "Bearer x", false)};
}

void tst_HeadersPane::linesArePasted()
{
    QFETCH(QString, pasted);
    QFETCH(bool, intoValue);
    QFETCH(QList<HeaderLine>, lines);
    open();
    if (intoValue)
        type("X-V:");
    QApplication::clipboard()->setText(pasted);
    press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(pane().lines(), lines);
}

void tst_HeadersPane::rowsAreMovedAndRemovedByKeyboard()
{
    open();
    pane().setLines({line("X-A", "1"), line("X-B", "2"), line("X-C", "3")});
    rows().first()->focusOn(ui::HeaderRow::Column::Value);
    press(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(pane().lines(), (QList<HeaderLine> {line("X-B", "2"), line("X-A", "1"), line("X-C", "3")}));
    press(Qt::Key_Up, Qt::AltModifier);
    press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(pane().lines().first(), line("X-A", "1"));
    press(Qt::Key_Delete, Qt::AltModifier);
    QCOMPARE(pane().lines(), (QList<HeaderLine> {line("X-B", "2"), line("X-C", "3")}));
    QCOMPARE(QApplication::focusWidget(), rows().first()->findChild<QWidget *>(QStringLiteral("headerValue")));
    // Behind the last one stands the row for the next, and stays there.
    rows().at(1)->focusOn(ui::HeaderRow::Column::Name);
    press(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(pane().lines(), (QList<HeaderLine> {line("X-B", "2"), line("X-C", "3")}));
    QTest::mouseClick(rows().first()->findChild<QToolButton *>(QStringLiteral("removeHeader")), Qt::LeftButton);
    QTRY_COMPARE(pane().lines(), (QList<HeaderLine> {line("X-C", "3")}));
    // An emptied row goes with one more stroke.
    rows().first()->focusOn(ui::HeaderRow::Column::Value);
    for (int i = 0; i < 2; ++i)
        press(Qt::Key_Backspace);
    QCOMPARE(rows().size(), 2);
    rows().first()->focusOn(ui::HeaderRow::Column::Name);
    for (int i = 0; i < 4; ++i)
        press(Qt::Key_Backspace);
    QCOMPARE(rows().size(), 1);
}

void tst_HeadersPane::whatIsRefusedSaysWhyInItsRow()
{
    open();
    type("Authorization");
    const auto *row = rows().first();
    QVERIFY2(row->problem().contains(QStringLiteral("signs a token of its own")), qPrintable(row->problem()));
    QVERIFY(row->findChild<QLabel *>(QStringLiteral("headerProblem"))->isVisible());
    QCOMPARE(QApplication::focusWidget()->accessibleDescription(), row->problem());
    const auto *problems = m_bench->page()->findChild<ui::ProblemsList *>();
    QCOMPARE(problems->count(), 1);
    QVERIFY(problems->item(0)->text().startsWith(QStringLiteral("headers · Authorization is not sent")));
    support::keepPicture(m_bench->window(), QStringLiteral("headers"));
    type("-Seen");
    QCOMPARE(row->problem(), QString());
    QCOMPARE(problems->count(), 0);
}

void tst_HeadersPane::whatIsRefusedIsInView()
{
    open();
    pane().setLines({line("X-A", "1"), line("X-B", "2"), line("X-C", "3"), line("X-D", "4")});
    pane().setFixedHeight(100);
    QCoreApplication::processEvents();
    pane().focusFirst();
    type("Authorization");
    const auto *row = qobject_cast<ui::HeaderRow *>(QApplication::focusWidget()->parentWidget());
    QVERIFY(row);
    const auto *problem = row->findChild<QLabel *>(QStringLiteral("headerProblem"));
    QVERIFY(!row->problem().isEmpty());
    QTRY_VERIFY(problem->isVisible());
    const auto isInView = [&](const QWidget *widget) {
        const QRect place(widget->mapTo(pane().viewport(), QPoint()), widget->size());
        return pane().viewport()->rect().contains(place);
    };
    QTRY_VERIFY(isInView(problem) && isInView(row));
    // And again when there is less room.
    pane().setFixedHeight(80);
    QTRY_VERIFY(isInView(problem));
}

void tst_HeadersPane::theSameNameTwiceIsSaidAtTheSecond()
{
    open();
    pane().setLines({line("X-A", "1"), line("x-a", "2"), line("X-B", "3")});
    QCOMPARE(rows().at(0)->problem(), QString());
    QVERIFY(rows().at(1)->problem().contains(QStringLiteral("twice")));
    QCOMPARE(rows().at(2)->problem(), QString());
    rows().at(1)->findChild<QCheckBox *>()->click();
    QCOMPARE(rows().at(1)->problem(), QString());
}

void tst_HeadersPane::secretsAreHiddenUntilAskedFor()
{
    open();
    type("X-Api-Ke");
    const auto *row = rows().first();
    const auto *value = row->findChild<QLineEdit *>(QStringLiteral("headerValue"));
    auto *reveal = row->findChild<QToolButton *>(QStringLiteral("revealHeader"));
    QVERIFY(!reveal->isVisible());
    type("y:");
    type("hush");
    QCOMPARE(value->text(), QStringLiteral("hush"));
    QCOMPARE(value->echoMode(), QLineEdit::Password);
    QTest::mouseClick(reveal, Qt::LeftButton);
    QCOMPARE(value->echoMode(), QLineEdit::Normal);
    QTest::mouseClick(reveal, Qt::LeftButton);
    QCOMPARE(value->echoMode(), QLineEdit::Password);
}

void tst_HeadersPane::tickedHeadersAndNoOthersAreSent()
{
    support::ScriptedPeer peer(
        support::ScriptedPeer::answering(support::ScriptedPeer::response("{\"data\":{\"a\":1}}")));
    const auto live = project::Project::live(QStringLiteral("live-1"), QStringLiteral("acme"),
                                             *project::Endpoint::parse(peer.address()), QStringLiteral("acme"))
                          .withKeyBound(m_server->keyId(), m_server->keyPath());
    m_bench->window().setRemembered({live});
    m_bench->openTab(live, "{ a }");
    open();
    pane().setLines({line("X-A", "1"), line("X-B", "2", false), line("Host", "evil.example", false)});
    m_bench->pressRun();
    const auto isOurs = [&](const support::WireRequest &wire) {
        return wire.body.contains("{ a }");
    };
    const auto ours = [&] {
        return std::find_if(peer.requests().begin(), peer.requests().end(), isOurs);
    };
    QTRY_VERIFY(ours() != peer.requests().end());
    QCOMPARE(ours()->header("x-a"), QByteArray("1"));
    QVERIFY(!ours()->head.contains("X-B"));
    QVERIFY(!ours()->head.contains("evil"));
    // The schema is the project's and not the tab's.
    for (const auto &wire : peer.requests())
        QVERIFY(isOurs(wire) || wire.header("x-a").isEmpty());
}

void tst_HeadersPane::aRefusedHeaderKeepsTheRequestHere()
{
    open();
    pane().setLines({line("X-A", "1"), line("Cookie", "a=b")});
    m_bench->editor()->setFocus();
    m_bench->pressRun();
    QTRY_VERIFY(!m_bench->page()->isRunning());
    QTRY_COMPARE(QApplication::focusWidget(), rows().at(1)->findChild<QWidget *>(QStringLiteral("headerName")));
    QVERIFY(m_bench->tree().isEmpty());
    rows().at(1)->findChild<QCheckBox *>()->click();
    m_bench->pressRun();
    QTRY_VERIFY(!m_bench->tree().isEmpty());
}

void tst_HeadersPane::theReviewShowsThem()
{
    const auto live = m_bench->liveProject(QStringLiteral("acme"));
    m_bench->window().setRemembered({live});
    m_bench->openTab(live, "mutation { createRole(input: {key: \"a\"}) { role { key } } }");
    open();
    pane().setLines({line("X-Trace-Id", "1"), line("X-Api-Key", "hush"), line("X-Off", "2", false)});
    m_bench->pressRun();
    QTRY_VERIFY(m_bench->review());
    const auto *headers = m_bench->review()->findChild<QPlainTextEdit *>(QStringLiteral("headers"));
    QVERIFY(headers);
    QCOMPARE(headers->toPlainText(), QStringLiteral("X-Trace-Id: 1\nX-Api-Key: •••"));
    support::keepPicture(m_bench->window(), QStringLiteral("headersreview"));
    m_bench->review()->reject();
}

void tst_HeadersPane::copiedCodeHasThem()
{
    const auto copy = [this] {
        QApplication::clipboard()->setText(QStringLiteral("before"));
        m_bench->window().findChild<QAction *>(QStringLiteral("copyAscURL"))->trigger();
        return QApplication::clipboard()->text();
    };
    open();
    pane().setLines({line("X-Trace-Id", "1"), line("X-Off", "2", false)});
    QVERIFY(copy().contains(QStringLiteral("-H 'X-Trace-Id: 1'")));
    QVERIFY(!copy().contains(QStringLiteral("X-Off")));
    auto *clear = m_bench->window().findChild<QTimer *>(QStringLiteral("clearClipboard"));
    QVERIFY(!clear->isActive());
    pane().setLines({line("X-Api-Key", "hush")});
    QVERIFY(copy().contains(QStringLiteral("hush")));
    QVERIFY(clear->isActive());
    pane().setLines({line("Cookie", "a=b")});
    QCOMPARE(copy(), QStringLiteral("before"));
}

void tst_HeadersPane::openedCommandsBringThemUnticked()
{
    m_bench->window().findChild<QAction *>(QStringLiteral("openCurlOrLink"))->trigger();
    m_bench->window()
        .findChild<QPlainTextEdit *>(QStringLiteral("foreignText"))
        ->setPlainText(QStringLiteral("curl x -H 'X-Trace: 1' -H 'X-Api-Key: hush' -H 'Cookie: a=b' -d "
                                      "'{\"query\":\"{ a }\"}'"));
    m_bench->button("openForeign")->click();
    QTRY_COMPARE(m_bench->page()->text(), QByteArray("{ a }"));
    QCOMPARE(m_bench->page()->headerLines(), (QList<HeaderLine> {line("X-Trace", "1", false)}));
    QVERIFY(m_bench->page()->headers().isEmpty());
}

void tst_HeadersPane::aReopenedTabHasThem()
{
    const QList<HeaderLine> lines {line("X-A", "1"), line("X-B", "2", false)};
    m_bench->page()->setHeaderLines(lines);
    m_bench->window().explorer().closePage(m_bench->page());
    QVERIFY(m_bench->window().explorer().reopen());
    QCOMPARE(m_bench->page()->headerLines(), lines);
}

REGISTER_TEST(tst_HeadersPane)
#include "tst_headerspane.moc"

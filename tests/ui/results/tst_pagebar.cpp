#include "tests/support/registry.h"
#include "ui/results/pagebar.h"
#include "ui/theme/appearance.h"
#include "ui/theme/menubutton.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_PageBar : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void itIsThereOnlyForAListThatGoesOn_data();
    void itIsThereOnlyForAListThatGoesOn();
    void itTellsHowMuchIsHere_data();
    void itTellsHowMuchIsHere();
    void loadingIsSaidWhenItTakesTime();
    void theFocusComesBackAfterLoading();
    void whatWasCutShortCanGoOn();
    void theNumberOfRowsIsAChoice();
    void oneOfSeveralListsIsChosen();

private:
    QPushButton *button(const char *name) { return m_bar->findChild<QPushButton *>(QLatin1String(name)); }
    QString text(const char *name) { return m_bar->findChild<QLabel *>(QLatin1String(name))->text(); }
    static ui::PageBarState users()
    {
        ui::PageBarState state;
        state.lists = {u"users"_s};
        state.list = 0;
        state.rows = 50;
        state.total = 1204;
        state.canGoOn = true;
        return state;
    }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<QWidget> m_window;
    ui::PageBar *m_bar = nullptr;
};

void tst_PageBar::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(700, 200);
    m_bar = new ui::PageBar(m_appearance, 256U * 1024 * 1024, m_window.get());
    m_bar->setFixedWidth(700);
    m_window->show();
}

void tst_PageBar::itIsThereOnlyForAListThatGoesOn_data()
{
    QTest::addColumn<bool>("hasList");
    QTest::addColumn<bool>("canGoOn");
    QTest::addColumn<quint32>("pages");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("no list") << false << false << 0U << QString() << false;
    QTest::newRow("a whole list") << true << false << 0U << QString() << false;
    QTest::newRow("it goes on") << true << true << 0U << QString() << true;
    QTest::newRow("it was read on") << true << false << 2U << QString() << true;
    QTest::newRow("it cannot be") << true << false << 0U << u"Because."_s << true;
}

void tst_PageBar::itIsThereOnlyForAListThatGoesOn()
{
    QFETCH(bool, hasList);
    QFETCH(bool, canGoOn);
    QFETCH(quint32, pages);
    QFETCH(QString, sentence);
    QFETCH(bool, isThere);
    QVERIFY(m_bar->isHidden());
    auto state = users();
    state.list = hasList ? 0 : -1;
    state.canGoOn = canGoOn;
    state.pages = pages;
    state.sentence = sentence;
    m_bar->showState(state);
    QCOMPARE(m_bar->isVisible(), isThere);
    if (!isThere)
        return;
    QCOMPARE(button("nextPage")->isVisible(), canGoOn);
    QCOMPARE(button("allPages")->isVisible(), canGoOn);
    QVERIFY(!button("goOn")->isVisible());
    QCOMPARE(text("pageSentence"), sentence);
}

void tst_PageBar::itTellsHowMuchIsHere_data()
{
    QTest::addColumn<quint32>("rows");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<quint32>("pages");
    QTest::addColumn<QString>("text");
    QTest::newRow("of a count") << 50U << qint64(1204) << 0U << u"50 of 1,204"_s;
    QTest::newRow("nobody counts") << 50U << qint64(-1) << 0U << u"50 rows"_s;
    QTest::newRow("all") << 1204U << qint64(1204) << 24U << u"1,204 rows · 25 pages"_s;
    QTest::newRow("more than counted") << 3U << qint64(2) << 0U << u"3 rows"_s;
    QTest::newRow("one") << 1U << qint64(1) << 1U << u"1 row · 2 pages"_s;
}

void tst_PageBar::itTellsHowMuchIsHere()
{
    QFETCH(quint32, rows);
    QFETCH(qint64, total);
    QFETCH(quint32, pages);
    QFETCH(QString, text);
    auto state = users();
    state.rows = rows;
    state.total = total < 0 ? std::nullopt : std::optional(total);
    state.pages = pages;
    QLocale::setDefault(QLocale(QLocale::English));
    m_bar->showState(state);
    QCOMPARE(this->text("pageCount"), text);
}

void tst_PageBar::loadingIsSaidWhenItTakesTime()
{
    m_bar->showState(users());
    auto state = users();
    state.isLoading = true;
    state.canGoOn = false;
    m_bar->showState(state);
    // A quick page does not flicker: the buttons stay where they are, and wait.
    QVERIFY(button("nextPage")->isVisible());
    QVERIFY(!button("nextPage")->isEnabled());
    QVERIFY(!button("cancelPages")->isVisible());
    QTRY_VERIFY(button("cancelPages")->isVisible());
    QVERIFY(!button("nextPage")->isVisible());
    QSignalSpy cancelled(m_bar, &ui::PageBar::cancelWanted);
    button("cancelPages")->click();
    QCOMPARE(cancelled.size(), 1);
    m_bar->showState(users());
    QVERIFY(!button("cancelPages")->isVisible());
    QVERIFY(button("nextPage")->isEnabled());
}

void tst_PageBar::theFocusComesBackAfterLoading()
{
    auto *rows = new QLineEdit(m_window.get());
    rows->show();
    QWidget::setTabOrder(rows, m_bar);
    m_bar->showState(users());
    button("nextPage")->setFocus();
    auto loading = users();
    loading.isLoading = true;
    loading.canGoOn = false;
    m_bar->showState(loading);
    QVERIFY(m_window->focusWidget() == m_bar); // Nothing there to press twice.
    QTRY_VERIFY(m_window->focusWidget() == button("cancelPages"));
    m_bar->showState(users());
    QVERIFY(m_window->focusWidget() == button("nextPage"));
    // When there is no more to load, the rows are what somebody waits for.
    m_bar->showState(loading);
    auto whole = users();
    whole.canGoOn = false;
    whole.pages = 1;
    m_bar->showState(whole);
    QVERIFY(m_window->focusWidget() == rows);
    // Whoever went elsewhere stays there.
    m_bar->showState(users());
    button("nextPage")->setFocus();
    m_bar->showState(loading);
    rows->setFocus();
    m_bar->showState(users());
    QVERIFY(m_window->focusWidget() == rows);
}

void tst_PageBar::whatWasCutShortCanGoOn()
{
    auto state = users();
    state.wasCutShort = true;
    state.sentence = u"The next page failed."_s;
    m_bar->showState(state);
    QSignalSpy wanted(m_bar, &ui::PageBar::goOnWanted);
    QVERIFY(button("goOn")->isVisible());
    button("goOn")->click();
    QCOMPARE(wanted.size(), 1);
}

void tst_PageBar::theNumberOfRowsIsAChoice()
{
    m_bar->showState(users());
    QCOMPARE(button("allPages")->text(), u"Load all (up to 10,000)"_s);
    QSignalSpy chosen(m_bar, &ui::PageBar::limitChosen);
    QSignalSpy wanted(m_bar, &ui::PageBar::allWanted);
    auto *menu = qobject_cast<ui::MenuButton *>(button("pageLimit"))->menu();
    emit menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 5); // Three numbers, a line, and what memory allows.
    QVERIFY(menu->actions().last()->text().contains(u"256 MB"_s));
    menu->actions().at(2)->trigger();
    QCOMPARE(chosen.last().first().toUInt(), 100'000U);
    QCOMPARE(button("allPages")->text(), u"Load all (up to 100,000)"_s);
    button("allPages")->click();
    QCOMPARE(wanted.last().first().toUInt(), 100'000U);
    m_bar->setLimit(17); // What no menu offers is none.
    QCOMPARE(m_bar->limit(), ui::PageBar::UsualLimit);
}

void tst_PageBar::oneOfSeveralListsIsChosen()
{
    m_bar->showState(users());
    QVERIFY(!button("pagedList")->isVisible());
    auto state = users();
    state.lists = {u"users"_s, u"node › a&b"_s};
    m_bar->showState(state);
    QVERIFY(button("pagedList")->isVisible());
    QSignalSpy chosen(m_bar, &ui::PageBar::listChosen);
    auto *menu = qobject_cast<ui::MenuButton *>(button("pagedList"))->menu();
    emit menu->aboutToShow();
    menu->actions().at(1)->trigger();
    QCOMPARE(chosen.last().first().toLongLong(), 1);
}

REGISTER_TEST(tst_PageBar)

#include "tst_pagebar.moc"

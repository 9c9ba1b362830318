#include "tests/support/registry.h"
#include "tests/ui/shell/shelltest.h"
#include "ui/editor/queryeditor.h"
#include "ui/results/answerpages.h"
#include "ui/results/answerview.h"
#include "ui/results/tablepage.h"
#include "ui/results/tableview.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/shell/quietnotice.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// Reading on from a list, through the window: runner, sandbox, joined answers and what is looked at.
class tst_Paging : public support::ShellTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_bench.reset(); }
    void theNextPageComesUnderTheRows();
    void allPagesAreJoinedInEveryView();
    void theListOfTheChosenRowIsReadOn();
    void aChangeIsNotReadOn();
    void nothingIsReadOnOfAProjectThatChanged();
    void savingAnAnswerIsSaid();
    void theChoiceOfRowsIsRemembered();

private:
    void run(const QByteArray &query);
    ui::AnswerView &view() { return m_bench->page()->answerView(); }
    ui::TableView &table() { return view().pages().table().view(); }
    QPushButton *button(const char *name) { return view().findChild<QPushButton *>(QLatin1String(name)); }
    QString saying() { return m_bench->page()->findChild<ui::QuietNotice *>()->text(); }
    QAction *command(const char *id) { return m_bench->window().findChild<QAction *>(QLatin1String(id)); }
};

void tst_Paging::init()
{
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    m_bench->window().setSandbox(m_bench->sandbox(), true);
}

void tst_Paging::run(const QByteArray &query)
{
    m_bench->openTab(m_bench->sandbox(), query);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->page()->schema(), 20'000);
    m_bench->pressRun();
    QTRY_VERIFY(!m_bench->page()->isRunning() && view().answer().tape);
}

void tst_Paging::theNextPageComesUnderTheRows()
{
    const QByteArray query = "{ users(first: 6) { totalCount pageInfo { hasNextPage endCursor } edges { node { id "
                             "formattedName } } } }";
    run(query);
    QTRY_COMPARE(table().model()->rowCount(), 6);
    table().setCurrentIndex(table().model()->index(4, 1));
    auto *next = button("nextPage");
    QVERIFY(next && next->isVisible());
    QTest::mouseClick(next, Qt::LeftButton);
    QTRY_COMPARE(table().model()->rowCount(), 12);
    QCOMPARE(table().currentIndex(), table().model()->index(4, 1));
    QCOMPARE(view().findChild<QLabel *>(u"pageCount"_s)->text(), u"12 of 20 · 2 pages"_s);
    QCOMPARE(m_bench->page()->text(), query);
    command("nextPage")->trigger();
    QTRY_COMPARE(table().model()->rowCount(), 18);
}

void tst_Paging::allPagesAreJoinedInEveryView()
{
    run("{ users(first: 3) { edges { cursor node { id } } } }");
    QTRY_VERIFY(button("allPages"));
    command("loadAllPages")->trigger();
    QTRY_COMPARE(table().model()->rowCount(), 20);
    const auto tree = m_bench->tree();
    QVERIFY2(tree.contains(u"    edges: 20 items"_s), qPrintable(tree.join(u'\n')));
    QCOMPARE(QByteArray::fromStdString(*view().answer().body).count("\"cursor\""), 20);
    QVERIFY(!button("nextPage")->isVisible());
    command("nextPage")->trigger(); // Says that there is none.
    QCOMPARE(table().model()->rowCount(), 20);
    // The next answer begins anew.
    m_bench->pressRun();
    QTRY_COMPARE(table().model()->rowCount(), 3);
    QTRY_VERIFY(button("nextPage")->isVisible());
}

void tst_Paging::theListOfTheChosenRowIsReadOn()
{
    run("{ roles { edges { node { id key users(first: 1) { pageInfo { hasNextPage endCursor } "
        "edges { node { id } } } } } } }");
    const auto membersOf = [this](int row) {
        const auto roles = view().answer().tape->root().at("data", "roles", "edges")->items();
        return roles.at(static_cast<std::size_t>(row)).at("node", "users", "edges")->size();
    };
    const auto goesOn = [this](int row) {
        const auto roles = view().answer().tape->root().at("data", "roles", "edges")->items();
        return roles.at(static_cast<std::size_t>(row)).at("node", "users", "pageInfo", "hasNextPage")->boolean();
    };
    auto *model = table().model();
    QTRY_VERIFY(model->rowCount() > 2);
    int row = model->rowCount() - 1;
    while (row > 0 && !goesOn(row))
        --row;
    QVERIFY(row > 0);
    int column = model->columnCount() - 1;
    while (column > 0 && model->headerData(column, Qt::Horizontal).toString() != u"users"_s)
        --column;
    QVERIFY(column > 0);
    const auto users = model->index(row, column);
    const auto others = membersOf(0);
    table().setCurrentIndex(users);
    QTRY_VERIFY(button("nextPage") && button("nextPage")->isVisible());
    const auto key = view().answer().tape->root().at("data", "roles", "edges")->items().at(std::size_t(row));
    QVERIFY(button("pagedList")
                ->text()
                .startsWith(u"users of "_s + QString::fromStdString(key.at("node", "key")->string()).left(12)));
    QTest::mouseClick(button("nextPage"), Qt::LeftButton);
    QTRY_COMPARE(membersOf(row), 2U);
    QCOMPARE(membersOf(0), others);
    QTRY_COMPARE(users.data().toString().count(u", "_s), 1);
    QCOMPARE(table().currentIndex(), users);
    command("loadAllPages")->trigger();
    // The server says that it goes on wherever a page is full; an empty one tells otherwise.
    QTRY_VERIFY(!button("nextPage")->isVisible());
    QCOMPARE(users.data().toString().count(u", "_s) + 1, int(membersOf(row)));
    // How it ended stays to be read as long as somebody looks there.
    QTRY_VERIFY(view().findChild<QLabel *>(u"pageSentence"_s)->isVisible());
    QVERIFY(view().findChild<QLabel *>(u"pageCount"_s)->text().contains(u" pages"_s));
    // Another one is whole: nothing is said of it, and the list of the rows is meant again.
    const auto isWhole = [&](int other) {
        return !goesOn(other) && other != row;
    };
    int whole = 0;
    while (!isWhole(whole))
        ++whole;
    table().setCurrentIndex(model->index(whole, column));
    QTRY_VERIFY(!button("pagedList")->text().startsWith(u"users of"_s));
}

void tst_Paging::aChangeIsNotReadOn()
{
    run("mutation { createRole(input: {key: \"paged\"}) { role { users(first: 1) { pageInfo { hasNextPage endCursor } "
        "edges { node { id } } } } } }");
    QVERIFY(view().answer().isSuccess());
    QVERIFY(!button("nextPage") || !button("nextPage")->isVisible());
    QSignalSpy sent(&m_bench->runner(), &run::Runner::sent);
    QSignalSpy refused(&m_bench->runner(), &run::Runner::refused);
    command("nextPage")->trigger();
    QVERIFY(!saying().isEmpty());
    QVERIFY(!sent.wait(200));
    QCOMPARE(refused.size(), 0);
}

void tst_Paging::nothingIsReadOnOfAProjectThatChanged()
{
    const auto before = m_bench->liveProject(u"Shop"_s);
    m_bench->window().setRemembered({before});
    m_bench->openTab(before, "{ users(first: 6) { pageInfo { hasNextPage endCursor } edges { node { id } } } }");
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->page()->schema(), 20'000);
    m_bench->pressRun();
    QTRY_VERIFY(button("nextPage") && button("nextPage")->isVisible());
    m_bench->window().setRemembered({m_bench->liveProject(u"Shop, at another address"_s)});
    QVERIFY(!button("nextPage")->isVisible());
    command("nextPage")->trigger();
    QVERIFY(saying().contains(u"The project has changed"_s));
    QTest::qWait(200);
    QCOMPARE(table().model()->rowCount(), 6);
    // Asked of the project as it is now, it goes on.
    m_bench->pressRun();
    QTRY_VERIFY(button("nextPage")->isVisible());
}

void tst_Paging::savingAnAnswerIsSaid()
{
    run("{ a: __typename }");
    QTemporaryDir folder;
    const auto path = folder.filePath(u"a.json"_s);
    view().saveTo(path);
    QTRY_COMPARE(saying(), u"Saved as "_s + path);
    view().saveTo(folder.filePath(u"no folder/a.json"_s));
    QTRY_VERIFY(saying() != u"Saved as "_s + path);
    QVERIFY2(saying().contains(u"no folder"_s), qPrintable(saying()));
}

void tst_Paging::theChoiceOfRowsIsRemembered()
{
    auto state = m_bench->window().state();
    QCOMPARE(state.pageLimit, 10'000U);
    state.pageLimit = 100'000;
    QCOMPARE(ui::WindowState::fromJson(state.toJson()).pageLimit, 100'000U);
    m_bench->window().setState(state);
    QCOMPARE(m_bench->window().state().pageLimit, 100'000U);
    run("{ users(first: 3) { edges { cursor node { id } } } }");
    QTRY_VERIFY(button("allPages"));
    QVERIFY(button("allPages")->toolTip().contains(u"100,000"_s));
}

REGISTER_TEST(tst_Paging)

#include "tst_paging.moc"

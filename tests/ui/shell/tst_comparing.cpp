#include "tests/support/registry.h"
#include "tests/ui/shell/shelltest.h"
#include "ui/results/answerview.h"
#include "ui/results/comparesheet.h"
#include "ui/shell/compareflow.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

/// The answer in front against others, through the window.
class tst_Comparing : public support::ShellTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_bench.reset(); }
    void withTheOneBefore();
    void pagesThatWereLoadedBelongToTheOneBefore();
    void whatIsForgottenIsNotHeld();
    void withTheClipboard();
    void withAnotherTab();
    void withAnswersThatAreForgottenMeanwhile();
    void withoutAnAnswerNothingOpens();

private:
    void run()
    {
        QSignalSpy changed(&m_bench->page()->answerView(), &ui::AnswerView::answerChanged);
        m_bench->pressRun();
        QTRY_VERIFY(!m_bench->page()->isRunning() && !changed.isEmpty());
        QVERIFY(m_bench->page()->answer().isSuccess());
    }
    /// The differences that the sheet shows after \a command; then it is closed.
    QString differences(const char *command)
    {
        m_bench->window().findChild<QAction *>(QLatin1String(command))->trigger();
        return shown();
    }
    QString shown()
    {
        auto *sheet = qobject_cast<ui::CompareSheet *>(ui::Sheet::openOver(&m_bench->window()));
        if (!sheet)
            return u"no sheet"_s;
        if (!sheet->comparison())
            QSignalSpy(sheet, &ui::CompareSheet::compared).wait();
        const auto text = sheet->comparison() ? QString::fromStdString(sheet->comparison()->text()) : u"nothing"_s;
        sheet->reject();
        return text;
    }
};

void tst_Comparing::init()
{
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    m_bench->window().setSandbox(m_bench->sandbox(), true);
}

void tst_Comparing::withTheOneBefore()
{
    m_bench->openTab(m_bench->sandbox(), "{ roles(searchKeyword: \"compared_\") { edges { node { id key } } } }");
    run();
    QCOMPARE(differences("compareWithTheOneBefore"), u"no sheet"_s);
    m_bench->ask("mutation { createRole(input: {key: \"compared_one\"}) { role { key } } }");
    run();
    const auto text = differences("compareWithTheOneBefore");
    QVERIFY2(text.startsWith(u"+ data.roles.edges[id="_s) && text.contains(u"compared_one"_s), qPrintable(text));
    QCOMPARE(text.count(u'\n'), 1);
    run();
    QCOMPARE(differences("compareWithTheOneBefore"), QString());
}

void tst_Comparing::pagesThatWereLoadedBelongToTheOneBefore()
{
    m_bench->openTab(m_bench->sandbox(),
                     "{ users(first: 2) { edges { node { id } } pageInfo { hasNextPage endCursor } } }");
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->page()->schema(), 20'000);
    run();
    m_bench->window().findChild<QAction *>(u"nextPage"_s)->trigger();
    const auto rows = [this] {
        return m_bench->page()->answer().tape->root().at("data", "users", "edges")->size();
    };
    QTRY_COMPARE(rows(), 4U);
    QCOMPARE(differences("compareWithTheOneBefore"), u"no sheet"_s);
    run();
    QCOMPARE(rows(), 2U);
    QCOMPARE(differences("compareWithTheOneBefore").count(u"- data.users.edges[id="_s), 2);
}

void tst_Comparing::whatIsForgottenIsNotHeld()
{
    m_bench->openTab(m_bench->sandbox(), "{ a: __typename }");
    run();
    m_bench->window().findChild<ui::CompareFlow *>()->forget();
    run();
    QCOMPARE(differences("compareWithTheOneBefore"), u"no sheet"_s);
    run();
    QCOMPARE(differences("compareWithTheOneBefore"), QString());
}

void tst_Comparing::withTheClipboard()
{
    m_bench->openTab(m_bench->sandbox(), "{ a: __typename }");
    run();
    QApplication::clipboard()->setText(u"{\"data\":{\"a\":\"Mutation\"}}"_s);
    QCOMPARE(differences("compareWithTheClipboard"), u"~ data.a: \"Mutation\" → \"Query\"\n"_s);
    QApplication::clipboard()->clear();
    QCOMPARE(differences("compareWithTheClipboard"), u"no sheet"_s);
}

void tst_Comparing::withAnotherTab()
{
    m_bench->openTab(m_bench->sandbox(), "query First { a: __typename }");
    run();
    m_bench->openTab(m_bench->sandbox(), "query Second { b: __typename }");
    run();
    m_bench->window().findChild<QAction *>(u"compareWithAnotherTab"_s)->trigger();
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 1);
    QCOMPARE(menu->actions().first()->text(), u"First"_s);
    menu->actions().first()->trigger();
    menu->close();
    QCOMPARE(shown(), u"- data.a: \"Query\"\n+ data.b: \"Query\"\n"_s);
}

void tst_Comparing::withAnswersThatAreForgottenMeanwhile()
{
    m_bench->openTab(m_bench->sandbox(), "query First { a: __typename }");
    run();
    auto *first = m_bench->page();
    m_bench->openTab(m_bench->sandbox(), "query Second { b: __typename }");
    run();
    m_bench->window().findChild<QAction *>(u"compareWithAnotherTab"_s)->trigger();
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    first->answerView().clear();
    m_bench->page()->answerView().clear();
    menu->actions().first()->trigger();
    menu->close();
    QCOMPARE(shown(), u"- data.a: \"Query\"\n+ data.b: \"Query\"\n"_s);
}

void tst_Comparing::withoutAnAnswerNothingOpens()
{
    m_bench->openTab(m_bench->sandbox(), "{ a: __typename }");
    for (const auto *command : {"compareWithTheOneBefore", "compareWithAnotherTab", "compareWithTheClipboard"})
        QCOMPARE(differences(command), u"no sheet"_s);
}

REGISTER_TEST(tst_Comparing)

#include "tst_comparing.moc"

#include "core/workspace/tabstore.h"
#include "tests/support/registry.h"
#include "tests/ui/shell/shelltest.h"
#include "ui/editor/jsoneditor.h"
#include "ui/editor/queryeditor.h"
#include "ui/results/answerview.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/documenttab.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/explorer.h"
#include "ui/shell/headerrow.h"
#include "ui/shell/quietnotice.h"
#include "ui/shell/tabkeeping.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using workspace::Tab;

/// Tabs as values: what comes back, what is made only when somebody looks, what is told to be written.
class tst_Tabs : public support::ShellTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void onlyTheTabInFrontHasAPage();
    void aTabThatComesBeforeTheWindowIsSeen();
    void everythingComesBack();
    void anEditorsPlaceComesBackWhereTheTextIsShorter();
    void longTextsAreColouredToTheirLastFoldOnly();
    void nothingIsSentWhenTabsComeBack();
    void tabsThatWereOpenedMeanwhileStayInFront();
    void aTabIsRenamed_data();
    void aTabIsRenamed();
    void escapeKeepsTheName();
    void anEmptyNameIsTheOperations();
    void tabsMoveByKeys();
    void aTabIsDuplicatedWithoutItsFile();
    void theOthersAreClosed();
    void tenTabsAreReopenedAndTheirAnswersAskedFor();
    void closedTabsOfAnEarlierRunAreReopened();
    void whatWasNotKeptIsSaidUntilItWasRead();
    void theKeptAnswerIsShownUnlessThereIsANewerOne();
    void answersThatWereTooLargeSaySo();
    void valuesOfHeadersAreKeptWhereItIsAsked();
    void whatChangesIsNews();
    void whatCouldNotBeWrittenIsNewsStill();
    void answersAreNewsWithWhatTheyAnswer();
    void aClosedTabIsWrittenAsItWasClosed();
    void aPastedCommandIsMarked();
    void closingDoesNotAskWhenTabsAreKept();

private:
    ui::Explorer &explorer() const { return m_bench->window().explorer(); }
    ui::DocumentTabs &bar() const { return *m_bench->window().findChild<ui::DocumentTabs *>(); }
    void trigger(const char *id) const { m_bench->window().findChild<QAction *>(QLatin1String(id))->trigger(); }
    Tab tab(const char *name, const QByteArray &text) const
    {
        Tab tab;
        tab.id = Tab::newId();
        tab.projectKey = m_bench->sandbox().id();
        tab.title = QLatin1String(name);
        tab.text = text;
        return tab;
    }
    /// query A, query B, query C, the second one in front.
    workspace::TabSet three() const
    {
        workspace::TabSet set;
        for (const char *name : {"A", "B", "C"})
            set.open.append(tab(name, QByteArray("query ") + name + " { roles { totalCount } }"));
        set.current = set.open.at(1).id;
        return set;
    }
    QStringList titles() const
    {
        QStringList titles;
        for (int i = 0; i < bar().count(); ++i)
            titles.append(bar().tabText(i));
        return titles;
    }
    QString notice() const
    {
        for (const auto *notice : m_bench->page()->findChildren<ui::QuietNotice *>()) {
            if (!notice->text().isEmpty())
                return notice->text();
        }
        return {};
    }
    static run::KeptAnswer kept(const char *body)
    {
        run::KeptAnswer kept;
        kept.answer.status = 200;
        kept.answer.body = std::make_shared<const std::string>(body);
        if (auto tape = json::Tape::parse(kept.answer.body))
            kept.answer.tape = std::make_shared<const json::Tape>(std::move(*tape));
        return kept;
    }
};

void tst_Tabs::init()
{
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
}

void tst_Tabs::cleanup()
{
    m_bench.reset();
}

void tst_Tabs::onlyTheTabInFrontHasAPage()
{
    const auto set = three();
    explorer().restore(set);
    QCOMPARE(titles(), (QStringList {u"A"_s, u"B"_s, u"C"_s}));
    QCOMPARE(explorer().pages().size(), 1);
    QCOMPARE(m_bench->page()->text(), set.open.at(1).text);
    QVERIFY(m_bench->editor()->hasFocus());
    trigger("nextTab");
    QCOMPARE(explorer().pages().size(), 2);
    QCOMPARE(m_bench->page()->text(), set.open.at(2).text);
    // Its neighbour's name is known all the same, and it can be closed unseen.
    explorer().closeTab(explorer().tabs().first());
    QCOMPARE(titles(), (QStringList {u"B"_s, u"C"_s}));
    QCOMPARE(explorer().pages().size(), 2);
    QVERIFY(explorer().closed().constLast() == set.open.first());
}

void tst_Tabs::aTabThatComesBeforeTheWindowIsSeen()
{
    const ui::Appearance appearance(ui::Appearance::Choice::Light);
    QWidget row;
    auto *layout = new QHBoxLayout(&row);
    auto *bar = new ui::DocumentTabs(appearance, &row);
    layout->addWidget(bar);
    layout->addStretch(1);
    row.resize(400, 36);
    layout->activate(); // How wide it is without tabs is known now.
    ui::DocumentTab first(tab("first", "{ a }"));
    bar->insert(0, &first);
    QVERIFY(bar->sizeHint().width() > 80);
    row.show();
    QTRY_VERIFY(bar->width() > 80);
}

void tst_Tabs::everythingComesBack()
{
    m_bench->window().setSandbox(m_bench->sandbox(), false);
    QByteArray text = "query Long {\n  roles {\n    totalCount\n  }\n}\n";
    for (int i = 0; i < 100; ++i)
        text += "# \xf0\x9f\x98\x80 line\n";
    auto *page = m_bench->openTab(m_bench->sandbox(), text, "{\n  \"a\": {\n    \"b\": 1\n  }\n}");
    page->setHeaderLines({{{"X-A", "1"}, true, true}, {{"X-B", "2"}, false, false}});
    auto &editor = *m_bench->editor();
    QTRY_VERIFY(editor.SendScintilla(QsciScintilla::SCI_GETFOLDLEVEL, 1UL) & QsciScintilla::SC_FOLDLEVELHEADERFLAG);
    editor.SendScintilla(QsciScintilla::SCI_FOLDLINE, 1UL, static_cast<long>(QsciScintilla::SC_FOLDACTION_CONTRACT));
    editor.SendScintilla(QsciScintilla::SCI_SETSEL, 900UL, 950L);
    auto &variables = *m_bench->variables();
    QTRY_VERIFY(variables.SendScintilla(QsciScintilla::SCI_GETFOLDLEVEL, 1UL) & QsciScintilla::SC_FOLDLEVELHEADERFLAG);
    variables.SendScintilla(QsciScintilla::SCI_FOLDLINE, 1UL, static_cast<long>(QsciScintilla::SC_FOLDACTION_CONTRACT));
    variables.SendScintilla(QsciScintilla::SCI_GOTOPOS, 7UL);
    explorer().currentTab()->rename(u"Mine"_s);
    const auto value = explorer().currentTab()->value();
    QCOMPARE(value.place.folds, QList<int> {1});
    QCOMPARE(value.place.caret, 950U);
    QCOMPARE(value.place.anchor, 900U);
    QVERIFY(value.place.firstLine > 0);
    QCOMPARE(value.variablesPlace.caret, 7U);
    QCOMPARE(value.variablesPlace.folds, QList<int> {1});

    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    workspace::TabSet set;
    set.open = {value};
    set.current = value.id;
    explorer().restore(set);
    QVERIFY(explorer().currentTab()->value() == value);
    QCOMPARE(titles(), QStringList {u"Mine"_s});
}

void tst_Tabs::anEditorsPlaceComesBackWhereTheTextIsShorter()
{
    auto set = three();
    set.open[1].place = {5000, 4000, 300, {0, 7, -3, 999}};
    explorer().restore(set);
    QCOMPARE(m_bench->editor()->caret(), quint32(set.open.at(1).text.size()));
}

void tst_Tabs::longTextsAreColouredToTheirLastFoldOnly()
{
    auto set = three();
    auto &value = set.open[1];
    value.text = "query Long {\n  roles {\n    totalCount\n  }\n}\n";
    value.variables = "{\n  \"a\": {\n    \"b\": 1\n  }";
    for (int i = 0; i < 5000; ++i) {
        value.text += "# a line of it\n";
        value.variables += ",\n  \"k" + QByteArray::number(i) + "\": 1";
    }
    value.variables += "\n}";
    value.place.folds = {1};
    value.variablesPlace.folds = {1, 99'999};
    explorer().restore(set);
    // In front of the first turn of the event loop, which colours what is seen.
    const auto colouredOf = [](const QsciScintilla &box) {
        return box.SendScintilla(QsciScintilla::SCI_GETENDSTYLED);
    };
    QVERIFY2(colouredOf(*m_bench->editor()) < 10'000, qPrintable(QString::number(colouredOf(*m_bench->editor()))));
    QVERIFY2(colouredOf(*m_bench->variables()) < 10'000,
             qPrintable(QString::number(colouredOf(*m_bench->variables()))));
    QCOMPARE(explorer().currentTab()->value().place.folds, QList<int> {1});
    QCOMPARE(explorer().currentTab()->value().variablesPlace.folds, QList<int> {1});
}

void tst_Tabs::nothingIsSentWhenTabsComeBack()
{
    QSignalSpy answered(&m_bench->runner(), &run::Runner::finished);
    explorer().restore(three());
    m_bench->window().setSandbox(m_bench->sandbox(), true);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->page()->schema(), 20'000);
    QCOMPARE(answered.count(), 0);
    QVERIFY(!m_bench->page()->isRunning());
    QCOMPARE(bar().count(), 3);
}

void tst_Tabs::tabsThatWereOpenedMeanwhileStayInFront()
{
    m_bench->openTab(m_bench->sandbox(), "query Now { a }");
    explorer().restore(three());
    QCOMPARE(titles(), (QStringList {u"A"_s, u"B"_s, u"C"_s, u"Now"_s}));
    QCOMPARE(m_bench->page()->title(), u"Now"_s);
}

void tst_Tabs::aTabIsRenamed_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("by a double click") << u"click"_s;
    QTest::newRow("by F2 on the tabs") << u"key"_s;
    QTest::newRow("by the menu") << u"menu"_s;
}

void tst_Tabs::aTabIsRenamed()
{
    QFETCH(QString, way);
    explorer().restore(three());
    if (way == u"click"_s) {
        QTest::mouseDClick(&bar(), Qt::LeftButton, {}, bar().tabRect(1).center());
    } else if (way == u"key"_s) {
        bar().setFocus();
        QTest::keyClick(&bar(), Qt::Key_F2);
    } else {
        trigger("renameTab");
    }
    auto *edit = bar().findChild<QLineEdit *>(u"tabName"_s);
    QVERIFY(edit);
    QVERIFY(edit->hasFocus());
    QCOMPARE(edit->selectedText(), u"B"_s);
    QTest::keyClicks(edit, u"  people <b> "_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(explorer().currentTab()->name(), u"people <b>"_s);
    QVERIFY(way == u"key"_s ? bar().hasFocus() : m_bench->editor()->hasFocus());
    QCOMPARE(titles(), (QStringList {u"A"_s, u"people <b>"_s, u"C"_s}));
    // It stays, whatever is written in it.
    m_bench->editor()->replaceBytes("query Other { a }");
    QTRY_COMPARE(m_bench->page()->title(), u"Other"_s);
    QCOMPARE(titles().at(1), u"people <b>"_s);
}

void tst_Tabs::escapeKeepsTheName()
{
    explorer().restore(three());
    trigger("renameTab");
    auto *edit = bar().findChild<QLineEdit *>(u"tabName"_s);
    QTest::keyClicks(edit, u"no"_s);
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(explorer().currentTab()->name(), QString());
    QCOMPARE(titles().at(1), u"B"_s);
    QTRY_VERIFY(!bar().findChild<QLineEdit *>(u"tabName"_s));
}

void tst_Tabs::anEmptyNameIsTheOperations()
{
    auto set = three();
    set.open[1].name = u"Mine"_s;
    explorer().restore(set);
    QCOMPARE(titles().at(1), u"Mine"_s);
    trigger("renameTab");
    auto *edit = bar().findChild<QLineEdit *>(u"tabName"_s);
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(titles().at(1), u"B"_s);
}

void tst_Tabs::tabsMoveByKeys()
{
    explorer().restore(three());
    QTest::keyClick(m_bench->editor(), Qt::Key_PageDown, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(titles(), (QStringList {u"A"_s, u"C"_s, u"B"_s}));
    QCOMPARE(m_bench->page()->title(), u"B"_s);
    QTest::keyClick(m_bench->editor(), Qt::Key_PageDown, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(titles(), (QStringList {u"A"_s, u"C"_s, u"B"_s}));
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(m_bench->editor(), Qt::Key_PageUp, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(titles(), (QStringList {u"B"_s, u"A"_s, u"C"_s}));
}

void tst_Tabs::aTabIsDuplicatedWithoutItsFile()
{
    auto set = three();
    set.open[1].variables = "{\"a\": 1}";
    set.open[1].headers = {{"X-A", "1", true, false}};
    set.open[1].file.path = u"/tmp/b.graphql"_s;
    explorer().restore(set);
    trigger("duplicateTab");
    QCOMPARE(bar().count(), 4);
    const auto copy = explorer().currentTab()->value();
    QCOMPARE(bar().indexOf(explorer().currentTab()), 2);
    QCOMPARE(copy.text, set.open.at(1).text);
    QCOMPARE(copy.variables, set.open.at(1).variables);
    QVERIFY(copy.headers == set.open.at(1).headers);
    QVERIFY(copy.file.path.isEmpty());
    QVERIFY(copy.id != set.open.at(1).id);
}

void tst_Tabs::theOthersAreClosed()
{
    explorer().restore(three());
    trigger("closeOtherTabs");
    QCOMPARE(titles(), QStringList {u"B"_s});
    QCOMPARE(explorer().closed().size(), 2);
}

void tst_Tabs::tenTabsAreReopenedAndTheirAnswersAskedFor()
{
    m_bench->window().setSandbox(m_bench->sandbox(), false);
    explorer().closeTab(explorer().currentTab());
    QSignalSpy wanted(&explorer(), &ui::Explorer::answerWanted);
    for (int i = 0; i < 12; ++i)
        m_bench->openTab(m_bench->sandbox(), "query Q" + QByteArray::number(i) + " { a }");
    while (bar().count() > 0)
        explorer().closeTab(explorer().tabs().constLast());
    for (int i = 2; i < 12; ++i)
        trigger("reopenClosedTab");
    QCOMPARE(bar().count(), 10);
    // The latest first.
    QCOMPARE(titles().constFirst(), u"Q0"_s);
    QCOMPARE(titles().constLast(), u"Q9"_s);
    QVERIFY(!explorer().canReopen());
    QCOMPARE(wanted.count(), 10);
}

void tst_Tabs::closedTabsOfAnEarlierRunAreReopened()
{
    m_bench->window().setSandbox(m_bench->sandbox(), false);
    auto set = three();
    set.closed = {tab("Gone", "query Gone { a }")};
    explorer().restore(set);
    trigger("reopenClosedTab");
    QCOMPARE(m_bench->page()->title(), u"Gone"_s);
    QCOMPARE(explorer().currentTab()->id(), set.closed.constFirst().id);
}

void tst_Tabs::whatWasNotKeptIsSaidUntilItWasRead()
{
    auto set = three();
    set.open[1].leftOut.literals = true;
    set.open[1].leftOut.headers = true;
    explorer().restore(set);
    QVERIFY2(notice().contains(u"secrets in the query"_s), qPrintable(notice()));
    QVERIFY(notice().contains(u"values of headers"_s));
    QVERIFY(explorer().currentTab()->value().leftOut.literals);
    QTest::mouseClick(m_bench->page()->findChild<QPushButton *>(u"noticeAct"_s), Qt::LeftButton);
    QVERIFY(notice().isEmpty());
    QVERIFY(!explorer().currentTab()->value().leftOut.any());
}

void tst_Tabs::theKeptAnswerIsShownUnlessThereIsANewerOne()
{
    const auto set = three();
    QSignalSpy wanted(&explorer(), &ui::Explorer::answerWanted);
    explorer().restore(set);
    m_bench->window().setSandbox(m_bench->sandbox(), false);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toString(), set.current);
    QSignalSpy answers(explorer().currentTab(), &ui::DocumentTab::answerChanged);
    explorer().showKept(set.current, kept(R"({"data": {"old": 1}})"));
    QCOMPARE(m_bench->tree(), (QStringList {u"data: 1 key"_s, u"  old: 1"_s}));
    // It is on the disk already.
    QCOMPARE(answers.count(), 0);
    m_bench->pressRun();
    QTRY_VERIFY(m_bench->tree().join(u'\n').contains(u"totalCount"_s));
    explorer().showKept(set.current, kept(R"({"data": {"old": 1}})"));
    QVERIFY(m_bench->tree().join(u'\n').contains(u"totalCount"_s));
}

void tst_Tabs::answersThatWereTooLargeSaySo()
{
    const auto set = three();
    explorer().restore(set);
    run::KeptAnswer large;
    large.wasTooLarge = true;
    explorer().showKept(set.current, large);
    QVERIFY2(notice().contains(u"10 MB"_s), qPrintable(notice()));
}

void tst_Tabs::valuesOfHeadersAreKeptWhereItIsAsked()
{
    auto set = three();
    set.open[1].headers = {{"X-A", "1", true, false}};
    explorer().restore(set);
    auto *keep = m_bench->page()->findChild<ui::HeaderRow *>()->findChild<QToolButton *>(u"keepHeader"_s);
    QVERIFY(!keep->isChecked());
    QVERIFY(workspace::keepable(explorer().currentTab()->value()).headers.constFirst().value.isEmpty());
    m_bench->page()->focusHeaders();
    QTest::mouseClick(keep, Qt::LeftButton);
    QCOMPARE(workspace::keepable(explorer().currentTab()->value()).headers.constFirst().value, QByteArray("1"));
}

void tst_Tabs::whatChangesIsNews()
{
    const auto set = three();
    explorer().restore(set);
    QCoreApplication::processEvents();
    ui::TabKeeping keeping(explorer(), {set.open.at(0).id, set.open.at(1).id, set.open.at(2).id});
    QVERIFY(!keeping.hasNews());
    QSignalSpy changed(&keeping, &ui::TabKeeping::changed);

    QTest::keyClicks(m_bench->window().focusWidget(), u"x"_s);
    QTRY_VERIFY(keeping.hasNews());
    QVERIFY(changed.count() > 0);
    auto news = keeping.take();
    QCOMPARE(news.tabs.changed.size(), 1);
    QVERIFY(news.tabs.changed.constFirst().text.startsWith("xquery B"));
    QCOMPARE(news.tabs.open, (QStringList {set.open.at(0).id, set.open.at(1).id, set.open.at(2).id}));
    QVERIFY(!keeping.hasNews());

    trigger("moveTabRight");
    QVERIFY(keeping.hasNews());
    news = keeping.take();
    QVERIFY(news.tabs.changed.isEmpty());
    QCOMPARE(news.tabs.open, (QStringList {set.open.at(0).id, set.open.at(2).id, set.open.at(1).id}));
    QCOMPARE(news.tabs.current, set.open.at(1).id);

    explorer().currentTab()->rename(u"Mine"_s);
    QCOMPARE(keeping.take().tabs.changed.constFirst().name, u"Mine"_s);
    m_bench->editor()->SendScintilla(QsciScintilla::SCI_GOTOPOS, 3UL);
    QTRY_VERIFY(keeping.hasNews());
    QCOMPARE(keeping.take().tabs.changed.constFirst().place.caret, 3U);
    m_bench->page()->setHeaderLines({{{"X-A", "1"}, true, false}});
    QVERIFY(keeping.hasNews());
    keeping.take();

    m_bench->openTab(m_bench->sandbox(), "query New { a }");
    news = keeping.take();
    QCOMPARE(news.tabs.open.size(), 4);
    QVERIFY(std::any_of(news.tabs.changed.begin(), news.tabs.changed.end(),
                        [](const Tab &tab) { return tab.text == "query New { a }"; }));
}

void tst_Tabs::whatCouldNotBeWrittenIsNewsStill()
{
    const auto set = three();
    explorer().restore(set);
    ui::TabKeeping keeping(explorer(), {});
    const auto news = keeping.take();
    QCOMPARE(news.tabs.changed.size(), 3);
    keeping.putBack(news);
    QVERIFY(keeping.hasNews());
    QCOMPARE(keeping.take().tabs.changed.size(), 3);
}

void tst_Tabs::answersAreNewsWithWhatTheyAnswer()
{
    explorer().restore(three());
    m_bench->window().setSandbox(m_bench->sandbox(), false);
    ui::TabKeeping keeping(explorer(), {});
    keeping.take();
    m_bench->pressRun();
    QTRY_VERIFY(m_bench->page()->answer().body);
    const auto id = explorer().currentTab()->id();
    const auto asked = m_bench->page()->text();
    m_bench->editor()->replaceBytes("query Other { a }");
    const auto news = keeping.take();
    QVERIFY(news.answers.contains(id));
    QVERIFY(news.answers.value(id).answer.body);
    QCOMPARE(news.answers.value(id).text, asked);
    QVERIFY(keeping.take().answers.isEmpty());
}

void tst_Tabs::aClosedTabIsWrittenAsItWasClosed()
{
    const auto set = three();
    explorer().restore(set);
    ui::TabKeeping keeping(explorer(), {});
    keeping.take();
    m_bench->editor()->replaceBytes("query Last { a }");
    trigger("closeTab");
    const auto news = keeping.take();
    QCOMPARE(news.tabs.closed, QStringList {set.open.at(1).id});
    QCOMPARE(news.tabs.changed.constFirst().text, QByteArray("query Last { a }"));
}

void tst_Tabs::aPastedCommandIsMarked()
{
    explorer().restore(three());
    QVERIFY(!explorer().currentTab()->value().isCommand);
    m_bench->editor()->replaceBytes("curl -H 'Authorization: Bearer x' https://a.example");
    QVERIFY(explorer().currentTab()->value().isCommand);
}

void tst_Tabs::closingDoesNotAskWhenTabsAreKept()
{
    auto set = three();
    set.open[0].file.path = u"/tmp/a.graphql"_s;
    set.open[0].differsFromFile = true;
    explorer().restore(set);
    QVERIFY(!m_bench->window().close());
    m_bench->window().setKeepsTabs(true);
    QVERIFY(m_bench->window().close());
}

REGISTER_TEST(tst_Tabs)
#include "tst_tabs.moc"

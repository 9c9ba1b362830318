#include "core/exchange/foreign.h"
#include "core/safety/draft.h"
#include "tests/support/registry.h"
#include "ui/shell/documentfiles.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/shell/firstquery.h"
#include "ui/shell/knownprojects.h"
#include "ui/shell/openflow.h"
#include "ui/shell/quietnotice.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

/// What becomes a tab, and whose. (That files, workspaces and commands of other programs find their way here from the
/// menus is told where they are.)
class tst_OpenFlow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whereNobodyHasLookedAtAProjectItIsTheSandboxs();
    void withNoTabOpenItIsTheOneThatWasInFrontLast();
    void aNewTabIsOfTheProjectInFront();
    void aNewTabIsOfTheOneThatIsWaitedFor();
    void aProjectComesWithItsLastTab();
    void aLiveProjectStartsEmpty();
    void theSandboxIsExpectedOnce();
    void whatWasRunBeforeIsOfItsProject();
    void whatWasRunOnAProjectThatIsGoneSaysSo();
    void anOperationOfAnotherRoomIsOfItsProject();
    void headersOfAnotherProgramAreNotTicked();
    void whatCannotBeReadIsSaidWhereItWasPasted();
    void aFileIsOpenedOnce();
    void aFileBeforeThereIsAProjectIsTheSandboxs();

private:
    static project::Project live(const char *id)
    {
        return project::Project::live(QLatin1String(id), QLatin1String(id),
                                      *project::Endpoint::parse(u"https://acme.example/_api/admin/graphql"_s),
                                      u"acme"_s);
    }
    ui::DocumentPage *page() const { return m_explorer->current(); }
    qsizetype tabs() const { return m_explorer->tabs().size(); }
    QString notice(const QWidget &in) const
    {
        const auto *notice = in.findChild<ui::QuietNotice *>();
        return notice ? notice->text() : QString();
    }

    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<QWidget> m_window;
    ui::Explorer *m_explorer = nullptr;
    std::unique_ptr<ui::KnownProjects> m_projects;
    ui::OpenFlow *m_flow = nullptr;
};

void tst_OpenFlow::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(1000, 700);
    m_explorer = new ui::Explorer(m_appearance, m_window.get());
    m_explorer->resize(m_window->size());
    m_projects = std::make_unique<ui::KnownProjects>();
    connect(m_projects.get(), &ui::KnownProjects::changed, m_explorer, &ui::Explorer::setProjects);
    auto *files = new ui::DocumentFiles(m_appearance, *m_window);
    m_flow = new ui::OpenFlow(*m_explorer, *m_projects, *files, m_appearance, *m_window);
    m_window->show();
}

void tst_OpenFlow::cleanup()
{
    m_window.reset();
    m_projects.reset();
}

void tst_OpenFlow::whereNobodyHasLookedAtAProjectItIsTheSandboxs()
{
    m_projects->setRemembered({live("a"), live("b")});
    m_flow->newTab();
    QCOMPARE(page()->projectKey(), project::Project::sandboxId());
    m_explorer->closeTab(m_explorer->currentTab());
    m_flow->openForeign({});
    QCOMPARE(page()->projectKey(), project::Project::sandboxId());
    m_flow->openProject(u"unheard of"_s);
    QCOMPARE(tabs(), 1);
}

void tst_OpenFlow::withNoTabOpenItIsTheOneThatWasInFrontLast()
{
    m_projects->setRemembered({live("a"), live("b")});
    m_flow->openProject(u"b"_s);
    m_explorer->closeTab(m_explorer->currentTab());
    QCOMPARE(tabs(), 0);
    m_flow->newTab();
    QCOMPARE(page()->projectKey(), u"b"_s);
    // One that is not there any more is nobody's.
    m_explorer->closeTab(m_explorer->currentTab());
    m_projects->setRemembered({live("a")});
    m_flow->newTab();
    QCOMPARE(page()->projectKey(), project::Project::sandboxId());
}

void tst_OpenFlow::aNewTabIsOfTheProjectInFront()
{
    QSignalSpy wanted(m_flow, &ui::OpenFlow::explorerWanted);
    m_projects->setRemembered({live("a"), live("b")});
    m_flow->openProject(u"a"_s);
    QCOMPARE(page()->projectKey(), u"a"_s);
    m_flow->openProject(u"b"_s);
    m_flow->newTab();
    QCOMPARE(page()->projectKey(), u"b"_s);
    QCOMPARE(tabs(), 3);
    QCOMPARE(wanted.size(), 3);
}

void tst_OpenFlow::aNewTabIsOfTheOneThatIsWaitedFor()
{
    m_flow->expectSandbox();
    m_projects->setRemembered({live("a")});
    m_flow->newTab();
    QCOMPARE(page()->projectKey(), project::Project::sandboxId());
}

void tst_OpenFlow::aProjectComesWithItsLastTab()
{
    m_projects->setRemembered({live("a"), live("b")});
    m_explorer->addPage(live("a"), "query First { a }", {});
    auto *last = m_explorer->addPage(live("a"), "query Last { a }", {});
    m_explorer->addPage(live("b"), "query Other { a }", {});
    m_flow->openProject(u"a"_s);
    QCOMPARE(page(), last);
    QCOMPARE(tabs(), 3);
}

void tst_OpenFlow::aLiveProjectStartsEmpty()
{
    m_projects->setRemembered({live("a")});
    m_flow->openProject(u"a"_s);
    QVERIFY(page()->text().isEmpty());
}

void tst_OpenFlow::theSandboxIsExpectedOnce()
{
    m_flow->expectSandbox();
    auto *first = page();
    QCOMPARE(first->text(), ui::firstQuery());
    m_explorer->addPage(live("a"), "{ a }", {});
    m_flow->expectSandbox();
    QCOMPARE(page(), first);
    QCOMPARE(tabs(), 2);
}

void tst_OpenFlow::whatWasRunBeforeIsOfItsProject()
{
    m_projects->setRemembered({live("a"), live("b")});
    m_flow->newTab();
    m_flow->openFromHistory(u"b"_s, "{ b }", R"({"n": 1})");
    QCOMPARE(page()->projectKey(), u"b"_s);
    QCOMPARE(page()->text(), "{ b }");
    QCOMPARE(page()->variables(), R"({"n": 1})");
    QCOMPARE(notice(*page()), QString());
}

void tst_OpenFlow::whatWasRunOnAProjectThatIsGoneSaysSo()
{
    m_projects->setRemembered({live("a")});
    m_flow->openFromHistory(u"gone"_s, "{ b }", {});
    QCOMPARE(page()->projectKey(), project::Project::sandboxId());
    QCOMPARE(page()->text(), "{ b }");
    QVERIFY2(notice(*page()).contains(u"not here any more"_s), qPrintable(notice(*page())));
}

void tst_OpenFlow::anOperationOfAnotherRoomIsOfItsProject()
{
    m_projects->setRemembered({live("a"), live("b")});
    m_flow->newTab();
    safety::Draft draft;
    draft.project = live("b");
    draft.document = "{ users { totalCount } }";
    m_flow->openDraft(draft);
    QCOMPARE(page()->projectKey(), u"b"_s);
    QCOMPARE(page()->text(), draft.document);
}

void tst_OpenFlow::headersOfAnotherProgramAreNotTicked()
{
    m_projects->setRemembered({live("a")});
    const auto foreign = exchange::readForeign("curl 'https://acme.example/graphql' -H 'X-Trace: 1' --data-raw "
                                               "'{\"query\":\"{ a }\"}'");
    QVERIFY(foreign);
    m_flow->openForeign(*foreign);
    QCOMPARE(page()->text(), "{ a }");
    const auto lines = page()->headerLines();
    QCOMPARE(lines.size(), 1);
    QVERIFY(!lines.first().isSent);
    QVERIFY2(notice(*page()).contains(u"tick the headers"_s), qPrintable(notice(*page())));
}

void tst_OpenFlow::whatCannotBeReadIsSaidWhereItWasPasted()
{
    m_projects->setRemembered({live("a")});
    m_flow->newTab();
    auto *before = page();
    emit before->foreignWanted("curl --unknown-to-anybody");
    QCOMPARE(page(), before);
    QCOMPARE(tabs(), 1);
    QVERIFY(!notice(*before).isEmpty());
}

void tst_OpenFlow::aFileIsOpenedOnce()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"find.graphql"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("query Find { a }");
    file.close();
    m_projects->setRemembered({live("a")});
    m_flow->openFile(file.fileName());
    QTRY_COMPARE(tabs(), 1);
    auto *first = page();
    m_flow->newTab();
    m_flow->openFile(file.fileName());
    QTRY_COMPARE(page(), first);
    QCOMPARE(tabs(), 2);
}

void tst_OpenFlow::aFileBeforeThereIsAProjectIsTheSandboxs()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"find.graphql"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    m_flow->openFile(file.fileName());
    QTRY_COMPARE(tabs(), 1);
    QCOMPARE(page()->projectKey(), project::Project::sandboxId());
}

REGISTER_TEST(tst_OpenFlow)
#include "tst_openflow.moc"

#include "tests/support/registry.h"
#include "tests/ui/shell/shelltest.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/documenttab.h"
#include "ui/shell/explorer.h"
#include "ui/shell/quietnotice.h"
#include "ui/shell/workspacefiles.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

/// Workspaces out of one window and into another.
class tst_WorkspaceFiles : public support::ShellTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_bench.reset(); }
    void tabsGoOutAndComeInElsewhere();
    void whatItAskedForBeyondIsSaid();
    void underAnyNameItIsAWorkspace();
    void nothingIsSentAndNoProjectIsChosen();
    void whatCannotBeReadOrWrittenSaysWhy_data();
    void whatCannotBeReadOrWrittenSaysWhy();

private:
    ui::WorkspaceFiles &files() const { return *m_bench->window().findChild<ui::WorkspaceFiles *>(); }
    QString at(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(at(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QStringList titles() const
    {
        QStringList titles;
        for (const auto *tab : m_bench->window().explorer().tabs())
            titles.append(tab->title());
        return titles;
    }
    /// All sentences that stand beside the work.
    QString said() const
    {
        QStringList texts;
        for (const auto *notice : m_bench->window().findChildren<ui::QuietNotice *>())
            for (const auto *label : notice->findChildren<QLabel *>())
                texts.append(label->text());
        return texts.join(u'\n');
    }

    QTemporaryDir m_folder;
};

void tst_WorkspaceFiles::init()
{
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    m_bench->window().setSandbox(m_bench->sandbox(), true);
}

void tst_WorkspaceFiles::tabsGoOutAndComeInElsewhere()
{
    m_bench->openTab(m_bench->sandbox(), "query Mine { users { totalCount } }", "{ \"a\": 1 }");
    const auto before = titles();
    QList<workspace::Tab> tabs;
    for (const auto *tab : m_bench->window().explorer().tabs())
        tabs.append(tab->value());
    QSignalSpy exported(&files(), &ui::WorkspaceFiles::exported);
    files().exportTo(at(u"out.gatehouse"_s), tabs);
    QVERIFY(exported.wait());
    QVERIFY2(said().contains(at(u"out.gatehouse"_s)), qPrintable(said()));
    QCOMPARE(QFile::permissions(at(u"out.gatehouse"_s)) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

    init();
    QVERIFY(titles() != before);
    const auto own = titles();
    m_bench->window().openFile(at(u"out.gatehouse"_s));
    QTRY_COMPARE(titles(), own + before);
    // The first that came is in front; the last waits with what is in it.
    const auto *last = m_bench->window().explorer().tabs().last();
    QVERIFY(!last->page());
    QCOMPARE(last->value().text, QByteArray("query Mine { users { totalCount } }"));
    QCOMPARE(last->value().variables, QByteArray("{ \"a\": 1 }"));
}

void tst_WorkspaceFiles::whatItAskedForBeyondIsSaid()
{
    write(
        u"in.gatehouse"_s,
        R"({"kind":"gatehouse-workspace","version":1,"keyPath":"/k.pem","tabs":[{"text":"{ a }","headers":[{"name":"Authorization","value":"Bearer canary"}]}]})");
    const auto before = titles().size();
    m_bench->window().openFile(at(u"in.gatehouse"_s));
    QTRY_COMPARE(titles().size(), before + 1);
    QVERIFY2(said().contains(u"Left behind: keyPath, the header Authorization."_s), qPrintable(said()));
    QVERIFY(!said().contains(u"canary"_s));
    QVERIFY(m_bench->page()->headers().isEmpty());
}

void tst_WorkspaceFiles::underAnyNameItIsAWorkspace()
{
    write(u"in.json"_s, R"({"kind": "gatehouse-workspace", "version": 1, "tabs": [{"text": "query Inside { a }"}]})");
    write(u"about.graphql"_s, "{ a } # \"gatehouse-workspace\"");
    const auto before = titles();
    m_bench->window().openFile(at(u"in.json"_s));
    QTRY_COMPARE(titles(), before + QStringList {u"Inside"_s});
    m_bench->window().openFile(at(u"about.graphql"_s));
    QTRY_COMPARE(titles().size(), before.size() + 2);
    QCOMPARE(m_bench->page()->file().path, at(u"about.graphql"_s));
}

void tst_WorkspaceFiles::nothingIsSentAndNoProjectIsChosen()
{
    // The schema is asked for on its own account.
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->page()->schema(), 20'000);
    QSignalSpy sent(&m_bench->runner(), &run::Runner::sent);
    const auto live = m_bench->liveProject(u"acme"_s);
    write(u"in.gatehouse"_s,
          R"({"kind":"gatehouse-workspace","version":1,"tabs":[{"text":"mutation M { a }","project":"live-1"}]})");
    const auto front = m_bench->page()->projectKey();
    const auto before = titles().size();
    m_bench->window().openFile(at(u"in.gatehouse"_s));
    QTRY_COMPARE(titles().size(), before + 1);
    QCOMPARE(m_bench->page()->projectKey(), front);
    QVERIFY(front != live.id());
    QTest::qWait(50);
    QVERIFY(!m_bench->page()->isRunning());
    QCOMPARE(sent.size(), 0);
}

void tst_WorkspaceFiles::whatCannotBeReadOrWrittenSaysWhy_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    QTest::newRow("gone") << u"gone.gatehouse"_s << u"does not exist"_s;
    QTest::newRow("cut") << u"cut.gatehouse"_s << u"damaged"_s;
    QTest::newRow("a folder") << u"folder.gatehouse"_s << u"no plain file"_s;
}

void tst_WorkspaceFiles::whatCannotBeReadOrWrittenSaysWhy()
{
    QFETCH(QString, name);
    QFETCH(QString, says);
    write(u"cut.gatehouse"_s, R"({"kind":"gatehouse-wor)");
    QVERIFY(QDir(m_folder.path()).mkpath(u"folder.gatehouse"_s));
    const auto before = titles();
    m_bench->window().openFile(at(name));
    QTRY_VERIFY2(said().contains(says), qPrintable(said()));
    QCOMPARE(titles(), before);
    QSignalSpy failed(&files(), &ui::WorkspaceFiles::failed);
    files().exportTo(at(u"folder.gatehouse"_s), {});
    QVERIFY(failed.wait());
}

REGISTER_TEST(tst_WorkspaceFiles)
#include "tst_workspacefiles.moc"

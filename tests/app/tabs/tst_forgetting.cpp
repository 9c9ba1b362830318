#include "app/kepttabs.h"
#include "core/base/clock.h"
#include "core/run/runner.h"
#include "tests/support/registry.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/documenttab.h"
#include "ui/shell/explorer.h"
#include "ui/shell/mainwindow.h"

#include <QDir>
#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <memory>

using namespace Qt::StringLiterals;

/// A person whom the tabs are to forget, at moments that are not quiet.
class tst_Forgetting : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whoIsForgottenRightBeforeTheEndIsForgotten();
    void whatWasJustDeletedDoesNotBecomeAStateBefore();
    void whatIsInViewGoesThoughTheFolderIsAnothers();
    void tabsAreWrittenWhileLongAnswersAreLookedThrough();

private:
    static bool namesAnn(const QByteArray &text) { return text.contains("ann@example.com"); }
    QString folder() const { return m_folder->filePath(u"tabs"_s); }
    ui::DocumentPage *askedForAnn()
    {
        auto *page = m_window->explorer().addPage(u"sandbox"_s, "query Asked { id }", {});
        run::Answer answer;
        answer.status = 200;
        answer.body = std::make_shared<const std::string>("{\"data\":{\"email\":\"ann@example.com\"}}");
        page->showStarted();
        page->showAnswer(answer);
        return page;
    }
    int filesWith(const QByteArray &text) const
    {
        int count = 0;
        const QDir dir(folder());
        // A file that is just being written goes by another name a moment later.
        const auto names = dir.entryList({u"*.tab"_s, u"*.answer"_s, u"*.before"_s}, QDir::Files | QDir::Hidden);
        for (const auto &name : names) {
            QFile file(dir.filePath(name));
            count += file.open(QIODevice::ReadOnly) && file.readAll().contains(text) ? 1 : 0;
        }
        return count;
    }

    base::SystemClock m_clock;
    ui::Appearance m_appearance {ui::Appearance::Choice::Light};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<run::Runner> m_runner;
    std::unique_ptr<app::KeptTabs> m_kept;
    std::unique_ptr<ui::MainWindow> m_window;
};

void tst_Forgetting::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_runner = std::make_unique<run::Runner>(m_folder->filePath(u"journal"_s), m_clock);
    m_kept = std::make_unique<app::KeptTabs>(folder());
    m_window = std::make_unique<ui::MainWindow>(*m_runner, m_clock, m_appearance);
    bool isHere = false;
    m_kept->bringTo(*m_window, [&] { isHere = true; });
    QTRY_VERIFY(isHere);
}

void tst_Forgetting::cleanup()
{
    if (m_kept)
        m_kept->finish();
    m_kept.reset();
    m_window.reset();
    m_runner.reset();
}

void tst_Forgetting::whoIsForgottenRightBeforeTheEndIsForgotten()
{
    auto &explorer = m_window->explorer();
    explorer.addPage(u"sandbox"_s, "query Closed { id } # ann@example.com", {});
    askedForAnn();
    explorer.closeTab(explorer.tabs().at(0));
    QTRY_VERIFY(filesWith("ann@example.com") >= 2);

    m_kept->forget(namesAnn, [](const QString &, bool) {});
    m_kept->finish();
    m_kept.reset();
    QCOMPARE(filesWith("ann@example.com"), 0);
    QVERIFY(filesWith("Asked") > 0);
}

void tst_Forgetting::whatWasJustDeletedDoesNotBecomeAStateBefore()
{
    m_window->explorer().addPage(u"sandbox"_s, "query Mine { id }", {});
    auto &tab = *m_window->explorer().tabs().constFirst();
    tab.rename(u"of ann@example.com"_s);
    QTRY_COMPARE(filesWith("ann@example.com"), 1);

    tab.rename(u"of nobody"_s);
    QString said;
    m_kept->forget(namesAnn, [&](const QString &sentence, bool) { said = sentence + u'.'; });
    QTRY_COMPARE(said, u"."_s);
    QVERIFY(filesWith("of nobody") > 0);
    QCOMPARE(filesWith("ann@example.com"), 0);
    // Nor behind it.
    tab.rename(u"of whomever"_s);
    QTRY_VERIFY(filesWith("of whomever") > 0);
    QCOMPARE(filesWith("ann@example.com"), 0);
}

void tst_Forgetting::whatIsInViewGoesThoughTheFolderIsAnothers()
{
    // The first has the folder.
    auto window = std::make_unique<ui::MainWindow>(*m_runner, m_clock, m_appearance);
    app::KeptTabs second(folder());
    bool isHere = false;
    second.bringTo(*window, [&] { isHere = true; });
    QTRY_VERIFY(isHere);
    m_window.swap(window);
    auto *page = askedForAnn();
    QString said;
    bool isDone = true;
    second.forget(namesAnn, [&](const QString &sentence, bool isAllDone) {
        said = sentence;
        isDone = isAllDone;
    });
    QTRY_VERIFY(!said.isEmpty());
    QCOMPARE(said,
             u"1 answer kept with a tab was removed. The tabs on the disk were not looked through. Another Gatehouse "
             "has your tabs open. What you write here is kept only until you close this window."_s);
    QVERIFY(!isDone);
    QVERIFY(!page->answer().body);
    second.finish();
    m_window.swap(window);
}

void tst_Forgetting::tabsAreWrittenWhileLongAnswersAreLookedThrough()
{
    auto *page = askedForAnn();
    auto &tab = *m_window->explorer().tabs().constFirst();
    const auto body = page->answer().body;
    QTRY_COMPARE(filesWith("ann@example.com"), 1);
    QSemaphore goOn;
    std::atomic<bool> isCopied = true;
    QString said;
    bool isDone = false;
    m_kept->forget(
        [&](const QByteArray &text) {
            if (namesAnn(text) && text.startsWith('{') && isCopied) {
                isCopied = text.constData() != body->data();
                goOn.acquire();
            }
            return namesAnn(text);
        },
        [&](const QString &sentence, bool isAllDone) {
            said = sentence;
            isDone = isAllDone;
        });
    tab.rename(u"meanwhile"_s);
    const bool isWritten = QTest::qWaitFor([&] { return filesWith("meanwhile") > 0; });
    goOn.release(100);
    QVERIFY(isWritten);
    QTRY_COMPARE(said, u"1 answer kept with a tab was removed."_s);
    QVERIFY(isDone);
    QVERIFY(!isCopied);
    QCOMPARE(filesWith("ann@example.com"), 0);
}

REGISTER_TEST(tst_Forgetting)
#include "tst_forgetting.moc"

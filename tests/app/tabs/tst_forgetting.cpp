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
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

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
    void tabsAreWrittenBetweenTheFilesThatAreLookedThrough();
    void whoIsForgottenDuringAWriteIsForgottenBehindIt();
    void aSecondPersonComesBehindTheFirst();
    void anAnswerThatIsBeingReadIsNotShown();
    void answersOfOthersComeThoughTheTabsCannotBeWritten();

private:
    void start();
    static bool namesAnn(const QByteArray &text) { return text.contains("ann@example.com"); }
    QString folder() const { return m_folder->filePath(u"tabs"_s); }
    ui::DocumentPage *askedFor(const std::string &name)
    {
        auto *page = m_window->explorer().addPage(u"sandbox"_s, "query Asked { id }", {});
        run::Answer answer;
        answer.status = 200;
        answer.body = std::make_shared<const std::string>("{\"data\":{\"email\":\"" + name + "\"}}");
        page->showStarted();
        page->showAnswer(answer);
        return page;
    }
    ui::DocumentPage *askedForAnn() { return askedFor("ann@example.com"); }
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
    start();
    bool isHere = false;
    m_kept->bringTo(*m_window, [&] { isHere = true; });
    QTRY_VERIFY(isHere);
}

/// Once more, with what the last one left.
void tst_Forgetting::start()
{
    cleanup();
    m_runner = std::make_unique<run::Runner>(m_folder->filePath(u"journal"_s), m_clock);
    m_kept = std::make_unique<app::KeptTabs>(folder());
    m_window = std::make_unique<ui::MainWindow>(*m_runner, m_clock, m_appearance);
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

void tst_Forgetting::tabsAreWrittenBetweenTheFilesThatAreLookedThrough()
{
    constexpr int tabs = 6;
    for (int i = 0; i < tabs; ++i)
        askedFor("ben@example.com");
    QTRY_COMPARE(filesWith("ben@example.com"), tabs);
    QSemaphore begun;
    QSemaphore goOn;
    std::atomic<int> all = 0;
    QString said;
    m_kept->forget(
        [&](const QByteArray &text) {
            // Those on the disk.
            if (text.startsWith("gatehouse ")) {
                ++all;
                begun.release();
                goOn.acquire();
            }
            return namesAnn(text);
        },
        [&](const QString &sentence, bool) { said = sentence + u'.'; });
    QTRY_VERIFY(begun.available() > 0);
    m_window->explorer().tabs().constFirst()->rename(u"meanwhile"_s);
    int seen = 0;
    while (seen < 2 * tabs && filesWith("meanwhile") == 0) {
        goOn.release();
        ++seen;
        (void)QTest::qWaitFor([&] { return filesWith("meanwhile") > 0; }, 1000);
    }
    goOn.release(100);
    QTRY_COMPARE(said, u"."_s);
    // However slowly: it was written in front of the last file.
    QVERIFY2(seen < all, qPrintable(QString::number(seen)));
}

void tst_Forgetting::whoIsForgottenDuringAWriteIsForgottenBehindIt()
{
    auto *page = askedForAnn();
    m_window->explorer().addPage(u"sandbox"_s, "query Other { id } # ann@example.com", {});
    auto &tab = *m_window->explorer().tabs().constFirst();
    const auto path = folder() + u'/' + tab.id() + u".tab"_s;
    QTRY_COMPARE(filesWith("ann@example.com"), 2);

    // Whoever wants to write it waits until somebody has written into the pipe.
    QVERIFY(QFile::remove(path));
    const auto name = QFile::encodeName(path);
    QCOMPARE(::mkfifo(name.constData(), 0600), 0);
    tab.rename(u"of ann@example.com"_s);
    int pipe = -1;
    QVERIFY(QTest::qWaitFor([&] {
        pipe = ::open(name.constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
        return pipe >= 0;
    }));
    tab.rename({});
    m_window->explorer().closeTab(m_window->explorer().tabs().at(1));
    QString said;
    bool isDone = false;
    m_kept->forget(namesAnn, [&](const QString &sentence, bool isAllDone) {
        said = sentence;
        isDone = isAllDone;
    });
    QTRY_VERIFY(!page->answer().body);
    QCOMPARE(said, QString());
    QVERIFY(QFile::remove(path));
    ::close(pipe);
    QTRY_COMPARE(said, u"1 answer kept with a tab was removed. 1 closed tab was removed."_s);
    QVERIFY(isDone);
    QCOMPARE(filesWith("ann@example.com"), 0);
    QVERIFY(filesWith("Asked") > 0);
}

void tst_Forgetting::aSecondPersonComesBehindTheFirst()
{
    askedForAnn();
    askedFor("ben@example.com");
    askedFor("cho@example.com");
    QTRY_COMPARE(filesWith("@example.com"), 3);
    QStringList said;
    const auto forget = [&](const QByteArray &who) {
        m_kept->forget([who](const QByteArray &text) { return text.contains(who); },
                       [&, who](const QString &sentence, bool isDone) {
                           said.append(QString::fromLatin1(who) + (isDone ? u": "_s : u" not: "_s) + sentence);
                           // The first is gone when it is said of the first.
                           QCOMPARE(filesWith(who), 0);
                       });
    };
    forget("ann@");
    forget("ben@");
    QTRY_COMPARE(said.size(), 2);
    QCOMPARE(said,
             (QStringList {u"ann@: 1 answer kept with a tab was removed."_s,
                           u"ben@: 1 answer kept with a tab was removed."_s}));
    QCOMPARE(filesWith("cho@"), 1);
}

void tst_Forgetting::anAnswerThatIsBeingReadIsNotShown()
{
    askedFor("ben@example.com");
    askedForAnn();
    QTRY_COMPARE(filesWith("@example.com"), 2);
    start();
    QString said;
    m_kept->bringTo(*m_window, [&] {
        // It is on its way.
        m_kept->forget(namesAnn, [&](const QString &sentence, bool) { said = sentence; });
    });
    QTRY_COMPARE(said, u"1 answer kept with a tab was removed."_s);
    QCOMPARE(filesWith("ann@example.com"), 0);
    auto &explorer = m_window->explorer();
    const auto *ofAnn = explorer.current();
    // They come one behind the other, so that Ann's would be here before this one.
    explorer.setCurrent(explorer.tabs().constFirst());
    QTRY_VERIFY(explorer.current()->answer().body);
    QVERIFY(explorer.current() != ofAnn);
    QVERIFY(!ofAnn->answer().body);

    // Somebody else's comes all the same, when it was on its way then.
    start();
    m_kept->bringTo(*m_window, [&] { m_kept->forget(namesAnn, [](const QString &, bool) {}); });
    QTRY_VERIFY(m_window->explorer().current() && m_window->explorer().current()->answer().body);
}

void tst_Forgetting::answersOfOthersComeThoughTheTabsCannotBeWritten()
{
    askedForAnn();
    askedFor("ben@example.com");
    m_window->explorer().addPage(u"sandbox"_s, "query Mine { id }", {});
    QTRY_COMPARE(filesWith("@example.com"), 2);
    QTRY_VERIFY(filesWith("Mine") > 0);
    start();
    bool isHere = false;
    m_kept->bringTo(*m_window, [&] { isHere = true; });
    QTRY_VERIFY(isHere);
    auto &explorer = m_window->explorer();
    const auto tabs = explorer.tabs();
    QCOMPARE(tabs.size(), 3);
    // A folder stands where the file belongs.
    const auto path = folder() + u'/' + tabs.at(2)->id() + u".tab"_s;
    QVERIFY(QFile::remove(path) && QDir().mkpath(path + u"/sub"_s));
    tabs.at(2)->rename(u"of whomever"_s);
    QString said;
    m_kept->forget(namesAnn, [&](const QString &sentence, bool) { said = sentence; });
    QTRY_VERIFY2(said.contains(u"Your tabs could not be written"), qPrintable(said));

    explorer.setCurrent(tabs.at(0));
    explorer.setCurrent(tabs.at(1));
    QTRY_VERIFY(tabs.at(1)->page()->answer().body);
    QVERIFY(!tabs.at(0)->page()->answer().body);
    QVERIFY(QDir(path).removeRecursively());
}

REGISTER_TEST(tst_Forgetting)
#include "tst_forgetting.moc"

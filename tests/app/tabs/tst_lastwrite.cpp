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
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/// Tabs whose last moments are unlucky.
class tst_LastWrite : public QObject
{
    Q_OBJECT

private slots:
    void whatFailedJustBeforeTheEndIsWrittenAtTheEnd();
    void whatChangedJustBeforeTheEndIsWritten();
    void whoIsForgottenIsInNoAnswerAndNoClosedTab();

private:
    QTemporaryDir m_folder;
    base::SystemClock m_clock;
    ui::Appearance m_appearance {ui::Appearance::Choice::Light};

    QString pathOf(const ui::DocumentTab &tab) const
    {
        return m_folder.filePath(QStringLiteral("tabs/%1.tab").arg(tab.id()));
    }
    static bool holds(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) && file.readAll().contains(text);
    }
};

void tst_LastWrite::whatFailedJustBeforeTheEndIsWrittenAtTheEnd()
{
    run::Runner runner(m_folder.filePath(QStringLiteral("journal")), m_clock);
    auto kept = std::make_unique<app::KeptTabs>(m_folder.filePath(QStringLiteral("tabs")));
    ui::MainWindow window(runner, m_clock, m_appearance);
    bool isHere = false;
    kept->bringTo(window, [&] { isHere = true; });
    QTRY_VERIFY(isHere);
    window.explorer().addPage(QStringLiteral("sandbox"), "query First { id }", {});
    window.explorer().addPage(QStringLiteral("sandbox"), "query Second { id }", {});
    auto &unlucky = *window.explorer().tabs().at(0);
    auto &other = *window.explorer().tabs().at(1);
    QTRY_VERIFY(holds(pathOf(unlucky), "First") && holds(pathOf(other), "Second"));

    // Whoever wants to write it waits until somebody has written into the pipe.
    const auto path = QFile::encodeName(pathOf(unlucky));
    QVERIFY(QFile::remove(pathOf(unlucky)));
    QCOMPARE(::mkfifo(path.constData(), 0600), 0);
    unlucky.rename(QStringLiteral("a late name"));
    other.rename(QStringLiteral("a name too"));
    int pipe = -1;
    // Once: a second opening would never be closed.
    QVERIFY(QTest::qWaitFor([&] {
        pipe = ::open(path.constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
        return pipe >= 0;
    }));
    // It is at it, and fails; nobody is told, because no event is delivered from here on.
    QVERIFY(QFile::remove(pathOf(unlucky)));
    QVERIFY(QDir().mkdir(pathOf(unlucky)));
    ::close(pipe);
    for (int tries = 0; tries < 5000 && !holds(pathOf(other), "a name too"); ++tries)
        QThread::msleep(1);
    QVERIFY(holds(pathOf(other), "a name too"));
    QVERIFY(QDir().rmdir(pathOf(unlucky)));

    kept->finish();
    kept.reset();
    QVERIFY(holds(pathOf(unlucky), "a late name"));
}

void tst_LastWrite::whatChangedJustBeforeTheEndIsWritten()
{
    run::Runner runner(m_folder.filePath(QStringLiteral("journal")), m_clock);
    auto kept = std::make_unique<app::KeptTabs>(m_folder.filePath(QStringLiteral("others/tabs")));
    ui::MainWindow window(runner, m_clock, m_appearance);
    bool isHere = false;
    kept->bringTo(window, [&] { isHere = true; });
    QTRY_VERIFY(isHere);
    window.explorer().addPage(QStringLiteral("sandbox"), "query Third { id }", {});
    const auto id = window.explorer().tabs().constFirst()->id();

    kept->finish();
    kept.reset();
    QVERIFY(holds(m_folder.filePath(QStringLiteral("others/tabs/%1.tab").arg(id)), "Third"));
}

void tst_LastWrite::whoIsForgottenIsInNoAnswerAndNoClosedTab()
{
    run::Runner runner(m_folder.filePath(QStringLiteral("journal")), m_clock);
    auto kept = std::make_unique<app::KeptTabs>(m_folder.filePath(QStringLiteral("third/tabs")));
    ui::MainWindow window(runner, m_clock, m_appearance);
    bool isHere = false;
    kept->bringTo(window, [&] { isHere = true; });
    QTRY_VERIFY(isHere);
    auto &explorer = window.explorer();
    explorer.addPage(QStringLiteral("sandbox"), "query Closed { id } # ann@example.com", {});
    explorer.addPage(QStringLiteral("sandbox"), "query Typed { id }", "{\"a\": \"ann@example.com\"}");
    auto *asked = explorer.addPage(QStringLiteral("sandbox"), "query Asked { id }", {});
    run::Answer answer;
    answer.status = 200;
    answer.body = std::make_shared<const std::string>("{\"data\":{\"email\":\"ann@example.com\"}}");
    asked->showStarted();
    asked->showAnswer(answer);
    explorer.closeTab(explorer.tabs().at(0));
    QDir folder(m_folder.filePath(QStringLiteral("third/tabs")));
    const auto named = [&] {
        int count = 0;
        const auto names = folder.entryList(QDir::Files);
        for (const auto &name : names)
            count += holds(folder.filePath(name), "ann@example.com") ? 1 : 0;
        return count;
    };
    QTRY_VERIFY(named() >= 3);

    QString said;
    kept->forget([](const QByteArray &text) { return text.contains("ann@example.com"); },
                 [&](const QString &sentence, bool) { said = sentence; });
    QTRY_VERIFY(!said.isEmpty());
    QCOMPARE(said,
             QStringLiteral("1 answer kept with a tab was removed. 1 closed tab was removed. You wrote of them in open "
                            "tabs, which stay: Typed."));
    QVERIFY(!explorer.canReopen());
    QVERIFY(!asked->answer().body);
    QTRY_COMPARE(named(), 1);
}

REGISTER_TEST(tst_LastWrite)
#include "tst_lastwrite.moc"

#include "app/kepttabs.h"
#include "core/base/clock.h"
#include "core/run/runner.h"
#include "tests/support/registry.h"
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

REGISTER_TEST(tst_LastWrite)
#include "tst_lastwrite.moc"

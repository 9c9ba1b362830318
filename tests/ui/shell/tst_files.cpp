#include "tests/support/registry.h"
#include "tests/ui/shell/shelltest.h"
#include "ui/editor/queryeditor.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/documenttabs.h"
#include "ui/shell/explorer.h"
#include "ui/shell/quietnotice.h"
#include "ui/theme/confirmsheet.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QMimeData>
#include <QPushButton>
#include <QTest>

/// Documents in files: opened, saved, dropped, and never written over what somebody else wrote.
class tst_Files : public support::ShellTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theFirstSaveAsksForAFile();
    void laterSavesDoNot();
    void theTitleSaysWhatIsNotSaved();
    void closingAsksAboutWhatIsNotSaved();
    void whatSomebodyElseWroteIsAskedAbout();
    void aDocumentIsOpenedInATabOfItsOwn();
    void whatIsOpenIsBroughtToTheFront();
    void whatCannotBeOpenedSaysWhy();
    void whatCannotBeOpenedIsSaidThoughTheNextOneIs();
    void filesAreDropped();
    void aReopenedTabKnowsItsFile();
    void twoQuickSavesAreNobodyElse();
    void aSaveThatFailsWhenItsTabIsClosedComesBack_data();
    void aSaveThatFailsWhenItsTabIsClosedComesBack();
    void aFileThatIsThereIsAskedAboutByItsWholeName();
    void withNoTabOpenAFailureIsSaidToo();
    void withNoTabOpenAFileIsTheFirstProjects();

private:
    void trigger(const char *id) const { m_bench->window().findChild<QAction *>(QLatin1String(id))->trigger(); }
    /// Chooses \a path in the dialog that is open.
    void chooseFile(const QString &path) const
    {
        auto *dialog = m_bench->window().findChild<QFileDialog *>();
        QVERIFY(dialog);
        dialog->setOption(QFileDialog::DontUseNativeDialog);
        emit dialog->fileSelected(path);
        dialog->close();
        QCoreApplication::sendPostedEvents(dialog, QEvent::DeferredDelete);
    }
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void writeTo(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    bool says(const QString &text) const
    {
        const auto notices = m_bench->window().findChildren<ui::QuietNotice *>();
        return std::any_of(notices.begin(), notices.end(),
                           [&](const auto *notice) { return notice->isVisible() && notice->text().contains(text); });
    }
    QString tabText() const
    {
        const auto *tabs = m_bench->window().findChild<ui::DocumentTabs *>();
        return tabs->tabText(tabs->currentIndex());
    }
    /// A tab whose text is in \a name already.
    void openSaved(const char *name, const QByteArray &text)
    {
        writeTo(path(name), text);
        trigger("openFile");
        chooseFile(path(name));
        QTRY_COMPARE(m_bench->page()->file().path, path(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Files::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_bench = std::make_unique<support::ShellBench>(*m_server, m_clock);
    m_bench->window().setSandbox(m_bench->sandbox(), false);
    m_bench->openTab(m_bench->sandbox(), "query Mine { roles { totalCount } }");
}

void tst_Files::cleanup()
{
    m_bench.reset();
}

void tst_Files::theFirstSaveAsksForAFile()
{
    trigger("save");
    chooseFile(path("mine.graphql"));
    QTRY_COMPARE(bytesOf(path("mine.graphql")), m_bench->page()->text());
    QTRY_COMPARE(tabText(), QStringLiteral("mine.graphql"));
}

void tst_Files::laterSavesDoNot()
{
    openSaved("a.graphql", "{ a }");
    m_bench->editor()->replaceBytes("{ b }");
    trigger("save");
    QVERIFY(!m_bench->window().findChild<QFileDialog *>());
    QTRY_COMPARE(bytesOf(path("a.graphql")), QByteArray("{ b }"));
    trigger("saveAs");
    chooseFile(path("b.graphql"));
    QTRY_COMPARE(bytesOf(path("b.graphql")), QByteArray("{ b }"));
    QTRY_COMPARE(tabText(), QStringLiteral("b.graphql"));
}

void tst_Files::closingAsksAboutWhatIsNotSaved()
{
    auto &window = m_bench->window();
    openSaved("a.graphql", "{ a }\n");
    m_bench->editor()->replaceBytes("{ b }\n");
    QTRY_VERIFY(m_bench->page()->differsFromFile());
    QVERIFY(!window.close());
    QVERIFY(window.isVisible());
    auto *sheet = window.findChild<ui::ConfirmSheet *>();
    QVERIFY(sheet);
    QTest::mouseClick(sheet->findChild<QPushButton *>(QStringLiteral("yes")), Qt::LeftButton);
    QTRY_VERIFY(!window.isVisible());
}

void tst_Files::theTitleSaysWhatIsNotSaved()
{
    openSaved("a.graphql", "{ a }\r\n");
    QCOMPARE(tabText(), QStringLiteral("a.graphql"));
    m_bench->editor()->replaceBytes("{ b }\n");
    QTRY_COMPARE(tabText(), QStringLiteral("a.graphql •"));
    m_bench->editor()->undo();
    QTRY_COMPARE(tabText(), QStringLiteral("a.graphql"));
    m_bench->editor()->replaceBytes("{ c }\n");
    trigger("save");
    QTRY_COMPARE(tabText(), QStringLiteral("a.graphql"));
}

void tst_Files::whatSomebodyElseWroteIsAskedAbout()
{
    openSaved("a.graphql", "{ a }");
    m_bench->editor()->replaceBytes("{ b }");
    for (const bool yes : {false, true}) {
        writeTo(path("a.graphql"), "{ theirs }");
        trigger("save");
        QTRY_VERIFY(ui::Sheet::openOver(&m_bench->window()));
        auto *sheet = qobject_cast<ui::ConfirmSheet *>(ui::Sheet::openOver(&m_bench->window()));
        QVERIFY(sheet);
        QCOMPARE(bytesOf(path("a.graphql")), QByteArray("{ theirs }"));
        const auto buttons = sheet->findChildren<QPushButton *>();
        const auto wanted = yes ? QStringLiteral("Replace") : QStringLiteral("Leave it as it is");
        const auto button =
            std::find_if(buttons.begin(), buttons.end(), [&](const auto *each) { return each->text() == wanted; });
        QVERIFY(button != buttons.end());
        QTest::mouseClick(*button, Qt::LeftButton);
        QTRY_VERIFY(!ui::Sheet::openOver(&m_bench->window()));
        if (yes)
            QTRY_COMPARE(bytesOf(path("a.graphql")), QByteArray("{ b }"));
        else
            QCOMPARE(bytesOf(path("a.graphql")), QByteArray("{ theirs }"));
    }
}

void tst_Files::aDocumentIsOpenedInATabOfItsOwn()
{
    const auto before = m_bench->window().explorer().pages().size();
    openSaved("a.graphql", "query A { a }\r\n");
    QCOMPARE(m_bench->window().explorer().pages().size(), before + 1);
    QCOMPARE(m_bench->page()->text(), QByteArray("query A { a }\n"));
    QCOMPARE(m_bench->page()->projectKey(), m_bench->sandbox().id());
    QVERIFY(!m_bench->page()->isRunning());
}

void tst_Files::whatIsOpenIsBroughtToTheFront()
{
    openSaved("a.graphql", "{ a }");
    auto *page = m_bench->page();
    m_bench->editor()->replaceBytes("{ mine }");
    m_bench->window().explorer().step(-1);
    QVERIFY(m_bench->page() != page);
    trigger("openFile");
    chooseFile(path("a.graphql"));
    QTRY_COMPARE(m_bench->page(), page);
    QCOMPARE(page->text(), QByteArray("{ mine }"));
}

void tst_Files::whatCannotBeOpenedSaysWhy()
{
    writeTo(path("a.graphql"), "{ \xe9 }");
    const auto before = m_bench->window().explorer().pages().size();
    trigger("openFile");
    chooseFile(path("a.graphql"));
    QTRY_VERIFY(says(path("a.graphql")));
    QCOMPARE(m_bench->window().explorer().pages().size(), before);
}

void tst_Files::whatCannotBeOpenedIsSaidThoughTheNextOneIs()
{
    writeTo(path("a.graphql"), "{ \xe9 }");
    writeTo(path("b.graphql"), "{ b }");
    m_bench->window().openFile(path("a.graphql"));
    m_bench->window().openFile(path("b.graphql"));
    QTRY_COMPARE(m_bench->page()->text(), QByteArray("{ b }"));
    QVERIFY(says(path("a.graphql")));
}

void tst_Files::filesAreDropped()
{
    writeTo(path("a.graphql"), "{ dropped }");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path("a.graphql"))});
    data.setText(path("a.graphql"));
    // The editor leaves it to the window, which gets it next.
    QDragEnterEvent overEditor({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_bench->editor()->viewport(), &overEditor);
    QVERIFY(overEditor.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_bench->window(), &drop);
    QTRY_COMPARE(m_bench->page()->text(), QByteArray("{ dropped }"));
    QMimeData link;
    link.setUrls({QUrl(QStringLiteral("https://x.example/a.graphql"))});
    QDragEnterEvent foreign({5, 5}, Qt::CopyAction, &link, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_bench->window(), &foreign);
    QVERIFY(!foreign.isAccepted());
}

void tst_Files::aReopenedTabKnowsItsFile()
{
    openSaved("a.graphql", "{ a }");
    m_bench->editor()->replaceBytes("{ b }");
    m_bench->window().explorer().closePage(m_bench->page());
    QVERIFY(m_bench->window().explorer().reopen());
    QCOMPARE(m_bench->page()->file().path, path("a.graphql"));
    QCOMPARE(tabText(), QStringLiteral("a.graphql •"));
}

void tst_Files::twoQuickSavesAreNobodyElse()
{
    openSaved("a.graphql", "{ a }");
    m_bench->editor()->replaceBytes("{ b }");
    trigger("save");
    m_bench->editor()->replaceBytes("{ c }");
    trigger("save");
    QTRY_COMPARE(bytesOf(path("a.graphql")), QByteArray("{ c }"));
    QTRY_VERIFY(!m_bench->page()->differsFromFile());
    QVERIFY(!ui::Sheet::openOver(&m_bench->window()));
    // What the second one wrote is known, and nothing else is.
    writeTo(path("a.graphql"), "{ theirs }");
    trigger("save");
    QTRY_VERIFY(ui::Sheet::openOver(&m_bench->window()));
}

void tst_Files::aSaveThatFailsWhenItsTabIsClosedComesBack_data()
{
    QTest::addColumn<bool>("isGone");
    QTest::newRow("it cannot be written") << true;
    QTest::newRow("somebody else wrote") << false;
}

void tst_Files::aSaveThatFailsWhenItsTabIsClosedComesBack()
{
    QFETCH(bool, isGone);
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("d")));
    openSaved("d/a.graphql", "{ a }");
    auto &explorer = m_bench->window().explorer();
    m_bench->editor()->replaceBytes("{ b }");
    if (isGone)
        QVERIFY(QDir(path("d")).removeRecursively());
    else
        writeTo(path("d/a.graphql"), "{ theirs }");
    trigger("save");
    explorer.closePage(m_bench->page());
    QTRY_COMPARE(m_bench->page()->file().path, path("d/a.graphql"));
    QCOMPARE(m_bench->page()->text(), QByteArray("{ b }"));
    QVERIFY(m_bench->page()->differsFromFile());
    QVERIFY(says(path("d/a.graphql")));
    QCOMPARE(m_bench->page()->projectKey(), m_bench->sandbox().id());
}

void tst_Files::aFileThatIsThereIsAskedAboutByItsWholeName()
{
    writeTo(path("a.graphql"), "{ theirs }");
    trigger("saveAs");
    QVERIFY(m_bench->window().findChild<QFileDialog *>()->testOption(QFileDialog::DontConfirmOverwrite));
    chooseFile(path("a.graphql"));
    QTRY_VERIFY(ui::Sheet::openOver(&m_bench->window()));
    auto *sheet = ui::Sheet::openOver(&m_bench->window());
    QVERIFY(sheet->accessibleDescription().contains(path("a.graphql")));
    QCOMPARE(bytesOf(path("a.graphql")), QByteArray("{ theirs }"));
    QTest::mouseClick(sheet->findChild<QPushButton *>(QStringLiteral("yes")), Qt::LeftButton);
    QTRY_COMPARE(bytesOf(path("a.graphql")), m_bench->page()->text());
    // Its own file needs no question.
    m_bench->editor()->replaceBytes("{ b }");
    QTRY_VERIFY(m_bench->page()->differsFromFile());
    trigger("saveAs");
    chooseFile(path("a.graphql"));
    QTRY_COMPARE(bytesOf(path("a.graphql")), QByteArray("{ b }"));
    QVERIFY(!ui::Sheet::openOver(&m_bench->window()));
}

void tst_Files::withNoTabOpenAFailureIsSaidToo()
{
    for (auto *page : m_bench->window().explorer().pages())
        m_bench->window().explorer().closePage(page);
    trigger("openFile");
    chooseFile(path("nowhere.graphql"));
    QTRY_VERIFY(says(path("nowhere.graphql")));
}

void tst_Files::withNoTabOpenAFileIsTheFirstProjects()
{
    for (auto *page : m_bench->window().explorer().pages())
        m_bench->window().explorer().closePage(page);
    writeTo(path("a.graphql"), "{ a }");
    trigger("openFile");
    chooseFile(path("a.graphql"));
    QTRY_VERIFY(m_bench->page());
    QTRY_COMPARE(m_bench->page()->projectKey(), m_bench->sandbox().id());
    QCOMPARE(m_bench->page()->text(), QByteArray("{ a }"));
}

REGISTER_TEST(tst_Files)
#include "tst_files.moc"

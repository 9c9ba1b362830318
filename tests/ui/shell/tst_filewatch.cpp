#include "core/workspace/documentfile.h"
#include "tests/support/registry.h"
#include "ui/editor/queryeditor.h"
#include "ui/shell/documentpage.h"
#include "ui/shell/explorer.h"
#include "ui/shell/filewatch.h"
#include "ui/shell/quietnotice.h"
#include "ui/theme/appearance.h"

#include <QFile>
#include <QPushButton>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_FileWatch : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatWasNotChangedHereIsReadAgain();
    void whatWasChangedHereIsOnlyOffered();
    void aFileThatIsReplacedStaysWatched();
    void aFileThatGoesIsSaid();
    void whatIsWrittenHereIsNobodyElses();
    void aFileThatChangedBeforeItsTabWasLookedAtIsReadAgain();

private:
    void write(const QByteArray &text) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    void open()
    {
        const auto document = workspace::openDocument(m_path);
        QVERIFY(document);
        m_page = m_explorer->addPage(u"p"_s, document->text, {});
        m_page->setFile(document->file);
        // The first look at the disk is over.
        QTest::qWait(300);
    }
    QString said() const
    {
        const auto *notice = m_page->findChild<ui::QuietNotice *>();
        return notice ? notice->text() : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<ui::Appearance> m_appearance;
    std::unique_ptr<ui::Explorer> m_explorer;
    std::unique_ptr<ui::FileWatch> m_watch;
    ui::DocumentPage *m_page = nullptr;
};

void tst_FileWatch::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"a.graphql"_s);
    write("{ a }");
    m_appearance = std::make_unique<ui::Appearance>();
    m_explorer = std::make_unique<ui::Explorer>(*m_appearance);
    m_watch = std::make_unique<ui::FileWatch>(*m_explorer);
    m_explorer->resize(1000, 600);
    m_explorer->show();
}

void tst_FileWatch::cleanup()
{
    m_watch.reset();
    m_explorer.reset();
}

void tst_FileWatch::whatWasNotChangedHereIsReadAgain()
{
    open();
    write("{ b }");
    QTRY_COMPARE(m_page->text(), QByteArray("{ b }"));
    QVERIFY(!m_page->differsFromFile());
    QVERIFY2(said().contains(u"a.graphql was changed elsewhere"_s), qPrintable(said()));
    // As one step to undo.
    m_page->findChild<ui::QueryEditor *>()->undo();
    QCOMPARE(m_page->text(), QByteArray("{ a }"));
}

void tst_FileWatch::whatWasChangedHereIsOnlyOffered()
{
    open();
    m_page->findChild<ui::QueryEditor *>()->replaceBytes("{ mine }");
    write("{ theirs }");
    QTRY_VERIFY2(said().contains(u"and here too"_s), qPrintable(said()));
    QCOMPARE(m_page->text(), QByteArray("{ mine }"));
    QVERIFY(m_page->differsFromFile());
    m_page->findChild<ui::QuietNotice *>()->findChild<QPushButton *>()->click();
    QCOMPARE(m_page->text(), QByteArray("{ theirs }"));
    QVERIFY(!m_page->differsFromFile());
}

void tst_FileWatch::aFileThatIsReplacedStaysWatched()
{
    open();
    for (const auto *text : {"{ b }", "{ c }"}) {
        QSaveFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        QVERIFY(file.commit());
        QTRY_COMPARE(m_page->text(), QByteArray(text));
    }
}

void tst_FileWatch::aFileThatGoesIsSaid()
{
    open();
    QVERIFY(QFile::remove(m_path));
    QTRY_VERIFY2(said().contains(u"is not there any more"_s), qPrintable(said()));
    QCOMPARE(m_page->text(), QByteArray("{ a }"));
}

void tst_FileWatch::whatIsWrittenHereIsNobodyElses()
{
    open();
    m_page->findChild<ui::QueryEditor *>()->replaceBytes("{ mine }");
    const auto saved = workspace::saveDocument(m_page->file(), m_page->text(), workspace::Overwrite::OnlyWhatIsKnown);
    QVERIFY(saved && *saved);
    m_page->setFile(**saved);
    m_page->findChild<ui::QueryEditor *>()->replaceBytes("{ mine, more }");
    QTest::qWait(500);
    QCOMPARE(m_page->text(), QByteArray("{ mine, more }"));
    QCOMPARE(said(), QString());
}

void tst_FileWatch::aFileThatChangedBeforeItsTabWasLookedAtIsReadAgain()
{
    auto document = *workspace::openDocument(m_path);
    write("{ b }");
    m_page = m_explorer->addPage(u"p"_s, document.text, {});
    m_page->setFile(document.file);
    QTRY_COMPARE(m_page->text(), QByteArray("{ b }"));
}

REGISTER_TEST(tst_FileWatch)
#include "tst_filewatch.moc"

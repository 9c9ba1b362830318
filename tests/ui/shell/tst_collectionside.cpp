#include "tests/support/registry.h"
#include "ui/collection/collectionpane.h"
#include "ui/shell/collectionside.h"
#include "ui/theme/statepage.h"

#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_CollectionSide : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void nothingIsReadBeforeItIsShown();
    void whatIsInTheFolderIsFoundAndOpened();
    void whatChangesOnDiskIsSeen();
    void aLateAnswerAboutAnotherFolderIsDropped();
    void closingTheFolderForgetsIt();
    void theWidthIsKept();

private:
    void write(const QString &place, const QByteArray &text) const
    {
        QFile file(m_folder->filePath(place));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    ui::CollectionPane *pane() const { return m_split->findChild<ui::CollectionPane *>(); }
    int rows() const { return pane() ? pane()->findChild<QListView *>()->model()->rowCount() : -1; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::Appearance> m_appearance;
    std::unique_ptr<QSplitter> m_split;
    ui::CollectionSide *m_side = nullptr;
};

void tst_CollectionSide::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"a.graphql"_s, "query First { a }");
    m_appearance = std::make_unique<ui::Appearance>();
    m_split = std::make_unique<QSplitter>();
    m_split->resize(1000, 600);
    m_split->addWidget(new QWidget);
    m_side = new ui::CollectionSide(*m_appearance, *m_split);
    m_split->show();
}

void tst_CollectionSide::cleanup()
{
    m_split.reset();
}

void tst_CollectionSide::nothingIsReadBeforeItIsShown()
{
    m_side->setFolder(m_folder->path());
    QVERIFY(!pane());
    QVERIFY(m_side->panes().isEmpty());
    m_side->setShown(true);
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(m_side->panes(), QList<QWidget *> {pane()});
    QCOMPARE(m_split->indexOf(pane()), 0);
}

void tst_CollectionSide::whatIsInTheFolderIsFoundAndOpened()
{
    m_side->setFolder(m_folder->path());
    m_side->focusSearch();
    QTRY_COMPARE(rows(), 1);
    QSignalSpy wanted(m_side, &ui::CollectionSide::documentWanted);
    auto *search = pane()->findChild<QLineEdit *>();
    QTest::keyClicks(search, u"first"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), m_folder->filePath(u"a.graphql"_s));
}

void tst_CollectionSide::whatChangesOnDiskIsSeen()
{
    m_side->setFolder(m_folder->path());
    m_side->setShown(true);
    QTRY_COMPARE(rows(), 1);
    write(u"b.graphql"_s, "{ b }");
    QTRY_COMPARE(rows(), 2);
    QVERIFY(QFile::remove(m_folder->filePath(u"a.graphql"_s)));
    QTRY_COMPARE(rows(), 1);
}

void tst_CollectionSide::aLateAnswerAboutAnotherFolderIsDropped()
{
    QTemporaryDir other;
    m_side->setShown(true);
    m_side->setFolder(m_folder->path());
    // Before the first can have answered.
    m_side->setFolder(other.path());
    auto *state = pane()->findChild<ui::StatePage *>();
    QTRY_COMPARE(state->title(), u"No documents"_s);
    QTest::qWait(50);
    QCOMPARE(rows(), 0);
}

void tst_CollectionSide::closingTheFolderForgetsIt()
{
    m_side->setFolder(m_folder->path());
    m_side->setShown(true);
    QTRY_COMPARE(rows(), 1);
    QSignalSpy changed(m_side, &ui::CollectionSide::changed);
    emit pane()->closingWanted();
    QCOMPARE(m_side->folder(), QString());
    QCOMPARE(rows(), 0);
    QCOMPARE(changed.size(), 1);
}

void tst_CollectionSide::theWidthIsKept()
{
    m_side->setWidth(333);
    m_side->setShown(true);
    QTRY_COMPARE(m_split->sizes().constFirst(), 333);
    m_side->setShown(false);
    m_side->setShown(true);
    QTRY_COMPARE(m_split->sizes().constFirst(), 333);
}

REGISTER_TEST(tst_CollectionSide)
#include "tst_collectionside.moc"

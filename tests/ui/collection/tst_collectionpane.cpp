#include "tests/support/registry.h"
#include "ui/collection/collectionpane.h"
#include "ui/theme/appearance.h"
#include "ui/theme/statepage.h"

#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_CollectionPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_pane.reset(); }
    void withoutAFolderOneIsOffered();
    void aFewLettersAndEnterOpenADocument();
    void theListTakesTheKeysToo();
    void escapeClearsTheSearchAndThenLeaves();
    void whatFailedSaysWhyAndIsTriedAgain();
    void anEmptyFolderSaysSo();
    void nothingFoundSaysSo();
    void readingAgainKeepsThePlace();
    void anotherFolderShowsNothingOfTheOneBefore();
    void aCutFolderSaysSo();

private:
    static workspace::Collection collection()
    {
        return {u"/c"_s,
                {{u"/c/a.graphql"_s, u"a.graphql"_s, {u"First"_s}, false},
                 {u"/c/b.graphql"_s, u"b.graphql"_s, {u"Second"_s}, true}},
                {u"/c"_s},
                {}};
    }
    QLineEdit *search() const { return m_pane->findChild<QLineEdit *>(); }
    QListView *list() const { return m_pane->findChild<QListView *>(); }
    ui::StatePage *state() const { return m_pane->findChild<ui::StatePage *>(); }
    void fill()
    {
        m_pane->showReading(u"/c"_s);
        m_pane->show(collection());
    }

    std::unique_ptr<ui::Appearance> m_appearance;
    std::unique_ptr<ui::CollectionPane> m_pane;
};

void tst_CollectionPane::init()
{
    m_appearance = std::make_unique<ui::Appearance>();
    m_pane = std::make_unique<ui::CollectionPane>(*m_appearance);
    m_pane->resize(260, 500);
    // QWidget's: the pane has a show() of its own.
    m_pane->setVisible(true);
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void tst_CollectionPane::withoutAFolderOneIsOffered()
{
    QSignalSpy wanted(m_pane.get(), &ui::CollectionPane::folderWanted);
    QVERIFY(state()->isVisible() && !search()->isEnabled());
    emit state()->offerTaken();
    QCOMPARE(wanted.size(), 1);
}

void tst_CollectionPane::aFewLettersAndEnterOpenADocument()
{
    fill();
    QSignalSpy wanted(m_pane.get(), &ui::CollectionPane::documentWanted);
    m_pane->focusSearch();
    QTest::keyClicks(search(), u"sec"_s);
    QTest::keyClick(search(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), u"/c/b.graphql"_s);
    search()->clear();
    QTest::keyClick(search(), Qt::Key_Up);
    QTest::keyClick(search(), Qt::Key_Return);
    QCOMPARE(wanted.last().first().toString(), u"/c/a.graphql"_s);
}

void tst_CollectionPane::theListTakesTheKeysToo()
{
    fill();
    QSignalSpy wanted(m_pane.get(), &ui::CollectionPane::documentWanted);
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_End);
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), u"/c/b.graphql"_s);
}

void tst_CollectionPane::escapeClearsTheSearchAndThenLeaves()
{
    fill();
    QSignalSpy left(m_pane.get(), &ui::CollectionPane::leftWanted);
    QTest::keyClicks(search(), u"b"_s);
    QTest::keyClick(search(), Qt::Key_Escape);
    QVERIFY(search()->text().isEmpty() && left.isEmpty());
    QTest::keyClick(search(), Qt::Key_Escape);
    QCOMPARE(left.size(), 1);
    QTest::keyClick(list(), Qt::Key_Escape);
    QCOMPARE(left.size(), 2);
}

void tst_CollectionPane::whatFailedSaysWhyAndIsTriedAgain()
{
    fill();
    QSignalSpy again(m_pane.get(), &ui::CollectionPane::readingWanted);
    m_pane->show(tl::unexpected(base::Error {base::Error::Kind::Io, u"/c may not be read by you."_s, {}}));
    QVERIFY(state()->isVisible());
    QCOMPARE(state()->text(), u"/c may not be read by you."_s);
    emit state()->offerTaken();
    QCOMPARE(again.size(), 1);
    m_pane->show(collection());
    QVERIFY(list()->isVisible());
}

void tst_CollectionPane::anEmptyFolderSaysSo()
{
    m_pane->showReading(u"/c"_s);
    m_pane->show(workspace::Collection {u"/c"_s, {}, {u"/c"_s}, {}});
    QVERIFY(state()->isVisible());
    QCOMPARE(state()->title(), u"No documents"_s);
}

void tst_CollectionPane::nothingFoundSaysSo()
{
    fill();
    QTest::keyClicks(search(), u"nowhere"_s);
    QCOMPARE(state()->title(), u"Nothing found"_s);
    QSignalSpy wanted(m_pane.get(), &ui::CollectionPane::documentWanted);
    QTest::keyClick(search(), Qt::Key_Return);
    QVERIFY(wanted.isEmpty());
}

void tst_CollectionPane::readingAgainKeepsThePlace()
{
    fill();
    list()->setCurrentIndex(list()->model()->index(1, 0));
    auto changed = collection();
    changed.documents.prepend({u"/c/0.graphql"_s, u"0.graphql"_s, {}, false});
    m_pane->showReading(u"/c"_s);
    QVERIFY(list()->isVisible());
    m_pane->show(changed);
    QCOMPARE(list()->currentIndex().data().toString(), u"b.graphql"_s);
}

void tst_CollectionPane::anotherFolderShowsNothingOfTheOneBefore()
{
    fill();
    m_pane->showReading(u"/d"_s);
    QCOMPARE(list()->model()->rowCount(), 0);
    m_pane->showNone();
    QVERIFY(!search()->isEnabled());
}

void tst_CollectionPane::aCutFolderSaysSo()
{
    auto cut = collection();
    cut.notice = u"There is more."_s;
    m_pane->showReading(u"/c"_s);
    m_pane->show(cut);
    QCOMPARE(m_pane->findChild<ui::Notice *>()->text(), cut.notice);
}

REGISTER_TEST(tst_CollectionPane)
#include "tst_collectionpane.moc"

#include "tests/support/registry.h"
#include "ui/collection/collectionmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_CollectionModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyWordHasToFit_data();
    void everyWordHasToFit();
    void aRowSaysWhatItIs();
    void namesAreShownAsTheyAre();
    void theRowOfADocumentIsFound();

private:
    QStringList shown() const
    {
        QStringList names;
        for (int row = 0; row < m_model->rowCount(); ++row)
            names.append(m_model->index(row).data().toString());
        return names;
    }
    std::unique_ptr<ui::CollectionModel> m_model;
};

void tst_CollectionModel::init()
{
    m_model = std::make_unique<ui::CollectionModel>();
    new QAbstractItemModelTester(m_model.get(), m_model.get());
    m_model->setDocuments(
        {{u"/c/users/find.graphql"_s, u"users/find.graphql"_s, {u"FindByMail"_s, u"FindByPhone"_s}, false},
         {u"/c/users/disable.graphql"_s, u"users/disable.graphql"_s, {u"Disable"_s}, true},
         {u"/c/roles.graphql"_s, u"roles.graphql"_s, {}, false}});
}

void tst_CollectionModel::everyWordHasToFit_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QStringList>("shown");
    QTest::newRow("nothing typed") << QString()
                                   << QStringList {u"find.graphql"_s, u"disable.graphql"_s, u"roles.graphql"_s};
    QTest::newRow("a name, in any case") << u"ROLES"_s << QStringList {u"roles.graphql"_s};
    QTest::newRow("a folder") << u"users/"_s << QStringList {u"find.graphql"_s, u"disable.graphql"_s};
    QTest::newRow("an operation") << u"byphone"_s << QStringList {u"find.graphql"_s};
    QTest::newRow("two words of different kinds") << u"  users mail "_s << QStringList {u"find.graphql"_s};
    QTest::newRow("one of them nowhere") << u"users nowhere"_s << QStringList();
}

void tst_CollectionModel::everyWordHasToFit()
{
    QFETCH(QString, wanted);
    m_model->setWanted(wanted);
    QTEST(shown(), "shown");
}

void tst_CollectionModel::aRowSaysWhatItIs()
{
    const auto row = m_model->index(1);
    QCOMPARE(row.data(ui::CollectionModel::PathRole).toString(), u"/c/users/disable.graphql"_s);
    QCOMPARE(row.data(ui::CollectionModel::FolderRole).toString(), u"users"_s);
    QCOMPARE(row.data(ui::CollectionModel::OperationsRole).toString(), u"Disable"_s);
    QVERIFY(row.data(ui::CollectionModel::ChangesDataRole).toBool());
    QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), u"disable.graphql, changes data, Disable"_s);
    QCOMPARE(m_model->index(2).data(ui::CollectionModel::FolderRole).toString(), QString());
}

void tst_CollectionModel::namesAreShownAsTheyAre()
{
    m_model->setDocuments({{u"/c/<b>\u202Ex.graphql"_s, u"<b>\u202Ex.graphql"_s, {}, false}});
    QVERIFY(!m_model->index(0).data().toString().contains(QChar(0x202E)));
    QVERIFY(!m_model->index(0).data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
    // What is opened is the file itself.
    QVERIFY(m_model->index(0).data(ui::CollectionModel::PathRole).toString().contains(QChar(0x202E)));
}

void tst_CollectionModel::theRowOfADocumentIsFound()
{
    m_model->setWanted(u"disable"_s);
    QCOMPARE(m_model->rowOf(u"/c/users/disable.graphql"_s), 0);
    QCOMPARE(m_model->rowOf(u"/c/roles.graphql"_s), -1);
}

REGISTER_TEST(tst_CollectionModel)
#include "tst_collectionmodel.moc"

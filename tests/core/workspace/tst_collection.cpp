#include "core/workspace/collection.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_Collection : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void documentsAreFoundAsPeopleSort();
    void operationsAreNamedBeforeAnythingIsOpened_data();
    void operationsAreNamedBeforeAnythingIsOpened();
    void whatIsNotThePersonsIsLeftOut();
    void aCircleOfLinksEnds();
    void theBoundsCutWhatLiesDeepest();
    void whatIsNoFolderIsRefused_data();
    void whatIsNoFolderIsRefused();

private:
    void write(const QString &place, const QByteArray &bytes = "{ a }") const
    {
        const QString path = m_folder->filePath(place);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QStringList places(const workspace::CollectionBounds &bounds = {}) const
    {
        QStringList found;
        const auto read = workspace::readCollection(m_folder->path(), bounds);
        if (read)
            for (const auto &document : read->documents)
                found.append(document.place);
        return found;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Collection::documentsAreFoundAsPeopleSort()
{
    for (const auto *place :
         {"job 10.graphql", "Job 2.graphql", "users/find.GQL", "notes.txt", "users/deep/er/x.graphql"})
        write(QLatin1String(place));
    QCOMPARE(
        places(),
        (QStringList {u"Job 2.graphql"_s, u"job 10.graphql"_s, u"users/deep/er/x.graphql"_s, u"users/find.GQL"_s}));
}

void tst_Collection::operationsAreNamedBeforeAnythingIsOpened_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("operations");
    QTest::addColumn<bool>("changesData");
    QTest::newRow("a query") << QByteArray("query Find { a }") << QStringList {u"Find"_s} << false;
    QTest::newRow("several, one a mutation")
        << QByteArray("query A { a } mutation B { b }") << QStringList {u"A"_s, u"B"_s} << true;
    QTest::newRow("a mutation without a name") << QByteArray("mutation { b }") << QStringList() << true;
    QTest::newRow("half written") << QByteArray("query A { a(") << QStringList {u"A"_s} << false;
    QTest::newRow("no GraphQL") << QByteArray("\xff\xfe\0\0 mutation", 13) << QStringList() << false;
    QTest::newRow("too large to look into")
        << QByteArray("query A { a }").append(QByteArray(1'100'000, ' ')) << QStringList() << false;
}

void tst_Collection::operationsAreNamedBeforeAnythingIsOpened()
{
    QFETCH(QByteArray, text);
    write(u"a.graphql"_s, text);
    const auto read = workspace::readCollection(m_folder->path());
    QVERIFY(read);
    QCOMPARE(read->documents.size(), 1);
    QTEST(read->documents.first().operations, "operations");
    QTEST(read->documents.first().changesData, "changesData");
    QCOMPARE(read->documents.first().path, m_folder->filePath(u"a.graphql"_s));
}

void tst_Collection::whatIsNotThePersonsIsLeftOut()
{
    for (const auto *place : {".git/x.graphql", ".hidden.graphql", "node_modules/lib/x.graphql", "mine.graphql"})
        write(QLatin1String(place));
    QCOMPARE(places(), QStringList {u"mine.graphql"_s});
    const auto read = workspace::readCollection(m_folder->path());
    QCOMPARE(read->folders, QStringList {m_folder->path()});
    QVERIFY(read->notice.isEmpty());
}

void tst_Collection::aCircleOfLinksEnds()
{
    write(u"a/b/x.graphql"_s);
    QVERIFY(QFile::link(m_folder->path(), m_folder->filePath(u"a/b/up"_s)));
    QCOMPARE(places(), QStringList {u"a/b/x.graphql"_s});
}

void tst_Collection::theBoundsCutWhatLiesDeepest()
{
    for (const auto *place : {"1.graphql", "a/2.graphql", "a/b/3.graphql", "a/b/c/4.graphql"})
        write(QLatin1String(place));
    QCOMPARE(places({3, 100, 12}).size(), 3);
    QCOMPARE(places({100, 2, 12}), (QStringList {u"1.graphql"_s, u"a/2.graphql"_s}));
    QCOMPARE(places({100, 100, 1}), (QStringList {u"1.graphql"_s, u"a/2.graphql"_s}));
    QVERIFY(workspace::readCollection(m_folder->path(), {100, 100, 1})->notice.contains(m_folder->path()));
    QCOMPARE(places({4, 4, 3}).size(), 4);
    QVERIFY(workspace::readCollection(m_folder->path(), {4, 4, 3})->notice.isEmpty());
}

void tst_Collection::whatIsNoFolderIsRefused_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("says");
    QTest::newRow("gone") << u"gone"_s << u"does not exist"_s;
    QTest::newRow("a file") << u"a.graphql"_s << u"is no folder"_s;
}

void tst_Collection::whatIsNoFolderIsRefused()
{
    QFETCH(QString, place);
    QFETCH(QString, says);
    write(u"a.graphql"_s);
    const auto read = workspace::readCollection(m_folder->filePath(place));
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(says) && read.error().message.contains(place),
             qPrintable(read.error().message));
}

REGISTER_TEST(tst_Collection)
#include "tst_collection.moc"

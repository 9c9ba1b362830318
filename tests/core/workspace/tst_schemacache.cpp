#include "core/workspace/schemacache.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using project::Endpoint;
using project::Project;
using workspace::SchemaCache;

class tst_SchemaCache : public QObject
{
    Q_OBJECT

private slots:
    void whatIsKeptComesBack();
    void onlyItsOwnerMayReadIt();
    void anotherAddressHasNone();
    void damageIsNoSchema_data();
    void damageIsNoSchema();
    void aNewerOneIsLeftAlone();
    void forgottenProjectsLeaveNothing();
    void whatCannotBeWrittenIsAnError();

private:
    static Project acme(const QString &id = u"../id/1"_s)
    {
        return Project::live(id, u"Acme"_s, *Endpoint::parse(u"https://acme.authgear.cloud"_s), u"acme"_s);
    }
    static QDateTime when() { return QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate); }
    static QStringList filesIn(const QString &folder) { return QDir(folder).entryList(QDir::Files | QDir::Hidden); }
};

void tst_SchemaCache::whatIsKeptComesBack()
{
    QTemporaryDir folder;
    const SchemaCache cache(folder.path() + u"/deep/schemas"_s);
    QVERIFY(!cache.load(acme()));
    QVERIFY(cache.save(acme(), {"{\"__schema\":\n{}}", when()}));
    QVERIFY(cache.save(acme(u"other"_s), {"{}", when()}));
    const auto kept = cache.load(acme());
    QVERIFY(kept);
    QCOMPARE(kept->json, QByteArray("{\"__schema\":\n{}}"));
    QCOMPARE(kept->fetchedAt, when());
    QVERIFY(cache.save(acme(), {"new", when().addDays(1)}));
    QCOMPARE(cache.load(acme())->json, QByteArray("new"));
    QCOMPARE(filesIn(folder.path() + u"/deep/schemas"_s).size(), 2);
    // A new name, or another key, is the same server.
    QVERIFY(cache.load(acme().renamed(u"Acme 2"_s).withKeyBound(u"k"_s, u"/k.pem"_s)));
}

void tst_SchemaCache::onlyItsOwnerMayReadIt()
{
    QTemporaryDir folder;
    const SchemaCache cache(folder.path() + u"/schemas"_s);
    QVERIFY(cache.save(acme(), {"{}", when()}));
    struct stat facts = {};
    const auto file = folder.path() + u"/schemas/"_s + filesIn(folder.path() + u"/schemas"_s).value(0);
    QCOMPARE(stat(QFile::encodeName(file).constData(), &facts), 0);
    QCOMPARE(facts.st_mode & 0777U, 0600U);
    QCOMPARE(stat(QFile::encodeName(folder.path() + u"/schemas"_s).constData(), &facts), 0);
    QCOMPARE(facts.st_mode & 0777U, 0700U);
}

void tst_SchemaCache::anotherAddressHasNone()
{
    QTemporaryDir folder;
    const SchemaCache cache(folder.path());
    QVERIFY(cache.save(acme(), {"{}", when()}));
    QVERIFY(!cache.load(acme().withAddress(*Endpoint::parse(u"https://other.authgear.cloud"_s), u"acme"_s)));
    QVERIFY(!cache.load(acme().withAddress(*Endpoint::parse(u"https://acme.authgear.cloud"_s), u"other"_s)));
    QVERIFY(cache.load(acme()));
}

void tst_SchemaCache::damageIsNoSchema_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no label") << QByteArray("{\"__schema\":{}}\n{}");
    QTest::newRow("no JSON") << QByteArray("hello\n{}");
    QTest::newRow("a label without end") << QByteArray(100'000, '{');
    QTest::newRow("an older version") << QByteArray("version");
}

void tst_SchemaCache::damageIsNoSchema()
{
    QFETCH(QByteArray, content);
    QTemporaryDir folder;
    const SchemaCache cache(folder.path());
    QVERIFY(cache.save(acme(), {"{}", when()}));
    QFile file(folder.filePath(filesIn(folder.path()).value(0)));
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (content == "version") // Differs in nothing else.
        content = file.readAll().replace("\"version\":1", "\"version\":0");
    QVERIFY(file.resize(0) && file.seek(0) && file.write(content) == content.size());
    file.close();
    QVERIFY(!cache.load(acme()));
    QVERIFY(cache.save(acme(), {"{}", when()}) && cache.load(acme()));
}

void tst_SchemaCache::aNewerOneIsLeftAlone()
{
    QTemporaryDir folder;
    const SchemaCache cache(folder.path());
    QVERIFY(cache.save(acme(), {"{}", when()}));
    QFile file(folder.filePath(filesIn(folder.path()).first()));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const auto newer = file.readAll().replace("\"version\":1", "\"version\":2");
    QVERIFY(newer.contains("\"version\":2"));
    QVERIFY(file.resize(0) && file.seek(0) && file.write(newer) == newer.size() && file.flush());

    QVERIFY(!cache.load(acme()));
    const auto saved = cache.save(acme(), {"{\"mine\": 1}", when()});
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, base::Error::Kind::Refused);
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), newer);
}

void tst_SchemaCache::forgottenProjectsLeaveNothing()
{
    QTemporaryDir folder;
    const SchemaCache cache(folder.path());
    for (const auto &id : {u"1"_s, u"2"_s, u"3"_s})
        QVERIFY(cache.save(acme(id), {"{}", when()}));
    QFile other(folder.filePath(u"notes.txt"_s));
    QVERIFY(other.open(QIODevice::WriteOnly));
    cache.keepOnly({acme(u"2"_s)});
    QVERIFY(cache.load(acme(u"2"_s)) && !cache.load(acme(u"1"_s)) && !cache.load(acme(u"3"_s)));
    QCOMPARE(filesIn(folder.path()).size(), 2);
    QVERIFY(other.exists());
}

void tst_SchemaCache::whatCannotBeWrittenIsAnError()
{
    QTemporaryDir folder;
    QFile inTheWay(folder.filePath(u"schemas"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const SchemaCache cache(folder.filePath(u"schemas"_s));
    QVERIFY(!cache.save(acme(), {"{}", when()}));
    QVERIFY(!cache.load(acme()));
    cache.keepOnly({});
}

REGISTER_TEST(tst_SchemaCache)
#include "tst_schemacache.moc"

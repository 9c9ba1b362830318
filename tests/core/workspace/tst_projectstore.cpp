#include "core/workspace/projectstore.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using project::Endpoint;
using project::Project;
using workspace::ProjectStore;

class tst_ProjectStore : public QObject
{
    Q_OBJECT

    static QList<Project> twoProjects();
    static bool saveAll(const ProjectStore &store);
    static void write(const QString &path, const QByteArray &content);
    static QByteArray contentOf(const QString &path);
    /// One project in a file, with members given by hand.
    static QByteArray fileWith(const QByteArray &projects, const QByteArray &rest = {});

private slots:
    void whatIsSavedComesBack();
    void twoProgramsKeepEachOthersProjects();
    void anyCutCostsTheLastChangeAlone();
    void aMissingFileHoldsNoProjects();
    void onlyItsOwnerMayReadIt();
    void noWordInTheFileMakesAProjectASandbox();
    void bindingsOfTheFileCountOnlyWhenTheyMatch();
    void keyBytesAreNotInIt();
    void aBrokenFileIsKeptAside_data();
    void aBrokenFileIsKeptAside();
    void oneBrokenProjectDoesNotCostTheOthers();
    void unknownMembersAreNoDamage();
    void aNewerFileIsLeftAlone();
    void whatCannotBeReadIsAnError();
};

QList<Project> tst_ProjectStore::twoProjects()
{
    using namespace std::chrono_literals;
    const auto acme =
        Project::live(u"id-1"_s, u"Acme “prod”"_s, *Endpoint::parse(u"https://acme.authgear.cloud"_s), u"acme"_s)
            .withKeyBound(u"k1"_s, u"/keys/k1.pem"_s)
            .withKeyBound(u"k2"_s, u"/keys/ключ.pem"_s)
            .withActiveKey(1)
            .withTokenLifetime(120s);
    const auto local =
        Project::live(u"id-2"_s, u"Local"_s, *Endpoint::parse(u"http://localhost:3002/graphql"_s), u"accounts"_s);
    return {acme, local};
}

bool tst_ProjectStore::saveAll(const ProjectStore &store)
{
    bool isSaved = true;
    for (const auto &project : twoProjects())
        isSaved = store.remember(project) && isSaved;
    return isSaved;
}

void tst_ProjectStore::write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

QByteArray tst_ProjectStore::contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray tst_ProjectStore::fileWith(const QByteArray &projects, const QByteArray &rest)
{
    return R"({"version":1,)" + rest + R"("projects":[)" + projects + "]}";
}

void tst_ProjectStore::whatIsSavedComesBack()
{
    const QTemporaryDir folder;
    const ProjectStore store(folder.filePath(u"new/projects.json"_s));
    const auto saved = twoProjects();
    QVERIFY(saveAll(store));
    const auto loaded = store.load();
    QVERIFY(loaded);
    QCOMPARE(loaded->notice, QString());
    QCOMPARE(loaded->projects.size(), 2);
    for (qsizetype i = 0; i < 2; ++i) {
        const auto &was = saved.at(i);
        const auto &is = loaded->projects.at(i);
        QCOMPARE(is.id(), was.id());
        QCOMPARE(is.name(), was.name());
        QCOMPARE(is.endpoint(), was.endpoint());
        QCOMPARE(is.projectId(), was.projectId());
        QCOMPARE(is.keys(), was.keys());
        QCOMPARE(is.activeKeyIndex(), was.activeKeyIndex());
        QCOMPARE(is.tokenLifetime(), was.tokenLifetime());
        QVERIFY(is.isLive());
    }
    QCOMPARE(loaded->projects.first().activeKey()->keyId, u"k2"_s);

    QCOMPARE(store.forget(u"id-1"_s)->size(), 1);
    QCOMPARE(store.load()->projects.first().id(), u"id-2"_s);
    // Its name and the paths of its keys are nowhere any more.
    for (const auto &name : QDir(folder.filePath(u"new"_s)).entryList(QDir::Files))
        QVERIFY2(!contentOf(folder.filePath(u"new/"_s + name)).contains("k1.pem"), qPrintable(name));
    QVERIFY(store.forget(u"id-2"_s));
    QVERIFY(store.load()->projects.isEmpty());
}

void tst_ProjectStore::twoProgramsKeepEachOthersProjects()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"projects.json"_s);
    const ProjectStore one(path);
    const ProjectStore other(path);
    QVERIFY(one.load() && other.load());
    QVERIFY(one.remember(twoProjects().first()));
    const auto both = other.remember(twoProjects().last());
    QVERIFY(both);
    QCOMPARE(both->size(), 2);
    // One is changed in its place.
    QVERIFY(one.remember(twoProjects().first().withActiveKey(0)));
    const auto loaded = other.load()->projects;
    QCOMPARE(loaded.size(), 2);
    QCOMPARE(loaded.first().activeKey()->keyId, u"k1"_s);
}

void tst_ProjectStore::anyCutCostsTheLastChangeAlone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"projects.json"_s);
    QVERIFY(saveAll(ProjectStore(path)));
    const auto whole = contentOf(path);
    for (qsizetype end = 0; end + 1 < whole.size(); end += 7) {
        write(path, whole.left(end));
        const auto loaded = ProjectStore(path).load();
        QVERIFY(loaded);
        QCOMPARE(loaded->projects.size(), 1);
        QCOMPARE(loaded->projects.first().id(), u"id-1"_s);
        QVERIFY2(loaded->notice.contains(u"one change before"), qPrintable(loaded->notice));
    }
}

void tst_ProjectStore::aMissingFileHoldsNoProjects()
{
    const QTemporaryDir folder;
    const auto loaded = ProjectStore(folder.filePath(u"none.json"_s)).load();
    QVERIFY(loaded);
    QVERIFY(loaded->projects.isEmpty());
    QVERIFY(loaded->notice.isEmpty());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void tst_ProjectStore::onlyItsOwnerMayReadIt()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"projects.json"_s);
    const mode_t before = ::umask(0);
    const auto saved = saveAll(ProjectStore(path));
    ::umask(before);
    QVERIFY(saved);
    struct stat status
    {
    };
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

void tst_ProjectStore::noWordInTheFileMakesAProjectASandbox()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"projects.json"_s);
    write(path,
          fileWith(R"({"id":"a","name":"SANDBOX","endpoint":"https://acme.example","projectId":"sandbox",)"
                   R"("environment":"sandbox","sandbox":true,"isLive":false})"));
    const auto loaded = ProjectStore(path).load();
    QCOMPARE(loaded->projects.size(), 1);
    QVERIFY(loaded->projects.first().isLive());
    QVERIFY(ProjectStore(path).remember(loaded->projects.first()));
    QVERIFY(!contentOf(path).contains("environment"));
}

void tst_ProjectStore::bindingsOfTheFileCountOnlyWhenTheyMatch()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"projects.json"_s);
    QVERIFY(saveAll(ProjectStore(path)));
    // Somebody edits the address in the file: the key stays behind.
    write(path, contentOf(path).replace("acme.authgear.cloud/_api", "evil.example/_api"));
    const auto loaded = ProjectStore(path).load();
    QCOMPARE(loaded->projects.first().endpoint().origin(), u"https://evil.example"_s);
    QVERIFY(!loaded->projects.first().activeKey());
}

void tst_ProjectStore::keyBytesAreNotInIt()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"k.pem"_s), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
    const QString path = folder.filePath(u"projects.json"_s);
    QVERIFY(ProjectStore(path).remember(twoProjects().last().withKeyBound(u"k"_s, folder.filePath(u"k.pem"_s))));
    QVERIFY(contentOf(path).contains("k.pem"));
    QVERIFY(!contentOf(path).contains("c2VjcmV0"));
    QVERIFY(!contentOf(path).contains("PRIVATE"));
}

void tst_ProjectStore::aBrokenFileIsKeptAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("cut") << QByteArray(R"({"version":1,"projects":[{"id":)");
    QTest::newRow("cut to nothing") << QByteArray("");
    QTest::newRow("not JSON") << QByteArray("hello");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("no projects") << QByteArray(R"({"version":1})");
    QTest::newRow("a project without an ID") << fileWith(R"({"endpoint":"https://a.example"})");
    QTest::newRow("a project without an address") << fileWith(R"({"id":"a"})");
    QTest::newRow("an address that is refused") << fileWith(R"({"id":"a","endpoint":"http://a.example"})");
    QTest::newRow("no object") << fileWith("7");
}

void tst_ProjectStore::aBrokenFileIsKeptAside()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"projects.json"_s);
    write(path, content);
    const auto first = ProjectStore(path).load();
    QVERIFY(first);
    QVERIFY(first->projects.isEmpty());
    QVERIFY2(first->notice.contains(path + u".broken-"_s), qPrintable(first->notice));
    QCOMPARE(ProjectStore(path).load()->notice, first->notice);

    QVERIFY(saveAll(ProjectStore(path)));
    const auto asides = QDir(folder.path()).entryList({u"projects.json.broken-*"_s});
    QCOMPARE(asides.size(), 1);
    QCOMPARE(contentOf(folder.filePath(asides.first())), content);
    QCOMPARE(ProjectStore(path).load()->notice, QString());
}

void tst_ProjectStore::oneBrokenProjectDoesNotCostTheOthers()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"projects.json"_s);
    write(
        path,
        fileWith(R"({"id":"a","endpoint":"https://a.example"},{"id":"b"},{"id":"a","endpoint":"https://c.example"})"));
    const auto loaded = ProjectStore(path).load();
    QCOMPARE(loaded->projects.size(), 1);
    QCOMPARE(loaded->projects.first().endpoint().origin(), u"https://a.example"_s);
    QVERIFY(!loaded->notice.isEmpty());
}

void tst_ProjectStore::unknownMembersAreNoDamage()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"projects.json"_s);
    write(path,
          fileWith(R"({"id":"a","endpoint":"https://a.example","colour":"red","keys":[{"new":1}],"activeKey":"x"})",
                   R"("later":{},)"));
    const auto loaded = ProjectStore(path).load();
    QCOMPARE(loaded->notice, QString());
    QCOMPARE(loaded->projects.first().keys().size(), 1);
    QVERIFY(!loaded->projects.first().activeKey());
    QCOMPARE(loaded->projects.first().tokenLifetime(), std::chrono::seconds(300));
}

void tst_ProjectStore::aNewerFileIsLeftAlone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"projects.json"_s);
    const QByteArray content = R"({"version":2,"projects":"elsewhere"})";
    write(path, content);
    const auto loaded = ProjectStore(path).load();
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, base::Error::Kind::Refused);
    QVERIFY(loaded.error().message.contains(u"newer Gatehouse"));
    const auto saved = ProjectStore(path).remember(twoProjects().first());
    QVERIFY(!saved);
    QVERIFY(saved.error().message.contains(u"newer Gatehouse"));
    QCOMPARE(contentOf(path), content);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void tst_ProjectStore::whatCannotBeReadIsAnError()
{
    const QTemporaryDir folder;
    const auto loaded = ProjectStore(folder.path()).load();
    QVERIFY(!loaded);
    QVERIFY(loaded.error().message.contains(folder.path()));
    QVERIFY(!saveAll(ProjectStore(folder.path())));
}

REGISTER_TEST(tst_ProjectStore)
#include "tst_projectstore.moc"

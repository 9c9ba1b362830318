#include "core/workspace/jsonfile.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using workspace::JsonFile;

class tst_JsonFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anyCutFallsBackToTheStateBefore();
    void aDamagedOneIsPutAsideAndCostsNoStateBefore();
    void twoProgramsTakeTurns();
    void whatIsTakenAwayForGoodIsInNoFile();
    void whatAnotherHandTookAwayGoesFromTheStateBefore();
    void whatCannotBeReadToItsEndIsNotDamaged();
    void aNewerOneIsLeftAlone();
    void whatDoesNotChangeIsNotWritten();
    void onlyItsOwnerMayReadIt();
    void aLinkStaysALink();
    void whoeverRemovesItBeginsAnew();

private:
    QString path(const QString &name = u"a.json"_s) const { return m_folder->filePath(name); }
    static base::Result<QJsonObject> set(const JsonFile &file, const QString &name, const QJsonValue &value,
                                         JsonFile::Before before = JsonFile::Before::Stays)
    {
        return file.change([&](QJsonObject &object) { object.insert(name, value); }, before);
    }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_JsonFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_JsonFile::anyCutFallsBackToTheStateBefore()
{
    const JsonFile file(path(), 1);
    QVERIFY(set(file, u"a"_s, 1));
    QVERIFY(set(file, u"a"_s, 2));
    const auto whole = bytesOf(path());
    const QJsonObject now {{u"a"_s, 2}, {u"version"_s, 1}};
    const QJsonObject before {{u"a"_s, 1}, {u"version"_s, 1}};
    QCOMPARE(file.read()->object, now);
    for (qsizetype end = 0; end + 1 < whole.size(); ++end) {
        write(path(), whole.left(end));
        const auto read = file.read();
        QVERIFY(read);
        QCOMPARE(read->object, before);
        QVERIFY(read->isDamaged && read->isOlder);
    }
}

void tst_JsonFile::aDamagedOneIsPutAsideAndCostsNoStateBefore()
{
    const JsonFile file(path(), 1, [](const QJsonObject &object) { return object.contains(u"a"_s); });
    QVERIFY(set(file, u"a"_s, 1));
    QVERIFY(set(file, u"a"_s, 2));
    const auto older = bytesOf(path(u"a.json.before"_s));
    write(path(), R"({"b": 7})");
    QVERIFY(set(file, u"c"_s, 3));
    QCOMPARE(file.read()->object, (QJsonObject {{u"a"_s, 1}, {u"c"_s, 3}, {u"version"_s, 1}}));
    QCOMPARE(bytesOf(path(u"a.json.before"_s)), older);
    const auto asides = QDir(m_folder->path()).entryList({u"a.json.broken-*"_s});
    QCOMPARE(asides.size(), 1);
    QCOMPARE(bytesOf(path(asides.first())), QByteArray(R"({"b": 7})"));
}

void tst_JsonFile::twoProgramsTakeTurns()
{
    std::vector<std::jthread> programs;
    for (int program = 0; program < 2; ++program) {
        programs.emplace_back([this, program] {
            const JsonFile file(path(), 1);
            for (int i = 0; i < 30; ++i)
                (void)set(file, u"%1-%2"_s.arg(program).arg(i), i);
        });
    }
    programs.clear();
    QCOMPARE(JsonFile(path(), 1).read()->object.size(), 61);
}

void tst_JsonFile::whatIsTakenAwayForGoodIsInNoFile()
{
    const JsonFile file(path(), 1);
    QVERIFY(set(file, u"who"_s, u"ann"_s));
    QVERIFY(set(file, u"other"_s, u"stays"_s));
    QVERIFY(file.change([](QJsonObject &object) { object.remove(u"who"_s); }, JsonFile::Before::Goes));
    for (const auto &name : QDir(m_folder->path()).entryList(QDir::Files)) {
        QVERIFY2(!bytesOf(path(name)).contains("ann"), qPrintable(name));
        QVERIFY2(bytesOf(path(name)).contains("stays"), qPrintable(name));
    }
    // What is damaged now has a state before all the same.
    write(path(), "{");
    QVERIFY(file.read()->isOlder);
}

void tst_JsonFile::whatAnotherHandTookAwayGoesFromTheStateBefore()
{
    const JsonFile file(path(), 1);
    QVERIFY(set(file, u"who"_s, u"ann"_s));
    QVERIFY(set(file, u"other"_s, u"stays"_s));
    write(path(), R"({"other": "stays", "version": 1})");
    QVERIFY(file.change([](QJsonObject &object) { object.remove(u"who"_s); }, JsonFile::Before::Goes));
    for (const auto &name : QDir(m_folder->path()).entryList(QDir::Files))
        QVERIFY2(!bytesOf(path(name)).contains("ann"), qPrintable(name));
}

void tst_JsonFile::whatCannotBeReadToItsEndIsNotDamaged()
{
    // Its first page is nobody's.
    const auto read = JsonFile(u"/proc/self/mem"_s, 1).read();
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(u"/proc/self/mem"), qPrintable(read.error().message));
}

void tst_JsonFile::aNewerOneIsLeftAlone()
{
    const QByteArray newer = R"({"version": 2, "a": 1})";
    write(path(), newer);
    const JsonFile file(path(), 1);
    QCOMPARE(file.read().error().kind, base::Error::Kind::Refused);
    const auto changed = set(file, u"a"_s, 2);
    QVERIFY(!changed);
    QVERIFY(changed.error().message.contains(u"newer Gatehouse"));
    QCOMPARE(bytesOf(path()), newer);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList {u"a.json"_s});
}

void tst_JsonFile::whatDoesNotChangeIsNotWritten()
{
    const JsonFile file(path(), 1);
    QVERIFY(set(file, u"a"_s, 1));
    QVERIFY(set(file, u"a"_s, 2));
    QVERIFY(set(file, u"a"_s, 2));
    QCOMPARE(bytesOf(path(u"a.json.before"_s)).count("\"a\": 1"), 1);
}

void tst_JsonFile::onlyItsOwnerMayReadIt()
{
    const mode_t mask = ::umask(0);
    const bool isWritten =
        set(JsonFile(path(), 1), u"a"_s, 1).has_value() && set(JsonFile(path(), 1), u"a"_s, 2).has_value();
    ::umask(mask);
    QVERIFY(isWritten);
    for (const auto &name : QDir(m_folder->path()).entryList(QDir::Files))
        QCOMPARE(QFile::permissions(path(name)) & 0x77, QFile::Permissions());
}

void tst_JsonFile::aLinkStaysALink()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"elsewhere"_s));
    write(path(u"elsewhere/b.json"_s), "{}");
    QVERIFY(QFile::link(path(u"elsewhere/b.json"_s), path()));
    QVERIFY(set(JsonFile(path(), 1), u"a"_s, 1));
    QVERIFY(QFileInfo(path()).isSymLink());
    QVERIFY(bytesOf(path(u"elsewhere/b.json"_s)).contains("\"a\": 1"));
}

void tst_JsonFile::whoeverRemovesItBeginsAnew()
{
    const JsonFile file(path(), 1);
    QVERIFY(set(file, u"a"_s, 1));
    QVERIFY(set(file, u"a"_s, 2));
    QVERIFY(QFile::remove(path()));
    QVERIFY(file.read()->object.isEmpty() && !file.read()->isDamaged);
    // Nor does what was removed come back one change later.
    QVERIFY(set(file, u"b"_s, 3));
    write(path(), "{");
    QVERIFY(file.read()->object.isEmpty() && !file.read()->isOlder);
}

REGISTER_TEST(tst_JsonFile)
#include "tst_jsonfile.moc"

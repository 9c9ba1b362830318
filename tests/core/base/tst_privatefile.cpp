#include "core/base/fileerror.h"
#include "core/base/privatefile.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

class tst_PrivateFile : public QObject
{
    Q_OBJECT

private slots:
    void onlyItsOwnerMayReadIt();
    void anOpenerFileBecomesPrivateWhenReplaced();
    void aFailureIsSaidWithThePath();
    void aLinkStaysALink();
    void nothingIsLeftBeside();
    void foldersAreMadePrivate();
    void errorsSayWhatToDo_data();
    void errorsSayWhatToDo();
};

static uint modeOf(const QString &path)
{
    struct stat status
    {
    };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777U : 0;
}

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_PrivateFile::onlyItsOwnerMayReadIt()
{
    const QTemporaryDir folder;
    const mode_t before = ::umask(0);
    const auto written = base::writePrivateFile(folder.filePath(u"a"_s), "secret");
    ::umask(before);
    QVERIFY(written);
    QCOMPARE(contentOf(folder.filePath(u"a"_s)), "secret");
    QCOMPARE(modeOf(folder.filePath(u"a"_s)), 0600U);
}

void tst_PrivateFile::anOpenerFileBecomesPrivateWhenReplaced()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("old") == 3);
    file.close();
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0644), 0);

    QVERIFY(base::writePrivateFile(path, "new"));
    QCOMPARE(contentOf(path), "new");
    QCOMPARE(modeOf(path), 0600U);
}

void tst_PrivateFile::aFailureIsSaidWithThePath()
{
    const QTemporaryDir folder;
    const QString missing = folder.filePath(u"missing/a"_s);
    const auto result = base::writePrivateFile(missing, "x");
    QVERIFY(!result);
    QCOMPARE(result.error().kind, base::Error::Kind::Io);
    QVERIFY(result.error().message.contains(missing));

    const auto onFolder = base::writePrivateFile(folder.path(), "x");
    QVERIFY(!onFolder);
    QVERIFY2(onFolder.error().message.contains(u"is a folder"), qPrintable(onFolder.error().message));
}

void tst_PrivateFile::aLinkStaysALink()
{
    const QTemporaryDir folder;
    QVERIFY(base::writePrivateFile(folder.filePath(u"target"_s), "old"));
    QVERIFY(QFile::link(folder.filePath(u"target"_s), folder.filePath(u"link"_s)));
    QVERIFY(base::writePrivateFile(folder.filePath(u"link"_s), "new"));
    QVERIFY(QFileInfo(folder.filePath(u"link"_s)).isSymLink());
    QCOMPARE(contentOf(folder.filePath(u"target"_s)), "new");
}

void tst_PrivateFile::nothingIsLeftBeside()
{
    const QTemporaryDir folder;
    QVERIFY(base::writePrivateFile(folder.filePath(u"a"_s), QByteArray(300000, 'x')));
    QVERIFY(base::writePrivateFile(folder.filePath(u"a"_s), {}));
    QVERIFY(QDir(folder.path()).mkdir(u"d"_s));
    QVERIFY(!base::writePrivateFile(folder.filePath(u"d"_s), "x"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList({u"a"_s, u"d"_s}));
}

void tst_PrivateFile::foldersAreMadePrivate()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a/b/c"_s);
    const mode_t before = ::umask(0);
    const auto made = base::makePrivateFolder(path);
    ::umask(before);
    QVERIFY(made);
    QCOMPARE(modeOf(folder.filePath(u"a"_s)), 0700U);
    QCOMPARE(modeOf(path), 0700U);
    QVERIFY(base::makePrivateFolder(path + u'/'));

    QVERIFY(base::writePrivateFile(folder.filePath(u"file"_s), {}));
    QVERIFY(!base::makePrivateFolder(folder.filePath(u"file/x"_s)));
    QVERIFY(!base::makePrivateFolder(folder.filePath(u"file"_s)));
}

void tst_PrivateFile::errorsSayWhatToDo_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("part");
    QTest::newRow("full") << ENOSPC << u"The disk is full"_s;
    QTest::newRow("quota") << EDQUOT << u"The disk is full"_s;
    QTest::newRow("read-only") << EROFS << u"read-only file system"_s;
    QTest::newRow("denied") << EACCES << u"permissions"_s;
    QTest::newRow("other") << EIO << u"could not be written"_s;
}

void tst_PrivateFile::errorsSayWhatToDo()
{
    QFETCH(int, number);
    QFETCH(QString, part);
    const auto error = base::writeError(u"/home/50%2/file"_s, number);
    QVERIFY2(error.message.contains(part), qPrintable(error.message));
    QVERIFY2(error.message.contains(u"/home/50%2/file"), qPrintable(error.message));
    QVERIFY(!error.detail.isEmpty());
}

REGISTER_TEST(tst_PrivateFile)
#include "tst_privatefile.moc"

#include "core/history/database.h"
#include "core/history/schema.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using history::Database;
using history::Statement;
using history::Steps;

/// A database in the middle of its life: older or newer than the program.
class tst_Schema : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aNewerFileIsLeftAlone();
    void anOlderFileIsKeptAndBroughtUpToDate();
    void aStepThatFailsLeavesTheOldFile();

private:
    QString path() const { return m_home->filePath(u"history.sqlite"_s); }
    /// Opens it with \a steps, does \a statement, and says what its runs are called.
    static base::Result<QStringList> namesIn(const QString &path, const Steps &steps, const QString &statement = {})
    {
        Database database;
        auto done = database.open(path, 20ms);
        if (done)
            done = history::bringUpToDate(database, steps, std::nullopt);
        if (done && !statement.isEmpty())
            done = database.run(statement);
        if (!done)
            return tl::unexpected(done.error());
        QStringList names;
        Statement rows(database, u"SELECT operation FROM runs ORDER BY id"_s);
        while (rows.next())
            names.append(rows.query.value(0).toString());
        return rows.end().map([&] { return names; });
    }
    static Steps stepsAnd(const QStringList &step)
    {
        auto steps = history::publishedSteps();
        steps.push_back(step);
        return steps;
    }
    QByteArray bytes() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList files() const { return QDir(m_home->path()).entryList(QDir::Files | QDir::Hidden); }

    std::unique_ptr<QTemporaryDir> m_home;
};

void tst_Schema::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QCOMPARE(namesIn(path(), history::publishedSteps(),
                     u"INSERT INTO runs VALUES (1, 2, 3, 'p', 'p', 0, 'mine', 0, 0, 200, 5, 0)"_s)
                 .value(),
             QStringList {u"mine"_s});
}

void tst_Schema::aNewerFileIsLeftAlone()
{
    const auto newer = stepsAnd({u"CREATE TABLE later (a TEXT)"_s});
    QVERIFY(namesIn(path(), newer));
    const auto before = bytes();
    const auto there = files();

    const auto opened = namesIn(path(), history::publishedSteps());
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, base::Error::Kind::Refused);
    QCOMPARE(bytes(), before);
    QCOMPARE(files(), there);
    QCOMPARE(namesIn(path(), newer).value(), QStringList {u"mine"_s});
}

void tst_Schema::anOlderFileIsKeptAndBroughtUpToDate()
{
    const auto newer = stepsAnd({u"ALTER TABLE runs ADD COLUMN star INTEGER NOT NULL DEFAULT 0"_s});
    QCOMPARE(namesIn(path(), newer, u"UPDATE runs SET star = 1"_s).value(), QStringList {u"mine"_s});
    QVERIFY(!namesIn(path(), history::publishedSteps()));
    const QString backup = path() + u".v1"_s;
    QCOMPARE(namesIn(backup, history::publishedSteps()).value(), QStringList {u"mine"_s});
    struct stat status
    {
    };
    QCOMPARE(::stat(QFile::encodeName(backup).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

void tst_Schema::aStepThatFailsLeavesTheOldFile()
{
    QVERIFY(!namesIn(path(), stepsAnd({u"ALTER TABLE runs ADD COLUMN star INTEGER"_s, u"no statement"_s})));
    QCOMPARE(namesIn(path(), history::publishedSteps()).value(), QStringList {u"mine"_s});
}

REGISTER_TEST(tst_Schema)
#include "tst_schema.moc"

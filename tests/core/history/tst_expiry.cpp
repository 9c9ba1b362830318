#include "core/history/expiry.h"
#include "core/history/redacted.h"
#include "tests/support/manualclock.h"
#include "tests/support/registry.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using history::AnswerState;
using history::Expiry;
using history::Store;

class tst_Expiry : public QObject
{
    Q_OBJECT

    std::unique_ptr<Store> opened() const;
    /// As of a run that starts now.
    qint64 addRun(Store &store) const;
    static bool isExpired(Store &store, qint64 id);
    /// What another program does with the file.
    bool otherRuns(const QStringList &statements) const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::optional<support::ManualClock> m_clock;

private slots:
    void init();
    void answersGoWhenTheirDaysAreOver();
    void aLookAtAClockThatIsBehindLosesNothing();
    void answersOfAWrongClockGoWhenTheirDaysAreOver();
    void answersOfAStoppedClockGoWhenTheirDaysAreOver();
    void daysThatWereLeaptOverDoNotCount();
    void aChoiceThatCannotBeWrittenWins();
    void aChoiceFromBeforeTheFileWasThereWins();
    void nothingGoesWhileNumbersCannotBeRead_data();
    void nothingGoesWhileNumbersCannotBeRead();
};

std::unique_ptr<Store> tst_Expiry::opened() const
{
    auto store = Store::open(m_home->filePath(u"history.sqlite"_s), history::publishedSteps(), 20ms);
    return store ? std::move(*store) : nullptr;
}

qint64 tst_Expiry::addRun(Store &store) const
{
    history::SentRun run;
    run.facts.time = m_clock->now().toMSecsSinceEpoch();
    run.document = "{ users }";
    run.answer = std::make_shared<const std::string>("{\"n\": 1}");
    return store.add(history::redact(run)).value_or(0);
}

bool tst_Expiry::isExpired(Store &store, qint64 id)
{
    const auto kept = store.load(id);
    return kept && kept->answerState == AnswerState::Expired && kept->answer.isEmpty();
}

bool tst_Expiry::otherRuns(const QStringList &statements) const
{
    bool isDone = false;
    {
        auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(m_home->filePath(u"history.sqlite"_s));
        isDone = other.open();
        for (const auto &statement : statements)
            isDone = isDone && QSqlQuery(other).exec(statement);
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    return isDone;
}

void tst_Expiry::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_clock.emplace();
}

void tst_Expiry::answersGoWhenTheirDaysAreOver()
{
    const auto disk = opened();
    QVERIFY(disk);
    const auto run = addRun(*disk);
    Expiry expiry(*m_clock, 30);
    // Somebody looks every day.
    for (int day = 0; day < 30; ++day) {
        QVERIFY(expiry.takeSome(disk.get(), nullptr));
        QVERIFY(!isExpired(*disk, run));
        m_clock->advance(24h);
    }
    m_clock->advance(1h);
    QCOMPARE(expiry.takeSome(disk.get(), nullptr)->expired, 1);
    QVERIFY(isExpired(*disk, run));
}

void tst_Expiry::aLookAtAClockThatIsBehindLosesNothing()
{
    const auto disk = opened();
    QVERIFY(disk);
    const auto run = addRun(*disk);
    const auto time = m_clock->now().toMSecsSinceEpoch();
    Expiry expiry(*m_clock, 30);
    QVERIFY(expiry.takeSome(disk.get(), nullptr));

    // As a computer without a battery starts, until it has heard what the time is.
    const auto behind = 56 * 365 * 24h;
    for (int start = 0; start < 2; ++start) {
        m_clock->advance(-behind);
        QCOMPARE(expiry.takeSome(disk.get(), nullptr)->expired, 0);
        m_clock->advance(1h);
        QCOMPARE(expiry.takeSome(disk.get(), nullptr)->expired, 0);
        m_clock->advance(behind);
        QCOMPARE(expiry.takeSome(disk.get(), nullptr)->expired, 0);
        m_clock->advance(25h);
        QCOMPARE(expiry.takeSome(disk.get(), nullptr)->expired, 0);
    }
    QVERIFY(!isExpired(*disk, run));
    QCOMPARE(disk->load(run)->row.time, time);
}

void tst_Expiry::answersOfAWrongClockGoWhenTheirDaysAreOver()
{
    const auto disk = opened();
    QVERIFY(disk);
    Expiry expiry(*m_clock, 30);
    QVERIFY(expiry.takeSome(disk.get(), nullptr));
    m_clock->advance(1000 * 24h);
    QVERIFY(expiry.takeSome(disk.get(), nullptr));
    const auto run = addRun(*disk);
    m_clock->advance(-1000 * 24h);
    for (int day = 0; day <= 30; ++day) {
        QCOMPARE(expiry.takeSome(disk.get(), nullptr)->expired, 0);
        QVERIFY(!isExpired(*disk, run));
        m_clock->advance(24h);
    }
    QCOMPARE(expiry.takeSome(disk.get(), nullptr)->expired, 1);
    QVERIFY(isExpired(*disk, run));
}

void tst_Expiry::answersOfAStoppedClockGoWhenTheirDaysAreOver()
{
    const auto disk = opened();
    QVERIFY(disk);
    Expiry expiry(*m_clock, 30);
    // As a computer without a battery starts: in 1970. Two times, and runs of both are there.
    const auto behind = std::chrono::milliseconds(m_clock->now().toMSecsSinceEpoch() - 1000);
    QList<qint64> runs;
    for (int start = 0; start < 2; ++start) {
        m_clock->advance(-behind);
        QCOMPARE(expiry.takeSome(disk.get(), nullptr)->expired, 0);
        runs.append(addRun(*disk));
        m_clock->advance(behind);
        // Whoever puts it right sees nothing go, then or on the days behind it.
        for (int day = 0; day <= (start == 0 ? 20 : 30); ++day) {
            QCOMPARE(expiry.takeSome(disk.get(), nullptr)->expired, 0);
            m_clock->advance(24h);
        }
    }
    m_clock->advance(25h);
    QCOMPARE(expiry.takeSome(disk.get(), nullptr)->expired, 2);
    QVERIFY(isExpired(*disk, runs.first()) && isExpired(*disk, runs.last()));
}

void tst_Expiry::daysThatWereLeaptOverDoNotCount()
{
    const auto disk = opened();
    QVERIFY(disk);
    const auto run = addRun(*disk);
    Expiry expiry(*m_clock, 30);
    QVERIFY(expiry.takeSome(disk.get(), nullptr));
    m_clock->advance(-1000 * 24h);
    QVERIFY(expiry.takeSome(disk.get(), nullptr));
    // Still wrong, and by that clock a year went by.
    m_clock->advance(365 * 24h);
    QVERIFY(expiry.takeSome(disk.get(), nullptr));
    m_clock->advance(25h);
    QCOMPARE(expiry.takeSome(disk.get(), nullptr)->expired, 0);
    QVERIFY(!isExpired(*disk, run));
}

void tst_Expiry::aChoiceThatCannotBeWrittenWins()
{
    const auto disk = opened();
    QVERIFY(disk);
    const auto run = addRun(*disk);
    Expiry expiry(*m_clock, 5);
    QVERIFY(expiry.takeSome(disk.get(), nullptr));
    m_clock->advance(6 * 24h);
    {
        auto busy = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"busy"_s);
        busy.setDatabaseName(m_home->filePath(u"history.sqlite"_s));
        QVERIFY(busy.open());
        QSqlQuery query(busy);
        QVERIFY(query.exec(u"BEGIN IMMEDIATE"_s));
        expiry.choose(0);
        QVERIFY(!expiry.agree(*disk));
        QVERIFY(!expiry.takeSome(disk.get(), nullptr));
        QVERIFY(!expiry.isWritten());
        // Nor is it lost to what was remembered elsewhere.
        expiry.remember(5);
        QCOMPARE(expiry.days(), 0);
        QVERIFY(query.exec(u"ROLLBACK"_s));
    }
    QSqlDatabase::removeDatabase(u"busy"_s);
    QCOMPARE(expiry.takeSome(disk.get(), nullptr)->expired, 0);
    QVERIFY(expiry.isWritten());
    QVERIFY(!isExpired(*disk, run));
    Expiry next(*m_clock, 5);
    QVERIFY(next.agree(*disk));
    QCOMPARE(next.days(), 0);
}

void tst_Expiry::aChoiceFromBeforeTheFileWasThereWins()
{
    const auto disk = opened();
    QVERIFY(disk);
    QVERIFY(Expiry(*m_clock, 5).agree(*disk));
    Expiry expiry(*m_clock, 30);
    expiry.choose(90);
    QVERIFY(expiry.takeSome(nullptr, nullptr));
    QVERIFY(expiry.agree(*disk));
    QCOMPARE(expiry.days(), 90);
    Expiry next(*m_clock, 30);
    QVERIFY(next.agree(*disk));
    QCOMPARE(next.days(), 90);
}

void tst_Expiry::nothingGoesWhileNumbersCannotBeRead_data()
{
    QTest::addColumn<int>("daysPassed");

    // By the number in the file they stay, by the one of this program they would go.
    QTest::newRow("the days") << 6;
    // The clock has leapt: without what was seen of it, it would be believed.
    QTest::newRow("the clock") << 1000;
}

void tst_Expiry::nothingGoesWhileNumbersCannotBeRead()
{
    QFETCH(int, daysPassed);
    const auto disk = opened();
    QVERIFY(disk);
    const auto run = addRun(*disk);
    Expiry first(*m_clock, 30);
    QVERIFY(first.takeSome(disk.get(), nullptr));
    m_clock->advance(daysPassed * 24h);

    QVERIFY(otherRuns({u"ALTER TABLE settings RENAME COLUMN value TO hidden"_s}));
    Expiry expiry(*m_clock, 5);
    QVERIFY(!expiry.agree(*disk));
    QVERIFY(!expiry.startWatching(*disk));
    QVERIFY(!expiry.takeSome(disk.get(), nullptr));
    QVERIFY(!isExpired(*disk, run));

    QVERIFY(otherRuns({u"ALTER TABLE settings RENAME COLUMN hidden TO value"_s}));
    QCOMPARE(expiry.takeSome(disk.get(), nullptr)->expired, 0);
    QCOMPARE(expiry.days(), 30);
    QVERIFY(!isExpired(*disk, run));
}

REGISTER_TEST(tst_Expiry)
#include "tst_expiry.moc"

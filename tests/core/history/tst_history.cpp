#include "core/history/history.h"
#include "core/history/store.h"
#include "tests/support/manualclock.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <csignal>
#include <future>
#include <semaphore>
#include <sys/resource.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using history::Filter;
using history::History;
using history::Row;
using history::SentRun;

class tst_History : public QObject
{
    Q_OBJECT

    static SentRun sent(const QByteArray &document, const QByteArray &variables = {}, const std::string &answer = {});
    static QStringList found(History &history, const Filter &filter = {});
    static QByteArray everyByteIn(const QString &folder);
    QString path(const QString &name = u"history.sqlite"_s) const { return m_home->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_home;
    support::ManualClock m_clock;

private slots:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void nothingIsOpenedBeforeItIsNeeded();
    void whatIsRecordedIsWrittenBeforeItEnds();
    void onlyTheLatestSearchIsAnswered();
    void noSecretReachesTheDisk();
    void aDamagedFileIsMovedAside();
    void aFileThatIsDamagedInTheMiddleIsMovedAside();
    void aNewerFileIsLeftAloneAndRunsStayInMemory();
    void aFolderThatCannotBeMadeLeavesRunsInMemory();
    void aFullDiskLeavesRunsInMemory();
    void twoProgramsShareIt();
    void aRunWaitsForAnotherProgram();
    void whatWasRunWhileTheFileWasBusyComesIntoIt();
    void whatWasRunWhileTheDiskWasFullComesIntoTheFile();
    void theLastChanceIsTheEnd();
    void theEndWaitsForAnotherProgram();
    void whatIsLostAtTheEndIsTold();
    void whatCameBackIsKnownByItsOldName();
    void daysThatWereChosenHoldForEveryProgram();
    void answersThatWereThereExpireByTheNewChoice();
    void aClockThatJumpsAheadTakesNothingAtOnce();
    void aClockThatWasPutRightTakesNothing();
    void whatLiesBesideTheFileIsToldAndGoes();
    void theOldestRunsGo();
    void answersExpireAtTheNextStart();
    void aClockThatJumpsBackLosesNothing();
    void aPersonIsForgotten();
    void aSearchForAPersonThatFailsIsNoAnswer();
    void whatMatchesIsRemoved();
    void withoutAPathNothingTouchesTheDisk();
};

SentRun tst_History::sent(const QByteArray &document, const QByteArray &variables, const std::string &answer)
{
    SentRun run;
    run.facts.time = support::ManualClock().now().toMSecsSinceEpoch();
    run.facts.projectKey = u"p1"_s;
    run.facts.projectName = u"acme"_s;
    run.document = document;
    run.variables = variables;
    if (!answer.empty())
        run.answer = std::make_shared<const std::string>(answer);
    return run;
}

QStringList tst_History::found(History &history, const Filter &filter)
{
    QStringList names;
    bool isDone = false;
    const auto connection =
        QObject::connect(&history, &History::found, &history, [&](quint64, const QList<Row> &rows, bool isLast) {
            for (const auto &row : rows)
                names.append(row.operation);
            isDone = isLast;
        });
    history.search(filter);
    const bool isAnswered = QTest::qWaitFor([&] { return isDone; });
    QObject::disconnect(connection);
    return isAnswered ? names : QStringList {u"no answer"_s};
}

QByteArray tst_History::everyByteIn(const QString &folder)
{
    QByteArray bytes;
    const auto names = QDir(folder).entryList(QDir::Files | QDir::Hidden);
    for (const auto &name : names) {
        QFile file(folder + u'/' + name);
        if (file.open(QIODevice::ReadOnly))
            bytes += file.readAll();
    }
    return bytes;
}

void tst_History::nothingIsOpenedBeforeItIsNeeded()
{
    History history(path(), m_clock);
    history.setLimits({5, 7});
    QTest::qWait(20);
    QVERIFY(!QFile::exists(path()));
    QCOMPARE(found(history), QStringList());
    QVERIFY(QFile::exists(path()));
}

void tst_History::whatIsRecordedIsWrittenBeforeItEnds()
{
    {
        History history(path(), m_clock);
        for (int i = 0; i < 20; ++i)
            history.record(sent("query Run" + QByteArray::number(i) + " { a }"));
    }
    History history(path(), m_clock);
    const auto names = found(history);
    QCOMPARE(names.size(), 20);
    QCOMPARE(names.first(), u"Run19"_s);
}

void tst_History::onlyTheLatestSearchIsAnswered()
{
    History history(path(), m_clock);
    for (int i = 0; i < 300; ++i)
        history.record(sent("query Run" + QByteArray::number(i) + " { a }"));
    QSignalSpy spy(&history, &History::found);
    quint64 last = 0;
    for (const auto *text : {"R", "Ru", "Run", "Run1"}) {
        Filter filter;
        filter.text = QString::fromLatin1(text);
        last = history.search(filter);
    }
    QTRY_VERIFY(!spy.isEmpty() && spy.last().at(2).toBool());
    for (const auto &call : spy)
        QCOMPARE(call.at(0).value<quint64>(), last);
}

void tst_History::noSecretReachesTheDisk()
{
    History history(path(), m_clock);
    history.record(
        sent("mutation A { resetPassword(input: {userID: \"u\", password: \"ZQVWXK-1\"}) { user { id } } }"));
    history.record(sent("mutation B($i: I!) { createUser(input: $i) { user { id } } }",
                        "{\"i\": {\"password\": \"ZQVWXK-2\", \"email\": \"a@example.com\"}}",
                        "{\"errors\": [{\"message\": \"the password ZQVWXK-2 is known\"}]}"));
    history.record(sent("mutation C { createSession(input: {userID: \"u\"}) { t: accessToken refreshToken } }", {},
                        "{\"data\": {\"createSession\": {\"t\": \"ZQVWXK-3\", \"refreshToken\": \"ZQVWXK-4\"}}}"));
    auto failed = sent("mutation D($code: String!) { verify(code: $code) { id } }", "{\"code\": \"ZQVWXK-5\"}");
    failed.message = u"No answer to ZQVWXK-5 came."_s;
    history.record(failed);
    QCOMPARE(found(history).size(), 4);

    const auto bytes = everyByteIn(m_home->path());
    QVERIFY(bytes.contains("a@example.com"));
    QVERIFY(!bytes.contains("ZQVWXK"));
    // The index keeps three letters each, small ones.
    for (const auto *letters : {"zqv", "qvw", "vwx", "wxk"})
        QVERIFY2(!bytes.contains(letters), letters);
}

void tst_History::aDamagedFileIsMovedAside()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(10'000, 'x'));
    file.close();

    History history(path(), m_clock);
    QSignalSpy noticed(&history, &History::noticed);
    history.record(sent("{ users }"));
    QCOMPARE(found(history), QStringList {u"users"_s});
    QCOMPARE(noticed.size(), 1);
    const auto broken = QDir(m_home->path()).entryList({u"history.sqlite.broken-*"_s}, QDir::Files);
    QCOMPARE(broken.size(), 1);
    QVERIFY(noticed.first().first().toString().contains(broken.first()));
    QFile kept(path(broken.first()));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray(10'000, 'x'));
}

void tst_History::aFileThatIsDamagedInTheMiddleIsMovedAside()
{
    {
        History history(path(), m_clock);
        for (int i = 0; i < 50; ++i)
            history.record(sent("{ users }", "{\"a\": \"" + QByteArray(3000, 'b') + "\"}"));
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    // The first page says where everything is and stays: the damage is found while reading on.
    file.seek(4096);
    file.write(QByteArray(static_cast<qsizetype>(file.size()) - 4096, 'x'));
    file.close();

    History history(path(), m_clock);
    QSignalSpy noticed(&history, &History::noticed);
    history.record(sent("{ later }"));
    QCOMPARE(found(history), QStringList {u"later"_s});
    QCOMPARE(noticed.size(), 1);
    QCOMPARE(QDir(m_home->path()).entryList({u"history.sqlite.broken-*"_s}, QDir::Files).isEmpty(), false);
}

void tst_History::aNewerFileIsLeftAloneAndRunsStayInMemory()
{
    auto newer = history::publishedSteps();
    newer.push_back({u"CREATE TABLE later (a TEXT)"_s});
    QVERIFY(history::Store::open(path(), newer));
    const auto before = everyByteIn(m_home->path());

    {
        History history(path(), m_clock);
        QSignalSpy noticed(&history, &History::noticed);
        history.record(sent("{ users }"));
        QCOMPARE(found(history), QStringList {u"users"_s});
        QCOMPARE(noticed.size(), 1);
        QVERIFY(noticed.first().first().toString().contains(u"newer Gatehouse"_s));
    }
    QCOMPARE(everyByteIn(m_home->path()), before);
}

void tst_History::aFolderThatCannotBeMadeLeavesRunsInMemory()
{
    QFile file(path(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();

    History history(path(u"file/history.sqlite"_s), m_clock);
    QSignalSpy noticed(&history, &History::noticed);
    history.record(sent("{ users }"));
    QCOMPARE(found(history), QStringList {u"users"_s});
    QCOMPARE(noticed.size(), 1);
}

void tst_History::aFullDiskLeavesRunsInMemory()
{
    History history(path(), m_clock);
    QSignalSpy noticed(&history, &History::noticed);
    history.record(sent("{ before }"));
    QCOMPARE(found(history), QStringList {u"before"_s});

    // No file may grow any more, which is what a full disk is to a program.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 4096;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    history.record(sent("{ while }", "{\"a\": \"" + QByteArray(300'000, 'b') + "\"}"));
    const auto names = found(history);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);

    QCOMPARE(names, (QStringList {u"while"_s, u"before"_s}));
    QCOMPARE(noticed.size(), 1);
}

void tst_History::twoProgramsShareIt()
{
    History one(path(), m_clock);
    History other(path(), m_clock);
    for (int i = 0; i < 30; ++i) {
        one.record(sent("query One { a }"));
        other.record(sent("query Other { a }"));
    }
    // Each has done what it was asked for when it answers.
    QVERIFY(found(one).contains(u"One"_s));
    QVERIFY(found(other).contains(u"Other"_s));
    const auto names = found(one);
    QCOMPARE(names.count(u"One"_s), 30);
    QCOMPARE(names.count(u"Other"_s), 30);
}

void tst_History::aRunWaitsForAnotherProgram()
{
    History history(path(), m_clock, nullptr, {10ms, 10s});
    QSignalSpy noticed(&history, &History::noticed);
    history.record(sent("{ before }"));
    QCOMPARE(found(history), QStringList {u"before"_s});
    {
        auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(path());
        QVERIFY(other.open());
        QSqlQuery query(other);
        QVERIFY(query.exec(u"BEGIN IMMEDIATE"_s));
        history.record(sent("{ meanwhile }"));
        QSignalSpy changed(&history, &History::changed);
        QSignalSpy answered(&history, &History::found);
        history.search({});
        QVERIFY(answered.wait(30'000)); // Behind the run, which gave up for now.
        QVERIFY(changed.isEmpty());
        QVERIFY(query.exec(u"ROLLBACK"_s));
        QVERIFY(changed.wait(30'000));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QCOMPARE(noticed.size(), 0);
    History next(path(), m_clock);
    QCOMPARE(found(next), (QStringList {u"meanwhile"_s, u"before"_s}));
}

void tst_History::whatWasRunWhileTheFileWasBusyComesIntoIt()
{
    {
        History history(path(), m_clock);
        history.record(sent("{ before }"));
    }
    History history(path(), m_clock);
    QSignalSpy noticed(&history, &History::noticed);
    QSignalSpy back(&history, &History::cameBack);
    {
        auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(path());
        QVERIFY(other.open());
        QSqlQuery query(other);
        QVERIFY(query.exec(u"PRAGMA locking_mode = EXCLUSIVE"_s));
        QVERIFY(query.exec(u"BEGIN EXCLUSIVE"_s));
        QVERIFY(query.exec(u"CREATE TABLE theirs (a)"_s));
        history.record(sent("{ meanwhile }"));
        history.record(sent("{ too }"));
        QTRY_COMPARE_WITH_TIMEOUT(noticed.size(), 1, 30'000);
        const auto sentence = noticed.first().first().toString();
        QVERIFY2(sentence.contains(u"busy"_s) && sentence.contains(u"tried again"_s), qPrintable(sentence));
        QCOMPARE(found(history), (QStringList {u"too"_s, u"meanwhile"_s}));
        QVERIFY(back.isEmpty());
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QVERIFY(back.wait(30'000));
    QCOMPARE(found(history), (QStringList {u"too"_s, u"meanwhile"_s, u"before"_s}));
    history.record(sent("{ after }"));
    History next(path(), m_clock);
    QTRY_COMPARE(found(next), (QStringList {u"after"_s, u"too"_s, u"meanwhile"_s, u"before"_s}));
    QCOMPARE(noticed.size(), 1);

    // And from now on another program's moment is waited for as ever.
    {
        auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(path());
        QVERIFY(other.open());
        QSqlQuery query(other);
        QVERIFY(query.exec(u"BEGIN IMMEDIATE"_s));
        QSignalSpy removed(&history, &History::removed);
        history.remove({1});
        QTest::qWait(500);
        QVERIFY(query.exec(u"ROLLBACK"_s));
        QVERIFY(removed.size() == 1 || removed.wait(30'000));
        QCOMPARE(removed.first().at(1).toString(), QString());
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QCOMPARE(found(history), (QStringList {u"after"_s, u"too"_s, u"meanwhile"_s}));
}

void tst_History::whatWasRunWhileTheDiskWasFullComesIntoTheFile()
{
    History history(path(), m_clock);
    history.record(sent("{ before }"));
    QCOMPARE(found(history), QStringList {u"before"_s});
    QSignalSpy back(&history, &History::cameBack);
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit before {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 150'000;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    history.record(sent("{ while }", "{\"a\": \"" + QByteArray(300'000, 'b') + "\"}"));
    const auto names = found(history);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QCOMPARE(names, (QStringList {u"while"_s, u"before"_s}));

    QVERIFY(back.wait(30'000));
    History next(path(), m_clock);
    QCOMPARE(found(next), (QStringList {u"while"_s, u"before"_s}));
    QSignalSpy loaded(&next, &History::loaded);
    next.load(2);
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(loaded.first().first().value<history::Kept>().variables.size(), 300'000 + 9);
}

void tst_History::theLastChanceIsTheEnd()
{
    QVERIFY(QDir().mkdir(path()));
    {
        History history(path(), m_clock);
        QSignalSpy noticed(&history, &History::noticed);
        history.record(sent("{ meanwhile }"));
        QTRY_COMPARE(noticed.size(), 1);
        QVERIFY(QDir().rmdir(path()));
    }
    History next(path(), m_clock);
    QCOMPARE(found(next), QStringList {u"meanwhile"_s});
}

void tst_History::theEndWaitsForAnotherProgram()
{
    std::promise<bool> isLocked;
    std::binary_semaphore isEnding(0);
    std::thread other;
    {
        History history(path(), m_clock, nullptr, {10ms, 1min});
        history.record(sent("{ before }"));
        QCOMPARE(found(history), QStringList {u"before"_s});
        QTest::qWait(100); // It is tidied, too.
        other = std::thread([&] {
            {
                auto theirs = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"theirs"_s);
                theirs.setDatabaseName(path());
                isLocked.set_value(theirs.open() && QSqlQuery(theirs).exec(u"BEGIN IMMEDIATE"_s));
                isEnding.acquire();
                // Longer than the run waits, and the end behind it once more.
                QThread::msleep(100);
                QSqlQuery(theirs).exec(u"ROLLBACK"_s);
            }
            QSqlDatabase::removeDatabase(u"theirs"_s);
        });
        QVERIFY(isLocked.get_future().get());
        history.record(sent("{ last }"));
        isEnding.release();
    }
    other.join();
    History next(path(), m_clock);
    QCOMPARE(found(next), (QStringList {u"last"_s, u"before"_s}));
}

void tst_History::whatIsLostAtTheEndIsTold()
{
    QVERIFY(QDir().mkdir(path()));
    QTest::ignoreMessage(QtWarningMsg, "Runs that could not be written into the history: 2.");
    History history(path(), m_clock);
    history.record(sent("{ one }"));
    history.record(sent("{ two }"));
}

void tst_History::whatCameBackIsKnownByItsOldName()
{
    QVERIFY(QDir().mkdir(path()));
    History history(path(), m_clock);
    history.record(sent("{ one }"));
    history.record(sent("{ two }"));
    QCOMPARE(found(history), (QStringList {u"two"_s, u"one"_s}));
    QSignalSpy back(&history, &History::cameBack);
    QVERIFY(QDir().rmdir(path()));
    QVERIFY(back.wait(30'000));
    const auto first = history::Store::FirstInMemory + 1;
    QCOMPARE((back.first().first().value<QHash<qint64, qint64>>()),
             (QHash<qint64, qint64> {{first, 1}, {first + 1, 2}}));
    // As somebody asks who saw the list before.
    QSignalSpy loaded(&history, &History::loaded);
    history.load(first + 1);
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(loaded.first().first().value<history::Kept>().row.operation, u"two"_s);
    QCOMPARE(loaded.first().first().value<history::Kept>().row.id, first + 1);
    QSignalSpy removed(&history, &History::removed);
    history.remove({first});
    QTRY_COMPARE(removed.size(), 1);
    QCOMPARE(found(history), QStringList {u"two"_s});
}

void tst_History::daysThatWereChosenHoldForEveryProgram()
{
    History one(path(), m_clock);
    one.setLimits({100, 30});
    one.record(sent("{ users }", {}, "{\"n\": \"letters\"}"));
    QCOMPARE(found(one), QStringList {u"users"_s});
    History other(path(), m_clock);
    other.setLimits({100, 7});
    QSignalSpy changed(&other, &History::answerDaysChanged);
    QCOMPARE(found(other), QStringList {u"users"_s});
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(other.limits().answerDays, 30);

    one.chooseAnswerDays(0);
    QCOMPARE(found(one), QStringList {u"users"_s});
    support::ManualClock later;
    later.advance(6 * 24h);
    {
        History next(path(), later);
        QCOMPARE(found(next), QStringList {u"users"_s});
    }
    later.advance(5 * 24h);
    {
        History next(path(), later);
        QCOMPARE(found(next), QStringList {u"users"_s});
    }
    History next(path(), later);
    next.setLimits({100, 7});
    Filter filter;
    filter.text = u"letters"_s;
    QTest::qWait(200);
    QCOMPARE(found(next, filter), QStringList {u"users"_s});
    QCOMPARE(next.limits().answerDays, 0);
}

void tst_History::answersThatWereThereExpireByTheNewChoice()
{
    support::ManualClock later;
    later.advance(6 * 24h);
    History history(path(), later);
    history.record(sent("{ users }", {}, "{\"n\": \"letters\"}"));
    Filter filter;
    filter.text = u"letters"_s;
    QCOMPARE(found(history, filter), QStringList {u"users"_s});
    history.chooseAnswerDays(5);
    QTRY_COMPARE(found(history, filter), QStringList());
    QCOMPARE(found(history), QStringList {u"users"_s});
}

void tst_History::aClockThatJumpsAheadTakesNothingAtOnce()
{
    Filter filter;
    filter.text = u"letters"_s;
    {
        History history(path(), m_clock);
        history.record(sent("{ users }", {}, "{\"n\": \"letters\"}"));
        QCOMPARE(found(history, filter), QStringList {u"users"_s});
    }
    support::ManualClock clock;
    clock.advance(1000 * 24h);
    for (int start = 0; start < 2; ++start) {
        History history(path(), clock);
        QSignalSpy noticed(&history, &History::noticed);
        QCOMPARE(found(history, filter), QStringList {u"users"_s});
        QTest::qWait(100);
        QCOMPARE(found(history, filter), QStringList {u"users"_s});
        // Said once.
        QCOMPARE(noticed.size(), start == 0 ? 1 : 0);
        if (start == 0)
            QVERIFY(noticed.first().first().toString().contains(u"1000 days ahead"_s));
    }
    clock.advance(25h);
    History history(path(), clock);
    QTRY_COMPARE(found(history, filter), QStringList());
}

void tst_History::aClockThatWasPutRightTakesNothing()
{
    Filter filter;
    filter.text = u"letters"_s;
    {
        History history(path(), m_clock);
        history.record(sent("{ users }", {}, "{\"n\": \"letters\"}"));
    }
    support::ManualClock wrong;
    wrong.advance(1000 * 24h);
    {
        History history(path(), wrong);
        auto run = sent("{ ahead }");
        run.facts.time = wrong.now().toMSecsSinceEpoch();
        history.record(run);
        QCOMPARE(found(history), (QStringList {u"ahead"_s, u"users"_s}));
    }
    support::ManualClock right;
    right.advance(2 * 24h);
    History history(path(), right);
    QCOMPARE(found(history, filter), QStringList {u"users"_s});
    QTest::qWait(100);
    QCOMPARE(found(history, filter), QStringList {u"users"_s});
}

void tst_History::whatLiesBesideTheFileIsToldAndGoes()
{
    const QStringList beside {path(u"history.sqlite.broken-0a1b2c3d"_s), path(u"history.sqlite.v1"_s)};
    for (const auto &name : beside) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("zqvwxk@example.com");
    }
    History history(path(), m_clock);
    history.record(sent("query A { a }", "{\"email\": \"zqvwxk@example.com\"}"));
    QSignalSpy removed(&history, &History::removed);
    history.forget(history::Person::parse(u"zqvwxk@example.com"_s));
    QTRY_COMPARE(removed.size(), 1);
    QCOMPARE(removed.first().at(0).toInt(), 1);
    for (const auto &name : beside)
        QVERIFY(removed.first().at(1).toString().contains(name));
    QCOMPARE(found(history), QStringList());

    history.removeAll();
    QTRY_COMPARE(removed.size(), 2);
    QCOMPARE(removed.last().at(1).toString(), QString());
    QVERIFY(!everyByteIn(m_home->path()).contains("zqvwxk"));
}

void tst_History::theOldestRunsGo()
{
    History history(path(), m_clock);
    history.setLimits({3, 0});
    for (int i = 0; i < 5; ++i)
        history.record(sent("query Run" + QByteArray::number(i) + " { a }"));
    QCOMPARE(found(history), (QStringList {u"Run4"_s, u"Run3"_s, u"Run2"_s}));
}

void tst_History::answersExpireAtTheNextStart()
{
    {
        History history(path(), m_clock);
        history.record(sent("{ users }", {}, "{\"n\": \"letters\"}"));
    }
    Filter filter;
    filter.text = u"letters"_s;
    support::ManualClock clock;
    clock.advance(29 * 24h);
    {
        History history(path(), clock);
        QCOMPARE(found(history, filter), QStringList {u"users"_s});
    }
    clock.advance(2 * 24h);
    History history(path(), clock);
    QTRY_COMPARE(found(history, filter), QStringList());
    QCOMPARE(found(history), QStringList {u"users"_s});
}

void tst_History::aClockThatJumpsBackLosesNothing()
{
    {
        History history(path(), m_clock);
        history.record(sent("{ users }", {}, "{\"n\": \"letters\"}"));
    }
    support::ManualClock clock;
    clock.advance(-400 * 24h);
    History history(path(), clock);
    auto run = sent("{ later }");
    run.facts.time = clock.now().toMSecsSinceEpoch();
    history.record(run);
    QCOMPARE(found(history), (QStringList {u"later"_s, u"users"_s}));
    // As a computer starts that has not heard yet what the time is; then it hears it.
    QTest::qWait(100);
    Filter filter;
    filter.text = u"letters"_s;
    for (const auto step : {400 * 24h, 25h}) {
        clock.advance(step);
        History next(path(), clock);
        QCOMPARE(found(next), (QStringList {u"later"_s, u"users"_s}));
        QTest::qWait(100);
        QCOMPARE(found(next, filter), QStringList {u"users"_s});
        QSignalSpy loaded(&next, &History::loaded);
        next.load(1);
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(loaded.first().first().value<history::Kept>().row.time, m_clock.now().toMSecsSinceEpoch());
    }
}

void tst_History::aPersonIsForgotten()
{
    History history(path(), m_clock);
    history.record(sent("query A { a }", "{\"email\": \"zqvwxk@example.com\"}"));
    history.record(sent("query B { a }", {}, "{\"email\": \"zqvwxk@example.com\"}"));
    history.record(sent("query C { a }", "{\"email\": \"other@example.com\"}"));
    const auto person = history::Person::parse(u"zqvwxk@example.com"_s);

    QSignalSpy naming(&history, &History::naming);
    history.lookFor(person);
    QTRY_COMPARE(naming.size(), 1);
    QCOMPARE(naming.first().at(1).value<QList<Row>>().size(), 2);
    QVERIFY(everyByteIn(m_home->path()).contains("zqvwxk"));

    QSignalSpy removed(&history, &History::removed);
    history.forget(person);
    QTRY_COMPARE(removed.size(), 1);
    QCOMPARE(removed.first().at(0).toInt(), 2);
    QCOMPARE(removed.first().at(1).toString(), QString());
    QVERIFY(!everyByteIn(m_home->path()).contains("zqvwxk"));
    QCOMPARE(found(history), QStringList {u"C"_s});
}

void tst_History::aSearchForAPersonThatFailsIsNoAnswer()
{
    History history(path(), m_clock);
    history.record(sent("query A { a }", "{\"email\": \"zqvwxk@example.com\"}"));
    QCOMPARE(found(history), QStringList {u"A"_s});
    {
        auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(path());
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"DROP TABLE words"_s));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QSignalSpy naming(&history, &History::naming);
    QSignalSpy failed(&history, &History::namingFailed);
    history.lookFor(history::Person::parse(u"zqvwxk@example.com"_s));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.first().at(1).value<base::Error>().message.contains(path()));
    QCOMPARE(naming.size(), 0);
}

void tst_History::whatMatchesIsRemoved()
{
    History history(path(), m_clock);
    history.record(sent("query A { a }"));
    history.record(sent("mutation B { a }"));
    QSignalSpy removed(&history, &History::removed);
    Filter filter;
    filter.kind = history::Kind::Mutation;
    history.removeMatching(filter);
    QTRY_COMPARE(removed.size(), 1);
    QCOMPARE(removed.first().at(0).toInt(), 1);
    QCOMPARE(found(history), QStringList {u"A"_s});

    history.removeMatching({});
    QTRY_COMPARE(removed.size(), 2);
    QCOMPARE(found(history), QStringList());
}

void tst_History::withoutAPathNothingTouchesTheDisk()
{
    History history({}, m_clock);
    QSignalSpy noticed(&history, &History::noticed);
    QSignalSpy loaded(&history, &History::loaded);
    history.record(sent("{ users }"));
    QCOMPARE(found(history), QStringList {u"users"_s});
    QCOMPARE(noticed.size(), 0);
    history.load(history::Store::FirstInMemory + 1);
    QTRY_COMPARE(loaded.size(), 1);
}

REGISTER_TEST(tst_History)
#include "tst_history.moc"

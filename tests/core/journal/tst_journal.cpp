#include "core/journal/journal.h"
#include "tests/support/manualclock.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using journal::Journal;
using journal::Outcome;

class tst_Journal : public QObject
{
    Q_OBJECT

    static project::Project acme();
    static safety::Effect effect();
    static QByteArray contentOf(const QString &path);
    static void write(const QString &path, const QByteArray &content);

private slots:
    void intentAndOutcomeAreOneLineEach();
    void readsBackWhatWasWritten();
    void anIntentWithoutAnOutcomeIsUnknown();
    void anUnknownOutcomeMayBeSettledLater();
    void onlyItsOwnerMayReadIt();
    void lineBreaksInsideDoNotEndTheLine();
    void aTornLastLineDoesNotSwallowTheNext();
    void damagedLinesAreCountedAndTheRestIsRead();
    void manyWritersDoNotMixTheirLines();
    void whatCannotBeRecordedIsAnError();
    void aFullDiskLeavesNoHalfLine();
    void aMissingFileIsEmpty();
};

project::Project tst_Journal::acme()
{
    return project::Project::live(u"p1"_s, u"Acme"_s, *project::Endpoint::parse(u"https://acme.example/graphql"_s),
                                  u"acme"_s)
        .withKeyBound(u"key-1"_s, u"/secret/place.pem"_s);
}

safety::Effect tst_Journal::effect()
{
    safety::Effect effect;
    effect.operationName = u"Drop"_s;
    effect.maskedVariables = u"{\"id\": \"Um9sZTox\"}"_s;
    safety::ChangedField field;
    field.responseKey = u"gone"_s;
    field.name = u"deleteRole"_s;
    field.arguments = u"{\"input\":{\"id\":\"Um9sZTox\"}}"_s;
    field.nodeIds = QStringList {u"Um9sZTox"_s};
    effect.fields = {field};
    return effect;
}

QByteArray tst_Journal::contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_Journal::write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append) && file.write(content) == content.size());
}

void tst_Journal::intentAndOutcomeAreOneLineEach()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"new/journal.jsonl"_s);
    support::ManualClock clock;
    Journal journal(path, clock);
    const auto id = journal.begin(acme(), effect());
    QVERIFY(id);
    const QByteArray intent = R"({"v":1,"kind":"intent","id":")" + id->toUtf8()
        + R"(","time":"2026-03-01T12:00:00.000Z","project":{"key":"p1","name":"Acme","origin":"https://acme.example",)"
          R"("projectId":"acme"},"keyId":"key-1","operation":"Drop","risk":"irreversible","fields":[{"name":"deleteRole",)"
          R"("responseKey":"gone","arguments":"{\"input\":{\"id\":\"Um9sZTox\"}}","nodeIds":["Um9sZTox"]}],)"
          R"("variables":"{\"id\": \"Um9sZTox\"}"})"
          "\n";
    QCOMPARE(contentOf(path), intent);

    clock.advance(1500ms);
    QVERIFY(journal.end(*id, Outcome::NotApplied, 200, u"RoleNotFound"_s));
    QCOMPARE(
        contentOf(path),
        intent + R"({"v":1,"kind":"outcome","id":")" + id->toUtf8()
            + R"(","time":"2026-03-01T12:00:01.500Z","outcome":"not applied","status":200,"message":"RoleNotFound"})"
              "\n");
}

void tst_Journal::readsBackWhatWasWritten()
{
    const QTemporaryDir folder;
    support::ManualClock clock;
    Journal journal(folder.filePath(u"j"_s), clock);
    const auto first = journal.begin(acme(), effect());
    const auto second = journal.begin(acme().renamed(u"王 \"quoted\""_s), effect());
    QVERIFY(first && second);
    QVERIFY(*first != *second);
    clock.advance(2s);
    QVERIFY(journal.end(*second, Outcome::Applied, 200, {}));
    QVERIFY(journal.end(*first, Outcome::NotApplied, 403, u"Forbidden"_s));

    const auto contents = journal.read();
    QVERIFY(contents);
    QCOMPARE(contents->damagedLines, 0);
    QCOMPARE(contents->entries.size(), 2);
    const auto &entry = contents->entries.at(0);
    QCOMPARE(entry.id, *first);
    QCOMPARE(entry.projectKey, u"p1"_s);
    QCOMPARE(entry.projectName, u"Acme"_s);
    QCOMPARE(entry.origin, u"https://acme.example"_s);
    QCOMPARE(entry.projectId, u"acme"_s);
    QCOMPARE(entry.keyId, u"key-1"_s);
    QCOMPARE(entry.operationName, u"Drop"_s);
    QCOMPARE(entry.variables, effect().maskedVariables);
    QCOMPARE(entry.risk, safety::Risk::Irreversible);
    const QList<journal::Field> fields {
        {u"deleteRole"_s, u"gone"_s, u"{\"input\":{\"id\":\"Um9sZTox\"}}"_s, QStringList {u"Um9sZTox"_s}}};
    QCOMPARE(entry.fields, fields);
    QCOMPARE(entry.outcome, Outcome::NotApplied);
    QCOMPARE(entry.status, 403);
    QCOMPARE(entry.message, u"Forbidden"_s);
    QCOMPARE(entry.time.msecsTo(entry.ended), 2000);
    QCOMPARE(contents->entries.at(1).projectName, u"王 \"quoted\""_s);
    QCOMPARE(contents->entries.at(1).outcome, Outcome::Applied);
}

void tst_Journal::anIntentWithoutAnOutcomeIsUnknown()
{
    const QTemporaryDir folder;
    const support::ManualClock clock;
    Journal journal(folder.filePath(u"j"_s), clock);
    QVERIFY(journal.begin(acme(), effect()));
    const auto contents = journal.read();
    QVERIFY(contents);
    QCOMPARE(contents->entries.first().outcome, Outcome::Unknown);
    QVERIFY(!contents->entries.first().ended.isValid());
    QCOMPARE(contents->unknownOutcomes(), 1);
}

void tst_Journal::anUnknownOutcomeMayBeSettledLater()
{
    const QTemporaryDir folder;
    const support::ManualClock clock;
    Journal journal(folder.filePath(u"j"_s), clock);
    const auto id = journal.begin(acme(), effect());
    QVERIFY(journal.end(*id, Outcome::Unknown, 0, {}));
    QCOMPARE(journal.read()->unknownOutcomes(), 1);
    QVERIFY(journal.end(*id, Outcome::Applied, 0, {}));
    QCOMPARE(journal.read()->unknownOutcomes(), 0);
    QCOMPARE(journal.read()->entries.size(), 1);
}

void tst_Journal::onlyItsOwnerMayReadIt()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"sub/j"_s);
    const support::ManualClock clock;
    Journal journal(path, clock);
    const mode_t before = ::umask(0);
    const auto id = journal.begin(acme(), effect());
    ::umask(before);
    QVERIFY(id);
    struct stat status
    {
    };
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);

    // One that somebody opened up is closed again.
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0644), 0);
    QVERIFY(journal.end(*id, Outcome::Applied, 200, {}));
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

void tst_Journal::lineBreaksInsideDoNotEndTheLine()
{
    const QTemporaryDir folder;
    const support::ManualClock clock;
    Journal journal(folder.filePath(u"j"_s), clock);
    auto odd = effect();
    odd.maskedVariables = u"{\n  \"a\": \"\u2028\"\r\n}"_s;
    QVERIFY(journal.begin(acme().renamed(u"two\nlines"_s), odd));
    QCOMPARE(contentOf(folder.filePath(u"j"_s)).count('\n'), 1);
    QCOMPARE(journal.read()->entries.first().variables, odd.maskedVariables);
    QCOMPARE(journal.read()->entries.first().projectName, u"two\nlines"_s);
}

void tst_Journal::aTornLastLineDoesNotSwallowTheNext()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"j"_s);
    const support::ManualClock clock;
    Journal journal(path, clock);
    QVERIFY(journal.begin(acme(), effect()));
    write(path, R"({"v":1,"kind":"intent","id":"torn","ti)");

    QCOMPARE(journal.read()->entries.size(), 1);
    const auto next = journal.begin(acme(), effect());
    QVERIFY(next);
    const auto contents = journal.read();
    QCOMPARE(contents->damagedLines, 1);
    QCOMPARE(contents->entries.size(), 2);
    QCOMPARE(contents->entries.last().id, *next);
}

void tst_Journal::damagedLinesAreCountedAndTheRestIsRead()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"j"_s);
    const support::ManualClock clock;
    Journal journal(path, clock);
    write(path,
          "[1]\n\nnot json\n{\"kind\":\"intent\"}\n"
          "{\"v\":2,\"kind\":\"intent\",\"id\":\"a\",\"risk\":\"new word\",\"fields\":{},\"project\":7}\n"
          "{\"kind\":\"outcome\",\"id\":\"nobody\"}\n{\"kind\":\"other\",\"id\":\"b\"}\n");
    const auto contents = journal.read();
    QCOMPARE(contents->damagedLines, 3);
    QCOMPARE(contents->entries.size(), 1);
    QCOMPARE(contents->entries.first().risk, safety::Risk::Irreversible);
}

void tst_Journal::manyWritersDoNotMixTheirLines()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"j"_s);
    constexpr int Writers = 6;
    constexpr int Lines = 15;
    auto large = effect();
    large.maskedVariables = QString(20'000, u'x'); // More than the system writes in one piece by itself.

    std::vector<std::thread> writers;
    std::atomic<int> failures = 0;
    for (int i = 0; i < Writers; ++i) {
        // Each opens the file for itself, as another process would.
        writers.emplace_back([&] {
            const support::ManualClock clock;
            Journal journal(path, clock);
            for (int line = 0; line < Lines; ++line) {
                const auto id = journal.begin(acme(), large);
                if (!id || !journal.end(*id, Outcome::Applied, 200, {}))
                    ++failures;
            }
        });
    }
    for (auto &writer : writers)
        writer.join();

    const support::ManualClock clock;
    const auto contents = Journal(path, clock).read();
    QCOMPARE(failures, 0);
    QCOMPARE(contents->damagedLines, 0);
    QCOMPARE(contents->entries.size(), Writers * Lines);
    QCOMPARE(contents->unknownOutcomes(), 0);
}

void tst_Journal::whatCannotBeRecordedIsAnError()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"file"_s), "x");
    const support::ManualClock clock;
    const QString path = folder.filePath(u"file/journal.jsonl"_s);
    const auto id = Journal(path, clock).begin(acme(), effect());
    QVERIFY(!id);
    QCOMPARE(id.error().kind, base::Error::Kind::Io);
    QVERIFY2(id.error().message.startsWith(u"Nothing was sent, because"), qPrintable(id.error().message));
    QVERIFY2(id.error().message.contains(folder.path()), qPrintable(id.error().message));
}

void tst_Journal::aFullDiskLeavesNoHalfLine()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"j"_s);
    const support::ManualClock clock;
    Journal journal(path, clock);
    QVERIFY(journal.begin(acme(), effect()));
    const QByteArray before = contentOf(path);

    // A limit on the size of files cuts the line in two, as a disk does that fills up while it is written.
    struct rlimit limit
    {
    };
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
    const struct rlimit small
    {
        static_cast<rlim_t>(before.size() + 40), limit.rlim_max
    };
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto id = journal.begin(acme(), effect());
    ::setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, handler);

    QVERIFY(!id);
    QVERIFY(id.error().message.contains(path));
    QCOMPARE(contentOf(path), before);
    QVERIFY(journal.begin(acme(), effect()));
    QCOMPARE(journal.read()->entries.size(), 2);
    QCOMPARE(journal.read()->damagedLines, 0);
}

void tst_Journal::aMissingFileIsEmpty()
{
    const QTemporaryDir folder;
    const support::ManualClock clock;
    const auto contents = Journal(folder.filePath(u"none"_s), clock).read();
    QVERIFY(contents);
    QVERIFY(contents->entries.isEmpty());
    QVERIFY(!QFile::exists(folder.filePath(u"none"_s)));
}

REGISTER_TEST(tst_Journal)
#include "tst_journal.moc"

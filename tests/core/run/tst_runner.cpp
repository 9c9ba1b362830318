#include "core/graphql/schema.h"
#include "core/graphql/schemaprinter.h"
#include "core/journal/journal.h"
#include "core/run/runner.h"
#include "tests/support/keyfolder.h"
#include "tests/support/manualclock.h"
#include "tests/support/registry.h"
#include "tests/support/scriptedpeer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using base::Error;
using support::ScriptedPeer;
using support::WireRequest;

/// The whole pipeline against a real server on this machine, which counts as live: only a sandbox is not.
class tst_Runner : public QObject
{
    Q_OBJECT

    /// A Runner with spies on how runs end, and the journal it writes.
    struct Rig
    {
        explicit Rig(const support::ManualClock &clock) : runner(folder.filePath(u"journal"_s), clock) { }
        int ends() const { return static_cast<int>(refused.size() + finished.size() + failed.size()); }
        run::Answer answer() const { return finished.last().at(1).value<run::Answer>(); }
        Error failure() const { return failed.last().at(1).value<Error>(); }
        Error refusal() const { return refused.last().at(1).value<Error>(); }
        QString journalPath() const { return folder.filePath(u"journal"_s); }

        QTemporaryDir folder;
        run::Runner runner;
        QSignalSpy refused {&runner, &run::Runner::refused};
        QSignalSpy finished {&runner, &run::Runner::finished};
        QSignalSpy failed {&runner, &run::Runner::failed};
        QSignalSpy review {&runner, &run::Runner::reviewNeeded};
        QSignalSpy sent {&runner, &run::Runner::sent};
        QSignalSpy passphrase {&runner, &run::Runner::passphraseNeeded};
        QSignalSpy token {&runner, &run::Runner::tokenChanged};
        QSignalSpy unknown {&runner, &run::Runner::journalChanged};
        QSignalSpy door {&runner, &run::Runner::doorTested};
        QSignalSpy schema {&runner, &run::Runner::schemaFetched};
        QSignalSpy noSchema {&runner, &run::Runner::schemaFailed};
    };

    static constexpr auto Write = "mutation Drop { deleteRole(input: {id: \"Um9sZTox\"}) { ok } }";
    static constexpr auto Applied = R"({"data":{"deleteRole":{"ok":true}}})";

    project::Project projectAt(const ScriptedPeer &peer) const;
    project::WriteGrant grantFor(const project::Project &project) const;
    static QJsonObject part(const WireRequest &request, int index);
    static QByteArray token(const WireRequest &request);
    static QList<journal::Entry> entries(const Rig &rig);
    static QByteArray bytesOf(const QString &path);

    support::KeyFolder m_keys;
    support::ManualClock m_clock;

private slots:
    void aReadIsSignedSentAndIndexed();
    void readsShareATokenUntilItsEndIsNear();
    void whatCannotBeJudgedIsRefused();
    void withoutABoundKeyNothingIsSent();
    void aWriteWaitsForItsReview();
    void theIntentIsOnDiskBeforeAByteLeaves();
    void anApprovedWriteHasAShortTokenOfItsOwn();
    void aDiscardedWriteLeavesNoTrace();
    void approvingTwiceSendsOnce();
    void anEndedGrantIsRefused();
    void whatCannotBeRecordedIsNotSent();
    void aWriteThatTheServerRefusesIsNotApplied();
    void serverTextDoesNotReachTheJournal();
    void aWriteWhoseAnswerIsLostIsUnknown();
    void aWriteToNobodyIsNotApplied();
    void cancellingEndsOnce_data();
    void cancellingEndsOnce();
    void endingTheProgramUnderWayRecordsTheUnknown();
    void unknownOutcomesAreCountedFromTheStart();
    void aPassphraseIsAskedForAndTheRunGoesOn();
    void noPassphraseNoRequest();
    void forgettingDropsTokenAndKey();
    void forgettingDoesNotCutWhatIsUnderWay();
    void theSchemaIsFetched();
    void aSchemaThatIsNoneFails_data();
    void aSchemaThatIsNoneFails();
    void theDoor_data();
    void theDoor();
    void theDoorWithoutAKey_data();
    void theDoorWithoutAKey();
    void theDoorWarnsOfAClockThatDrifts();
    void anIdThatCannotBeHostedFindsNothing();
    void aTokenToHandOutIsItsOwn();
    void aTokenThatCannotBeMadeIsRefused();
};

project::Project tst_Runner::projectAt(const ScriptedPeer &peer) const
{
    return project::Project::live(u"p"_s, u"Acme"_s, *project::Endpoint::parse(peer.address()), u"acme"_s)
        .withKeyBound(u"kid-1"_s, m_keys.keyPath());
}

project::WriteGrant tst_Runner::grantFor(const project::Project &project) const
{
    project::WriteLock lock(m_clock);
    lock.unlock(project);
    return *lock.grant(project);
}

QByteArray tst_Runner::token(const WireRequest &request)
{
    return request.header("authorization").mid(7);
}

QJsonObject tst_Runner::part(const WireRequest &request, int index)
{
    return QJsonDocument::fromJson(
               QByteArray::fromBase64(token(request).split('.').value(index), QByteArray::Base64UrlEncoding))
        .object();
}

QList<journal::Entry> tst_Runner::entries(const Rig &rig)
{
    const base::SystemClock clock;
    return journal::Journal(rig.journalPath(), clock).read().value_or(journal::Contents()).entries;
}

QByteArray tst_Runner::bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_Runner::aReadIsSignedSentAndIndexed()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response(R"({"data":{"b":1,"a":2}})")));
    Rig rig(m_clock);
    const auto run = rig.runner.start({projectAt(peer), "query Q { b a }", {}, R"({"x": 1})"}, nullptr);
    QTRY_COMPARE(rig.ends(), 1);
    QCOMPARE(rig.finished.size(), 1);
    QCOMPARE(rig.finished.first().at(0).value<run::RunId>(), run);
    QCOMPARE(rig.sent.size(), 1);
    const auto answer = rig.answer();
    QVERIFY(answer.isSuccess());
    QCOMPARE(answer.outcome, run::Outcome::NotAWrite);
    QCOMPARE(answer.effect.operationName, u"Q"_s);
    QCOMPARE(QByteArray::fromStdString(*answer.body), R"({"data":{"b":1,"a":2}})");
    QVERIFY(answer.tape);

    const auto &wire = peer.requests().first();
    QCOMPARE(wire.body, R"({"operationName":"Q","query":"query Q { b a }","variables":{"x": 1}})");
    const auto parts = token(wire).split('.');
    QVERIFY(m_keys.verifies(parts.value(0) + '.' + parts.value(1),
                            QByteArray::fromBase64(parts.value(2), QByteArray::Base64UrlEncoding)));
    QCOMPARE(part(wire, 0).value(u"kid").toString(), u"kid-1"_s);
    QCOMPARE(part(wire, 1).value(u"aud").toArray().first().toString(), u"acme"_s);
    QVERIFY(!QFile::exists(rig.journalPath()));
}

void tst_Runner::readsShareATokenUntilItsEndIsNear()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response(R"({"data":{}})")));
    Rig rig(m_clock);
    const auto project = projectAt(peer);
    for (const auto step : {0s, 60s, 200s}) {
        m_clock.advance(step);
        const int before = rig.ends();
        rig.runner.start({project, "{ a }", {}, {}}, nullptr);
        QTRY_COMPARE(rig.ends(), before + 1);
    }
    QCOMPARE(rig.finished.size(), 3);
    QCOMPARE(token(peer.requests().at(0)), token(peer.requests().at(1)));
    QVERIFY(token(peer.requests().at(1)) != token(peer.requests().at(2)));
    QCOMPARE(rig.token.size(), 2);
    QCOMPARE(rig.token.last().at(1).toDateTime(), m_clock.now().addSecs(300));
}

void tst_Runner::whatCannotBeJudgedIsRefused()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response("{}")));
    Rig rig(m_clock);
    rig.runner.start({projectAt(peer), "mutation { ", {}, {}}, nullptr);
    QTRY_COMPARE(rig.ends(), 1);
    QCOMPARE(rig.refused.size(), 1);
    QVERIFY(rig.refusal().message.contains(u"cannot be read"));
    QCOMPARE(peer.connections(), 0);
}

void tst_Runner::withoutABoundKeyNothingIsSent()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response("{}")));
    Rig rig(m_clock);
    const auto other = projectAt(peer).withAddress(projectAt(peer).endpoint(), u"another"_s);
    rig.runner.start({other, "{ a }", {}, {}}, nullptr);
    QTRY_COMPARE(rig.ends(), 1);
    QCOMPARE(rig.failure().kind, Error::Kind::Refused);

    rig.runner.start({other, Write, {}, {}}, nullptr);
    QTRY_COMPARE(rig.review.size(), 1);
    rig.runner.approve(rig.review.first().at(0).value<run::RunId>(), grantFor(other));
    QTRY_COMPARE(rig.ends(), 2);
    QCOMPARE(rig.failure().kind, Error::Kind::Refused);
    QCOMPARE(peer.connections(), 0);
    QVERIFY(!QFile::exists(rig.journalPath()));
}

void tst_Runner::aWriteWaitsForItsReview()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response(Applied)));
    Rig rig(m_clock);
    const auto project = projectAt(peer);
    const auto run = rig.runner.start({project, Write, {}, {}}, nullptr);
    QTRY_COMPARE(rig.review.size(), 1);
    QCOMPARE(rig.review.first().at(0).value<run::RunId>(), run);
    QCOMPARE(rig.review.first().at(1).value<project::Project>(), project);
    const auto effect = rig.review.first().at(2).value<safety::Effect>();
    QCOMPARE(effect.fields.first().name, u"deleteRole"_s);
    QCOMPARE(peer.connections(), 0);
    QVERIFY(!QFile::exists(rig.journalPath()));

    rig.runner.approve(run, grantFor(project));
    QTRY_COMPARE(rig.ends(), 1);
    QCOMPARE(rig.finished.size(), 1);
    QCOMPARE(rig.answer().outcome, run::Outcome::Applied);
    QCOMPARE(peer.requests().size(), 1);
    QCOMPARE(entries(rig).size(), 1);
    QCOMPARE(entries(rig).first().outcome, journal::Outcome::Applied);
    QCOMPARE(entries(rig).first().status, 200);
    QCOMPARE(entries(rig).first().keyId, u"kid-1"_s);
}

void tst_Runner::theIntentIsOnDiskBeforeAByteLeaves()
{
    QByteArray atArrival;
    QString path;
    ScriptedPeer peer([&](QTcpSocket &socket, const WireRequest &) {
        atArrival = bytesOf(path);
        socket.write(ScriptedPeer::response(Applied));
    });
    Rig rig(m_clock);
    path = rig.journalPath();
    const auto project = projectAt(peer);
    const auto run = rig.runner.start({project, Write, {}, {}}, nullptr);
    rig.runner.approve(run, grantFor(project));
    QTRY_COMPARE(rig.finished.size(), 1);
    QCOMPARE(atArrival.count('\n'), 1);
    QVERIFY(atArrival.contains("\"kind\":\"intent\""));
    QVERIFY(atArrival.contains("deleteRole"));
    QCOMPARE(bytesOf(path).count('\n'), 2);
}

void tst_Runner::anApprovedWriteHasAShortTokenOfItsOwn()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response(Applied)));
    Rig rig(m_clock);
    const auto project = projectAt(peer).withTokenLifetime(3600s);
    rig.runner.start({project, "{ a }", {}, {}}, nullptr);
    QTRY_COMPARE(rig.ends(), 1);
    m_clock.advance(2s);
    const auto run = rig.runner.start({project, Write, {}, {}}, nullptr);
    rig.runner.approve(run, grantFor(project));
    QTRY_COMPARE(rig.ends(), 2);
    const auto lifetime = [&](int index) {
        const auto claims = part(peer.requests().at(index), 1);
        return claims.value(u"exp").toInt() - claims.value(u"iat").toInt();
    };
    QCOMPARE(lifetime(0), 3600);
    QCOMPARE(lifetime(1), 300);
    QVERIFY(token(peer.requests().at(0)) != token(peer.requests().at(1)));
}

void tst_Runner::aDiscardedWriteLeavesNoTrace()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response(Applied)));
    Rig rig(m_clock);
    const auto project = projectAt(peer);
    const auto run = rig.runner.start({project, Write, {}, {}}, nullptr);
    QTRY_COMPARE(rig.review.size(), 1);
    rig.runner.discard(run);
    rig.runner.approve(run, grantFor(project));
    rig.runner.cancel(run);
    // What is started after it ends after it.
    rig.runner.start({project, "{ a }", {}, {}}, nullptr);
    QTRY_COMPARE(rig.ends(), 1);
    QVERIFY(rig.finished.first().at(0).value<run::RunId>() != run);
    QCOMPARE(peer.requests().size(), 1);
    QVERIFY(!QFile::exists(rig.journalPath()));
}

void tst_Runner::approvingTwiceSendsOnce()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response(Applied)));
    Rig rig(m_clock);
    const auto project = projectAt(peer);
    const auto run = rig.runner.start({project, Write, {}, {}}, nullptr);
    rig.runner.approve(run, grantFor(project));
    rig.runner.approve(run, grantFor(project));
    QTRY_COMPARE(rig.ends(), 1);
    rig.runner.approve(run, grantFor(project));
    rig.runner.start({project, "{ a }", {}, {}}, nullptr);
    QTRY_COMPARE(rig.ends(), 2);
    QCOMPARE(peer.requests().size(), 2);
    QCOMPARE(entries(rig).size(), 1);
}

void tst_Runner::anEndedGrantIsRefused()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response(Applied)));
    Rig rig(m_clock);
    const auto project = projectAt(peer);
    const auto grant = grantFor(project);
    m_clock.advance(16min);
    const auto run = rig.runner.start({project, Write, {}, {}}, nullptr);
    rig.runner.approve(run, grant);
    QTRY_COMPARE(rig.ends(), 1);
    QCOMPARE(rig.refused.size(), 1);
    QVERIFY(rig.refusal().message.contains(u"locked"));
    QCOMPARE(peer.connections(), 0);
    QVERIFY(!QFile::exists(rig.journalPath()));
}

void tst_Runner::whatCannotBeRecordedIsNotSent()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response(Applied)));
    Rig rig(m_clock);
    QVERIFY(QDir().mkpath(rig.journalPath())); // A folder where the file should be.
    const auto project = projectAt(peer);
    const auto run = rig.runner.start({project, Write, {}, {}}, nullptr);
    rig.runner.approve(run, grantFor(project));
    QTRY_COMPARE(rig.ends(), 1);
    QCOMPARE(rig.refused.size(), 1);
    QCOMPARE(rig.refusal().kind, Error::Kind::Io);
    QVERIFY(rig.refusal().message.startsWith(u"Nothing was sent"));
    QCOMPARE(peer.connections(), 0);
}

void tst_Runner::aWriteThatTheServerRefusesIsNotApplied()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response(
        R"({"data":null,"errors":[{"message":"role not found","extensions":{"errorName":"NotFound","reason":"RoleNotFound"}}]})")));
    Rig rig(m_clock);
    const auto project = projectAt(peer);
    const auto run = rig.runner.start({project, Write, {}, {}}, nullptr);
    rig.runner.approve(run, grantFor(project));
    QTRY_COMPARE(rig.finished.size(), 1);
    QCOMPARE(rig.answer().outcome, run::Outcome::NotApplied);
    QVERIFY(!rig.answer().isSuccess());
    QCOMPARE(entries(rig).first().outcome, journal::Outcome::NotApplied);
    QCOMPARE(entries(rig).first().message, u"RoleNotFound"_s);
    QTRY_COMPARE(rig.unknown.last().at(0).toInt(), 0);
}

void tst_Runner::serverTextDoesNotReachTheJournal()
{
    // Servers repeat what they were sent: here a password, in a message and where a reason should be.
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response(
        R"({"data":null,"errors":[{"message":"hunter2 is too short","extensions":{"reason":"password hunter2"}}]})")));
    Rig rig(m_clock);
    const auto project = projectAt(peer);
    const auto run = rig.runner.start(
        {project,
         "mutation($p: String) { resetPassword(input: {userID: \"x\", password: $p}) { user { id } } }",
         {},
         R"({"p": "hunter2"})"},
        nullptr);
    rig.runner.approve(run, grantFor(project));
    QTRY_COMPARE(rig.finished.size(), 1);
    QVERIFY(peer.requests().first().body.contains("hunter2"));
    QVERIFY(bytesOf(rig.journalPath()).contains("resetPassword"));
    QVERIFY(!bytesOf(rig.journalPath()).contains("hunter2"));
    QVERIFY(!bytesOf(rig.journalPath()).contains(token(peer.requests().first())));
}

void tst_Runner::aWriteWhoseAnswerIsLostIsUnknown()
{
    ScriptedPeer peer([](QTcpSocket &socket, const WireRequest &) { socket.close(); });
    Rig rig(m_clock);
    const auto project = projectAt(peer);
    const auto run = rig.runner.start({project, Write, {}, {}}, nullptr);
    rig.runner.approve(run, grantFor(project));
    QTRY_COMPARE(rig.ends(), 1);
    QCOMPARE(rig.failure().kind, Error::Kind::OutcomeUnknown);
    QCOMPARE(peer.requests().size(), 1);
    QCOMPARE(entries(rig).first().outcome, journal::Outcome::Unknown);
    QVERIFY(entries(rig).first().ended.isValid());
    QTRY_COMPARE(rig.unknown.last().at(0).toInt(), 1);
}

void tst_Runner::aWriteToNobodyIsNotApplied()
{
    project::Project project;
    {
        const ScriptedPeer gone({});
        project = projectAt(gone);
    }
    Rig rig(m_clock);
    const auto run = rig.runner.start({project, Write, {}, {}}, nullptr);
    rig.runner.approve(run, grantFor(project));
    QTRY_COMPARE(rig.ends(), 1);
    QCOMPARE(rig.failure().kind, Error::Kind::Network);
    QCOMPARE(entries(rig).first().outcome, journal::Outcome::NotApplied);
}

void tst_Runner::cancellingEndsOnce_data()
{
    QTest::addColumn<QString>("when");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("in review") << u"review"_s << Error::Kind::Cancelled;
    QTest::newRow("under way") << u"sent"_s << Error::Kind::OutcomeUnknown;
    QTest::newRow("a read under way") << u"read"_s << Error::Kind::Cancelled;
    QTest::newRow("while a passphrase is asked for") << u"passphrase"_s << Error::Kind::Cancelled;
}

void tst_Runner::cancellingEndsOnce()
{
    QFETCH(QString, when);
    QFETCH(Error::Kind, kind);
    ScriptedPeer peer([](QTcpSocket &, const WireRequest &) {});
    Rig rig(m_clock);
    auto project = projectAt(peer);
    if (when == u"passphrase")
        project = project.withoutKey(0).withKeyBound(
            u"kid-1"_s, m_keys.make(u"encrypted.pem"_s, u"pkcs8 -topk8 -in KEY -passout pass:open -out FILE"_s));
    const bool read = when == u"read" || when == u"passphrase";
    const auto run = rig.runner.start({project, read ? "{ a }" : Write, {}, {}}, nullptr);
    if (when == u"review")
        QTRY_COMPARE(rig.review.size(), 1);
    if (when == u"sent")
        rig.runner.approve(run, grantFor(project));
    if (when == u"sent" || when == u"read")
        QTRY_COMPARE(peer.requests().size(), 1);
    if (when == u"passphrase")
        QTRY_COMPARE(rig.passphrase.size(), 1);

    rig.runner.cancel(run);
    rig.runner.cancel(run);
    QTRY_COMPARE(rig.failed.size(), 1);
    QCOMPARE(rig.failure().kind, kind);
    QCOMPARE(entries(rig).size(), when == u"sent" ? 1 : 0);
    rig.runner.start({project, "", {}, {}}, nullptr);
    QTRY_COMPARE(rig.refused.size(), 1);
    QCOMPARE(rig.ends(), 2);
}

void tst_Runner::endingTheProgramUnderWayRecordsTheUnknown()
{
    ScriptedPeer peer([](QTcpSocket &, const WireRequest &) {});
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"j"_s);
    {
        run::Runner runner(path, m_clock);
        const auto project = projectAt(peer);
        const auto run = runner.start({project, Write, {}, {}}, nullptr);
        runner.approve(run, grantFor(project));
        runner.start({project, "{ a }", {}, {}}, nullptr);
        runner.testDoor(project.withoutKey(0));
        QTRY_COMPARE(peer.requests().size(), 3);
    }
    const auto contents = journal::Journal(path, m_clock).read();
    QCOMPARE(contents->entries.size(), 1);
    QCOMPARE(contents->entries.first().outcome, journal::Outcome::Unknown);
    QVERIFY(contents->entries.first().ended.isValid());
}

void tst_Runner::unknownOutcomesAreCountedFromTheStart()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"j"_s);
    journal::Journal journal(path, m_clock);
    QVERIFY(journal.begin(project::Project(), {}));
    QVERIFY(journal.begin(project::Project(), {}));
    run::Runner runner(path, m_clock);
    QSignalSpy unknown(&runner, &run::Runner::journalChanged);
    QTRY_COMPARE(unknown.size(), 1);
    QCOMPARE(unknown.first().at(0).toInt(), 2);
}

void tst_Runner::aPassphraseIsAskedForAndTheRunGoesOn()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response(Applied)));
    Rig rig(m_clock);
    const QString path = m_keys.make(u"asked.pem"_s, u"pkcs8 -topk8 -in KEY -passout pass:open -out FILE"_s);
    const auto project = projectAt(peer).withoutKey(0).withKeyBound(u"kid-1"_s, path);
    const auto run = rig.runner.start({project, Write, {}, {}}, nullptr);
    rig.runner.approve(run, grantFor(project));
    QTRY_COMPARE(rig.passphrase.size(), 1);
    // Nothing is on record while the person may still say no.
    QVERIFY(!QFile::exists(rig.journalPath()));
    const auto request = rig.passphrase.first().at(0).value<run::PassphraseRequest>();
    QCOMPARE(request.path, path);
    QVERIFY(!request.wrongBefore);
    rig.runner.providePassphrase(request.projectKey, request.keyId, "wrong");
    QTRY_COMPARE(rig.passphrase.size(), 2);
    QVERIFY(rig.passphrase.last().at(0).value<run::PassphraseRequest>().wrongBefore);
    rig.runner.providePassphrase(request.projectKey, request.keyId, "open");
    QTRY_COMPARE(rig.finished.size(), 1);
    QCOMPARE(rig.answer().outcome, run::Outcome::Applied);

    rig.runner.start({project, "{ a }", {}, {}}, nullptr);
    QTRY_COMPARE(rig.finished.size(), 2);
    QCOMPARE(rig.passphrase.size(), 2);
}

void tst_Runner::noPassphraseNoRequest()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response(Applied)));
    Rig rig(m_clock);
    const QString path = m_keys.make(u"asked.pem"_s, u"pkcs8 -topk8 -in KEY -passout pass:open -out FILE"_s);
    const auto project = projectAt(peer).withoutKey(0).withKeyBound(u"kid-1"_s, path);
    rig.runner.start({project, "{ a }", {}, {}}, nullptr);
    QTRY_COMPARE(rig.passphrase.size(), 1);
    rig.runner.providePassphrase(project.id(), u"kid-1"_s, {});
    QTRY_COMPARE(rig.failed.size(), 1);
    QCOMPARE(rig.failure().kind, Error::Kind::Cancelled);
    QCOMPARE(peer.connections(), 0);
}

void tst_Runner::forgettingDropsTokenAndKey()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response(R"({"data":{}})")));
    Rig rig(m_clock);
    const auto project = projectAt(peer);
    rig.runner.start({project, "{ a }", {}, {}}, nullptr);
    QTRY_COMPARE(rig.finished.size(), 1);
    rig.runner.forget(project.id());
    QTRY_COMPARE(rig.token.size(), 2);
    QVERIFY(!rig.token.last().at(1).toDateTime().isValid());
    m_clock.advance(1s);
    rig.runner.start({project, "{ a }", {}, {}}, nullptr);
    QTRY_COMPARE(rig.finished.size(), 2);
    QVERIFY(token(peer.requests().at(0)) != token(peer.requests().at(1)));
    QCOMPARE(peer.connections(), 2);
}

void tst_Runner::forgettingDoesNotCutWhatIsUnderWay()
{
    QPointer<QTcpSocket> waiting;
    ScriptedPeer peer([&](QTcpSocket &socket, const WireRequest &) { waiting = &socket; });
    Rig rig(m_clock);
    const auto project = projectAt(peer);
    const auto run = rig.runner.start({project, Write, {}, {}}, nullptr);
    rig.runner.approve(run, grantFor(project));
    QTRY_VERIFY(waiting);
    QSignalSpy changed(&rig.runner, &run::Runner::tokenChanged);
    rig.runner.forget(project.id());
    rig.runner.start({project, "", {}, {}}, nullptr);
    QTRY_COMPARE(rig.refused.size(), 1); // So the worker has forgotten by now.
    waiting->write(ScriptedPeer::response(Applied));
    QTRY_COMPARE(rig.finished.size(), 1);
    QCOMPARE(rig.answer().outcome, run::Outcome::Applied);
}

void tst_Runner::theSchemaIsFetched()
{
    const auto served =
        graphql::schemaFromSdl(std::string("type Query { user(id: ID!): User } type User { id: ID! }")).schema;
    const QByteArray json = "{\"data\":" + QByteArray::fromStdString(graphql::introspectionJson(*served)) + '}';
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response(json)));
    Rig rig(m_clock);
    rig.runner.fetchSchema(projectAt(peer));
    QTRY_COMPARE(rig.schema.size() + rig.noSchema.size(), 1);
    QVERIFY2(rig.schema.size() == 1,
             rig.noSchema.isEmpty() ? "" : qPrintable(rig.noSchema.first().at(1).value<Error>().message));
    QCOMPARE(rig.schema.first().at(0).toString(), u"p"_s);
    const auto schema = rig.schema.first().at(1).value<std::shared_ptr<const graphql::Schema>>();
    QVERIFY(schema && schema->type("User"));
    QVERIFY(peer.requests().first().body.contains("__schema"));
    QCOMPARE(rig.ends(), 0);
}

void tst_Runner::aSchemaThatIsNoneFails_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<QString>("part");
    QTest::newRow("bad token") << ScriptedPeer::response("Forbidden", "403 Forbidden") << u"refused the token"_s;
    QTest::newRow("errors") << ScriptedPeer::response(R"({"data":null,"errors":[{"message":"introspection is off"}]})")
                            << u"introspection is off"_s;
    QTest::newRow("no schema") << ScriptedPeer::response(R"({"data":{}})") << u"cannot be read"_s;
    QTest::newRow("web page") << ScriptedPeer::response("<html>") << u"web page"_s;
}

void tst_Runner::aSchemaThatIsNoneFails()
{
    QFETCH(QByteArray, response);
    QFETCH(QString, part);
    ScriptedPeer peer(ScriptedPeer::answering(response));
    Rig rig(m_clock);
    rig.runner.fetchSchema(projectAt(peer));
    QTRY_COMPARE(rig.noSchema.size(), 1);
    const auto message = rig.noSchema.first().at(1).value<Error>().message;
    QVERIFY2(message.contains(part), qPrintable(message));
    QCOMPARE(rig.schema.size(), 0);
}

void tst_Runner::theDoor_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<bool>("open");
    QTest::addColumn<QString>("part");
    QTest::newRow("opens") << ScriptedPeer::response(R"({"data":{"__typename":"Query"}})") << true
                           << u"takes the key “kid-1”"_s;
    QTest::newRow("bad token") << ScriptedPeer::response("Forbidden", "403 Forbidden") << false << u"still listed"_s;
    QTest::newRow("wrong clock") << ScriptedPeer::response("Forbidden", "403 Forbidden",
                                                           "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n")
                                 << false << u"days ahead of the server's"_s;
    QTest::newRow("unknown project") << ScriptedPeer::response("not found", "404 Not Found") << false
                                     << u"knows no project"_s;
    QTest::newRow("web page") << ScriptedPeer::response("<html>") << false << u"web page"_s;
    QTest::newRow("errors") << ScriptedPeer::response(R"({"errors":[{"message":"unexpected error"}]})") << false
                            << u"keeps the reason to itself"_s;
}

void tst_Runner::theDoor()
{
    QFETCH(QByteArray, response);
    QFETCH(bool, open);
    QFETCH(QString, part);
    ScriptedPeer peer(ScriptedPeer::answering(response));
    Rig rig(m_clock);
    rig.runner.testDoor(projectAt(peer));
    QTRY_COMPARE(rig.door.size(), 1);
    QCOMPARE(rig.door.first().at(0).toString(), u"p"_s);
    QCOMPARE(rig.door.first().at(1).toBool(), open);
    QVERIFY2(rig.door.first().at(2).toString().contains(part), qPrintable(rig.door.first().at(2).toString()));
    QCOMPARE(rig.ends(), 0);
}

void tst_Runner::theDoorWithoutAKey_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QString>("part");
    QTest::newRow("known") << QByteArray("403 Forbidden") << u"knows the project. Choose a key"_s;
    QTest::newRow("unknown") << QByteArray("404 Not Found") << u"knows no project"_s;
    QTest::newRow("broken") << QByteArray("502 Bad Gateway") << u"gateway"_s;
}

void tst_Runner::theDoorWithoutAKey()
{
    QFETCH(QByteArray, status);
    QFETCH(QString, part);
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response("x", status)));
    Rig rig(m_clock);
    rig.runner.testDoor(projectAt(peer).withoutKey(0));
    QTRY_COMPARE(rig.door.size(), 1);
    QVERIFY(!rig.door.first().at(1).toBool());
    QVERIFY2(rig.door.first().at(2).toString().contains(part), qPrintable(rig.door.first().at(2).toString()));
    QVERIFY(peer.requests().first().head.startsWith("GET "));
}

void tst_Runner::theDoorWarnsOfAClockThatDrifts()
{
    const QByteArray date =
        QLocale::c().toString(m_clock.now().addSecs(150), u"'Date: 'ddd, dd MMM yyyy HH:mm:ss' GMT\r\n'"_s).toLatin1();
    ScriptedPeer peer(
        ScriptedPeer::answering(ScriptedPeer::response(R"({"data":{"__typename":"Query"}})", "200 OK", date)));
    Rig rig(m_clock);
    rig.runner.testDoor(projectAt(peer));
    QTRY_COMPARE(rig.door.size(), 1);
    QVERIFY(rig.door.first().at(1).toBool());
    QVERIFY2(rig.door.first().at(2).toString().contains(u"2 minutes behind"),
             qPrintable(rig.door.first().at(2).toString()));
}

void tst_Runner::anIdThatCannotBeHostedFindsNothing()
{
    Rig rig(m_clock);
    QSignalSpy found(&rig.runner, &run::Runner::endpointsFound);
    rig.runner.findEndpoint(u"not a host"_s);
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(found.first().at(0).toString(), u"not a host"_s);
    QVERIFY(found.first().at(1).value<QList<project::Endpoint>>().isEmpty());
    QVERIFY(!found.first().at(2).toString().isEmpty());
}

void tst_Runner::aTokenToHandOutIsItsOwn()
{
    ScriptedPeer peer(ScriptedPeer::answering(ScriptedPeer::response("{}")));
    Rig rig(m_clock);
    const auto project = projectAt(peer).withTokenLifetime(3600s);
    QSignalSpy made(&rig.runner, &run::Runner::tokenMade);
    QSignalSpy notMade(&rig.runner, &run::Runner::tokenRefused);
    rig.runner.start({project, "{ a }", {}, {}}, nullptr);
    QTRY_COMPARE(rig.finished.size(), 1);
    m_clock.advance(1s);
    rig.runner.makeToken(project, 7);
    rig.runner.makeToken(project, 8);
    QTRY_COMPARE(made.size(), 2);
    QCOMPARE(made.at(0).at(0).toULongLong(), quint64(7));
    QCOMPARE(made.at(1).at(0).toULongLong(), quint64(8));
    const auto text = made.at(0).at(1).toByteArray();
    const auto parts = text.split('.');
    QVERIFY(m_keys.verifies(parts.value(0) + '.' + parts.value(1),
                            QByteArray::fromBase64(parts.value(2), QByteArray::Base64UrlEncoding)));
    // Not the one that is kept for reads, and good for five minutes whatever the project's are.
    QVERIFY(text != token(peer.requests().first()));
    const auto claims =
        QJsonDocument::fromJson(QByteArray::fromBase64(parts.value(1), QByteArray::Base64UrlEncoding)).object();
    QCOMPARE(claims.value(u"aud").toArray().first().toString(), u"acme"_s);
    const auto until = made.at(0).at(2).toDateTime();
    QCOMPARE(claims.value(u"exp").toInteger(), until.toSecsSinceEpoch());
    QCOMPARE(m_clock.now().secsTo(until), 300);
    // Nobody is asked, nothing is sent, and the read token stays what it was.
    QCOMPARE(peer.requests().size(), 1);
    QCOMPARE(rig.passphrase.size(), 0);
    QCOMPARE(notMade.size(), 0);
    QCOMPARE(rig.token.size(), 1);
    rig.runner.start({project, "{ a }", {}, {}}, nullptr);
    QTRY_COMPARE(rig.finished.size(), 2);
    QCOMPARE(token(peer.requests().at(1)), token(peer.requests().at(0)));
}

void tst_Runner::aTokenThatCannotBeMadeIsRefused()
{
    Rig rig(m_clock);
    QSignalSpy made(&rig.runner, &run::Runner::tokenMade);
    QSignalSpy notMade(&rig.runner, &run::Runner::tokenRefused);
    rig.runner.makeToken(
        project::Project::live(u"p"_s, u"Acme"_s, *project::Endpoint::parse(u"https://acme.example/g"_s), u"acme"_s),
        7);
    QTRY_COMPARE(notMade.size(), 1);
    QCOMPARE(notMade.first().at(0).toULongLong(), quint64(7));
    QVERIFY(!notMade.first().at(1).value<Error>().message.isEmpty());
    QCOMPARE(made.size(), 0);
}

REGISTER_TEST(tst_Runner)
#include "tst_runner.moc"

#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/project/writelock.h"
#include "core/run/answer.h"
#include "core/safety/draft.h"

#include <QObject>

#include <memory>

namespace graphql {
class Schema;
}

namespace run {

/// Names one run inside this process.
using RunId = quint64;

/// Asks for the passphrase of a key file, on the window thread; answers through Runner::providePassphrase().
struct PassphraseRequest
{
    QString projectKey;
    QString keyId;
    QString path;
    bool wrongBefore = false;
};

/// The one pipeline: judge, review, journal, sign, send, index the answer. A facade that lives on the window thread
/// and never waits; the work happens on a thread of its own, where it owns transports, keys, tokens and the
/// journal. For every start() exactly one of refused(), finished() and failed() follows, unless discard() ended it.
class Runner final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Runner)

public:
    /// \a journalPath: the file of intents; its folder is made. \a clock is not owned and must be thread-safe.
    Runner(QString journalPath, const base::Clock &clock, QObject *parent = nullptr);
    ~Runner() override;

    /// \a schema may be null.
    RunId start(const safety::Draft &draft, std::shared_ptr<const graphql::Schema> schema);
    /// As start(), for what the program asks on its own account: refused when it is not plainly a read, on the sandbox
    /// too, so that nothing that was derived from a person's text can change data.
    RunId read(const safety::Draft &draft, std::shared_ptr<const graphql::Schema> schema);
    /// The person said yes to the review of \a run.
    void approve(RunId run, const project::WriteGrant &grant);
    /// The person said no; nothing is sent and nothing is recorded.
    void discard(RunId run);
    void cancel(RunId run);

    /// Fetches the schema through the same gate, as a read.
    void fetchSchema(const project::Project &project);
    /// Knocks: is there an Admin API, does it know us, and if not, what is the likely cause.
    void testDoor(const project::Project &project);
    /// Which of the hosted addresses answers for \a projectId, asked without a token.
    void findEndpoint(const QString &projectId);

    /// \a passphrase is wiped by the callee; empty means the person cancelled. Kept in memory for this process only.
    void providePassphrase(const QString &projectKey, const QString &keyId, QByteArray passphrase);
    /// Signs a token that a person wants to hand to another program: its own, never the one kept for reads, and good
    /// for five minutes whatever the project's tokens are. Answered by tokenMade() or tokenRefused() with \a request.
    void makeToken(const project::Project &project, quint64 request);
    /// Forgets tokens, keys, passphrases and connections of a project (changed, removed, key switched).
    void forget(const QString &projectKey);

signals:
    void refused(run::RunId run, const base::Error &error);
    /// It was put back by discard(): nothing was sent.
    void discarded(run::RunId run);
    /// A change on live waits: show \a effect and call approve() or discard().
    void reviewNeeded(run::RunId run, const project::Project &project, const safety::Effect &effect);
    void sent(run::RunId run);
    void progress(run::RunId run, qint64 bytes, qint64 total);
    void finished(run::RunId run, const run::Answer &answer);
    void failed(run::RunId run, const base::Error &error);

    void schemaFetched(const QString &projectKey, std::shared_ptr<const graphql::Schema> schema);
    void schemaFailed(const QString &projectKey, const base::Error &error);
    /// \a open: the door opens. \a message says so, or names the likely cause.
    void doorTested(const QString &projectKey, bool open, const QString &message);
    /// Addresses that know the project: none, one, or two to choose from.
    void endpointsFound(const QString &projectId, const QList<project::Endpoint> &known, const QString &problem);
    void passphraseNeeded(const run::PassphraseRequest &request);
    /// For the status bar: until when the read token of the project is good; invalid when there is none.
    void tokenChanged(const QString &projectKey, const QDateTime &until);
    /// \a token opens the project to whoever reads it: it belongs nowhere but where the person wants it.
    void tokenMade(quint64 request, const QByteArray &token, const QDateTime &until);
    void tokenRefused(quint64 request, const base::Error &error);
    void journalChanged(int unknownOutcomes);

private:
    class Worker;
    std::unique_ptr<QThread> m_thread;
    Worker *m_worker = nullptr; ///< Lives on m_thread, deleted there.
    RunId m_lastRun = 0;
};

} // namespace run

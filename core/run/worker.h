#pragma once

#include "core/auth/tokencache.h"
#include "core/journal/journal.h"
#include "core/run/keyring.h"
#include "core/run/runner.h"
#include "core/run/transports.h"

#include <QPointer>

#include <functional>
#include <map>
#include <optional>
#include <variant>

namespace graphql {
struct IntrospectionOptions;
}

namespace run {

/// The Runner's other half, on the thread that owns the network, the keys and the journal. Its public functions are
/// called on that thread; everything it says is said through the Runner's signals, on the Runner's thread.
class Runner::Worker final : public QObject
{
    Q_DISABLE_COPY_MOVE(Worker)

public:
    Worker(Runner &runner, const QString &journalPath, const base::Clock &clock);
    /// Ends what is under way: a change whose outcome is open is recorded as that.
    ~Worker() override;

    /// What may come of a draft: whatever it is, or nothing but a read.
    enum class Wish { Run, Read };
    void start(RunId run, const safety::Draft &draft, const graphql::Schema *schema, Wish wish);
    void approve(RunId run, const project::WriteGrant &grant);
    void discard(RunId run);
    void cancel(RunId run);
    void fetchSchema(const project::Project &project);
    void testDoor(const project::Project &project);
    void findEndpoint(const QString &projectId);
    void providePassphrase(const QString &projectKey, const QString &keyId, const auth::Secret &passphrase);
    void makeToken(const project::Project &project, quint64 request);
    void forget(const QString &projectKey);
    void countUnknownOutcomes();

private:
    enum class End { Refused, Failed, Finished };
    /// A request on its way through the pipeline. What belongs to a person's run and what we ask ourselves (schema,
    /// door) differ only in who hears how it ended.
    struct Job
    {
        std::variant<std::monostate, safety::ReadRequest, safety::PendingWrite> request;
        std::optional<project::WriteGrant> grant;
        bool inReview = false;
        project::Project project;
        safety::Effect effect;
        QString recordId;
        QString keyIdOfFile;
        std::shared_ptr<net::Transport> transport;
        QPointer<net::Call> call;
        std::function<void(End, const Answer &, const base::Error &)> ended;
    };
    using Jobs = std::map<quint64, Job>;

    /// Calls \a say with the Runner, on its thread.
    template <typename Say>
    void say(Say say);
    Job &add(quint64 id, const project::Project &project);
    void judgeAndGo(quint64 id, const safety::Draft &draft, const graphql::Schema *schema, Wish wish);
    /// Everything our own questions need; they are reads, so there is no review.
    void ask(const project::Project &project, const QByteArray &document,
             std::function<void(const Answer &, const base::Error *)> done);
    /// What became of asking for a schema: the schema, or why there is none.
    struct SchemaAnswer
    {
        std::shared_ptr<const graphql::Schema> schema;
        std::optional<base::Error> error;
        bool isRefusal = false; ///< By a server that speaks GraphQL and did not like the question.
    };
    void askForSchema(const project::Project &project, const graphql::IntrospectionOptions &options,
                      std::function<void(const SchemaAnswer &)> done);
    void probeForSchema(const project::Project &project, const base::Error &refused);
    void tellSchema(const QString &projectKey, const SchemaAnswer &answer);
    void withKey(quint64 id);
    void sendRead(quint64 id, const auth::PrivateKey &key);
    void sendWrite(quint64 id, const auth::PrivateKey &key);
    void watch(quint64 id, net::Call *call);
    void replied(quint64 id, const net::Reply &reply);
    void failed(quint64 id, const base::Error &error);
    void end(quint64 id, End end, const Answer &answer, const base::Error &error);
    void record(const Job &job, Outcome outcome, int status, const QString &message);
    void tellToken(const QString &projectKey);
    void knock(const project::Project &project);

    Runner *m_runner;
    const base::Clock *m_clock;
    journal::Journal m_journal;
    KeyRing m_keys;
    auth::TokenCache m_tokens;
    Transports m_transports {*this};
    Jobs m_jobs;
    QHash<QString, QDateTime> m_toldTokens;
    quint64 m_lastOwnJob;
    int m_unknownOutcomes = 0;
};

template <typename Say>
void Runner::Worker::say(Say say)
{
    auto *runner = m_runner;
    QMetaObject::invokeMethod(
        runner, [runner, say = std::move(say)] { say(*runner); }, Qt::QueuedConnection);
}

} // namespace run

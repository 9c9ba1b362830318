#include "core/run/worker.h"

#include "core/run/buildanswer.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace run {

namespace {

using namespace std::chrono_literals;

/// A write's token is made for that write and should not outlive it by much, whatever the project allows reads.
constexpr std::chrono::seconds LongestWriteToken = 300s;

base::Error cancelled()
{
    return {base::Error::Kind::Cancelled, QStringLiteral("The request was cancelled."), {}};
}

journal::Outcome toJournal(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Applied:
        return journal::Outcome::Applied;
    case Outcome::NotApplied:
        return journal::Outcome::NotApplied;
    case Outcome::NotAWrite:
    case Outcome::Unknown:
        break;
    }
    return journal::Outcome::Unknown;
}

/// What may stand in the journal about an answer. Not the server's messages: they repeat what was sent, passwords
/// included. Its reasons are words of its own.
QString recordedMessage(const Answer &answer)
{
    static const QRegularExpression word(QStringLiteral("\\A[A-Za-z0-9_]{1,60}\\z"));
    QStringList reasons;
    for (const auto &error : answer.errors)
        if (word.match(error.reason).hasMatch())
            reasons.append(error.reason);
    return reasons.join(QLatin1String(", "));
}

} // namespace

Runner::Worker::Worker(Runner &runner, const QString &journalPath, const base::Clock &clock)
    : m_runner(&runner),
      m_clock(&clock),
      m_journal(journalPath, clock),
      m_keys([this](const PassphraseRequest &request) {
          say([request](Runner &to) { emit to.passphraseNeeded(request); });
      }),
      m_tokens(clock),
      m_lastOwnJob(quint64 {1} << 63U)
{ }

Runner::Worker::~Worker()
{
    std::vector<QPointer<net::Call>> calls;
    for (const auto &[id, job] : m_jobs)
        calls.push_back(job.call);
    for (const auto &call : calls)
        if (call)
            call->cancel(); // Comes back through failed(), which records it.
}

Runner::Worker::Job &Runner::Worker::add(quint64 id, const project::Project &project)
{
    auto &job = m_jobs[id];
    job.project = project;
    return job;
}

void Runner::Worker::start(RunId run, const safety::Draft &draft, const graphql::Schema *schema, Wish wish)
{
    add(run, draft.project).ended = [this, run](End end, const Answer &answer, const base::Error &error) {
        say([run, end, answer, error](Runner &to) {
            if (end == End::Finished)
                emit to.finished(run, answer);
            else if (end == End::Failed)
                emit to.failed(run, error);
            else
                emit to.refused(run, error);
        });
    };
    judgeAndGo(run, draft, schema, wish);
}

void Runner::Worker::judgeAndGo(quint64 id, const safety::Draft &draft, const graphql::Schema *schema, Wish wish)
{
    auto verdict = safety::judge(draft, schema);
    if (const auto *refusal = std::get_if<base::Error>(&verdict)) {
        end(id, End::Refused, {}, *refusal);
        return;
    }
    auto &job = m_jobs.at(id);
    if (auto *read = std::get_if<safety::ReadRequest>(&verdict)) {
        job.effect = read->effect();
        job.request = std::move(*read);
        withKey(id);
        return;
    }
    if (wish == Wish::Read) {
        end(id, End::Refused, {},
            {base::Error::Kind::Refused,
             QStringLiteral("This may change data, and only reading was asked for: nothing was sent."),
             {}});
        return;
    }
    auto &write = std::get<safety::PendingWrite>(verdict);
    job.effect = write.effect();
    job.inReview = write.needsPerson();
    job.request = std::move(write);
    if (!job.inReview)
        withKey(id);
    else
        say([id, project = job.project, effect = job.effect](Runner &to) {
            emit to.reviewNeeded(id, project, effect);
        });
}

void Runner::Worker::approve(RunId run, const project::WriteGrant &grant)
{
    const auto found = m_jobs.find(run);
    if (found == m_jobs.end() || !std::exchange(found->second.inReview, false))
        return;
    found->second.grant = grant;
    withKey(run);
}

void Runner::Worker::discard(RunId run)
{
    const auto found = m_jobs.find(run);
    if (found != m_jobs.end() && found->second.inReview)
        m_jobs.erase(found);
}

void Runner::Worker::cancel(RunId run)
{
    const auto found = m_jobs.find(run);
    if (found == m_jobs.end())
        return;
    if (found->second.call)
        found->second.call->cancel();
    else if (found->second.inReview)
        failed(run, cancelled());
    else
        m_keys.drop(run);
}

void Runner::Worker::withKey(quint64 id)
{
    m_keys.withKey(m_jobs.at(id).project, id, [this, id](const base::Result<KeyRing::SharedKey> &key) {
        if (!key) {
            failed(id, key.error());
            return;
        }
        auto &job = m_jobs.at(id);
        job.keyIdOfFile = (*key)->keyId();
        if (std::holds_alternative<safety::ReadRequest>(job.request))
            sendRead(id, **key);
        else
            sendWrite(id, **key);
    });
}

void Runner::Worker::sendRead(quint64 id, const auth::PrivateKey &key)
{
    auto &job = m_jobs.at(id);
    const auto token = m_tokens.token(job.project, key);
    tellToken(job.project.id());
    if (!token) {
        failed(id, token.error());
        return;
    }
    job.transport = m_transports.of(job.project);
    watch(id, job.transport->send(std::get<safety::ReadRequest>(std::move(job.request)), (*token)->text.reveal()));
}

void Runner::Worker::sendWrite(quint64 id, const auth::PrivateKey &key)
{
    auto &job = m_jobs.at(id);
    auto approved = std::get<safety::PendingWrite>(std::move(job.request)).approve(job.grant, m_journal, *m_clock);
    if (!approved) {
        end(id, End::Refused, {}, approved.error());
        return;
    }
    job.recordId = approved->recordId();
    const auto lifetime = std::min(job.project.tokenLifetime(), LongestWriteToken);
    const auto token = auth::signFor(job.project.withTokenLifetime(lifetime), key, m_clock->now());
    if (!token) {
        failed(id, token.error());
        return;
    }
    job.transport = m_transports.of(job.project);
    watch(id, job.transport->send(std::move(*approved), token->text.reveal()));
}

void Runner::Worker::watch(quint64 id, net::Call *call)
{
    m_jobs.at(id).call = call;
    connect(call, &net::Call::replied, this, [this, id](const net::Reply &reply) { replied(id, reply); });
    connect(call, &net::Call::failed, this, [this, id](const base::Error &error) { failed(id, error); });
    connect(call, &net::Call::received, this, [this, id](qint64 bytes, qint64 total) {
        say([id, bytes, total](Runner &to) { emit to.progress(id, bytes, total); });
    });
    say([id](Runner &to) { emit to.sent(id); });
}

void Runner::Worker::replied(quint64 id, const net::Reply &reply)
{
    const auto &job = m_jobs.at(id);
    const auto answer = buildAnswer(reply, job.effect, {job.project, job.keyIdOfFile, m_clock->now()});
    record(job, answer.outcome, answer.status, recordedMessage(answer));
    end(id, End::Finished, answer, {});
}

void Runner::Worker::failed(quint64 id, const base::Error &error)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    const bool open = error.kind == base::Error::Kind::OutcomeUnknown;
    record(found->second, open ? Outcome::Unknown : Outcome::NotApplied, 0, error.message);
    end(id, End::Failed, {}, error);
}

void Runner::Worker::end(quint64 id, End end, const Answer &answer, const base::Error &error)
{
    // Out of the list first: whoever hears of the end may start something new.
    const auto job = m_jobs.extract(id);
    if (job && job.mapped().ended)
        job.mapped().ended(end, answer, error);
}

void Runner::Worker::record(const Job &job, Outcome outcome, int status, const QString &message)
{
    if (job.recordId.isEmpty())
        return;
    const auto written = m_journal.end(job.recordId, toJournal(outcome), status, message);
    if (!written)
        qWarning("The outcome of a change could not be recorded: %s", qUtf8Printable(written.error().message));
    // An intent without an outcome is an unknown one to whoever reads the journal.
    if (!written || outcome == Outcome::Unknown)
        ++m_unknownOutcomes;
    say([count = m_unknownOutcomes](Runner &to) { emit to.journalChanged(count); });
}

void Runner::Worker::countUnknownOutcomes()
{
    const auto contents = m_journal.read();
    if (!contents)
        qWarning("The journal could not be read: %s", qUtf8Printable(contents.error().message));
    else
        m_unknownOutcomes += contents->unknownOutcomes();
    say([count = m_unknownOutcomes](Runner &to) { emit to.journalChanged(count); });
}

void Runner::Worker::tellToken(const QString &projectKey)
{
    const auto until = m_tokens.until(projectKey);
    if (std::exchange(m_toldTokens[projectKey], until) != until)
        say([projectKey, until](Runner &to) { emit to.tokenChanged(projectKey, until); });
}

void Runner::Worker::providePassphrase(const QString &projectKey, const QString &keyId, const auth::Secret &passphrase)
{
    m_keys.providePassphrase(projectKey, keyId, passphrase);
}

void Runner::Worker::forget(const QString &projectKey)
{
    m_keys.forget(projectKey);
    m_tokens.forget(projectKey);
    m_transports.forget(projectKey);
    tellToken(projectKey);
}

} // namespace run

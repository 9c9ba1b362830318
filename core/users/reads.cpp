#include "core/users/reads.h"

#include "core/json/tape.h"
#include "core/run/runner.h"
#include "core/safety/requests.h"
#include "core/users/errorsentence.h"

#include <utility>

namespace users {
namespace {

/// Whether an answer without data has words about that, of GraphQL or of the server's own.
bool saysWhy(const json::Tape &tape)
{
    const auto root = tape.root();
    if (!root.isObject())
        return false;
    auto error = root.find("error");
    if (const auto errors = root.find("errors"); errors && errors->isArray() && errors->size() > 0)
        error = errors->items().front();
    const auto message = error && error->isObject() ? error->find("message") : std::nullopt;
    return message && message->isString() && !message->equals("");
}

} // namespace

Reads::Reads(run::Runner &runner, QObject *parent) : QObject(parent), m_runner(runner)
{
    m_making.setMaxThreadCount(1); // Answers are made in the order they come.
    connect(&runner, &run::Runner::finished, this, &Reads::makeValue);
    connect(&runner, &run::Runner::failed, this, &Reads::fail);
    connect(&runner, &run::Runner::refused, this, &Reads::fail);
}

Reads::~Reads()
{
    for (auto run = m_tickets.keyBegin(); run != m_tickets.keyEnd(); ++run)
        m_runner.cancel(*run);
    m_making.waitForDone();
}

Reads::Ticket Reads::send(const safety::Draft &draft, MakeAny make, ThenAny then)
{
    const Ticket ticket = ++m_last;
    m_questions.insert(ticket, {std::move(make), std::move(then)});
    // The Runner judges for itself; but it would let a change pass on the sandbox, and nothing here is one.
    if (const auto verdict = safety::judge(draft, nullptr); !std::holds_alternative<safety::ReadRequest>(verdict)) {
        const auto *refusal = std::get_if<base::Error>(&verdict);
        const auto error = refusal
            ? *refusal
            : base::Error {base::Error::Kind::Refused, QStringLiteral("Only reads are sent from here."), {}};
        QMetaObject::invokeMethod(
            this, [this, ticket, error] { end(ticket, nullptr, error); }, Qt::QueuedConnection);
        return ticket;
    }
    m_tickets.insert(m_runner.start(draft, nullptr), ticket);
    return ticket;
}

void Reads::setSchema(const QString &projectId, std::shared_ptr<const graphql::Schema> schema)
{
    auto &known = m_schemas[projectId];
    if (known == schema)
        return;
    known = std::move(schema);
    emit schemaChanged(projectId);
}

Fitted Reads::fitted(const safety::Draft &draft) const
{
    return users::fitted(draft, schema(draft.project.id()).get());
}

void Reads::drop(Ticket ticket)
{
    if (m_questions.remove(ticket) == 0)
        return;
    const auto run = m_tickets.key(ticket);
    if (m_tickets.remove(run) > 0)
        m_runner.cancel(run);
}

void Reads::makeValue(quint64 run, const run::Answer &answer)
{
    const auto ticket = m_tickets.take(run);
    const auto question = m_questions.constFind(ticket);
    if (question == m_questions.cend())
        return;
    m_making.start([this, ticket, answer, make = question->make] {
        auto made = make(answer);
        QMetaObject::invokeMethod(
            this, [this, ticket, made = std::move(made)] { end(ticket, made, {}); }, Qt::QueuedConnection);
    });
}

void Reads::fail(quint64 run, const base::Error &error)
{
    if (const auto ticket = m_tickets.take(run))
        end(ticket, nullptr, error);
}

void Reads::end(Ticket ticket, const Made &made, const base::Error &error)
{
    if (const auto question = m_questions.take(ticket); question.then)
        question.then(made, error);
}

QString failureOf(const run::Answer &answer)
{
    // Whoever looks at people wrote no document that could be at fault.
    if (answer.status == 500 && answer.tape)
        return !answer.errors.isEmpty() && saysWhy(*answer.tape)
            ? QStringLiteral("The server failed (500): %1 Try again later.")
                  .arg(asSentence(answer.errors.first().message))
            : QStringLiteral("The server failed (500), and does not say why: try again later.");
    if (!answer.verdict.isEmpty())
        return answer.verdict;
    const auto data = answer.tape ? answer.tape->root().find("data") : std::nullopt;
    if (data && data->isObject())
        return {};
    if (answer.errors.isEmpty())
        return QStringLiteral("The server's answer holds no data.");
    return sentenceOf(answer.errors.first());
}

QString gapsOf(const run::Answer &answer)
{
    if (answer.errors.isEmpty() || !failureOf(answer).isEmpty())
        return {};
    const auto &error = answer.errors.first();
    const auto what = error.path.isEmpty() ? error.message : QStringLiteral("%1 (%2)").arg(error.message, error.path);
    if (answer.errors.size() == 1)
        return QStringLiteral("The server left something out: %1.").arg(what);
    return QStringLiteral("The server left out %1 things, the first: %2.").arg(answer.errors.size()).arg(what);
}

} // namespace users

#pragma once

#include "core/base/result.h"
#include "core/run/answer.h"
#include "core/users/fitted.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace run {
class Runner;
}

namespace users {

/// Hands the reads of the users' room to the Runner, by the same gate as everything, and brings each answer back to
/// whoever asked. What is no read is never sent, on the sandbox either.
///
/// A question is a Draft, a function that makes a value of the answer (called on another thread, because an answer may
/// be large: it must not touch what lives on this one), and a function that is handed the value or the error on the
/// thread of this object. Every question ends by exactly one call, or by drop(), after which there is none.
class Reads final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Reads)

public:
    /// Names a question; 0 is none.
    using Ticket = quint64;

    /// \a runner is not owned.
    explicit Reads(run::Runner &runner, QObject *parent = nullptr);
    ~Reads() override;

    /// \a make: `Value (const run::Answer &)`. \a then: `void (const base::Result<Value> &)`, never called from
    /// inside this call. An answer that is a failure as a whole (403, not JSON) is handed to \a make as well: see
    /// failureOf().
    template <typename Make, typename Then>
    Ticket ask(const safety::Draft &draft, Make make, Then then)
    {
        using Value = std::decay_t<std::invoke_result_t<Make, const run::Answer &>>;
        return send(
            draft,
            [make = std::move(make)](const run::Answer &answer) -> Made {
                return std::make_shared<Value>(make(answer));
            },
            [then = std::move(then)](const Made &made, const base::Error &error) {
                if (made)
                    then(base::Result<Value>(std::move(*std::static_pointer_cast<Value>(made))));
                else
                    then(base::Result<Value>(tl::unexpected(error)));
            });
    }
    /// What the server of a project is known to have; null: nothing is known of it.
    void setSchema(const QString &projectId, std::shared_ptr<const graphql::Schema> schema);
    /// Null: nothing is known of it.
    std::shared_ptr<const graphql::Schema> schema(const QString &projectId) const { return m_schemas.value(projectId); }
    /// \a draft as the server of its project can be asked.
    Fitted fitted(const safety::Draft &draft) const;
    /// Nobody wants the answer any more: what is under way is cancelled.
    void drop(Ticket ticket);

signals:
    /// fitted() may say something else from now on.
    void schemaChanged(const QString &projectId);

private:
    using Made = std::shared_ptr<void>;
    using MakeAny = std::function<Made(const run::Answer &)>;
    using ThenAny = std::function<void(const Made &, const base::Error &)>;
    struct Question
    {
        MakeAny make;
        ThenAny then;
    };
    Ticket send(const safety::Draft &draft, MakeAny make, ThenAny then);
    void makeValue(quint64 run, const run::Answer &answer);
    void fail(quint64 run, const base::Error &error);
    void end(Ticket ticket, const Made &made, const base::Error &error);

    run::Runner &m_runner;
    QHash<Ticket, Question> m_questions;
    QHash<quint64, Ticket> m_tickets; ///< By run.
    QHash<QString, std::shared_ptr<const graphql::Schema>> m_schemas; ///< By project.
    Ticket m_last = 0;
    QThreadPool m_making;
};

/// Why there is no data in \a answer at all, as a sentence; empty when there is some, be it with errors beside it.
QString failureOf(const run::Answer &answer);
/// What the server could not answer though it answered the rest, as a sentence; empty when it answered all.
QString gapsOf(const run::Answer &answer);

} // namespace users

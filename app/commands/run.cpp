#include "app/commands/run.h"

#include "app/console.h"
#include "app/errand.h"
#include "app/exitcode.h"
#include "app/input.h"
#include "core/project/writelock.h"

#include <unistd.h>

namespace app {
namespace {

/// "deleteUser({…}) and addRoleToUsers({…})": what a change would do, secrets masked.
QString changesIn(const safety::Effect &effect)
{
    QStringList changes;
    for (const safety::ChangedField &field : effect.fields)
        changes.append(QStringLiteral("%1 %2").arg(field.name, field.arguments));
    return changes.isEmpty() ? QStringLiteral("data that cannot be told in advance")
                             : changes.join(QStringLiteral(" and "));
}

/// What an answer that is no success comes down to; empty for a success.
QString failureIn(const run::Answer &answer)
{
    if (!answer.verdict.isEmpty())
        return answer.verdict;
    if (answer.errors.isEmpty())
        return answer.isSuccess() ? QString() : QStringLiteral("The server answered with HTTP %1.").arg(answer.status);
    const run::AnswerError &first = answer.errors.first();
    QString sentence = QStringLiteral("The server answered with an error: %1").arg(first.message);
    if (answer.errors.size() > 1)
        sentence = QStringLiteral("The server answered with %1 errors, the first one: %2")
                       .arg(answer.errors.size())
                       .arg(first.message);
    if (!first.explanation.isEmpty())
        sentence += QStringLiteral(" (%1)").arg(first.explanation);
    return sentence.endsWith(QLatin1Char('.')) ? sentence : sentence + QLatin1Char('.');
}

/// Sends one draft. A change to live data waits for --yes, which is the unlock for this one operation.
class RunErrand final : public Errand
{
    Q_OBJECT

public:
    RunErrand(const Connection &connection, const StopSignals &stop, const base::Clock &clock, bool yes)
        : Errand(connection, stop, clock),
          m_lock(clock),
          m_yes(yes)
    {
        connect(&runner(), &run::Runner::reviewNeeded, this, &RunErrand::review);
        connect(&runner(), &run::Runner::refused, this,
                [this](run::RunId, const base::Error &error) { end(failed(error)); });
        connect(&runner(), &run::Runner::failed, this,
                [this](run::RunId, const base::Error &error) { end(failed(error)); });
        connect(&runner(), &run::Runner::finished, this,
                [this](run::RunId, const run::Answer &answer) { end(show(answer)); });
    }

    /// \a draft is for the project of the connection.
    int send(safety::Draft draft)
    {
        draft.project = project();
        runner().start(draft, nullptr);
        return wait();
    }

private:
    void review(run::RunId run, const project::Project &project, const safety::Effect &effect)
    {
        if (!m_yes) {
            runner().discard(run);
            complain(
                QStringLiteral("Not sent, because it would change the live project %1 at %2: %3; add --yes to send it.")
                    .arg(project.projectId(), project.endpoint().origin(), changesIn(effect)));
            end(ExitCode::Failed);
            return;
        }
        m_lock.unlock(project);
        runner().approve(run, m_lock.grant(project).value());
    }

    static int show(const run::Answer &answer)
    {
        if (const auto written = writeOut(*answer.body); !written)
            return app::failed(written.error());
        const QString failure = failureIn(answer);
        if (failure.isEmpty())
            return ExitCode::Done;
        complain(failure);
        return ExitCode::Failed;
    }

    project::WriteLock m_lock;
    bool m_yes;
};

/// Each is `Name: value`, or @FILE with such lines, so that a secret need not be an argument.
base::Result<QList<safety::Header>> headersFrom(const QStringList &given)
{
    QList<safety::Header> headers;
    for (const QString &text : given) {
        const auto lines =
            text.startsWith(QLatin1Char('@')) ? readInput(text.sliced(1)) : base::Result<QByteArray>(text.toUtf8());
        if (!lines)
            return tl::unexpected(lines.error());
        auto read = safety::readHeaders(*lines);
        if (!read)
            return tl::unexpected(std::move(read.error()));
        headers += *read;
    }
    if (const QString problem = safety::problemOf(headers); !problem.isEmpty())
        return base::fail(base::Error::Kind::Refused, problem);
    return headers;
}

/// @FILE, - or JSON.
base::Result<QByteArray> variablesFrom(const std::optional<QString> &text)
{
    if (!text)
        return QByteArray();
    if (*text == QLatin1String("-"))
        return readInput(*text);
    if (text->startsWith(QLatin1Char('@')))
        return readInput(text->sliced(1));
    return text->toUtf8();
}

} // namespace

const Syntax &runSyntax()
{
    static const Syntax syntax = [] {
        Syntax made {"gatehouse run",
                     "FILE|-",
                     "Sends one operation and prints the reply as it came.",
                     1,
                     connectionOptionTable(),
                     "A mutation is only sent to a live project with --yes. Exit code 1 means that the\n"
                     "operation was not sent, failed, or was answered with errors."};
        made.options.push_back({"--operation", "NAME", "which operation, when FILE holds several"});
        made.options.push_back({"--variables", "JSON", "variables as a JSON object, from @FILE, or -"});
        made.options.push_back({"--header", "HEADER",
                                "one more header, as 'Name: value', or from @FILE,\n@- being standard input; may "
                                "repeat",
                                true});
        made.options.push_back({"--yes", nullptr, "send it even if it changes a live project"});
        return made;
    }();
    return syntax;
}

int runRun(const Arguments &arguments)
{
    const QString command = QLatin1String(runSyntax().command);
    const auto options = connectionOptions(arguments);
    if (!options)
        return wrongUse(options.error(), command);
    const QString path = arguments.operands().first();
    const int readers = int(path == QLatin1String("-")) + int(arguments.value("--variables") == QLatin1String("-"))
        + int(arguments.all("--header").count(QStringLiteral("@-")))
        + int(options->passphraseDescriptor == STDIN_FILENO);
    if (readers > 1) {
        const QString sentence =
            QStringLiteral("Standard input can be only one of FILE, --variables, --header and --passphrase-fd.");
        return wrongUse({base::Error::Kind::InvalidInput, sentence, {}}, command);
    }
    const auto document = readInput(path);
    if (!document)
        return failed(document.error());
    const auto variables = variablesFrom(arguments.value("--variables"));
    if (!variables)
        return failed(variables.error());
    const auto headers = headersFrom(arguments.all("--header"));
    if (!headers)
        return failed(headers.error());

    const base::SystemClock clock;
    const StopSignals stop;
    const auto connection = Connection::open(*options, clock);
    if (!connection)
        return report(connection.error(), command);
    RunErrand errand(*connection, stop, clock, arguments.has("--yes"));
    return errand.send(
        {{}, *document, arguments.value("--operation").value_or(QString()).toUtf8(), *variables, *headers});
}

} // namespace app

#include "run.moc"

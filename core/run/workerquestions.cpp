#include "core/auth/jwtsigner.h"
#include "core/base/visibletext.h"
#include "core/graphql/introspectionquery.h"
#include "core/graphql/schema.h"
#include "core/run/endpointsearch.h"
#include "core/run/explain.h"
#include "core/run/worker.h"

// What the program asks of its own accord, through the same gate as a person's runs.
namespace run {

namespace {

/// Above this a person should hear of it before the server begins to refuse tokens, at five minutes.
constexpr std::chrono::seconds NoticeableClock {60};
/// Of a token that leaves the program.
constexpr std::chrono::seconds HandedOutLifetime {300};

/// Why an answer of ours is no use, in one sentence.
QString whyNot(const Answer &answer)
{
    if (!answer.verdict.isEmpty() || answer.errors.isEmpty())
        return answer.verdict;
    const auto &first = answer.errors.first();
    return QStringLiteral("The server answered with an error: %1")
        .arg(first.explanation.isEmpty() ? base::visibleText(first.message) : first.explanation);
}

} // namespace

void Runner::Worker::ask(const project::Project &project, const QByteArray &document,
                         std::function<void(const Answer &, const base::Error *)> done)
{
    const quint64 id = ++m_lastOwnJob;
    add(id, project).ended = [done = std::move(done)](End end, const Answer &answer, const base::Error &error) {
        done(answer, end == End::Finished ? nullptr : &error);
    };
    judgeAndGo(id, {project, document, {}, {}}, nullptr, Wish::Read);
}

/// Three questions at most. The plain form first, because the real server's engine has nothing newer: it is asked once.
/// What more a server has, its answer says. A server that refuses even the plain form is asked what it has.
void Runner::Worker::fetchSchema(const project::Project &project)
{
    askForSchema(project, {}, [this, project](const SchemaAnswer &plain) {
        if (plain.isRefusal) {
            probeForSchema(project, *plain.error);
        } else if (!plain.schema) {
            tellSchema(project.id(), plain);
        } else if (const auto options = graphql::introspectionOptions(*plain.schema);
                   options == graphql::IntrospectionOptions()) {
            tellSchema(project.id(), plain);
        } else {
            askForSchema(project, options, [this, project, plain](const SchemaAnswer &full) {
                tellSchema(project.id(), full.schema ? full : plain);
            });
        }
    });
}

void Runner::Worker::probeForSchema(const project::Project &project, const base::Error &refused)
{
    ask(project, QByteArray::fromStdString(graphql::introspectionProbe()),
        [this, project, refused](const Answer &answer, const base::Error *error) {
            const auto options = !error && answer.isSuccess() && answer.body
                ? graphql::introspectionOptionsFromProbe(*answer.body)
                : std::nullopt;
            if (!options) {
                tellSchema(project.id(), {nullptr, refused});
                return;
            }
            askForSchema(project, *options,
                         [this, project](const SchemaAnswer &adapted) { tellSchema(project.id(), adapted); });
        });
}

void Runner::Worker::askForSchema(const project::Project &project, const graphql::IntrospectionOptions &options,
                                  std::function<void(const SchemaAnswer &)> done)
{
    ask(project, QByteArray::fromStdString(graphql::introspectionQuery(options)),
        [done = std::move(done)](const Answer &answer, const base::Error *error) {
            if (error) {
                done({nullptr, *error});
                return;
            }
            if (!answer.isSuccess()) {
                // Only a server that speaks GraphQL can have refused the question; a closed door would stay closed.
                const bool isRefusal = answer.tape && answer.tape->root().find("errors").has_value();
                done({nullptr, base::Error {base::Error::Kind::Http, whyNot(answer), {}}, isRefusal});
                return;
            }
            auto result = graphql::schemaFromIntrospection(*answer.body);
            if (result.schema) {
                done({std::move(result.schema), {}});
                return;
            }
            done({nullptr,
                  base::Error {
                      base::Error::Kind::Protocol,
                      QStringLiteral("The server's answer about its schema cannot be read: check the address."),
                      result.problems.empty() ? QString() : QString::fromStdString(result.problems.front().message)}});
        });
}

void Runner::Worker::tellSchema(const QString &projectKey, const SchemaAnswer &answer)
{
    say([projectKey, answer](Runner &to) {
        if (answer.schema)
            emit to.schemaFetched(projectKey, answer.schema);
        else
            emit to.schemaFailed(projectKey, *answer.error);
    });
}

void Runner::Worker::testDoor(const project::Project &project)
{
    if (!project.activeKey()) {
        knock(project);
        return;
    }
    ask(project, "{ __typename }", [this, project](const Answer &answer, const base::Error *error) {
        const bool open = !error && answer.isSuccess();
        QString message = error ? error->message : whyNot(answer);
        if (open) {
            message = QStringLiteral("The door opens: %1 takes the key “%2”.")
                          .arg(project.endpoint().origin(), project.activeKey()->keyId);
            const std::chrono::seconds ahead(answer.serverDate.isValid() ? answer.serverDate.secsTo(m_clock->now())
                                                                         : 0);
            if (ahead > NoticeableClock || -ahead > NoticeableClock)
                message += QStringLiteral(
                               " But this computer's clock is %1 the server's; from 5 minutes on tokens are refused.")
                               .arg(clockSentence(ahead));
        }
        say([key = project.id(), open, message](Runner &to) { emit to.doorTested(key, open, message); });
    });
}

void Runner::Worker::knock(const project::Project &project)
{
    const auto tell = [this, key = project.id()](const QString &message) {
        say([key, message](Runner &to) { emit to.doorTested(key, false, message); });
    };
    if (project.endpoint().isEmpty()) {
        tell(QStringLiteral("The project has no address yet: enter its endpoint."));
        return;
    }
    const auto transport = m_transports.of(project);
    auto *call = transport->send(safety::Probe(project.endpoint()));
    connect(call, &net::Call::failed, this, [tell](const base::Error &error) { tell(error.message); });
    // The transport must outlive the call, also when the project is forgotten meanwhile.
    connect(call, &net::Call::replied, this, [this, tell, project, transport](const net::Reply &reply) {
        const bool known = reply.status == 403 || reply.status == 401 || reply.status == 200 || reply.status == 405;
        tell(known ? QStringLiteral("%1 knows the project. Choose a key to go in.").arg(project.endpoint().origin())
                   : verdictOf(reply, Shape::NotJson, {project, {}, m_clock->now()}));
    });
}

void Runner::Worker::makeToken(const project::Project &project, quint64 request)
{
    const auto refuse = [this, request](const base::Error &error) {
        say([request, error](Runner &to) { emit to.tokenRefused(request, error); });
    };
    m_keys.withKey(project, ++m_lastOwnJob, [=, this](const base::Result<KeyRing::SharedKey> &key) {
        if (!key) {
            refuse(key.error());
            return;
        }
        const auto token = auth::signFor(project.withTokenLifetime(HandedOutLifetime), **key, m_clock->now());
        if (!token) {
            refuse(token.error());
            return;
        }
        say([request, text = token->text.reveal().toByteArray(), until = token->expiresAt](Runner &to) {
            emit to.tokenMade(request, text, until);
        });
    });
}

void Runner::Worker::findEndpoint(const QString &projectId)
{
    auto *search = new EndpointSearch(project::Endpoint::hostedCandidates(projectId), this);
    connect(search, &EndpointSearch::found, this,
            [this, projectId](const QList<project::Endpoint> &known, const QString &problem) {
                say([projectId, known, problem](Runner &to) { emit to.endpointsFound(projectId, known, problem); });
            });
}

} // namespace run

#include "core/sandbox/server.h"

#include "core/auth/threadstate.h"
#include "core/sandbox/adminapi.h"
#include "core/sandbox/http/httpserver.h"
#include "core/sandbox/resource.h"
#include "core/sandbox/signingkey.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QThread>

#include <future>

namespace sandbox {

namespace {

const QString sandboxProjectId = QStringLiteral("sandbox");

/// JSON of ten thousand levels is taken, as Go takes it, and walked by recursion. Address space only, until it is used.
constexpr uint StackBytes = 256 * 1024 * 1024;

/// Everything that serves, made and destroyed on the server's thread.
struct Services
{
    std::unique_ptr<Backend> store;
    std::unique_ptr<TokenVerifier> tokens;
    std::unique_ptr<GraphqlService> graphql;
    std::unique_ptr<AdminApi> api;
    std::unique_ptr<http::HttpServer> http;
};

} // namespace

/// The thread that lives as long as the server.
class Server::Private final : public QThread
{
public:
    Private(const Options &options, const base::Clock &clock) : m_options(options), m_clock(&clock)
    {
        setStackSize(StackBytes);
    }
    ~Private() override
    {
        quit();
        wait();
    }

    /// The key is made here while the thread fills the store: each takes a tenth of a second.
    base::Result<void> open();

    QString keyPath;
    QString keyId;
    quint16 port = 0;

private:
    void run() override;
    base::Result<std::unique_ptr<TokenVerifier>> openKey();
    base::Result<quint16> serve(Services &services);

    Options m_options;
    const base::Clock *m_clock;
    QTemporaryDir m_temporary {QDir::tempPath() + QStringLiteral("/gatehouse-sandbox-XXXXXX")};
    /// Null: there is no key, and nothing to serve.
    std::promise<std::unique_ptr<TokenVerifier>> m_tokens;
    std::promise<base::Result<quint16>> m_ready;
};

base::Result<void> Server::Private::open()
{
    auto ready = m_ready.get_future();
    start();
    auto tokens = openKey();
    m_tokens.set_value(tokens ? std::move(*tokens) : nullptr);
    const auto listening = ready.get();
    if (!tokens)
        return tl::unexpected(tokens.error());
    if (!listening)
        return tl::unexpected(listening.error());
    port = *listening;
    return {};
}

base::Result<std::unique_ptr<TokenVerifier>> Server::Private::openKey()
{
    if (m_options.dataFolder.isEmpty() && m_options.keyFolder.isEmpty() && !m_temporary.isValid())
        return base::fail(
            base::Error::Kind::Io,
            QStringLiteral("The sandbox found no place for its key: the temporary folder cannot be written."),
            m_temporary.errorString());
    QString home = m_options.dataFolder;
    if (home.isEmpty())
        home = m_options.keyFolder.isEmpty() ? m_temporary.path() : m_options.keyFolder;
    auto key = openSigningKey(home);
    if (!key)
        return tl::unexpected(key.error());
    keyId = key->keyId;
    keyPath = key->path;
    if (!m_options.keyFolder.isEmpty() && m_options.keyFolder != home) {
        const auto copy = copySigningKey(*key, m_options.keyFolder);
        if (!copy)
            return tl::unexpected(copy.error());
        keyPath = *copy;
    }
    return std::make_unique<TokenVerifier>(sandboxProjectId, keyId, std::move(key->publicKey));
}

void Server::Private::run()
{
    {
        Services services;
        const auto listening = serve(services);
        m_ready.set_value(listening);
        if (listening)
            exec();
        // The connections go first, and the store last, on the thread that made them.
        services.http.reset();
    }
    auth::releaseThreadState();
}

base::Result<quint16> Server::Private::serve(Services &services)
{
    auto store = openStore(m_options, sandboxProjectId, *m_clock);
    if (!store)
        return tl::unexpected(store.error());
    services.store = std::move(*store);
    services.tokens = m_tokens.get_future().get();
    if (!services.tokens)
        return base::fail(base::Error::Kind::Cancelled, QStringLiteral("There is no key to serve with."));
    services.graphql =
        std::make_unique<GraphqlService>(engineSchema(resource(QLatin1String("schema.graphql"))), *services.store,
                                         *m_clock, QRandomGenerator::system()->generate64());
    services.api = std::make_unique<AdminApi>(*services.tokens, *services.graphql, *m_clock);
    services.http = std::make_unique<http::HttpServer>(*services.api, *m_clock);
    return services.http->listen(m_options.port);
}

base::Result<std::unique_ptr<Server>> Server::start(const Options &options, const base::Clock &clock)
{
    auto d = std::make_unique<Private>(options, clock);
    if (const auto opened = d->open(); !opened)
        return tl::unexpected(opened.error());
    const auto endpoint =
        project::Endpoint::parse(QStringLiteral("http://127.0.0.1:%1/_api/admin/graphql").arg(d->port));
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    std::unique_ptr<Server> server(new Server(std::move(d)));
    server->m_project = makeProject(*endpoint, sandboxProjectId, server->keyId(), server->keyPath());
    return server;
}

Server::Server(std::unique_ptr<Private> own) : d(std::move(own)) { }
Server::~Server() = default;

QString Server::keyId() const
{
    return d->keyId;
}

QString Server::keyPath() const
{
    return d->keyPath;
}

quint16 Server::port() const
{
    return d->port;
}

project::Project Server::makeProject(const project::Endpoint &endpoint, const QString &projectId, const QString &keyId,
                                     const QString &keyPath)
{
    project::Project made =
        project::Project::live(project::Project::sandboxId(), QStringLiteral("Sandbox"), endpoint, projectId);
    made.m_environment = project::Environment::Sandbox;
    return made.withKeyBound(keyId, keyPath);
}

} // namespace sandbox

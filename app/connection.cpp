#include "app/connection.h"

#include "app/keyfile.h"
#include "app/sandboxoptions.h"

#include <QUuid>

#include <array>

namespace app {
namespace {

constexpr std::array LiveOptions {"--endpoint", "--project", "--key", "--key-id", "--passphrase-fd"};

tl::unexpected<base::Error> wrongConnection(const QString &sentence)
{
    return base::fail(base::Error::Kind::InvalidInput, sentence);
}

} // namespace

std::vector<Option> connectionOptionTable()
{
    return {
        {"--sandbox", nullptr, "an embedded sandbox, started for this command"},
        {"--users", "N", "with --sandbox: how many users it has (1000)"},
        {"--seed", "N", "with --sandbox: another number, other people (1)"},
        {"--endpoint", "URL", "address of the Admin API\n(https://<project>.authgear.cloud/_api/admin/graphql)"},
        {"--project", "ID", "project ID"},
        {"--key", "FILE", "private key: PEM, JWK or JWK set"},
        {"--key-id", "KID", "key ID, when FILE is not named <key id>.pem\nand is no JWK that says it"},
        {"--passphrase-fd", "N", "read the key's passphrase from this open file\ndescriptor instead of the terminal"},
    };
}

base::Result<ConnectionOptions> connectionOptions(const Arguments &arguments)
{
    ConnectionOptions options;
    const auto sandbox = sandboxIfAsked(arguments);
    if (!sandbox)
        return tl::unexpected(sandbox.error());
    if (*sandbox) {
        for (const char *name : LiveOptions) {
            if (arguments.has(name))
                return wrongConnection(
                    QStringLiteral("%1 does not go with --sandbox, which brings its own.").arg(QLatin1String(name)));
        }
        options.sandbox = *sandbox;
        return options;
    }
    if (!arguments.has("--project") && !arguments.has("--key"))
        return wrongConnection(QStringLiteral("Name what to connect to: --sandbox, or --project and --key."));
    const auto projectId = arguments.required("--project");
    if (!projectId)
        return tl::unexpected(projectId.error());
    const auto keyPath = arguments.required("--key");
    if (!keyPath)
        return tl::unexpected(keyPath.error());
    const auto address = arguments.value("--endpoint");
    const auto endpoint = address ? project::Endpoint::parse(*address) : project::Endpoint::hosted(*projectId);
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    const auto descriptor = arguments.number("--passphrase-fd", 0, 65535, PassphraseSource::Terminal);
    if (!descriptor)
        return tl::unexpected(descriptor.error());
    options.endpoint = *endpoint;
    options.projectId = *projectId;
    options.keyPath = *keyPath;
    options.keyId = arguments.value("--key-id").value_or(QString());
    options.passphraseDescriptor = static_cast<int>(*descriptor);
    return options;
}

tl::expected<Connection, Failure> Connection::open(const ConnectionOptions &options, const base::Clock &clock)
{
    Connection connection;
    if (options.sandbox) {
        auto server = sandbox::Server::start(*options.sandbox, clock);
        if (!server)
            return tl::unexpected(Failure {server.error()});
        connection.m_sandbox = *std::move(server);
        connection.m_project = connection.m_sandbox->project();
        return connection;
    }
    PassphraseSource source(options.passphraseDescriptor);
    auto opened = openKey(options.keyPath, options.keyId, source);
    if (!opened)
        return tl::unexpected(opened.error());
    connection.m_passphrase = std::move(opened->passphrase);
    // Naming address, project and key in one command is the human act that binds the key.
    connection.m_project = project::Project::live(QUuid::createUuid().toString(QUuid::WithoutBraces), options.projectId,
                                                  options.endpoint, options.projectId)
                               .withKeyBound(opened->keyId, options.keyPath);
    return connection;
}

} // namespace app

#pragma once

#include "app/commandline.h"
#include "app/console.h"
#include "app/passphrase.h"
#include "core/base/clock.h"
#include "core/project/project.h"
#include "core/sandbox/server.h"

#include <memory>
#include <optional>

namespace app {

/// How a command was told to reach an Admin API: the embedded sandbox, or a live project.
struct ConnectionOptions
{
    std::optional<sandbox::Options> sandbox;
    project::Endpoint endpoint;
    QString projectId;
    QString keyPath;
    QString keyId;
    int passphraseDescriptor = PassphraseSource::Terminal;
};

/// The options of the table that are about it, to be put before a command's own.
std::vector<Option> connectionOptionTable();
base::Result<ConnectionOptions> connectionOptions(const Arguments &arguments);

/// A project to talk to, and what belongs to it. The sandbox lives as long as this does.
class Connection
{
public:
    /// Starts the sandbox, or opens the key of a live project: then the passphrase may be asked for.
    static tl::expected<Connection, Failure> open(const ConnectionOptions &options, const base::Clock &clock);

    const project::Project &project() const { return m_project; }
    /// The passphrase that opened the key; empty when it needed none.
    const auth::Secret &passphrase() const { return m_passphrase; }

private:
    Connection() = default;
    std::unique_ptr<sandbox::Server> m_sandbox;
    project::Project m_project;
    auth::Secret m_passphrase;
};

} // namespace app

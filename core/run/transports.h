#pragma once

#include "core/net/transport.h"

#include <QHash>

#include <memory>

namespace run {

/// One Transport for each project, so that no connection is shared between projects. A request under way keeps the
/// one it went out on, also when the project is forgotten meanwhile.
class Transports
{
public:
    /// \a owner takes with it what is still waiting to be deleted: a thread that ends does not wait for that.
    explicit Transports(QObject &owner) : m_owner(&owner) { }

    std::shared_ptr<net::Transport> of(const project::Project &project);
    void forget(const QString &projectKey) { m_held.remove(projectKey); }

private:
    struct Held
    {
        QString origin;
        std::shared_ptr<net::Transport> transport;
    };
    QObject *m_owner;
    QHash<QString, Held> m_held;
};

} // namespace run

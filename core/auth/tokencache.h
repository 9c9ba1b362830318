#pragma once

#include "core/auth/jwtsigner.h"
#include "core/base/clock.h"

#include <QHash>

#include <memory>

namespace auth {

/// Keeps one token for reads for each project and signs anew well before its end. For reads only: a write's token is
/// signed for that write (signFor), because it carries its own audit context. Not thread-safe; owned by one thread.
class TokenCache
{
public:
    /// \a clock is not owned.
    explicit TokenCache(const base::Clock &clock) : m_clock(&clock) { }

    /// The token kept for \a project, or a new one: when there is none, when less than a third of its lifetime or
    /// than 30 seconds remain, when the clock was set back before its birth, or when the key, the address, the
    /// project ID or the lifetime changed. Refuses like signFor().
    base::Result<std::shared_ptr<const Token>> token(const project::Project &project, const PrivateKey &key);
    /// Until when the kept token of a project (Project::id) is good; invalid when there is none.
    QDateTime until(const QString &projectKey) const;
    void forget(const QString &projectKey) { m_entries.remove(projectKey); }

private:
    struct Entry
    {
        std::shared_ptr<const Token> token;
        QByteArray keyFingerprint;
        QString keyId;
        QString origin;
        QString projectId;
        std::chrono::seconds lifetime {0};
        bool isFor(const Entry &other) const;
    };
    bool isFresh(const Token &token) const;

    const base::Clock *m_clock;
    QHash<QString, Entry> m_entries;
};

} // namespace auth

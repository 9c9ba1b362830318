#pragma once

#include "core/auth/privatekey.h"
#include "core/project/project.h"
#include "core/run/runner.h"

#include <QHash>

#include <functional>
#include <memory>
#include <vector>

namespace run {

/// The keys in use, read from their files once. Asks for a passphrase when a key needs one, and lets everybody who
/// wants the same key wait for the one answer. Keys live in memory until they are forgotten; passphrases only while
/// they are tried. Owned by one thread; reading a key blocks it.
class KeyRing
{
public:
    using SharedKey = std::shared_ptr<const auth::PrivateKey>;
    using Use = std::function<void(const base::Result<SharedKey> &)>;
    using Ask = std::function<void(const PassphraseRequest &)>;

    explicit KeyRing(Ask ask) : m_ask(std::move(ask)) { }

    /// Calls \a use exactly once with the key that \a project has in use: at once, or when a passphrase has come.
    /// \a ticket names the waiting.
    void withKey(const project::Project &project, quint64 ticket, Use use);
    /// An empty passphrase means that the person cancelled.
    void providePassphrase(const QString &projectKey, const QString &keyId, const auth::Secret &passphrase);
    /// Ends a waiting as cancelled.
    void drop(quint64 ticket);
    /// Forgets the key of a project, and ends who waits for it as cancelled.
    void forget(const QString &projectKey);

private:
    struct Held
    {
        QString keyId;
        QString path;
        SharedKey key;
    };
    struct Waiting
    {
        quint64 ticket = 0;
        QString projectKey;
        QString keyId;
        QString path;
        Use use;
    };
    std::vector<Waiting> take(const std::function<bool(const Waiting &)> &wanted);
    static void fail(const std::vector<Waiting> &waiting, const base::Error &error);

    Ask m_ask;
    QHash<QString, Held> m_held;
    std::vector<Waiting> m_waiting;
};

} // namespace run

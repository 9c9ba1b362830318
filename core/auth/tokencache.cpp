#include "core/auth/tokencache.h"

#include <algorithm>

namespace auth {

base::Result<std::shared_ptr<const Token>> TokenCache::token(const project::Project &project, const PrivateKey &key)
{
    const project::KeyReference *reference = project.activeKey();
    const Entry wanted {nullptr,
                        key.fingerprint(),
                        reference ? reference->keyId : QString(),
                        project.endpoint().origin(),
                        project.projectId(),
                        project.tokenLifetime()};
    const auto kept = m_entries.constFind(project.id());
    if (reference && kept != m_entries.constEnd() && kept->isFor(wanted) && isFresh(*kept->token))
        return kept->token;

    m_entries.remove(project.id());
    auto signedToken = signFor(project, key, m_clock->now());
    if (!signedToken)
        return tl::unexpected(signedToken.error());
    Entry entry = wanted;
    entry.token = std::make_shared<const Token>(*std::move(signedToken));
    m_entries.insert(project.id(), entry);
    return entry.token;
}

QDateTime TokenCache::until(const QString &projectKey) const
{
    const auto kept = m_entries.constFind(projectKey);
    return kept == m_entries.constEnd() ? QDateTime() : kept->token->expiresAt;
}

bool TokenCache::Entry::isFor(const Entry &other) const
{
    return keyFingerprint == other.keyFingerprint && keyId == other.keyId && origin == other.origin
        && projectId == other.projectId && lifetime == other.lifetime;
}

bool TokenCache::isFresh(const Token &token) const
{
    const QDateTime now = m_clock->now();
    const qint64 remaining = now.msecsTo(token.expiresAt);
    const qint64 lifetime = token.issuedAt.msecsTo(token.expiresAt);
    // A clock set back makes the token one of the future, which the server refuses.
    return now >= token.issuedAt && remaining >= std::max(lifetime / 3, qint64 {30000});
}

} // namespace auth

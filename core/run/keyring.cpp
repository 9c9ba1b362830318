#include "core/run/keyring.h"

#include <algorithm>
#include <iterator>

namespace run {

namespace {

base::Error noPassphrase()
{
    return {base::Error::Kind::Cancelled, QStringLiteral("Nothing was sent, because no passphrase was given."), {}};
}

} // namespace

void KeyRing::withKey(const project::Project &project, quint64 ticket, Use use)
{
    const auto *reference = project.activeKey();
    if (!reference) {
        use(base::fail(
            base::Error::Kind::Refused,
            QStringLiteral("“%1” has no key in use that is bound to %2 and the project ID “%3”: choose its key.")
                .arg(project.name(), project.endpoint().origin(), project.projectId())));
        return;
    }
    const auto held = m_held.constFind(project.id());
    if (held != m_held.constEnd() && held->keyId == reference->keyId && held->path == reference->path) {
        use(held->key);
        return;
    }
    auto key = auth::PrivateKey::load(reference->path, {reference->keyId, nullptr});
    if (key) {
        const auto shared = std::make_shared<const auth::PrivateKey>(std::move(*key));
        m_held.insert(project.id(), {reference->keyId, reference->path, shared});
        use(shared);
        return;
    }
    if (key.error().passphrase == auth::KeyProblem::Passphrase::Irrelevant) {
        use(tl::unexpected(key.error().error));
        return;
    }
    const auto asked = std::any_of(m_waiting.begin(), m_waiting.end(), [&](const Waiting &waiting) {
        return waiting.projectKey == project.id() && waiting.keyId == reference->keyId
            && waiting.path == reference->path;
    });
    m_waiting.push_back({ticket, project.id(), reference->keyId, reference->path, std::move(use)});
    if (!asked)
        m_ask({project.id(), reference->keyId, reference->path, false});
}

void KeyRing::providePassphrase(const QString &projectKey, const QString &keyId, const auth::Secret &passphrase)
{
    auto waiting = take([&](const Waiting &one) { return one.projectKey == projectKey && one.keyId == keyId; });
    if (waiting.empty())
        return;
    if (passphrase.isEmpty()) {
        fail(waiting, noPassphrase());
        return;
    }
    const QString path = waiting.front().path;
    auto key = auth::PrivateKey::load(path, {keyId, &passphrase});
    if (!key && key.error().passphrase != auth::KeyProblem::Passphrase::Irrelevant) {
        std::move(waiting.begin(), waiting.end(), std::back_inserter(m_waiting));
        m_ask({projectKey, keyId, path, true});
        return;
    }
    if (!key) {
        fail(waiting, key.error().error);
        return;
    }
    const auto shared = std::make_shared<const auth::PrivateKey>(std::move(*key));
    m_held.insert(projectKey, {keyId, path, shared});
    for (const auto &one : waiting)
        one.use(shared);
}

void KeyRing::drop(quint64 ticket)
{
    fail(take([ticket](const Waiting &one) { return one.ticket == ticket; }),
         {base::Error::Kind::Cancelled, QStringLiteral("The request was cancelled."), {}});
}

void KeyRing::forget(const QString &projectKey)
{
    m_held.remove(projectKey);
    fail(take([&](const Waiting &one) { return one.projectKey == projectKey; }),
         {base::Error::Kind::Cancelled, QStringLiteral("The project was changed before its key was opened."), {}});
}

std::vector<KeyRing::Waiting> KeyRing::take(const std::function<bool(const Waiting &)> &wanted)
{
    const auto first =
        std::stable_partition(m_waiting.begin(), m_waiting.end(), [&](const Waiting &one) { return !wanted(one); });
    std::vector<Waiting> taken(std::make_move_iterator(first), std::make_move_iterator(m_waiting.end()));
    m_waiting.erase(first, m_waiting.end());
    return taken;
}

void KeyRing::fail(const std::vector<Waiting> &waiting, const base::Error &error)
{
    for (const auto &one : waiting)
        one.use(tl::unexpected(error));
}

} // namespace run

#include "app/keyfile.h"

#include <QFileInfo>

namespace app {

tl::expected<OpenedKey, Failure> openKey(const QString &path, const QString &givenKeyId, PassphraseSource &source)
{
    const QString name = QFileInfo(path).fileName();
    auth::Secret passphrase;
    bool hasPassphrase = false;
    auto key = auth::PrivateKey::load(path, {givenKeyId, nullptr});
    while (!key && key.error().passphrase != auth::KeyProblem::Passphrase::Irrelevant) {
        auto answer = source.ask(name, hasPassphrase);
        if (!answer)
            return tl::unexpected(Failure {answer.error()});
        passphrase = *std::move(answer);
        hasPassphrase = true;
        key = auth::PrivateKey::load(path, {givenKeyId, &passphrase});
    }
    if (!key)
        return tl::unexpected(Failure {key.error().error});
    QString keyId = givenKeyId.isEmpty() ? key->keyId() : givenKeyId;
    if (keyId.isEmpty()) {
        const QString sentence =
            QStringLiteral("--key-id is missing: %1 is not named <key id>.pem, as the portal names it.");
        return tl::unexpected(Failure {{base::Error::Kind::InvalidInput, sentence.arg(name), {}}, ExitCode::WrongUse});
    }
    return OpenedKey {*std::move(key), std::move(passphrase), std::move(keyId)};
}

} // namespace app

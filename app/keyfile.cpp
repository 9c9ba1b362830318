#include "app/keyfile.h"

#include <QFileInfo>

namespace app {

base::Result<OpenedKey> openKey(const QString &path, const QString &keyId, PassphraseSource &source)
{
    auth::Secret passphrase;
    bool hasPassphrase = false;
    for (;;) {
        auto key = auth::PrivateKey::load(path, {keyId, hasPassphrase ? &passphrase : nullptr});
        if (key)
            return OpenedKey {*std::move(key), std::move(passphrase)};
        if (key.error().passphrase == auth::KeyProblem::Passphrase::Irrelevant)
            return tl::unexpected(key.error().error);
        auto answer = source.ask(QFileInfo(path).fileName(), hasPassphrase);
        if (!answer)
            return tl::unexpected(answer.error());
        passphrase = *std::move(answer);
        hasPassphrase = true;
    }
}

base::Result<QString> keyIdToUse(const QString &given, const auth::PrivateKey &key, const QString &path)
{
    if (!given.isEmpty())
        return given;
    if (!key.keyId().isEmpty())
        return key.keyId();
    return base::fail(base::Error::Kind::InvalidInput,
                      QStringLiteral("--key-id is missing: %1 is not named <key id>.pem, as the portal names it.")
                          .arg(QFileInfo(path).fileName()));
}

} // namespace app

#pragma once

#include "app/passphrase.h"
#include "core/auth/privatekey.h"

namespace app {

/// A key, and the passphrase that opened it (empty when it needed none).
struct OpenedKey
{
    auth::PrivateKey key;
    auth::Secret passphrase;
};

/// Loads \a path, asking for its passphrase as often as the source allows. \a keyId picks one of a key set.
base::Result<OpenedKey> openKey(const QString &path, const QString &keyId, PassphraseSource &source);

/// The ID to put into tokens: \a given on the command line, or else what the key itself says.
base::Result<QString> keyIdToUse(const QString &given, const auth::PrivateKey &key, const QString &path);

} // namespace app

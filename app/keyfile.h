#pragma once

#include "app/console.h"
#include "app/passphrase.h"
#include "core/auth/privatekey.h"

namespace app {

/// A key ready to sign, the passphrase that opened it (empty when it needed none), and the ID for its tokens.
struct OpenedKey
{
    auth::PrivateKey key;
    auth::Secret passphrase;
    QString keyId;
};

/// Loads \a path, asking for its passphrase as often as the source allows. \a givenKeyId picks one of a key set, and
/// goes before what the key itself says; when neither says an ID the command line was wrong.
tl::expected<OpenedKey, Failure> openKey(const QString &path, const QString &givenKeyId, PassphraseSource &source);

} // namespace app

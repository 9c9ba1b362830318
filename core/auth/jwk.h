#pragma once

#include "core/auth/keyproblems.h"
#include "core/auth/opensslhandles.h"

#include <string_view>

namespace auth {

/// A private key that a JWK described, with the name it gives itself: tokens are signed under that name.
struct JwkKey
{
    Pkey key;
    QString keyId; ///< Its `kid`; empty when it has none.
};

/// Builds the RSA private key of a JWK, a JWK set (RFC 7517), or the secret that holds one on a self-hosted server
/// (`{"data": {"keys": […]}}`, alone or among others, where it is called admin-api.auth). \a wantedKeyId picks one of
/// several; empty takes the only one that fits.
tl::expected<JwkKey, KeyProblem> decodeJwk(std::string_view text, const QString &name, const QString &wantedKeyId);

} // namespace auth

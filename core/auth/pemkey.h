#pragma once

#include "core/auth/keyproblems.h"
#include "core/auth/opensslhandles.h"

#include <string_view>

namespace auth {

/// Decodes the private key of a PEM text, of whatever type: the caller checks the type. \a name is what messages
/// call the text. \a passphrase may be null.
tl::expected<Pkey, KeyProblem> decodePem(std::string_view text, const QString &name, const Secret *passphrase);

} // namespace auth

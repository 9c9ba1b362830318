#pragma once

#include "core/auth/privatekey.h"

#include <string_view>

/// What a person is told about a file that is not the right key. One place, so that PEM and JWK say the same.
namespace auth {

KeyProblem keyProblem(const QString &sentence, base::Error::Kind kind = base::Error::Kind::InvalidInput);
KeyProblem damagedKey(const QString &name);
KeyProblem passphraseProblem(const QString &name, KeyProblem::Passphrase passphrase);
KeyProblem publicKeyProblem(const QString &name);
/// \a type as OpenSSL ("EC", "ED25519") or a JWK ("OKP") names it.
KeyProblem notRsaProblem(const QString &name, const QString &type);
KeyProblem wrongSizeProblem(const QString &name, int bits);
/// For a PEM label that promises no usable private key: certificates, public keys, OpenSSH's own format, …
KeyProblem pemLabelProblem(const QString &name, std::string_view label);
/// For text without any PEM block.
KeyProblem unknownTextProblem(const QString &name, std::string_view text);

} // namespace auth

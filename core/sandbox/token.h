#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <memory>
#include <optional>
#include <string>

#include <openssl/evp.h>

namespace sandbox {

/// Gives OpenSSL's handle back.
struct EvpPkeyDeleter
{
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};
using EvpPkey = std::unique_ptr<EVP_PKEY, EvpPkeyDeleter>;

/// What a good token says beyond being good.
struct TokenClaims
{
    std::string auditContext; ///< JSON text of the claim, when it is an object; else empty.
};

/// Checks the tokens of requests as the real server does, with a code path of its own: it shares nothing with the
/// signer in core/auth, so that neither can hide the other's mistake.
class TokenVerifier
{
public:
    TokenVerifier(QString projectId, QString keyId, EvpPkey publicKey);

    /// \a authorization is the whole header. Nothing says why a token was refused: neither does the real server.
    std::optional<TokenClaims> verify(const QByteArray &authorization, const QDateTime &now) const;

private:
    bool isSigned(const QByteArray &signedPart, const QByteArray &signature) const;

    std::string m_projectId;
    std::string m_keyId;
    EvpPkey m_publicKey;
};

} // namespace sandbox

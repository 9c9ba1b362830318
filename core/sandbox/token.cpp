#include "core/sandbox/token.h"

#include "core/json/tape.h"

#include <cmath>

namespace sandbox {

namespace {

/// How far the clocks of client and server may differ, and how long an expired token goes on.
constexpr double AcceptedSkew = 300;

std::optional<QByteArray> fromBase64Url(const QByteArray &text)
{
    if (text.contains('='))
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(
        text, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    return decoded.decoded;
}

std::optional<json::Tape> jsonObject(const QByteArray &part)
{
    const auto bytes = fromBase64Url(part);
    if (!bytes)
        return std::nullopt;
    auto tape = json::Tape::parse(bytes->toStdString());
    if (!tape || !tape->root().isObject())
        return std::nullopt;
    return std::move(*tape);
}

bool isText(const std::optional<json::Value> &value, std::string_view expected)
{
    return value && value->isString() && value->string() == expected;
}

bool hasAudience(const std::optional<json::Value> &audience, std::string_view projectId)
{
    if (!audience || !audience->isArray())
        return isText(audience, projectId);
    for (const json::Value &item : audience->items()) {
        if (isText(item, projectId))
            return true;
    }
    return false;
}

/// Whether the claims hold now. A time that is no number spoils the token; one that is missing does not matter.
bool isCurrent(const json::Value &claims, double now)
{
    for (const char *name : {"exp", "iat", "nbf"}) {
        const auto claim = claims.find(name);
        if (!claim)
            continue;
        if (claim->kind() != json::Kind::Number)
            return false;
        const double moment = std::floor(claim->number());
        const bool isExpiry = std::string_view(name) == "exp";
        if (isExpiry ? now >= moment + AcceptedSkew : now < moment - AcceptedSkew)
            return false;
    }
    return true;
}

} // namespace

TokenVerifier::TokenVerifier(QString projectId, QString keyId, EvpPkey publicKey)
    : m_projectId(projectId.toStdString()),
      m_keyId(keyId.toStdString()),
      m_publicKey(std::move(publicKey))
{ }

std::optional<TokenClaims> TokenVerifier::verify(const QByteArray &authorization, const QDateTime &now) const
{
    if (!authorization.startsWith("Bearer "))
        return std::nullopt;
    const QList<QByteArray> parts = authorization.sliced(7).trimmed().split('.');
    if (parts.size() != 3)
        return std::nullopt;

    const auto header = jsonObject(parts[0]);
    if (!header || !isText(header->root().find("alg"), "RS256") || !isText(header->root().find("kid"), m_keyId))
        return std::nullopt;
    // An extension that must be understood and is not (RFC 7515 §4.1.11).
    if (header->root().find("crit"))
        return std::nullopt;
    const auto signature = fromBase64Url(parts[2]);
    if (!signature || !isSigned(parts[0] + '.' + parts[1], *signature))
        return std::nullopt;

    const auto claims = jsonObject(parts[1]);
    if (!claims || !hasAudience(claims->root().find("aud"), m_projectId)
        || !isCurrent(claims->root(), static_cast<double>(now.toSecsSinceEpoch())))
        return std::nullopt;

    TokenClaims result;
    if (const auto audit = claims->root().find("audit_context"); audit && audit->isObject())
        result.auditContext = audit->raw();
    return result;
}

bool TokenVerifier::isSigned(const QByteArray &signedPart, const QByteArray &signature) const
{
    struct Deleter
    {
        void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
    };
    const std::unique_ptr<EVP_MD_CTX, Deleter> context(EVP_MD_CTX_new());
    if (!context || EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, m_publicKey.get()) != 1)
        return false;
    return EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(signature.constData()),
                            static_cast<size_t>(signature.size()),
                            reinterpret_cast<const unsigned char *>(signedPart.constData()),
                            static_cast<size_t>(signedPart.size()))
        == 1;
}

} // namespace sandbox

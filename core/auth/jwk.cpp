#include "core/auth/jwk.h"

#include "core/auth/secret.h"
#include "core/json/tape.h"

#include <QScopeGuard>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

#include <openssl/core_names.h>

namespace auth {
namespace {

QString stringMember(const json::Value &object, std::string_view key)
{
    const auto member = object.find(key);
    return member && member->isString() ? QString::fromStdString(member->string()) : QString();
}

/// A base64url number. Read from the raw text: string() would leave a copy in memory that nobody wipes.
BigNumber numberMember(const json::Value &object, std::string_view key)
{
    const auto member = object.find(key);
    if (!member || !member->isString())
        return {};
    const std::string_view raw = member->raw();
    const auto encoded = QByteArray::fromRawData(raw.data() + 1, static_cast<qsizetype>(raw.size()) - 2);
    auto decoded = QByteArray::fromBase64Encoding(
        encoded, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const Secret bytes(std::move(decoded.decoded));
    // Numbers in secure memory are what makes OSSL_PARAM_free() wipe its copy.
    BigNumber number(BN_secure_new());
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.reveal().data());
    if (!decoded || bytes.isEmpty() || !BN_bin2bn(data, static_cast<int>(bytes.size()), number.get()))
        return {};
    return number;
}

bool isRsaPrivate(const json::Value &jwk)
{
    return stringMember(jwk, "kty") == QLatin1String("RSA") && jwk.find("d");
}

/// A key set may hold keys for encryption or for other algorithms beside ours.
bool signsRs256(const json::Value &jwk)
{
    const QString use = stringMember(jwk, "use");
    const QString algorithm = stringMember(jwk, "alg");
    return isRsaPrivate(jwk) && (use.isEmpty() || use == QLatin1String("sig"))
        && (algorithm.isEmpty() || algorithm == QLatin1String("RS256"));
}

/// The keys of a document in any of the shapes decodeJwk() knows.
std::vector<json::Value> jwksIn(const json::Value &value)
{
    if (!value.isObject())
        return {};
    if (value.find("kty"))
        return {value};
    if (const auto keys = value.find("keys"); keys && keys->isArray())
        return keys->items();
    if (const auto data = value.find("data"))
        return jwksIn(*data);
    const auto secrets = value.find("secrets");
    if (!secrets || !secrets->isArray())
        return {};
    for (const json::Value &secret : secrets->items()) {
        if (secret.isObject() && stringMember(secret, "key") == QLatin1String("admin-api.auth"))
            return jwksIn(secret);
    }
    return {};
}

/// Why none of \a keys can sign: said of the first, which is mostly the only one.
KeyProblem unusableJwks(const std::vector<json::Value> &keys, const QString &name)
{
    if (keys.empty() || !keys.front().isObject())
        return keyProblem(
            QStringLiteral("%1 is JSON but holds no JWK: use a private JWK, a JWK set or a .pem file.").arg(name));
    const json::Value &first = keys.front();
    const QString type = stringMember(first, "kty");
    if (type != QLatin1String("RSA"))
        return notRsaProblem(name, type.isEmpty() ? QStringLiteral("unknown") : type);
    if (!first.find("d"))
        return publicKeyProblem(name);
    return keyProblem(
        QStringLiteral("%1 is a JWK for another purpose than RS256 signatures (see its `use` and `alg`): use "
                       "the key of the Admin API.")
            .arg(name));
}

tl::expected<json::Value, KeyProblem> chooseJwk(const std::vector<json::Value> &keys, const QString &name,
                                                const QString &wantedKeyId)
{
    std::vector<json::Value> usable;
    QStringList keyIds;
    for (const json::Value &key : keys) {
        if (!key.isObject() || !signsRs256(key))
            continue;
        usable.push_back(key);
        keyIds.append(stringMember(key, "kid"));
        if (!wantedKeyId.isEmpty() && keyIds.last() == wantedKeyId)
            return key;
    }
    if (usable.empty())
        return tl::unexpected(unusableJwks(keys, name));
    // A file of one key is taken like a PEM file: its key ID may be told from outside.
    if (usable.size() == 1 && (wantedKeyId.isEmpty() || keys.size() == 1))
        return usable.front();
    const QString sentence = wantedKeyId.isEmpty()
        ? QStringLiteral("%1 holds several RSA private keys (%2): choose one by its key ID.")
              .arg(name, keyIds.join(QStringLiteral(", ")))
        : QStringLiteral("%1 holds no RSA private key with the ID %3, only %2.")
              .arg(name, keyIds.join(QStringLiteral(", ")), wantedKeyId);
    return tl::unexpected(keyProblem(sentence));
}

Pkey rsaKey(const json::Value &jwk)
{
    struct Part
    {
        std::string_view jwkName;
        const char *name;
    };
    // The last five only make signing faster; they are good together or not at all (RFC 7518 section 6.3.2).
    constexpr std::array<Part, 8> Parts {{{"n", OSSL_PKEY_PARAM_RSA_N},
                                          {"e", OSSL_PKEY_PARAM_RSA_E},
                                          {"d", OSSL_PKEY_PARAM_RSA_D},
                                          {"p", OSSL_PKEY_PARAM_RSA_FACTOR1},
                                          {"q", OSSL_PKEY_PARAM_RSA_FACTOR2},
                                          {"dp", OSSL_PKEY_PARAM_RSA_EXPONENT1},
                                          {"dq", OSSL_PKEY_PARAM_RSA_EXPONENT2},
                                          {"qi", OSSL_PKEY_PARAM_RSA_COEFFICIENT1}}};
    std::vector<BigNumber> numbers; // The builder only points at them.
    const ParamBuilder builder(OSSL_PARAM_BLD_new());
    const bool hasFactors = jwk.find("p") && jwk.find("q") && jwk.find("dp") && jwk.find("dq") && jwk.find("qi");
    for (const Part &part : Parts) {
        if (numbers.size() == 3 && !hasFactors)
            break;
        numbers.push_back(numberMember(jwk, part.jwkName));
        if (!numbers.back() || OSSL_PARAM_BLD_push_BN(builder.get(), part.name, numbers.back().get()) != 1)
            return {};
    }
    const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
    const PkeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY *key = nullptr;
    if (!params || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, params.get()) != 1)
        return {};
    return Pkey(key);
}

} // namespace

tl::expected<JwkKey, KeyProblem> decodeJwk(std::string_view text, const QString &name, const QString &wantedKeyId)
{
    auto tape = json::Tape::parse(std::string(text));
    if (!tape) {
        return tl::unexpected(keyProblem(
            QStringLiteral("%1 looks like a JWK but is not valid JSON at byte %2: copy it again from where it came.")
                .arg(name)
                .arg(tape.error().offset)));
    }
    const auto wipe = qScopeGuard([bytes = tape->bytes()] {
        // The tape is ours and dies here; its bytes are const to everybody else.
        OPENSSL_cleanse(const_cast<char *>(bytes.data()), bytes.size());
    });
    const auto jwk = chooseJwk(jwksIn(tape->root()), name, wantedKeyId);
    if (!jwk)
        return tl::unexpected(jwk.error());
    Pkey key = rsaKey(*jwk);
    if (!key)
        return tl::unexpected(damagedKey(name));
    return JwkKey {std::move(key), stringMember(*jwk, "kid")};
}

} // namespace auth

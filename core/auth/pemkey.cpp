#include "core/auth/pemkey.h"

#include "core/auth/pem.h"

#include <array>
#include <cstring>
#include <optional>
#include <string>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

namespace auth {
namespace {

using PkeyResult = tl::expected<Pkey, KeyProblem>;

const unsigned char *bytesOf(const Secret &secret)
{
    return reinterpret_cast<const unsigned char *>(secret.reveal().data());
}

/// OpenSSL 3 keeps single DES, RC2 and the like in a provider that is not loaded by default.
bool failedForAnOldAlgorithm()
{
    bool old = false;
    while (const unsigned long code = ERR_get_error()) {
        const int reason = ERR_GET_REASON(code);
        old = old || reason == ERR_R_UNSUPPORTED
            || (ERR_GET_LIB(code) == ERR_LIB_EVP && reason == EVP_R_UNKNOWN_PBE_ALGORITHM)
            || (ERR_GET_LIB(code) == ERR_LIB_PEM && reason == PEM_R_UNSUPPORTED_ENCRYPTION);
    }
    return old;
}

KeyProblem oldEncryption(const QString &name)
{
    return keyProblem(QStringLiteral("%1 is encrypted in an old way that OpenSSL 3 does not read: encrypt it anew with "
                                     "`openssl pkcs8 -topk8 -v2 aes256 -provider legacy -provider default`.")
                          .arg(name));
}

PkeyResult fromPkcs1(const Secret &der, const QString &name)
{
    const unsigned char *at = bytesOf(der);
    Pkey key(d2i_PrivateKey(EVP_PKEY_RSA, nullptr, &at, static_cast<long>(der.size())));
    if (!key)
        return tl::unexpected(damagedKey(name));
    return key;
}

PkeyResult fromKeyInfo(const KeyInfo &info, const QString &name)
{
    Pkey key(info ? EVP_PKCS82PKEY(info.get()) : nullptr);
    if (!key)
        return tl::unexpected(damagedKey(name));
    return key;
}

PkeyResult fromPkcs8(const Secret &der, const QString &name)
{
    const unsigned char *at = bytesOf(der);
    const KeyInfo info(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, static_cast<long>(der.size())));
    return fromKeyInfo(info, name);
}

PkeyResult fromEncryptedPkcs8(const Secret &der, const QString &name, const Secret *passphrase)
{
    const unsigned char *at = bytesOf(der);
    const EncryptedKeyInfo sealed(d2i_X509_SIG(nullptr, &at, static_cast<long>(der.size())));
    if (!sealed)
        return tl::unexpected(damagedKey(name));
    if (!passphrase)
        return tl::unexpected(passphraseProblem(name, KeyProblem::Passphrase::Needed));
    ERR_clear_error();
    const KeyInfo info(PKCS8_decrypt(sealed.get(), passphrase->reveal().data(), static_cast<int>(passphrase->size())));
    if (!info && failedForAnOldAlgorithm())
        return tl::unexpected(oldEncryption(name));
    if (!info)
        return tl::unexpected(passphraseProblem(name, KeyProblem::Passphrase::Wrong));
    return fromKeyInfo(info, name);
}

/// The two header lines of an encrypted PKCS#1 key (RFC 1421 section 4.6), and the base64 after them.
struct EncryptionHeader
{
    std::string cipher;
    std::string iv;
    std::string_view body;
};

std::optional<EncryptionHeader> encryptionHeader(std::string_view body)
{
    constexpr std::string_view Tag = "DEK-Info:";
    const size_t tag = body.find(Tag);
    const size_t comma = tag == std::string_view::npos ? tag : body.find(',', tag);
    if (comma == std::string_view::npos)
        return std::nullopt;
    EncryptionHeader header;
    const std::string_view cipher = body.substr(tag + Tag.size(), comma - tag - Tag.size());
    for (const char c : cipher) {
        if (c > ' ')
            header.cipher += c;
    }
    // The initial vector's length is counted out, because on one line nothing may part it from the key.
    const EVP_CIPHER *known = EVP_get_cipherbyname(header.cipher.c_str());
    if (!known)
        return std::nullopt;
    const auto hexDigits = 2 * static_cast<size_t>(EVP_CIPHER_get_iv_length(known));
    header.iv = body.substr(comma + 1, hexDigits);
    header.body = body.substr(std::min(comma + 1 + hexDigits, body.size()));
    return header;
}

int copyPassphrase(char *buffer, int size, int, void *data)
{
    const auto *passphrase = static_cast<const Secret *>(data);
    if (passphrase->size() > size)
        return -1;
    std::memcpy(buffer, passphrase->reveal().data(), static_cast<size_t>(passphrase->size()));
    return static_cast<int>(passphrase->size());
}

PkeyResult fromEncryptedPkcs1(std::string_view body, const QString &name, const Secret *passphrase)
{
    const auto header = encryptionHeader(body);
    if (!header)
        return tl::unexpected(oldEncryption(name));
    Secret sealed = decodedBase64(header->body);
    if (sealed.isEmpty())
        return tl::unexpected(damagedKey(name));
    if (!passphrase)
        return tl::unexpected(passphraseProblem(name, KeyProblem::Passphrase::Needed));

    std::string lines = "Proc-Type: 4,ENCRYPTED\nDEK-Info: " + header->cipher + ',' + header->iv + '\n';
    EVP_CIPHER_INFO cipher {};
    if (PEM_get_EVP_CIPHER_INFO(lines.data(), &cipher) != 1)
        return tl::unexpected(damagedKey(name));
    ERR_clear_error();
    QByteArray opened(sealed.reveal().data(), sealed.size());
    auto length = static_cast<long>(opened.size());
    const bool decrypted = PEM_do_header(&cipher, reinterpret_cast<unsigned char *>(opened.data()), &length,
                                         copyPassphrase, const_cast<Secret *>(passphrase))
        == 1;
    const Secret der(std::move(opened)); // Owns it whatever happened: it may be half decrypted.
    if (!decrypted && failedForAnOldAlgorithm())
        return tl::unexpected(oldEncryption(name));
    const unsigned char *at = bytesOf(der);
    Pkey key(decrypted ? d2i_PrivateKey(EVP_PKEY_RSA, nullptr, &at, length) : nullptr);
    // One wrong passphrase in 256 ends in a padding that looks right, and in nonsense after it.
    if (!key)
        return tl::unexpected(passphraseProblem(name, KeyProblem::Passphrase::Wrong));
    return key;
}

const PemBlock *blockToUse(const std::vector<PemBlock> &blocks)
{
    const PemBlock *otherPrivate = nullptr;
    for (const PemBlock &block : blocks) {
        if (block.label == "PRIVATE KEY" || block.label == "RSA PRIVATE KEY" || block.label == "ENCRYPTED PRIVATE KEY")
            return &block;
        if (!otherPrivate && block.label.ends_with("PRIVATE KEY"))
            otherPrivate = &block;
    }
    return otherPrivate ? otherPrivate : &blocks.front();
}

} // namespace

tl::expected<Pkey, KeyProblem> decodePem(std::string_view text, const QString &name, const Secret *passphrase)
{
    const Secret repaired = withRealLineBreaks(text);
    const auto blocks = pemBlocks({repaired.reveal().data(), static_cast<size_t>(repaired.size())});
    if (blocks.empty())
        return tl::unexpected(unknownTextProblem(name, text));
    const PemBlock &block = *blockToUse(blocks);
    const bool isPlain = block.label == "PRIVATE KEY";
    const bool isPkcs1 = block.label == "RSA PRIVATE KEY";
    const bool isSealed = block.label == "ENCRYPTED PRIVATE KEY";
    if (!isPlain && !isPkcs1 && !isSealed)
        return tl::unexpected(pemLabelProblem(name, block.label));
    if (!block.closed) {
        return tl::unexpected(keyProblem(
            QStringLiteral("The key in %1 is cut off, its END line is missing: copy the whole file again.").arg(name)));
    }
    if (isPkcs1 && block.body.find("Proc-Type") != std::string_view::npos)
        return fromEncryptedPkcs1(block.body, name, passphrase);

    const Secret der = decodedBase64(block.body);
    if (der.isEmpty())
        return tl::unexpected(damagedKey(name));
    if (isPkcs1)
        return fromPkcs1(der, name);
    return isSealed ? fromEncryptedPkcs8(der, name, passphrase) : fromPkcs8(der, name);
}

} // namespace auth

#include "core/auth/privatekey.h"

#include "core/auth/jwk.h"
#include "core/auth/keyproblems.h"
#include "core/auth/opensslhandles.h"
#include "core/auth/pemkey.h"
#include "core/project/project.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

#include <openssl/err.h>

namespace auth {
namespace {

/// A key file has a few kilobytes, a key set some dozens; more is a mistake, and would be read into memory.
constexpr qint64 MaxKeyFile = 1024LL * 1024;

/// Unbuffered into one allocation, so that no second copy stays behind. Pipes are welcome: `--key <(pass show
/// key)`.
tl::expected<Secret, KeyProblem> readKeyFile(const QString &path, const QString &name)
{
    const QFileInfo info(path);
    if (!info.exists())
        return tl::unexpected(
            keyProblem(QStringLiteral("There is no file %1.").arg(path), base::Error::Kind::NotFound));
    if (info.isDir())
        return tl::unexpected(keyProblem(QStringLiteral("%1 is a folder: name the key file in it.").arg(path)));
    QFile file(path);
    const auto unreadable = [&] {
        return tl::unexpected(
            keyProblem(QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()), base::Error::Kind::Io));
    };
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable();
    QByteArray bytes(MaxKeyFile + 1, Qt::Uninitialized);
    qint64 used = 0;
    qint64 count = 0;
    while (used < bytes.size() && (count = file.read(bytes.data() + used, bytes.size() - used)) > 0)
        used += count;
    Secret all(std::move(bytes));
    if (count < 0)
        return unreadable();
    if (used > MaxKeyFile)
        return tl::unexpected(
            keyProblem(QStringLiteral("%1 is larger than 1 MiB, too large for a key file.").arg(name)));
    return Secret(all.reveal().first(used).toByteArray());
}

std::string_view trimmedText(const Secret &bytes)
{
    std::string_view text(bytes.reveal().data(), static_cast<size_t>(bytes.size()));
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

QByteArray fingerprintOf(EVP_PKEY *key)
{
    unsigned char *der = nullptr;
    const int length = i2d_PUBKEY(key, &der);
    if (length <= 0)
        return {};
    const QByteArray fingerprint = QCryptographicHash::hash(QByteArrayView(der, length), QCryptographicHash::Sha256);
    OPENSSL_free(der);
    return fingerprint;
}

bool verifies(EVP_PKEY *key, QByteArrayView message, const QByteArray &signature)
{
    const DigestContext context(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1
        && EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(signature.constData()),
                            static_cast<size_t>(signature.size()),
                            reinterpret_cast<const unsigned char *>(message.data()),
                            static_cast<size_t>(message.size()))
        == 1;
}

} // namespace

void PrivateKey::Release::operator()(evp_pkey_st *key) const
{
    EVP_PKEY_free(key);
}

PrivateKey::PrivateKey(Handle handle, QString keyId, int bits, QByteArray fingerprint)
    : m_handle(std::move(handle)),
      m_keyId(std::move(keyId)),
      m_bits(bits),
      m_fingerprint(std::move(fingerprint))
{ }

PrivateKey::PrivateKey(PrivateKey &&) noexcept = default;
PrivateKey &PrivateKey::operator=(PrivateKey &&) noexcept = default;
PrivateKey::~PrivateKey() = default;

KeyResult PrivateKey::load(const QString &path, const KeyOptions &options)
{
    const QString name = QFileInfo(path).fileName();
    auto bytes = readKeyFile(path, name);
    if (!bytes)
        return tl::unexpected(bytes.error());
    KeyResult key = read(*bytes, name, options);
    if (key && key->m_keyId.isEmpty())
        key->m_keyId = project::keyIdOfFile(path);
    return key;
}

KeyResult PrivateKey::read(const Secret &bytes, const QString &name, const KeyOptions &options)
{
    // What OpenSSL noted on the way must not be taken for an error of the next TLS read on this thread.
    const auto forget = qScopeGuard([] { ERR_clear_error(); });
    const std::string_view text = trimmedText(bytes);
    if (text.empty())
        return tl::unexpected(keyProblem(QStringLiteral("%1 is empty: choose the key file again.").arg(name)));
    if (text.front() == '{' || text.front() == '[') {
        auto jwk = decodeJwk(text, name, options.keyId);
        if (!jwk)
            return tl::unexpected(jwk.error());
        return accept(Handle(jwk->key.release()), name, jwk->keyId);
    }
    auto key = decodePem(text, name, options.passphrase);
    if (!key)
        return tl::unexpected(key.error());
    return accept(Handle(key->release()), name, {});
}

KeyResult PrivateKey::accept(Handle handle, const QString &name, const QString &keyId)
{
    if (!EVP_PKEY_is_a(handle.get(), "RSA"))
        return tl::unexpected(notRsaProblem(name, QLatin1String(EVP_PKEY_get0_type_name(handle.get()))));
    // Below 2048 RS256 is forbidden (RFC 7518 section 3.3); above 16384 OpenSSL itself refuses to verify.
    const int bits = EVP_PKEY_get_bits(handle.get());
    if (bits < 2048 || bits > 16384)
        return tl::unexpected(wrongSizeProblem(name, bits));
    PrivateKey key(std::move(handle), keyId, bits, {});
    key.m_fingerprint = fingerprintOf(key.m_handle.get());
    // A number with a wrong digit is a key too, until its signatures are looked at.
    const QByteArrayView sample("a signature that verifies");
    const auto signature = key.signRs256(sample);
    if (key.m_fingerprint.isEmpty() || !signature || !verifies(key.m_handle.get(), sample, *signature))
        return tl::unexpected(damagedKey(name));
    return key;
}

base::Result<QByteArray> PrivateKey::signRs256(QByteArrayView message) const
{
    const DigestContext context(EVP_MD_CTX_new());
    size_t length = static_cast<size_t>(EVP_PKEY_get_size(m_handle.get()));
    QByteArray signature(static_cast<qsizetype>(length), Qt::Uninitialized);
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_handle.get()) != 1
        || EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &length,
                          reinterpret_cast<const unsigned char *>(message.data()), static_cast<size_t>(message.size()))
            != 1) {
        ERR_clear_error();
        return base::fail(base::Error::Kind::Crypto, QStringLiteral("The key could not sign: load it again."));
    }
    signature.truncate(static_cast<qsizetype>(length));
    return signature;
}

} // namespace auth

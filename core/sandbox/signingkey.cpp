#include "core/sandbox/signingkey.h"

#include "core/base/fileerror.h"
#include "core/base/privatefile.h"

#include <QDir>
#include <QFile>
#include <QUuid>

#include <cerrno>

#include <openssl/crypto.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace sandbox {

namespace {

constexpr int SandboxKeyBits = 2048;

struct BioDeleter
{
    void operator()(BIO *bio) const { BIO_free_all(bio); }
};
using Bio = std::unique_ptr<BIO, BioDeleter>;

/// Never asks: a sandbox key has no passphrase, and OpenSSL's own callback would wait at the terminal.
int noPassphrase(char *, int, int, void *)
{
    return -1;
}

EvpPkey publicHalf(EVP_PKEY *key)
{
    unsigned char *bytes = nullptr;
    const int length = i2d_PUBKEY(key, &bytes);
    const unsigned char *cursor = bytes;
    EvpPkey half(length > 0 ? d2i_PUBKEY(nullptr, &cursor, length) : nullptr);
    OPENSSL_free(bytes);
    return half;
}

base::Result<EvpPkey> readPublicHalf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(base::readError(path, errno));
    QByteArray pem = file.readAll();
    const Bio bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    const EvpPkey key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
    OPENSSL_cleanse(pem.data(), static_cast<size_t>(pem.size()));
    if (!key || EVP_PKEY_is_a(key.get(), "RSA") != 1 || EVP_PKEY_get_bits(key.get()) < SandboxKeyBits)
        return base::fail(
            base::Error::Kind::InvalidInput,
            QStringLiteral("The sandbox's key %1 cannot be read: remove the file, and a new key is made.").arg(path));
    return publicHalf(key.get());
}

base::Result<EvpPkey> writeNewKey(const QString &path)
{
    const EvpPkey key(EVP_RSA_gen(SandboxKeyBits));
    const Bio bio(BIO_new(BIO_s_secmem()));
    if (!key || !bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return base::fail(base::Error::Kind::Crypto,
                          QStringLiteral("The sandbox could not make its key: OpenSSL refused."));
    char *bytes = nullptr;
    const long length = BIO_get_mem_data(bio.get(), &bytes);
    if (const auto written = base::writePrivateFile(path, QByteArray::fromRawData(bytes, length)); !written)
        return tl::unexpected(written.error());
    return publicHalf(key.get());
}

/// The newest `<uuid>.pem`, or nothing. Other PEM files in the folder are somebody else's.
QString existingKeyPath(const QDir &folder)
{
    const QFileInfoList files = folder.entryInfoList({QStringLiteral("*.pem")}, QDir::Files, QDir::Time);
    for (const QFileInfo &file : files) {
        if (!QUuid::fromString(file.completeBaseName()).isNull())
            return file.filePath();
    }
    return {};
}

} // namespace

base::Result<SigningKey> openSigningKey(const QString &folder)
{
    if (const auto made = base::makePrivateFolder(folder); !made)
        return tl::unexpected(made.error());
    SigningKey key;
    key.path = existingKeyPath(QDir(folder));
    const bool isNew = key.path.isEmpty();
    if (isNew)
        key.path = QDir(folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + QStringLiteral(".pem"));
    key.keyId = QFileInfo(key.path).completeBaseName();
    auto half = isNew ? writeNewKey(key.path) : readPublicHalf(key.path);
    if (!half)
        return tl::unexpected(half.error());
    key.publicKey = std::move(*half);
    return key;
}

base::Result<QString> copySigningKey(const SigningKey &key, const QString &folder)
{
    if (const auto made = base::makePrivateFolder(folder); !made)
        return tl::unexpected(made.error());
    QFile file(key.path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(base::readError(key.path, errno));
    QByteArray pem = file.readAll();
    const QString path = QDir(folder).filePath(QFileInfo(key.path).fileName());
    const auto written = base::writePrivateFile(path, pem);
    OPENSSL_cleanse(pem.data(), static_cast<size_t>(pem.size()));
    if (!written)
        return tl::unexpected(written.error());
    return path;
}

} // namespace sandbox

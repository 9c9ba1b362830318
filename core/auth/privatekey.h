#pragma once

#include "core/auth/secret.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

struct evp_pkey_st;

namespace auth {

/// Why a key was not read. Whoever can ask for a passphrase looks at `passphrase`; everybody else shows the error.
struct KeyProblem
{
    enum class Passphrase { Irrelevant, Needed, Wrong };
    base::Error error;
    Passphrase passphrase = Passphrase::Irrelevant;
};

/// What a key file may need besides itself.
struct KeyOptions
{
    /// Picks one of a JWK set. Empty: the only RSA private key of the set.
    QString keyId;
    /// Opens an encrypted PEM file; null when there is none. Not owned, not kept.
    const Secret *passphrase = nullptr;
};

class PrivateKey;
using KeyResult = tl::expected<PrivateKey, KeyProblem>;

/// An RSA private key of 2048 to 16384 bits, the only kind that opens an Admin API (RS256). Immutable: one object may
/// sign on several threads. Its bytes live inside OpenSSL and are wiped there when the last owner goes.
class PrivateKey
{
public:
    /// Reads PEM (PKCS#1, PKCS#8, each of them encrypted or not), a JWK or a JWK set. Blocks on the disk, and for up
    /// to a second on a key that was encrypted with scrypt: not for the window thread.
    static KeyResult load(const QString &path, const KeyOptions &options = {});
    /// The same for bytes already in memory. \a name is what error messages call them.
    static KeyResult read(const Secret &bytes, const QString &name, const KeyOptions &options = {});

    PrivateKey(PrivateKey &&) noexcept;
    PrivateKey &operator=(PrivateKey &&) noexcept;
    ~PrivateKey();

    /// The key ID that comes with the key: a JWK's `kid`, or the base name of a file called `<key id>.pem`, as the
    /// portal names its download. Empty when neither says one: then a person has to.
    const QString &keyId() const { return m_keyId; }
    int bits() const { return m_bits; }
    /// SHA-256 of the public half (SubjectPublicKeyInfo): tells keys apart without showing anything.
    const QByteArray &fingerprint() const { return m_fingerprint; }
    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 section 3.3). The signature is raw bytes.
    base::Result<QByteArray> signRs256(QByteArrayView message) const;

private:
    struct Release
    {
        void operator()(evp_pkey_st *key) const;
    };
    using Handle = std::unique_ptr<evp_pkey_st, Release>;
    PrivateKey(Handle handle, QString keyId, int bits, QByteArray fingerprint);
    static KeyResult accept(Handle handle, const QString &name, const QString &keyId);

    Handle m_handle;
    QString m_keyId;
    int m_bits = 0;
    QByteArray m_fingerprint;
};

} // namespace auth

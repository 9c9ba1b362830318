#include "tests/support/testcertificates.h"

#include <QRandomGenerator>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace support {

namespace certificates {

struct FreeKey
{
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};
struct FreeCertificate
{
    void operator()(X509 *certificate) const { X509_free(certificate); }
};
struct FreeBio
{
    void operator()(BIO *bio) const { BIO_free(bio); }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, FreeKey>;
using CertificatePointer = std::unique_ptr<X509, FreeCertificate>;

KeyPointer makeKey()
{
    // Elliptic, because a test makes several and RSA takes its time.
    return KeyPointer(EVP_EC_gen("P-256"));
}

void addExtension(X509 *certificate, X509 *issuer, int id, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, id, value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

/// \a issuer null: signed by itself. \a names null: an authority.
CertificatePointer makeCertificate(EVP_PKEY *key, const char *commonName, X509 *issuer, EVP_PKEY *issuerKey,
                                   const char *names, int days)
{
    constexpr long Day = 24 * 3600;
    CertificatePointer certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), QRandomGenerator::global()->bounded(1, 1 << 30));
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3 * Day);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), days * Day);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>(commonName), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer ? issuer : certificate.get()));
    X509 *const signer = issuer ? issuer : certificate.get();
    if (names)
        addExtension(certificate.get(), signer, NID_subject_alt_name, names);
    else
        addExtension(certificate.get(), signer, NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(certificate.get(), issuerKey ? issuerKey : key, EVP_sha256());
    return certificate;
}

QByteArray contentOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, size};
}

QSslCertificate toQt(X509 *certificate)
{
    const std::unique_ptr<BIO, FreeBio> bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    return QSslCertificate(contentOf(bio.get()));
}

Identity toQt(X509 *certificate, EVP_PKEY *key)
{
    const std::unique_ptr<BIO, FreeBio> bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return {toQt(certificate), QSslKey(contentOf(bio.get()), QSsl::Ec)};
}

} // namespace certificates

using namespace certificates;

struct CertificateAuthority::Private
{
    KeyPointer key = makeKey();
    CertificatePointer certificate;
};

CertificateAuthority::CertificateAuthority() : d(std::make_unique<Private>())
{
    d->certificate = makeCertificate(d->key.get(), "Test authority", nullptr, nullptr, nullptr, 1);
    m_certificate = toQt(d->certificate.get());
}

CertificateAuthority::~CertificateAuthority() = default;

Identity CertificateAuthority::issue(const QByteArray &names, int days) const
{
    const auto key = makeKey();
    const auto certificate =
        makeCertificate(key.get(), "Test server", d->certificate.get(), d->key.get(), names.constData(), days);
    return toQt(certificate.get(), key.get());
}

Identity CertificateAuthority::selfSigned()
{
    const auto key = makeKey();
    const auto certificate = makeCertificate(key.get(), "Alone", nullptr, nullptr, "IP:127.0.0.1,DNS:localhost", 1);
    return toQt(certificate.get(), key.get());
}

} // namespace support

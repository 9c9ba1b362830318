#pragma once

#include <QSslCertificate>
#include <QSslKey>

#include <memory>

namespace support {

/// A certificate with its private key, for a test's server.
struct Identity
{
    QSslCertificate certificate;
    QSslKey key;
};

/// A certificate authority that lives as long as a test: nobody trusts it unless told to.
class CertificateAuthority
{
public:
    CertificateAuthority();
    ~CertificateAuthority();
    CertificateAuthority(const CertificateAuthority &) = delete;
    CertificateAuthority &operator=(const CertificateAuthority &) = delete;

    const QSslCertificate &certificate() const { return m_certificate; }
    /// \a names in the form of OpenSSL's subjectAltName; valid from now on for \a days (negative: expired already).
    Identity issue(const QByteArray &names = "IP:127.0.0.1,DNS:localhost", int days = 1) const;
    /// Signed by itself.
    static Identity selfSigned();

private:
    struct Private;
    std::unique_ptr<Private> d;
    QSslCertificate m_certificate;
};

} // namespace support

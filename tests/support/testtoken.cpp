#include "tests/support/testtoken.h"

#include "tests/support/opensslprogram.h"

#include <openssl/evp.h>
#include <openssl/pem.h>

namespace support {

namespace {

QByteArray urlBase64(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

QByteArray makeToken(const QByteArray &headerJson, const QByteArray &claimsJson, const QString &pemPath)
{
    const QByteArray pem = readFile(pemPath);
    BIO *bio = BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size()));
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
    const QByteArray message = urlBase64(headerJson) + '.' + urlBase64(claimsJson);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    std::size_t length = 0;
    const auto *bytes = reinterpret_cast<const unsigned char *>(message.constData());
    const auto size = static_cast<std::size_t>(message.size());
    QByteArray signature;
    if (EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key) == 1
        && EVP_DigestSign(context, nullptr, &length, bytes, size) == 1) {
        signature.resize(static_cast<qsizetype>(length));
        EVP_DigestSign(context, reinterpret_cast<unsigned char *>(signature.data()), &length, bytes, size);
    }
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    BIO_free(bio);
    return message + '.' + urlBase64(signature);
}

QByteArray bearerLine(const QString &projectId, const QString &keyId, const QString &pemPath, qint64 now)
{
    const QByteArray header = R"({"alg":"RS256","typ":"JWT","kid":")" + keyId.toUtf8() + "\"}";
    const QByteArray claims = R"({"aud":[")" + projectId.toUtf8() + R"("],"iat":)" + QByteArray::number(now)
        + R"(,"exp":)" + QByteArray::number(now + 300) + '}';
    return "Authorization: Bearer " + makeToken(header, claims, pemPath) + "\r\n";
}

} // namespace support

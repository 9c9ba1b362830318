#include "core/sandbox/securityheaders.h"

#include <QRandomGenerator>

#include <array>

namespace sandbox {

namespace {

QByteArray randomNonce()
{
    std::array<quint32, 4> words {};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex();
}

} // namespace

void addSecurityHeaders(http::Response &response)
{
    const QList<http::Header> headers {
        {"Cache-Control", "no-store"},
        {"Pragma", "no-cache"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Robots-Tag", "noindex, nofollow"},
        {"X-Frame-Options", "DENY"},
        {"Permissions-Policy",
         "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()"},
        {"Content-Security-Policy",
         "script-src 'strict-dynamic' 'nonce-" + randomNonce()
             + "' 'self' https:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"},
    };
    for (const http::Header &header : headers) {
        if (http::headerValue(response.headers, header.first).isEmpty())
            response.headers.append(header);
    }
}

} // namespace sandbox

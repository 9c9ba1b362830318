#include "core/safety/headers.h"

#include "core/base/visibletext.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <string_view>

namespace safety {
namespace {

/// What a refused name is about, and so what is said of it.
enum class Ground { Signing, Cookies, Address, Caller, Body, Answer, Connection, Method, Browser };

struct RefusedName
{
    std::string_view name; ///< In lower case; with `*` at the end, whatever begins like it.
    Ground ground;
};

constexpr std::array RefusedNames {
    RefusedName {"authorization", Ground::Signing},
    RefusedName {"proxy-*", Ground::Connection},
    RefusedName {"cookie", Ground::Cookies},
    RefusedName {"cookie2", Ground::Cookies},
    RefusedName {"set-cookie", Ground::Cookies},
    RefusedName {"set-cookie2", Ground::Cookies},
    RefusedName {"host", Ground::Address},
    RefusedName {"x-host", Ground::Address},
    RefusedName {"x-original-*", Ground::Address},
    RefusedName {"x-rewrite-url", Ground::Address},
    RefusedName {"x-forwarded", Ground::Address},
    RefusedName {"x-forwarded-*", Ground::Address},
    RefusedName {"forwarded", Ground::Address},
    RefusedName {"x-http-host-override", Ground::Address},
    RefusedName {"x-override-url", Ground::Address},
    RefusedName {"x-envoy-*", Ground::Caller},
    RefusedName {"l5d-*", Ground::Caller},
    RefusedName {"x-remote-*", Ground::Caller},
    RefusedName {"x-originating-ip", Ground::Caller},
    RefusedName {"x-appengine-*", Ground::Caller},
    RefusedName {"x-azure-*", Ground::Caller},
    RefusedName {"via", Ground::Caller},
    RefusedName {"x-real-ip", Ground::Caller},
    RefusedName {"x-client-ip", Ground::Caller},
    RefusedName {"x-cluster-client-ip", Ground::Caller},
    RefusedName {"client-ip", Ground::Caller},
    RefusedName {"true-client-ip", Ground::Caller},
    RefusedName {"cf-connecting-ip*", Ground::Caller},
    RefusedName {"fastly-client-ip", Ground::Caller},
    RefusedName {"content-*", Ground::Body},
    RefusedName {"transfer-encoding", Ground::Body},
    RefusedName {"trailer", Ground::Body},
    RefusedName {"expect", Ground::Body},
    RefusedName {"accept-encoding", Ground::Answer},
    RefusedName {"range", Ground::Answer},
    RefusedName {"if-*", Ground::Answer},
    RefusedName {"connection", Ground::Connection},
    RefusedName {"keep-alive", Ground::Connection},
    RefusedName {"te", Ground::Connection},
    RefusedName {"upgrade", Ground::Connection},
    RefusedName {"http2-settings", Ground::Connection},
    RefusedName {"x-http-method", Ground::Method},
    RefusedName {"x-http-method-override", Ground::Method},
    RefusedName {"x-method-override", Ground::Method},
    RefusedName {"sec-*", Ground::Browser},
};

QString sentenceOn(Ground ground)
{
    switch (ground) {
    case Ground::Signing:
        return QStringLiteral("Gatehouse signs a token of its own for every request: leave it out, and choose the key "
                              "of the project instead.");
    case Ground::Cookies:
        return QStringLiteral("The Admin API knows no cookies, and one would carry a session of somebody's browser: "
                              "leave it out, the token signs in.");
    case Ground::Address:
        return QStringLiteral("It can lead a request to another project than the one in the band: set the endpoint of "
                              "the project instead.");
    case Ground::Caller:
        return QStringLiteral("Proxies on the way write it, to tell where a request comes from: it cannot be set "
                              "here.");
    case Ground::Body:
        return QStringLiteral("Gatehouse writes the body and says itself how long it is and how it is written: leave "
                              "it out.");
    case Ground::Answer:
        return QStringLiteral("Gatehouse needs the whole answer, packed so that it can unpack it: leave it out.");
    case Ground::Connection:
        return QStringLiteral("It is about a single connection, which Gatehouse makes itself: leave it out; a proxy is "
                              "set in the system's settings.");
    case Ground::Method:
        return QStringLiteral("It would turn the request that is judged here into another one: leave it out, a "
                              "request is always a POST.");
    case Ground::Browser:
        return QStringLiteral("Only a browser may say this, and servers rely on that: leave it out.");
    }
    return {};
}

/// RFC 9110 §5.6.2.
bool isTokenByte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9')
        || std::string_view("!#$%&'*+-.^_`|~").find(byte) != std::string_view::npos;
}

/// RFC 9110 §5.5, without the bytes above ASCII, which some read as Latin-1 and others as UTF-8.
bool isValueByte(char byte)
{
    return (byte >= 0x20 && byte < 0x7f) || byte == '\t';
}

bool hasLineBreak(const QByteArray &text)
{
    return text.contains('\r') || text.contains('\n');
}

QByteArray comparable(QByteArrayView name)
{
    return name.toByteArray().toLower().replace('_', '-');
}

QString shown(const QByteArray &text)
{
    return base::visibleText(QString::fromUtf8(text));
}

QString problemOfName(const QByteArray &name)
{
    if (name.isEmpty())
        return QStringLiteral("A header needs a name.");
    if (hasLineBreak(name))
        return QStringLiteral("The name holds a line break, which would begin another header: give each header a row "
                              "of its own.");
    if (!std::all_of(name.begin(), name.end(), isTokenByte))
        return QStringLiteral("“%1” is no name of a header: it takes letters, digits and signs such as “-”, and no "
                              "blanks.")
            .arg(shown(name));
    const QByteArray wanted = comparable(name);
    for (const auto &[pattern, ground] : RefusedNames) {
        const bool fits = pattern.ends_with('*')
            ? wanted.startsWith(QByteArrayView(pattern.data(), static_cast<qsizetype>(pattern.size()) - 1))
            : wanted == QByteArrayView(pattern.data(), static_cast<qsizetype>(pattern.size()));
        if (fits)
            return QStringLiteral("%1 is not sent. %2").arg(QString::fromLatin1(name), sentenceOn(ground));
    }
    return {};
}

QString problemOfValue(const Header &header)
{
    const QString name = QString::fromLatin1(header.name);
    if (hasLineBreak(header.value))
        return QStringLiteral("The value of %1 holds a line break, which would begin another header: write it on one "
                              "line.")
            .arg(name);
    if (!std::all_of(header.value.begin(), header.value.end(), isValueByte))
        return QStringLiteral("The value of %1 holds more than printable ASCII, which servers read differently: encode "
                              "it, with %XX or Base64, as the server wants it.")
            .arg(name);
    if (header.value != header.value.trimmed())
        return QStringLiteral("The value of %1 has blanks around it, which get lost on the way: take them away.")
            .arg(name);
    return {};
}

} // namespace

QString problemOf(const Header &header)
{
    const QString problem = problemOfName(header.name);
    return problem.isEmpty() ? problemOfValue(header) : problem;
}

QString problemOf(const QList<Header> &headers)
{
    QSet<QByteArray> names;
    for (const auto &header : headers) {
        if (const QString problem = problemOf(header); !problem.isEmpty())
            return problem;
        const QByteArray name = comparable(header.name);
        if (names.contains(name))
            return QStringLiteral("The headers hold %1 twice: put both values into one, with a comma between them, or "
                                  "leave one out.")
                .arg(QString::fromLatin1(header.name));
        names.insert(name);
    }
    return {};
}

bool isSecret(const Header &header)
{
    static const QSet<QByteArray> secretWords {
        "auth",      "authorization", "authentication", "bearer", "token", "secret", "password",  "passwd",
        "key",       "apikey",        "session",        "sid",    "jwt",   "cookie", "signature", "sig",
        "assertion", "credential",    "credentials",    "csrf",   "xsrf",  "bypass", "passcode",  "pin",
        "otp",       "accesstoken",   "authtoken",      "ticket",
    };
    QByteArray name = comparable(header.name);
    name.replace('.', '-');
    const auto words = name.split('-');
    // A key that only makes a request known again opens nothing.
    if (!words.contains("idempotency")
        && std::any_of(words.begin(), words.end(), [](const QByteArray &word) { return secretWords.contains(word); }))
        return true;
    constexpr std::array secretEndings {"token", "secret", "key", "password", "session", "sessionid"};
    if (!words.contains("idempotency") && std::any_of(secretEndings.begin(), secretEndings.end(), [&](const char *end) {
            return words.constLast().endsWith(end);
        }))
        return true;
    const QByteArray value = header.value.toLower();
    return value.startsWith("bearer ") || value.startsWith("token ") || value.startsWith("digest ")
        || value.startsWith("basic ") || header.value.startsWith("eyJ");
}

QByteArrayList repeatable(const QList<Header> &headers)
{
    constexpr qsizetype shortestTelling = 6;
    QByteArrayList values;
    for (const auto &header : headers) {
        const auto value = header.value.trimmed();
        if (value.isEmpty() || (value.size() < shortestTelling && !isSecret(header)))
            continue;
        values.append(value);
        if (const auto scheme = value.indexOf(' '); scheme > 0 && isSecret(header))
            values.append(value.mid(scheme + 1).trimmed());
    }
    return values;
}

Header masked(const Header &header)
{
    return isSecret(header) && !header.value.isEmpty() ? Header {header.name, QByteArrayLiteral("•••")} : header;
}

bool isBrowserChatter(QByteArrayView name)
{
    static const QSet<QByteArray> chatter {
        "accept", "accept-language", "cache-control", "dnt",        "origin",
        "pragma", "priority",        "referer",       "user-agent", "upgrade-insecure-requests",
    };
    return chatter.contains(comparable(name));
}

QList<Header> headersIn(QByteArrayView text)
{
    QList<Header> headers;
    QByteArray lines = text.toByteArray();
    lines.replace("\r\n", "\n").replace('\r', '\n');
    for (const QByteArray &line : lines.split('\n')) {
        if (line.trimmed().isEmpty())
            continue;
        const auto colon = line.indexOf(':');
        if (colon < 0)
            headers.append({line.trimmed(), {}});
        else
            headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    return headers;
}

base::Result<QList<Header>> readHeaders(QByteArrayView text)
{
    const auto wrong = [](int number, const QString &what) {
        return base::fail(base::Error::Kind::InvalidInput,
                          QStringLiteral("Line %1 of the headers %2.").arg(number).arg(what));
    };
    QByteArray lines = text.toByteArray();
    int number = 0;
    for (const QByteArray &line : lines.replace("\r\n", "\n").split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        if (line.front() == ' ' || line.front() == '\t')
            return wrong(number,
                         QStringLiteral("begins with a blank, as if it continued the line above: write each "
                                        "header on one line"));
        if (!line.contains(':'))
            return wrong(number, QStringLiteral("has no colon: write it as Name: value"));
    }
    return headersIn(text);
}

} // namespace safety

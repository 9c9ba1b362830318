#include "core/sandbox/http/requestparser.h"

#include <algorithm>

namespace sandbox::http {

namespace {

bool isTokenChar(char c)
{
    // RFC 9110 §5.6.2.
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenChar);
}

bool isVisible(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != 0x7f;
}

bool isFieldValue(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return isVisible(c) || c == ' ' || c == '\t'; });
}

bool isHost(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return isTokenChar(c) || QByteArrayView("()/,:;<=>?@[\\]").contains(c); });
}

/// The index of the empty line's end, or -1. Bare LF ends a line too (RFC 9112 §2.2).
qsizetype endOfHead(const QByteArray &buffer, qsizetype from)
{
    for (qsizetype i = buffer.indexOf('\n', std::max<qsizetype>(from, 0)); i >= 0; i = buffer.indexOf('\n', i + 1)) {
        if (buffer.size() > i + 1 && buffer[i + 1] == '\n')
            return i + 2;
        if (buffer.size() > i + 2 && buffer[i + 1] == '\r' && buffer[i + 2] == '\n')
            return i + 3;
    }
    return -1;
}

/// Whether a comma-separated field names \a token, in any case.
bool namesToken(const QByteArray &field, QByteArrayView token)
{
    for (const QByteArray &part : field.split(',')) {
        if (part.trimmed().compare(token, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

bool hasBrokenEscape(const QByteArray &path)
{
    for (qsizetype i = path.indexOf('%'); i >= 0; i = path.indexOf('%', i + 1)) {
        if (i + 2 >= path.size() || !isxdigit(static_cast<unsigned char>(path[i + 1]))
            || !isxdigit(static_cast<unsigned char>(path[i + 2])))
            return true;
    }
    return false;
}

} // namespace

HeadState RequestParser::feed(QByteArray &buffer)
{
    // An empty line or two in front of a request is the rest of a body sent by a careless client.
    while (buffer.startsWith("\r\n") || buffer.startsWith('\n'))
        buffer.remove(0, buffer[0] == '\n' ? 1 : 2);

    const qsizetype end = endOfHead(buffer, m_searched - 3);
    if ((end < 0 ? buffer.size() : end) > LongestHead) {
        fail(431, {});
        return HeadState::Failed;
    }
    if (end < 0) {
        m_searched = buffer.size();
        return HeadState::NeedsMore;
    }
    m_searched = 0;
    m_head = {};
    m_targetHost.clear();

    QList<QByteArray> lines = buffer.first(end).split('\n');
    buffer.remove(0, end);
    for (QByteArray &line : lines) {
        if (line.endsWith('\r'))
            line.chop(1);
    }
    if (!readRequestLine(lines.takeFirst()))
        return HeadState::Failed;
    for (const QByteArray &line : lines) {
        if (!line.isEmpty() && !readField(line))
            return HeadState::Failed;
    }
    return interpret() ? HeadState::Ready : HeadState::Failed;
}

bool RequestParser::fail(int status, QByteArray message)
{
    m_error = {status, std::move(message)};
    return false;
}

bool RequestParser::readRequestLine(const QByteArray &line)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3)
        return fail(400, {});
    m_head.method = parts[0];
    if (!isToken(m_head.method))
        return fail(400, {});
    const QByteArray &version = parts[2];
    if (version.size() != 8 || !version.startsWith("HTTP/") || !isdigit(static_cast<unsigned char>(version[5]))
        || version[6] != '.' || !isdigit(static_cast<unsigned char>(version[7])))
        return fail(400, {});
    if (version[5] != '1')
        return fail(505, "unsupported protocol version");
    m_head.minorVersion = version[7] == '0' ? 0 : 1;
    return readTarget(parts[1]);
}

bool RequestParser::readTarget(const QByteArray &target)
{
    if (!std::all_of(target.begin(), target.end(), isVisible))
        return fail(400, {});
    QByteArray rest = target;
    if (rest == "*") {
        m_head.path = rest;
        return true;
    }
    // The absolute form (RFC 9112 §3.2.2) wins over the Host field.
    if (const qsizetype scheme = rest.indexOf("://"); scheme > 0 && !rest.startsWith('/')) {
        rest.remove(0, scheme + 3);
        const qsizetype slash = std::min<qsizetype>(rest.indexOf('/') < 0 ? rest.size() : rest.indexOf('/'),
                                                    rest.indexOf('?') < 0 ? rest.size() : rest.indexOf('?'));
        m_targetHost = rest.first(slash);
        rest.remove(0, slash);
        if (!rest.startsWith('/'))
            rest.prepend('/');
    }
    if (!rest.startsWith('/'))
        return fail(400, {});
    const qsizetype question = rest.indexOf('?');
    const QByteArray path = question < 0 ? rest : rest.first(question);
    if (hasBrokenEscape(path))
        return fail(400, {});
    m_head.path = QByteArray::fromPercentEncoding(path);
    m_head.query = question < 0 ? QByteArray() : rest.sliced(question + 1);
    return true;
}

bool RequestParser::readField(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return fail(400, {});
    const QByteArray name = line.first(colon);
    const QByteArray value = line.sliced(colon + 1).trimmed();
    // A space in front, or a fold, is no token character: both fail here (RFC 9112 §5.1, §5.2).
    if (!isToken(name))
        return fail(400, "invalid header name");
    if (!isFieldValue(value))
        return fail(400, "invalid header value");
    m_head.headers.append({name, value});
    return true;
}

bool RequestParser::interpret()
{
    if (!readHost() || !readLength())
        return false;
    const QByteArray connection = m_head.header("Connection");
    m_head.keepAlive =
        m_head.minorVersion == 0 ? namesToken(connection, "keep-alive") : !namesToken(connection, "close");
    m_head.expectsContinue =
        m_head.minorVersion > 0 && m_head.header("Expect").compare("100-continue", Qt::CaseInsensitive) == 0;
    return true;
}

bool RequestParser::readHost()
{
    qsizetype count = 0;
    for (const Header &header : std::as_const(m_head.headers))
        count += header.first.compare("Host", Qt::CaseInsensitive) == 0 ? 1 : 0;
    if (count == 0 && m_head.minorVersion > 0)
        return fail(400, "missing required Host header");
    if (count > 1)
        return fail(400, "too many Host headers");
    m_head.host = m_targetHost.isEmpty() ? m_head.header("Host") : m_targetHost;
    return isHost(m_head.host) || fail(400, "malformed Host header");
}

bool RequestParser::readLength()
{
    QList<QByteArray> lengths;
    QList<QByteArray> codings;
    for (const Header &header : std::as_const(m_head.headers)) {
        if (header.first.compare("Content-Length", Qt::CaseInsensitive) == 0)
            lengths.append(header.second);
        else if (header.first.compare("Transfer-Encoding", Qt::CaseInsensitive) == 0)
            codings.append(header.second);
    }
    if (!codings.isEmpty()) {
        if (codings.size() > 1 || codings.first().compare("chunked", Qt::CaseInsensitive) != 0
            || m_head.minorVersion == 0)
            return fail(501, "Unsupported transfer encoding");
        // Both at once is how requests are smuggled; nobody honest sends it.
        if (!lengths.isEmpty())
            return fail(400, "both Content-Length and Transfer-Encoding");
        m_head.chunked = true;
        return true;
    }
    for (const QByteArray &length : std::as_const(lengths)) {
        const bool onlyDigits = !length.isEmpty() && length.size() <= 18
            && std::all_of(length.begin(), length.end(),
                           [](char c) { return isdigit(static_cast<unsigned char>(c)) != 0; });
        if (!onlyDigits || length != lengths.first())
            return fail(400, "bad Content-Length");
        m_head.contentLength = length.toLongLong();
    }
    return true;
}

} // namespace sandbox::http

#pragma once

#include "core/sandbox/http/message.h"

#include <optional>

namespace sandbox::http {

/// Longer heads are refused (Go's default, which the real server keeps).
constexpr qint64 LongestHead = 1024 * 1024;

/// Why a request head cannot be served: the status to answer with, and words for the client.
struct HeadError
{
    int status = 400;
    QByteArray message;
};

enum class HeadState { NeedsMore, Ready, Failed };

/// Reads request heads (RFC 9112) from bytes that come in pieces. Pure: no socket, no clock. Strict where leniency
/// lets two readers see two requests: folded lines, spaces before a colon, repeated or contradicting lengths.
class RequestParser
{
public:
    /// Takes one head from the front of \a buffer when it is complete; what follows it stays there.
    HeadState feed(QByteArray &buffer);
    const RequestHead &head() const { return m_head; }
    const HeadError &error() const { return m_error; }

private:
    bool fail(int status, QByteArray message);
    bool readRequestLine(const QByteArray &line);
    bool readTarget(const QByteArray &target);
    bool readField(const QByteArray &line);
    bool interpret();
    bool readLength();
    bool readHost();

    RequestHead m_head;
    HeadError m_error;
    QByteArray m_targetHost;
    qsizetype m_searched = 0; ///< So that a head that comes byte by byte is not searched from its start each time.
};

} // namespace sandbox::http

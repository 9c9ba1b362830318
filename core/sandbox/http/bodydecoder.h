#pragma once

#include <QByteArray>

namespace sandbox::http {

/// Reads one request body of known length or in chunks (RFC 9112 §6, §7.1) from bytes that come in pieces. It stops at
/// the end of the body, so that a pipelined request behind it stays in the buffer. Keeps at most \a limit bytes.
class BodyDecoder
{
public:
    enum class State { NeedsMore, Done, TooLarge, Malformed };

    BodyDecoder() = default;
    static BodyDecoder ofLength(qint64 length, qint64 limit);
    static BodyDecoder chunked(qint64 limit);

    /// Takes from the front of \a buffer what belongs to the body.
    State feed(QByteArray &buffer);
    QByteArray takeBody() { return std::move(m_body); }

private:
    enum class Step { Data, ChunkSize, ChunkEnd, Trailer, Done };
    bool takeData(QByteArray &buffer);
    bool takeLine(QByteArray &buffer, QByteArray &line);
    State fail(State state);

    Step m_step = Step::Done;
    bool m_chunked = false;
    qint64 m_remaining = 0;
    qint64 m_limit = 0;
    qint64 m_trailerBytes = 0;
    State m_failure = State::NeedsMore;
    QByteArray m_body;
};

} // namespace sandbox::http

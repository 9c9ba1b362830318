#include "core/sandbox/http/bodydecoder.h"

#include <algorithm>

namespace sandbox::http {

namespace {

constexpr qint64 LongestChunkLine = 4096;
constexpr qint64 LongestTrailers = 64 * 1024;

} // namespace

BodyDecoder BodyDecoder::ofLength(qint64 length, qint64 limit)
{
    BodyDecoder decoder;
    decoder.m_step = Step::Data;
    decoder.m_remaining = length;
    decoder.m_limit = limit;
    return decoder;
}

BodyDecoder BodyDecoder::chunked(qint64 limit)
{
    BodyDecoder decoder;
    decoder.m_step = Step::ChunkSize;
    decoder.m_chunked = true;
    decoder.m_limit = limit;
    return decoder;
}

BodyDecoder::State BodyDecoder::fail(State state)
{
    m_failure = state;
    m_body.clear();
    return state;
}

bool BodyDecoder::takeData(QByteArray &buffer)
{
    const qint64 length = std::min<qint64>(m_remaining, buffer.size());
    m_body += buffer.first(length);
    buffer.remove(0, length);
    m_remaining -= length;
    return m_remaining == 0;
}

bool BodyDecoder::takeLine(QByteArray &buffer, QByteArray &line)
{
    const qsizetype end = buffer.indexOf("\r\n");
    if (end < 0)
        return false;
    line = buffer.first(end);
    buffer.remove(0, end + 2);
    return true;
}

BodyDecoder::State BodyDecoder::feed(QByteArray &buffer)
{
    if (m_failure != State::NeedsMore)
        return m_failure;
    QByteArray line;
    for (;;) {
        switch (m_step) {
        case Step::Data:
            if (m_body.size() + m_remaining > m_limit)
                return fail(State::TooLarge);
            if (!takeData(buffer))
                return State::NeedsMore;
            m_step = m_chunked ? Step::ChunkEnd : Step::Done;
            break;
        case Step::ChunkSize: {
            if (!takeLine(buffer, line))
                return buffer.size() > LongestChunkLine ? fail(State::Malformed) : State::NeedsMore;
            bool isNumber = false;
            // A chunk may carry extensions behind a semicolon; nobody gives them a meaning.
            const qsizetype semicolon = line.indexOf(';');
            const QByteArray digits = (semicolon < 0 ? line : line.first(semicolon)).trimmed();
            const bool onlyDigits = !digits.isEmpty() && digits.size() <= 15
                && std::all_of(digits.begin(), digits.end(),
                               [](char c) { return isxdigit(static_cast<unsigned char>(c)) != 0; });
            m_remaining = digits.toLongLong(&isNumber, 16);
            if (!onlyDigits || !isNumber)
                return fail(State::Malformed);
            m_step = m_remaining == 0 ? Step::Trailer : Step::Data;
            break;
        }
        case Step::ChunkEnd:
            if (!takeLine(buffer, line))
                return buffer.size() > 2 ? fail(State::Malformed) : State::NeedsMore;
            if (!line.isEmpty())
                return fail(State::Malformed);
            m_step = Step::ChunkSize;
            break;
        case Step::Trailer:
            if (!takeLine(buffer, line))
                return buffer.size() > LongestChunkLine ? fail(State::Malformed) : State::NeedsMore;
            m_trailerBytes += line.size();
            if (m_trailerBytes > LongestTrailers)
                return fail(State::Malformed);
            if (line.isEmpty())
                m_step = Step::Done;
            break;
        case Step::Done:
            return State::Done;
        }
    }
}

} // namespace sandbox::http

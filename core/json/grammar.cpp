#include "core/json/grammar.h"

#include <cstring>

namespace json {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

bool Grammar::fail(const char *at, std::string message)
{
    if (!m_error)
        m_error = SyntaxError {static_cast<std::uint32_t>(at - m_begin), std::move(message)};
    m_at = m_end;
    return false;
}

bool Grammar::unexpected(std::string_view wanted)
{
    std::string message = "Expected ";
    message += wanted;
    if (m_at == m_end) {
        message += ", found the end of the text.";
    } else {
        message += ", found ";
        const auto byte = static_cast<unsigned char>(*m_at);
        if (byte > 0x20 && byte < 0x7F) {
            message += '"';
            message += *m_at;
            message += "\".";
        } else {
            message += "another character.";
        }
    }
    return fail(std::move(message));
}

bool Grammar::longString(bool &isPlain)
{
    const char *const quote = m_at;
    const char *at = m_at + 1;
    scan::Hits strange = 0;
    for (;;) {
        for (; m_end - at >= scan::Block::Size; at += scan::Block::Size) {
            const scan::Block block(at);
            const auto special = block.endsString();
            if (special != 0) {
                strange |= scan::before(block.notAscii(), special);
                at += scan::Block::firstOf(special);
                break;
            }
            strange |= block.notAscii();
        }
        for (; at != m_end && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20; ++at)
            strange |= static_cast<unsigned char>(*at) & 0x80U;
        m_at = at;
        if (at == m_end)
            return fail(quote, "This string is never closed.");
        if (*at == '"') {
            ++m_at;
            isPlain = strange == 0;
            return true;
        }
        if (*at != '\\')
            return fail("A line break, tab or control character must be written as an escape inside a string.");
        if (!escape())
            return false;
        strange = 1;
        at = m_at;
    }
}

bool Grammar::escape()
{
    const char *const backslash = m_at++;
    if (m_at == m_end)
        return fail(backslash, "The text ends inside an escape.");
    if (*m_at != 'u') {
        if (std::strchr("\"\\/bfnrt", *m_at) == nullptr || *m_at == '\0')
            return fail(backslash, "There is no such escape in JSON.");
        ++m_at;
        return true;
    }
    ++m_at;
    for (int i = 0; i < 4; ++i, ++m_at) {
        if (m_at == m_end || !isHexDigit(*m_at))
            return fail(backslash, "\"\\u\" must be followed by four hexadecimal digits.");
    }
    return true;
}

bool Grammar::digits()
{
    if (!isDigit(peek()))
        return unexpected("a digit");
    while (isDigit(peek()))
        ++m_at;
    return true;
}

bool Grammar::number()
{
    if (peek() != '-' && !isDigit(peek()))
        return unexpected("a value");
    accept('-');
    if (accept('0')) {
        if (isDigit(peek()))
            return fail("A number does not begin with 0.");
    } else if (!digits()) {
        return false;
    }
    if (accept('.') && !digits())
        return false;
    if (accept('e') || accept('E')) {
        if (!accept('+'))
            accept('-');
        return digits();
    }
    return true;
}

} // namespace json

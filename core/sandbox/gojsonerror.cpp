#include "core/sandbox/gojson.h"
#include "core/text/utf8.h"

#include <array>
#include <cstdio>

namespace sandbox {

namespace {

constexpr std::size_t GoJsonDepth = 10'000;

std::string quotedByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    std::array<char, 16> text {};
    switch (c) {
    case '\'':
        return R"('\'')";
    case '\\':
        return R"('\\')";
    case '\a':
        return R"('\a')";
    case '\b':
        return R"('\b')";
    case '\f':
        return R"('\f')";
    case '\n':
        return R"('\n')";
    case '\r':
        return R"('\r')";
    case '\t':
        return R"('\t')";
    case '\v':
        return R"('\v')";
    default:
        break;
    }
    if (byte < 0x20 || byte == 0x7f) {
        std::snprintf(text.data(), text.size(), "'\\x%02x'", byte);
        return text.data();
    }
    if (byte <= 0xa0 && byte >= 0x80) {
        std::snprintf(text.data(), text.size(), "'\\u%04x'", byte);
        return text.data();
    }
    if (byte == 0xad)
        return R"('\u00ad')";
    // A byte is taken for the code point of its number.
    std::string quoted = "'";
    text::append(quoted, byte);
    return quoted + '\'';
}

/// Go's scanner: it takes one byte after the other and stops at the first that cannot follow. Errors carry how many
/// bytes were read, and at the end of the text a space is read too.
class GoScanner
{
public:
    explicit GoScanner(std::string_view bytes) : m_bytes(bytes) { }

    std::optional<GoSyntaxError> run()
    {
        if (!value())
            return m_error;
        skipSpace();
        if (m_at < m_bytes.size())
            refuse("after top-level value");
        return m_error;
    }

private:
    static bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
    static bool isDigit(char c) { return c >= '0' && c <= '9'; }
    static bool isHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
    bool atEnd() const { return m_at >= m_bytes.size(); }
    char current() const { return atEnd() ? ' ' : m_bytes[m_at]; }
    void skipSpace()
    {
        while (!atEnd() && isSpace(m_bytes[m_at]))
            ++m_at;
    }

    bool refuse(const std::string &where)
    {
        const auto read = static_cast<std::int64_t>(atEnd() ? m_bytes.size() : m_at + 1);
        m_error = GoSyntaxError {read, "invalid character " + quotedByte(current()) + ' ' + where};
        return false;
    }

    bool end()
    {
        m_error = GoSyntaxError {static_cast<std::int64_t>(m_bytes.size()), "unexpected end of JSON input"};
        return false;
    }

    /// Everything below one value, with an own stack of open brackets in place of recursion.
    bool value()
    {
        std::string open;
        for (;;) {
            skipSpace();
            if (atEnd())
                return end();
            if (current() == '{' || current() == '[') {
                if (open.size() == GoJsonDepth) {
                    m_error = GoSyntaxError {static_cast<std::int64_t>(m_at + 1), "exceeded max depth"};
                    return false;
                }
                open += current();
                ++m_at;
                skipSpace();
                if (!atEnd() && current() == (open.back() == '{' ? '}' : ']')) {
                    ++m_at;
                    open.pop_back();
                } else if (open.back() == '{') {
                    if (!key())
                        return false;
                    continue;
                } else {
                    continue;
                }
            } else if (!leaf()) {
                return false;
            }
            if (!close(open))
                return false;
            if (open.empty())
                return true;
        }
    }

    /// After a value: closes brackets up to the next comma, and reads the key behind it.
    bool close(std::string &open)
    {
        while (!open.empty()) {
            const bool isObject = open.back() == '{';
            skipSpace();
            if (atEnd())
                return end();
            if (current() == ',') {
                ++m_at;
                if (!isObject)
                    return true;
                return key();
            }
            if (current() != (isObject ? '}' : ']'))
                return refuse(isObject ? "after object key:value pair" : "after array element");
            ++m_at;
            open.pop_back();
        }
        return true;
    }

    bool key()
    {
        skipSpace();
        if (atEnd())
            return end();
        if (current() != '"')
            return refuse("looking for beginning of object key string");
        if (!string())
            return false;
        skipSpace();
        if (atEnd())
            return end();
        if (current() != ':')
            return refuse("after object key");
        ++m_at;
        return true;
    }

    bool leaf()
    {
        switch (current()) {
        case '"':
            return string();
        case 't':
            return word("true");
        case 'f':
            return word("false");
        case 'n':
            return word("null");
        default:
            return current() == '-' || isDigit(current()) ? number() : refuse("looking for beginning of value");
        }
    }

    bool word(std::string_view word)
    {
        for (const char letter : word) {
            if (current() != letter || atEnd())
                return refuse("in literal " + std::string(word) + " (expecting '" + letter + "')");
            ++m_at;
        }
        return true;
    }

    bool digits(const std::string &where)
    {
        if (atEnd() || !isDigit(current()))
            return refuse(where);
        while (!atEnd() && isDigit(current()))
            ++m_at;
        return true;
    }

    bool number()
    {
        if (current() == '-')
            ++m_at;
        if (current() == '0' && !atEnd())
            ++m_at;
        else if (!digits("in numeric literal"))
            return false;
        if (current() == '.') {
            ++m_at;
            if (!digits("after decimal point in numeric literal"))
                return false;
        }
        if (current() == 'e' || current() == 'E') {
            ++m_at;
            if (current() == '+' || current() == '-')
                ++m_at;
            return digits("in exponent of numeric literal");
        }
        return true;
    }

    bool string()
    {
        for (++m_at; !atEnd() && current() != '"'; ++m_at) {
            if (static_cast<unsigned char>(current()) < 0x20)
                return refuse("in string literal");
            if (current() == '\\' && !escape())
                return false;
        }
        if (atEnd())
            return end();
        ++m_at;
        return true;
    }

    bool escape()
    {
        ++m_at;
        if (atEnd() || std::string_view("bfnrt\\/\"u").find(current()) == std::string_view::npos)
            return refuse("in string escape code");
        for (int left = current() == 'u' ? 4 : 0; left > 0; --left) {
            ++m_at;
            if (atEnd() || !isHex(current()))
                return refuse("in \\u hexadecimal character escape");
        }
        return true;
    }

    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::optional<GoSyntaxError> m_error;
};

} // namespace

std::optional<GoSyntaxError> goJsonError(std::string_view bytes)
{
    return GoScanner(bytes).run();
}

} // namespace sandbox

#include "core/json/tape.h"

#include "core/json/stringscan.h"

#include <cstring>
#include <vector>

namespace json {

namespace {

constexpr std::size_t deepestNesting = 10'000;

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

/// One pass over the bytes with a stack of open containers of its own, so that nesting costs no call depth.
class Tape::Indexer
{
public:
    explicit Indexer(Tape &tape)
        : m_tape(tape),
          m_begin(tape.m_bytes.data()),
          m_at(m_begin),
          m_end(m_begin + tape.m_bytes.size())
    { }

    std::optional<SyntaxError> run();

private:
    enum class Next { Value, ValueOrClose, KeyOrClose, CommaOrClose, End };

    bool fail(std::string message);
    bool fail(const char *at, std::string message);
    bool unexpected(std::string_view wanted);
    void skipSpace()
    {
        while (m_at != m_end && isSpace(*m_at))
            ++m_at;
    }
    std::uint32_t offset() const { return static_cast<std::uint32_t>(m_at - m_begin); }
    Container &top() { return m_tape.m_containers[m_open.back()]; }
    void skipPlain();

    bool readValue(Next &next);
    bool readKey(Next &next);
    bool readCommaOrClose(Next &next);
    bool open(Next &next);
    void close(Next &next);
    bool readString();
    bool readEscape();
    bool readNumber();
    bool readDigits();
    bool readWord(std::string_view word);

    Tape &m_tape;
    const char *m_begin;
    const char *m_at;
    const char *m_end;
    std::vector<std::uint32_t> m_open;
    std::uint32_t m_count = 0; ///< Of the innermost open container, which is told when it matters to anyone.
    bool m_isObject = false; ///< The innermost open container.
    SyntaxError m_error;
};

bool Tape::Indexer::fail(const char *at, std::string message)
{
    m_error = {static_cast<std::uint32_t>(at - m_begin), std::move(message)};
    return false;
}

bool Tape::Indexer::fail(std::string message)
{
    return fail(m_at, std::move(message));
}

bool Tape::Indexer::unexpected(std::string_view wanted)
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

std::optional<SyntaxError> Tape::Indexer::run()
{
    if (m_tape.m_bytes.compare(0, 3, "\xEF\xBB\xBF") == 0)
        return SyntaxError {0, "The JSON begins with a byte order mark (U+FEFF): remove it."};

    Next next = Next::Value;
    for (;;) {
        skipSpace();
        bool fine = true;
        switch (next) {
        case Next::ValueOrClose:
            if (m_at != m_end && *m_at == ']')
                close(next);
            else
                fine = readValue(next);
            break;
        case Next::Value:
            fine = readValue(next);
            break;
        case Next::KeyOrClose:
            if (m_at != m_end && *m_at == '}')
                close(next);
            else
                fine = readKey(next);
            break;
        case Next::CommaOrClose:
            fine = readCommaOrClose(next);
            break;
        case Next::End:
            if (m_at == m_end)
                return std::nullopt;
            fine = fail("There is more text after the end of the JSON value.");
            break;
        }
        if (!fine)
            return m_error;
    }
}

bool Tape::Indexer::readValue(Next &next)
{
    if (m_at == m_end)
        return unexpected("a value");
    ++m_count;
    next = m_open.empty() ? Next::End : Next::CommaOrClose;
    switch (*m_at) {
    case '{':
    case '[':
        return open(next);
    case '"':
        return readString();
    case 't':
        return readWord("true");
    case 'f':
        return readWord("false");
    case 'n':
        return readWord("null");
    default:
        if (*m_at == '-' || isDigit(*m_at))
            return readNumber();
        return unexpected("a value");
    }
}

bool Tape::Indexer::readKey(Next &next)
{
    if (m_at == m_end || *m_at != '"')
        return unexpected("a key in double quotes");
    if (!readString())
        return false;
    skipSpace();
    if (m_at == m_end || *m_at != ':')
        return unexpected("\":\" after the key");
    ++m_at;
    skipSpace();
    return readValue(next);
}

bool Tape::Indexer::readCommaOrClose(Next &next)
{
    const bool isObject = m_isObject;
    if (m_at != m_end && *m_at == ',') {
        ++m_at;
        skipSpace();
        return isObject ? readKey(next) : readValue(next);
    }
    if (m_at == m_end || *m_at != (isObject ? '}' : ']'))
        return unexpected(isObject ? "\",\" or \"}\"" : "\",\" or \"]\"");
    close(next);
    return true;
}

bool Tape::Indexer::open(Next &next)
{
    if (m_open.size() == deepestNesting)
        return fail("The JSON is nested deeper than 10,000 levels.");
    if (!m_open.empty())
        top().count = m_count;
    m_count = 0;
    m_isObject = *m_at == '{';
    m_open.push_back(static_cast<std::uint32_t>(m_tape.m_containers.size()));
    m_tape.m_containers.push_back({offset(), 0, 0, 0});
    next = m_isObject ? Next::KeyOrClose : Next::ValueOrClose;
    ++m_at;
    return true;
}

void Tape::Indexer::close(Next &next)
{
    ++m_at;
    Container &container = top();
    container.end = offset();
    container.count = m_count;
    container.next = static_cast<std::uint32_t>(m_tape.m_containers.size());
    m_open.pop_back();
    next = Next::End;
    if (!m_open.empty()) {
        next = Next::CommaOrClose;
        m_count = top().count;
        m_isObject = m_begin[top().begin] == '{';
    }
}

/// To the next quote, backslash or control character, or to the end.
inline void Tape::Indexer::skipPlain()
{
    const char *at = m_at;
    for (; m_end - at >= scan::Block::Size; at += scan::Block::Size) {
        const scan::Block block(at);
        if (const auto special = block.equal('"') | block.equal('\\') | block.control()) {
            m_at = at + scan::Block::firstOf(special);
            return;
        }
    }
    while (at != m_end && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20)
        ++at;
    m_at = at;
}

bool Tape::Indexer::readString()
{
    const char *const quote = m_at++;
    for (;;) {
        skipPlain();
        if (m_at == m_end)
            return fail(quote, "This string is never closed.");
        if (*m_at == '"') {
            ++m_at;
            return true;
        }
        if (*m_at != '\\')
            return fail("A line break, tab or control character must be written as an escape inside a string.");
        if (!readEscape())
            return false;
    }
}

bool Tape::Indexer::readEscape()
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

bool Tape::Indexer::readDigits()
{
    if (m_at == m_end || !isDigit(*m_at))
        return unexpected("a digit");
    while (m_at != m_end && isDigit(*m_at))
        ++m_at;
    return true;
}

bool Tape::Indexer::readNumber()
{
    if (*m_at == '-')
        ++m_at;
    if (m_at != m_end && *m_at == '0') {
        ++m_at;
        if (m_at != m_end && isDigit(*m_at))
            return fail("A number does not begin with 0.");
    } else if (!readDigits()) {
        return false;
    }
    if (m_at != m_end && *m_at == '.') {
        ++m_at;
        if (!readDigits())
            return false;
    }
    if (m_at != m_end && (*m_at == 'e' || *m_at == 'E')) {
        ++m_at;
        if (m_at != m_end && (*m_at == '+' || *m_at == '-'))
            ++m_at;
        return readDigits();
    }
    return true;
}

bool Tape::Indexer::readWord(std::string_view word)
{
    if (static_cast<std::size_t>(m_end - m_at) < word.size() || std::string_view(m_at, word.size()) != word)
        return fail("This is no JSON value: only true, false and null are written without quotes.");
    m_at += word.size();
    return true;
}

tl::expected<Tape, SyntaxError> Tape::parse(std::string bytes, std::size_t largest)
{
    if (bytes.size() > largest)
        return tl::make_unexpected(SyntaxError {0, "JSON of 4 GB and more is not read."});
    Tape tape;
    tape.m_bytes = std::move(bytes);
    if (auto error = Indexer(tape).run())
        return tl::make_unexpected(std::move(*error));
    // The index grew by doubling; what is kept with every answer should not carry that slack.
    tape.m_containers.shrink_to_fit();
    return tape;
}

Value Tape::root() const
{
    std::size_t offset = 0;
    while (offset < m_bytes.size() && isSpace(m_bytes[offset]))
        ++offset;
    return {*this, static_cast<std::uint32_t>(offset), 0};
}

} // namespace json

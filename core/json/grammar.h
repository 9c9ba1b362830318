#pragma once

#include "core/json/stringscan.h"
#include "core/text/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace json {

/// Why bytes are not JSON (RFC 8259): the byte where reading stopped, and a sentence.
struct SyntaxError
{
    std::uint32_t offset = 0;
    std::string message;
};

/// The grammar of JSON, each byte once and in order: every function steps over what must stand at the place reached and
/// says whether it did. The first error stays, and leads to the end of the bytes, where nothing can be read. Nesting is
/// bounded (depth 10,000). Inside core/json only: Tape and Reader are what it is for.
class Grammar
{
public:
    static constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

    /// More bytes than \a largest are not read.
    Grammar(std::string_view bytes, std::size_t largest)
        : m_begin(bytes.data()),
          m_at(m_begin),
          m_end(m_begin + bytes.size())
    {
        if (bytes.size() > largest)
            fail(m_begin, "JSON of 4 GB and more is not read.");
    }

    std::uint32_t offset() const { return static_cast<std::uint32_t>(m_at - m_begin); }
    std::string_view bytes() const { return {m_begin, static_cast<std::size_t>(m_end - m_begin)}; }
    /// What was stepped over since \a begin, without the quotes around it.
    std::string_view inner(std::uint32_t begin) const { return {m_begin + begin + 1, offset() - begin - 2}; }
    const std::optional<SyntaxError> &error() const { return m_error; }
    /// The byte at the place reached; NUL behind the last one, which can stand nowhere in JSON either.
    char peek() const { return m_at != m_end ? *m_at : '\0'; }

    void skipSpace()
    {
        // What is sent is written without space: one comparison says so.
        while (m_at != m_end && static_cast<unsigned char>(*m_at) <= ' ' && isSpace(*m_at))
            ++m_at;
    }
    bool accept(char wanted)
    {
        if (peek() != wanted)
            return false;
        ++m_at;
        return true;
    }
    bool accept(std::string_view wanted);

    /// Into a container, and out of it behind its last child.
    bool enter();
    void leave()
    {
        ++m_at;
        --m_depth;
    }
    /// Behind a child, before what is next: true when there is another one to come, false behind the container.
    bool next(char closer);
    /// A key, and then the colon up to its value. \a isPlain becomes whether it is ASCII without escapes.
    bool key(bool &isPlain);
    bool colon();
    /// From quote to quote, as a key.
    bool string(bool &isPlain);
    /// A value without children.
    bool leaf();
    /// Any value. A stack of its own keeps the containers under way, so that nesting costs no call depth. \a sink hears
    /// of every child(), key apart, and of a container's open() and close(), each with the place.
    template <typename Sink>
    bool value(Sink &&sink);
    /// Nothing but space to the end.
    bool end();

private:
    static bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
    bool fail(const char *at, std::string message);
    bool fail(std::string message) { return fail(m_at, std::move(message)); }
    bool unexpected(std::string_view wanted);
    bool longString(bool &isPlain);
    bool escape();
    bool number();
    bool digits();
    bool word(std::string_view word);

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    std::uint32_t m_depth = 0;
    std::optional<SyntaxError> m_error;
};

inline bool Grammar::enter()
{
    constexpr std::uint32_t deepestNesting = 10'000;
    if (m_depth == deepestNesting)
        return fail("The JSON is nested deeper than 10,000 levels.");
    ++m_depth;
    ++m_at;
    skipSpace();
    return true;
}

inline bool Grammar::next(char closer)
{
    skipSpace();
    if (accept(',')) {
        skipSpace();
        return true;
    }
    if (peek() == closer)
        leave();
    else
        unexpected(closer == '}' ? "\",\" or \"}\"" : "\",\" or \"]\"");
    return false;
}

inline bool Grammar::key(bool &isPlain)
{
    if (peek() != '"')
        return unexpected("a key in double quotes");
    return string(isPlain);
}

inline bool Grammar::colon()
{
    skipSpace();
    if (!accept(':'))
        return unexpected("\":\" after the key");
    skipSpace();
    return true;
}

inline bool Grammar::string(bool &isPlain)
{
    const char *const begin = m_at + 1;
    // Most strings are shorter than a block.
    if (m_end - begin >= scan::Block::Size) {
        const scan::Block block(begin);
        const auto special = block.endsString();
        const char *const at = begin + scan::Block::firstOf(special);
        if (special != 0 && *at == '"') {
            m_at = at + 1;
            isPlain = scan::before(block.notAscii(), special) == 0;
            return true;
        }
    }
    return longString(isPlain);
}

inline bool Grammar::leaf()
{
    bool isPlain = false;
    switch (peek()) {
    case '"':
        return string(isPlain);
    case 't':
        return word("true");
    case 'f':
        return word("false");
    case 'n':
        return word("null");
    default:
        return number();
    }
}

inline bool Grammar::word(std::string_view word)
{
    if (!accept(word))
        return fail("This is no JSON value: only true, false and null are written without quotes.");
    return true;
}

inline bool Grammar::accept(std::string_view wanted)
{
    if (static_cast<std::size_t>(m_end - m_at) < wanted.size() || std::string_view(m_at, wanted.size()) != wanted)
        return false;
    m_at += wanted.size();
    return true;
}

template <typename Sink>
bool Grammar::value(Sink &&sink)
{
    bool isPlain = false;
    std::string closers; ///< Of the containers under way.
    for (;;) {
        sink.child(offset());
        if (const char first = peek(); first == '{' || first == '[') {
            const char closer = first == '{' ? '}' : ']';
            const auto begin = offset();
            if (!enter())
                return false;
            sink.open(begin);
            if (peek() != closer) {
                closers += closer;
                if (closer == '}' && !(key(isPlain) && colon()))
                    return false;
                continue;
            }
            leave();
            sink.close(offset());
        } else if (!leaf()) {
            return false;
        }
        for (;;) {
            if (closers.empty())
                return true;
            const char closer = closers.back();
            if (next(closer)) {
                if (closer == '}' && !(key(isPlain) && colon()))
                    return false;
                break;
            }
            if (m_error)
                return false;
            closers.pop_back();
            sink.close(offset());
        }
    }
}

inline bool Grammar::end()
{
    skipSpace();
    return m_at == m_end || fail("There is more text after the end of the JSON value.");
}

} // namespace json

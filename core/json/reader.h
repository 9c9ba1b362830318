#pragma once

#include "core/json/grammar.h"

namespace json {

/// Goes through JSON from front to back, each byte once, and checks it on the way: for who reads a whole answer anyway,
/// this is done in half the time that a Tape takes to be made and asked. What was read counts only when finish() finds
/// no error. Each reading call steps over the value at hand. Nothing is copied: the bytes must outlive the reader.
class Reader
{
public:
    /// A leaf as it stands in the bytes. Read strings are decoded only when asked, with the same bytes at hand.
    struct Text
    {
        text::Span span; ///< Quotes included.
        bool isString = false; ///< False for any other kind, which is stepped over too.
        bool isPlain = false; ///< ASCII without escapes: what stands between the quotes is what it means.

        /// Between the quotes, escapes and all; empty for any other kind than a string.
        std::string_view inner(std::string_view bytes) const
        {
            return isString ? bytes.substr(span.begin + 1, span.length() - 2) : std::string_view();
        }
        /// As Value::string().
        std::string string(std::string_view bytes) const;
    };

    /// A byte order mark in front is stepped over (RFC 8259 §8.1). More bytes than \a largest are not read.
    explicit Reader(std::string_view bytes, std::size_t largest = text::largestText) : m_grammar(bytes, largest)
    {
        m_grammar.accept(Grammar::ByteOrderMark);
        m_grammar.skipSpace();
    }

    bool isObject() const { return m_grammar.peek() == '{'; }
    bool isArray() const { return m_grammar.peek() == '['; }
    std::string_view bytes() const { return m_grammar.bytes(); }
    /// Where the value at hand begins; behind it, when it is read.
    std::uint32_t offset() const { return m_grammar.offset(); }
    text::Span spanFrom(std::uint32_t begin) const { return {begin, offset()}; }

    void skip()
    {
        if (isObject() || isArray())
            skipContainer();
        else
            m_grammar.leaf();
    }
    Text text();
    bool boolean()
    {
        const bool isTrue = m_grammar.peek() == 't';
        skip();
        return isTrue;
    }

    /// Calls \a action for each item; an item that it does not read is stepped over. Nothing, when this is no array.
    template <typename Action>
    void eachItem(Action action)
    {
        if (!isArray())
            return skip();
        if (!m_grammar.enter())
            return;
        if (m_grammar.peek() == ']')
            return m_grammar.leave();
        do {
            readOrSkip(action);
        } while (m_grammar.next(']'));
    }
    /// Calls \a action with each key, decoded, and the reader at its value, which is stepped over unless it is read.
    template <typename Action>
    void eachMember(Action action)
    {
        if (!isObject())
            return skip();
        if (!m_grammar.enter())
            return;
        if (m_grammar.peek() == '}')
            return m_grammar.leave();
        do {
            Text key {{offset(), 0}, true, false};
            if (!m_grammar.key(key.isPlain))
                return;
            key.span.end = offset();
            if (!m_grammar.colon())
                return;
            if (key.isPlain)
                readOrSkip([&] { action(key.inner(bytes())); });
            else
                readOrSkip([&, decoded = key.string(bytes())] { action(std::string_view(decoded)); });
        } while (m_grammar.next('}'));
    }

    /// Behind the value: why the bytes are no JSON, in the words of Tape::parse(), or nothing.
    std::optional<SyntaxError> finish()
    {
        m_grammar.end();
        return m_grammar.error();
    }

private:
    void skipContainer();
    template <typename Action>
    void readOrSkip(Action action)
    {
        const auto before = offset();
        action();
        if (offset() == before)
            skip();
    }

    Grammar m_grammar;
};

inline Reader::Text Reader::text()
{
    Text text {{offset(), 0}, false, false};
    if (m_grammar.peek() == '"')
        text.isString = m_grammar.string(text.isPlain);
    else
        skip();
    text.span.end = offset();
    return text;
}

} // namespace json

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

    void skip();
    Text text();
    bool boolean();

    /// Calls \a action for each item; an item that it does not read is stepped over. Nothing, when this is no array.
    template <typename Action>
    void eachItem(Action action)
    {
        Child item;
        for (bool isThere = firstItem(item); isThere; isThere = nextItem(item))
            action();
    }
    /// Calls \a action with each key, decoded, and the reader at its value, which is stepped over unless it is read.
    template <typename Action>
    void eachMember(Action action)
    {
        Member member;
        for (bool isThere = firstMember(member); isThere; isThere = nextMember(member))
            action(member.key);
    }

    /// Behind the value: why the bytes are no JSON, in the words of Tape::parse(), or nothing.
    std::optional<SyntaxError> finish()
    {
        m_grammar.end();
        return m_grammar.error();
    }

private:
    struct Child
    {
        std::uint32_t place = 0;
    };
    struct Member : Child
    {
        std::string_view key;
        std::string decoded; ///< The key, when it has escapes or is not ASCII.
    };

    // Not in the loops above, which stand in many places: together these are small enough to be compiled as one.
    bool firstItem(Child &item);
    bool nextItem(Child &item);
    bool firstMember(Member &member);
    bool nextMember(Member &member);
    bool readKey(Member &member);
    void skipUnread(const Child &child);

    Grammar m_grammar;
};

} // namespace json

#pragma once

#include "core/json/stringscan.h"
#include "core/json/tape.h"

namespace json {

/// Goes through a value from front to back, each byte once. Asking a Value for its members one after the other finds
/// every place by looking for the end of what came before; who reads a whole answer anyway is done sooner this way.
/// Each reading call steps over the value at hand. The Tape must outlive it.
class Cursor
{
public:
    /// A string as it stands in the bytes.
    struct Text
    {
        std::string_view inner; ///< Between the quotes, escapes and all.
        bool isString = false; ///< False for any other kind, which is stepped over too.
        bool isPlain = true; ///< ASCII without escapes: \a inner is what it means.

        /// As Value::string().
        std::string string() const;
        /// As Value::equals().
        bool equals(std::string_view text) const { return isString && (isPlain ? inner == text : string() == text); }
    };

    explicit Cursor(const Value &value);

    /// What stands here; it stays when the cursor goes on.
    Value value() const { return {*m_tape, static_cast<std::uint32_t>(m_at - m_begin), m_container}; }
    bool isObject() const { return *m_at == '{'; }
    bool isArray() const { return *m_at == '['; }
    /// As Value::size().
    std::uint32_t size() const { return isObject() || isArray() ? m_tape->m_containers[m_container].count : 0; }

    void skip();
    Text text() { return *m_at == '"' ? readString() : (skip(), Text {}); }
    bool boolean()
    {
        const bool isTrue = *m_at == 't';
        skip();
        return isTrue;
    }

    /// Calls \a action for each item; an item that it does not read is stepped over. Nothing, when this is no array.
    template <typename Action>
    void eachItem(Action action)
    {
        if (!isArray())
            return skip();
        enter();
        for (; *m_at != ']'; stepOverComma())
            readOrSkip(action);
        leave();
    }
    /// Calls \a action with each key, decoded, and the cursor at its value, which is stepped over unless it is read.
    template <typename Action>
    void eachMember(Action action)
    {
        if (!isObject())
            return skip();
        enter();
        for (; *m_at != '}'; stepOverComma()) {
            const auto key = readString();
            skipSpace();
            ++m_at;
            skipSpace();
            if (key.isPlain)
                readOrSkip([&] { action(key.inner); });
            else
                readOrSkip([&, decoded = key.string()] { action(std::string_view(decoded)); });
        }
        leave();
    }

private:
    template <typename Action>
    void readOrSkip(Action action)
    {
        const auto *const before = m_at;
        action();
        if (m_at == before)
            skip();
    }
    void skipSpace()
    {
        while (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t')
            ++m_at;
    }
    void stepOverComma()
    {
        skipSpace();
        if (*m_at == ',') {
            ++m_at;
            skipSpace();
        }
    }
    void enter()
    {
        ++m_at;
        ++m_container;
        skipSpace();
    }
    void leave() { ++m_at; }
    Text readString();

    const Tape *m_tape;
    const char *m_begin;
    const char *m_at;
    const char *m_end;
    std::uint32_t m_container; ///< The entry in the index of what stands here, or of the first container after it.
};

/// The bytes passed the Tape's grammar, so every string has an end.
inline Cursor::Text Cursor::readString()
{
    const char *const begin = ++m_at;
    const char *at = begin;
    bool isPlain = true;
    for (;;) {
        while (m_end - at >= scan::Block::Size) {
            const scan::Block block(at);
            const auto special = block.equal('"') | block.equal('\\');
            if (special != 0) {
                isPlain = isPlain && scan::before(block.notAscii(), special) == 0;
                at += scan::Block::firstOf(special);
                break;
            }
            isPlain = isPlain && block.notAscii() == 0;
            at += scan::Block::Size;
        }
        for (; *at != '"' && *at != '\\'; ++at)
            isPlain = isPlain && static_cast<unsigned char>(*at) < 0x80;
        if (*at == '"')
            break;
        isPlain = false;
        at += 2;
    }
    m_at = at + 1;
    return {{begin, static_cast<std::size_t>(at - begin)}, true, isPlain};
}

} // namespace json

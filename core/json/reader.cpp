#include "core/json/reader.h"

#include "core/json/unescape.h"

namespace json {

std::string Reader::Text::string(std::string_view bytes) const
{
    return isPlain ? std::string(inner(bytes)) : unescaped(inner(bytes));
}

void Reader::skip()
{
    struct Nobody
    {
        void child(std::uint32_t) { }
        void open(std::uint32_t) { }
        void close(std::uint32_t) { }
    };
    if (isObject() || isArray())
        m_grammar.value(Nobody {});
    else
        m_grammar.leaf();
}

Reader::Text Reader::text()
{
    Text text {{offset(), 0}, false, false};
    if (m_grammar.peek() == '"')
        text.isString = m_grammar.string(text.isPlain);
    else
        skip();
    text.span.end = offset();
    return text;
}

bool Reader::boolean()
{
    const bool isTrue = m_grammar.peek() == 't';
    skip();
    return isTrue;
}

void Reader::skipUnread(const Child &child)
{
    if (offset() == child.place)
        skip();
}

bool Reader::firstItem(Child &item)
{
    if (!isArray()) {
        skip();
        return false;
    }
    if (!m_grammar.enter())
        return false;
    if (m_grammar.peek() == ']') {
        m_grammar.leave();
        return false;
    }
    item.place = offset();
    return true;
}

bool Reader::nextItem(Child &item)
{
    skipUnread(item);
    if (!m_grammar.next(']'))
        return false;
    item.place = offset();
    return true;
}

bool Reader::firstMember(Member &member)
{
    if (!isObject()) {
        skip();
        return false;
    }
    if (!m_grammar.enter())
        return false;
    if (m_grammar.peek() == '}') {
        m_grammar.leave();
        return false;
    }
    return readKey(member);
}

bool Reader::nextMember(Member &member)
{
    skipUnread(member);
    return m_grammar.next('}') && readKey(member);
}

inline bool Reader::readKey(Member &member)
{
    const auto begin = offset();
    bool isPlain = false;
    if (!m_grammar.key(isPlain))
        return false;
    member.key = m_grammar.inner(begin);
    if (!isPlain)
        member.key = member.decoded = unescaped(member.key);
    if (!m_grammar.colon())
        return false;
    member.place = offset();
    return true;
}

} // namespace json

#include "core/json/cursor.h"

#include "core/json/unescape.h"

namespace json {

Cursor::Cursor(const Value &value)
    : m_tape(value.m_tape),
      m_begin(m_tape->m_bytes.data()),
      m_at(m_begin + value.m_offset),
      m_end(m_begin + m_tape->m_bytes.size()),
      m_container(value.m_container)
{ }

std::string Cursor::Text::string() const
{
    if (!isString)
        return {};
    return isPlain ? std::string(inner) : unescaped(inner);
}

void Cursor::skip()
{
    if (*m_at == '"') {
        readString();
    } else if (isObject() || isArray()) {
        const auto &container = m_tape->m_containers[m_container];
        m_at = m_begin + container.end;
        m_container = container.next;
    } else {
        while (m_at != m_end && *m_at != ',' && *m_at != ']' && *m_at != '}' && *m_at != ' ' && *m_at != '\n'
               && *m_at != '\t' && *m_at != '\r')
            ++m_at;
    }
}

} // namespace json

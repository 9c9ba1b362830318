#include "core/text/linemap.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <iterator>

namespace text {

LineMap::LineMap(std::string_view source) : m_source(source), m_begins {0}
{
    for (std::size_t i = source.find_first_of("\r\n"); i != std::string_view::npos;
         i = source.find_first_of("\r\n", i)) {
        markLine(m_begins.back(), static_cast<std::uint32_t>(i));
        const bool pair = source[i] == '\r' && i + 1 < source.size() && source[i + 1] == '\n';
        i += pair ? 2 : 1;
        m_begins.push_back(static_cast<std::uint32_t>(i));
    }
    markLine(m_begins.back(), static_cast<std::uint32_t>(source.size()));
}

void LineMap::markLine(std::uint32_t begin, std::uint32_t end)
{
    Mark last {begin, 1};
    for (Mark at = last; end - last.offset > Stretch;) {
        const CodePoint point = decode(m_source, at.offset);
        at.offset += point.length;
        at.column += point.value > 0xFFFF ? 2 : 1;
        if (at.offset - last.offset >= Stretch) {
            m_marks.push_back(at);
            last = at;
        }
    }
}

LineMap::Mark LineMap::markBefore(std::uint32_t offset, std::uint32_t lineBegin) const
{
    const auto after = std::upper_bound(m_marks.begin(), m_marks.end(), offset,
                                        [](std::uint32_t place, const Mark &mark) { return place < mark.offset; });
    if (after == m_marks.begin() || std::prev(after)->offset < lineBegin)
        return {lineBegin, 1};
    return *std::prev(after);
}

std::uint32_t LineMap::line(std::uint32_t offset) const
{
    const auto end = std::min(offset, static_cast<std::uint32_t>(m_source.size()));
    return static_cast<std::uint32_t>(std::upper_bound(m_begins.begin(), m_begins.end(), end) - m_begins.begin());
}

Position LineMap::position(std::uint32_t offset) const
{
    const auto end = std::min(offset, static_cast<std::uint32_t>(m_source.size()));
    const std::uint32_t number = line(offset);
    const Mark mark = markBefore(end, m_begins[number - 1]);
    return {number, mark.column + utf16Length(m_source.substr(mark.offset, end - mark.offset))};
}

std::uint32_t LineMap::offset(Position position) const
{
    if (position.line == 0)
        return 0;
    if (position.line > lineCount())
        return static_cast<std::uint32_t>(m_source.size());

    std::size_t at = m_begins[position.line - 1];
    for (std::uint32_t column = 1; column < position.column && at < m_source.size();) {
        if (m_source[at] == '\n' || m_source[at] == '\r')
            break;
        const CodePoint point = decode(m_source, at);
        column += point.value > 0xFFFF ? 2 : 1;
        if (column > position.column)
            break; // Between the two halves of a surrogate pair: stay in front of the character.
        at += point.length;
    }
    return static_cast<std::uint32_t>(at);
}

} // namespace text

#include "core/json/layout.h"

#include "core/json/typed.h"

#include <algorithm>

namespace json {

namespace {

constexpr auto nowhere = std::string_view::npos;

std::uint32_t offsetOf(std::size_t place)
{
    return static_cast<std::uint32_t>(place);
}

bool isLayoutBlank(char c)
{
    return c == ' ' || c == '\t';
}

std::uint32_t firstChildBegin(const Value &container)
{
    if (container.isObject())
        return container.members().front().first.span().begin;
    return container.items().front().span().begin;
}

} // namespace

Layout::Layout(std::string_view typed, const Tape &tape) : m_text(typed), m_root(tape.root().span().begin)
{
    const auto root = tape.root();
    if (root.size() == 0)
        return;
    const auto child = firstChildBegin(root);
    const auto outer = indentAt(m_root);
    const auto inner = indentAt(child);
    if (isFirstOnLine(child) && inner.size() > outer.size() && inner.starts_with(outer))
        m_unit = inner.substr(outer.size());
}

std::string Layout::indentAt(std::uint32_t offset) const
{
    const auto lineEnd = m_text.substr(0, offset).find_last_of("\r\n");
    const auto begin = lineEnd == nowhere ? 0 : lineEnd + 1;
    return std::string(m_text.substr(begin, skipBlanks(offsetOf(begin)) - begin));
}

bool Layout::isFirstOnLine(std::uint32_t offset) const
{
    const auto begin = behindBlanksBefore(offset);
    return begin == 0 || m_text[begin - 1] == '\n' || m_text[begin - 1] == '\r';
}

bool Layout::isBlank(text::Span span) const
{
    return span.of(m_text).find_first_not_of(" \t\r\n") == nowhere;
}

bool Layout::hasLineBreak(text::Span span) const
{
    return span.of(m_text).find_first_of("\r\n") != nowhere;
}

std::uint32_t Layout::skipBlanks(std::uint32_t offset) const
{
    while (offset < m_text.size() && isLayoutBlank(m_text[offset]))
        ++offset;
    return offset;
}

std::uint32_t Layout::behindBlanksBefore(std::uint32_t offset) const
{
    while (offset > 0 && isLayoutBlank(m_text[offset - 1]))
        --offset;
    return offset;
}

std::optional<std::uint32_t> Layout::commaBehind(std::uint32_t end) const
{
    std::size_t at = end;
    while (at < m_text.size()) {
        at = std::min(m_text.find_first_not_of(" \t\r\n", at), m_text.size());
        const auto behind = at < m_text.size() ? commentEnd(m_text, at) : at;
        if (behind == at)
            break;
        at = behind;
    }
    return at < m_text.size() && m_text[at] == ',' ? std::optional(offsetOf(at)) : std::nullopt;
}

std::uint32_t Layout::behindCommentsOfLine(std::uint32_t offset) const
{
    auto behind = offset;
    for (;;) {
        const std::size_t at = skipBlanks(behind);
        const auto end = at < m_text.size() ? commentEnd(m_text, at) : at;
        if (end == at)
            return behind;
        behind = offsetOf(end);
    }
}

std::uint32_t Layout::behindLastComment(text::Span span) const
{
    const auto inside = span.of(m_text);
    const auto last = inside.find_last_not_of(" \t\r\n");
    return last == nowhere ? span.begin : span.begin + offsetOf(last) + 1;
}

std::optional<text::Span> Layout::wholeLines(text::Span span) const
{
    auto end = skipBlanks(span.end);
    if (!isFirstOnLine(span.begin) || end == m_text.size() || (m_text[end] != '\n' && m_text[end] != '\r'))
        return std::nullopt;
    end += m_text.substr(end).starts_with("\r\n") ? 2 : 1;
    return text::Span {behindBlanksBefore(span.begin), end};
}

bool Layout::breaksChildren(const Value &container) const
{
    if (container.size() == 0)
        return hasLineBreak(container.span()) || isBrokenInside(container);
    const auto child = container.isObject() ? container.members().back().first.span() : container.items().back().span();
    return isFirstOnLine(child.begin);
}

bool Layout::isBrokenInside(const Value &empty) const
{
    const auto begin = empty.span().begin;
    if (begin == m_root)
        return true;
    // A member or item that has its line for itself may have more of them: in front of the value stands its key.
    const auto lineEnd = m_text.substr(0, begin).find_last_of("\r\n");
    const auto first = skipBlanks(lineEnd == nowhere ? 0 : offsetOf(lineEnd + 1));
    return first == begin || m_text[first] == '"';
}

std::string_view Layout::colon(const Value &object) const
{
    if (object.size() > 0) {
        const auto [key, value] = object.members().back();
        const text::Span between {key.span().end, value.span().begin};
        const auto text = between.of(m_text);
        if (text.find_first_not_of(" :") == nowhere)
            return text;
    }
    return ": ";
}

std::string Layout::indented(std::string_view value, std::string_view indent) const
{
    std::string text;
    for (const char c : value) {
        text += c;
        if (c == '\n')
            text.append(indent);
    }
    return text;
}

} // namespace json

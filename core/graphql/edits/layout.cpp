#include "core/graphql/edits/layout.h"

#include "core/graphql/characters.h"

#include <algorithm>
#include <iterator>

namespace graphql {

Layout::Layout(const Document &document) : m_source(document.source()), m_comments(document.comments())
{
    findLines();
    const auto at = m_source.find_first_of("\r\n");
    if (at == std::string_view::npos || m_source[at] == '\n')
        m_lineBreak = "\n";
    else
        m_lineBreak = m_source.substr(at, 2) == "\r\n" ? "\r\n" : "\r";
    for (const auto &definition : document.definitions()) {
        findStep(definition.operation      ? definition.operation->selectionSet
                     : definition.fragment ? definition.fragment->selectionSet
                                           : nullptr);
        if (!m_step.empty())
            return;
    }
    m_step = "  ";
}

void Layout::findLines()
{
    m_lines.push_back(0);
    for (std::uint32_t at = 0; at < m_source.size(); ++at)
        if (isLineBreak(at) && m_source.substr(at, 2) != "\r\n")
            m_lines.push_back(at + 1);
}

void Layout::findStep(const SelectionSet *set)
{
    if (!set || set->selections.empty() || !beginsLine(set->selections.front().span.begin))
        return;
    const auto outer = indentation(set->span.begin);
    const auto inner = indentation(set->selections.front().span.begin);
    if (inner.size() > outer.size() && inner.starts_with(outer))
        m_step = inner.substr(outer.size());
}

std::uint32_t Layout::lineBegin(std::uint32_t offset) const
{
    return *std::prev(lineBehind(offset));
}

std::uint32_t Layout::lineEnd(std::uint32_t offset) const
{
    const auto next = lineBehind(offset);
    if (next == m_lines.end())
        return static_cast<std::uint32_t>(m_source.size());
    return *next - (*next > 1 && m_source.substr(*next - 2, 2) == "\r\n" ? 2 : 1);
}

std::uint32_t Layout::nextLine(std::uint32_t offset) const
{
    const auto next = lineBehind(offset);
    return next == m_lines.end() ? static_cast<std::uint32_t>(m_source.size()) : *next;
}

std::uint32_t Layout::previousLine(std::uint32_t line) const
{
    return lineBegin(line - 1);
}

std::vector<std::uint32_t>::const_iterator Layout::lineBehind(std::uint32_t offset) const
{
    return std::upper_bound(m_lines.begin(), m_lines.end(), offset);
}

std::string Layout::indentation(std::uint32_t offset) const
{
    const auto begin = lineBegin(offset);
    const auto end = std::min<std::size_t>(m_source.find_first_not_of(" \t", begin), offset);
    return std::string(m_source.substr(begin, end - begin));
}

bool Layout::beginsLine(std::uint32_t offset) const
{
    return lineBegin(offset) + indentation(offset).size() == offset;
}

std::uint32_t Layout::skipBlanks(std::uint32_t offset) const
{
    return static_cast<std::uint32_t>(std::min(m_source.find_first_not_of(" \t,", offset), m_source.size()));
}

std::uint32_t Layout::skipBlanksBack(std::uint32_t offset) const
{
    while (offset > 0 && std::string_view(" \t,").find(m_source[offset - 1]) != std::string_view::npos)
        --offset;
    return offset;
}

bool Layout::endsLine(std::uint32_t offset) const
{
    const auto next = skipBlanks(offset);
    return next == m_source.size() || isLineBreak(next) || m_source[next] == '#';
}

List<text::Span> Layout::comments(text::Span span) const
{
    const auto isBefore = [](text::Span comment, std::uint32_t offset) {
        return comment.begin < offset;
    };
    const auto first = std::lower_bound(m_comments.begin(), m_comments.end(), span.begin, isBefore);
    const auto last = std::lower_bound(first, m_comments.end(), std::max(span.begin, span.end), isBefore);
    return {first, last};
}

bool Layout::hasComment(text::Span span) const
{
    return !comments(span).empty();
}

std::string Layout::apart(text::Span place, std::string text) const
{
    // Names, numbers and quotes: two of these in a row are read as one.
    const auto sticks = [](char c) {
        const auto kind = classOf(static_cast<unsigned char>(c));
        return kind == CharacterClass::NameStart || kind == CharacterClass::Digit || kind == CharacterClass::Quote
            || kind == CharacterClass::Minus || kind == CharacterClass::Dot;
    };
    if (text.empty())
        return place.begin > 0 && place.end < m_source.size() && sticks(m_source[place.begin - 1])
                && sticks(m_source[place.end])
            ? " "
            : text;
    if (place.begin > 0 && sticks(m_source[place.begin - 1]) && sticks(text.front()))
        text.insert(0, " ");
    if (place.end < m_source.size() && sticks(m_source[place.end]) && sticks(text.back()))
        text.append(" ");
    return text;
}

} // namespace graphql

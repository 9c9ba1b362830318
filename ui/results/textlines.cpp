#include "ui/results/textlines.h"

#include <algorithm>

namespace ui {

TextLines TextLines::cut(std::shared_ptr<const std::string> text, std::size_t longest)
{
    TextLines lines;
    lines.m_text = std::move(text);
    const std::string_view bytes = *lines.m_text;
    std::size_t begin = 0;
    while (begin < bytes.size()) {
        auto next = std::min(bytes.find('\n', begin), bytes.size() - 1) + 1;
        if (next - begin > longest) {
            next = begin + longest;
            while (next > begin + 1 && (static_cast<unsigned char>(bytes[next]) & 0xC0U) == 0x80U)
                --next;
        }
        lines.m_longest = std::max(lines.m_longest, next - begin);
        if (next < bytes.size())
            lines.m_begins.push_back(static_cast<std::uint32_t>(next));
        begin = next;
    }
    return lines;
}

std::string_view TextLines::row(std::size_t number) const
{
    auto bytes = rows(number, number);
    while (!bytes.empty() && (bytes.back() == '\n' || bytes.back() == '\r'))
        bytes.remove_suffix(1);
    return bytes;
}

std::string_view TextLines::rows(std::size_t first, std::size_t last) const
{
    const auto end = last + 1 < count() ? m_begins[last + 1] : m_text->size();
    return std::string_view(*m_text).substr(m_begins[first], end - m_begins[first]);
}

std::size_t TextLines::rowAt(std::size_t offset) const
{
    return static_cast<std::size_t>(std::upper_bound(m_begins.begin(), m_begins.end(), offset) - m_begins.begin()) - 1;
}

} // namespace ui

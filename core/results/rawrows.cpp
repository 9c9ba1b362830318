#include "core/results/rawrows.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace results {

TextRows::TextRows(std::shared_ptr<const std::string> bytes) : m_bytes(std::move(bytes))
{
    std::uint32_t begin = 0;
    do {
        if (m_count++ % Stride == 0)
            m_begins.push_back(begin);
        const auto end = next(begin);
        m_longest = std::max(m_longest, end - begin);
        begin = end;
    } while (begin < m_bytes->size());
}

std::uint32_t TextRows::next(std::uint32_t begin) const
{
    const std::string_view rest = std::string_view(*m_bytes).substr(begin, LongestPart + 1);
    const auto lineEnd = rest.substr(0, LongestPart).find('\n');
    if (lineEnd != std::string_view::npos)
        return begin + static_cast<std::uint32_t>(lineEnd) + 1;
    auto length = std::min<std::size_t>(rest.size(), LongestPart);
    if (rest.size() > LongestPart)
        // No character takes more than four bytes; what goes on longer is none.
        for (int back = 0; back < 4 && (static_cast<unsigned char>(rest[length]) & 0xC0U) == 0x80U; ++back)
            --length;
    return begin + static_cast<std::uint32_t>(length);
}

Row TextRows::row(std::uint32_t number) const
{
    auto begin = m_begins[number / Stride];
    for (auto left = number % Stride; left > 0; --left)
        begin = next(begin);
    const auto end = next(begin);
    auto text = std::string_view(*m_bytes).substr(begin, end - begin);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    const auto length = static_cast<std::uint32_t>(text.size());
    const bool continues = begin > 0 && (*m_bytes)[begin - 1] != '\n';
    return {std::string(text), {{0, length, {begin, begin + length}}}, false, continues, false};
}

std::uint32_t TextRows::rowAt(std::uint32_t offset) const
{
    const auto behind = std::upper_bound(m_begins.begin(), m_begins.end(), offset);
    auto number = static_cast<std::uint32_t>(std::prev(behind) - m_begins.begin()) * Stride;
    for (auto end = next(*std::prev(behind)); end <= offset && end < m_bytes->size(); end = next(end))
        ++number;
    return number;
}

std::uint32_t HexRows::count() const
{
    return std::max<std::uint32_t>(1, static_cast<std::uint32_t>((m_bytes->size() + BytesOfRow - 1) / BytesOfRow));
}

Row HexRows::row(std::uint32_t number) const
{
    constexpr std::string_view digits = "0123456789abcdef";
    const auto begin = std::size_t {number} * BytesOfRow;
    const auto bytes = std::string_view(*m_bytes).substr(begin, BytesOfRow);
    Row row;
    for (int shift = 28; shift >= 0; shift -= 4)
        row.text += digits[(begin >> static_cast<unsigned>(shift)) & 0xFU];
    row.text += ' ';
    for (std::size_t i = 0; i < BytesOfRow; ++i) {
        row.text += i % 8 == 0 ? "  " : " ";
        if (i >= bytes.size()) {
            row.text += "  ";
            continue;
        }
        const auto at = static_cast<std::uint32_t>(begin + i);
        row.pieces.push_back({static_cast<std::uint32_t>(row.text.size()), 2, {at, at + 1}});
        const auto byte = static_cast<unsigned char>(bytes[i]);
        row.text += digits[byte >> 4U];
        row.text += digits[byte & 0xFU];
    }
    row.text += "   ";
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto at = static_cast<std::uint32_t>(begin + i);
        row.pieces.push_back({static_cast<std::uint32_t>(row.text.size()), 1, {at, at + 1}});
        row.text += bytes[i] >= ' ' && bytes[i] < '\x7F' ? bytes[i] : '.';
    }
    return row;
}

std::uint32_t HexRows::rowAt(std::uint32_t offset) const
{
    return std::min(offset / BytesOfRow, count() - 1);
}

bool isReadable(std::string_view bytes)
{
    // Beyond a beginning that long nothing changes its nature, and 100 MB need not be read to tell.
    constexpr std::size_t told = 64 * 1024;
    bytes = bytes.substr(0, told);
    std::size_t strange = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto point = text::decode(bytes, at);
        const bool isCut = !point.valid && at + 4 > bytes.size();
        const bool isControl = point.value < 0x20 && point.value != '\n' && point.value != '\r' && point.value != '\t'
            && point.value != '\f' && point.value != 0x1B;
        if (point.value == 0)
            return false;
        strange += isControl || (!point.valid && !isCut) ? 1 : 0;
        at += point.length;
    }
    return strange * 16 <= bytes.size();
}

} // namespace results

#include "core/results/rawrows.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace results {

TextRows::TextRows(std::shared_ptr<const std::string> bytes, std::uint32_t longestRow)
    : m_bytes(std::move(bytes)),
      m_longestRow(longestRow)
{
    Place at;
    std::uint32_t lines = 0;
    std::uint32_t deepest = 0;
    do {
        if (m_count++ % Stride == 0)
            m_places.push_back(at);
        deepest = std::max(deepest, at.offset - at.lineBegin);
        const auto behind = next(at);
        m_longest = std::max(m_longest, behind.offset - at.offset);
        lines = at.line + 1;
        at = behind;
    } while (at.offset < m_bytes->size());
    const auto depthWidth = deepest > 0 ? std::to_string(deepest).size() + 1 : 0;
    m_labelWidth = static_cast<std::uint32_t>(std::max(std::to_string(lines).size(), depthWidth));
}

TextRows::Place TextRows::next(Place place) const
{
    const auto rest = std::string_view(*m_bytes).substr(place.offset, m_longestRow + 2);
    const auto lineEnd = rest.find('\n');
    // The line end itself needs no room.
    if (lineEnd <= m_longestRow || (lineEnd == m_longestRow + 1 && rest[m_longestRow] == '\r')) {
        place.offset += static_cast<std::uint32_t>(lineEnd) + 1;
        return {place.offset, place.line + 1, place.offset};
    }
    auto length = std::min<std::size_t>(rest.size(), m_longestRow);
    if (rest.size() > m_longestRow)
        // No character takes more than four bytes; what goes on longer is none.
        for (int back = 0; back < 4 && (static_cast<unsigned char>(rest[length]) & 0xC0U) == 0x80U; ++back)
            --length;
    place.offset += static_cast<std::uint32_t>(length);
    return place;
}

TextRows::Place TextRows::place(std::uint32_t number) const
{
    auto place = m_places[number / Stride];
    for (auto left = number % Stride; left > 0; --left)
        place = next(place);
    return place;
}

Row TextRows::row(std::uint32_t number) const
{
    const auto at = place(number);
    auto text = std::string_view(*m_bytes).substr(at.offset, next(at).offset - at.offset);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    const auto length = static_cast<std::uint32_t>(text.size());
    return {std::string(text), {{0, length, {at.offset, at.offset + length}}}, false, at.offset != at.lineBegin, false};
}

std::uint32_t TextRows::rowAt(std::uint32_t offset) const
{
    const auto behind = std::upper_bound(m_places.begin(), m_places.end(), offset,
                                         [](std::uint32_t at, const Place &place) { return at < place.offset; });
    auto number = static_cast<std::uint32_t>(std::prev(behind) - m_places.begin()) * Stride;
    for (auto at = next(*std::prev(behind)); at.offset <= offset && at.offset < m_bytes->size(); at = next(at))
        ++number;
    return number;
}

std::string TextRows::label(std::uint32_t number) const
{
    const auto at = place(number);
    if (at.offset == at.lineBegin)
        return std::to_string(at.line + 1);
    return std::string("+").append(std::to_string(at.offset - at.lineBegin));
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

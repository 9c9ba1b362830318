#include "core/results/jsonrows.h"

#include <algorithm>

namespace results {
namespace {

/// Indentation stops growing here, as in json::pretty().
constexpr std::size_t DeepestIndent = 200;

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Builds the text of a row.
class RowText
{
public:
    explicit RowText(Row &row) : m_row(row) { }

    void indent(std::size_t depth) { m_row.text.append(2 * std::min(depth, DeepestIndent), ' '); }
    void bytes(std::string_view all, std::uint32_t begin, std::uint32_t end)
    {
        m_row.pieces.push_back({static_cast<std::uint32_t>(m_row.text.size()), end - begin, {begin, end}});
        m_row.text.append(all.substr(begin, end - begin));
    }
    void space() { m_row.text += ' '; }
    void opened() { m_row.isOpening = true; }
    void closed() { }

private:
    Row &m_row;
};

/// Only steps over a row.
struct NoText
{
    void indent(std::size_t depth) { length = static_cast<std::uint32_t>(2 * std::min(depth, DeepestIndent)); }
    void bytes(std::string_view, std::uint32_t begin, std::uint32_t end) { length += end - begin; }
    void space() { ++length; }
    void opened() { wasOpened = true; }
    void closed() { wasClosed = true; }
    std::uint32_t length = 0;
    bool wasOpened = false;
    bool wasClosed = false;
};

} // namespace

std::uint32_t JsonRows::afterSpace(std::uint32_t offset) const
{
    const auto bytes = m_tape->bytes();
    while (offset < bytes.size() && isSpace(bytes[offset]))
        ++offset;
    return offset;
}

JsonRows::Place JsonRows::begin() const
{
    return {m_tape->root().span().begin, 0, Place::Inside::Nothing};
}

/// A string, number or word, or as much of it as fits a row. False when it goes on.
template <typename Sink>
bool JsonRows::part(Place &place, Sink &sink) const
{
    const auto bytes = m_tape->bytes();
    const auto begin = place.offset;
    const auto limit = std::min<std::size_t>(bytes.size(), std::size_t {begin} + LongestPart);
    bool ends = false;
    std::size_t at = begin;
    if (place.inside == Place::Inside::Nothing) {
        place.inside = bytes[at] == '"' ? Place::Inside::String : Place::Inside::Word;
        ++at;
    }
    if (place.inside == Place::Inside::String) {
        while (at < limit && bytes[at] != '"') {
            // An escape, of a pair of surrogates too, and a character stay whole.
            const std::size_t length = bytes[at] != '\\' ? 1 : bytes[at + 1] != 'u' ? 2 : 6;
            if (at + length > limit)
                break;
            at += length;
        }
        ends = at < limit && bytes[at] == '"';
        if (ends)
            ++at;
        else
            while (at > begin + 1 && isContinuation(bytes[at]))
                --at;
    } else {
        while (at < limit && !isSpace(bytes[at]) && bytes[at] != ',' && bytes[at] != ']' && bytes[at] != '}')
            ++at;
        ends = at < limit || at == bytes.size();
    }
    place.offset = static_cast<std::uint32_t>(at);
    sink.bytes(bytes, begin, place.offset);
    if (ends)
        place.inside = Place::Inside::Nothing;
    return ends;
}

/// Steps over one row; \a sink hears what is in it.
template <typename Sink>
JsonRows::Place JsonRows::step(Place place, Sink &sink) const
{
    const auto bytes = m_tape->bytes();
    const auto one = [&](std::uint32_t at) {
        sink.bytes(bytes, at, at + 1);
        return at + 1;
    };
    const auto peek = [&](std::uint32_t at) {
        return at < m_end ? bytes[at] : '\0';
    };
    const bool goesOn = place.inside != Place::Inside::Nothing;
    const char first = bytes[place.offset];
    if (!goesOn && (first == '}' || first == ']')) {
        sink.indent(--place.depth);
        sink.closed();
        place.offset = one(place.offset);
    } else {
        sink.indent(place.depth);
        bool isValueNext = !goesOn && first != '"';
        if (!isValueNext) {
            if (!part(place, sink))
                return place;
            const auto colon = afterSpace(place.offset);
            isValueNext = peek(colon) == ':';
            if (isValueNext) {
                one(colon);
                sink.space();
                place.offset = afterSpace(colon + 1);
            }
        }
        if (isValueNext) {
            const char value = bytes[place.offset];
            if (value != '{' && value != '[') {
                if (!part(place, sink))
                    return place;
            } else {
                const auto inside = afterSpace(one(place.offset));
                if (bytes[inside] != '}' && bytes[inside] != ']') {
                    sink.opened();
                    return {inside, static_cast<std::uint16_t>(place.depth + 1), Place::Inside::Nothing};
                }
                place.offset = one(inside);
            }
        }
    }
    place.offset = afterSpace(place.offset);
    if (peek(place.offset) == ',')
        place.offset = afterSpace(one(place.offset));
    return place;
}

JsonRows::JsonRows(std::shared_ptr<const json::Tape> tape) : m_tape(std::move(tape)), m_end(m_tape->root().span().end)
{
    NoText nothing;
    for (auto place = begin(); !isEnd(place); place = step(place, nothing)) {
        m_longest = std::max(m_longest, nothing.length);
        if (m_count++ % Stride == 0)
            m_places.push_back(place);
    }
    m_longest = std::max(m_longest, nothing.length);
}

Row JsonRows::row(std::uint32_t number) const
{
    auto place = m_places[number / Stride];
    NoText nothing;
    for (auto left = number % Stride; left > 0; --left)
        place = step(place, nothing);
    Row row;
    row.continues = place.inside != Place::Inside::Nothing;
    row.isInString = place.inside == Place::Inside::String;
    RowText text(row);
    step(place, text);
    return row;
}

std::uint32_t JsonRows::rowAt(std::uint32_t offset) const
{
    const auto behind = std::upper_bound(m_places.begin(), m_places.end(), offset,
                                         [](std::uint32_t at, const Place &place) { return at < place.offset; });
    if (behind == m_places.begin())
        return 0;
    auto place = *std::prev(behind);
    auto number = static_cast<std::uint32_t>(std::prev(behind) - m_places.begin()) * Stride;
    NoText nothing;
    for (;;) {
        place = step(place, nothing);
        if (isEnd(place) || place.offset > offset)
            return number;
        ++number;
    }
}

std::uint32_t JsonRows::lastRowOf(std::uint32_t opening) const
{
    const auto from = row(opening);
    const auto container = from.isOpening ? m_tape->containerAt(from.pieces.back().bytes.begin) : std::nullopt;
    return container ? rowAt(container->span().end - 1) : opening;
}

std::vector<RowRange> JsonRows::containersAt(std::uint32_t depth) const
{
    std::vector<RowRange> ranges;
    std::uint32_t number = 0;
    for (auto place = begin(); !isEnd(place); ++number) {
        NoText row;
        const auto before = place.depth;
        place = step(place, row);
        if (row.wasOpened && before == depth)
            ranges.push_back({number, number});
        else if (row.wasClosed && place.depth == depth)
            ranges.back().last = number;
    }
    return ranges;
}

} // namespace results

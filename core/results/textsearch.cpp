#include "core/results/textsearch.h"

#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <string>

namespace results {
namespace {

constexpr std::string_view Punctuation = "{}[]:, \t\r\n";

/// The text of a string, and for each byte of it where in the tape it was written.
struct DecodedText
{
    std::string text;
    std::vector<std::uint32_t> origins;

    void append(std::string_view utf8, std::size_t origin)
    {
        text.append(utf8);
        origins.insert(origins.end(), utf8.size(), static_cast<std::uint32_t>(origin));
    }
};

char32_t hexUnit(std::string_view bytes, std::size_t at)
{
    char32_t unit = 0;
    for (const char byte : bytes.substr(at, 4)) {
        const char digit = text::lowerAscii(byte);
        unit = unit * 16 + static_cast<char32_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
    }
    return unit;
}

/// \a bytes [begin, end) is the inside of a JSON string that the tape has found to be one.
DecodedText decodeEscapes(std::string_view bytes, std::size_t begin, std::size_t end)
{
    constexpr std::string_view Letters = "bfnrt";
    constexpr std::string_view Meanings = "\b\f\n\r\t";
    DecodedText decoded;
    for (std::size_t at = begin; at < end;) {
        const auto origin = at;
        if (bytes[at] != '\\') {
            decoded.append(bytes.substr(at++, 1), origin);
            continue;
        }
        const char escape = bytes[at + 1];
        at += 2;
        if (escape != 'u') {
            const auto letter = Letters.find(escape);
            decoded.append(letter == std::string_view::npos ? bytes.substr(at - 1, 1) : Meanings.substr(letter, 1),
                           origin);
            continue;
        }
        auto character = hexUnit(bytes, at);
        at += 4;
        if (character >= 0xD800 && character < 0xE000) {
            const bool paired = character < 0xDC00 && bytes.substr(at, 2) == "\\u" && hexUnit(bytes, at + 2) >= 0xDC00
                && hexUnit(bytes, at + 2) < 0xE000;
            character = paired ? 0x10000 + ((character - 0xD800) << 10U) + (hexUnit(bytes, at + 2) - 0xDC00) : 0xFFFD;
            at += paired ? 6U : 0U;
        }
        std::string utf8;
        text::append(utf8, character);
        decoded.append(utf8, origin);
    }
    return decoded;
}

/// Finds a text in bytes as they stand there, ASCII letters in both cases unless told. Looks for the first letter in
/// its two forms at once, which is how memchr() reads a hundred megabytes in the time of a blink.
class ByteSearch
{
public:
    ByteSearch(std::string_view needle, bool caseSensitive) : m_needle(needle), m_caseSensitive(caseSensitive)
    {
        const char first = needle.front();
        const bool isLetter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
        m_firsts[0] = first;
        m_firsts[1] = isLetter && !caseSensitive ? static_cast<char>(first ^ 0x20) : first;
    }

    /// Calls \a report with each place in \a bytes, until it returns false.
    template <typename Report>
    void forEach(std::string_view bytes, Report report) const
    {
        std::size_t nexts[] {bytes.find(m_firsts[0]), bytes.find(m_firsts[1])};
        for (;;) {
            const auto at = std::min(nexts[0], nexts[1]);
            if (at == std::string_view::npos || bytes.size() - at < m_needle.size())
                return;
            const bool isHere = matches(bytes.substr(at, m_needle.size()));
            if (isHere && !report(at))
                return;
            const auto from = at + (isHere ? m_needle.size() : 1);
            for (int i = 0; i < 2; ++i)
                if (nexts[i] != std::string_view::npos && nexts[i] < from)
                    nexts[i] = bytes.find(m_firsts[i], from);
        }
    }

private:
    bool matches(std::string_view bytes) const
    {
        return m_caseSensitive ? bytes == m_needle
                               : std::equal(bytes.begin(), bytes.end(), m_needle.begin(), [](char left, char right) {
                                     return text::lowerAscii(left) == text::lowerAscii(right);
                                 });
    }

    std::string_view m_needle;
    bool m_caseSensitive;
    char m_firsts[2] {};
};

/// Whether what is found in the bytes of JSON without escapes is always inside of one string, number or word.
bool neverCrossesTokens(std::string_view needle)
{
    constexpr std::string_view outsideStrings = "0123456789+-.aefnlrstuAEFNLRSTU";
    const auto isPunctuation = [](char byte) {
        return Punctuation.find(byte) != std::string_view::npos;
    };
    if (std::any_of(needle.begin(), needle.end(), [](char byte) { return byte == '"' || byte == '\\'; }))
        return false;
    return std::none_of(needle.begin(), needle.end(), isPunctuation)
        || std::any_of(needle.begin(), needle.end(), [&](char byte) {
               return !isPunctuation(byte) && outsideStrings.find(byte) == std::string_view::npos;
           });
}

/// The first quote in front of \a offset, which is inside of a string, that no backslash escapes.
std::size_t openingQuote(std::string_view bytes, std::size_t offset)
{
    for (auto at = bytes.rfind('"', offset);; at = bytes.rfind('"', at - 1)) {
        auto before = at;
        while (before > 0 && bytes[before - 1] == '\\')
            --before;
        if ((at - before) % 2 == 0)
            return at;
    }
}

std::size_t closingQuote(std::string_view bytes, std::size_t opening)
{
    auto end = opening + 1;
    while (bytes[end] != '"')
        end += bytes[end] == '\\' ? 2U : 1U;
    return end;
}

/// Searches all strings, numbers and words one by one.
class TokenSearch
{
public:
    TokenSearch(std::string_view bytes, const ByteSearch &search, std::size_t limit)
        : m_bytes(bytes),
          m_search(search),
          m_limit(limit)
    { }

    std::vector<std::uint32_t> take() && { return std::move(m_found); }
    bool isFull() const { return m_found.size() >= m_limit; }

    /// What is found in the bytes as they are.
    void plain(std::size_t begin, std::size_t end)
    {
        if (isFull())
            return;
        m_search.forEach(m_bytes.substr(begin, end - begin), [&](std::size_t at) {
            m_found.push_back(static_cast<std::uint32_t>(begin + at));
            return !isFull();
        });
    }
    /// The inside of a string.
    void decoded(std::size_t begin, std::size_t end)
    {
        if (isFull())
            return;
        const auto text = decodeEscapes(m_bytes, begin, end);
        m_search.forEach(text.text, [&](std::size_t at) {
            m_found.push_back(text.origins[at]);
            return !isFull();
        });
    }
    /// All of it at once, where nothing that is found can cross a token; only strings with escapes are looked at
    /// singly.
    void quickly()
    {
        for (std::size_t at = 0; at < m_bytes.size() && !isFull();) {
            const auto escape = m_bytes.find('\\', at);
            if (escape == std::string_view::npos)
                return plain(at, m_bytes.size());
            const auto opening = openingQuote(m_bytes, escape);
            plain(at, opening);
            const auto closing = closingQuote(m_bytes, opening);
            decoded(opening + 1, closing);
            at = closing + 1;
        }
    }
    void oneByOne()
    {
        for (std::size_t at = 0; at < m_bytes.size() && !isFull();) {
            if (Punctuation.find(m_bytes[at]) != std::string_view::npos) {
                ++at;
            } else if (m_bytes[at] != '"') {
                const auto end = std::min(m_bytes.find_first_of(Punctuation, at), m_bytes.size());
                plain(at, end);
                at = end;
            } else {
                const auto end = closingQuote(m_bytes, at);
                const bool isEscaped = m_bytes.substr(at, end - at).find('\\') != std::string_view::npos;
                isEscaped ? decoded(at + 1, end) : plain(at + 1, end);
                at = end + 1;
            }
        }
    }

private:
    std::string_view m_bytes;
    const ByteSearch &m_search;
    std::size_t m_limit;
    std::vector<std::uint32_t> m_found;
};

} // namespace

std::vector<std::uint32_t> findText(const json::Tape &tape, std::string_view needle, bool caseSensitive,
                                    std::size_t limit)
{
    if (needle.empty())
        return {};
    const ByteSearch search(needle, caseSensitive);
    const auto root = tape.root().span();
    TokenSearch tokens(tape.bytes().substr(0, root.end), search, limit);
    neverCrossesTokens(needle) ? tokens.quickly() : tokens.oneByOne();
    return std::move(tokens).take();
}

std::vector<std::uint32_t> findBytes(std::string_view bytes, std::string_view needle, bool caseSensitive,
                                     std::size_t limit)
{
    std::vector<std::uint32_t> found;
    if (needle.empty() || limit == 0)
        return found;
    ByteSearch(needle, caseSensitive).forEach(bytes, [&](std::size_t at) {
        found.push_back(static_cast<std::uint32_t>(at));
        return found.size() < limit;
    });
    return found;
}

} // namespace results

#include "core/results/textsearch.h"

#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <QChar>

#include <algorithm>
#include <array>
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

text::Span spanOf(std::size_t begin, std::size_t end)
{
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

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

/// A letter of any script as all its forms are compared, after Unicode's simple case folding. The capital I with a dot
/// has a fold in Turkish alone, where it is this one; elsewhere nobody types it to find anything else.
char32_t folded(char32_t character)
{
    if (character < 0x80)
        return static_cast<char32_t>(text::lowerAscii(static_cast<char>(character)));
    return character == 0x130 ? U'i' : QChar::toCaseFolded(character);
}

/// Bytes that are no UTF-8 are like nothing but themselves.
char32_t characterOf(const text::CodePoint &point, char byte)
{
    constexpr char32_t noCharacter = 0x110000;
    return point.valid ? point.value : noCharacter + static_cast<unsigned char>(byte);
}

/// How often each byte stands in a text, from a look here and there.
std::array<std::uint32_t, 256> byteCounts(std::string_view bytes)
{
    constexpr std::size_t looks = 16;
    constexpr std::size_t looked = 1024;
    std::array<std::uint32_t, 256> counts {};
    for (std::size_t look = 0; look < looks; ++look)
        for (const char byte : bytes.substr(bytes.size() / looks * look, looked))
            ++counts[static_cast<unsigned char>(byte)];
    return counts;
}

/// Finds a text in bytes as they stand there, letters in all their cases unless told. Looks for the rarest of its
/// characters in all its forms, and for their last bytes (in front of them stand those of half an alphabet): that is
/// how memchr() reads a hundred megabytes in the time of a blink.
class ByteSearch
{
public:
    ByteSearch(std::string_view needle, bool caseSensitive, std::string_view all) : m_caseSensitive(caseSensitive)
    {
        for (std::size_t at = 0; at < needle.size();) {
            const auto point = text::decode(needle, at);
            m_characters.push_back(likened(point, needle[at]));
            m_written.push_back(needle.substr(at, point.length));
            at += point.length;
        }
        choosePivot(byteCounts(all));
    }

    /// Calls \a report with the begin and the end of each place in \a bytes, until it returns false.
    template <typename Report>
    void forEach(std::string_view bytes, Report report) const
    {
        std::vector<std::size_t> nexts;
        for (const auto &form : m_forms)
            nexts.push_back(placeOf(form, bytes, 0));
        for (std::size_t from = 0;;) {
            const auto pivot = *std::min_element(nexts.begin(), nexts.end());
            if (pivot == std::string_view::npos)
                return;
            auto next = pivot + 1;
            if (const auto begin = beginBefore(bytes, pivot, from); begin != std::string_view::npos) {
                if (const auto end = endBehind(bytes, pivot); end != std::string_view::npos) {
                    if (!report(begin, end))
                        return;
                    next = from = end;
                }
            }
            for (std::size_t i = 0; i < nexts.size(); ++i)
                if (nexts[i] < next)
                    nexts[i] = placeOf(m_forms[i], bytes, next);
        }
    }

private:
    char32_t likened(const text::CodePoint &point, char byte) const
    {
        const auto character = characterOf(point, byte);
        return m_caseSensitive ? character : folded(character);
    }

    void choosePivot(const std::array<std::uint32_t, 256> &counts)
    {
        // Where one would have to step over more, the others are no better.
        constexpr std::size_t tried = 16;
        // There is no letter with cases behind this one.
        constexpr char32_t lastLetter = 0x1E943;
        std::vector<std::vector<std::string>> forms;
        for (std::size_t i = 0; i < std::min(tried, m_characters.size()); ++i)
            forms.push_back({std::string(m_written[i])});
        for (char32_t letter = U'A'; letter <= lastLetter && !m_caseSensitive; ++letter) {
            const auto character = folded(letter);
            for (std::size_t i = 0; i < forms.size(); ++i) {
                if (m_characters[i] != character)
                    continue;
                std::string form;
                text::append(form, letter);
                if (form != m_written[i])
                    forms[i].push_back(std::move(form));
            }
        }
        const auto cost = [&](const std::vector<std::string> &each) {
            std::uint32_t sum = 0;
            for (const auto &form : each)
                sum += counts[static_cast<unsigned char>(form.back())];
            return sum;
        };
        const auto rarest = std::min_element(
            forms.begin(), forms.end(), [&](const auto &left, const auto &right) { return cost(left) < cost(right); });
        m_pivot = static_cast<std::size_t>(rarest - forms.begin());
        m_forms = std::move(*rarest);
    }

    static std::size_t placeOf(std::string_view letter, std::string_view bytes, std::size_t from)
    {
        const auto before = letter.size() - 1;
        for (auto end = bytes.find(letter.back(), from + before); end != std::string_view::npos;
             end = bytes.find(letter.back(), end + 1))
            if (before == 0 || bytes.substr(end - before, before) == letter.substr(0, before))
                return end - before;
        return std::string_view::npos;
    }

    /// Most are ASCII, and need not be decoded to be told apart.
    static text::CodePoint pointAt(std::string_view bytes, std::size_t at)
    {
        const char byte = bytes[at];
        return static_cast<unsigned char>(byte) < 0x80 ? text::CodePoint {static_cast<char32_t>(byte), 1, true}
                                                       : text::decode(bytes, at);
    }

    /// Where what is looked for begins when its pivot stands at \a pivot, not before \a first; npos: it does not.
    std::size_t beginBefore(std::string_view bytes, std::size_t pivot, std::size_t first) const
    {
        auto at = pivot;
        for (auto i = m_pivot; i > 0; --i) {
            if (at == first)
                return std::string_view::npos;
            auto begin = at - 1;
            while (begin > first && at - begin < 4 && (static_cast<unsigned char>(bytes[begin]) & 0xC0U) == 0x80U)
                --begin;
            auto point = pointAt(bytes, begin);
            if (point.length != at - begin) {
                // No character ends here: it is a byte by itself.
                begin = at - 1;
                point = pointAt(bytes, begin);
            }
            if (likened(point, bytes[begin]) != m_characters[i - 1])
                return std::string_view::npos;
            at = begin;
        }
        return at;
    }

    std::size_t endBehind(std::string_view bytes, std::size_t pivot) const
    {
        auto at = pivot;
        for (auto i = m_pivot; i < m_characters.size(); ++i) {
            if (at >= bytes.size())
                return std::string_view::npos;
            const auto point = pointAt(bytes, at);
            if (likened(point, bytes[at]) != m_characters[i])
                return std::string_view::npos;
            at += point.length;
        }
        return at;
    }

    bool m_caseSensitive;
    std::u32string m_characters; ///< As they are compared.
    std::vector<std::string_view> m_written;
    std::size_t m_pivot = 0;
    std::vector<std::string> m_forms; ///< The pivot as it may be written.
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

    std::vector<text::Span> take() && { return std::move(m_found); }
    bool isFull() const { return m_found.size() >= m_limit; }

    /// What is found in the bytes as they are.
    void plain(std::size_t begin, std::size_t end)
    {
        if (isFull())
            return;
        m_search.forEach(m_bytes.substr(begin, end - begin), [&](std::size_t from, std::size_t to) {
            m_found.push_back(spanOf(begin + from, begin + to));
            return !isFull();
        });
    }
    /// The inside of a string.
    void decoded(std::size_t begin, std::size_t end)
    {
        if (isFull())
            return;
        const auto text = decodeEscapes(m_bytes, begin, end);
        m_search.forEach(text.text, [&](std::size_t from, std::size_t to) {
            m_found.push_back(spanOf(text.origins[from], to < text.origins.size() ? text.origins[to] : end));
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
    std::vector<text::Span> m_found;
};

} // namespace

std::vector<text::Span> findText(const json::Tape &tape, std::string_view needle, bool caseSensitive, std::size_t limit)
{
    if (needle.empty())
        return {};
    const auto bytes = tape.bytes().substr(0, tape.root().span().end);
    const ByteSearch search(needle, caseSensitive, bytes);
    TokenSearch tokens(bytes, search, limit);
    neverCrossesTokens(needle) ? tokens.quickly() : tokens.oneByOne();
    return std::move(tokens).take();
}

std::vector<text::Span> findBytes(std::string_view bytes, std::string_view needle, bool caseSensitive,
                                  std::size_t limit)
{
    std::vector<text::Span> found;
    if (needle.empty() || limit == 0)
        return found;
    ByteSearch(needle, caseSensitive, bytes).forEach(bytes, [&](std::size_t begin, std::size_t end) {
        found.push_back(spanOf(begin, end));
        return found.size() < limit;
    });
    return found;
}

} // namespace results

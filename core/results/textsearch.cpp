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

} // namespace

std::vector<std::uint32_t> findText(const json::Tape &tape, std::string_view needle, bool caseSensitive,
                                    std::size_t limit)
{
    std::vector<std::uint32_t> found;
    if (needle.empty())
        return found;
    const auto equals = [caseSensitive](char left, char right) {
        return left == right || (!caseSensitive && text::lowerAscii(left) == text::lowerAscii(right));
    };
    const auto search = [&](std::string_view token, auto &&report) {
        for (auto at = token.begin(); found.size() < limit;) {
            at = std::search(at, token.end(), needle.begin(), needle.end(), equals);
            if (at == token.end())
                return;
            report(static_cast<std::size_t>(at - token.begin()));
            at += static_cast<std::ptrdiff_t>(needle.size());
        }
    };

    const auto bytes = tape.bytes();
    for (std::size_t at = 0; at < bytes.size() && found.size() < limit;) {
        if (Punctuation.find(bytes[at]) != std::string_view::npos) {
            ++at;
            continue;
        }
        const bool isString = bytes[at] == '"';
        const auto begin = isString ? at + 1 : at;
        auto end = isString ? begin : std::min(bytes.find_first_of(Punctuation, at), bytes.size());
        bool escaped = false;
        while (isString && bytes[end] != '"') {
            escaped = escaped || bytes[end] == '\\';
            end += bytes[end] == '\\' ? 2U : 1U;
        }
        if (escaped) {
            const auto decoded = decodeEscapes(bytes, begin, end);
            search(decoded.text, [&](std::size_t offset) { found.push_back(decoded.origins[offset]); });
        } else {
            search(bytes.substr(begin, end - begin),
                   [&](std::size_t offset) { found.push_back(static_cast<std::uint32_t>(begin + offset)); });
        }
        at = isString ? end + 1 : end;
    }
    return found;
}

} // namespace results

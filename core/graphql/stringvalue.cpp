#include "core/graphql/stringvalue.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <vector>

namespace graphql {

namespace {

constexpr std::uint32_t noHexDigit = 0xFF;

std::uint32_t hexDigitAt(std::string_view source, std::size_t offset)
{
    const char c = offset < source.size() ? source[offset] : '\0';
    if (c >= '0' && c <= '9')
        return static_cast<std::uint32_t>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<std::uint32_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F')
        return static_cast<std::uint32_t>(c - 'A' + 10);
    return noHexDigit;
}

constexpr char32_t notFourHexDigits = 0xFFFFFFFF;

char32_t fourHexDigits(std::string_view source, std::size_t offset)
{
    char32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const std::uint32_t digit = hexDigitAt(source, offset + i);
        if (digit == noHexDigit)
            return notFourHexDigits;
        value = (value << 4U) | digit;
    }
    return value;
}

bool isLeadingSurrogate(char32_t value)
{
    return value >= 0xD800 && value <= 0xDBFF;
}
bool isTrailingSurrogate(char32_t value)
{
    return value >= 0xDC00 && value <= 0xDFFF;
}
bool isScalarValue(char32_t value)
{
    return value <= 0xD7FF || (value >= 0xE000 && value <= 0x10FFFF);
}

Escape invalidUnicodeEscape(std::string_view source, std::size_t offset, std::size_t length)
{
    return {0, static_cast<std::uint32_t>(std::min(length, source.size() - offset)), false, true};
}

/// `\u{1F600}`: as graphql-js, at most eight digits, which is more than any scalar value needs.
Escape readBracedEscape(std::string_view source, std::size_t offset)
{
    std::uint64_t value = 0;
    std::size_t length = 3;
    while (length < 12) {
        const std::size_t at = offset + length++;
        if (at < source.size() && source[at] == '}') {
            if (length < 5 || value > 0x10FFFF || !isScalarValue(static_cast<char32_t>(value)))
                break;
            return {static_cast<char32_t>(value), static_cast<std::uint32_t>(length), true, true};
        }
        const std::uint32_t digit = hexDigitAt(source, at);
        if (digit == noHexDigit)
            break;
        value = (value << 4U) | digit;
    }
    return invalidUnicodeEscape(source, offset, length);
}

Escape readFixedEscape(std::string_view source, std::size_t offset)
{
    const char32_t value = fourHexDigits(source, offset + 2);
    if (value == notFourHexDigits)
        return invalidUnicodeEscape(source, offset, 6);
    if (isScalarValue(value))
        return {value, 6, true, true};
    if (isLeadingSurrogate(value) && source.substr(offset + 6, 2) == "\\u") {
        const char32_t trailing = fourHexDigits(source, offset + 8);
        if (trailing != notFourHexDigits && isTrailingSurrogate(trailing))
            return {0x10000 + ((value - 0xD800) << 10U) + (trailing - 0xDC00), 12, true, true};
    }
    return invalidUnicodeEscape(source, offset, 6);
}

std::vector<std::string_view> splitLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    std::size_t begin = 0;
    for (;;) {
        const std::size_t end = text.find_first_of("\r\n", begin);
        lines.push_back(text.substr(begin, end == std::string_view::npos ? end : end - begin));
        if (end == std::string_view::npos)
            return lines;
        begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    }
}

std::size_t indentOf(std::string_view line)
{
    return std::min(line.find_first_not_of(" \t"), line.size());
}

void appendWithPlainQuotes(std::string &out, std::string_view line)
{
    constexpr std::string_view escapedQuotes = "\\\"\"\"";
    std::size_t begin = 0;
    for (std::size_t at = line.find(escapedQuotes); at != std::string_view::npos;
         at = line.find(escapedQuotes, begin)) {
        out += line.substr(begin, at - begin);
        out += "\"\"\"";
        begin = at + escapedQuotes.size();
    }
    out += line.substr(begin);
}

} // namespace

Escape readEscapeSequence(std::string_view source, std::size_t offset)
{
    const char letter = offset + 1 < source.size() ? source[offset + 1] : '\0';
    switch (letter) {
    case '"':
    case '\\':
    case '/':
        return {static_cast<char32_t>(letter), 2, true, false};
    case 'b':
        return {'\b', 2, true, false};
    case 'f':
        return {'\f', 2, true, false};
    case 'n':
        return {'\n', 2, true, false};
    case 'r':
        return {'\r', 2, true, false};
    case 't':
        return {'\t', 2, true, false};
    case 'u':
        return source.substr(offset + 2, 1) == "{" ? readBracedEscape(source, offset) : readFixedEscape(source, offset);
    default: {
        const std::size_t left = source.size() - offset;
        const std::uint32_t following = left > 1 ? text::decode(source, offset + 1).length : 0;
        return {0, 1 + following, false, false};
    }
    }
}

std::string decodeString(std::string_view raw)
{
    std::string out;
    out.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();) {
        if (raw[at] != '\\') {
            out += raw[at++];
            continue;
        }
        const Escape escape = readEscapeSequence(raw, at);
        if (escape.valid) {
            text::append(out, escape.value);
            at += escape.length;
        } else {
            out += raw[at++];
        }
    }
    return out;
}

std::string decodeBlockString(std::string_view raw)
{
    const std::vector<std::string_view> lines = splitLines(raw);
    std::size_t commonIndent = std::string_view::npos;
    std::size_t first = lines.size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t indent = indentOf(lines[i]);
        if (indent == lines[i].size())
            continue;
        first = std::min(first, i);
        last = i;
        if (i != 0)
            commonIndent = std::min(commonIndent, indent);
    }

    std::string out;
    out.reserve(raw.size());
    for (std::size_t i = first; i < lines.size() && i <= last; ++i) {
        if (i != first)
            out += '\n';
        appendWithPlainQuotes(out, i == 0 ? lines[i] : lines[i].substr(std::min(commonIndent, lines[i].size())));
    }
    return out;
}

} // namespace graphql

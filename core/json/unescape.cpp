#include "core/json/unescape.h"

#include "core/json/stringscan.h"
#include "core/text/utf8.h"

#include <charconv>

namespace json {

namespace {

std::uint32_t hexUnit(std::string_view digits)
{
    std::uint32_t unit = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
    return unit;
}

bool isHighSurrogate(std::uint32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}
bool isLowSurrogate(std::uint32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/// Appends the `\uXXXX` at \a at, with its other half when it is one of a pair, and returns what follows it.
std::size_t appendUnicodeEscape(std::string &out, std::string_view inner, std::size_t at)
{
    char32_t point = hexUnit(inner.substr(at + 2, 4));
    at += 6;
    if (isHighSurrogate(point) && inner.substr(at, 2) == "\\u") {
        const std::uint32_t low = hexUnit(inner.substr(at + 2, 4));
        if (isLowSurrogate(low)) {
            point = 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00);
            at += 6;
        }
    }
    if (isHighSurrogate(point) || isLowSurrogate(point))
        point = 0xFFFD;
    text::append(out, point);
    return at;
}

char meaningOf(char letter)
{
    switch (letter) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return letter;
    }
}

} // namespace

std::size_t plainRun(std::string_view inner, std::size_t at)
{
    constexpr auto size = static_cast<std::size_t>(scan::Block::Size);
    const std::size_t begin = at;
    for (; inner.size() - at >= size; at += size) {
        const scan::Block block(inner.data() + at);
        if (const auto special = block.notAscii() | block.equal('\\'))
            return at + static_cast<std::size_t>(scan::Block::firstOf(special)) - begin;
    }
    while (at < inner.size() && inner[at] != '\\' && static_cast<unsigned char>(inner[at]) < 0x80)
        ++at;
    return at - begin;
}

std::string unescaped(std::string_view inner)
{
    const std::size_t plain = plainRun(inner, 0);
    if (plain == inner.size())
        return std::string(inner);
    std::string out;
    out.reserve(inner.size());
    for (std::size_t at = 0; at < inner.size();) {
        const std::size_t run = at == 0 ? plain : plainRun(inner, at);
        out.append(inner, at, run);
        at += run;
        if (at == inner.size())
            break;
        if (inner[at] == '\\') {
            if (inner[at + 1] == 'u') {
                at = appendUnicodeEscape(out, inner, at);
            } else {
                out += meaningOf(inner[at + 1]);
                at += 2;
            }
        } else {
            const text::CodePoint point = text::decode(inner, at);
            text::append(out, point.value);
            at += point.length;
        }
    }
    return out;
}

} // namespace json

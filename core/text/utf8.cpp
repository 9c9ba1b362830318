#include "core/text/utf8.h"

namespace text {

namespace {

constexpr CodePoint malformedByte {0xFFFD, 1, false};

std::uint32_t byteAt(std::string_view source, std::size_t offset)
{
    return offset < source.size() ? static_cast<unsigned char>(source[offset]) : 0;
}

bool isContinuation(std::uint32_t byte)
{
    return (byte & 0xC0U) == 0x80;
}

} // namespace

CodePoint decode(std::string_view source, std::size_t offset)
{
    const std::uint32_t first = byteAt(source, offset);
    if (first < 0x80)
        return {first, 1, true};

    const std::uint32_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    // C0 and C1 could only begin overlong forms, F5 and above only what lies beyond U+10FFFF.
    if (first < 0xC2 || first > 0xF4 || source.size() - offset < length)
        return malformedByte;

    std::uint32_t value = first & (0x7FU >> length);
    for (std::uint32_t i = 1; i < length; ++i) {
        const std::uint32_t byte = byteAt(source, offset + i);
        if (!isContinuation(byte))
            return malformedByte;
        value = (value << 6U) | (byte & 0x3FU);
    }
    const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (overlong || surrogate || value > 0x10FFFF)
        return malformedByte;
    return {value, length, true};
}

void append(std::string &out, char32_t codePoint)
{
    const auto push = [&out](std::uint32_t byte) {
        out.push_back(static_cast<char>(byte));
    };
    const std::uint32_t value = codePoint;
    if (value < 0x80) {
        push(value);
    } else if (value < 0x800) {
        push(0xC0U | (value >> 6U));
        push(0x80U | (value & 0x3FU));
    } else if (value < 0x10000) {
        push(0xE0U | (value >> 12U));
        push(0x80U | ((value >> 6U) & 0x3FU));
        push(0x80U | (value & 0x3FU));
    } else {
        push(0xF0U | (value >> 18U));
        push(0x80U | ((value >> 12U) & 0x3FU));
        push(0x80U | ((value >> 6U) & 0x3FU));
        push(0x80U | (value & 0x3FU));
    }
}

bool isValidUtf8(std::string_view source)
{
    for (std::size_t i = 0; i < source.size();) {
        if (static_cast<unsigned char>(source[i]) < 0x80) {
            ++i; // Nearly all of a schema: decoding it byte by byte would show in a fresh process.
            continue;
        }
        const CodePoint point = decode(source, i);
        if (!point.valid)
            return false;
        i += point.length;
    }
    return true;
}

std::uint32_t utf16Length(std::string_view source)
{
    std::uint32_t units = 0;
    for (std::size_t i = 0; i < source.size();) {
        const CodePoint point = decode(source, i);
        units += point.value > 0xFFFF ? 2 : 1;
        i += point.length;
    }
    return units;
}

} // namespace text

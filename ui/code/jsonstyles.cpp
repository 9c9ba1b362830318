#include "ui/code/jsonstyles.h"

#include "core/json/typed.h"

#include <algorithm>

namespace ui {
namespace {

bool isJsonWordByte(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '-'
        || byte == '+' || byte == '.' || byte == '_';
}

std::size_t endOfJsonString(std::string_view text, std::size_t begin)
{
    for (std::size_t i = begin + 1; i < text.size() && text[i] != '\n'; ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return i + 1;
    }
    return std::min(text.find('\n', begin), text.size());
}

/// A string is a key when a colon follows; far away there is none, or it does not matter for a colour.
bool isBeforeColon(std::string_view text, std::size_t offset)
{
    const auto next = text.substr(0, std::min(text.size(), offset + 256)).find_first_not_of(" \t\r\n", offset);
    return next != std::string_view::npos && text[next] == ':';
}

JsonStyle styleOfJsonWord(std::string_view word)
{
    if (word == "true" || word == "false" || word == "null")
        return JsonStyle::Word;
    return word[0] == '-' || (word[0] >= '0' && word[0] <= '9') ? JsonStyle::Number : JsonStyle::Broken;
}

} // namespace

std::string jsonStyles(std::string_view text, std::size_t begin, std::size_t end, bool isInComment)
{
    std::string styles;
    styles.reserve(end - begin);
    std::size_t offset = begin;
    const auto paint = [&](std::size_t until, JsonStyle style) {
        styles.append(std::min(until, end) - offset, static_cast<char>(style));
        offset = std::min(until, end);
    };
    if (isInComment) {
        const auto close = text.find("*/", begin);
        paint(close == std::string_view::npos ? end : close + 2, JsonStyle::Comment);
    }
    while (offset < end) {
        const char byte = text[offset];
        if (byte == '"') {
            const auto stringEnd = endOfJsonString(text, offset);
            paint(stringEnd, isBeforeColon(text, stringEnd) ? JsonStyle::Key : JsonStyle::String);
        } else if (const auto commentEnd = json::commentEnd(text, offset); commentEnd != offset) {
            paint(commentEnd, JsonStyle::Comment); // To the end, when it has none.
        } else if (isJsonWordByte(byte)) {
            auto wordEnd = offset + 1;
            while (wordEnd < text.size() && isJsonWordByte(text[wordEnd]))
                ++wordEnd;
            paint(wordEnd, styleOfJsonWord(text.substr(offset, wordEnd - offset)));
        } else {
            paint(offset + 1, JsonStyle::Plain);
        }
    }
    return styles;
}

} // namespace ui

#include "core/json/typed.h"

#include <algorithm>

namespace json {

namespace {

/// Behind the closing quote; at the line break, which no string of JSON may hold, or the end when there is none.
std::size_t stringEnd(std::string_view text, std::size_t quote)
{
    std::size_t at = quote + 1;
    while (at < text.size() && text[at] != '"' && text[at] != '\n' && text[at] != '\r')
        at += text[at] == '\\' ? 2 : 1;
    if (at < text.size() && text[at] == '"')
        ++at;
    return std::min(at, text.size());
}

void blank(std::string &text, std::size_t begin, std::size_t end)
{
    for (std::size_t at = begin; at < end; ++at)
        if (text[at] != '\n' && text[at] != '\r')
            text[at] = ' ';
}

} // namespace

std::size_t commentEnd(std::string_view text, std::size_t begin)
{
    const auto rest = text.substr(begin);
    if (rest.starts_with("/*")) {
        const auto close = text.find("*/", begin + 2);
        return close == std::string_view::npos ? close : close + 2;
    }
    if (rest.starts_with('#') || rest.starts_with("//"))
        return std::min(text.find_first_of("\r\n", begin), text.size());
    return begin;
}

std::string plainJson(std::string_view typed)
{
    constexpr auto none = std::string_view::npos;
    std::string text(typed);
    auto comma = none; // The last significant byte, when it is a comma behind a value.
    bool isBehindValue = false;
    for (std::size_t at = 0; at < text.size();) {
        const char byte = text[at];
        if (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') {
            ++at;
            continue;
        }
        if (const auto end = commentEnd(text, at); end != at) {
            if (end == none)
                break;
            blank(text, at, end);
            at = end;
            continue;
        }
        const bool isClosing = byte == ']' || byte == '}';
        if (isClosing && comma != none)
            text[comma] = ' ';
        comma = byte == ',' && isBehindValue ? at : none;
        isBehindValue = isClosing || (byte != '[' && byte != '{' && byte != ',' && byte != ':');
        at = byte == '"' ? stringEnd(text, at) : at + 1;
    }
    return text;
}

tl::expected<Tape, SyntaxError> parseTyped(std::string_view typed)
{
    auto tape = Tape::parse(plainJson(typed));
    // Such a comment is all that is left of comments.
    if (!tape && typed.substr(std::min<std::size_t>(tape.error().offset, typed.size())).starts_with("/*"))
        return tl::make_unexpected(SyntaxError {tape.error().offset, "This comment is never closed."});
    return tape;
}

std::unordered_set<std::string> keysTyped(std::string_view typed)
{
    std::unordered_set<std::string> keys;
    const auto tape = parseTyped(typed);
    if (tape && tape->root().isObject())
        tape->root().forEachMember([&keys](std::string_view key, Value) { keys.emplace(key); });
    return keys;
}

} // namespace json

#include "core/json/pretty.h"

#include <algorithm>

namespace json {

namespace {

/// Indentation stops growing here: ten thousand brackets would otherwise become a hundred megabytes of spaces.
constexpr std::size_t deepestIndent = 200;

void breakLine(std::string &out, std::size_t depth)
{
    out += '\n';
    out.append(2 * std::min(depth, deepestIndent), ' ');
}

/// Skips the string that begins at \a at. The text is known to be JSON.
std::size_t afterString(std::string_view text, std::size_t at)
{
    for (at = text.find_first_of("\"\\", at + 1); text[at] == '\\'; at = text.find_first_of("\"\\", at + 2)) { }
    return at + 1;
}

} // namespace

std::string pretty(const Value &value)
{
    // The tape has checked the grammar, so laying it out is a matter of brackets, commas and colons: one loop, no tree.
    const std::string_view text = value.raw();
    std::string out;
    out.reserve(text.size() + text.size() / 2);
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        switch (text[at]) {
        case ' ':
        case '\t':
        case '\r':
        case '\n':
            ++at;
            break;
        case '{':
        case '[': {
            out += text[at];
            const std::size_t next = text.find_first_not_of(" \t\r\n", at + 1);
            if (text[next] == '}' || text[next] == ']') {
                out += text[next];
                at = next + 1;
            } else {
                breakLine(out, ++depth);
                at = next;
            }
            break;
        }
        case '}':
        case ']':
            breakLine(out, --depth);
            out += text[at++];
            break;
        case ',':
            out += ',';
            breakLine(out, depth);
            ++at;
            break;
        case ':':
            out += ": ";
            ++at;
            break;
        default: {
            const std::size_t end = text[at] == '"' ? afterString(text, at) : text.find_first_of(",]} \t\r\n", at);
            out += text.substr(at, end - at);
            at = std::min(end, text.size());
        }
        }
    }
    return out;
}

} // namespace json

#include "core/graphql/plaindescription.h"

namespace graphql {
namespace {

constexpr std::string_view MarkdownBlanks = " \t\r\n";

/// Behind a `]`: the end of the `(target)` that follows it, or the same place when none does.
std::size_t behindTarget(std::string_view text, std::size_t at)
{
    if (at >= text.size() || text[at] != '(')
        return at;
    const auto end = text.find_first_of(")\n", at);
    return end == std::string_view::npos || text[end] != ')' ? at : end + 1;
}

/// Where the text of a line begins, behind the marks of a heading, a list or a quotation.
std::size_t behindLineMark(std::string_view text, std::size_t at)
{
    const auto end = text.find_first_not_of("#>", at);
    if (end != std::string_view::npos && end > at && text[end] == ' ')
        return end;
    const bool isItem = text[at] == '-' || text[at] == '*' || text[at] == '+';
    return isItem && at + 1 < text.size() && text[at + 1] == ' ' ? at + 1 : at;
}

} // namespace

std::string plainDescription(std::string_view markdown)
{
    std::string plain;
    plain.reserve(markdown.size());
    bool beginsLine = true;
    bool isCode = false;
    for (std::size_t at = 0; at < markdown.size(); ++at) {
        const char c = markdown[at];
        if (MarkdownBlanks.find(c) != std::string_view::npos) {
            beginsLine = beginsLine || c == '\n';
            if (!plain.empty() && plain.back() != ' ')
                plain += ' ';
            continue;
        }
        if (beginsLine && !isCode) {
            beginsLine = false;
            if (const auto behind = behindLineMark(markdown, at); behind > at) {
                at = behind - 1;
                continue;
            }
        }
        beginsLine = false;
        if (c == '`') {
            isCode = !isCode;
        } else if (isCode) {
            plain += c;
        } else if (c == '*' || (c == '!' && markdown.substr(at + 1, 1) == "[")) {
            continue;
        } else if (c == '[') {
            // A bracket that belongs to no link is a bracket.
            const auto end = markdown.find_first_of("]\n", at);
            const bool isLink =
                end != std::string_view::npos && markdown[end] == ']' && behindTarget(markdown, end + 1) > end + 1;
            if (!isLink) {
                plain += c;
                continue;
            }
            plain += plainDescription(markdown.substr(at + 1, end - at - 1));
            at = behindTarget(markdown, end + 1) - 1;
        } else {
            plain += c;
        }
    }
    if (!plain.empty() && plain.back() == ' ')
        plain.pop_back();
    return plain;
}

std::string firstParagraph(std::string_view markdown)
{
    const auto begin = markdown.find_first_not_of(MarkdownBlanks);
    if (begin == std::string_view::npos)
        return {};
    markdown.remove_prefix(begin);
    return plainDescription(markdown.substr(0, markdown.find("\n\n")));
}

} // namespace graphql

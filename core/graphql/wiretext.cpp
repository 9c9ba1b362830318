#include "core/graphql/wiretext.h"

#include "core/graphql/characters.h"
#include "core/graphql/lexer.h"

#include <algorithm>

namespace graphql {

namespace {

constexpr std::string_view wireMark = "\xEF\xBB\xBF";

bool isPlainCommentByte(char c)
{
    return (c >= 0x20 && c < 0x7F) || c == '\t';
}

/// Whether any reader, wherever it begins, could find the keyword: names are written as they are in every
/// dialect, so without these bytes there is no mutation. `mutationType` is a longer name from any beginning.
bool canHoldMutation(std::string_view source)
{
    constexpr std::string_view keyword = "mutation";
    for (std::size_t at = source.find(keyword); at != std::string_view::npos; at = source.find(keyword, at + 1)) {
        const std::size_t end = at + keyword.size();
        if (end == source.size() || !isNameContinue(static_cast<unsigned char>(source[end])))
            return true;
    }
    return false;
}

bool isOddControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

bool hasLoneCarriageReturn(std::string_view text)
{
    for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
        if (text.substr(at + 1, 1) != "\n")
            return true;
    }
    return false;
}

} // namespace

std::string wireText(const Document &document)
{
    std::string text(document.source());
    for (const text::Span span : document.comments()) {
        const auto begin = text.begin() + span.begin;
        const auto end = text.begin() + span.end;
        if (!std::all_of(begin, end, isPlainCommentByte))
            std::fill(begin, end, ' ');
    }
    // A mark inside a string is data: it stays. Between tokens it means nothing, and comments are blank by now.
    Lexer lexer(document.source());
    std::size_t mark = text.find(wireMark);
    for (Token token = lexer.next(); mark != std::string::npos; token = lexer.next()) {
        for (; mark < token.span.begin; mark = text.find(wireMark, mark))
            std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(mark), wireMark.size(), ' ');
        while (mark < token.span.end)
            mark = text.find(wireMark, mark + wireMark.size());
    }
    return text;
}

std::string readingDoubt(const Document &document)
{
    const std::string text = wireText(document);
    if (!canHoldMutation(text))
        return {};
    if (std::any_of(text.begin(), text.end(), isOddControl))
        return "The text holds control characters, which not every server reads alike.";
    if (hasLoneCarriageReturn(text))
        return "The text has line ends that are a lone carriage return, which not every server reads alike.";
    if (text.find("\xE2\x80\xA8") != std::string::npos || text.find("\xE2\x80\xA9") != std::string::npos)
        return "The text holds the line separators U+2028 or U+2029, which not every server reads alike.";
    if (text.find(wireMark) != std::string::npos)
        return "The text holds a byte order mark (U+FEFF), which not every server reads alike.";
    if (text.find("\\\"\"\"") != std::string::npos)
        return "A block string holds escaped quotes (\\\"\"\"), which not every server reads alike.";
    for (const Definition &definition : document.definitions()) {
        const bool isDescribed = (definition.operation && definition.operation->description)
            || (definition.fragment && definition.fragment->description);
        if (isDescribed)
            return "An operation or fragment has a description, which older servers cannot read.";
    }
    return {};
}

} // namespace graphql

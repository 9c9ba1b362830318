#include "core/sandbox/gosource.h"

#include "core/graphql/lexer.h"
#include "core/text/utf8.h"

namespace sandbox {

namespace {

struct Skipped
{
    std::size_t bytes = 0;
    std::size_t characters = 0;
};

/// White space, commas and comments from \a offset on.
Skipped skipIgnored(std::string_view source, std::size_t offset)
{
    Skipped skipped;
    bool inComment = false;
    while (offset + skipped.bytes < source.size()) {
        const text::CodePoint point = text::decode(source, offset + skipped.bytes);
        const bool isLineEnd = point.value == '\n' || point.value == '\r';
        const bool isIgnored =
            isLineEnd || point.value == ' ' || point.value == '\t' || point.value == ',' || point.value == 0xFEFF;
        if (inComment)
            inComment = !isLineEnd && (point.value > 0x1F || point.value == '\t');
        else
            inComment = point.value == '#';
        if (!inComment && !isIgnored)
            break;
        skipped.bytes += point.length;
        ++skipped.characters;
    }
    return skipped;
}

} // namespace

std::string asGoReads(const std::string &source)
{
    std::string read;
    bool isOdd = false;
    for (std::size_t from = 0;;) {
        const Skipped skipped = skipIgnored(source, from);
        const std::size_t at = from + skipped.bytes;
        if (at >= source.size())
            break;
        const graphql::Token token = graphql::Lexer(source, nullptr, static_cast<std::uint32_t>(at)).next();
        // What is no token goes over as it is: it is a syntax error there and here.
        const std::size_t length =
            token.kind == graphql::TokenKind::EndOfFile || token.span.begin != at ? 1 : token.span.length();
        read += ' ' + source.substr(at, length);
        const bool isName = token.kind == graphql::TokenKind::Name;
        from = (isName ? from + skipped.characters : at) + length;
        isOdd = isOdd || (isName && skipped.characters != skipped.bytes);
    }
    return isOdd ? read : source;
}

} // namespace sandbox

#include "core/graphql/edits/minify.h"

#include "core/graphql/edits/gapwriter.h"
#include "core/graphql/lexer.h"
#include "core/graphql/stringprint.h"
#include "core/graphql/stringvalue.h"

namespace graphql {

namespace {

bool isPunctuator(TokenKind kind)
{
    return kind < TokenKind::Name;
}

/// A block string without indentation and without the lines it can do without.
std::string minimalBlockString(std::string_view token)
{
    constexpr std::size_t quotes = 3;
    std::string text;
    appendMinimalBlockString(text, decodeBlockString(token.substr(quotes, token.size() - 2 * quotes)));
    return text;
}

} // namespace

LayoutEdits minify(std::string_view source)
{
    std::vector<Diagnostic> errors;
    Lexer lexer(source, &errors);
    GapWriter writer(source);
    bool isBehindWord = false;
    for (Token token = lexer.next(); token.kind != TokenKind::EndOfFile; token = lexer.next()) {
        if (!errors.empty())
            break;
        if (token.kind == TokenKind::Comment)
            continue;
        const bool isWord = !isPunctuator(token.kind);
        // `1...` would read as a number that goes on.
        if (isBehindWord && (isWord || token.kind == TokenKind::Spread))
            writer.add(" ");
        if (token.kind == TokenKind::BlockString)
            writer.replace(token.span, minimalBlockString(token.span.of(source)));
        else
            writer.keep(token.span);
        isBehindWord = isWord;
    }
    if (!errors.empty())
        return {{}, std::move(errors.front())};
    return {std::move(writer).finish(), std::nullopt};
}

} // namespace graphql

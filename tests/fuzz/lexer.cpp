#include "core/graphql/lexer.h"

#include "tests/fuzz/target.h"

namespace {

std::vector<graphql::Token> tokensOf(std::string_view source, std::vector<graphql::Diagnostic> *errors)
{
    std::vector<graphql::Token> tokens;
    graphql::Lexer lexer(source, errors);
    do
        tokens.push_back(lexer.next());
    while (tokens.back().kind != graphql::TokenKind::EndOfFile);
    fuzz::require(lexer.next().kind == graphql::TokenKind::EndOfFile, "the end of the text is the end");
    return tokens;
}

bool areEqual(const graphql::Token &left, const graphql::Token &right)
{
    return left.kind == right.kind && left.span == right.span && left.escaped == right.escaped;
}

} // namespace

/// Tokens follow each other inside the text, a reader who only wants colours sees the same ones, and reading can begin
/// at each of them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view source = fuzz::textOf(data, size);
    std::vector<graphql::Diagnostic> errors;
    const std::vector<graphql::Token> tokens = tokensOf(source, &errors);
    fuzz::requireSound(errors, source);

    const std::vector<graphql::Token> colours = tokensOf(source, nullptr);
    fuzz::require(colours.size() == tokens.size(), "errors change no token");
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const graphql::Token &token = tokens[i];
        fuzz::require(areEqual(token, colours[i]), "errors change no token");
        fuzz::require(token.span.begin >= end && token.span.end <= size, "tokens follow each other inside the text");
        fuzz::require(token.kind == graphql::TokenKind::EndOfFile || !token.span.isEmpty(), "a token has bytes");
        end = token.span.end;
    }
    for (const std::uint32_t offset : fuzz::offsetsIn(source)) {
        const graphql::Token &token = tokens[offset % tokens.size()];
        graphql::Lexer lexer(source, nullptr, token.span.begin);
        fuzz::require(areEqual(lexer.next(), token), "reading can begin at any token");
    }
    return 0;
}

#include "core/graphql/help/typedaside.h"

#include "core/graphql/lexer.h"

#include <algorithm>
#include <array>
#include <vector>

namespace graphql {

namespace {

/// The last tokens that begin in front of \a caret, the last one first.
std::array<Token, 3> tokensBefore(std::string_view source, std::uint32_t caret)
{
    std::array<Token, 3> last {};
    Lexer lexer(source);
    for (auto token = lexer.next(); token.kind != TokenKind::EndOfFile && token.span.begin < caret;
         token = lexer.next())
        last = {token, last[0], last[1]};
    return last;
}

std::size_t behindBlanks(std::string_view source, std::size_t at)
{
    return std::min(source.find_first_not_of(" \t", at), source.size());
}

} // namespace

std::optional<std::uint32_t> argumentsPlace(std::string_view source, std::uint32_t caret)
{
    const auto [brace, name, before] = tokensBefore(source, caret);
    if (brace.kind != TokenKind::BraceLeft || name.kind != TokenKind::Name || name.span.of(source) == "on"
        || (before.kind == TokenKind::Name && before.span.of(source) == "on"))
        return std::nullopt;
    return name.span.end;
}

std::optional<std::uint32_t> moreArgumentsPlace(std::string_view source, std::uint32_t caret)
{
    const auto [brace, parenthesis, before] = tokensBefore(source, caret);
    if (brace.kind != TokenKind::BraceLeft || parenthesis.kind != TokenKind::ParenRight
        || before.kind == TokenKind::ParenLeft)
        return std::nullopt;
    // Whether they are those of a directive is told by what opened them.
    std::vector<bool> isDirective;
    bool wasDirective = false;
    std::array<TokenKind, 2> last {};
    Lexer lexer(source);
    for (auto token = lexer.next(); token.span.begin <= parenthesis.span.begin; token = lexer.next()) {
        if (token.kind == TokenKind::ParenLeft) {
            isDirective.push_back(last[0] == TokenKind::Name && last[1] == TokenKind::At);
        } else if (token.kind == TokenKind::ParenRight && !isDirective.empty()) {
            wasDirective = isDirective.back();
            isDirective.pop_back();
        }
        last = {token.kind, last[0]};
    }
    return wasDirective ? std::nullopt : std::optional(parenthesis.span.begin);
}

std::optional<std::uint32_t> selectionPlace(std::string_view source, std::uint32_t caret)
{
    const auto last = tokensBefore(source, caret)[0];
    if (last.span.end > caret || (last.kind != TokenKind::Name && last.kind != TokenKind::ParenRight))
        return std::nullopt;
    const auto brace = behindBlanks(source, caret);
    if (brace == source.size() || source[brace] != '{')
        return std::nullopt;
    const auto closing = source.find_first_not_of(" \t\r\n", brace + 1);
    if (closing == std::string_view::npos || source[closing] != '}')
        return std::nullopt;
    // The line that was made for it, or the blank.
    auto inside = behindBlanks(source, brace + 1);
    if (source[inside] == '\r')
        ++inside;
    if (source[inside] == '\n') {
        const auto end = behindBlanks(source, inside + 1);
        return static_cast<std::uint32_t>(end == closing ? brace + 1 : end);
    }
    return static_cast<std::uint32_t>(std::min(brace + 2, closing));
}

std::optional<WayOut> wayOut(std::string_view source, std::uint32_t caret)
{
    Lexer lexer(source);
    Token last;
    auto token = lexer.next();
    for (; token.kind != TokenKind::EndOfFile && token.span.begin < caret; token = lexer.next())
        last = token;
    if (last.span.end > caret) {
        if (last.kind == TokenKind::String && last.span.end == caret + 1 && source[caret] == '"')
            return WayOut {last.span.end, {}};
        return std::nullopt;
    }
    const auto isClosing = [](TokenKind kind) {
        return kind == TokenKind::ParenRight || kind == TokenKind::BracketRight || kind == TokenKind::BraceRight;
    };
    const auto isOpening = [](TokenKind kind) {
        return kind == TokenKind::ParenLeft || kind == TokenKind::BracketLeft || kind == TokenKind::BraceLeft;
    };
    if (!isClosing(token.kind) || isOpening(last.kind) || last.kind == TokenKind::Comment
        || last.kind == TokenKind::Colon)
        return std::nullopt;

    WayOut way {token.span.end, {}};
    const auto lineBegin = [&](std::uint32_t offset) {
        const auto found = offset == 0 ? std::string_view::npos : source.rfind('\n', offset - 1);
        return found == std::string_view::npos ? 0U : static_cast<std::uint32_t>(found + 1);
    };
    const auto own = lineBegin(caret);
    if (last.span.end <= own) {
        const auto closing = lineBegin(token.span.begin);
        if (closing == own || caret - own <= token.span.begin - closing)
            return std::nullopt;
        way.removed = {last.span.end, closing - 1};
    }
    way.place = selectionPlace(source, way.place).value_or(way.place);
    return way;
}

} // namespace graphql

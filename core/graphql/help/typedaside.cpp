#include "core/graphql/help/typedaside.h"

#include "core/graphql/lexer.h"

#include <array>

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

} // namespace graphql

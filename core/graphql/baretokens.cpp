#include "core/graphql/baretokens.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace graphql {
namespace {

/// A JSON Web Token whose header says the least is longer than this.
constexpr std::size_t surelyWebToken = 16;
/// Words of prose are shorter, or hold no digit.
constexpr std::size_t surelyCredential = 16;
constexpr std::size_t perhapsCredential = 6;
/// How far in front of the scheme the name of its header may stand.
constexpr std::size_t nearby = 64;

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWebTokenByte(char c)
{
    return isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
}

bool isCredentialByte(char c)
{
    return c > ' ' && c < '\x7f' && std::string_view("\"'`\\<>(){}[],;").find(c) == std::string_view::npos;
}

bool beginsWith(std::string_view text, std::string_view lowerCase)
{
    return text.size() >= lowerCase.size()
        && std::equal(lowerCase.begin(), lowerCase.end(), text.begin(),
                      [](char wanted, char c) { return text::lowerAscii(c) == wanted; });
}

/// Behind its last byte; \a at when there is none.
std::size_t webTokenEnd(std::string_view text, std::size_t at)
{
    if (text.substr(at, 3) != "eyJ")
        return at;
    auto end = at;
    while (end < text.size() && isWebTokenByte(text[end]))
        ++end;
    const auto token = text.substr(at, end - at);
    const bool isInWord = at > 0 && isLetterOrDigit(text[at - 1]) && (at < 2 || text[at - 2] != '\\');
    const bool hasParts = std::count(token.begin(), token.end(), '.') >= 2;
    return token.size() >= surelyWebToken || (hasParts && !isInWord) ? end : at;
}

/// Whether the line says in front of \a at that a credential follows.
bool isAuthorization(std::string_view text, std::size_t at)
{
    for (std::size_t back = 1; back <= std::min(at, nearby) && text[at - back] != '\n'; ++back) {
        if (beginsWith(text.substr(at - back, back), "authorization"))
            return true;
    }
    return false;
}

/// What stands behind the scheme that begins at \a at; empty when nothing does.
text::Span credentialBehind(std::string_view text, std::size_t at)
{
    static constexpr std::array<std::string_view, 2> schemes {"bearer", "basic"};
    const auto rest = text.substr(at);
    const auto scheme = std::find_if(schemes.begin(), schemes.end(),
                                     [&](std::string_view candidate) { return beginsWith(rest, candidate); });
    if (scheme == schemes.end())
        return {};
    auto begin = at + scheme->size();
    const auto blanks = begin;
    while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\t'))
        ++begin;
    auto end = begin;
    while (end < text.size() && isCredentialByte(text[end]))
        ++end;
    const auto found = text.substr(begin, end - begin);
    if (begin == blanks || found.empty() || found.front() == '$')
        return {};
    const bool isLikely = found.size() >= surelyCredential
        || (found.size() >= perhapsCredential && std::any_of(found.begin(), found.end(), isDigit))
        || isAuthorization(text, at);
    return isLikely ? text::Span {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)} : text::Span {};
}

} // namespace

std::vector<text::Span> bareTokens(std::string_view text)
{
    std::vector<text::Span> spans;
    for (auto at = text.find_first_of("ebB"); at != std::string_view::npos; at = text.find_first_of("ebB", at)) {
        if (const auto end = webTokenEnd(text, at); end > at)
            spans.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        else if (const auto behind = credentialBehind(text, at); behind.end > behind.begin)
            spans.push_back(behind);
        at = std::max<std::size_t>(at + 1, spans.empty() ? 0 : spans.back().end);
    }
    return spans;
}

} // namespace graphql

#include "core/json/caretplace.h"

#include "core/json/typed.h"

#include <algorithm>

namespace json {

namespace {

constexpr std::string_view spaces = " \t\r\n";

struct Token
{
    enum class Kind { Punctuation, String, Word, Comment, End };
    Kind kind = Kind::End;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool isClosed = true; ///< A string with its second quote, a comment that the next byte is outside of.

    bool isText() const { return kind == Kind::String || kind == Kind::Word; }
    bool holds(std::size_t caret) const
    {
        if (kind == Kind::Word)
            return begin <= caret && caret <= end;
        return begin < caret && (isClosed ? caret < end : caret <= end);
    }
};

Token stringAt(std::string_view text, std::size_t begin)
{
    std::size_t at = begin + 1;
    while (at < text.size() && text[at] != '"' && text[at] != '\n' && text[at] != '\r')
        at += text[at] == '\\' ? 2 : 1;
    const bool isClosed = at < text.size() && text[at] == '"';
    return {Token::Kind::String, begin, std::min(isClosed ? at + 1 : at, text.size()), isClosed};
}

/// The token at \a from or behind it.
Token nextToken(std::string_view text, std::size_t from)
{
    const auto begin = std::min(text.find_first_not_of(spaces, from), text.size());
    if (begin == text.size())
        return {Token::Kind::End, begin, begin};
    if (const auto end = commentEnd(text, begin); end != begin)
        return {Token::Kind::Comment, begin, std::min(end, text.size()), end < text.size() && text[end - 1] == '/'};
    if (text[begin] == '"')
        return stringAt(text, begin);
    constexpr std::string_view punctuation = "{}[]:,";
    if (punctuation.find(text[begin]) != std::string_view::npos)
        return {Token::Kind::Punctuation, begin, begin + 1};
    auto end = begin + 1;
    while (end < text.size() && std::string_view(" \t\r\n{}[]:,\"").find(text[end]) == std::string_view::npos
           && commentEnd(text, end) == end)
        ++end;
    return {Token::Kind::Word, begin, end};
}

Token nextBehindComments(std::string_view text, std::size_t from)
{
    auto token = nextToken(text, from);
    while (token.kind == Token::Kind::Comment)
        token = nextToken(text, token.end);
    return token;
}

std::string textOf(std::string_view text, const Token &token)
{
    const auto raw = text.substr(token.begin, token.end - token.begin);
    if (token.kind == Token::Kind::Word)
        return std::string(raw);
    if (raw.find('\\') == std::string_view::npos)
        return std::string(raw.substr(1, raw.size() - (token.isClosed ? 2 : 1)));
    if (const auto tape = Tape::parse(std::string(raw)))
        return tape->root().string();
    return std::string(raw.substr(1));
}

/// The containers that are open, and what comes next in the innermost.
class OpenContainers
{
public:
    void take(std::string_view text, const Token &token)
    {
        if (token.isText())
            return takeText(text, token);
        switch (text[token.begin]) {
        case '{':
        case '[':
            top().awaits = Awaits::Comma;
            m_open.emplace_back().isObject = text[token.begin] == '{';
            top().awaits = top().isObject ? Awaits::Key : Awaits::Value;
            break;
        case '}':
        case ']':
            close(text[token.begin] == '}');
            break;
        case ',':
            top().awaits = top().isObject ? Awaits::Key : isRoot() ? Awaits::Comma : Awaits::Value;
            break;
        default: // A colon.
            if (top().isObject)
                top().awaits = Awaits::Value;
        }
    }

    void describe(CaretPlace &place) const
    {
        const auto &innermost = m_open.back();
        place.isCommaMissing = innermost.awaits == Awaits::Comma;
        const bool isKey = innermost.isObject && (innermost.awaits == Awaits::Key || innermost.awaits == Awaits::Comma);
        if (innermost.awaits == Awaits::Colon || (m_open.size() == 1 && place.isCommaMissing))
            return;
        place.kind = isKey ? CaretPlace::Kind::Key : CaretPlace::Kind::Value;
        for (std::size_t i = 1; i < m_open.size(); ++i) {
            if (isKey && i + 1 == m_open.size())
                break;
            place.path.push_back(m_open[i].isObject
                                     ? CaretPlace::Step(m_open[i].keys.empty() ? std::string() : m_open[i].keys.back())
                                     : std::nullopt);
        }
        if (isKey)
            place.given = innermost.keys;
    }

private:
    enum class Awaits { Key, Colon, Value, Comma };
    struct Container
    {
        bool isObject = false;
        Awaits awaits = Awaits::Value;
        std::vector<std::string> keys;
    };

    Container &top() { return m_open.back(); }
    bool isRoot() const { return m_open.size() == 1; }

    void takeText(std::string_view text, const Token &token)
    {
        if (top().isObject && top().awaits != Awaits::Value) {
            top().keys.push_back(textOf(text, token));
            top().awaits = Awaits::Colon;
        } else {
            top().awaits = Awaits::Comma;
        }
    }

    /// What was left open inside ends with it; a bracket that closes nothing is passed over.
    void close(bool isObject)
    {
        for (auto depth = m_open.size(); depth > 1; --depth) {
            if (m_open[depth - 1].isObject == isObject) {
                m_open.resize(depth - 1);
                return;
            }
        }
    }

    std::vector<Container> m_open {Container {}}; ///< The first is the text, which holds one value.
};

/// The keys behind the caret, up to the end of the object.
void addKeysBehind(CaretPlace &place, std::string_view text)
{
    int depth = 0;
    for (auto token = nextBehindComments(text, place.word.end); token.kind != Token::Kind::End;) {
        const auto next = nextBehindComments(text, token.end);
        if (token.kind == Token::Kind::Punctuation) {
            if (text[token.begin] == '{' || text[token.begin] == '[')
                ++depth;
            else if ((text[token.begin] == '}' || text[token.begin] == ']') && --depth < 0)
                return;
        } else if (depth == 0 && next.kind == Token::Kind::Punctuation && text[next.begin] == ':') {
            place.given.push_back(textOf(text, token));
        }
        token = next;
    }
}

} // namespace

CaretPlace caretPlace(std::string_view typed, std::uint32_t caret)
{
    CaretPlace place;
    place.word = {caret, caret};
    OpenContainers open;
    for (auto token = nextToken(typed, 0);; token = nextToken(typed, token.end)) {
        if (token.kind == Token::Kind::Comment) {
            if (token.holds(caret))
                return place;
            continue;
        }
        const bool isWord = token.isText() && token.holds(caret);
        if (isWord) {
            place.isQuoted = token.kind == Token::Kind::String;
            place.word = {static_cast<std::uint32_t>(token.begin), static_cast<std::uint32_t>(token.end)};
            const auto textBegin = token.begin + (place.isQuoted ? 1 : 0);
            place.typed = typed.substr(textBegin, caret - textBegin);
        }
        if (isWord || token.begin >= caret || token.kind == Token::Kind::End) {
            open.describe(place);
            break;
        }
        open.take(typed, token);
    }
    if (place.kind == CaretPlace::Kind::Nothing)
        return place;
    const auto behind = nextBehindComments(typed, place.word.end);
    const char next = behind.kind == Token::Kind::Punctuation ? typed[behind.begin] : '\0';
    place.isColonBehind = next == ':';
    const bool isInside = !place.path.empty() || place.kind == CaretPlace::Kind::Key;
    place.isCommaMissingBehind = isInside && (behind.isText() || next == '{' || next == '[');
    if (place.kind == CaretPlace::Kind::Key)
        addKeysBehind(place, typed);
    return place;
}

} // namespace json

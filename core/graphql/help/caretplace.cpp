#include "core/graphql/help/caretplace.h"

#include "core/graphql/help/caretreader.h"

#include <algorithm>

namespace graphql {

namespace {

/// How far a reader looks ahead of the caret: further than any list of arguments that a person writes, and a bound
/// for those that are never closed.
constexpr int furthestLook = 2000;

template <typename T>
const T *lastBefore(List<T> list, std::uint32_t caret, text::Span (*spanOf)(const T &))
{
    const auto behind = std::lower_bound(list.begin(), list.end(), caret, [&](const T &node, std::uint32_t offset) {
        return spanOf(node).begin < offset;
    });
    return behind == list.begin() ? nullptr : &*(behind - 1);
}

/// Where to begin reading: behind what is complete, or at the beginning of what is not.
std::uint32_t beginOfReading(const Document &document, const TypedPath &path, std::uint32_t caret)
{
    const auto source = document.source();
    const auto beginIn = [&](text::Span node, const SelectionSet *set) {
        return set && set->span.end <= caret && isClosed(*set, source) ? set->span.end : node.begin;
    };
    if (const auto *step = path.innermost<SelectionSet>()) {
        const auto &set = *step->as<SelectionSet>();
        const auto *before =
            lastBefore<Selection>(set.selections, caret, [](const Selection &selection) { return selection.span; });
        return before ? beginIn(before->span, before->selectionSet) : set.span.begin + 1;
    }
    const auto *before = lastBefore<Definition>(document.definitions(), caret,
                                                [](const Definition &definition) { return definition.span(); });
    if (!before)
        return 0;
    const auto span = before->span();
    if (!before->isExecutable())
        return span.end <= caret && source[span.end - 1] == '}' ? span.end : span.begin;
    return beginIn(span, before->operation ? before->operation->selectionSet : before->fragment->selectionSet);
}

/// Tokens that mean something, one after the other.
class LookAhead
{
public:
    LookAhead(std::string_view source, std::uint32_t offset) : m_lexer(source, nullptr, offset), m_source(source)
    {
        advance();
    }

    const Token &token() const { return m_token; }
    bool is(TokenKind kind) const { return m_token.kind == kind; }
    std::string_view text() const { return m_token.span.of(m_source); }
    bool isAtEnd() const { return is(TokenKind::EndOfFile) || m_taken > furthestLook; }

    void advance()
    {
        ++m_taken;
        do
            m_token = m_lexer.next();
        while (m_token.kind == TokenKind::Comment);
    }

    /// Past the bracket that stands here and all that it holds.
    void skipGroup()
    {
        int depth = 0;
        do {
            if (is(TokenKind::ParenLeft) || is(TokenKind::BracketLeft) || is(TokenKind::BraceLeft))
                ++depth;
            else if (is(TokenKind::ParenRight) || is(TokenKind::BracketRight) || is(TokenKind::BraceRight))
                --depth;
            advance();
        } while (depth > 0 && !isAtEnd());
    }

    /// Past `@name(…)`, as often as it stands here. The names are added to \a names.
    void skipDirectives(std::vector<std::string_view> &names)
    {
        while (is(TokenKind::At) && !isAtEnd()) {
            advance();
            if (is(TokenKind::Name)) {
                names.push_back(text());
                advance();
            }
            if (is(TokenKind::ParenLeft))
                skipGroup();
        }
    }

private:
    Lexer m_lexer;
    std::string_view m_source;
    Token m_token;
    int m_taken = 0;
};

CaretPlace::Following followingOf(std::string_view source, std::uint32_t wordEnd)
{
    LookAhead ahead(source, wordEnd);
    const auto gap = source.substr(wordEnd, ahead.token().span.begin - wordEnd);
    CaretPlace::Following following;
    following.lineBreak = ahead.is(TokenKind::EndOfFile) || gap.find_first_of("\r\n") != std::string_view::npos;
    following.colon = ahead.is(TokenKind::Colon);
    following.arguments = ahead.is(TokenKind::ParenLeft);
    if (following.arguments)
        ahead.skipGroup();
    std::vector<std::string_view> directives;
    ahead.skipDirectives(directives);
    following.selectionSet = ahead.is(TokenKind::BraceLeft);
    return following;
}

/// The names that have their colon, up to the bracket that closes the list.
void addGivenBehind(std::string_view source, text::Span word, std::vector<std::string_view> &given)
{
    LookAhead ahead(source, word.end);
    std::string_view name;
    bool isValue = ahead.is(TokenKind::Colon); // Of the word itself.
    for (; !ahead.isAtEnd();) {
        switch (ahead.token().kind) {
        case TokenKind::ParenRight:
        case TokenKind::BraceRight:
        case TokenKind::BracketRight:
        case TokenKind::Spread:
        case TokenKind::At:
            return;
        case TokenKind::BraceLeft:
            if (!isValue)
                return; // A selection set: the parenthesis was never closed.
            [[fallthrough]];
        case TokenKind::ParenLeft:
        case TokenKind::BracketLeft:
            ahead.skipGroup();
            isValue = false;
            continue;
        case TokenKind::Colon:
            if (!name.empty())
                given.push_back(name);
            isValue = true;
            name = {};
            break;
        case TokenKind::Name:
            name = ahead.text();
            isValue = false;
            break;
        default:
            isValue = false;
            name = {};
            break;
        }
        ahead.advance();
    }
}

CaretPlace nothingAt(std::uint32_t caret)
{
    CaretPlace place;
    place.word = {caret, caret};
    return place;
}

/// Up to where the object that opens at \a begin goes, when it holds nothing but names, empty brackets and quotes, and
/// the word at the caret.
std::optional<text::Span> untouchedObject(std::string_view source, std::uint32_t begin, text::Span word)
{
    LookAhead ahead(source, begin);
    int depth = 0;
    for (; !ahead.isAtEnd();) {
        const auto token = ahead.token();
        ahead.advance();
        if (token.span.begin >= word.begin && token.span.end <= word.end)
            continue;
        switch (token.kind) {
        case TokenKind::BraceLeft:
        case TokenKind::BracketLeft:
            ++depth;
            break;
        case TokenKind::BraceRight:
        case TokenKind::BracketRight:
            if (--depth == 0)
                return text::Span {begin, token.span.end};
            break;
        case TokenKind::Colon:
            break;
        case TokenKind::Name:
            if (!ahead.is(TokenKind::Colon))
                return std::nullopt;
            break;
        default:
            if (token.kind != TokenKind::String || token.span.length() != 2)
                return std::nullopt;
            break;
        }
    }
    return std::nullopt;
}

bool isLiteral(TokenKind kind)
{
    return kind == TokenKind::Int || kind == TokenKind::Float || kind == TokenKind::String
        || kind == TokenKind::BlockString;
}

} // namespace

CaretPlace caretPlace(const Schema *schema, const Document &document, std::uint32_t caret)
{
    const auto source = document.source();
    caret = std::min(caret, static_cast<std::uint32_t>(source.size()));
    const auto path = typedPath(schema, document, caret);
    CaretReader reader(schema, document);
    reader.resume(path);

    text::Span word {caret, caret};
    std::uint32_t dollar = caret;
    Lexer lexer(source, nullptr, beginOfReading(document, path, caret));
    auto token = lexer.next();
    for (; token.kind != TokenKind::EndOfFile && token.span.begin < caret; token = lexer.next()) {
        if (token.span.end >= caret) {
            if (token.kind == TokenKind::Comment || isLiteral(token.kind)
                || (token.kind == TokenKind::Spread && token.span.end > caret))
                return nothingAt(caret);
            if (token.kind == TokenKind::Name) {
                word = token.span;
                break;
            }
        }
        reader.read(token);
        dollar = token.span.begin;
    }

    if (word.isEmpty() && token.span.begin == caret && reader.isSlot()) {
        // `first: |10` and `on |User`: one place, one word. But in `(id: |name: 1)` the word is not the missing value.
        if (token.kind == TokenKind::Name && !followingOf(source, token.span.end).colon)
            word = token.span;
        else if (reader.place().kind == CaretPlace::Kind::Value && isLiteral(token.kind))
            word = token.span;
        else if (reader.place().kind == CaretPlace::Kind::Value && token.kind == TokenKind::Dollar) {
            const auto name = lexer.next();
            word = {caret,
                    name.kind == TokenKind::Name && name.span.begin == token.span.end ? name.span.end : token.span.end};
        }
    }
    const auto following = followingOf(source, word.end);
    if (word.begin < caret && following.colon)
        reader.takeValueForName(source.substr(word.begin, caret - word.begin));

    auto place = reader.place();
    place.word = word;
    place.typed = source.substr(word.begin, caret - word.begin);
    place.following = following;
    if (place.kind == CaretPlace::Kind::Variable)
        place.word.begin = dollar;
    if (place.untouched) {
        if (const auto span = untouchedObject(source, place.untouched->span.begin, place.word))
            place.untouched->span = *span;
        else
            place.untouched.reset();
    }
    if (place.kind == CaretPlace::Kind::Argument || place.kind == CaretPlace::Kind::InputField)
        addGivenBehind(source, word, place.given);
    else if (place.kind == CaretPlace::Kind::Directive)
        LookAhead(source, word.end).skipDirectives(place.given);
    if (place.kind != CaretPlace::Kind::Definition)
        place.definition =
            lastBefore<Definition>(document.definitions(), caret, [](const Definition &node) { return node.span(); });
    return place;
}

} // namespace graphql

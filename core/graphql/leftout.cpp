#include "core/graphql/leftout.h"

#include "core/graphql/baretokens.h"
#include "core/graphql/lexer.h"
#include "core/graphql/masking.h"
#include "core/graphql/operationfacts.h"
#include "core/graphql/stringvalue.h"

#include <algorithm>
#include <cctype>

namespace graphql {
namespace {

bool isHarmlessWord(std::string_view word)
{
    return word == "true" || word == "false" || word == "null";
}

std::string decoded(std::string_view source, const Token &token)
{
    auto inner = token.span.of(source);
    const std::string_view mark = token.kind == TokenKind::BlockString ? "\"\"\"" : "\"";
    inner.remove_prefix(std::min(mark.size(), inner.size()));
    if (inner.ends_with(mark))
        inner.remove_suffix(mark.size());
    return token.kind == TokenKind::BlockString ? decodeBlockString(inner) : decodeString(inner);
}

/// Goes through the tokens of a document once and knows of each colon whether an argument, a field of an object, a
/// variable or an alias stands in front of it.
class TokenScan
{
public:
    /// \a given: of variables whose default value is secret.
    TokenScan(std::string_view source, const SecretNames *given) : m_source(source), m_given(given)
    {
        Lexer lexer(source);
        for (auto token = lexer.next(); token.kind != TokenKind::EndOfFile; token = lexer.next()) {
            if (token.kind == TokenKind::Comment)
                m_comments.push_back(token.span);
            else
                m_tokens.push_back(token);
        }
        while (m_at < m_tokens.size())
            step();
    }

    SecretNames names;
    std::vector<text::Span> spans;
    const std::vector<text::Span> &comments() const { return m_comments; }

private:
    enum class Bracket { Arguments, Object, List, Selection };
    struct Open
    {
        Bracket bracket = Bracket::Selection;
        bool isSecret = false;
    };

    TokenKind kind(std::size_t at) const { return at < m_tokens.size() ? m_tokens[at].kind : TokenKind::EndOfFile; }
    std::string_view word(std::size_t at) const { return m_tokens[at].span.of(m_source); }
    bool isIn(Bracket bracket) const { return !m_open.empty() && m_open.back().bracket == bracket; }
    bool isSecretHere() const { return !m_open.empty() && m_open.back().isSecret; }

    void step()
    {
        switch (kind(m_at)) {
        case TokenKind::ParenLeft:
            m_open.push_back({Bracket::Arguments, false});
            break;
        case TokenKind::BracketLeft:
            m_open.push_back({Bracket::List, isSecretHere()});
            break;
        case TokenKind::BraceLeft: {
            const auto before = m_at > 0 ? kind(m_at - 1) : TokenKind::EndOfFile;
            const bool isObject = before == TokenKind::Colon || before == TokenKind::Equals
                || before == TokenKind::BracketLeft || isIn(Bracket::List);
            m_open.push_back({isObject ? Bracket::Object : Bracket::Selection, isObject && isSecretHere()});
            break;
        }
        case TokenKind::ParenRight:
            close({Bracket::Arguments});
            break;
        case TokenKind::BracketRight:
            close({Bracket::List});
            break;
        case TokenKind::BraceRight:
            close({Bracket::Object, Bracket::Selection});
            break;
        case TokenKind::Dollar:
            stepOverVariable();
            return;
        case TokenKind::Name:
            stepOverName();
            return;
        default:
            if (isSecretHere())
                leaveOut(m_at);
            else if (kind(m_at) == TokenKind::String || kind(m_at) == TokenKind::BlockString)
                leaveOutJson(m_at);
        }
        ++m_at;
    }

    /// The innermost of these that is open, and what was left open inside.
    void close(std::initializer_list<Bracket> brackets)
    {
        for (auto open = m_open.size(); open > 0; --open) {
            if (std::find(brackets.begin(), brackets.end(), m_open[open - 1].bracket) != brackets.end()) {
                m_open.resize(open - 1);
                return;
            }
        }
    }

    void stepOverVariable()
    {
        ++m_at;
        if (kind(m_at) != TokenKind::Name)
            return;
        const std::string name(word(m_at));
        ++m_at;
        if (isSecretHere())
            names.variables.insert(name);
        if (kind(m_at) != TokenKind::Colon)
            return;
        const bool isSecret = isSecretPlace({}, name) || (m_given && m_given->variables.contains(name));
        ++m_at;
        while (kind(m_at) == TokenKind::Name || kind(m_at) == TokenKind::Bang || kind(m_at) == TokenKind::BracketLeft
               || kind(m_at) == TokenKind::BracketRight)
            ++m_at;
        if (kind(m_at) == TokenKind::Equals) {
            ++m_at;
            if (isSecret)
                leaveOutValue();
        }
    }

    void stepOverName()
    {
        const bool isSecret = isSecretPlace({}, word(m_at));
        if (kind(m_at + 1) != TokenKind::Colon) {
            if (isSecretHere())
                leaveOut(m_at);
            ++m_at;
            return;
        }
        const bool mayBeAlias = m_open.empty() || isIn(Bracket::Selection);
        const auto alias = word(m_at);
        m_at += 2;
        if (mayBeAlias && kind(m_at) == TokenKind::Name) {
            if (isSecretPlace({}, word(m_at)))
                names.responseKeys.emplace(alias);
            ++m_at;
        } else if (isSecret || isSecretHere()) {
            leaveOutValue();
        }
    }

    /// At a secret place, behind its colon. What is written with the wrong quotes, or with none, falls into tokens
    /// that say nothing of where it ends: there the rest of its line goes.
    void leaveOutValue()
    {
        const auto begin = m_at < m_tokens.size() ? m_tokens[m_at].span.begin : sourceEnd();
        if (const auto stray = strayByte(m_tokens[m_at - 1].span.end, begin); stray < begin)
            return leaveOutLine(stray);
        switch (kind(m_at)) {
        case TokenKind::Dollar:
            if (kind(m_at + 1) != TokenKind::Name || !endsCleanly(m_at + 1))
                return leaveOutLine(begin);
            names.variables.emplace(word(m_at + 1));
            m_at += 2;
            return;
        case TokenKind::BracketLeft:
        case TokenKind::BraceLeft:
            leaveOutContainer();
            return;
        case TokenKind::Name:
            // What has a colon behind it is the next name: this place is still empty.
            if (kind(m_at + 1) == TokenKind::Colon)
                return;
            [[fallthrough]];
        case TokenKind::Int:
        case TokenKind::Float:
        case TokenKind::String:
        case TokenKind::BlockString:
            if (!endsCleanly(m_at))
                return leaveOutLine(begin);
            leaveOut(m_at);
            ++m_at;
            return;
        case TokenKind::ParenRight:
        case TokenKind::BraceRight:
        case TokenKind::BracketRight:
        case TokenKind::Spread:
        case TokenKind::EndOfFile:
            return;
        default:
            leaveOutLine(begin);
        }
    }

    std::uint32_t sourceEnd() const { return static_cast<std::uint32_t>(m_source.size()); }
    static bool isBlank(char c) { return c == ' ' || c == '\t' || c == ',' || c == '\n' || c == '\r'; }

    /// The first byte in between that belongs to no token, or \a end.
    std::uint32_t strayByte(std::uint32_t begin, std::uint32_t end) const
    {
        for (auto at = begin; at < end; ++at) {
            if (m_source[at] == '#')
                at = static_cast<std::uint32_t>(std::min<std::size_t>(m_source.find_first_of("\r\n", at), end));
            else if (!isBlank(m_source[at]) && m_source.substr(at, 3) != "\xEF\xBB\xBF")
                return at;
        }
        return end;
    }

    /// Whether what follows the value that ends with \a last cannot be a part of it.
    bool endsCleanly(std::size_t last) const
    {
        const auto end = m_tokens[last].span.end;
        const auto next = last + 1;
        const auto begin = next < m_tokens.size() ? m_tokens[next].span.begin : sourceEnd();
        if (end < m_source.size() && m_source[end] == '#')
            return false;
        for (auto at = end; at < begin; ++at) {
            const char c = m_source[at];
            if (c == ',' || c == '\n' || c == '\r' || c == '#')
                return true;
            if (!isBlank(c))
                return false;
        }
        const bool isString = kind(last) == TokenKind::String || kind(last) == TokenKind::BlockString;
        const bool isApart = begin > end;
        switch (kind(next)) {
        case TokenKind::ParenRight:
        case TokenKind::BraceRight:
        case TokenKind::BracketRight:
        case TokenKind::EndOfFile:
            return true;
        case TokenKind::Dollar:
            return isApart;
        case TokenKind::At:
            return isApart && isString;
        case TokenKind::Name:
            return isApart && (isString || kind(next + 1) == TokenKind::Colon);
        default:
            return false;
        }
    }

    void leaveOutLine(std::uint32_t begin)
    {
        const auto end = static_cast<std::uint32_t>(std::min(m_source.find_first_of("\r\n", begin), m_source.size()));
        spans.push_back({begin, end});
        for (; m_at < m_tokens.size() && m_tokens[m_at].span.begin < end; ++m_at) {
            if (kind(m_at) == TokenKind::ParenLeft)
                m_open.push_back({Bracket::Arguments, false});
            else if (kind(m_at) == TokenKind::BraceLeft)
                m_open.push_back({Bracket::Selection, false});
            else if (kind(m_at) == TokenKind::ParenRight)
                close({Bracket::Arguments});
            else if (kind(m_at) == TokenKind::BraceRight)
                close({Bracket::Object, Bracket::Selection});
        }
    }

    /// As a whole, or its leaves where its end is not certain: less of the text is lost.
    void leaveOutContainer()
    {
        std::vector<TokenKind> open;
        for (auto at = m_at; at < m_tokens.size(); ++at) {
            switch (kind(at)) {
            case TokenKind::BracketLeft:
                open.push_back(TokenKind::BracketRight);
                break;
            case TokenKind::BraceLeft:
                open.push_back(TokenKind::BraceRight);
                break;
            case TokenKind::Dollar:
                // It holds the name of a variable, which is no secret, and whose value is.
                if (kind(at + 1) == TokenKind::Name)
                    names.variables.emplace(word(at + 1));
                break;
            case TokenKind::BracketRight:
            case TokenKind::BraceRight:
                if (open.back() != kind(at))
                    return leaveOutLeaves();
                open.pop_back();
                if (open.empty()) {
                    spans.push_back({m_tokens[m_at].span.begin, m_tokens[at].span.end});
                    m_at = at + 1;
                    return;
                }
                break;
            case TokenKind::ParenLeft:
            case TokenKind::ParenRight:
                return leaveOutLeaves();
            default:
                break;
            }
        }
        leaveOutLeaves();
    }

    void leaveOutLeaves()
    {
        m_open.push_back({kind(m_at) == TokenKind::BracketLeft ? Bracket::List : Bracket::Object, true});
        ++m_at;
    }

    void leaveOut(std::size_t at)
    {
        const auto &token = m_tokens[at];
        const auto text = word(at);
        const bool isValue = token.kind == TokenKind::Name
            ? !isHarmlessWord(text)
            : token.kind == TokenKind::Int || token.kind == TokenKind::Float
                || ((token.kind == TokenKind::String || token.kind == TokenKind::BlockString) && text != "\"\""
                    && text != "\"\"\"\"\"\"" && text != "\"");
        if (isValue)
            spans.push_back(token.span);
    }

    /// JSON scalars are written as strings. Of a string with a token in it no part is left: it could be sent.
    void leaveOutJson(std::size_t at)
    {
        if (!bareTokens(word(at)).empty() || holdsSecretJson(decoded(m_source, m_tokens[at])))
            spans.push_back(m_tokens[at].span);
    }

    std::string_view m_source;
    const SecretNames *m_given;
    std::vector<Token> m_tokens;
    std::vector<text::Span> m_comments;
    std::vector<Open> m_open;
    std::size_t m_at = 0;
};

/// Variables as they are typed: strings, words, marks and comments, whatever their order.
class JsonScan
{
public:
    enum class Inside { Text, Comment };
    JsonScan(std::string_view text, const SecretNames &names, std::uint32_t offset = 0, Inside inside = Inside::Text)
        : m_text(text),
          m_names(names),
          m_offset(offset),
          m_inside(inside)
    {
        while (next(m_token))
            step();
    }
    std::vector<text::Span> spans;

private:
    enum class Sort { Mark, String, Word };
    struct Piece
    {
        Sort sort = Sort::Mark;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    struct Container
    {
        char close = '}';
        bool isSecret = false;
    };

    std::string_view of(const Piece &piece) const { return m_text.substr(piece.begin, piece.end - piece.begin); }
    static bool endsWord(char c)
    {
        return std::isspace(static_cast<unsigned char>(c)) != 0
            || std::string_view("{}[],:\"#").find(c) != std::string_view::npos;
    }

    bool next(Piece &piece)
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (std::isspace(static_cast<unsigned char>(c)) != 0) {
                ++m_at;
            } else if (c == '#' || m_text.substr(m_at, 2) == "//" || m_text.substr(m_at, 2) == "/*") {
                if (m_inside == Inside::Text)
                    stepOverComment();
                else
                    ++m_at;
            } else {
                piece.begin = m_at;
                read(piece, c);
                piece.end = m_at;
                return true;
            }
        }
        return false;
    }

    void read(Piece &piece, char first)
    {
        ++m_at;
        if (std::string_view("{}[],:").find(first) != std::string_view::npos) {
            piece.sort = Sort::Mark;
            return;
        }
        piece.sort = first == '"' ? Sort::String : Sort::Word;
        if (first != '"') {
            while (m_at < m_text.size() && !endsWord(m_text[m_at]))
                ++m_at;
            return;
        }
        // One that is not closed yet ends with its line.
        while (m_at < m_text.size() && m_text[m_at] != '\n') {
            const char c = m_text[m_at++];
            if (c == '"')
                return;
            if (c == '\\' && m_at < m_text.size() && m_text[m_at] != '\n')
                ++m_at;
        }
    }

    void stepOverComment()
    {
        const auto begin = m_at;
        const bool isBlock = m_text.substr(m_at, 2) == "/*";
        const auto mark = isBlock ? m_text.find("*/", m_at + 2) : m_text.find('\n', m_at);
        m_at = static_cast<std::uint32_t>(std::min(mark, m_text.size()));
        const auto opening = m_text[begin] == '#' ? 1U : 2U;
        const auto inside = m_text.substr(begin + opening, m_at - std::min(m_at, begin + opening));
        const auto found = JsonScan(inside, m_names, m_offset + begin + opening, Inside::Comment).spans;
        spans.insert(spans.end(), found.begin(), found.end());
        if (isBlock && m_at < m_text.size())
            m_at += 2;
    }

    bool isSecretHere() const { return !m_open.empty() && m_open.back().isSecret; }

    void step()
    {
        const auto token = m_token;
        if (token.sort == Sort::Mark) {
            stepOverMark(m_text[token.begin], isSecretHere());
            return;
        }
        // A name has a colon behind it.
        const auto behind = m_at;
        Piece colon;
        if (const auto kept = spans.size(); next(colon) && colon.sort == Sort::Mark && m_text[colon.begin] == ':') {
            const auto name = nameOf(token);
            if (isSecretPlace({}, name) || m_names.variables.contains(name) || isSecretHere())
                stepOverSecret();
            return;
        } else {
            // It is read again, with the comments in between.
            spans.resize(kept);
            m_at = behind;
        }
        if (isSecretHere())
            leaveOut(token);
        else if (token.sort == Sort::String
                 && (!bareTokens(of(token)).empty() || holdsSecretJson(decodeString(inner(token)))))
            spans.push_back({m_offset + token.begin, m_offset + token.end});
    }

    void stepOverMark(char mark, bool isSecret)
    {
        if (mark == '{' || mark == '[') {
            m_open.push_back({mark == '{' ? '}' : ']', isSecret});
        } else if (mark == '}' || mark == ']') {
            for (auto open = m_open.size(); open > 0; --open) {
                if (m_open[open - 1].close == mark) {
                    m_open.resize(open - 1);
                    break;
                }
            }
        }
    }

    void stepOverSecret()
    {
        const auto before = m_at;
        const auto keptBefore = spans.size();
        Piece value;
        if (!next(value))
            return;
        if (value.sort != Sort::Mark) {
            // What has a colon behind it is the next name: this place is still empty.
            const auto behind = m_at;
            const auto kept = spans.size();
            Piece colon;
            const bool isName = next(colon) && colon.sort == Sort::Mark && m_text[colon.begin] == ':';
            spans.resize(isName ? keptBefore : kept);
            m_at = isName ? before : behind;
            if (!isName && endsCleanly(value))
                leaveOut(value);
            else if (!isName)
                leaveOutLine(value);
            return;
        }
        const char mark = m_text[value.begin];
        if (mark != '{' && mark != '[') {
            spans.resize(keptBefore);
            m_at = before;
            return;
        }
        const auto inside = m_at;
        const auto kept = spans.size();
        std::vector<char> open {mark == '{' ? '}' : ']'};
        Piece piece;
        while (next(piece)) {
            if (piece.sort != Sort::Mark)
                continue;
            const char c = m_text[piece.begin];
            if (c == '{' || c == '[')
                open.push_back(c == '{' ? '}' : ']');
            if (c != '}' && c != ']')
                continue;
            if (open.back() != c)
                break;
            open.pop_back();
            if (open.empty()) {
                spans.resize(kept);
                spans.push_back({m_offset + value.begin, m_offset + piece.end});
                return;
            }
        }
        // Its end is not certain: its leaves go, which costs less of the text.
        spans.resize(kept);
        m_at = inside;
        stepOverMark(mark, true);
    }

    /// Whether what follows \a value cannot be a part of it: it may be written with the wrong quotes, or with none.
    bool endsCleanly(const Piece &value)
    {
        const auto text = of(value);
        const auto isPlain = [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view("_.+-").find(c) < 4;
        };
        if (value.sort == Sort::Word && !std::all_of(text.begin(), text.end(), isPlain))
            return false;
        const auto at = m_text.find_first_not_of(" \t", value.end);
        if (at == std::string_view::npos || std::string_view(",}]\r\n").find(m_text[at]) != std::string_view::npos)
            return true;
        if (at == value.end)
            return false;
        const auto rest = m_text.substr(at);
        if (rest.starts_with('#') || rest.starts_with("//") || rest.starts_with("/*"))
            return true;
        // The next name may lack its comma.
        const auto kept = spans.size();
        Piece name;
        Piece colon;
        const bool isName = next(name) && name.sort != Sort::Mark && next(colon) && of(colon) == ":";
        spans.resize(kept);
        m_at = value.end;
        return isName;
    }

    void leaveOutLine(const Piece &value)
    {
        m_at = static_cast<std::uint32_t>(std::min(m_text.find_first_of("\r\n", value.begin), m_text.size()));
        spans.push_back({m_offset + value.begin, m_offset + m_at});
    }

    void leaveOut(const Piece &piece)
    {
        const auto text = of(piece);
        if (!isHarmlessWord(text) && text != "\"\"" && text != "\"")
            spans.push_back({m_offset + piece.begin, m_offset + piece.end});
    }

    std::string_view inner(const Piece &piece) const
    {
        auto text = of(piece);
        if (piece.sort != Sort::String)
            return text;
        text.remove_prefix(1);
        if (text.ends_with('"'))
            text.remove_suffix(1);
        return text;
    }
    std::string nameOf(const Piece &piece) const { return decodeString(inner(piece)); }

    std::string_view m_text;
    const SecretNames &m_names;
    std::uint32_t m_offset;
    Inside m_inside;
    std::uint32_t m_at = 0;
    Piece m_token;
    std::vector<Container> m_open;
};

/// Both, in order and without overlaps.
std::vector<text::Span> joined(std::vector<text::Span> spans, const std::vector<text::Span> &others)
{
    spans.insert(spans.end(), others.begin(), others.end());
    std::sort(spans.begin(), spans.end(), [](text::Span a, text::Span b) { return a.begin < b.begin; });
    std::vector<text::Span> apart;
    for (const auto span : spans) {
        if (!apart.empty() && span.begin < apart.back().end)
            apart.back().end = std::max(apart.back().end, span.end);
        else
            apart.push_back(span);
    }
    return apart;
}

/// Of the same length.
std::string uncommented(std::string_view comment)
{
    std::string text(comment);
    std::replace(text.begin(), text.end(), '#', ' ');
    return text;
}

} // namespace

SecretNames secretNames(std::string_view source)
{
    const TokenScan scan(source, nullptr);
    auto names = scan.names;
    for (const auto comment : scan.comments()) {
        auto inside = TokenScan(uncommented(comment.of(source)), nullptr).names;
        names.variables.merge(inside.variables);
        names.responseKeys.merge(inside.responseKeys);
    }
    return names;
}

std::vector<text::Span> secretLiterals(std::string_view source)
{
    const auto names = secretNames(source);
    const TokenScan scan(source, &names);
    auto spans = scan.spans;
    for (const auto comment : scan.comments()) {
        const auto inside = uncommented(comment.of(source));
        for (const auto span : TokenScan(inside, &names).spans) {
            const text::Span here {comment.begin + span.begin, comment.begin + span.end};
            // It may stand inside of what is left out as a whole.
            if (std::none_of(scan.spans.begin(), scan.spans.end(), [&](text::Span s) { return s.encloses(here); }))
                spans.push_back(here);
        }
    }
    return joined(std::move(spans), bareTokens(source));
}

std::vector<text::Span> secretValues(std::string_view typed, const SecretNames &names)
{
    return joined(JsonScan(typed, names).spans, bareTokens(typed));
}

bool holdsSecretJson(const std::string &text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos || (text[first] != '{' && text[first] != '['))
        return false;
    const auto tape = json::Tape::parse(text);
    if (!tape)
        return !secretValues(text, {}).empty();
    json::Writer masked;
    writeMasked(masked, tape->root(), nullptr);
    return masked.text().find(secretMask) != std::string::npos;
}

} // namespace graphql

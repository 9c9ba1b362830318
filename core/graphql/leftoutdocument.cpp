#include "core/graphql/baretokens.h"
#include "core/graphql/leftout.h"
#include "core/graphql/leftoutpieces.h"
#include "core/graphql/lexer.h"
#include "core/graphql/operationfacts.h"
#include "core/graphql/stringvalue.h"

#include <algorithm>
#include <cctype>

namespace graphql {
namespace {

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
            if (kind(m_at + 1) == TokenKind::Colon) {
                if (isOneWordWithColon(m_at))
                    leaveOutLine(begin);
                return;
            }
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

    /// `hunter:2` without its quotes, and no name with its value.
    bool isOneWordWithColon(std::size_t at) const
    {
        const auto behind = m_tokens[at + 1].span.end;
        return m_tokens[at].span.end == m_tokens[at + 1].span.begin && behind < m_source.size()
            && isOfAWord(m_source[behind]);
    }
    static bool isOfAWord(char c)
    {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80
            || std::string_view("!%&'*+-/:;<=>?\\^_`|~").find(c) != std::string_view::npos;
    }
    /// Behind a value without quotes: `hunter,2` or `hunter)2` and no end of a value.
    bool goesOn(std::size_t next, std::uint32_t sign) const
    {
        if (sign + 1 >= m_source.size() || !isOfAWord(m_source[sign + 1]))
            return false;
        return m_source[sign] != ',' || kind(next) != TokenKind::Name || kind(next + 1) != TokenKind::Colon;
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
        const bool isString = kind(last) == TokenKind::String || kind(last) == TokenKind::BlockString;
        const auto begin = next < m_tokens.size() ? m_tokens[next].span.begin : sourceEnd();
        if (end < m_source.size() && m_source[end] == '#')
            return false;
        for (auto at = end; at < begin; ++at) {
            const char c = m_source[at];
            if (c == ',' && at == end && !isString && goesOn(next, at))
                return false;
            if (c == ',' || c == '\n' || c == '\r' || c == '#')
                return true;
            if (!isBlank(c))
                return false;
        }
        const bool isApart = begin > end;
        switch (kind(next)) {
        case TokenKind::ParenRight:
        case TokenKind::BraceRight:
        case TokenKind::BracketRight:
            // A number may have the next field right behind its bracket.
            return isString || isApart || !goesOn(next, begin)
                || (kind(last) != TokenKind::Name && kind(next + 1) == TokenKind::Name);
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

} // namespace graphql

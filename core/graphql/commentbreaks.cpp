#include "core/graphql/commentbreaks.h"

#include "core/graphql/document.h"
#include "core/graphql/lexer.h"

#include <algorithm>

namespace graphql {

namespace {

/// Reads a document once and notes the brackets around its comments.
class CommentedBrackets
{
public:
    void take(const Token &token);
    std::vector<std::uint32_t> finish() &&
    {
        std::sort(m_found.begin(), m_found.end());
        return std::move(m_found);
    }

private:
    struct Bracket
    {
        std::uint32_t offset = 0;
        TokenKind kind = TokenKind::EndOfFile;
        bool isFound = false;
    };
    void open(const Token &token);
    void findOpenOnes();

    std::vector<Bracket> m_open;
    std::vector<std::uint32_t> m_found;
    bool m_isBehindComment = false;
};

void CommentedBrackets::take(const Token &token)
{
    switch (token.kind) {
    case TokenKind::Comment:
        findOpenOnes();
        m_isBehindComment = true;
        return;
    case TokenKind::ParenLeft:
    case TokenKind::BracketLeft:
    case TokenKind::BraceLeft:
        open(token);
        break;
    case TokenKind::ParenRight:
    case TokenKind::BracketRight:
    case TokenKind::BraceRight:
        m_open.pop_back();
        break;
    default:
        break;
    }
    m_isBehindComment = false;
}

void CommentedBrackets::open(const Token &token)
{
    // In a list the bracket begins a line of its own, because the list is broken: the comment can stay in front.
    const bool isListItem = !m_open.empty() && m_open.back().kind == TokenKind::BracketLeft;
    const bool isFound = m_isBehindComment && !isListItem;
    m_open.push_back({token.span.begin, token.kind, isFound});
    if (isFound)
        m_found.push_back(token.span.begin);
}

void CommentedBrackets::findOpenOnes()
{
    // What encloses a bracket that was found by an earlier comment was found by it too.
    for (auto bracket = m_open.rbegin(); bracket != m_open.rend(); ++bracket) {
        if (bracket->isFound)
            continue;
        bracket->isFound = true;
        m_found.push_back(bracket->offset);
    }
}

} // namespace

CommentBreaks::CommentBreaks(const Document &document) : m_source(document.source()), m_comments(document.comments())
{
    if (m_comments.empty())
        return;
    Lexer lexer(m_source);
    CommentedBrackets brackets;
    for (Token token = lexer.next(); token.kind != TokenKind::EndOfFile; token = lexer.next())
        brackets.take(token);
    m_brackets = std::move(brackets).finish();
}

bool CommentBreaks::breaksBracket(std::uint32_t begin, std::uint32_t end) const
{
    const auto bracket = std::lower_bound(m_brackets.begin(), m_brackets.end(), begin);
    return bracket != m_brackets.end() && *bracket < end;
}

bool CommentBreaks::breaksNames(List<Name> names) const
{
    const auto endsLater = [](std::uint32_t offset, const text::Span &comment) {
        return offset < comment.end;
    };
    const auto next = std::upper_bound(m_comments.begin(), m_comments.end(), names.front().span.begin, endsLater);
    if (next != m_comments.end() && next->begin < names.back().span.end)
        return true;
    if (next == m_comments.begin())
        return false;
    const std::uint32_t end = std::prev(next)->end;
    const std::string_view between = m_source.substr(end, names.front().span.begin - end);
    return between.find_first_not_of(" \t\r\n,|&") == std::string_view::npos;
}

} // namespace graphql

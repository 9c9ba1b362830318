#include "core/graphql/edits/format.h"

#include "core/graphql/commentbreaks.h"
#include "core/graphql/document.h"
#include "core/graphql/edits/gapwriter.h"
#include "core/graphql/lexer.h"
#include "core/graphql/printbuffer.h"

#include <algorithm>

namespace graphql {

namespace {

constexpr std::string_view blankLine = "\n\n";

bool opensGroup(TokenKind kind)
{
    return kind == TokenKind::ParenLeft || kind == TokenKind::BracketLeft || kind == TokenKind::BraceLeft
        || kind == TokenKind::Equals;
}

bool closesGroup(TokenKind kind)
{
    return kind == TokenKind::ParenRight || kind == TokenKind::BracketRight || kind == TokenKind::BraceRight;
}

/// Nothing else is printed differently from how it is written.
bool isString(TokenKind kind)
{
    return kind == TokenKind::String || kind == TokenKind::BlockString;
}

/// What stands between the tokens of a print. The separators are optional in front of the first of their list, so the
/// print may have them where the source has not, and the other way round: neither counts them as tokens.
bool isBetweenTokens(char c)
{
    return c == ' ' || c == '\n' || c == ',' || c == '|' || c == '&';
}

bool hasLineBreak(std::string_view gap)
{
    return gap.find_first_of("\r\n") != std::string_view::npos;
}

bool hasBlankLine(std::string_view gap)
{
    std::size_t breaks = 0;
    for (std::size_t at = gap.find_first_of("\r\n"); at != std::string_view::npos;
         at = gap.find_first_of("\r\n", at + 1)) {
        const bool isCrLf = gap.substr(at, 2) == "\r\n";
        at += isCrLf ? 1 : 0;
        ++breaks;
    }
    return breaks > 1;
}

/// A comment that waits for the gap it goes into.
struct WaitingComment
{
    text::Span span;
    bool ownLine = true; ///< Not behind a token on the same line.
    bool blankBefore = false;
};

/// Brings the canonical print of a document to its source: goes through both side by side, gives each gap of the source
/// what the print has there, and puts the comments of the source in.
class Relayout
{
public:
    Relayout(const Document &document, std::string_view printed)
        : m_source(document.source()),
          m_printed(printed),
          m_hasComments(!document.comments().empty()),
          m_lexer(m_source),
          m_writer(m_source)
    { }

    std::vector<TextEdit> edits() &&;

private:
    /// The token of the source that is printed as what begins with \a first. What print() leaves out is stepped over:
    /// separators, and the keyword of what becomes a short query.
    Token nextToken(char first);
    std::string_view printOf(const Token &token, std::uint32_t offset) const;
    void gather(const Token &comment);
    bool movesBehind(TokenKind kind, std::string_view gap) const;
    void writeGap(std::string_view gap, TokenKind next);
    void writeCommentedGap(std::string_view gap, TokenKind next);
    void noteIndent(std::string_view gap);

    std::string_view m_source;
    std::string_view m_printed;
    bool m_hasComments;
    std::uint32_t m_printedEnd = 0; ///< Up to where the print is done.
    Lexer m_lexer;
    GapWriter m_writer;

    std::vector<WaitingComment> m_waiting;
    std::uint32_t m_sourceEnd = 0; ///< Of what was read last, comments included.
    std::uint32_t m_tokenEnd = 0; ///< Of the last token of the source that has a print.
    bool m_isBehindComment = false; ///< So was what was read last.
    bool m_blankBehind = false; ///< A blank line follows the last comment that waits.
    TokenKind m_previous = TokenKind::EndOfFile; ///< EndOfFile: nothing is written yet.
    std::size_t m_indent = 0; ///< Of the line that is being written.
};

std::vector<TextEdit> Relayout::edits() &&
{
    for (;;) {
        std::uint32_t begin = m_printedEnd;
        while (begin < m_printed.size() && isBetweenTokens(m_printed[begin]))
            ++begin;
        const std::string_view gap = m_printed.substr(m_printedEnd, begin - m_printedEnd);
        const Token token = nextToken(begin < m_printed.size() ? m_printed[begin] : '\0');
        if (m_hasComments)
            noteIndent(gap);
        if (token.kind == TokenKind::EndOfFile) {
            writeGap(gap, token.kind);
            return std::move(m_writer).finish();
        }
        const std::string_view printed = printOf(token, begin);
        m_printedEnd = begin + static_cast<std::uint32_t>(printed.size());
        if (movesBehind(token.kind, gap)) {
            m_writer.add(gap);
            m_writer.add(printed);
        } else {
            writeGap(gap, token.kind);
            if (isString(token.kind))
                m_writer.replace(token.span, printed);
            else
                m_writer.keep(token.span);
        }
        m_tokenEnd = token.span.end;
        m_previous = token.kind;
    }
}

Token Relayout::nextToken(char first)
{
    for (;;) {
        const Token token = m_lexer.next();
        if (token.kind == TokenKind::Comment)
            gather(token);
        else if (m_isBehindComment)
            m_blankBehind = hasBlankLine(m_source.substr(m_sourceEnd, token.span.begin - m_sourceEnd));
        m_isBehindComment = token.kind == TokenKind::Comment;
        m_sourceEnd = token.span.end;
        if (token.kind == TokenKind::EndOfFile || m_source[token.span.begin] == first)
            return token;
    }
}

std::string_view Relayout::printOf(const Token &token, std::uint32_t offset) const
{
    const text::Span span = isString(token.kind) ? Lexer(m_printed, nullptr, offset).next().span : token.span;
    return m_printed.substr(offset, span.length());
}

void Relayout::gather(const Token &comment)
{
    const std::string_view gap = m_source.substr(m_sourceEnd, comment.span.begin - m_sourceEnd);
    const std::string_view sinceToken = m_source.substr(m_tokenEnd, comment.span.begin - m_tokenEnd);
    const std::string_view text = comment.span.of(m_source);
    const auto length = static_cast<std::uint32_t>(text.find_last_not_of(" \t") + 1);
    m_waiting.push_back({{comment.span.begin, comment.span.begin + length},
                         !m_waiting.empty() || m_previous == TokenKind::EndOfFile || hasLineBreak(sinceToken),
                         hasBlankLine(gap)});
}

bool Relayout::movesBehind(TokenKind kind, std::string_view gap) const
{
    // A group that is not broken has no line for the comment.
    return !m_waiting.empty() && m_previous != TokenKind::EndOfFile && opensGroup(kind) && !hasLineBreak(gap)
        && m_printed.substr(m_printedEnd, 1) == "\n";
}

void Relayout::noteIndent(std::string_view gap)
{
    const std::size_t lineBreak = gap.rfind('\n');
    if (lineBreak != std::string_view::npos)
        m_indent = std::min(gap.find_first_not_of(' ', lineBreak + 1), gap.size()) - lineBreak - 1;
}

void Relayout::writeGap(std::string_view gap, TokenKind next)
{
    if (m_waiting.empty())
        return m_writer.add(gap);
    writeCommentedGap(gap, next);
    m_waiting.clear();
}

void Relayout::writeCommentedGap(std::string_view gap, TokenKind next)
{
    constexpr std::size_t step = 2;
    const bool isFirst = m_previous == TokenKind::EndOfFile;
    const bool isLast = next == TokenKind::EndOfFile;
    // What print() keeps on one line goes on in the next one, deeper.
    const bool isTorn = !hasLineBreak(gap) && !isFirst && !isLast;
    const std::string indent(m_indent + (isTorn ? step : 0), ' ');
    const std::string commentIndent(indent.size() + (closesGroup(next) ? step : 0), ' ');

    const bool endsInOwnLine = m_waiting.back().ownLine;
    WaitingComment &firstOwn = m_waiting[m_waiting.front().ownLine || m_waiting.size() == 1 ? 0 : 1];
    if (isFirst || opensGroup(m_previous))
        m_waiting.front().blankBefore = false;
    bool blankBeforeNext = m_blankBehind && endsInOwnLine && !closesGroup(next) && !isLast;
    if (gap.starts_with(blankLine)) {
        const bool isSeparated = blankBeforeNext
            || std::any_of(m_waiting.begin(), m_waiting.end(),
                           [](const WaitingComment &comment) { return comment.ownLine && comment.blankBefore; });
        if (!isSeparated && firstOwn.ownLine)
            firstOwn.blankBefore = true;
        else if (!isSeparated)
            blankBeforeNext = true;
    }

    bool isBegun = !isFirst;
    for (const WaitingComment &comment : m_waiting) {
        if (!comment.ownLine) {
            m_writer.add(" ");
        } else if (isBegun) {
            m_writer.add(comment.blankBefore ? blankLine : "\n");
            m_writer.add(commentIndent);
        }
        isBegun = true;
        m_writer.keep(comment.span);
    }
    if (isLast)
        return;
    m_writer.add(blankBeforeNext ? blankLine : "\n");
    m_writer.add(indent);
    // The separator, where a list of names is broken.
    const std::size_t rest = gap.find_first_not_of(" \n");
    if (rest != std::string_view::npos)
        m_writer.add(gap.substr(rest));
}

} // namespace

LayoutEdits format(const Document &document)
{
    if (!document.syntaxErrors().empty())
        return {{}, document.syntaxErrors().front()};
    const CommentBreaks breaks(document);
    PrintBuffer buffer(document.comments().empty() ? nullptr : &breaks);
    buffer.write(document);
    const std::string printed = std::move(buffer).take();
    // As it mostly is: text is formatted again and again.
    const auto source = document.source();
    if (source.starts_with(printed) && source.find_first_not_of(" \t\r\n", printed.size()) == std::string_view::npos) {
        const text::Span rest {static_cast<std::uint32_t>(printed.size()), static_cast<std::uint32_t>(source.size())};
        return {rest.isEmpty() ? std::vector<TextEdit>() : std::vector<TextEdit> {{rest, {}}}, std::nullopt};
    }
    return {Relayout(document, printed).edits(), std::nullopt};
}

} // namespace graphql

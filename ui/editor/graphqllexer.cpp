#include "ui/editor/graphqllexer.h"

#include <Qsci/qsciscintilla.h>

#include <algorithm>
#include <array>

namespace ui {
namespace {

// In the order of QueryStyle.
constexpr std::array QueryStyleRoles {
    CodeLexer::Style {Role::Text, "punctuation"},
    CodeLexer::Style {Role::Keyword, "keyword"},
    CodeLexer::Style {Role::Text, "name"},
    CodeLexer::Style {Role::Field, "field"},
    CodeLexer::Style {Role::Argument, "argument"},
    CodeLexer::Style {Role::Variable, "variable"},
    CodeLexer::Style {Role::Type, "type"},
    CodeLexer::Style {Role::String, "string", true},
    CodeLexer::Style {Role::Field, "number"},
    CodeLexer::Style {Role::Field, "enum value"},
    CodeLexer::Style {Role::Keyword, "constant"},
    CodeLexer::Style {Role::Keyword, "directive"},
    CodeLexer::Style {Role::Comment, "comment", true},
};

/// Behind the `"""` that ends the block string \a begin stands in, or the end of the text.
std::size_t endOfBlockString(std::string_view text, std::size_t begin)
{
    for (auto at = text.find("\"\"\"", begin); at != std::string_view::npos; at = text.find("\"\"\"", at + 1)) {
        if (at == 0 || text[at - 1] != '\\')
            return at + 3;
    }
    return text.size();
}

} // namespace

GraphqlLexer::GraphqlLexer(QObject *parent)
    : CodeLexer("GraphQL", QueryStyleRoles, parent),
      m_lineEnds(1),
      m_numbers {{LineEnd {}, 0}}
{ }

std::string GraphqlLexer::stylesOf(std::string_view text, std::size_t begin, std::size_t end)
{
    long line = editor()->SendScintilla(QsciScintilla::SCI_LINEFROMPOSITION, static_cast<long>(begin));
    auto [context, inBlockString] = lineEndAbove(line);
    std::string styles;
    styles.reserve(end - begin);
    auto at = begin;

    // Styles the bytes up to a place, and notes what is open at each line end on the way.
    const auto paintTo = [&](std::size_t until, QueryStyle style, const LineEnd &lineEnd) {
        for (auto newLine = text.find('\n', at); newLine < std::min(until, end); newLine = text.find('\n', newLine + 1))
            keepLineEnd(line++, lineEnd);
        styles.append(std::min(until, end) - std::min(at, end), static_cast<char>(style));
        at = until;
    };

    if (inBlockString) {
        paintTo(endOfBlockString(text, begin), QueryStyle::String, {context, true});
        context.read({graphql::TokenKind::BlockString, false, {}}, text);
    }
    graphql::Lexer lexer(text, nullptr, static_cast<std::uint32_t>(at));
    while (at < end) {
        const auto token = lexer.next();
        if (token.kind == graphql::TokenKind::EndOfFile) {
            paintTo(end, QueryStyle::Plain, {context, false});
            break;
        }
        paintTo(token.span.begin, QueryStyle::Plain, {context, false});
        const auto before = context;
        const auto style = context.read(token, text);
        paintTo(token.span.end, style, {before, token.kind == graphql::TokenKind::BlockString});
    }
    if (end == text.size())
        keepLineEnd(line, {context, false});
    return styles;
}

GraphqlLexer::LineEnd GraphqlLexer::lineEndAbove(long line) const
{
    if (line == 0)
        return {};
    const auto number = editor()->SendScintilla(QsciScintilla::SCI_GETLINESTATE, line - 1);
    return m_lineEnds[static_cast<std::size_t>(number)];
}

void GraphqlLexer::keepLineEnd(long line, const LineEnd &lineEnd)
{
    const auto [known, isNew] = m_numbers.try_emplace(lineEnd, static_cast<int>(m_lineEnds.size()));
    if (isNew)
        m_lineEnds.push_back(lineEnd);
    editor()->SendScintilla(QsciScintilla::SCI_SETLINESTATE, static_cast<unsigned long>(line),
                            static_cast<long>(known->second));
}

} // namespace ui

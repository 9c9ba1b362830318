#include "core/graphql/parser.h"

#include "core/text/linemap.h"

#include <array>

namespace graphql {

namespace {

bool isOpening(TokenKind kind)
{
    return kind == TokenKind::ParenLeft || kind == TokenKind::BracketLeft || kind == TokenKind::BraceLeft;
}

bool isClosing(TokenKind kind)
{
    return kind == TokenKind::ParenRight || kind == TokenKind::BracketRight || kind == TokenKind::BraceRight;
}

constexpr std::array<std::string_view, 13> definitionKeywords {
    "query", "mutation", "subscription", "fragment", "type",   "interface", "union",
    "enum",  "input",    "scalar",       "schema",   "extend", "directive",
};

bool isDefinitionKeyword(std::string_view word)
{
    return std::find(definitionKeywords.begin(), definitionKeywords.end(), word) != definitionKeywords.end();
}

} // namespace

std::shared_ptr<const Document> parse(std::string source, std::size_t largest)
{
    return Parser::parse(std::move(source), largest);
}

std::shared_ptr<const Document> Parser::parse(std::string source, std::size_t largest)
{
    const bool isTooLong = source.size() > largest;
    const std::shared_ptr<Document> document(new Document(isTooLong ? std::string() : std::move(source)));
    if (isTooLong) {
        document->m_syntaxErrors.push_back(
            {Diagnostic::Severity::Error, "Syntax Error: Documents of 4 GB and more are not read.", {{0, 0}}, {}});
        return document;
    }

    Parser(*document, Mode::Strict).readDocument();
    if (!document->m_syntaxErrors.empty()) {
        Diagnostic first = std::move(document->m_syntaxErrors.front());
        const std::uint32_t place = first.spans.front().begin;
        document->m_syntaxErrors.clear();
        document->m_arena.release();
        Parser tolerant(*document, Mode::Tolerant);
        tolerant.readDocument();
        if (first.message.ends_with("found <EOF>.") || first.message.ends_with("Unexpected <EOF>."))
            first.message += tolerant.unclosedHint();
        std::erase_if(document->m_syntaxErrors,
                      [place](const Diagnostic &diagnostic) { return diagnostic.spans.front().begin <= place; });
        document->m_syntaxErrors.insert(document->m_syntaxErrors.begin(), std::move(first));
    }
    return document;
}

Parser::Parser(Document &document, Mode mode)
    : m_document(document),
      m_source(document.m_source),
      m_mode(mode),
      m_lexer(document.m_source, &document.m_syntaxErrors)
{ }

void Parser::readDocument()
{
    m_token = lexSignificant();
    Gathering<Definition> definitions(*this);
    do {
        const std::uint32_t before = m_token.span.begin;
        const Definition definition = readDefinition();
        if (definition)
            definitions.add(definition);
        else if (m_token.span.begin == before || !peek(TokenKind::EndOfFile))
            skipToDefinition();
    } while (!peek(TokenKind::EndOfFile));

    m_document.m_definitions = definitions.finish();
    m_document.m_comments = keep<text::Span>(m_comments);
    m_document.indexFragments();
}

std::string Parser::unclosedHint() const
{
    if (m_unclosed.isEmpty())
        return {};
    return " The \"" + std::string(m_unclosed.of(m_source)) + "\" in line "
        + std::to_string(text::LineMap(m_source).line(m_unclosed.begin)) + " is never closed.";
}

Definition Parser::readDefinition()
{
    const std::uint32_t begin = m_token.span.begin;
    if (peek(TokenKind::BraceLeft))
        return {.operation = readOperation(begin, nullptr)};

    // Strict or not, what follows a description is looked at before the description is taken: its errors are
    // reported at the description.
    const bool isDescribed = peekString();
    const Token keyword = isDescribed ? lookahead() : m_token;
    const text::Span descriptionSpan = m_token.span;
    if (isDescribed && keyword.kind == TokenKind::BraceLeft) {
        report(descriptionSpan, "Unexpected description, descriptions are not supported on shorthand queries.");
        advance();
        return readDefinition();
    }
    if (keyword.kind != TokenKind::Name) {
        reportUnexpected(keyword);
        return {};
    }

    const std::string_view word = textOf(keyword);
    const bool isExtension = word == "extend";
    if (!isDefinitionKeyword(word)) {
        if (isDescribed)
            report(descriptionSpan, "Unexpected description, only GraphQL definitions support descriptions.");
        else
            reportUnexpected(keyword);
        return {};
    }
    if (isDescribed && isExtension)
        report(descriptionSpan, "Unexpected description, only GraphQL definitions support descriptions.");

    const Value *description = readDescription();
    if (word == "query" || word == "mutation" || word == "subscription")
        return {.operation = readOperation(begin, description)};
    if (word == "fragment")
        return {.fragment = readFragment(begin, description)};
    if (isExtension) {
        const Token &extended = lookahead();
        const std::string_view what = textOf(extended);
        if (extended.kind != TokenKind::Name || !isDefinitionKeyword(what) || what == "extend" || what == "directive"
            || what == "query" || what == "mutation" || what == "subscription" || what == "fragment") {
            reportUnexpected(extended);
            return {};
        }
        advance();
    }
    return readTypeSystemDefinition(begin, description, isExtension);
}

void Parser::advance()
{
    m_lastEnd = m_token.span.end;
    m_token = m_hasAhead ? m_ahead : lexSignificant();
    m_hasAhead = false;
}

Token Parser::lexSignificant()
{
    Token token = m_lexer.next();
    while (token.kind == TokenKind::Comment) {
        m_comments.push_back({token.span.begin + 1, token.span.end});
        token = m_lexer.next();
    }
    // A strict reading ends with the first error, and everything unwinds by itself at the end of the text.
    if (m_mode == Mode::Strict && !m_document.m_syntaxErrors.empty())
        token = {TokenKind::EndOfFile, false, token.span};
    return token;
}

const Token &Parser::lookahead()
{
    if (!m_hasAhead) {
        m_ahead = lexSignificant();
        m_hasAhead = true;
    }
    return m_ahead;
}

bool Parser::accept(TokenKind kind)
{
    if (!peek(kind))
        return false;
    advance();
    return true;
}

bool Parser::acceptWord(std::string_view word)
{
    if (!peekWord(word))
        return false;
    advance();
    return true;
}

bool Parser::expect(TokenKind kind)
{
    if (accept(kind))
        return true;
    report(m_token.span, "Expected " + std::string(describe(kind)) + ", found " + describeToken(m_token) + '.');
    return false;
}

bool Parser::expectWord(std::string_view word)
{
    if (acceptWord(word))
        return true;
    report(m_token.span, "Expected \"" + std::string(word) + "\", found " + describeToken(m_token) + '.');
    return false;
}

std::string Parser::describeToken(const Token &token) const
{
    std::string description(describe(token.kind));
    // Of literals only the kind is told, unlike in graphql-js: a password or a code would travel on in a message.
    if (token.kind == TokenKind::Name) {
        description += " \"";
        description += textOf(token);
        description += '"';
    }
    return description;
}

void Parser::reportUnexpected(const Token &token)
{
    report(token.span, "Unexpected " + describeToken(token) + '.');
}

void Parser::report(text::Span span, std::string message)
{
    auto &errors = m_document.m_syntaxErrors;
    if (!errors.empty()) {
        // One error a place, and never backwards: what follows from an error already reported is no news.
        if (m_mode == Mode::Strict || span.begin <= errors.back().spans.front().begin)
            return;
    }
    if (errors.size() >= mostSyntaxErrors)
        return;
    errors.push_back({Diagnostic::Severity::Error, "Syntax Error: " + message, {span}, {}});
    if (m_mode == Mode::Strict) {
        m_token = {TokenKind::EndOfFile, false, m_token.span};
        m_hasAhead = false;
    }
}

bool Parser::isAtLineStart(std::uint32_t offset) const
{
    return offset == 0 || m_source[offset - 1] == '\n' || m_source[offset - 1] == '\r';
}

bool Parser::startsDefinition(const Token &keyword, const Token &following) const
{
    const std::string_view word = textOf(keyword);
    if (keyword.kind != TokenKind::Name || !isAtLineStart(keyword.span.begin) || !isDefinitionKeyword(word))
        return false;
    // `type` and `query` are fair names of fields too; what makes them keywords is what follows in the same line.
    const std::string_view between = m_source.substr(keyword.span.end, following.span.begin - keyword.span.end);
    if (between.find_first_of("\r\n") != std::string_view::npos)
        return false;
    if (word == "directive")
        return following.kind == TokenKind::At;
    if (word == "schema")
        return following.kind == TokenKind::BraceLeft || following.kind == TokenKind::At;
    const bool isOperation = word == "query" || word == "mutation" || word == "subscription";
    return following.kind == TokenKind::Name || (isOperation && following.kind == TokenKind::BraceLeft);
}

bool Parser::looksLikeDefinition()
{
    if (peek(TokenKind::Name) && isAtLineStart(m_token.span.begin))
        return startsDefinition(m_token, lookahead());
    // A description that begins a line, and a keyword that begins the next.
    return peekString() && isAtLineStart(m_token.span.begin) && lookahead().kind == TokenKind::Name
        && isAtLineStart(lookahead().span.begin) && isDefinitionKeyword(textOf(lookahead()));
}

bool Parser::endsOuterGroup(TokenKind kind, TokenKind close) const
{
    switch (kind) {
    case TokenKind::EndOfFile:
        return true;
    case TokenKind::ParenRight:
        return m_openParens > 0;
    case TokenKind::BracketRight:
        return m_openBrackets > 0;
    case TokenKind::BraceRight:
        return m_openBraces > 0;
    // Nothing in parentheses begins with a brace, but what follows them often does: the `)` is what is missing.
    case TokenKind::BraceLeft:
        return close == TokenKind::ParenRight;
    default:
        return false;
    }
}

void Parser::skipGroup()
{
    std::uint32_t open = 0;
    do {
        if (isOpening(m_token.kind))
            ++open;
        else if (isClosing(m_token.kind))
            --open;
        advance();
    } while (open > 0 && !peek(TokenKind::EndOfFile) && !atDefinitionStart());
}

void Parser::skipToDefinition()
{
    do {
        if (peek(TokenKind::ParenLeft) || peek(TokenKind::BracketLeft))
            skipGroup();
        else if (!peek(TokenKind::EndOfFile))
            advance();
    } while (!peek(TokenKind::EndOfFile) && !peek(TokenKind::BraceLeft) && !atDefinitionStart()
             && !(peek(TokenKind::Name) && isDefinitionKeyword(textOf(m_token))));
}

std::string_view Parser::keepText(std::string_view text)
{
    const List<char> kept = keep<char>(List<char> {text.data(), text.size()});
    return {kept.data(), kept.size()};
}

Name Parser::readName()
{
    if (!peek(TokenKind::Name) || atDefinitionStart()) {
        report(m_token.span, "Expected Name, found " + describeToken(m_token) + '.');
        return missingName();
    }
    const Name name {textOf(m_token), m_token.span};
    advance();
    return name;
}

} // namespace graphql

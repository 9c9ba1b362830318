#pragma once

#include "core/graphql/diagnostic.h"
#include "core/text/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace graphql {

/// The lexical tokens, spec §2.1.6, and what is none.
enum class TokenKind : std::uint8_t {
    EndOfFile,
    Bang,
    Dollar,
    Ampersand,
    ParenLeft,
    ParenRight,
    Spread,
    Colon,
    Equals,
    At,
    BracketLeft,
    BracketRight,
    BraceLeft,
    Pipe,
    BraceRight,
    Name,
    Int,
    Float,
    String,
    BlockString,
    Comment,
};

/// The kind as graphql-js' messages write it: `Name`, `"{"`, `<EOF>`.
std::string_view describe(TokenKind kind);

/// A place in the text and what stands there; nothing is copied or decoded.
struct Token
{
    TokenKind kind = TokenKind::EndOfFile;
    bool escaped = false; ///< A string with at least one backslash.
    text::Span span;
};

/// A text can hold an error a byte. Nobody reads more of them than this, and the whole list would take a hundred times
/// the memory of the text: later ones are not kept.
inline constexpr std::size_t mostSyntaxErrors = 1000;

/// Cuts GraphQL text into tokens (spec §2.1), comments included, one at a time and without allocating. It never
/// stops: what is no token is reported and stepped over, a string that never closes ends at its line's end. Serves
/// the parser and the colouring of the editor alike.
class Lexer
{
public:
    /// Both must outlive the lexer. \a errors may be null, for a reader that only wants colours. Messages and
    /// positions are graphql-js'; bytes that are not UTF-8 are errors too, in comments as well.
    explicit Lexer(std::string_view source, std::vector<Diagnostic> *errors = nullptr, std::uint32_t offset = 0)
        : m_source(source),
          m_errors(errors),
          m_at(offset)
    { }

    /// The next token; at the end of the text EndOfFile, as often as asked.
    Token next();

private:
    Token punctuator(TokenKind kind, std::uint32_t length);
    Token readComment();
    Token readName();
    Token readNumber();
    Token readString();
    Token readBlockString();
    void skipUnexpected();
    bool readDigits();
    std::uint32_t readEscape();
    /// Steps over one character that is not ASCII and reports it when it is not UTF-8.
    void stepOverCharacter(std::string_view place);

    unsigned char byte(std::uint32_t ahead = 0) const
    {
        const std::size_t at = std::size_t {m_at} + ahead;
        return at < m_source.size() ? static_cast<unsigned char>(m_source[at]) : std::uint8_t {0};
    }
    bool atEnd() const { return m_at >= m_source.size(); }
    bool startsWith(std::string_view text) const { return m_source.substr(m_at, text.size()) == text; }
    std::string describeCharacter(std::uint32_t offset) const;
    void report(std::uint32_t offset, std::uint32_t length, std::string message);
    void reportBadNumber(std::string_view problem);

    std::string_view m_source;
    std::vector<Diagnostic> *m_errors;
    std::uint32_t m_at = 0;
};

} // namespace graphql

#pragma once

#include "core/graphql/document.h"
#include "core/graphql/lexer.h"

#include <algorithm>
#include <cstring>
#include <tuple>
#include <type_traits>

namespace graphql {

/// Whether a directive can be defined for a place of that name (spec §3.13).
bool isDirectiveLocation(std::string_view name);

/// Reads one Document, by recursive descent with one token of look-ahead. Internal to this folder: callers use
/// parse().
///
/// It reads in one of two ways. Strict is graphql-js' grammar to the letter and gives up at the first error: nearly
/// every text is read once, this way. A text with an error is read again, tolerantly: the tree then covers all of
/// it, a keyword at the beginning of a line ends whatever was left open, and every further error is kept. The first
/// error always comes from the strict reading, so that it is graphql-js' own.
class Parser
{
public:
    static std::shared_ptr<const Document> parse(std::string source, std::size_t largest);

private:
    enum class Mode { Strict, Tolerant };
    enum class Constness { Variables, Constant };
    enum class Emptiness { Allowed, Refused };

    /// Nodes of the lists under way, innermost last: a list is finished by moving its tail into the arena.
    template <typename T>
    class Gathering
    {
    public:
        explicit Gathering(Parser &parser) : m_parser(parser), m_begin(parser.stack<T>().size()) { }
        bool isEmpty() const { return m_parser.stack<T>().size() == m_begin; }
        void add(const T &node) { m_parser.stack<T>().push_back(node); }
        List<T> finish()
        {
            auto &stack = m_parser.stack<T>();
            const List<T> kept = m_parser.keep<T>({stack.data() + m_begin, stack.size() - m_begin});
            stack.erase(stack.begin() + static_cast<std::ptrdiff_t>(m_begin), stack.end());
            return kept;
        }

    private:
        Parser &m_parser;
        std::size_t m_begin;
    };

    Parser(Document &document, Mode mode);
    void readDocument();
    /// Names the bracket that is never closed, where strict reading only noticed at the end of the text.
    std::string unclosedHint() const;

    // Tokens.
    void advance();
    Token lexSignificant();
    const Token &lookahead();
    bool peek(TokenKind kind) const { return m_token.kind == kind; }
    bool peekWord(std::string_view word) const { return peek(TokenKind::Name) && textOf(m_token) == word; }
    bool peekString() const { return peek(TokenKind::String) || peek(TokenKind::BlockString); }
    bool accept(TokenKind kind);
    bool acceptWord(std::string_view word);
    bool expect(TokenKind kind);
    bool expectWord(std::string_view word);
    std::string_view textOf(const Token &token) const { return token.span.of(m_source); }
    std::string describeToken(const Token &token) const;
    void reportUnexpected(const Token &token);
    void report(text::Span span, std::string message);

    // Recovery: none of these does anything in strict mode.
    bool atDefinitionStart() { return m_mode == Mode::Tolerant && looksLikeDefinition(); }
    bool looksLikeDefinition();
    bool startsDefinition(const Token &keyword, const Token &following) const;
    bool isAtLineStart(std::uint32_t offset) const;
    bool endsOuterGroup(TokenKind kind, TokenKind close) const;
    void skipGroup();
    void skipToDefinition();

    // Nodes.
    text::Span from(std::uint32_t begin) const { return {begin, std::max(begin, m_lastEnd)}; }
    template <typename T>
    std::vector<T> &stack()
    {
        return std::get<std::vector<T>>(m_stacks);
    }
    template <typename T>
    const T *keep(const T &node)
    {
        static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
        return new (m_document.m_arena.allocate(sizeof(T), alignof(T))) T(node);
    }
    template <typename T>
    List<T> keep(List<T> nodes)
    {
        static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
        if (nodes.empty())
            return {};
        void *place = m_document.m_arena.allocate(nodes.size_bytes(), alignof(T));
        std::memcpy(place, nodes.data(), nodes.size_bytes());
        return {static_cast<const T *>(place), nodes.size()};
    }
    std::string_view keepText(std::string_view text);
    /// `open item… close`, and what to do when an item is none.
    template <typename Item>
    void readGroup(TokenKind open, TokenKind close, Emptiness emptiness, Item item);

    // Shared by both halves of the grammar.
    Definition readDefinition();
    Name readName();
    /// Stands right behind the token after which the name was expected.
    Name missingName() const { return {{}, {m_lastEnd, m_lastEnd}}; }
    List<Directive> readDirectives(Constness constness);
    List<Argument> readArguments(Constness constness);
    Argument readArgument(Constness constness);
    const Value *readValue(Constness constness);
    const Value *readVariable(Constness constness);
    const Value *readList(Constness constness);
    const Value *readObject(Constness constness);
    const Value *readString();
    const Value *readDescription() { return peekString() ? readString() : nullptr; }
    const TypeReference *readTypeReference();

    // Executable definitions.
    const OperationDefinition *readOperation(std::uint32_t begin, const Value *description);
    const FragmentDefinition *readFragment(std::uint32_t begin, const Value *description);
    List<VariableDefinition> readVariableDefinitions();
    void readVariableDefinition(Gathering<VariableDefinition> &definitions);
    const SelectionSet *readSelectionSet();
    void readSelection(Gathering<Selection> &selections);
    void readField(Gathering<Selection> &selections);
    void readSpread(Gathering<Selection> &selections);
    Name readFragmentName();

    // Type-system definitions.
    Definition readTypeSystemDefinition(std::uint32_t begin, const Value *description, bool extension);
    const SchemaDefinition *readSchema(std::uint32_t begin, const Value *description, bool extension);
    const TypeDefinition *readType(std::uint32_t begin, const Value *description, bool extension, TypeKind kind);
    const DirectiveDefinition *readDirectiveDefinition(std::uint32_t begin, const Value *description);
    List<Name> readNamesBetween(TokenKind separator);
    List<FieldDefinition> readFieldDefinitions();
    List<InputValueDefinition> readInputValues(TokenKind open, TokenKind close);
    List<EnumValueDefinition> readEnumValues();
    List<Name> readDirectiveLocations();

    Document &m_document;
    std::string_view m_source;
    Mode m_mode;
    Lexer m_lexer;
    Token m_token;
    Token m_ahead;
    bool m_hasAhead = false;
    std::uint32_t m_lastEnd = 0; ///< Where the last token that was taken ended.
    text::Span m_unclosed; ///< The first bracket found to be never closed; empty: none.
    std::uint32_t m_depth = 0;
    std::uint32_t m_openParens = 0;
    std::uint32_t m_openBrackets = 0;
    std::uint32_t m_openBraces = 0;
    std::vector<text::Span> m_comments;
    std::tuple<std::vector<Argument>, std::vector<Definition>, std::vector<Directive>, std::vector<EnumValueDefinition>,
               std::vector<FieldDefinition>, std::vector<InputValueDefinition>, std::vector<Name>,
               std::vector<ObjectField>, std::vector<RootOperation>, std::vector<Selection>,
               std::vector<VariableDefinition>, std::vector<const Value *>>
        m_stacks;
};

template <typename Item>
void Parser::readGroup(TokenKind open, TokenKind close, Emptiness emptiness, Item item)
{
    // Deeper than any document a person writes, and shallow enough for every recursive reader of the tree.
    constexpr std::uint32_t deepestNesting = 1000;

    if (!peek(open)) {
        expect(open);
        return;
    }
    if (m_depth == deepestNesting) {
        report(m_token.span, "Document is nested deeper than 1,000 levels.");
        skipGroup();
        return;
    }
    const text::Span opening = m_token.span;
    std::uint32_t &opened = close == TokenKind::BraceRight ? m_openBraces
        : close == TokenKind::ParenRight                   ? m_openParens
                                                           : m_openBrackets;
    advance();
    if (emptiness == Emptiness::Allowed && accept(close))
        return;

    ++m_depth;
    ++opened;
    bool isClosed = false;
    while (!isClosed) {
        const std::uint32_t before = m_token.span.begin;
        if (atDefinitionStart()) {
            expect(close);
            break;
        }
        item();
        isClosed = accept(close);
        if (!isClosed && m_token.span.begin == before) {
            // The item has said what it missed. A bracket that somebody outside waits for is left to them.
            if (endsOuterGroup(m_token.kind, close))
                break;
            if (peek(TokenKind::ParenLeft) || peek(TokenKind::BracketLeft) || peek(TokenKind::BraceLeft))
                skipGroup();
            else
                advance();
            isClosed = accept(close);
        }
    }
    --opened;
    --m_depth;
    // What was never closed reaches to where the reader gave up, so that a caret in its last blank line is inside.
    if (!isClosed) {
        m_lastEnd = m_token.span.begin;
        if (m_unclosed.isEmpty())
            m_unclosed = opening;
    }
}

} // namespace graphql

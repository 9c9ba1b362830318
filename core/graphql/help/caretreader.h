#pragma once

#include "core/graphql/help/caretplace.h"
#include "core/graphql/lexer.h"

namespace graphql {

/// Follows the grammar from token to token and knows, after each, what may come next. Unlike the parser it makes no
/// tree and needs nothing to be complete: a bracket that is still open is the normal case. Internal to this folder.
class CaretReader
{
public:
    /// \a schema may be null.
    CaretReader(const Schema *schema, const Document &document) : m_schema(schema), m_source(document.source()) { }

    /// Begins where the tree has led: between selections, inside the sets of \a path. Without any, between
    /// definitions.
    void resume(const TypedPath &path);
    void read(const Token &token);
    /// What may come next; only what the tokens so far decide is filled in.
    CaretPlace place() const;
    /// Whether what comes next fills a slot of its own, so that a word already there is replaced. Else it is one more
    /// of a list, and is put in front of that word.
    bool isSlot() const;
    /// Before a word that a colon follows: in `(id: na|me: 1)` it is not the missing value but the next name. That is
    /// so when one can begin like \a typed.
    void takeValueForName(std::string_view typed);

private:
    enum class Bracket : std::uint8_t { Document, Selections, Arguments, Object, List, Variables, Unknown };
    enum class State : std::uint8_t {
        Start, ///< One more of what the brackets hold.
        Field, ///< Behind a name: `:` makes it an alias, `(` and `{` belong to it.
        FieldName, ///< Behind an alias and its colon.
        Head, ///< Behind a field's arguments or directives: `@` and `{` belong to it.
        Spread, ///< Behind `...`.
        SpreadHead, ///< Behind a spread's name or condition.
        SpreadCondition, ///< Behind `... on`.
        Operation, ///< Behind the keyword: a name or nothing.
        OperationHead,
        Fragment, ///< Behind the keyword.
        FragmentName,
        FragmentCondition,
        FragmentHead,
        TypeSystem, ///< In a definition that requests do not have.
        Directive, ///< Behind `@`.
        Name, ///< Behind an argument's name.
        Value,
        AfterValue,
        Variable, ///< Behind `$`.
        VariableName,
        VariableType,
        AfterType,
    };
    /// What an open bracket holds, and how far it is read.
    struct Frame
    {
        Bracket bracket = Bracket::Document;
        State state = State::Start;
        State afterDirectives = State::Start;
        std::uint32_t opened = 0;
        const Type *parent = nullptr;
        const Type *inner = nullptr; ///< The parent of a selection set that opens next.
        const std::vector<InputValue> *inputs = nullptr;
        const std::vector<InputValue> *nextInputs = nullptr; ///< Of a `(` that comes next.
        TypeRef expected; ///< By a value that comes next.
        bool expectedHasDefault = false;
        bool isConstant = false;
        std::string_view location; ///< Of a directive that comes next.
        std::string_view lastName;
        std::uint32_t typeBegin = 0;
        std::vector<std::string_view> given;
        std::vector<std::string_view> directives;
    };

    Frame &top() { return m_frames.back(); }
    const Frame &top() const { return m_frames.back(); }
    Frame &push(Bracket bracket, const Token &token);
    void pop();
    void close(Bracket first, Bracket second);
    void leaveInputs();
    void readInDocument(const Token &token);
    void readInSelections(const Token &token);
    void readInVariables(const Token &token);
    void readInInputs(const Token &token);
    void readValue(const Token &token);
    bool readDirective(const Token &token);
    void openArguments(const Token &token);
    void beginDefinition(std::string_view keyword);
    void beginInput(std::string_view name);
    bool startsLine(const Token &token) const;
    std::string_view valueName() const;
    std::optional<CaretPlace::Whole> wholeObject() const;
    const Type *composite(std::string_view name) const;
    TypeRef typeWritten(text::Span span) const;
    std::string_view textOf(const Token &token) const { return token.span.of(m_source); }

    const Schema *m_schema;
    std::string_view m_source;
    std::vector<Frame> m_frames;
};

} // namespace graphql

#pragma once

#include "core/graphql/lexer.h"

#include <string>
#include <string_view>

namespace ui {

/// The styles of GraphQL text, as numbers in a string of style bytes.
enum class QueryStyle : unsigned char {
    Plain,
    Keyword,
    Name, ///< Of an operation or a fragment.
    Field,
    Argument,
    Variable,
    Type,
    String,
    Number,
    Enum,
    Constant, ///< true, false, null.
    Directive,
    Comment,
};

/// Tells what a name is by what stands before it: a field, an argument, a type. Reads tokens front to back, knows no
/// grammar beyond which bracket is open, and so goes on colouring text that does not parse. A value that is compared
/// and kept at the end of each line, so that colouring can begin at any line.
class QueryContext
{
public:
    /// The style of \a token, read in this context; the context moves behind it.
    QueryStyle read(const graphql::Token &token, std::string_view text);

    auto operator<=>(const QueryContext &) const = default;

private:
    enum class Frame : char {
        Selection,
        Arguments,
        Object,
        List,
        Variables, ///< Names with types: of an operation, of a field's arguments in a schema.
        Fields, ///< The body of a type.
        Values, ///< The body of an enum.
    };
    enum class Next : char {
        Anything,
        Value,
        TypeName,
        AfterTypeName, ///< `!` and `]` still belong to it.
        VariableName,
        DirectiveName,
        SpreadName,
        DefinitionName,
        FragmentOn,
        DefinedType,
    };

    QueryStyle readName(std::string_view name);
    QueryStyle readTopLevelName(std::string_view name);
    QueryStyle readValueName(std::string_view name);
    void open(graphql::TokenKind bracket);
    void close(graphql::TokenKind bracket);
    bool isIn(Frame frame) const { return !m_frames.empty() && m_frames.back() == static_cast<char>(frame); }
    bool takesKeys() const { return isIn(Frame::Arguments) || isIn(Frame::Object); }
    bool declaresTypes() const { return isIn(Frame::Variables) || isIn(Frame::Fields); }

    std::string m_frames; ///< Innermost last, a Frame each.
    Next m_next = Next::Anything;
    Frame m_body = Frame::Selection; ///< What `{` opens at the top level.
    bool m_afterDirective = false;
};

} // namespace ui

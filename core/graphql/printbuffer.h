#pragma once

#include "core/graphql/ast.h"
#include "core/graphql/commentbreaks.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace graphql {

/// Writes nodes in graphql-js' canonical print, front to back into one string. What graphql-js decides from the
/// length of finished pieces is decided here by writing a piece on one line, measuring it, and taking it back where
/// it must be broken. Internal to this folder: callers use print() and format().
class PrintBuffer
{
public:
    /// With \a breaks, whatever they name is broken too: it is the layout that format() puts the comments in. Not
    /// owned, and null for documents whose comments do not matter.
    explicit PrintBuffer(const CommentBreaks *breaks = nullptr) : m_breaks(breaks) { }

    void write(const Document &document);
    void write(const Definition &definition);
    void write(const Value &value);
    void write(const TypeReference &type);
    void write(const Selection &selection);
    std::string take() && { return std::move(m_text); }

private:
    void write(const OperationDefinition &operation);
    void write(const FragmentDefinition &fragment);
    void write(const VariableDefinition &definition);
    void write(const SelectionSet &set);
    void write(const Argument &argument);
    void write(const ObjectField &field);
    void write(const Directive &directive);

    void write(const SchemaDefinition &schema);
    void write(const TypeDefinition &type);
    void write(const DirectiveDefinition &directive);
    void write(const FieldDefinition &field);
    void write(const InputValueDefinition &value);
    void write(const EnumValueDefinition &value);
    void write(const RootOperation &root);

    void writeDescription(const Value *description);
    /// ` @a @b`: every directive behind a space.
    void writeDirectives(List<Directive> directives);
    void writeType(const TypeReference *type);
    void write(const Value *value);
    void writeDefault(const Value *value);
    void writeVariables(const OperationDefinition &operation);
    void writeFieldArguments(const Selection &field, std::size_t prefixBegin);
    /// Behind what introduces them: ` A | B`, or with a comment between them one a line.
    void writeNames(List<Name> names, char separator);
    void writeInputValues(const Name &owner, List<InputValueDefinition> values);
    /// The items of a list or object value, with its brackets.
    template <typename Node>
    void writeItems(const Value &value, List<Node> items, std::string_view brackets);
    /// ` {`, one node a line, `}`; nothing for an empty list.
    template <typename Node>
    void writeBlock(List<Node> nodes);
    template <typename Node>
    void writeJoined(List<Node> nodes, std::string_view separator);
    /// One node a line, deeper by one step, and the line of what closes them.
    template <typename Node>
    void writeLines(List<Node> nodes);

    /// The bracket opens somewhere between the name of \a owner and the first of \a nodes.
    template <typename Node>
    bool isBroken(text::Span owner, List<Node> nodes) const
    {
        return m_breaks && m_breaks->breaksBracket(owner.end, nodes.front().span.begin);
    }

    void breakLine()
    {
        m_text += '\n';
        m_text.append(m_indent, ' ');
    }
    bool hasBreakSince(std::size_t begin) const { return m_text.find('\n', begin) != std::string::npos; }
    /// UTF-16 units since \a begin as graphql-js counts them: before indentation.
    std::size_t widthSince(std::size_t begin) const;

    const CommentBreaks *m_breaks;
    std::string m_text;
    std::size_t m_indent = 0;
};

template <typename Node>
void PrintBuffer::writeJoined(List<Node> nodes, std::string_view separator)
{
    bool isFirst = true;
    for (const Node &node : nodes) {
        if (!isFirst)
            m_text += separator;
        isFirst = false;
        write(node);
    }
}

template <typename Node>
void PrintBuffer::writeBlock(List<Node> nodes)
{
    if (nodes.empty())
        return;
    m_text += '{';
    writeLines(nodes);
    m_text += '}';
}

template <typename Node>
void PrintBuffer::writeLines(List<Node> nodes)
{
    m_indent += 2;
    for (const Node &node : nodes) {
        breakLine();
        write(node);
    }
    m_indent -= 2;
    breakLine();
}

} // namespace graphql

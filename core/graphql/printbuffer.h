#pragma once

#include "core/graphql/ast.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace graphql {

/// Writes nodes in graphql-js' canonical print, front to back into one string. What graphql-js decides from the
/// length of finished pieces is decided here by writing a piece on one line, measuring it, and taking it back where
/// it must be broken. Internal to this folder: callers use print().
class PrintBuffer
{
public:
    void write(const Definition &definition);
    void write(const Value &value);
    void write(const TypeReference &type);
    void write(const Selection &selection);
    void separateDefinitions() { m_text += "\n\n"; }
    std::string take() && { return std::move(m_text); }

private:
    void write(const OperationDefinition &operation);
    void write(const FragmentDefinition &fragment);
    void write(const VariableDefinition &definition);
    void write(const SelectionSet &set);
    void write(const Argument &argument);
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
    void writeValue(const Value *value);
    void writeDefault(const Value *value);
    void writeFieldArguments(List<Argument> arguments, std::size_t prefixBegin);
    void writeNames(List<Name> names, std::string_view separator);
    void writeInputValues(List<InputValueDefinition> values);
    /// ` {`, one node a line, `}`; nothing for an empty list.
    template <typename Node>
    void writeBlock(List<Node> nodes);
    template <typename Node>
    void writeJoined(List<Node> nodes, std::string_view separator);

    void breakLine()
    {
        m_text += '\n';
        m_text.append(m_indent, ' ');
    }
    bool hasBreakSince(std::size_t begin) const { return m_text.find('\n', begin) != std::string::npos; }
    /// UTF-16 units since \a begin as graphql-js counts them: before indentation.
    std::size_t widthSince(std::size_t begin) const;

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
    m_indent += 2;
    for (const Node &node : nodes) {
        breakLine();
        write(node);
    }
    m_indent -= 2;
    breakLine();
    m_text += '}';
}

} // namespace graphql

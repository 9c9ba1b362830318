#include "core/graphql/printer.h"

#include "core/graphql/printbuffer.h"
#include "core/graphql/stringprint.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace graphql {

std::string print(const Document &document)
{
    PrintBuffer buffer;
    buffer.write(document);
    return std::move(buffer).take();
}

std::string print(const Value &value)
{
    PrintBuffer buffer;
    buffer.write(value);
    return std::move(buffer).take();
}

std::string print(const TypeReference &type)
{
    PrintBuffer buffer;
    buffer.write(type);
    return std::move(buffer).take();
}

std::string print(const Selection &selection)
{
    PrintBuffer buffer;
    buffer.write(selection);
    return std::move(buffer).take();
}

void PrintBuffer::write(const Document &document)
{
    writeJoined(document.definitions(), "\n\n");
}

void PrintBuffer::write(const Definition &definition)
{
    if (definition.operation)
        write(*definition.operation);
    else if (definition.fragment)
        write(*definition.fragment);
    else if (definition.type)
        write(*definition.type);
    else if (definition.schema)
        write(*definition.schema);
    else if (definition.directive)
        write(*definition.directive);
}

void PrintBuffer::write(const OperationDefinition &operation)
{
    const bool isShort = operation.type == OperationType::Query && !operation.name && operation.variables.empty()
        && operation.directives.empty() && !operation.description;
    if (!isShort) {
        writeDescription(operation.description);
        m_text += nameOf(operation.type);
        if (operation.name || !operation.variables.empty())
            m_text += ' ';
        m_text += operation.name.value;
        writeVariables(operation);
        writeDirectives(operation.directives);
        if (operation.selectionSet)
            m_text += ' ';
    }
    if (operation.selectionSet)
        write(*operation.selectionSet);
}

void PrintBuffer::writeVariables(const OperationDefinition &operation)
{
    if (operation.variables.empty())
        return;
    const std::size_t begin = m_text.size();
    m_text += '(';
    if (isBroken(operation.keyword, operation.variables)) {
        writeLines(operation.variables);
    } else {
        writeJoined(operation.variables, ", ");
        // Described variables: graphql-js puts them on lines of their own and does not indent them.
        if (hasBreakSince(begin)) {
            m_text.resize(begin);
            m_text += "(\n";
            writeJoined(operation.variables, "\n");
            m_text += '\n';
        }
    }
    m_text += ')';
}

void PrintBuffer::write(const VariableDefinition &definition)
{
    writeDescription(definition.description);
    m_text += '$';
    m_text += definition.name.value;
    m_text += ": ";
    writeType(definition.type);
    writeDefault(definition.defaultValue);
    writeDirectives(definition.directives);
}

void PrintBuffer::write(const FragmentDefinition &fragment)
{
    writeDescription(fragment.description);
    m_text += "fragment ";
    m_text += fragment.name.value;
    m_text += " on ";
    m_text += fragment.typeCondition.value;
    writeDirectives(fragment.directives);
    if (fragment.selectionSet) {
        m_text += ' ';
        write(*fragment.selectionSet);
    }
}

void PrintBuffer::write(const SelectionSet &set)
{
    writeBlock(set.selections);
}

void PrintBuffer::write(const Selection &selection)
{
    const std::size_t begin = m_text.size();
    switch (selection.kind) {
    case Selection::Kind::Field:
        if (selection.alias) {
            m_text += selection.alias.value;
            m_text += ": ";
        }
        m_text += selection.name.value;
        writeFieldArguments(selection, begin);
        break;
    case Selection::Kind::FragmentSpread:
        m_text += "...";
        m_text += selection.name.value;
        break;
    case Selection::Kind::InlineFragment:
        m_text += "...";
        if (selection.typeCondition) {
            m_text += " on ";
            m_text += selection.typeCondition.value;
        }
        break;
    }
    writeDirectives(selection.directives);
    if (selection.selectionSet && !selection.selectionSet->selections.empty()) {
        m_text += ' ';
        write(*selection.selectionSet);
    }
}

void PrintBuffer::writeFieldArguments(const Selection &field, std::size_t prefixBegin)
{
    constexpr std::size_t longestLine = 80;
    if (field.arguments.empty())
        return;
    m_text += '(';
    const std::size_t begin = m_text.size();
    if (isBroken(field.name.span, field.arguments)) {
        writeLines(field.arguments);
    } else {
        writeJoined(field.arguments, ", ");
        // The bracket that closes counts too.
        if (widthSince(prefixBegin) >= longestLine) {
            m_text.resize(begin);
            writeLines(field.arguments);
        }
    }
    m_text += ')';
}

std::size_t PrintBuffer::widthSince(std::size_t begin) const
{
    const std::string_view piece = std::string_view(m_text).substr(begin);
    const auto breaks = static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
    return text::utf16Length(piece) - breaks * m_indent;
}

void PrintBuffer::write(const Argument &argument)
{
    m_text += argument.name.value;
    m_text += ": ";
    write(argument.value);
}

void PrintBuffer::write(const ObjectField &field)
{
    m_text += field.name.value;
    m_text += ": ";
    write(field.value);
}

void PrintBuffer::write(const Directive &directive)
{
    m_text += '@';
    m_text += directive.name.value;
    if (directive.arguments.empty())
        return;
    m_text += '(';
    if (isBroken(directive.name.span, directive.arguments))
        writeLines(directive.arguments);
    else
        writeJoined(directive.arguments, ", ");
    m_text += ')';
}

void PrintBuffer::writeDirectives(List<Directive> directives)
{
    for (const Directive &directive : directives) {
        m_text += ' ';
        write(directive);
    }
}

void PrintBuffer::write(const Value &value)
{
    switch (value.kind) {
    case Value::Kind::Variable:
        m_text += '$';
        m_text += value.text;
        break;
    case Value::Kind::Int:
    case Value::Kind::Float:
    case Value::Kind::Boolean:
    case Value::Kind::Enum:
        m_text += value.text;
        break;
    case Value::Kind::Null:
        m_text += "null";
        break;
    case Value::Kind::String:
        if (value.block)
            appendBlockString(m_text, value.text, m_indent);
        else
            appendString(m_text, value.text);
        break;
    case Value::Kind::List:
        writeItems(value, value.items, "[]");
        break;
    case Value::Kind::Object:
        writeItems(value, value.fields, "{}");
        break;
    }
}

template <typename Node>
void PrintBuffer::writeItems(const Value &value, List<Node> items, std::string_view brackets)
{
    m_text += brackets.front();
    if (m_breaks && m_breaks->breaksBracket(value.span.begin, value.span.begin + 1))
        writeLines(items);
    else
        writeJoined(items, ", ");
    m_text += brackets.back();
}

void PrintBuffer::write(const TypeReference &type)
{
    switch (type.kind) {
    case TypeReference::Kind::Named:
        m_text += type.name.value;
        break;
    case TypeReference::Kind::List:
        m_text += '[';
        writeType(type.of);
        m_text += ']';
        break;
    case TypeReference::Kind::NonNull:
        writeType(type.of);
        m_text += '!';
        break;
    }
}

void PrintBuffer::writeDescription(const Value *description)
{
    if (!description)
        return;
    write(*description);
    breakLine();
}

void PrintBuffer::writeType(const TypeReference *type)
{
    if (type)
        write(*type);
}

void PrintBuffer::write(const Value *value)
{
    if (value)
        write(*value);
}

void PrintBuffer::writeDefault(const Value *value)
{
    if (!value)
        return;
    m_text += " = ";
    write(*value);
}

void PrintBuffer::writeNames(List<Name> names, char separator)
{
    const bool oneALine = m_breaks && m_breaks->breaksNames(names);
    if (oneALine)
        m_indent += 2;
    for (const Name &name : names) {
        if (oneALine)
            breakLine();
        else
            m_text += ' ';
        if (oneALine || &name != &names.front()) {
            m_text += separator;
            m_text += ' ';
        }
        m_text += name.value;
    }
    if (oneALine)
        m_indent -= 2;
}

} // namespace graphql

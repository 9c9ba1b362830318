#include "core/graphql/printer.h"

#include "core/graphql/printbuffer.h"
#include "core/graphql/stringprint.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace graphql {

std::string print(const Document &document)
{
    PrintBuffer buffer;
    bool isFirst = true;
    for (const Definition &definition : document.definitions()) {
        if (!isFirst)
            buffer.separateDefinitions();
        isFirst = false;
        buffer.write(definition);
    }
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
        if (!operation.variables.empty()) {
            const std::size_t begin = m_text.size();
            m_text += '(';
            writeJoined(operation.variables, ", ");
            if (hasBreakSince(begin)) {
                m_text.resize(begin);
                m_text += "(\n";
                writeJoined(operation.variables, "\n");
                m_text += '\n';
            }
            m_text += ')';
        }
        writeDirectives(operation.directives);
        if (operation.selectionSet)
            m_text += ' ';
    }
    if (operation.selectionSet)
        write(*operation.selectionSet);
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
        writeFieldArguments(selection.arguments, begin);
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

void PrintBuffer::writeFieldArguments(List<Argument> arguments, std::size_t prefixBegin)
{
    constexpr std::size_t longestLine = 80;
    if (arguments.empty())
        return;
    const std::size_t begin = m_text.size();
    m_text += '(';
    writeJoined(arguments, ", ");
    m_text += ')';
    if (widthSince(prefixBegin) <= longestLine)
        return;

    m_text.resize(begin);
    m_text += '(';
    m_indent += 2;
    for (const Argument &argument : arguments) {
        breakLine();
        write(argument);
    }
    m_indent -= 2;
    breakLine();
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
    writeValue(argument.value);
}

void PrintBuffer::write(const Directive &directive)
{
    m_text += '@';
    m_text += directive.name.value;
    if (directive.arguments.empty())
        return;
    m_text += '(';
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
    case Value::Kind::List: {
        m_text += '[';
        bool isFirst = true;
        for (const Value *item : value.items) {
            if (!isFirst)
                m_text += ", ";
            isFirst = false;
            writeValue(item);
        }
        m_text += ']';
        break;
    }
    case Value::Kind::Object: {
        m_text += '{';
        bool isFirst = true;
        for (const ObjectField &field : value.fields) {
            if (!isFirst)
                m_text += ", ";
            isFirst = false;
            m_text += field.name.value;
            m_text += ": ";
            writeValue(field.value);
        }
        m_text += '}';
        break;
    }
    }
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

void PrintBuffer::writeValue(const Value *value)
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

void PrintBuffer::writeNames(List<Name> names, std::string_view separator)
{
    bool isFirst = true;
    for (const Name &name : names) {
        if (!isFirst)
            m_text += separator;
        isFirst = false;
        m_text += name.value;
    }
}

} // namespace graphql

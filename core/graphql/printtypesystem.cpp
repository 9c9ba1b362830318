#include "core/graphql/printbuffer.h"

namespace graphql {

namespace {

std::string_view typeKeyword(TypeKind kind)
{
    switch (kind) {
    case TypeKind::Scalar:
        return "scalar ";
    case TypeKind::Object:
        return "type ";
    case TypeKind::Interface:
        return "interface ";
    case TypeKind::Union:
        return "union ";
    case TypeKind::Enum:
        return "enum ";
    case TypeKind::InputObject:
        return "input ";
    }
    return {};
}

} // namespace

void PrintBuffer::write(const SchemaDefinition &schema)
{
    writeDescription(schema.description);
    m_text += schema.extension ? "extend schema" : "schema";
    writeDirectives(schema.directives);
    if (!schema.rootOperations.empty())
        m_text += ' ';
    writeBlock(schema.rootOperations);
}

void PrintBuffer::write(const RootOperation &root)
{
    m_text += nameOf(root.operation);
    m_text += ": ";
    m_text += root.type.value;
}

void PrintBuffer::write(const TypeDefinition &type)
{
    writeDescription(type.description);
    if (type.extension)
        m_text += "extend ";
    m_text += typeKeyword(type.kind);
    m_text += type.name.value;
    if (!type.interfaces.empty()) {
        m_text += " implements";
        writeNames(type.interfaces, '&');
    }
    writeDirectives(type.directives);
    if (!type.members.empty()) {
        m_text += " =";
        writeNames(type.members, '|');
    }
    if (!type.fields.empty() || !type.inputFields.empty() || !type.values.empty())
        m_text += ' ';
    writeBlock(type.fields);
    writeBlock(type.inputFields);
    writeBlock(type.values);
}

void PrintBuffer::write(const FieldDefinition &field)
{
    writeDescription(field.description);
    m_text += field.name.value;
    writeInputValues(field.name, field.arguments);
    m_text += ": ";
    writeType(field.type);
    writeDirectives(field.directives);
}

void PrintBuffer::write(const InputValueDefinition &value)
{
    writeDescription(value.description);
    m_text += value.name.value;
    m_text += ": ";
    writeType(value.type);
    writeDefault(value.defaultValue);
    writeDirectives(value.directives);
}

void PrintBuffer::write(const EnumValueDefinition &value)
{
    writeDescription(value.description);
    m_text += value.name.value;
    writeDirectives(value.directives);
}

void PrintBuffer::write(const DirectiveDefinition &directive)
{
    writeDescription(directive.description);
    m_text += "directive @";
    m_text += directive.name.value;
    writeInputValues(directive.name, directive.arguments);
    if (directive.repeatable)
        m_text += " repeatable";
    m_text += " on";
    writeNames(directive.locations, '|');
}

void PrintBuffer::writeInputValues(const Name &owner, List<InputValueDefinition> values)
{
    if (values.empty())
        return;
    m_text += '(';
    const std::size_t begin = m_text.size();
    if (isBroken(owner.span, values)) {
        writeLines(values);
    } else {
        writeJoined(values, ", ");
        if (hasBreakSince(begin)) {
            m_text.resize(begin);
            writeLines(values);
        }
    }
    m_text += ')';
}

} // namespace graphql

#include "core/graphql/argumentjson.h"

#include "core/json/writer.h"

namespace graphql {

ArgumentReader::ArgumentReader(const OperationDefinition *operation, const json::Tape *variables)
    : m_operation(operation)
{
    if (variables && variables->root().isObject())
        m_variables = variables->root();
}

std::string ArgumentReader::read(List<Argument> arguments) const
{
    return object(arguments);
}

std::optional<std::string> ArgumentReader::variable(std::string_view name) const
{
    if (m_variables) {
        if (const auto given = m_variables->find(name))
            return std::string(given->raw());
    }
    if (!m_operation)
        return std::nullopt;
    for (const VariableDefinition &definition : m_operation->variables) {
        if (definition.name.value == name && definition.defaultValue) {
            std::string out;
            append(out, definition.defaultValue);
            return out;
        }
    }
    return std::nullopt;
}

template <typename Member>
std::string ArgumentReader::object(List<Member> members) const
{
    json::Writer writer;
    writer.beginObject();
    for (const Member &member : members) {
        if (member.value && member.value->kind == Value::Kind::Variable) {
            if (const auto given = variable(member.value->text))
                writer.key(member.name.value).raw(*given);
            continue;
        }
        std::string text;
        append(text, member.value);
        writer.key(member.name.value).raw(text);
    }
    writer.endObject();
    return std::move(writer).text();
}

void ArgumentReader::append(std::string &out, const Value *value) const
{
    if (!value) {
        out += "null";
        return;
    }
    switch (value->kind) {
    case Value::Kind::Variable:
        out += variable(value->text).value_or("null");
        break;
    // GraphQL's numbers are written as JSON's are (spec §2.9.1, §2.9.2).
    case Value::Kind::Int:
    case Value::Kind::Float:
    case Value::Kind::Boolean:
        out += value->text;
        break;
    case Value::Kind::Null:
        out += "null";
        break;
    case Value::Kind::String:
    case Value::Kind::Enum:
        json::appendQuoted(out, value->text);
        break;
    case Value::Kind::Object:
        out += object(value->fields);
        break;
    case Value::Kind::List: {
        json::Writer writer;
        writer.beginArray();
        for (const Value *item : value->items) {
            std::string text;
            append(text, item);
            writer.raw(text);
        }
        writer.endArray();
        out += writer.text();
        break;
    }
    }
}

} // namespace graphql

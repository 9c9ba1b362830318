#include "core/graphql/edits/valuejson.h"

#include "core/graphql/characters.h"
#include "core/graphql/dialect/serverfacts.h"
#include "core/graphql/stringprint.h"
#include "core/json/tape.h"
#include "core/json/writer.h"

#include <cmath>
#include <limits>
#include <utility>

namespace graphql {

namespace {

/// Whether a literal of \a type is a string that holds JSON.
bool isJsonInString(TypeRef type, LiteralLimits limits)
{
    return limits.noObjectsInScalars && type.named() && isJsonScalar(type.named()->name);
}

class JsonWriter
{
public:
    explicit JsonWriter(LiteralLimits limits) : m_limits(limits) { }

    ConvertedValue write(const Value &literal, TypeRef type)
    {
        append(literal, type);
        return m_problem.empty() ? ConvertedValue {std::move(m_text), {}} : ConvertedValue {{}, std::move(m_problem)};
    }

private:
    void append(const Value &literal, TypeRef type)
    {
        switch (literal.kind) {
        case Value::Kind::Int:
            return appendInt(literal, type);
        case Value::Kind::Float:
        case Value::Kind::Boolean:
            m_text.append(literal.text);
            return;
        case Value::Kind::String:
            if (isJsonInString(type, m_limits))
                return appendHeldJson(literal, *type.named());
            [[fallthrough]];
        case Value::Kind::Enum:
            return json::appendQuoted(m_text, literal.text);
        case Value::Kind::Variable:
        case Value::Kind::Null:
            m_text.append("null");
            return;
        case Value::Kind::List:
            return appendList(literal, type.nullable());
        case Value::Kind::Object:
            return appendObject(literal, type);
        }
    }

    void appendInt(const Value &literal, TypeRef type)
    {
        // Longer ones may be beyond 2^53, where a double is no longer exact.
        constexpr std::size_t exactDigits = 15;
        if (type.named() && type.named()->name == "ID" && literal.text.size() > exactDigits)
            json::appendQuoted(m_text, literal.text);
        else
            m_text.append(literal.text);
    }

    void appendHeldJson(const Value &literal, const Type &type)
    {
        const auto held = json::Tape::parse(std::string(literal.text));
        if (held)
            m_text.append(held->root().raw());
        else
            m_problem = "This server reads a string of type " + type.name + " as JSON, and this one is none.";
    }

    void appendList(const Value &literal, TypeRef list)
    {
        const char *separator = "[";
        for (const auto *item : literal.items) {
            m_text.append(std::exchange(separator, ", "));
            append(*item, list.isList() ? list.unwrapped() : list);
        }
        m_text.append(literal.items.empty() ? "[]" : "]");
    }

    void appendObject(const Value &literal, TypeRef type)
    {
        const char *separator = "{";
        for (const auto &field : literal.fields) {
            const auto *definition = type.named() ? type.named()->inputField(field.name.value) : nullptr;
            m_text.append(std::exchange(separator, ", "));
            json::appendQuoted(m_text, field.name.value);
            m_text.append(": ");
            append(*field.value, definition ? definition->type : TypeRef());
        }
        m_text.append(literal.fields.empty() ? "{}" : "}");
    }

    LiteralLimits m_limits;
    std::string m_text;
    std::string m_problem;
};

class LiteralWriter
{
public:
    explicit LiteralWriter(LiteralLimits limits) : m_limits(limits) { }

    ConvertedValue write(const json::Value &value, TypeRef type)
    {
        append(value, type);
        return m_problem.empty() ? ConvertedValue {std::move(m_text), {}} : ConvertedValue {{}, std::move(m_problem)};
    }

private:
    void append(const json::Value &value, TypeRef type)
    {
        if (!m_problem.empty())
            return;
        if (m_depth == Deepest)
            return refuse("The value is nested too deeply to be written as a literal.");
        ++m_depth;
        if (value.isNull())
            appendNull(type);
        else if (const auto nullable = type.nullable(); nullable.isList())
            appendList(value, nullable);
        else if (nullable.named()->kind == TypeKind::InputObject)
            appendInput(value, *nullable.named());
        else
            appendLeaf(value, *nullable.named());
        --m_depth;
    }

    void appendNull(TypeRef type)
    {
        if (type.isNonNull())
            return misfit(type.toString());
        if (m_limits.noNull)
            return refuse("This server cannot read null as a literal.");
        m_text.append("null");
    }

    /// A single value stands for a list of one, as JSON and as a literal alike (spec §3.11).
    void appendList(const json::Value &value, TypeRef list)
    {
        if (!value.isArray())
            return append(value, list.unwrapped());
        m_text.append("[");
        const char *separator = "";
        for (const auto &item : value.items()) {
            m_text.append(std::exchange(separator, ", "));
            append(item, list.unwrapped());
        }
        m_text.append("]");
    }

    void appendInput(const json::Value &value, const Type &type)
    {
        if (!value.isObject())
            return misfit(type.name);
        m_text.append("{");
        const char *separator = "";
        for (const auto &[key, member] : value.members()) {
            const auto *field = type.inputField(key.string());
            if (!field || !field->type)
                return refuse("Type " + type.name + " has no field " + key.string() + ".");
            m_text.append(std::exchange(separator, ", ")).append(field->name).append(": ");
            append(member, field->type);
        }
        m_text.append("}");
    }

    void appendLeaf(const json::Value &value, const Type &type)
    {
        if (type.kind == TypeKind::Enum) {
            if (!value.isString() || !type.value(value.string()))
                return misfit(type.name);
            m_text.append(value.string());
        } else if (type.name == "Int") {
            if (!isInt32(value))
                return misfit(type.name);
            m_text.append(std::to_string(static_cast<std::int32_t>(value.number())));
        } else if (type.name == "Float") {
            if (value.kind() != json::Kind::Number)
                return misfit(type.name);
            m_text.append(value.raw());
        } else if (type.name == "Boolean") {
            if (value.kind() != json::Kind::Boolean)
                return misfit(type.name);
            m_text.append(value.raw());
        } else if (type.name == "ID" && value.integer()) {
            m_text.append(value.raw());
        } else if (type.name == "String" || type.name == "ID") {
            if (!value.isString())
                return misfit(type.name);
            appendString(m_text, value.string());
        } else {
            appendFree(value, type);
        }
    }

    /// For a scalar of the schema's own: any JSON goes.
    void appendFree(const json::Value &value, const Type &type)
    {
        if (isJsonInString(TypeRef(&type), m_limits))
            return appendJsonInString(value.raw());
        switch (value.kind()) {
        case json::Kind::String:
            return appendString(m_text, value.string());
        case json::Kind::Array:
        case json::Kind::Object:
            if (m_limits.noObjectsInScalars)
                return refuse("This server takes a value of type " + type.name + " as a variable only.");
            return value.isArray() ? appendList(value, TypeRef(&type).inList()) : appendFreeObject(value, type);
        default:
            m_text.append(value.raw());
        }
    }

    /// As a block string where that leaves it readable, as it does not when the JSON itself begins or ends with a
    /// quote.
    void appendJsonInString(std::string_view json)
    {
        const bool isReadable =
            (json.front() == '{' || json.front() == '[') && json.find_first_of("\\\r\n") == std::string_view::npos;
        if (isReadable)
            m_text.append("\"\"\"").append(json).append("\"\"\"");
        else
            appendString(m_text, json);
    }

    void appendFreeObject(const json::Value &value, const Type &type)
    {
        m_text.append("{");
        const char *separator = "";
        for (const auto &[key, member] : value.members()) {
            const auto name = key.string();
            if (!isName(name))
                return refuse("The key \"" + name + "\" cannot be written in a literal.");
            m_text.append(std::exchange(separator, ", ")).append(name).append(": ");
            append(member, TypeRef(&type));
        }
        m_text.append("}");
    }

    /// 1.0 and 1e3 are whole numbers, as when the server reads them; an Int has 32 bits (spec §3.5.1).
    static bool isInt32(const json::Value &value)
    {
        using Limits = std::numeric_limits<std::int32_t>;
        const auto number = value.number();
        return value.kind() == json::Kind::Number && number >= Limits::min() && number <= Limits::max()
            && std::trunc(number) == number;
    }

    void misfit(const std::string &type) { refuse("The value does not fit the type " + type + "."); }
    void refuse(std::string problem)
    {
        if (m_problem.empty())
            m_problem = std::move(problem);
    }

    static constexpr int Deepest = 200;
    LiteralLimits m_limits;
    std::string m_text;
    std::string m_problem;
    int m_depth = 0;
};

} // namespace

ConvertedValue jsonOf(const Value &literal, TypeRef type, LiteralLimits limits)
{
    return JsonWriter(limits).write(literal, type);
}

ConvertedValue literalOf(const json::Value &value, TypeRef type, LiteralLimits limits)
{
    return LiteralWriter(limits).write(value, type);
}

const Type *scalarOutOfLimits(const Value &literal, TypeRef type, LiteralLimits limits)
{
    const auto nullable = type.nullable();
    if (!limits.noObjectsInScalars || !nullable || literal.kind == Value::Kind::Null)
        return nullptr;
    if (nullable.isList() && literal.kind != Value::Kind::List)
        return scalarOutOfLimits(literal, nullable.unwrapped(), limits);
    const Type *found = nullptr;
    if (nullable.isList()) {
        for (auto item = literal.items.begin(); item != literal.items.end() && !found; ++item)
            found = scalarOutOfLimits(**item, nullable.unwrapped(), limits);
        return found;
    }
    const auto &named = *nullable.named();
    if (named.kind == TypeKind::Scalar) {
        const bool isNested = literal.kind == Value::Kind::List || literal.kind == Value::Kind::Object;
        return isNested || (isJsonScalar(named.name) && literal.kind != Value::Kind::String) ? &named : nullptr;
    }
    for (auto field = literal.fields.begin(); field != literal.fields.end() && !found; ++field)
        if (const auto *definition = named.inputField(field->name.value))
            found = scalarOutOfLimits(*field->value, definition->type, limits);
    return found;
}

} // namespace graphql

#include "core/graphql/edits/valuejson.h"

#include "core/graphql/stringprint.h"
#include "core/json/writer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace graphql {

namespace {

void appendJson(std::string &out, const Value &literal, TypeRef type)
{
    switch (literal.kind) {
    case Value::Kind::Int: {
        // Longer ones may be beyond 2^53, where a double is no longer exact.
        constexpr std::size_t exactDigits = 15;
        if (type.named() && type.named()->name == "ID" && literal.text.size() > exactDigits)
            json::appendQuoted(out, literal.text);
        else
            out.append(literal.text);
        return;
    }
    case Value::Kind::Float:
    case Value::Kind::Boolean:
        out.append(literal.text);
        return;
    case Value::Kind::String:
    case Value::Kind::Enum:
        json::appendQuoted(out, literal.text);
        return;
    case Value::Kind::Variable:
    case Value::Kind::Null:
        out.append("null");
        return;
    case Value::Kind::List: {
        const auto list = type.nullable();
        const char *separator = "[";
        for (const auto *item : literal.items) {
            out.append(std::exchange(separator, ", "));
            appendJson(out, *item, list.isList() ? list.unwrapped() : list);
        }
        out.append(literal.items.empty() ? "[]" : "]");
        return;
    }
    case Value::Kind::Object: {
        const char *separator = "{";
        for (const auto &field : literal.fields) {
            const auto *definition = type.named() ? type.named()->inputField(field.name.value) : nullptr;
            out.append(std::exchange(separator, ", "));
            json::appendQuoted(out, field.name.value);
            out.append(": ");
            appendJson(out, *field.value, definition ? definition->type : TypeRef());
        }
        out.append(literal.fields.empty() ? "{}" : "}");
        return;
    }
    }
}

bool isName(std::string_view text)
{
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    return !text.empty() && isLetter(text.front())
        && std::all_of(text.begin(), text.end(), [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); });
}

class LiteralWriter
{
public:
    explicit LiteralWriter(LiteralLimits limits) : m_limits(limits) { }

    Literal write(const json::Value &value, TypeRef type)
    {
        append(value, type);
        return m_problem.empty() ? Literal {std::move(m_text), {}} : Literal {{}, std::move(m_problem)};
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
            if (!isWhole(value) || std::abs(value.number()) > 2147483648.0)
                return misfit(type.name);
            m_text.append(std::to_string(static_cast<std::int64_t>(value.number())));
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

    /// 1.0 and 1e3 are whole numbers, as when the server reads them.
    static bool isWhole(const json::Value &value)
    {
        return value.kind() == json::Kind::Number && std::isfinite(value.number())
            && std::trunc(value.number()) == value.number();
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

std::string jsonOf(const Value &literal, TypeRef type)
{
    std::string out;
    appendJson(out, literal, type);
    return out;
}

Literal literalOf(const json::Value &value, TypeRef type, LiteralLimits limits)
{
    return LiteralWriter(limits).write(value, type);
}

} // namespace graphql

#include "core/sandbox/variablevalues.h"

#include "core/sandbox/gojson.h"
#include "core/sandbox/goliteral.h"
#include "core/sandbox/scalars.h"

#include <map>

namespace sandbox {

namespace {

using graphql::TypeRef;
using JsonMembers = std::map<std::string, json::Value>;
using MaybeJson = std::optional<json::Value>;

TypeRef typeOf(const graphql::Schema &schema, const graphql::TypeReference &reference)
{
    switch (reference.kind) {
    case graphql::TypeReference::Kind::Named:
        return TypeRef(schema.type(reference.name.value));
    case graphql::TypeReference::Kind::List:
        return typeOf(schema, *reference.of).inList();
    case graphql::TypeReference::Kind::NonNull:
        return typeOf(schema, *reference.of).nonNull();
    }
    return {};
}

MaybeJson findJson(const JsonMembers &members, const std::string &name)
{
    const auto found = members.find(name);
    if (found == members.end() || found->second.isNull())
        return std::nullopt;
    return found->second;
}

JsonMembers membersOf(const json::Value &object)
{
    JsonMembers members;
    for (const auto &[key, value] : object.members())
        members.insert_or_assign(key.string(), value);
    return members;
}

std::vector<std::string> jsonProblems(const MaybeJson &value, TypeRef type);

std::vector<std::string> jsonObjectProblems(const json::Value &value, const graphql::Type &type)
{
    if (!value.isObject())
        return {"Expected \"" + type.name + "\", found not an object."};
    std::vector<std::string> problems;
    const JsonMembers members = membersOf(value);
    for (const auto &[name, member] : members) {
        if (!type.inputField(name))
            problems.push_back("In field \"" + name + "\": Unknown field.");
    }
    std::map<std::string_view, const graphql::InputValue *> sorted;
    for (const graphql::InputValue &field : type.inputFields)
        sorted.emplace(field.name, &field);
    for (const auto &[name, field] : sorted) {
        for (const std::string &problem : jsonProblems(findJson(members, field->name), field->type))
            problems.push_back("In field \"" + field->name + "\": " + problem);
    }
    return problems;
}

std::vector<std::string> jsonProblems(const MaybeJson &value, TypeRef type)
{
    if (!value || value->isNull()) {
        if (!type.isNonNull())
            return {};
        return {"Expected \"" + type.toString() + "\", found null."};
    }
    type = type.nullable();
    if (type.isList()) {
        if (!value->isArray())
            return jsonProblems(value, type.unwrapped());
        std::vector<std::string> problems;
        for (const json::Value &item : value->items()) {
            std::size_t number = 0; // Counts problems, not items: a slip of the real engine.
            for (const std::string &problem : jsonProblems(item, type.unwrapped()))
                problems.push_back("In element #" + std::to_string(++number) + ": " + problem);
        }
        return problems;
    }
    if (type.named()->kind == graphql::TypeKind::InputObject)
        return jsonObjectProblems(*value, *type.named());
    if (!leafFromJson(*type.named(), *value))
        return {"Expected type \"" + type.named()->name + "\", found \"" + goFormat(*value) + "\"."};
    return {};
}

/// \a value is known to fit.
Input valueFromJson(const MaybeJson &value, TypeRef type)
{
    if (!value || value->isNull())
        return {};
    type = type.nullable();
    if (type.isList()) {
        std::vector<Input> items;
        if (!value->isArray())
            items.push_back(valueFromJson(value, type.unwrapped()));
        for (const json::Value &item : value->isArray() ? value->items() : std::vector<json::Value>())
            items.push_back(valueFromJson(item, type.unwrapped()));
        return Input::fromList(std::move(items));
    }
    if (type.named()->kind != graphql::TypeKind::InputObject)
        return leafFromJson(*type.named(), *value).value_or(Input());
    const JsonMembers members = membersOf(*value);
    std::vector<Input::Member> fields;
    for (const graphql::InputValue &definition : type.named()->inputFields) {
        Input field = valueFromJson(findJson(members, definition.name), definition.type);
        if (!field)
            field = defaultValueOf(definition);
        if (field)
            fields.emplace_back(definition.name, std::move(field));
    }
    return Input::fromObject(std::move(fields));
}

} // namespace

tl::expected<VariableValues, VariableError> variableValues(const graphql::Schema &schema,
                                                           const graphql::OperationDefinition &operation,
                                                           const std::optional<json::Value> &values)
{
    const JsonMembers members = values ? membersOf(*values) : JsonMembers();
    VariableValues result;
    for (const graphql::VariableDefinition &definition : operation.variables) {
        const std::string name(definition.name.value);
        const TypeRef type = typeOf(schema, *definition.type);
        const MaybeJson value = findJson(members, name);
        const std::vector<std::string> problems = jsonProblems(value, type);
        if (!problems.empty() && !value) {
            return tl::unexpected(VariableError {"Variable \"$" + name + "\" of required type \""
                                                     + goPrinted(*definition.type) + "\" was not provided.",
                                                 &definition});
        }
        if (!problems.empty()) {
            std::string message = "Variable \"$" + name + "\" got invalid value " + goCanonical(*value) + '.';
            for (const std::string &problem : problems)
                message += '\n' + problem;
            return tl::unexpected(VariableError {message, &definition});
        }
        result[name] = value ? valueFromJson(value, type) : valueFromLiteral(definition.defaultValue, type, {});
    }
    return result;
}

} // namespace sandbox

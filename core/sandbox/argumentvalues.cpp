#include "core/sandbox/argumentvalues.h"

#include "core/graphql/document.h"
#include "core/sandbox/goliteral.h"
#include "core/sandbox/scalars.h"

namespace sandbox {

namespace {

using graphql::TypeRef;
using graphql::Value;

const graphql::ObjectField *findField(const Value &object, std::string_view name)
{
    // The last of equal names, as a Go map keeps it.
    const graphql::ObjectField *found = nullptr;
    for (const graphql::ObjectField &field : object.fields) {
        if (field.name.value == name)
            found = &field;
    }
    return found;
}

Input objectFromLiteral(const Value &literal, const graphql::Type &type, const VariableValues &variables)
{
    if (literal.kind != Value::Kind::Object)
        return {};
    std::vector<Input::Member> members;
    for (const graphql::InputValue &definition : type.inputFields) {
        const graphql::ObjectField *field = findField(literal, definition.name);
        Input value = field ? valueFromLiteral(field->value, definition.type, variables) : defaultValueOf(definition);
        if (value)
            members.emplace_back(definition.name, std::move(value));
    }
    return Input::fromObject(std::move(members));
}

std::vector<std::string> objectProblems(const Value &literal, const graphql::Type &type)
{
    if (literal.kind != Value::Kind::Object)
        return {"Expected \"" + type.name + "\", found not an object."};
    std::vector<std::string> problems;
    for (const graphql::ObjectField &field : literal.fields) {
        if (!type.inputField(field.name.value))
            problems.push_back("In field \"" + std::string(field.name.value) + "\": Unknown field.");
    }
    for (const graphql::InputValue &definition : type.inputFields) {
        const graphql::ObjectField *field = findField(literal, definition.name);
        for (const std::string &problem : literalProblems(field ? field->value : nullptr, definition.type))
            problems.push_back("In field \"" + definition.name + "\": " + problem);
    }
    return problems;
}

} // namespace

Input defaultValueOf(const graphql::InputValue &definition)
{
    if (!definition.defaultValue)
        return {};
    const auto document = graphql::parse(std::string("{ f(x: ").append(*definition.defaultValue).append(") }"));
    const auto operations = document->operations();
    if (!document->syntaxErrors().empty() || operations.empty())
        return {};
    const graphql::Selection &field = operations.front()->selectionSet->selections.front();
    return valueFromLiteral(field.arguments.front().value, definition.type, {});
}

Input valueFromLiteral(const Value *literal, TypeRef type, const VariableValues &variables)
{
    if (!literal)
        return {};
    if (literal->kind == Value::Kind::Variable) {
        const auto found = variables.find(literal->text);
        return found == variables.end() ? Input() : found->second;
    }
    type = type.nullable();
    if (type.isList()) {
        std::vector<Input> items;
        if (literal->kind != Value::Kind::List)
            items.push_back(valueFromLiteral(literal, type.unwrapped(), variables));
        for (const Value *item : literal->kind == Value::Kind::List ? literal->items : graphql::List<const Value *>())
            items.push_back(valueFromLiteral(item, type.unwrapped(), variables));
        return Input::fromList(std::move(items));
    }
    if (type.named()->kind == graphql::TypeKind::InputObject)
        return objectFromLiteral(*literal, *type.named(), variables);
    return leafFromLiteral(*type.named(), *literal).value_or(Input());
}

Arguments argumentValues(const std::vector<graphql::InputValue> &definitions,
                         graphql::List<graphql::Argument> arguments, const VariableValues &variables)
{
    std::vector<Input::Member> members;
    for (const graphql::InputValue &definition : definitions) {
        const Value *literal = nullptr;
        for (const graphql::Argument &argument : arguments) {
            if (argument.name.value == definition.name)
                literal = argument.value;
        }
        Input value = valueFromLiteral(literal, definition.type, variables);
        if (!value)
            value = defaultValueOf(definition);
        if (value)
            members.emplace_back(definition.name, std::move(value));
    }
    return Input::fromObject(std::move(members));
}

std::vector<std::string> literalProblems(const Value *literal, TypeRef type)
{
    if (!literal) {
        if (!type.isNonNull())
            return {};
        return {"Expected \"" + type.toString() + "\", found null."};
    }
    if (literal->kind == Value::Kind::Variable)
        return {};
    type = type.nullable();
    if (type.isList()) {
        if (literal->kind != Value::Kind::List)
            return literalProblems(literal, type.unwrapped());
        std::vector<std::string> problems;
        for (const Value *item : literal->items) {
            // The number counts the problems of one item, not the items: a slip of the real engine.
            std::size_t number = 0;
            for (const std::string &problem : literalProblems(item, type.unwrapped()))
                problems.push_back("In element #" + std::to_string(++number) + ": " + problem);
        }
        return problems;
    }
    if (type.named()->kind == graphql::TypeKind::InputObject)
        return objectProblems(*literal, *type.named());
    if (!leafFromLiteral(*type.named(), *literal))
        return {"Expected type \"" + type.named()->name + "\", found " + goPrinted(*literal) + '.'};
    return {};
}

} // namespace sandbox

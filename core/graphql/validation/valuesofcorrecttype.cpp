#include "core/graphql/validation/valuesofcorrecttype.h"

#include "core/graphql/printer.h"
#include "core/graphql/suggestions.h"
#include "core/graphql/validation/spans.h"

#include <algorithm>
#include <charconv>

namespace graphql::validation {

namespace {

bool fitsIn32Bits(std::string_view digits)
{
    std::int32_t number = 0;
    return std::from_chars(digits.data(), digits.data() + digits.size(), number).ec == std::errc();
}

} // namespace

void ValuesOfCorrectType::report(const Value &value, std::string message)
{
    m_context.report(Rule, std::move(message), {value.span});
}

void ValuesOfCorrectType::check(const Value &value, TypeRef type)
{
    switch (value.kind) {
    case Value::Kind::Variable:
        return; // VariablesInAllowedPosition looks at those.
    case Value::Kind::Null:
        if (type.isNonNull())
            report(value, "Expected value of type \"" + type.toString() + "\", found null.");
        return;
    case Value::Kind::List:
        return checkList(value, type.nullable());
    case Value::Kind::Object:
        return checkObject(value, type);
    default:
        return checkLeaf(value, type);
    }
}

void ValuesOfCorrectType::checkList(const Value &value, TypeRef type)
{
    if (!type.isList())
        return checkLeaf(value, type);
    for (const auto *item : value.items)
        if (item)
            check(*item, type.unwrapped());
}

/// A single value stands for a list of one (spec §3.11), so the object belongs to the innermost type.
void ValuesOfCorrectType::checkObject(const Value &value, TypeRef type)
{
    const auto &object = *type.named();
    if (object.kind != TypeKind::InputObject)
        return checkLeaf(value, type);
    for (const auto &definition : object.inputFields)
        if (definition.isRequired()
            && std::none_of(value.fields.begin(), value.fields.end(),
                            [&](const ObjectField &field) { return field.name.value == definition.name; }))
            report(value,
                   "Field \"" + object.name + "." + definition.name + "\" of required type \""
                       + definition.type.toString() + "\" was not provided.");
    if (object.isOneOf)
        checkOneOf(value, object);
    for (const auto &field : value.fields) {
        if (!field.name)
            continue;
        const auto *definition = object.inputField(field.name.value);
        if (!definition)
            m_context.report(Rule,
                             "Field \"" + std::string(field.name.value) + "\" is not defined by type \"" + object.name
                                 + "\"." + didYouMeanOneOf(object.inputFields, field.name.value),
                             {spanOf(field)});
        else if (field.value && definition->type)
            check(*field.value, definition->type);
    }
}

void ValuesOfCorrectType::checkOneOf(const Value &value, const Type &type)
{
    const auto isOther = [&](const ObjectField &field) {
        return field.name.value != value.fields.front().name.value;
    };
    if (value.fields.empty() || std::any_of(value.fields.begin(), value.fields.end(), isOther))
        return report(value, "OneOf Input Object \"" + type.name + "\" must specify exactly one key.");
    const auto &field = value.fields.back();
    if (!field.value || field.value->kind == Value::Kind::Null)
        report(value, "Field \"" + type.name + "." + std::string(field.name.value) + "\" must be non-null.");
}

void ValuesOfCorrectType::checkLeaf(const Value &value, TypeRef type)
{
    const auto &named = *type.named();
    if (named.kind == TypeKind::Enum)
        checkEnum(value, named);
    else if (named.kind == TypeKind::Scalar)
        checkBuiltInScalar(value, named);
    else
        report(value, "Expected value of type \"" + type.toString() + "\", found " + print(value) + ".");
}

void ValuesOfCorrectType::checkEnum(const Value &value, const Type &type)
{
    if (value.kind == Value::Kind::Enum && type.value(value.text))
        return;
    const auto text = print(value);
    report(value,
           (value.kind == Value::Kind::Enum
                ? "Value \"" + text + "\" does not exist in \"" + type.name + "\" enum."
                : "Enum \"" + type.name + "\" cannot represent non-enum value: " + text + ".")
               + didYouMeanOneOf(type.values, text, "the enum value"));
}

void ValuesOfCorrectType::checkBuiltInScalar(const Value &value, const Type &type)
{
    using Kind = Value::Kind;
    if (type.name == "String") {
        if (value.kind != Kind::String)
            report(value, "String cannot represent a non string value: " + print(value));
    } else if (type.name == "Int") {
        if (value.kind != Kind::Int)
            report(value, "Int cannot represent non-integer value: " + print(value));
        else if (!fitsIn32Bits(value.text))
            report(value, "Int cannot represent non 32-bit signed integer value: " + std::string(value.text));
    } else if (type.name == "ID") {
        if (value.kind != Kind::String && value.kind != Kind::Int)
            report(value, "ID cannot represent a non-string and non-integer value: " + print(value));
    } else if (type.name == "Boolean") {
        if (value.kind != Kind::Boolean)
            report(value, "Boolean cannot represent a non boolean value: " + print(value));
    } else if (type.name == "Float") {
        if (value.kind != Kind::Float && value.kind != Kind::Int)
            report(value, "Float cannot represent non numeric value: " + print(value));
    }
}

} // namespace graphql::validation

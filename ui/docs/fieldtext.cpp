#include "ui/docs/fieldtext.h"

#include "core/graphql/relay.h"

#include <algorithm>

namespace ui {
namespace {

/// Input objects inside input objects end somewhere; a schema may let them go on for ever.
constexpr int DeepestInput = 3;

std::string emptyValue(graphql::TypeRef type, int depth)
{
    if (type.nullable().isList())
        return "[]";
    const auto *named = type.named();
    if (!named)
        return "null";
    switch (named->kind) {
    case graphql::TypeKind::Enum:
        return named->values.empty() ? "null" : named->values.front().name;
    case graphql::TypeKind::InputObject: {
        std::string fields;
        for (const auto &input : named->inputFields)
            if (input.isRequired() && depth < DeepestInput)
                fields += (fields.empty() ? "" : ", ") + input.name + ": " + emptyValue(input.type, depth + 1);
        return "{" + fields + "}";
    }
    default:
        break;
    }
    if (named->name == "Int" || named->name == "Float")
        return "0";
    return named->name == "Boolean" ? "false" : "\"\"";
}

bool needsNothing(const graphql::Field &field)
{
    return std::none_of(field.arguments.begin(), field.arguments.end(),
                        [](const auto &argument) { return argument.isRequired(); });
}

/// The least that can be asked of \a type.
std::string smallestField(const graphql::Type &type)
{
    if (type.field("id"))
        return "id";
    for (const auto &field : type.fields)
        if (needsNothing(field) && field.type.named() && field.type.named()->isLeaf())
            return field.name;
    return "__typename";
}

} // namespace

std::string fieldText(const graphql::Field &field)
{
    std::string text = field.name;
    std::string arguments;
    for (const auto &argument : field.arguments)
        if (argument.isRequired())
            arguments += (arguments.empty() ? "" : ", ") + argument.name + ": " + emptyValue(argument.type, 0);
    if (!arguments.empty())
        text += "(" + arguments + ")";
    const auto *type = field.type.named();
    if (!type || !type->isComposite())
        return text;
    if (const auto *node = graphql::nodeOf(*type))
        return text + " {\n  edges {\n    node {\n      " + smallestField(*node) + "\n    }\n  }\n}";
    return text + " {\n  " + smallestField(*type) + "\n}";
}

} // namespace ui

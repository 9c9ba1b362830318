#include "core/graphql/validation/fieldmerging.h"

#include <algorithm>

namespace graphql::validation {

namespace {

bool areSameValues(const Value *left, const Value *right);

bool areSameObjects(const Value &left, const Value &right)
{
    const auto sorted = [](List<ObjectField> fields) {
        std::vector<const ObjectField *> list;
        for (const auto &field : fields)
            list.push_back(&field);
        std::stable_sort(list.begin(), list.end(),
                         [](const auto *a, const auto *b) { return a->name.value < b->name.value; });
        return list;
    };
    if (left.fields.size() != right.fields.size())
        return false;
    const auto leftFields = sorted(left.fields);
    const auto rightFields = sorted(right.fields);
    return std::equal(leftFields.begin(), leftFields.end(), rightFields.begin(), [](const auto *a, const auto *b) {
        return a->name.value == b->name.value && areSameValues(a->value, b->value);
    });
}

bool areSameValues(const Value *left, const Value *right)
{
    if (!left || !right)
        return left == right;
    return left->kind == right->kind && left->block == right->block && left->text == right->text
        && std::equal(left->items.begin(), left->items.end(), right->items.begin(), right->items.end(), areSameValues)
        && (left->kind != Value::Kind::Object || areSameObjects(*left, *right));
}

/// The last one, when there are several of that name.
const Argument *argumentNamed(List<Argument> arguments, std::string_view name)
{
    const Argument *found = nullptr;
    for (const auto &argument : arguments)
        if (argument.name.value == name)
            found = &argument;
    return found;
}

} // namespace

const Field *definitionOf(const CollectedField &field)
{
    return field.parent ? field.parent->field(field.node->name.value) : nullptr;
}

TypedSet subSelection(const CollectedField &field)
{
    if (!field.node->selectionSet)
        return {};
    const auto *definition = definitionOf(field);
    return {field.node->selectionSet, definition ? definition->type.named() : nullptr};
}

bool areExclusive(const Type *left, const Type *right)
{
    return left != right && left && right && left->kind == TypeKind::Object && right->kind == TypeKind::Object;
}

bool haveSameArguments(const Selection &left, const Selection &right)
{
    if (left.arguments.size() != right.arguments.size())
        return false;
    return std::all_of(left.arguments.begin(), left.arguments.end(), [&](const Argument &argument) {
        const auto *other = argumentNamed(right.arguments, argument.name.value);
        return other && areSameValues(argument.value, other->value);
    });
}

bool doTypesConflict(TypeRef left, TypeRef right)
{
    for (;;) {
        if (left == right)
            return false;
        if (left.isList() != right.isList() || left.isNonNull() != right.isNonNull())
            return true;
        if (left.isNamed())
            return left.named()->isLeaf() || right.named()->isLeaf();
        left = left.unwrapped();
        right = right.unwrapped();
    }
}

std::string reasonAgainst(const CollectedField &left, const CollectedField &right, bool exclusive)
{
    if (!exclusive) {
        if (left.node->name.value != right.node->name.value)
            return "\"" + std::string(left.node->name.value) + "\" and \"" + std::string(right.node->name.value)
                + "\" are different fields";
        if (!haveSameArguments(*left.node, *right.node))
            return "they have differing arguments";
    }
    const auto *leftDefinition = definitionOf(left);
    const auto *rightDefinition = definitionOf(right);
    if (leftDefinition && rightDefinition && leftDefinition->type && rightDefinition->type
        && doTypesConflict(leftDefinition->type, rightDefinition->type))
        return "they return conflicting types \"" + leftDefinition->type.toString() + "\" and \""
            + rightDefinition->type.toString() + "\"";
    return {};
}

} // namespace graphql::validation

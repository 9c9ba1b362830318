#pragma once

#include "core/graphql/validation/context.h"

#include <string>

/// When two fields can share a response key (spec §5.3.2): what the quick check and the exact search of
/// OverlappingFieldsCanBeMerged both stand on.
namespace graphql::validation {

/// A selection set and the type that its fields are looked up on.
struct TypedSet
{
    const SelectionSet *set = nullptr;
    const Type *parent = nullptr; ///< Null: unknown.
    bool operator==(const TypedSet &) const = default;
};

/// A field as it is collected from a selection set and its fragments.
struct CollectedField
{
    const Selection *node = nullptr;
    const Type *parent = nullptr;
};

/// Null for meta fields too: they are the same everywhere.
const Field *definitionOf(const CollectedField &field);
/// The selection set of a field, if it has one.
TypedSet subSelection(const CollectedField &field);

/// Both are objects, and different ones: no answer has both fields, so they may differ in name and arguments.
bool areExclusive(const Type *left, const Type *right);
bool haveSameArguments(const Selection &left, const Selection &right);
/// One is a list or non-null and the other is not, or one is a leaf and not the same as the other.
bool doTypesConflict(TypeRef left, TypeRef right);

/// Two fields that cannot share a response key.
struct Conflict
{
    std::string_view responseKey;
    std::string reason;
    std::vector<const Selection *> left;
    std::vector<const Selection *> right;
};

/// Why two fields that can meet in one answer cannot be one: empty, when they can. Their own sub-selections are
/// another question.
std::string reasonAgainst(const CollectedField &left, const CollectedField &right, bool exclusive);

} // namespace graphql::validation

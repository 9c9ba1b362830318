#pragma once

#include "core/graphql/validation/context.h"

/// What the walk tells the rules: a node together with the types that are known at its place. Types and definitions
/// are null where they are unknown; another rule has said so.
namespace graphql::validation {

/// A field of a selection set.
struct FieldVisit
{
    const Selection &node;
    const Type *parent = nullptr;
    const Field *definition = nullptr;
    TypeRef type() const { return definition ? definition->type : TypeRef(); }
};

/// A spread of a named fragment.
struct SpreadVisit
{
    const Selection &node;
    const Type *parent = nullptr;
    const FragmentDefinition *fragment = nullptr;
};

/// An inline fragment, with or without a type condition.
struct InlineFragmentVisit
{
    const Selection &node;
    const Type *parent = nullptr;
    const Type *type = nullptr; ///< Of its condition, or else the parent again.
};

/// A selection set, before what is in it.
struct SelectionSetVisit
{
    const SelectionSet &node;
    const Type *parent = nullptr;
    FragmentNumber fragment = NoFragment; ///< Whose outermost selection set it is.
};

/// A use of a directive, wherever one may stand.
struct DirectiveVisit
{
    const Directive &node;
    const DirectiveType *definition = nullptr;
    std::string_view location; ///< As in __DirectiveLocation.
};

/// The value of an argument, or the default of a variable.
struct InputVisit
{
    const Value &node;
    TypeRef type;
};

/// A variable where its operation declares it.
struct VariableDefinitionVisit
{
    const VariableDefinition &node;
    TypeRef type;
};

/// An operation with every use of a variable that running it would meet.
struct OperationUsesVisit
{
    const OperationDefinition &node;
    const std::vector<ResolvedUsage> &usages;
};

} // namespace graphql::validation

#pragma once

#include "core/graphql/validation/context.h"

/// What the walk tells the rules: a node together with the types that are known at its place. Types and definitions
/// are null where they are unknown; another rule has said so.
namespace graphql::validation {

struct FieldVisit
{
    const Selection &node;
    const Type *parent = nullptr;
    const Field *definition = nullptr;
    TypeRef type() const { return definition ? definition->type : TypeRef(); }
};

struct SpreadVisit
{
    const Selection &node;
    const Type *parent = nullptr;
    const FragmentDefinition *fragment = nullptr;
};

struct InlineFragmentVisit
{
    const Selection &node;
    const Type *parent = nullptr;
    const Type *type = nullptr; ///< Of its condition, or else the parent again.
};

struct SelectionSetVisit
{
    const SelectionSet &node;
    const Type *parent = nullptr;
    FragmentNumber fragment = NoFragment; ///< Whose outermost selection set it is.
};

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

#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"

#include <cstdint>
#include <variant>
#include <vector>

namespace graphql {

/// A node of the tree, whatever its kind. The pointer is never null.
using Node = std::variant<const OperationDefinition *, const FragmentDefinition *, const TypeDefinition *,
                          const SchemaDefinition *, const DirectiveDefinition *, const VariableDefinition *,
                          const FieldDefinition *, const InputValueDefinition *, const EnumValueDefinition *,
                          const RootOperation *, const TypeReference *, const SelectionSet *, const Selection *,
                          const Directive *, const Argument *, const ObjectField *, const Value *, const Name *>;

/// A node around a place of the text, with what the schema says there. What a step does not narrow it keeps from the
/// one before, so the innermost step holds all that is known: at a value inside `user(id: …)`, `field` is still
/// `user`. What is unknown, or does not apply, is null.
struct PathStep
{
    Node node;
    text::Span span;
    /// Whose members are named here: a selection set's and its selections' composite type, an object value's input
    /// object.
    const Type *parent = nullptr;
    const Field *field = nullptr; ///< From a field on, until its selection set begins.
    const DirectiveType *directive = nullptr; ///< From a directive on.
    const InputValue *input = nullptr; ///< The argument or input field, from its node on.
    /// A field: what it answers. An argument, an input field, a value: what is expected. A variable definition, a
    /// type reference, a condition or a spread: the type it speaks of.
    TypeRef type;
    /// From a variable definition on, and at the use of a variable that the operation around defines.
    const VariableDefinition *variable = nullptr;

    /// The node, when it is one of these; else null.
    template <typename T>
    const T *as() const
    {
        const auto *found = std::get_if<const T *>(&node);
        return found ? *found : nullptr;
    }
};

/// What stands at a place of a text: the nodes around it, outermost first, each inside the one before. A name that
/// the place touches is the last step, and says which of a node's names it is. Views into the Document and the
/// Schema, which must both outlive it.
struct TypedPath
{
    std::vector<PathStep> steps;

    /// The innermost step whose node is of kind \a T, or null.
    template <typename T>
    const PathStep *innermost() const
    {
        for (auto step = steps.rbegin(); step != steps.rend(); ++step)
            if (std::holds_alternative<const T *>(step->node))
                return &*step;
        return nullptr;
    }
};

/// Descends to \a offset, by halving at every level: the cost is the depth of the place, not the length of the text.
/// An offset at the end of a name counts as on it; one behind a closing bracket or quote is outside. Works for broken
/// text as far as the tolerant tree reaches, and without a \a schema, which may be null, for the nodes alone.
TypedPath typedPath(const Schema *schema, const Document &document, std::uint32_t offset);

/// True when \a set has its closing brace. One that is still being written reaches to where the parser gave up.
bool isClosed(const SelectionSet &set, std::string_view source);

} // namespace graphql

#pragma once

#include "core/text/span.h"

#include <cstdint>
#include <span>
#include <string_view>

/// The tree of a GraphQL document (specification of September 2025, §2 and §3), made by the parser and owned, with
/// the text, by a Document. Nodes are plain data in one arena: pointers and views into them live as long as the
/// Document. The tree exists for broken text too: a missing name is an empty Name, a missing value a null pointer.
namespace graphql {

template <typename T>
using List = std::span<const T>;

/// Spec §2.1.9. Empty where the text lacks one.
struct Name
{
    std::string_view value;
    text::Span span;
    explicit operator bool() const { return !value.empty(); }
};

struct Value;
struct SelectionSet;

/// A field of an input object, spec §2.9.8.
struct ObjectField
{
    Name name;
    const Value *value = nullptr;
    text::Span span;
};

/// Spec §2.9. One struct for all kinds, because most questions are asked of any of them.
struct Value
{
    enum class Kind : std::uint8_t { Variable, Int, Float, String, Boolean, Null, Enum, List, Object };
    Kind kind = Kind::Null;
    bool block = false; ///< A block string.
    text::Span span;
    /// Variable: its name without `$`. Int, Float, Boolean, Enum: as written. String: decoded (and, for a block
    /// string, dedented).
    std::string_view text;
    List<const Value *> items;
    List<ObjectField> fields;
};

/// Spec §2.6.
struct Argument
{
    Name name;
    const Value *value = nullptr;
    text::Span span;
};

/// A use of a directive, spec §2.12.
struct Directive
{
    Name name; ///< Without `@`; the node's span includes it.
    List<Argument> arguments;
    text::Span span;
};

/// A type as written: `[User!]!`.
struct TypeReference
{
    enum class Kind : std::uint8_t { Named, List, NonNull };
    Kind kind = Kind::Named;
    Name name; ///< Named only.
    const TypeReference *of = nullptr; ///< List and NonNull only.
    text::Span span;
    const TypeReference &innermost() const { return of ? of->innermost() : *this; }
};

/// A field, a fragment spread or an inline fragment: one struct, because every walk wants all three.
struct Selection
{
    enum class Kind : std::uint8_t { Field, FragmentSpread, InlineFragment };
    Kind kind = Kind::Field;
    text::Span span;
    Name alias; ///< Field only.
    Name name; ///< The field's, or the fragment's of a spread.
    Name typeCondition; ///< Inline fragment only; may be absent.
    List<Argument> arguments;
    List<Directive> directives;
    const SelectionSet *selectionSet = nullptr;
    /// The key in the answer: the alias, or else the name.
    std::string_view responseKey() const { return alias ? alias.value : name.value; }
};

/// Spec §2.4.
struct SelectionSet
{
    text::Span span; ///< With its braces.
    List<Selection> selections;
};

/// Spec §2.10.
struct VariableDefinition
{
    const Value *description = nullptr;
    Name name; ///< Without `$`.
    const TypeReference *type = nullptr;
    const Value *defaultValue = nullptr;
    List<Directive> directives;
    text::Span span;
};

enum class OperationType : std::uint8_t { Query, Mutation, Subscription };
std::string_view nameOf(OperationType type);

/// Spec §2.3.
struct OperationDefinition
{
    OperationType type = OperationType::Query;
    bool shorthand = false; ///< `{ … }` without a keyword.
    const Value *description = nullptr;
    Name name;
    text::Span keyword;
    List<VariableDefinition> variables;
    List<Directive> directives;
    const SelectionSet *selectionSet = nullptr;
    text::Span span;
};

/// Spec §2.8.
struct FragmentDefinition
{
    const Value *description = nullptr;
    Name name;
    Name typeCondition;
    List<Directive> directives;
    const SelectionSet *selectionSet = nullptr;
    text::Span span;
};

/// An argument of a definition, or a field of an input object type: spec §3.6.1, §3.10.
struct InputValueDefinition
{
    const Value *description = nullptr;
    Name name;
    const TypeReference *type = nullptr;
    const Value *defaultValue = nullptr;
    List<Directive> directives;
    text::Span span;
};

/// Of an object or interface type, spec §3.6.
struct FieldDefinition
{
    const Value *description = nullptr;
    Name name;
    List<InputValueDefinition> arguments;
    const TypeReference *type = nullptr;
    List<Directive> directives;
    text::Span span;
};

/// Spec §3.9.
struct EnumValueDefinition
{
    const Value *description = nullptr;
    Name name;
    List<Directive> directives;
    text::Span span;
};

enum class TypeKind : std::uint8_t { Scalar, Object, Interface, Union, Enum, InputObject };

/// A type definition or, with `extend`, an extension: only the lists of its kind are filled.
struct TypeDefinition
{
    TypeKind kind = TypeKind::Scalar;
    bool extension = false;
    const Value *description = nullptr;
    Name name;
    List<Name> interfaces;
    List<Directive> directives;
    List<FieldDefinition> fields;
    List<InputValueDefinition> inputFields;
    List<EnumValueDefinition> values;
    List<Name> members;
    text::Span span;
};

/// Which type an operation begins at, spec §3.3.1.
struct RootOperation
{
    OperationType operation = OperationType::Query;
    Name type;
    text::Span span;
};

/// `schema` or, with `extend`, its extension: spec §3.3.
struct SchemaDefinition
{
    bool extension = false;
    const Value *description = nullptr;
    List<Directive> directives;
    List<RootOperation> rootOperations;
    text::Span span;
};

/// Spec §3.13.
struct DirectiveDefinition
{
    const Value *description = nullptr;
    Name name;
    List<InputValueDefinition> arguments;
    bool repeatable = false;
    List<Name> locations;
    text::Span span;
};

/// One definition of a document, in the order of the text: exactly one pointer is set.
struct Definition
{
    const OperationDefinition *operation = nullptr;
    const FragmentDefinition *fragment = nullptr;
    const TypeDefinition *type = nullptr;
    const SchemaDefinition *schema = nullptr;
    const DirectiveDefinition *directive = nullptr;
    text::Span span() const;
    explicit operator bool() const { return operation || fragment || type || schema || directive; }
    bool isExecutable() const { return operation || fragment; }
};

} // namespace graphql

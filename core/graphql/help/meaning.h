#pragma once

#include "core/graphql/document.h"
#include "core/graphql/help/schemaelement.h"
#include "core/graphql/schema.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace graphql {

/// What a name in a text stands for: a part of the schema, or something that the document itself names. Hover and
/// going to the definition begin here. Views into the Document and the Schema, which must both outlive it.
struct Meaning
{
    enum class Kind : std::uint8_t {
        Type,
        Field,
        Argument, ///< Of a field or a directive.
        InputField,
        EnumValue,
        Directive,
        Variable,
        Fragment,
        Operation,
    };
    Kind kind = Kind::Type;
    text::Span span; ///< The name as one points at it: with `$`, `@` or `...`.
    std::string_view name;
    const Type *type = nullptr; ///< The type, or the one whose member it is.
    const Field *field = nullptr; ///< The field, or the one whose argument it is.
    const InputValue *input = nullptr;
    const EnumValue *value = nullptr;
    const DirectiveType *directive = nullptr; ///< The directive, or the one whose argument it is.
    TypeRef expected; ///< A variable in use: the type that its place asks for.
    const OperationDefinition *operation = nullptr; ///< The operation; or the one around a variable, if any.
    const FragmentDefinition *fragment = nullptr; ///< The definition that is spread or named.
    const VariableDefinition *variable = nullptr; ///< A variable's definition in the operation around it.

    /// The same as names; nothing for what the schema does not know.
    std::optional<SchemaElement> element() const;
};

/// The meaning of what stands at \a offset or ends there; nothing between names. \a schema may be null.
std::optional<Meaning> meaningAt(const Schema *schema, const Document &document, std::uint32_t offset);

} // namespace graphql

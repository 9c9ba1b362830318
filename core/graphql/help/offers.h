#pragma once

#include "core/graphql/help/caretplace.h"
#include "core/graphql/help/completion.h"

#include <variant>
#include <vector>

namespace graphql {

/// A root field as the beginning of a whole operation.
struct RootField
{
    OperationType operation = OperationType::Query;
    const Field *field = nullptr;
};

/// A variable that the operation does not have yet.
struct NewVariable
{
    TypeRef type;
    text::Span instead = {}; ///< What it takes the place of, when that is more than the word.
};

/// Something that fits a place, before it is known whether it matches what was typed: it costs no allocation, and
/// most of a big schema's offers are never shown.
struct Offer
{
    using Subject = std::variant<std::monostate, const Field *, const InputValue *, const EnumValue *, const Type *,
                                 const VariableDefinition *, const FragmentDefinition *, const DirectiveType *,
                                 RootField, NewVariable>;

    CompletionItem::Kind kind = CompletionItem::Kind::Keyword;
    std::string_view name; ///< What is matched, without `$`.
    Subject subject = {};
    std::uint8_t rank = 0; ///< Among equal matches, lower first.
    bool isDeprecated = false;
};

/// Whether \a input of \a type (null for arguments) must be given: as the schema says, or as the server turned out to.
bool isRequiredInput(const Type *type, const InputValue &input);

/// Everything that can be written at \a place, in the schema's order.
std::vector<Offer> offersAt(const CaretPlace &place, const Schema *schema, const Document &document,
                            const CompletionOptions &options);

} // namespace graphql

#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace graphql {

/// An argument or an input field that can be given.
struct SignatureParameter
{
    std::string name;
    text::Span span; ///< In the label.
    std::string description; ///< Markdown; may be empty.
    std::string deprecation; ///< Why not to use it any more; empty when it is not deprecated.
    bool required = false;
    bool given = false; ///< Stands in the list already.
};

/// What can be written in the list of arguments, or the input object, around a caret.
struct SignatureHelp
{
    text::Span list; ///< In the document: from the bracket on, to the end of the list as far as it is written.
    std::string
        label; ///< `Query.users(first: Int): UserConnection`, `@include(if: Boolean!)`, `Filter {name: String}`.
    std::string description; ///< Of the field, the directive or the input object.
    std::vector<SignatureParameter> parameters;
    std::optional<std::size_t> active; ///< The parameter that the caret is at; none between parameters.
};

/// The innermost list around \a offset that the schema knows: arguments of a field or a directive, or the fields of
/// an input object. Unfinished lists count as lists, from their bracket on. Nothing elsewhere.
std::optional<SignatureHelp> signatureHelpAt(const Schema &schema, const Document &document, std::uint32_t offset);

} // namespace graphql

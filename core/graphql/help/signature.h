#pragma once

#include "core/graphql/schema.h"
#include "core/text/span.h"

#include <cstddef>
#include <string>
#include <vector>

namespace graphql {

/// How something is called, on one line of SDL, and where its parameters stand in it.
struct Signature
{
    std::string text;
    std::vector<text::Span> parameters; ///< In the order of the schema; of those that are written out.
};

/// `Query.users(first: Int, after: String = "x"): UserConnection`. Meta fields belong to no type and stand alone. What
/// is wider than \a width keeps only the parameters that are required, and an ellipsis for the others.
Signature signatureOf(const Type *parent, const Field &field, std::size_t width = std::string::npos);
/// `@include(if: Boolean!)`.
Signature signatureOf(const DirectiveType &directive);
/// `Filter {name: String, tags: [String!]}`: an input object as one writes it.
Signature signatureOf(const Type &inputObject);

/// `first: Int = 10`.
std::string parameterText(const InputValue &input);

} // namespace graphql

#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace graphql {

/// An object on the way to a field that a server can find again by its global ID, as `Query.node(id:)` of Relay does.
struct NodeAround
{
    std::size_t depth = 0; ///< So many of the response keys lead to it.
    std::vector<std::string> idKeys; ///< Under which its `id` may be answered; empty: the document does not ask for it.
};

/// Those around the field under \a keys (see fieldsAt()), the outermost first; none where the schema has no
/// `node(id:)`, or where it is null.
std::vector<NodeAround> nodesAround(const Document &document, const OperationDefinition &operation,
                                    std::span<const std::string> keys, const Schema *schema);

/// What was asked of all rows of a list, asked of one.
struct NodeQuestion
{
    std::string document; ///< Empty: nothing leads to the field.
    std::string variables;
    std::vector<std::string> keys; ///< Of the same field in it.
};

/// Asks for nothing but the field under \a keys, of the node that the first \a depth of them lead to and that has this
/// \a id. The field and the way to it stay byte for byte, fragments that only lead there are written out, and the
/// variables and fragments are left that are still used. \a variables: JSON as typed, or empty. \a depth is that of a
/// NodeAround.
NodeQuestion nodeQuestion(const Document &document, const OperationDefinition &operation, std::string_view variables,
                          std::span<const std::string> keys, std::size_t depth, std::string_view id,
                          const Schema &schema);

} // namespace graphql

#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"
#include "core/json/tape.h"

#include <vector>

namespace graphql {

/// What the server thinks of the values of \a operation's variables, members of the object \a variables. What is wrong
/// by the schema too is left to checkVariables(). Inside dialect/ only.
std::vector<Diagnostic> valuesDialect(const Schema &schema, const OperationDefinition &operation,
                                      const json::Value &variables);

} // namespace graphql

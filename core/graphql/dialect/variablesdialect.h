#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"
#include "core/graphql/variablevalues.h"

#include <vector>

namespace graphql {

/// What the server thinks of the values of \a operation's variables. What is wrong by the schema too is left to
/// checkVariables(). Inside dialect/ only.
std::vector<Diagnostic> valuesDialect(const Schema &schema, const OperationDefinition &operation,
                                      const VariableValues &variables);

} // namespace graphql

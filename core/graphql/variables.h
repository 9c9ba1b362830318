#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"
#include "core/graphql/variablevalues.h"

#include <vector>

namespace graphql {

/// Checks the variables of a request against the definitions of its operation (spec §6.1.2): missing, wrong type,
/// unknown input field, bad enum value. Spans are positions inside the variables' JSON. An explicit null and an
/// absent key are told apart here, even though the real server does not.
std::vector<Diagnostic> checkVariables(const Schema &schema, const OperationDefinition &operation,
                                       const VariableValues &variables);

} // namespace graphql

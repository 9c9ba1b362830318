#pragma once

#include "core/graphql/ast.h"
#include "core/graphql/schema.h"
#include "core/json/value.h"
#include "core/sandbox/argumentvalues.h"

#include <optional>
#include <string>
#include <tl/expected.hpp>

namespace sandbox {

/// Why the variables of a request do not fit: the first of them, with graphql-go's words.
struct VariableError
{
    std::string message;
    const graphql::VariableDefinition *definition = nullptr;
};

/// The variables of \a operation from the JSON object that came with the request. An explicit null is the same as
/// leaving the key out; keys that no variable has are ignored.
tl::expected<VariableValues, VariableError> variableValues(const graphql::Schema &schema,
                                                           const graphql::OperationDefinition &operation,
                                                           const std::optional<json::Value> &values);

} // namespace sandbox

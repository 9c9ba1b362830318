#pragma once

#include "core/graphql/help/completion.h"

#include <cstdint>
#include <string_view>

namespace graphql {

/// What can be written at \a caret, a byte offset, in the variables of \a operation, JSON as it is typed (comments
/// included) and however broken: names of variables and of input fields that are not there yet, enum values in
/// quotes, the beginnings of other values, and the keys that the server knows inside `UserStandardAttributes`. Either
/// pointer may be null; then nothing is offered. Ranked like complete(), required ones first among equals. What is
/// inserted brings the quotes, brackets, required fields and commas that it needs. Cost: one walk over \a json.
Completion completeVariables(const Schema *schema, const OperationDefinition *operation, std::string_view json,
                             std::uint32_t caret, const CompletionOptions &options = {});

} // namespace graphql

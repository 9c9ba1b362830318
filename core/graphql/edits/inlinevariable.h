#pragma once

#include "core/graphql/document.h"
#include "core/graphql/edits/refactoring.h"
#include "core/graphql/edits/valuejson.h"
#include "core/graphql/schema.h"
#include "core/json/tape.h"

namespace graphql {

/// Puts the value of a variable at all its uses and takes out its definition: the value in \a variables (the
/// request's, may be null), or else its default. Refused when there is no value, when it cannot be written as a
/// literal for a server with these \a limits, and when another operation shares a fragment that uses it, because the
/// fragment would change for that one too.
Refactoring inlineVariable(const Schema &schema, const Document &document, const OperationDefinition &operation,
                           std::string_view name, const json::Tape *variables, LiteralLimits limits = {});

/// The same for the variable whose use or definition stands at \a offset.
Refactoring inlineVariable(const Schema &schema, const Document &document, std::uint32_t offset,
                           const json::Tape *variables, LiteralLimits limits = {});

} // namespace graphql

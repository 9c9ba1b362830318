#pragma once

#include "core/graphql/diagnostic.h"
#include "core/graphql/document.h"
#include "core/graphql/schema.h"

namespace graphql::validation {

/// What is wrong with the directives that a schema's own SDL uses. \a schema was made from \a document.
std::vector<Diagnostic> checkTypeSystemDirectives(const Schema &schema, const Document &document);

} // namespace graphql::validation

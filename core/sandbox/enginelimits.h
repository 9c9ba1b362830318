#pragma once

#include "core/graphql/document.h"
#include "core/sandbox/apierror.h"

#include <string_view>
#include <tl/expected.hpp>

namespace sandbox {

/// Whether graphql-go 0.8.1 can parse it, which takes less than the specification allows: no `null`, no directives on
/// variable definitions, no descriptions on operations, no `\u{…}`. Empty text is a document without definitions.
bool engineCanParse(const graphql::Document &document);

/// Refuses more than graphql::MutationFieldLimit top-level fields of the chosen mutation, fragments followed, and a
/// cycle of fragments met on the way. Asked before the document is validated.
tl::expected<void, ApiError> checkMutationFields(const graphql::Document &document, std::string_view operationName);

} // namespace sandbox

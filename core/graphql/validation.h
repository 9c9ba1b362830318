#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"

#include <vector>

namespace graphql {

/// Every finding of the executable rules (GraphQL spec §5, graphql-js' specifiedRules) about \a document, by
/// position. Rules are one file each in validation/, named as in graphql-js. Pure: any thread.
std::vector<Diagnostic> validate(const Schema &schema, const Document &document);

} // namespace graphql

#pragma once

#include "core/graphql/document.h"

#include <string>
#include <vector>

namespace graphql {

/// A field that an operation runs itself, and whether @skip or @include stands anywhere on the way to it.
struct ReachedField
{
    const Selection *field = nullptr;
    bool conditional = false;
};

/// The fields of \a operation in the order of execution, through fragments and inline fragments. A fragment is
/// entered once, however often it is spread, so that fragments that spread each other cost no more than their text.
std::vector<ReachedField> topLevelFields(const Document &document, const OperationDefinition &operation);

/// What is wrong with the fragments that \a operation reaches, at any depth: a cycle, a name without a definition or
/// with two. One sentence, or empty.
std::string fragmentProblem(const Document &document, const OperationDefinition &operation);

} // namespace graphql

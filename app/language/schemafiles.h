#pragma once

#include "app/syntax.h"

namespace app {

/// `gatehouse schema --from`: a schema in a file, written in the other form.
const Syntax &convertSchemaSyntax();
int runConvertSchema(const SortedWords &words);

/// `gatehouse schema diff`: what changed from one file to another.
const Syntax &diffSchemasSyntax();
int runDiffSchemas(const SortedWords &words);

} // namespace app

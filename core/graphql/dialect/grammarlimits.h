#pragma once

#include "core/graphql/document.h"

#include <vector>

namespace graphql {

/// What graphql-go 0.8.1 cannot parse, which takes less than the specification allows (errors), and what it parses to
/// something else (warnings). About executable definitions of a document without syntax errors.
std::vector<Diagnostic> grammarLimits(const Document &document);

/// The same for what stands between tokens. That engine takes the end of a name from a count of characters where it
/// needs bytes, so behind a comment that is not plain ASCII it reads the end of the next name twice: `{ # é⏎ ab }` is
/// `{ ab b }` there.
std::vector<Diagnostic> commentLimits(const Document &document);

} // namespace graphql

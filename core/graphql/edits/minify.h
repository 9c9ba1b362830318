#pragma once

#include "core/graphql/edits/layoutedits.h"

namespace graphql {

/// Takes everything out of \a source that means nothing (comments, blanks, commas), as graphql-js'
/// stripIgnoredCharacters() does: block strings lose their indentation. It only needs tokens, so text that is no
/// document is minified too; the errors are the lexer's. Costs one reading.
LayoutEdits minify(std::string_view source);

} // namespace graphql

#pragma once

#include "core/graphql/diagnostic.h"
#include "core/graphql/edits/textedit.h"

#include <optional>

namespace graphql {

/// What format() and minify() answer: how to lay a document out anew, or why it is left alone.
struct LayoutEdits
{
    std::vector<TextEdit> edits; ///< Empty too when nothing has to change.
    std::optional<Diagnostic> error; ///< The first syntax error: half-understood text is never moved about.
};

} // namespace graphql

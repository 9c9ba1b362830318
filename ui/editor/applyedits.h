#pragma once

#include "core/graphql/edits/textedit.h"

#include <vector>

namespace ui {

class CodeBox;

/// Makes \a edits, which are about the present text of \a box, as one step to undo. Only what they name is touched, so
/// folds, view and squiggles elsewhere stay. The caret goes where graphql::moved() says.
void applyEdits(CodeBox &box, const std::vector<graphql::TextEdit> &edits);

} // namespace ui

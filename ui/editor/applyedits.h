#pragma once

#include "core/graphql/edits/textedit.h"

#include <vector>

namespace ui {

class CodeBox;

/// Makes \a edits, which are about the present text of \a box, as one step to undo. Only what they name is touched, so
/// folds, view and squiggles elsewhere stay. The caret goes where graphql::moved() says, and so does each of
/// several, with what it has selected.
void applyEdits(CodeBox &box, const std::vector<graphql::TextEdit> &edits);

/// The same for changes that somebody makes elsewhere: what is in view stays in view, although lines come and go above
/// it, and nothing is unfolded. \a selection is that of the new text.
void applyEditsElsewhere(CodeBox &box, const std::vector<graphql::TextEdit> &edits, text::Span selection);

} // namespace ui

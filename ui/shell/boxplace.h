#pragma once

#include "core/workspace/tab.h"

namespace ui {

class CodeBox;

/// Where somebody is in \a box: caret, selection, view and folds.
workspace::BoxPlace placeOf(const CodeBox &box);

/// Goes there again. The folds must be known already; what lies behind the end of the text goes to its end.
void restorePlace(CodeBox &box, const workspace::BoxPlace &place);

} // namespace ui

#pragma once

#include "core/workspace/tab.h"

namespace ui {

class CodeBox;
class JsonEditor;

/// Where somebody is in \a box: caret, selection, view and folds.
workspace::BoxPlace placeOf(const CodeBox &box);

/// Goes there again. Where folds can be must be known already; what lies behind the end of the text goes to its end.
void restorePlace(CodeBox &box, const workspace::BoxPlace &place);
/// The same of JSON, where that is known as far as it has been coloured: not at all in a box that nobody sees yet.
void restoreJsonPlace(JsonEditor &box, const workspace::BoxPlace &place);

} // namespace ui

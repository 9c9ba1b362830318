#pragma once

#include "app/syntax.h"

namespace app {

/// `gatehouse outline`: what a document is made of, as a tree.
const Syntax &outlineSyntax();
int runOutline(const SortedWords &words);

} // namespace app

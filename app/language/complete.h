#pragma once

#include "app/syntax.h"

namespace app {

/// `gatehouse complete`: what can be written at a place of a document.
const Syntax &completeSyntax();
int runComplete(const SortedWords &words);

} // namespace app

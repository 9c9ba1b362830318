#pragma once

#include "app/syntax.h"

namespace app {

/// `gatehouse hover`: what is known about the name at a place of a document.
const Syntax &hoverSyntax();
int runHover(const SortedWords &words);

} // namespace app

#pragma once

#include "app/syntax.h"

namespace app {

/// `gatehouse check`: says what is wrong with a document and its variables, without sending anything.
const Syntax &checkSyntax();
int runCheck(const SortedWords &words);

} // namespace app

#pragma once

#include "app/syntax.h"

namespace app {

/// `gatehouse format`: lays a document out as graphql-js prints it, with its comments; prints it, compares it with the
/// file or writes the file anew.
const Syntax &formatSyntax();
int runFormat(const SortedWords &words);

} // namespace app

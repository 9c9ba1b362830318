#pragma once

#include "app/syntax.h"

namespace app {

/// `gatehouse bench-language`: times the language service inside this process, so that anyone can put the figures of
/// another beside them.
const Syntax &benchLanguageSyntax();
int runBenchLanguage(const SortedWords &words);

} // namespace app

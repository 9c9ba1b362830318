#pragma once

#include "core/graphql/diagnostic.h"

namespace graphql {

void append(std::vector<Diagnostic> &all, std::vector<Diagnostic> more);

/// In the order of the text. Findings at one place keep their order, and those about no place come first.
void sortByPlace(std::vector<Diagnostic> &findings);

} // namespace graphql

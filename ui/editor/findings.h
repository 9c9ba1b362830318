#pragma once

#include "core/graphql/diagnostic.h"
#include "ui/code/codebox.h"

namespace ui {

/// The squiggles of \a diagnostics, one for each place, with the text from outside made safe to show.
std::vector<Finding> findingsOf(const std::vector<graphql::Diagnostic> &diagnostics);

} // namespace ui

#pragma once

#include "core/graphql/folding.h"

#include <cstddef>
#include <vector>

namespace ui {

/// How deep a line is folded away, and whether it is the line that stays.
struct FoldLevel
{
    int depth = 0;
    bool isHeader = false;
    bool operator==(const FoldLevel &) const = default;
};

/// One level for each line, the form in which Scintilla wants folds. It knows one fold a header line, so of several
/// that begin on a line the longest counts; and a fold that ends where another one begins (`) {`) ends a line earlier,
/// so that both can be folded.
std::vector<FoldLevel> foldLevels(const std::vector<graphql::Fold> &folds, std::size_t lineCount);

} // namespace ui

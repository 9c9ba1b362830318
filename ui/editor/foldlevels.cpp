#include "ui/editor/foldlevels.h"

#include <algorithm>

namespace ui {

std::vector<FoldLevel> foldLevels(const std::vector<graphql::Fold> &folds, std::size_t lineCount)
{
    std::vector<std::size_t> lastLines(lineCount, 0); // By the header's line, from 0; 0: no fold begins there.
    for (const auto &fold : folds)
        if (fold.firstLine < fold.lastLine && fold.lastLine <= lineCount)
            lastLines[fold.firstLine - 1] = std::max(lastLines[fold.firstLine - 1], std::size_t {fold.lastLine} - 1);

    std::vector<int> steps(lineCount + 1, 0);
    std::vector<FoldLevel> levels(lineCount);
    for (std::size_t line = 0; line < lineCount; ++line) {
        const auto last = lastLines[line];
        if (last == 0)
            continue;
        const auto end = lastLines[last] == 0 ? last + 1 : last;
        if (end == line + 1)
            continue;
        levels[line].isHeader = true;
        ++steps[line + 1];
        --steps[end];
    }
    int depth = 0;
    for (std::size_t line = 0; line < lineCount; ++line) {
        depth += steps[line];
        levels[line].depth = depth;
    }
    return levels;
}

} // namespace ui

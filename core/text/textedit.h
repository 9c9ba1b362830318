#pragma once

#include "core/text/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace text {

/// One replacement in a text. Every command that changes a document answers with a list of these instead of a new
/// text, so that the editor keeps caret, folds and undo, and what is not touched stays byte for byte. The edits of a
/// list are in order of place, do not overlap, and all offsets are those of the text before the first of them.
struct TextEdit
{
    Span span; ///< Empty: an insertion.
    std::string replacement; ///< Empty: a removal.
    bool operator==(const TextEdit &) const = default;
};

/// \a source with every edit made.
std::string applied(std::string_view source, const std::vector<TextEdit> &edits);

/// Where \a offset of the old text stands in the new one. Inside a replaced stretch it is the end of the replacement,
/// at an insertion it is behind what was inserted: where a caret would go on typing. In front of a replaced stretch it
/// stays, behind the word that it may have just typed.
std::uint32_t moved(std::uint32_t offset, const std::vector<TextEdit> &edits);

} // namespace text

#pragma once

#include "core/graphql/edits/textedit.h"
#include "tests/fuzz/target.h"

namespace fuzz {

/// Edits are in order, do not overlap, change something, and lie inside the text.
inline void requireSound(const std::vector<graphql::TextEdit> &edits, std::string_view source)
{
    std::uint32_t end = 0;
    for (const graphql::TextEdit &edit : edits) {
        require(edit.span.begin <= edit.span.end && edit.span.end <= source.size(), "an edit lies inside the text");
        require(edit.span.begin >= end, "edits are in order and do not overlap");
        require(edit.span.of(source) != edit.replacement, "an edit changes something");
        end = edit.span.end;
    }
}

} // namespace fuzz

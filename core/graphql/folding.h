#pragma once

#include "core/graphql/document.h"
#include "core/text/span.h"

#include <cstdint>
#include <vector>

namespace graphql {

/// A part of a document that an editor can fold away: everything from the line after the first to the last. Lines
/// count from 1, as in LineMap.
struct Fold
{
    std::uint32_t firstLine = 1;
    std::uint32_t lastLine = 1;
    text::Span span;
    bool operator==(const Fold &) const = default;
};

/// Selection sets, definitions, argument and variable lists, list and object values, block strings and runs of
/// comments that take more than one line, in the order in which they begin; the outer one first. Works on broken
/// documents too, because it works on the tree.
std::vector<Fold> foldRanges(const Document &document);

} // namespace graphql

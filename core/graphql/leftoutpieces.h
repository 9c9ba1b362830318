#pragma once

#include "core/text/span.h"

#include <string_view>
#include <vector>

/// What leaving out of documents and of values has in common; see leftout.h.
namespace graphql {

/// A word that is no secret wherever it stands: `true`, `false`, `null`.
bool isHarmlessWord(std::string_view word);

/// Both, in order and without overlaps.
std::vector<text::Span> joined(std::vector<text::Span> spans, const std::vector<text::Span> &others);

} // namespace graphql

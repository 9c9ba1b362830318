#pragma once

#include "core/text/span.h"

#include <string_view>
#include <vector>

namespace graphql {

/// Credentials that show by their own look, wherever they stand (in a comment, a pasted command, an answer): what is
/// behind `Bearer` or `Basic`, and JSON Web Tokens. In order, without overlaps. Of prose about them nothing is found,
/// because that has to be kept; so is the name of a shell's variable.
std::vector<text::Span> bareTokens(std::string_view text);

} // namespace graphql

#pragma once

#include "core/graphql/edits/textedit.h"

namespace graphql {

/// The edits of \a source that do at once what \a first does and then, to the text that came out, \a second: as few
/// bytes as will do.
std::vector<TextEdit> composed(std::string_view source, const std::vector<TextEdit> &first,
                               const std::vector<TextEdit> &second);

/// \a edits without the bytes that stay as they are at either end of each.
std::vector<TextEdit> trimmed(std::string_view source, const std::vector<TextEdit> &edits);

} // namespace graphql

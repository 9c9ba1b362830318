#pragma once

#include "core/graphql/document.h"
#include "core/graphql/edits/textedit.h"
#include "core/graphql/schema.h"

#include <optional>

namespace graphql {

/// Gives every field whose type has fields, and that selects none, a small selection: `id` where there is one, else
/// the way through a connection (`edges { node { id } }`), else all leaf fields, else the first record inside (what a
/// mutation answers with), and `__typename` where nothing better is possible. Fields with required arguments and
/// deprecated ones are left alone. With a \a caret, only the innermost field there. Broken text is welcome: this is
/// what one asks for while writing.
std::vector<TextEdit> fillLeafs(const Schema &schema, const Document &document,
                                std::optional<std::uint32_t> caret = std::nullopt);

} // namespace graphql

#pragma once

#include "core/graphql/edits/layout.h"
#include "core/graphql/edits/textedit.h"

#include <vector>

namespace graphql {

/// The edits that append \a definitions (`$first: Int`) to the variable definitions of \a operation, laid out like
/// those that are there. A shorthand operation gets its keyword.
std::vector<TextEdit> withDefinitions(const Layout &layout, const Document &document,
                                      const OperationDefinition &operation,
                                      const std::vector<std::string> &definitions);

/// The edits that take \a definitions, a part of the operation's in their order, out of it: with their commas, lines
/// and the comments beside them; with the parentheses, when none is left.
std::vector<TextEdit> withoutDefinitions(const Layout &layout, const Document &document,
                                         const OperationDefinition &operation,
                                         const std::vector<const VariableDefinition *> &definitions);

} // namespace graphql

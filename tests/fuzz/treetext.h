#pragma once

#include "core/graphql/document.h"

#include <string>

namespace fuzz {

/// The whole tree of \a document as text, without places: two documents mean the same when these are equal. It does
/// not go through the printer, so that the printer can be held against it.
std::string treeText(const graphql::Document &document);

} // namespace fuzz

#pragma once

#include "core/graphql/document.h"

#include <string>

namespace graphql {

/// A document, or a part of it, in graphql-js' canonical print. Comments are not part of the tree and are lost:
/// format() is what keeps them.
std::string print(const Document &document);
std::string print(const Value &value);
std::string print(const TypeReference &type);
std::string print(const Selection &selection);

} // namespace graphql

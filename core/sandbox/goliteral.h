#pragma once

#include "core/graphql/ast.h"

#include <string>

namespace sandbox {

/// A literal and a type as graphql-go's printer writes them in its messages; strings as Go quotes them.
std::string goPrinted(const graphql::Value &value);
std::string goPrinted(const graphql::TypeReference &type);

} // namespace sandbox

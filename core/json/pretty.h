#pragma once

#include "core/json/tape.h"

namespace json {

/// \a value with one member or item a line, indented by two spaces; keys in their order, leaves byte for byte.
/// Empty containers stay on one line, and the indentation stops growing at 200 levels.
std::string pretty(const Value &value);

} // namespace json

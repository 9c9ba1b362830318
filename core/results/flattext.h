#pragma once

#include "core/json/value.h"

#include <string>

namespace results {

/// A value as the text of one cell: a string decoded, a number as it was sent, null as nothing, a list or connection
/// as what its items are called ("admin, support"), another object as JSON.
std::string flatText(const json::Value &value);

} // namespace results

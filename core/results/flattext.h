#pragma once

#include "core/json/value.h"

#include <optional>
#include <string>

namespace results {

/// A value as the text of one cell: a string decoded, a number as it was sent, null as nothing, a list or connection
/// as what its items are called ("admin, support"), another object as JSON.
std::string flatText(const json::Value &value);

/// What an object is called by one of the members that mostly say so (`name`, `key`, `formattedName`, …); nothing where
/// none of them does.
std::optional<std::string> ownName(const json::Value &object);

} // namespace results

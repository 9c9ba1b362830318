#pragma once

#include "core/json/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace json {

/// Into a member of an object, by its key, or into an item of an array, by its index.
using PathStep = std::variant<std::string, std::uint32_t>;
/// From the root to a value.
using Path = std::vector<PathStep>;

/// What stands at \a path below \a root; of several members of one name the last. Nothing when the path leads nowhere.
std::optional<Value> valueAt(const Value &root, const Path &path);

/// To the innermost member or item below \a root that \a span is in, with the value or with the key of it; empty when
/// it is in none.
Path pathTo(const Value &root, text::Span span);

} // namespace json

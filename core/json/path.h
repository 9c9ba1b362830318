#pragma once

#include "core/json/tape.h"

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

/// What is at a place of a tape, and the way to it.
struct Spot
{
    Path path;
    Value value;
    bool isKey = false; ///< The place is in the key of the value.
};

/// The innermost value that holds byte \a offset, or whose key does; the root for what is around it. Of two members of
/// one name the path leads to the last, the value is the one that is there.
Spot spotAt(const Tape &tape, std::uint32_t offset);

/// As code would reach it: `data.users.edges[0].node["odd key"]`. Empty for the root.
std::string dotted(const Path &path);
/// As RFC 6901 has it: `/data/users/edges/0/node/odd key`. Empty for the root.
std::string pointer(const Path &path);

/// What stands at \a path below \a root; of several members of one name the last. Nothing when the path leads nowhere.
std::optional<Value> valueAt(const Value &root, const Path &path);

/// To the innermost member or item below \a root that \a span is in, with the value or with the key of it; empty when
/// it is in none.
Path pathTo(const Value &root, text::Span span);

} // namespace json

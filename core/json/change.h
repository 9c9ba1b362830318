#pragma once

#include "core/json/path.h"
#include "core/json/tape.h"
#include "core/text/textedit.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace json {

/// One change of JSON, said by place and not by text.
struct Change
{
    enum class Kind : std::uint8_t {
        Set, ///< `value` comes to `path`; members and arrays of one that lead there come with it.
        Remove, ///< The member or item, with its comma. What is not there needs no removing.
        Insert, ///< `value` becomes the item that `path` ends with; the items from there on move up.
        Move, ///< The item becomes the one with the index `to`; those between move by one.
    };
    Kind kind = Kind::Set;
    Path path;
    std::string value; ///< JSON; comments in it are kept, what stands around the value is not.
    std::uint32_t to = 0;
    bool operator==(const Change &) const = default;
};

/// \a change as edits of \a typed, JSON as a person types it: comments, blanks, numbers, the order of members and
/// commas behind the last one stay, and what is new is laid out like what stands around it. Only what is replaced or
/// removed takes its comments along. Text without any value counts as an object without members, and `null` on the
/// way to a place as the container that the place needs. Of members of one name the last is set, and all are removed.
/// Fails, and says where, when \a typed is not JSON, when the value is not, or when the path leads through a value that
/// is no container. Pure; the cost is that of reading \a typed once.
tl::expected<std::vector<text::TextEdit>, SyntaxError> editsFor(std::string_view typed, const Change &change);

} // namespace json

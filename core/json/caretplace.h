#pragma once

#include "core/text/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace json {

/// What the grammar lets a person write at a caret, in JSON as it is typed (see plainJson()), however broken.
struct CaretPlace
{
    enum class Kind : std::uint8_t { Nothing, Key, Value };
    /// Into a member, by its key, or into an item of an array.
    using Step = std::optional<std::string>;

    Kind kind = Kind::Nothing;
    std::vector<Step> path; ///< From the root: to the object whose key this is, or to the value itself.
    text::Span word; ///< What a chosen word replaces, quotes included; empty where there is none.
    std::string_view typed; ///< Of `word`, what stands before the caret, without the quote.
    bool isQuoted = false; ///< The word is a string.
    std::vector<std::string> given; ///< Key: the other keys of the object, before and behind the caret.
    bool isCommaMissing = false; ///< In front of the word.
    bool isColonBehind = false;
    bool isCommaMissingBehind = false; ///< Something else of the same object or array follows.
};

/// Reads \a typed from its beginning, for what is open at \a caret, a byte offset, and on to the end of the object
/// around it, for its other keys. Never fails. An object that is not closed takes what follows for its own.
CaretPlace caretPlace(std::string_view typed, std::uint32_t caret);

} // namespace json

#pragma once

#include "core/json/value.h"

#include <optional>
#include <string>
#include <string_view>

/// What Go's encoding/json and fmt make of values, because the real server is written in Go and it shows: in the order
/// of keys, in escapes, in the offsets and words of its errors.
namespace sandbox {

/// What Go's encoding/json says of a text.
struct GoSyntaxError
{
    std::int64_t offset = 0; ///< Bytes read when it was noticed: one more than the index of the offending byte.
    std::string message;
};

/// Why Go refuses \a bytes as JSON; nothing when it does not.
std::optional<GoSyntaxError> goJsonError(std::string_view bytes);

/// Appends \a text as a JSON string, with `<`, `>` and `&` escaped, as Go does unless told otherwise.
void appendGoQuoted(std::string &out, std::string_view text);
/// \a value after a round through Go's maps: keys sorted by bytes (the last of equal ones wins), numbers as doubles.
std::string goCanonical(const json::Value &value);
/// The same for JSON text; text that is no JSON becomes `null`.
std::string goCanonical(const std::string &text);
/// A double as Go's encoding/json writes it.
std::string goNumber(double value);
/// A value as fmt's `%v` prints it: `map[a:1 b:[x y]]`, `1e+06`, `<nil>`.
std::string goFormat(const json::Value &value);

} // namespace sandbox

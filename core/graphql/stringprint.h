#pragma once

#include <string>
#include <string_view>

namespace graphql {

/// Appends \a value as a quoted string with graphql-js' escapes: quotes, backslashes and control characters (C1 too).
void appendString(std::string &out, std::string_view value);

/// Appends \a value as a block string in graphql-js' layout, on lines of its own where it is long or has several;
/// every line break is followed by \a indent spaces, as in the text around it.
void appendBlockString(std::string &out, std::string_view value, std::size_t indent);

/// Appends \a value as a block string in the fewest characters, as graphql-js' stripIgnoredCharacters() writes it.
void appendMinimalBlockString(std::string &out, std::string_view value);

} // namespace graphql

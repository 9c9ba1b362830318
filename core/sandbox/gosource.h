#pragma once

#include <string>

namespace sandbox {

/// \a source as graphql-go 0.8.1 really reads it. Its lexer counts the text it skips in characters, and the end of the
/// name behind it in that count, so that behind a comment (or byte order mark) with characters of several bytes the end
/// of a name is read a second time: `{ # é⏎ a }` is `{ a a }`. Text without such a place comes back as it is.
std::string asGoReads(const std::string &source);

} // namespace sandbox

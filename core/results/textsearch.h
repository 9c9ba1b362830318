#pragma once

#include "core/json/tape.h"
#include "core/text/span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace results {

/// Where \a needle stands in the keys and leaves of a tape, in order, at most \a limit times; each as long as it is
/// there, as the forms of a letter, and its escapes, differ in length. Compared with the decoded text, so that `<`
/// finds \c \\u003c (which is how Go's servers write it); letters of all scripts match in each case unless \a
/// caseSensitive. Punctuation between the values is not searched.
std::vector<text::Span> findText(const json::Tape &tape, std::string_view needle, bool caseSensitive,
                                 std::size_t limit);

/// The same in any bytes, as they stand there.
std::vector<text::Span> findBytes(std::string_view bytes, std::string_view needle, bool caseSensitive,
                                  std::size_t limit);

} // namespace results

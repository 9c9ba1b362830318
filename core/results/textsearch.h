#pragma once

#include "core/json/tape.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace results {

/// Where \a needle stands in the keys and leaves of a tape, as offsets of its first byte, in order, at most \a limit of
/// them. Compared with the decoded text, so that `<` finds \c \\u003c (which is how Go's servers write it); letters of
/// all scripts match in each case unless \a caseSensitive. Punctuation between the values is not searched.
std::vector<std::uint32_t> findText(const json::Tape &tape, std::string_view needle, bool caseSensitive,
                                    std::size_t limit);

/// The same in any bytes, as they stand there.
std::vector<std::uint32_t> findBytes(std::string_view bytes, std::string_view needle, bool caseSensitive,
                                     std::size_t limit);

} // namespace results

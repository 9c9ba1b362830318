#pragma once

#include <string_view>

namespace results {

/// Compares two JSON numbers by their value, digit for digit: a double would call 9007199254740993 and its neighbour
/// equal. Below 0, 0 or above 0, as memcmp() says it. `-0` and `0`, `1e2` and `100` are equal. Exponents beyond what
/// memory could hold count as the largest.
int compareNumbers(std::string_view left, std::string_view right);

} // namespace results

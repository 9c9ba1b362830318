#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace results {

/// A time of RFC 3339 §5.6 (`2026-11-22T04:05:06.789+01:00`) in nanoseconds since 1970 in UTC; nothing for any other
/// text, and for years that nanoseconds do not reach (before 1678, after 2261). Digits beyond the ninth are cut off.
std::optional<std::int64_t> timestamp(std::string_view text);

} // namespace results

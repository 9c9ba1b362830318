#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

/// Eight bytes of a string at a time, for the loops that every byte of an answer goes through. Inside core/json only.
namespace json::scan {

inline constexpr std::uint64_t Ones = 0x0101010101010101ULL;
inline constexpr std::uint64_t Highs = 0x8080808080808080ULL;

/// The first of them lowest, whatever the machine's order.
inline std::uint64_t load(const char *bytes)
{
    std::uint64_t word = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&word, bytes, sizeof word);
    } else {
        for (unsigned i = 0; i < sizeof word; ++i)
            word |= std::uint64_t {static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
    return word;
}

/// The high bit of each byte that is \a wanted. The usual zero-byte trick: false alarms are possible above a true hit,
/// misses are not, so that the lowest is always true.
inline std::uint64_t hits(std::uint64_t word, char wanted)
{
    const std::uint64_t zeroes = word ^ (Ones * static_cast<unsigned char>(wanted));
    return (zeroes - Ones) & ~zeroes & Highs;
}

/// The same for control characters.
inline std::uint64_t controlHits(std::uint64_t word)
{
    return (word - Ones * 0x20) & ~word & Highs;
}

/// Which byte the lowest of \a hits belongs to.
inline unsigned firstOf(std::uint64_t hits)
{
    return static_cast<unsigned>(std::countr_zero(hits)) / 8;
}

} // namespace json::scan

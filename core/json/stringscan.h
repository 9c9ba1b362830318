#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/// Many bytes of a string at a time, for the loops that every byte of an answer goes through. Inside core/json only.
namespace json::scan {

/// Which bytes of a Block something is true for. Only the lowest can be relied on: false alarms above it are possible.
using Hits = std::uint64_t;

#ifdef __SSE2__

/// Some bytes side by side; Size of them must be there.
class Block
{
public:
    static constexpr std::ptrdiff_t Size = 16;

    explicit Block(const char *bytes) : m_bytes(_mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes))) { }

    Hits equal(char wanted) const { return mask(_mm_cmpeq_epi8(m_bytes, _mm_set1_epi8(wanted))); }
    /// What a string cannot go on over: a quote, a backslash, a control character.
    Hits endsString() const
    {
        const auto quotes = _mm_cmpeq_epi8(m_bytes, _mm_set1_epi8('"'));
        const auto backslashes = _mm_cmpeq_epi8(m_bytes, _mm_set1_epi8('\\'));
        const auto controls = _mm_cmpeq_epi8(_mm_min_epu8(m_bytes, _mm_set1_epi8(0x1F)), m_bytes);
        return mask(_mm_or_si128(_mm_or_si128(quotes, backslashes), controls));
    }
    Hits notAscii() const { return mask(m_bytes); }
    static std::ptrdiff_t firstOf(Hits hits) { return std::countr_zero(hits); }

private:
    static Hits mask(__m128i bytes) { return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)); }

    __m128i m_bytes;
};

#else

/// Some bytes side by side; Size of them must be there. One bit a byte, its highest.
class Block
{
public:
    static constexpr std::ptrdiff_t Size = 8;

    explicit Block(const char *bytes)
    {
        if constexpr (std::endian::native == std::endian::little)
            std::memcpy(&m_bytes, bytes, sizeof m_bytes);
        else
            for (unsigned i = 0; i < sizeof m_bytes; ++i)
                m_bytes |= std::uint64_t {static_cast<unsigned char>(bytes[i])} << (8 * i);
    }

    Hits equal(char wanted) const
    {
        const std::uint64_t zeroes = m_bytes ^ (Ones * static_cast<unsigned char>(wanted));
        return (zeroes - Ones) & ~zeroes & Highs;
    }
    /// What a string cannot go on over: a quote, a backslash, a control character.
    Hits endsString() const { return equal('"') | equal('\\') | ((m_bytes - Ones * 0x20) & ~m_bytes & Highs); }
    Hits notAscii() const { return m_bytes & Highs; }
    static std::ptrdiff_t firstOf(Hits hits) { return std::countr_zero(hits) / 8; }

private:
    static constexpr std::uint64_t Ones = 0x0101010101010101ULL;
    static constexpr std::uint64_t Highs = 0x8080808080808080ULL;

    std::uint64_t m_bytes = 0;
};

#endif

/// Those of \a hits that come before the first of \a others.
inline Hits before(Hits hits, Hits others)
{
    return hits & (others - 1) & ~others;
}

} // namespace json::scan

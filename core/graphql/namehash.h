#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace graphql {

/// Hashes a name. Every step from a keystroke to a squiggle looks names up, and the standard library's own hash is a
/// call into another library that costs more than the rest of a look-up. All bytes count, so that long names which
/// share a beginning and an end, as generated aliases do, do not meet.
struct NameHash
{
    using is_transparent = void;

    std::size_t operator()(std::string_view name) const
    {
        std::uint64_t hash = name.size() * Factor;
        std::size_t at = 0;
        for (; name.size() - at >= sizeof(std::uint64_t); at += sizeof(std::uint64_t))
            hash = mixed(hash, word(name.data() + at, sizeof(std::uint64_t)));
        return static_cast<std::size_t>(mixed(hash, word(name.data() + at, name.size() - at)));
    }

private:
    static constexpr std::uint64_t Factor = 0x9E3779B97F4A7C15ULL;

    /// Up to eight bytes, without a call: two halves that may overlap, or three bytes that may be the same.
    static std::uint64_t word(const char *bytes, std::size_t count)
    {
        const auto half = [](const char *from) {
            std::uint32_t value = 0;
            std::memcpy(&value, from, sizeof value);
            return std::uint64_t {value};
        };
        const auto byte = [](char value) {
            return std::uint64_t {static_cast<unsigned char>(value)};
        };
        if (count >= sizeof(std::uint32_t))
            return half(bytes) << 32U | half(bytes + count - sizeof(std::uint32_t));
        return count == 0 ? 0 : byte(bytes[0]) << 16U | byte(bytes[count / 2]) << 8U | byte(bytes[count - 1]);
    }

    static std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
    {
        hash = (hash ^ value) * Factor;
        return hash ^ hash >> 32U;
    }
};

} // namespace graphql

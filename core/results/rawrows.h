#pragma once

#include "core/results/rows.h"

#include <memory>
#include <string>
#include <string_view>

namespace results {

/// The bytes of an answer as text, as they came. Rows end at line ends, and long lines go on in further rows, which are
/// never cut inside a character of UTF-8; what is not UTF-8 stays in the row as the bytes it is. The margin numbers the
/// lines, and says of a row that goes on how many bytes of its line are before it.
class TextRows final : public Rows
{
public:
    /// Reads all bytes once: not for the window's thread when there are many.
    explicit TextRows(std::shared_ptr<const std::string> bytes, std::uint32_t longestRow = LongestPart);

    std::uint32_t count() const override { return m_count; }
    std::uint32_t longest() const override { return m_longest; }
    Row row(std::uint32_t number) const override;
    std::uint32_t rowAt(std::uint32_t offset) const override;
    std::string label(std::uint32_t number) const override;
    std::uint32_t labelWidth() const override { return m_labelWidth; }

private:
    /// Where a row begins, and its line.
    struct Place
    {
        std::uint32_t offset = 0;
        std::uint32_t line = 0;
        std::uint32_t lineBegin = 0;
    };
    Place next(Place place) const;
    Place place(std::uint32_t number) const;

    /// Every so many rows, where one begins.
    static constexpr std::uint32_t Stride = 64;

    std::shared_ptr<const std::string> m_bytes;
    std::uint32_t m_longestRow;
    std::uint32_t m_count = 0;
    std::uint32_t m_longest = 0;
    std::uint32_t m_labelWidth = 1;
    std::vector<Place> m_places;
};

/// The bytes of an answer as a dump: sixteen a row, in hexadecimal and, where they are ASCII, as characters.
class HexRows final : public Rows
{
public:
    static constexpr std::uint32_t BytesOfRow = 16;

    explicit HexRows(std::shared_ptr<const std::string> bytes) : m_bytes(std::move(bytes)) { }

    std::uint32_t count() const override;
    std::uint32_t longest() const override { return 78; }
    Row row(std::uint32_t number) const override;
    std::uint32_t rowAt(std::uint32_t offset) const override;

private:
    std::shared_ptr<const std::string> m_bytes;
};

/// Whether bytes are text that a person can read: UTF-8 but for an odd place, without control characters. What was cut
/// off in the middle of a character is text still.
bool isReadable(std::string_view bytes);

} // namespace results

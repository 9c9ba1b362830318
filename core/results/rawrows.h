#pragma once

#include "core/results/rows.h"

#include <memory>
#include <string>
#include <string_view>

namespace results {

/// The bytes of an answer as text, as they came. Rows end at line ends, and long lines are cut, never inside a
/// character of UTF-8; what is not UTF-8 stays in the row as the bytes it is.
class TextRows final : public Rows
{
public:
    /// Reads all bytes once: not for the window's thread when there are many.
    explicit TextRows(std::shared_ptr<const std::string> bytes);

    std::uint32_t count() const override { return m_count; }
    std::uint32_t longest() const override { return m_longest; }
    Row row(std::uint32_t number) const override;
    std::uint32_t rowAt(std::uint32_t offset) const override;

private:
    std::uint32_t next(std::uint32_t begin) const;

    /// Every so many rows, where one begins.
    static constexpr std::uint32_t Stride = 64;

    std::shared_ptr<const std::string> m_bytes;
    std::uint32_t m_count = 0;
    std::uint32_t m_longest = 0;
    std::vector<std::uint32_t> m_begins;
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

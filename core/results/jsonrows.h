#pragma once

#include "core/json/tape.h"
#include "core/results/rows.h"

#include <memory>

namespace results {

/// The rows from the one that opens a container to the one that closes it.
struct RowRange
{
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool operator==(const RowRange &) const = default;
};

/// JSON as json::pretty() lays it out, with the bytes staying where they are: one member or item a row.
class JsonRows final : public Rows
{
public:
    /// Reads all bytes once: not for the window's thread when there are many.
    explicit JsonRows(std::shared_ptr<const json::Tape> tape);

    std::uint32_t count() const override { return m_count; }
    std::uint32_t longest() const override { return m_longest; }
    Row row(std::uint32_t number) const override;
    std::uint32_t rowAt(std::uint32_t offset) const override;
    std::uint32_t lastRowOf(std::uint32_t opening) const override;
    const std::shared_ptr<const json::Tape> &tape() const { return m_tape; }

    /// The containers at \a depth, 0 for the root, that take more than a row. Reads all bytes once, too.
    std::vector<RowRange> containersAt(std::uint32_t depth) const;

private:
    /// Where a row begins.
    struct Place
    {
        enum class Inside : std::uint8_t { Nothing, String, Word };
        std::uint32_t offset = 0;
        std::uint16_t depth = 0; ///< Of the containers around it.
        Inside inside = Inside::Nothing; ///< Of what it goes on with.
    };
    template <typename Sink>
    Place step(Place place, Sink &sink) const;
    template <typename Sink>
    bool part(Place &place, Sink &sink) const;
    std::uint32_t afterSpace(std::uint32_t offset) const;
    Place begin() const;
    bool isEnd(const Place &place) const { return place.offset >= m_end; }

    /// Every so many rows, where one begins.
    static constexpr std::uint32_t Stride = 64;

    std::shared_ptr<const json::Tape> m_tape;
    std::uint32_t m_end = 0; ///< Behind the root.
    std::uint32_t m_count = 0;
    std::uint32_t m_longest = 0;
    std::vector<Place> m_places;
};

} // namespace results

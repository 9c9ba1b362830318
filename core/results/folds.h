#pragma once

#include "core/results/jsonrows.h"

#include <vector>

namespace results {

/// Which rows a person has put away: behind the first row of each closed range, the others are not shown. A view counts
/// only shown rows; this leads from one count to the other, in O(log n).
class Folds
{
public:
    bool isClosed(std::uint32_t first) const;
    /// Ranges lie inside or beside each other. One that is closed inside another stays so when that is opened.
    void close(RowRange range);
    void open(std::uint32_t first);
    /// In place of all others; \a ranges are in order and lie beside each other.
    void set(std::vector<RowRange> ranges);

    /// By their first row.
    const std::vector<RowRange> &closed() const { return m_closed; }

    /// How many of \a count rows are shown.
    std::uint32_t shown(std::uint32_t count) const;
    std::uint32_t rowOf(std::uint32_t shown) const;
    /// Of a row that is not shown: that of the row it is behind.
    std::uint32_t shownOf(std::uint32_t row) const;
    /// Opens what \a row is hidden behind.
    void reveal(std::uint32_t row);

private:
    void arrange();
    const RowRange *outerOf(std::uint32_t row) const;

    struct Outer
    {
        RowRange range;
        std::uint32_t hiddenBefore = 0; ///< Rows, by those in front of it.
    };
    std::vector<RowRange> m_closed; ///< By their first row.
    std::vector<Outer> m_outer; ///< Those not inside another.
};

} // namespace results

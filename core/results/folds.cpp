#include "core/results/folds.h"

#include <algorithm>

namespace results {
namespace {

bool beginsBefore(const RowRange &range, std::uint32_t first)
{
    return range.first < first;
}

} // namespace

bool Folds::isClosed(std::uint32_t first) const
{
    const auto found = std::lower_bound(m_closed.begin(), m_closed.end(), first, beginsBefore);
    return found != m_closed.end() && found->first == first;
}

void Folds::close(RowRange range)
{
    if (range.last <= range.first || isClosed(range.first))
        return;
    m_closed.insert(std::lower_bound(m_closed.begin(), m_closed.end(), range.first, beginsBefore), range);
    arrange();
}

void Folds::open(std::uint32_t first)
{
    if (!isClosed(first))
        return;
    m_closed.erase(std::lower_bound(m_closed.begin(), m_closed.end(), first, beginsBefore));
    arrange();
}

void Folds::set(std::vector<RowRange> ranges)
{
    m_closed = std::move(ranges);
    arrange();
}

void Folds::arrange()
{
    m_outer.clear();
    std::uint32_t hidden = 0;
    for (const auto &range : m_closed) {
        if (!m_outer.empty() && range.first <= m_outer.back().range.last)
            continue;
        m_outer.push_back({range, hidden});
        hidden += range.last - range.first;
    }
}

std::uint32_t Folds::shown(std::uint32_t count) const
{
    if (m_outer.empty())
        return count;
    const auto &last = m_outer.back();
    return count - last.hiddenBefore - (last.range.last - last.range.first);
}

std::uint32_t Folds::rowOf(std::uint32_t shown) const
{
    // The last closed range whose first row is shown before: everything it hides counts.
    const auto behind =
        std::upper_bound(m_outer.begin(), m_outer.end(), shown, [](std::uint32_t at, const Outer &outer) {
            return at <= outer.range.first - outer.hiddenBefore;
        });
    if (behind == m_outer.begin())
        return shown;
    const auto &outer = *std::prev(behind);
    return shown + outer.hiddenBefore + (outer.range.last - outer.range.first);
}

std::uint32_t Folds::shownOf(std::uint32_t row) const
{
    const auto behind = std::upper_bound(m_outer.begin(), m_outer.end(), row,
                                         [](std::uint32_t at, const Outer &outer) { return at <= outer.range.first; });
    if (behind == m_outer.begin())
        return row;
    const auto &outer = *std::prev(behind);
    if (row <= outer.range.last)
        return outer.range.first - outer.hiddenBefore;
    return row - outer.hiddenBefore - (outer.range.last - outer.range.first);
}

const RowRange *Folds::outerOf(std::uint32_t row) const
{
    const auto behind = std::upper_bound(m_outer.begin(), m_outer.end(), row,
                                         [](std::uint32_t at, const Outer &outer) { return at <= outer.range.first; });
    if (behind == m_outer.begin() || row > std::prev(behind)->range.last)
        return nullptr;
    return &std::prev(behind)->range;
}

void Folds::reveal(std::uint32_t row)
{
    if (!outerOf(row))
        return;
    m_closed.erase(std::remove_if(m_closed.begin(), m_closed.end(),
                                  [row](const RowRange &range) { return range.first < row && row <= range.last; }),
                   m_closed.end());
    arrange();
}

} // namespace results

#include "ui/builder/builderfilter.h"

#include <algorithm>

namespace ui {
namespace {

bool isCalledTheSame(const graphql::BuilderStep &one, const graphql::BuilderStep &other)
{
    return one.kind == other.kind && one.name == other.name
        && (one.kind != graphql::BuilderStep::Kind::ListItem || one.number == other.number);
}

} // namespace

const BuilderFilter *BuilderFilter::at(const graphql::BuilderStep &step) const
{
    const auto found = std::find_if(m_inside.begin(), m_inside.end(),
                                    [&](const Inside &inside) { return isCalledTheSame(inside.step, step); });
    return found == m_inside.end() ? nullptr : found->filter.get();
}

BuilderFilter &BuilderFilter::wayTo(const graphql::BuilderStep &step)
{
    const auto found = std::find_if(m_inside.begin(), m_inside.end(),
                                    [&](const Inside &inside) { return isCalledTheSame(inside.step, step); });
    if (found != m_inside.end())
        return *found->filter;
    m_inside.push_back({step, std::make_unique<BuilderFilter>()});
    return *m_inside.back().filter;
}

void BuilderFilter::add(const graphql::BuilderPlace &place, const std::vector<text::Span> &matched)
{
    auto *way = this;
    for (const auto &step : place)
        way = &way->wayTo(step);
    way->m_isFound = true;
    way->m_matched = matched;
}

} // namespace ui

#pragma once

#include "core/graphql/builder/builderplace.h"
#include "core/text/span.h"

#include <memory>
#include <vector>

namespace ui {

/// The part of a tree that a search leaves: what was found, and the ways there. Places are told by what they are
/// called; under which alias the text has them makes no difference.
class BuilderFilter
{
public:
    /// \a matched: of the name of the last step.
    void add(const graphql::BuilderPlace &place, const std::vector<text::Span> &matched);
    /// What it leaves at \a step; null: it is not wanted.
    const BuilderFilter *at(const graphql::BuilderStep &step) const;

    bool isFound() const { return m_isFound; }
    const std::vector<text::Span> &matched() const { return m_matched; }
    /// Something was found inside.
    bool leadsOn() const { return !m_inside.empty(); }

private:
    struct Inside
    {
        graphql::BuilderStep step;
        std::unique_ptr<BuilderFilter> filter;
    };
    BuilderFilter &wayTo(const graphql::BuilderStep &step);

    std::vector<Inside> m_inside;
    std::vector<text::Span> m_matched;
    bool m_isFound = false;
};

} // namespace ui

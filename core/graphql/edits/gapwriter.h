#pragma once

#include "core/graphql/edits/textedit.h"

namespace graphql {

/// Makes the edits of a new layout: what stands between the kept tokens is written anew, the tokens are not touched,
/// and a gap that comes out as it was is no edit. Internal to this folder.
class GapWriter
{
public:
    explicit GapWriter(std::string_view source) : m_source(source) { }

    /// Goes into the gap behind what was kept last.
    void add(std::string_view text) { m_gap += text; }
    /// \a span stays as it is, and the gap in front of it is done. Spans come in order of place.
    void keep(text::Span span)
    {
        replaceUpTo(span.begin);
        m_at = span.end;
    }
    /// As keep(), with \a text in the place of what \a span holds.
    void replace(text::Span span, std::string_view text)
    {
        keep(span);
        if (span.of(m_source) != text)
            m_edits.push_back({span, std::string(text)});
    }
    /// The edits; whatever is left of the source is replaced by what was added last.
    std::vector<TextEdit> finish() &&
    {
        replaceUpTo(static_cast<std::uint32_t>(m_source.size()));
        return std::move(m_edits);
    }

private:
    void replaceUpTo(std::uint32_t end)
    {
        const text::Span gap {m_at, end};
        if (gap.of(m_source) != m_gap)
            m_edits.push_back({gap, m_gap});
        m_gap.clear();
    }

    std::string_view m_source;
    std::string m_gap;
    std::uint32_t m_at = 0;
    std::vector<TextEdit> m_edits;
};

} // namespace graphql

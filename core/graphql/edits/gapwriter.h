#pragma once

#include "core/graphql/edits/textedit.h"

namespace graphql {

/// Makes the edits of a new layout: what stands between the kept tokens is written anew, the tokens are not touched,
/// and a gap that comes out as it was is no edit. Internal to this folder.
class GapWriter
{
public:
    explicit GapWriter(std::string_view source) : m_source(source) { }

    /// Goes into the gap behind what was kept last. Nothing is copied while the source says the same.
    void add(std::string_view text)
    {
        if (m_gap.empty() && m_source.substr(m_at + m_same, text.size()) == text)
            m_same += static_cast<std::uint32_t>(text.size());
        else
            addOther(text);
    }
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
    void addOther(std::string_view text)
    {
        m_gap += m_source.substr(m_at, m_same);
        m_gap += text;
        m_same = 0;
    }
    void replaceUpTo(std::uint32_t end)
    {
        const text::Span gap {m_at, end};
        if (!m_gap.empty() || m_same != gap.length()) {
            addOther({});
            if (gap.of(m_source) != m_gap)
                m_edits.push_back({gap, m_gap});
            m_gap.clear();
        }
        m_same = 0;
    }

    std::string_view m_source;
    std::string m_gap; ///< What was added, once it is no longer what the source says.
    std::uint32_t m_at = 0;
    std::uint32_t m_same = 0; ///< So many bytes were added that stand in the source behind m_at too.
    std::vector<TextEdit> m_edits;
};

} // namespace graphql

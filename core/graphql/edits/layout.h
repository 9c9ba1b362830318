#pragma once

#include "core/graphql/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace graphql {

/// How a document is laid out around a place, so that new text looks as if its author had written it. The document
/// must outlive it.
class Layout
{
public:
    explicit Layout(const Document &document);

    std::uint32_t lineBegin(std::uint32_t offset) const;
    /// In front of the line break, or the end of the text.
    std::uint32_t lineEnd(std::uint32_t offset) const;
    /// Behind the line break, or the end of the text.
    std::uint32_t nextLine(std::uint32_t offset) const;
    /// Where the line above the one that begins at \a line begins; there must be one.
    std::uint32_t previousLine(std::uint32_t line) const;
    /// The blanks that the line of \a offset begins with.
    std::string indentation(std::uint32_t offset) const;
    bool beginsLine(std::uint32_t offset) const;
    bool isOnOneLine(text::Span span) const { return lineEnd(span.begin) >= span.end; }
    /// The first byte behind \a offset that is neither a blank nor a comma, on the same line.
    std::uint32_t skipBlanks(std::uint32_t offset) const;
    /// The same, looking back: behind what stands in front of \a offset on its line.
    std::uint32_t skipBlanksBack(std::uint32_t offset) const;
    /// Whether only blanks, commas and at most a comment follow on the line.
    bool endsLine(std::uint32_t offset) const;
    /// Whether a comment begins between the two.
    bool hasComment(text::Span span) const;
    /// The comments that begin inside \a span, without their `#`.
    List<text::Span> comments(text::Span span) const;

    /// \a text, to be put at \a place: with a blank where it would run into what stands beside it, or,
    /// when it is empty, where its neighbours would run into each other.
    std::string apart(text::Span place, std::string text) const;

    /// What a nested level is indented by: as in the first selection set that has a line of its own, or two spaces.
    const std::string &step() const { return m_step; }
    const std::string &lineBreak() const { return m_lineBreak; }

private:
    bool isLineBreak(std::uint32_t offset) const { return m_source[offset] == '\n' || m_source[offset] == '\r'; }
    void findLines();
    /// The first line that begins behind \a offset.
    std::vector<std::uint32_t>::const_iterator lineBehind(std::uint32_t offset) const;
    void findStep(const SelectionSet *set);

    std::string_view m_source;
    List<text::Span> m_comments;
    std::vector<std::uint32_t> m_lines; ///< Where they begin: a line may be as long as the text, and is never searched.
    std::string m_step;
    std::string m_lineBreak;
};

} // namespace graphql

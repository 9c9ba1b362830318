#pragma once

#include "core/json/tape.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace json {

/// How JSON as it is typed is laid out around a place: what stands first on its line, how deep lines begin, where the
/// comma behind a value is. Inside core/json. Text and tape must outlive it.
class Layout
{
public:
    Layout(std::string_view typed, const Tape &tape);

    std::string_view text() const { return m_text; }
    /// By how much a member's line begins deeper than its object's; two blanks where nothing tells.
    const std::string &unit() const { return m_unit; }

    /// Blanks that the line of \a offset begins with.
    std::string indentAt(std::uint32_t offset) const;
    bool isFirstOnLine(std::uint32_t offset) const;
    /// Only blanks and ends of lines.
    bool isBlank(text::Span span) const;
    bool hasLineBreak(text::Span span) const;
    /// Behind blanks and tabs from \a offset on; where those in front of it begin.
    std::uint32_t skipBlanks(std::uint32_t offset) const;
    std::uint32_t behindBlanksBefore(std::uint32_t offset) const;
    /// Of the value or member that ends at \a end, comments in between.
    std::optional<std::uint32_t> commaBehind(std::uint32_t end) const;
    /// Behind the comments that stand on the same line behind \a offset.
    std::uint32_t behindCommentsOfLine(std::uint32_t offset) const;
    /// Behind the last comment inside \a span, which holds nothing else; its begin, when there is none.
    std::uint32_t behindLastComment(text::Span span) const;
    /// The lines of \a span with their ends, when nothing else stands on them.
    std::optional<text::Span> wholeLines(text::Span span) const;
    /// Whether a container has, or would have by what is around it, a line for each child.
    bool breaksChildren(const Value &container) const;
    /// The same of one without children, by where it stands.
    bool isBrokenInside(const Value &empty) const;
    /// What stands between key and value in the last member of \a object: `: ` where nothing tells.
    std::string_view colon(const Value &object) const;
    /// \a value with \a indent in front of its further lines.
    std::string indented(std::string_view value, std::string_view indent) const;

private:
    std::string_view m_text;
    std::string m_unit = "  ";
    std::uint32_t m_root = 0;
};

} // namespace json

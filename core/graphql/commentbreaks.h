#pragma once

#include "core/graphql/ast.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace graphql {

class Document;

/// Where the comments of a document forbid to print a piece on one line: a comment ends its line, so whatever holds
/// one has to be broken. Internal to this folder: format() makes it, PrintBuffer asks it.
class CommentBreaks
{
public:
    /// \a document must outlive it and have no syntax errors.
    explicit CommentBreaks(const Document &document);

    /// Whether the bracket that opens in [\a begin, \a end) has a comment in it or right in front of it. The latter
    /// because such a comment moves inside: nobody writes a bracket alone on a line.
    bool breaksBracket(std::uint32_t begin, std::uint32_t end) const;
    /// Whether a comment stands between \a names or right in front of them, behind `=`, `implements` or `on`.
    bool breaksNames(List<Name> names) const;

private:
    std::string_view m_source;
    List<text::Span> m_comments;
    std::vector<std::uint32_t> m_brackets; ///< Where those open that must be broken, sorted.
};

} // namespace graphql

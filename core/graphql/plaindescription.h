#pragma once

#include <string>
#include <string_view>

namespace graphql {

/// A description as one line of plain text: the marks of Markdown are taken out, of a link its text stays, blanks and
/// line ends run together. For lists and excerpts; a page shows the Markdown itself.
std::string plainDescription(std::string_view markdown);
/// The same of its first paragraph only.
std::string firstParagraph(std::string_view markdown);

} // namespace graphql

#pragma once

#include "core/graphql/edits/layoutedits.h"

namespace graphql {

class Document;

/// Lays a document out anew. Without comments the result is graphql-js' print() byte for byte. With comments it is the
/// same layout around them:
/// - A comment stays between the tokens it stood between. Behind a token on its line it stays there; on lines of its
///   own it is indented as what follows.
/// - Whatever holds a comment is broken, one item a line: arguments, variables, lists, objects, unions.
/// - A comment in front of a bracket moves behind it: `field # why` and `{` on the next line become `field { # why`.
/// - A blank line beside a comment on lines of its own stays, one of it, because it tells what the comment is about;
///   every other blank line is as print() has it.
/// - Blanks at the end of a comment go.
/// The result has LF line ends and no byte order mark, and ends as print() does, without a line break. Formatting it
/// again changes nothing. A document with syntax errors is left alone.
LayoutEdits format(const Document &document);

} // namespace graphql

#pragma once

#include "core/graphql/document.h"

#include <cstdint>
#include <vector>

namespace graphql {

/// What an editor selects when it is asked for "more" again and again: every span around \a selection that means
/// something, the smallest first, each inside the next. A word, a value, an argument, the arguments without and with
/// their parentheses, the field's head, the field, the selections without and with their braces, …, the document;
/// strings and comments without and with what marks them. For a caret it begins with the word the caret touches.
std::vector<text::Span> enclosingSpans(const Document &document, text::Span selection);

/// The next larger meaningful span; \a selection itself, when that is all of the document.
text::Span grownSelection(const Document &document, text::Span selection);

/// The step that growing from \a caret took before it came to \a selection: the inverse of grownSelection(), for an
/// editor that remembers where the growing began. The caret as an empty span, when there is no smaller step.
text::Span shrunkSelection(const Document &document, text::Span selection, std::uint32_t caret);

} // namespace graphql

#pragma once

#include "core/graphql/document.h"
#include "core/graphql/edits/refactoring.h"
#include "core/graphql/schema.h"

namespace graphql {

/// Writes the operations out: fragments are put in where they are spread and taken out where they were defined, inline
/// fragments that say nothing (no directive, and no other type than the one around) dissolve, and fields under one key
/// become one. The answer is the same, but for the order of keys where fields moved together.
///
/// A spread keeps its meaning: with directives, or on another type, it becomes an inline fragment that has them. Where
/// a directive is not allowed on one, the spread and its fragment stay. Fragments that nothing used before are left
/// alone. What is put in brings its comments and is indented as its new place; the rest stays byte for byte. Refused
/// for fragments that spread themselves, and when the result would be out of all proportion.
Refactoring mergeFragments(const Schema &schema, const Document &document);

} // namespace graphql

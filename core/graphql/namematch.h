#pragma once

#include "core/text/span.h"

#include <string_view>
#include <vector>

namespace graphql {

/// How well a word that somebody types fits a name, best first.
enum class NameRank { Same, SameButCase, Prefix, Humps, Inside, No };

/// Humps: the letters of \a word begin words of \a name, in order, and may go on from there: `gubsa`, `getUsBy` and
/// `users` all fit getUsersByStandardAttribute. Looks at the first 64 letters. Any case.
NameRank nameRank(std::string_view name, std::string_view word);
/// The letters of \a name that \a word stands for, in order; empty when it does not fit.
std::vector<text::Span> nameSpans(std::string_view name, std::string_view word);

/// The last resort of a list that would be empty otherwise: the letters of \a word stand somewhere in \a name, in
/// order, with others between them.
bool isScattered(std::string_view name, std::string_view word);
std::vector<text::Span> scatteredSpans(std::string_view name, std::string_view word);

} // namespace graphql

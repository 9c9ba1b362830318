#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"

#include <string_view>
#include <unordered_set>

namespace graphql {

/// The spread's directives and then those of its fragment's definition, as an inline fragment in its place would have
/// them.
std::vector<const Directive *> inlineDirectives(const Selection &spread, const FragmentDefinition &fragment);

/// Whether an inline fragment can take the place of a spread: its directives must be allowed on one.
bool canBeInlined(const Schema &schema, const Selection &spread, const FragmentDefinition &fragment);

/// Whether writing out what the operations spread would never end, because a fragment comes to spread itself.
bool haveEndlessFragments(const Schema &schema, const Document &document);

/// The fragments that nothing spreads any more once every spread that can be is inlined.
std::unordered_set<const FragmentDefinition *> inlinedFragments(const Schema &schema, const Document &document);

} // namespace graphql

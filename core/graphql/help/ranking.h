#pragma once

#include "core/graphql/help/offers.h"

#include <string_view>
#include <vector>

namespace graphql {

/// Those of \a offers that fit what was \a typed, best first: by NameRank, then by the offer's own rank, then in
/// their order; deprecated ones last. When none fits, those that \a typed may be a slip of. \a limit zero: all.
std::vector<const Offer *> rankedOffers(const std::vector<Offer> &offers, std::string_view typed, std::size_t limit);

/// The letters of \a name that \a typed stands for.
std::vector<text::Span> matchedSpans(std::string_view name, std::string_view typed);

} // namespace graphql

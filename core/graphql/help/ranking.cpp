#include "core/graphql/help/ranking.h"

#include "core/graphql/namematch.h"
#include "core/graphql/suggestions.h"
#include "core/text/ascii.h"

#include <algorithm>

namespace graphql {

namespace {

struct RankedOffer
{
    const Offer *offer = nullptr;
    std::uint32_t key = 0;
};

std::vector<RankedOffer> ranked(const std::vector<Offer> &offers, std::string_view typed)
{
    std::vector<RankedOffer> matching;
    matching.reserve(offers.size());
    for (const auto &offer : offers) {
        auto match = typed.empty() ? NameRank::Prefix : nameRank(offer.name, typed);
        // What is there already and begins like this is rather meant than something new.
        if (std::holds_alternative<NewVariable>(offer.subject))
            match = std::max(match, NameRank::Prefix);
        if (match == NameRank::No && !isScattered(offer.name, typed))
            continue;
        // Who leaves letters out seldom begins with that.
        const bool isWild = match == NameRank::No && text::lowerAscii(offer.name[0]) != text::lowerAscii(typed[0]);
        const auto deprecated = offer.isDeprecated ? 1U << 16U : 0U;
        matching.push_back(
            {&offer, deprecated | (static_cast<std::uint32_t>(match) + (isWild ? 1U : 0U)) << 8U | offer.rank});
    }
    std::stable_sort(matching.begin(), matching.end(),
                     [](const RankedOffer &left, const RankedOffer &right) { return left.key < right.key; });
    return matching;
}

/// What a word that matches nothing may be a slip of, nearest first.
std::vector<RankedOffer> nearest(const std::vector<Offer> &offers, std::string_view typed)
{
    std::vector<std::string_view> names;
    names.reserve(offers.size());
    for (const auto &offer : offers)
        names.push_back(offer.name);
    std::vector<RankedOffer> found;
    for (const auto name : suggestions(typed, names)) {
        const auto offer =
            std::find_if(offers.begin(), offers.end(), [&](const Offer &one) { return one.name == name; });
        // Query and Mutation may have a field of the same name.
        if (std::none_of(found.begin(), found.end(), [&](const RankedOffer &one) { return one.offer == &*offer; }))
            found.push_back({&*offer});
    }
    return found;
}

} // namespace

std::vector<const Offer *> rankedOffers(const std::vector<Offer> &offers, std::string_view typed, std::size_t limit)
{
    auto chosen = ranked(offers, typed);
    if (chosen.empty() && !typed.empty())
        chosen = nearest(offers, typed);
    if (limit != 0 && chosen.size() > limit)
        chosen.resize(limit);
    std::vector<const Offer *> best;
    best.reserve(chosen.size());
    for (const auto &[offer, key] : chosen)
        best.push_back(offer);
    return best;
}

std::vector<text::Span> matchedSpans(std::string_view name, std::string_view typed)
{
    auto spans = nameSpans(name, typed);
    return spans.empty() ? scatteredSpans(name, typed) : spans;
}

} // namespace graphql

#include "core/graphql/edits/fragmentspreads.h"

#include <algorithm>
#include <unordered_map>

namespace graphql {

namespace {

using Fragments = std::unordered_set<const FragmentDefinition *>;

/// Follows spreads through fragments.
class SpreadSearch
{
public:
    explicit SpreadSearch(const Document &document) : m_document(document) { }

    /// All fragments that a selection set leads to join \a found; \a see is shown each spread on the way, once.
    template <typename See>
    void follow(const SelectionSet *set, Fragments &found, See see) const
    {
        std::vector<const SelectionSet *> open {set};
        while (!open.empty()) {
            const auto *next = open.back();
            open.pop_back();
            if (!next)
                continue;
            for (const auto &selection : next->selections) {
                open.push_back(selection.selectionSet);
                if (selection.kind != Selection::Kind::FragmentSpread)
                    continue;
                const auto *fragment = m_document.fragment(selection.name.value);
                if (!fragment)
                    continue;
                see(selection, *fragment);
                if (found.insert(fragment).second)
                    open.push_back(fragment->selectionSet);
            }
        }
    }

private:
    const Document &m_document;
};

/// The fragments that would be written out inside \a set.
std::vector<const FragmentDefinition *> writtenOut(const Schema &schema, const Document &document,
                                                   const SelectionSet *set)
{
    std::vector<const FragmentDefinition *> fragments;
    std::vector<const SelectionSet *> open {set};
    while (!open.empty()) {
        const auto *next = open.back();
        open.pop_back();
        for (const auto &selection : next ? next->selections : List<Selection>()) {
            open.push_back(selection.selectionSet);
            const auto *fragment =
                selection.kind == Selection::Kind::FragmentSpread ? document.fragment(selection.name.value) : nullptr;
            if (fragment && canBeInlined(schema, selection, *fragment))
                fragments.push_back(fragment);
        }
    }
    return fragments;
}

} // namespace

std::vector<const Directive *> inlineDirectives(const Selection &spread, const FragmentDefinition &fragment)
{
    std::vector<const Directive *> directives;
    for (const auto &directive : spread.directives)
        directives.push_back(&directive);
    for (const auto &directive : fragment.directives)
        directives.push_back(&directive);
    return directives;
}

bool canBeInlined(const Schema &schema, const Selection &spread, const FragmentDefinition &fragment)
{
    if (spread.directives.empty() && fragment.directives.empty())
        return true;
    std::unordered_set<std::string_view> seen;
    for (const auto *directive : inlineDirectives(spread, fragment)) {
        const auto *type = schema.directive(directive->name.value);
        const bool isFirst = seen.insert(directive->name.value).second;
        if (!type || (!isFirst && !type->isRepeatable)
            || std::find(type->locations.begin(), type->locations.end(), "INLINE_FRAGMENT") == type->locations.end())
            return false;
    }
    return true;
}

bool haveEndlessFragments(const Schema &schema, const Document &document)
{
    struct Spreads
    {
        std::vector<const FragmentDefinition *> inside;
        std::size_t around = 0; ///< How many there are of the fragment.
    };
    std::unordered_map<const FragmentDefinition *, Spreads> spreads;
    std::vector<const FragmentDefinition *> open;
    for (const auto *operation : document.operations()) {
        const auto used = writtenOut(schema, document, operation->selectionSet);
        open.insert(open.end(), used.begin(), used.end());
    }
    while (!open.empty()) {
        const auto *fragment = open.back();
        open.pop_back();
        const auto [place, isNew] = spreads.try_emplace(fragment);
        if (!isNew)
            continue;
        place->second.inside = writtenOut(schema, document, fragment->selectionSet);
        open.insert(open.end(), place->second.inside.begin(), place->second.inside.end());
    }
    for (const auto &[fragment, of] : spreads)
        for (const auto *inner : of.inside)
            ++spreads.at(inner).around;
    // Those that stand in no other are taken away, again and again; what is left are circles.
    for (const auto &[fragment, of] : spreads)
        if (of.around == 0)
            open.push_back(fragment);
    std::size_t gone = 0;
    for (; !open.empty(); ++gone) {
        const auto *fragment = open.back();
        open.pop_back();
        for (const auto *inner : spreads.at(fragment).inside)
            if (--spreads.at(inner).around == 0)
                open.push_back(inner);
    }
    return gone != spreads.size();
}

std::unordered_set<const FragmentDefinition *> inlinedFragments(const Schema &schema, const Document &document)
{
    const SpreadSearch search(document);
    Fragments used;
    Fragments kept;
    std::vector<const SelectionSet *> keepers;
    for (const auto *operation : document.operations())
        search.follow(operation->selectionSet, used, [&](const Selection &spread, const FragmentDefinition &fragment) {
            if (!canBeInlined(schema, spread, fragment) && kept.insert(&fragment).second)
                keepers.push_back(fragment.selectionSet);
        });
    for (const auto &definition : document.definitions())
        if (definition.fragment && !used.contains(definition.fragment))
            keepers.push_back(definition.fragment->selectionSet);
    for (const auto *set : keepers)
        search.follow(set, kept, [](const Selection &, const FragmentDefinition &) {});
    for (const auto *fragment : kept)
        used.erase(fragment);
    return used;
}

} // namespace graphql

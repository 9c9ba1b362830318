#include "core/graphql/help/responsekeys.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace graphql {

namespace {

/// Where selections stand: under a field's key, or (the key is empty) at the top of a definition.
struct KeyPlace
{
    std::string_view parentKey;
    std::uint32_t definition = 0;
};

/// Every spread, and every field of the two names that matter, with its place.
struct KeyPlaces
{
    struct Spread
    {
        KeyPlace place;
        std::uint32_t target = 0;
    };
    std::vector<Spread> spreads;
    std::vector<KeyPlace> takers;
    KeyPlace alias;
};

class KeyCollector
{
public:
    KeyCollector(const Document &document, text::Span alias, std::string_view key) : m_alias(alias), m_key(key)
    {
        const List<Definition> definitions = document.definitions();
        for (std::uint32_t i = 0; i < definitions.size(); ++i) {
            if (definitions[i].fragment)
                m_fragments.emplace(definitions[i].fragment->name.value, i);
        }
    }

    void visit(const SelectionSet *set, KeyPlace place)
    {
        if (!set)
            return;
        for (const Selection &selection : set->selections) {
            if (selection.kind == Selection::Kind::FragmentSpread) {
                const auto target = m_fragments.find(selection.name.value);
                if (target != m_fragments.end())
                    m_places.spreads.push_back({place, target->second});
            } else if (selection.kind == Selection::Kind::InlineFragment) {
                visit(selection.selectionSet, place);
            } else {
                if (selection.alias && selection.alias.span == m_alias)
                    m_places.alias = place;
                else if (selection.responseKey() == m_key)
                    m_places.takers.push_back(place);
                visit(selection.selectionSet, {selection.responseKey(), place.definition});
            }
        }
    }

    KeyPlaces take() { return std::move(m_places); }

private:
    text::Span m_alias;
    std::string_view m_key;
    std::unordered_map<std::string_view, std::uint32_t> m_fragments;
    KeyPlaces m_places;
};

KeyPlaces keyPlaces(const Document &document, text::Span alias, std::string_view key, const std::vector<bool> &scope)
{
    KeyCollector collector(document, alias, key);
    const List<Definition> definitions = document.definitions();
    for (std::uint32_t i = 0; i < definitions.size(); ++i) {
        if (!scope[i])
            continue;
        if (definitions[i].operation)
            collector.visit(definitions[i].operation->selectionSet, {{}, i});
        else if (definitions[i].fragment)
            collector.visit(definitions[i].fragment->selectionSet, {{}, i});
    }
    return collector.take();
}

/// The keys under which, and the definitions at whose top, selections share an object with those at \a place. With
/// 'Up' from a fragment to where it is spread, with 'Down' from there to what else is spread there.
class SharedPlaces
{
public:
    SharedPlaces(const KeyPlaces &places, std::size_t definitions)
        : m_spreadTo(definitions),
          m_topSpreads(definitions),
          m_tops(definitions)
    {
        for (const auto &spread : places.spreads) {
            m_spreadTo[spread.target].push_back(spread.place);
            if (spread.place.parentKey.empty())
                m_topSpreads[spread.place.definition].push_back(spread.target);
            else
                m_spreadsByKey[spread.place.parentKey].push_back(spread.target);
        }
        ascend(places.alias);
        descend();
    }

    bool holds(const KeyPlace &place) const
    {
        return place.parentKey.empty() ? m_tops[place.definition] : m_keys.contains(place.parentKey);
    }

private:
    void ascend(const KeyPlace &from)
    {
        if (!from.parentKey.empty()) {
            m_keys.insert(from.parentKey);
            return;
        }
        m_open.push_back(from.definition);
        m_tops[from.definition] = true;
        for (std::size_t i = 0; i < m_open.size(); ++i) {
            for (const KeyPlace &place : m_spreadTo[m_open[i]]) {
                if (!place.parentKey.empty())
                    m_keys.insert(place.parentKey);
                else
                    enter(place.definition);
            }
        }
    }

    void descend()
    {
        for (const std::string_view key : m_keys) {
            for (const std::uint32_t target : m_spreadsByKey[key])
                enter(target);
        }
        for (std::size_t i = 0; i < m_open.size(); ++i) {
            for (const std::uint32_t target : m_topSpreads[m_open[i]])
                enter(target);
        }
    }

    void enter(std::uint32_t definition)
    {
        if (!m_tops[definition]) {
            m_tops[definition] = true;
            m_open.push_back(definition);
        }
    }

    std::vector<std::vector<KeyPlace>> m_spreadTo;
    std::vector<std::vector<std::uint32_t>> m_topSpreads;
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> m_spreadsByKey;
    std::unordered_set<std::string_view> m_keys;
    std::vector<bool> m_tops;
    std::vector<std::uint32_t> m_open;
};

} // namespace

bool isResponseKeyTaken(const Document &document, const DocumentNames &names, const DocumentName &alias,
                        std::string_view key)
{
    std::vector<std::uint32_t> roots = names.operationsReaching(alias.definition);
    if (roots.empty())
        roots.push_back(alias.definition);
    const KeyPlaces places = keyPlaces(document, alias.span, key, names.reachedFrom(roots));
    const SharedPlaces shared(places, document.definitions().size());
    return std::any_of(places.takers.begin(), places.takers.end(),
                       [&](const KeyPlace &place) { return shared.holds(place); });
}

} // namespace graphql

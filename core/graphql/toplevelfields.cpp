#include "core/graphql/toplevelfields.h"

#include <unordered_map>

namespace graphql {

namespace {

bool isConditional(List<Directive> directives)
{
    for (const Directive &directive : directives) {
        if (directive.name.value == "skip" || directive.name.value == "include")
            return true;
    }
    return false;
}

void appendSpreads(std::vector<std::string_view> &names, const SelectionSet *set)
{
    if (!set)
        return;
    for (const Selection &selection : set->selections) {
        if (selection.kind == Selection::Kind::FragmentSpread)
            names.push_back(selection.name.value);
        appendSpreads(names, selection.selectionSet);
    }
}

std::vector<std::string_view> spreadsIn(const SelectionSet *set)
{
    std::vector<std::string_view> names;
    appendSpreads(names, set);
    return names;
}

std::string inQuotes(std::string_view name)
{
    return '"' + std::string(name) + '"';
}

} // namespace

std::vector<ReachedField> topLevelFields(const Document &document, const OperationDefinition &operation)
{
    struct Place
    {
        List<Selection> selections;
        std::size_t next = 0;
        bool conditional = false;
    };
    enum class Seen { Conditionally, Always };

    std::vector<ReachedField> fields;
    std::unordered_map<const Selection *, std::size_t> known;
    std::unordered_map<const FragmentDefinition *, Seen> entered;
    std::vector<Place> open;
    if (operation.selectionSet)
        open.push_back({operation.selectionSet->selections, 0, false});
    while (!open.empty()) {
        Place &place = open.back();
        if (place.next == place.selections.size()) {
            open.pop_back();
            continue;
        }
        const Selection &selection = place.selections[place.next++];
        const bool conditional = place.conditional || isConditional(selection.directives);
        const SelectionSet *inner = selection.selectionSet;
        if (selection.kind == Selection::Kind::Field) {
            const auto [entry, isNew] = known.emplace(&selection, fields.size());
            if (isNew)
                fields.push_back({&selection, conditional});
            else
                fields[entry->second].conditional &= conditional;
            continue;
        }
        if (selection.kind == Selection::Kind::FragmentSpread) {
            const FragmentDefinition *fragment = document.fragment(selection.name.value);
            if (!fragment)
                continue;
            // Entered under a condition first, it is entered once more when it also runs without one.
            const auto [entry, isNew] = entered.emplace(fragment, conditional ? Seen::Conditionally : Seen::Always);
            if (!isNew && (conditional || entry->second == Seen::Always))
                continue;
            entry->second = conditional ? Seen::Conditionally : Seen::Always;
            inner = fragment->selectionSet;
        }
        if (inner)
            open.push_back({inner->selections, 0, conditional});
    }
    return fields;
}

std::string fragmentProblem(const Document &document, const OperationDefinition &operation)
{
    struct Visit
    {
        std::string_view name;
        std::vector<std::string_view> spreads;
        std::size_t next = 0;
    };
    enum class State { Open, Done };

    std::unordered_map<std::string_view, int> definitions;
    for (const Definition &definition : document.definitions()) {
        if (definition.fragment)
            ++definitions[definition.fragment->name.value];
    }

    std::unordered_map<std::string_view, State> states;
    std::vector<Visit> path;
    path.push_back({{}, spreadsIn(operation.selectionSet), 0});
    while (!path.empty()) {
        Visit &visit = path.back();
        if (visit.next == visit.spreads.size()) {
            states[visit.name] = State::Done;
            path.pop_back();
            continue;
        }
        const std::string_view name = visit.spreads[visit.next++];
        const auto [entry, isNew] = states.emplace(name, State::Open);
        if (!isNew) {
            if (entry->second == State::Open)
                return "The fragment " + inQuotes(name) + " spreads itself: break the circle.";
            continue;
        }
        const auto defined = definitions.find(name);
        if (defined == definitions.end())
            return "There is no fragment " + inQuotes(name) + " in the document.";
        if (defined->second > 1)
            return "There are two fragments " + inQuotes(name) + ": rename or remove one.";
        path.push_back({name, spreadsIn(document.fragment(name)->selectionSet), 0});
    }
    return {};
}

} // namespace graphql

#include "core/graphql/dialect/mutationfields.h"

#include <algorithm>
#include <vector>

namespace graphql {

MutationFieldCount MutationFieldCounter::count(const OperationDefinition &operation)
{
    constexpr std::int64_t enough = 1'000'000'000;
    constexpr std::int64_t underWay = -1;
    struct Place
    {
        List<Selection> selections;
        std::string_view fragment; ///< Whose selections they are; empty for others.
        std::size_t next = 0;
        std::int64_t fields = 0;
    };
    const auto selectionsOf = [](const SelectionSet *set) {
        return set ? set->selections : List<Selection>();
    };

    std::vector<Place> open {{selectionsOf(operation.selectionSet), {}}};
    for (;;) {
        Place &place = open.back();
        if (place.next == place.selections.size()) {
            const Place done = place;
            open.pop_back();
            if (!done.fragment.empty())
                m_counts[done.fragment] = done.fields;
            if (open.empty())
                return {done.fields, {}};
            open.back().fields = std::min(open.back().fields + done.fields, enough);
            continue;
        }
        const Selection &selection = place.selections[place.next++];
        if (selection.kind == Selection::Kind::Field) {
            place.fields = std::min(place.fields + 1, enough);
        } else if (selection.kind == Selection::Kind::InlineFragment) {
            open.push_back({selectionsOf(selection.selectionSet), {}});
        } else if (const auto *fragment = m_document.fragment(selection.name.value)) {
            const auto [known, isNew] = m_counts.emplace(selection.name.value, underWay);
            if (isNew)
                open.push_back({selectionsOf(fragment->selectionSet), selection.name.value});
            else if (known->second == underWay)
                return {place.fields, selection.name.value};
            else
                place.fields = std::min(place.fields + known->second, enough);
        }
    }
}

} // namespace graphql

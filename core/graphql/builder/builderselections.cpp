#include "core/graphql/builder/builderfinish.h"
#include "core/graphql/builder/builderinsert.h"
#include "core/graphql/builder/builderwriter.h"
#include "core/graphql/characters.h"

#include <algorithm>
#include <unordered_set>

namespace graphql {

namespace {

constexpr std::string_view NotThere = "This is not in the text any more.";

bool isSelectionStep(const BuilderStep &step)
{
    return step.kind == BuilderStep::Kind::Field || step.kind == BuilderStep::Kind::TypeCondition
        || step.kind == BuilderStep::Kind::Spread;
}

/// Nothing is lost with it but its name.
bool isBareSelection(const Selection &selection)
{
    return !selection.alias && selection.arguments.empty() && selection.directives.empty();
}

/// A name that the text does not have yet: \a wanted with a number.
std::string freeAlias(std::string_view source, std::string_view wanted)
{
    std::unordered_set<std::string_view> words;
    for (std::size_t at = 0; at < source.size();) {
        const auto begin = at++;
        if (!isNameStart(static_cast<unsigned char>(source[begin])))
            continue;
        while (at < source.size() && isNameContinue(static_cast<unsigned char>(source[at])))
            ++at;
        words.insert(source.substr(begin, at - begin));
    }
    std::string name;
    for (int number = 2; name.empty() || words.contains(name); ++number)
        name = std::string(wanted).append(std::to_string(number));
    return name;
}

class SelectionRemoval
{
public:
    explicit SelectionRemoval(const BuilderTree &tree) : m_tree(tree), m_layout(tree.document()) { }

    BuilderEdit remove(const BuilderPlace &place, const std::vector<BuilderRow> &path)
    {
        BuilderDraft draft;
        draft.place = place;
        auto depth = path.size();
        while (true) {
            const auto *selection = path[depth - 1].selection;
            const auto *set = depth == 1 ? m_tree.selectionSet() : path[depth - 2].selection->selectionSet;
            const auto list = set ? ItemList::of(m_layout, m_tree.document(), *set) : std::nullopt;
            if (!list)
                return refusedEdit("The selection around this is not closed.");
            draft.place.resize(depth - 1);
            if (list->size() > 1) {
                draft.edits = list->remove(static_cast<std::size_t>(selection - set->selections.data()));
                return finished(m_tree, std::move(draft)).edit;
            }
            // The placeholder itself is taken away by a person who means it.
            const bool isPlaceholder =
                depth == path.size() && isBareSelection(*selection) && selection->name.value == "__typename";
            if (depth == 1 && isPlaceholder)
                return refusedEdit("Something has to be selected here: choose another field first.");
            if (depth > 1 && (isPlaceholder || canGo(path[depth - 2], selection->span))) {
                --depth;
                continue;
            }
            draft.edits = {{selection->span, "__typename"}};
            draft.place.push_back(BuilderStep::field("__typename"));
            return finished(m_tree, std::move(draft)).edit;
        }
    }

private:
    /// Whether what is around may go with the only thing inside it.
    bool canGo(const BuilderRow &around, text::Span only) const
    {
        const auto set = around.selection->selectionSet->span;
        return isBareSelection(*around.selection) && !m_layout.hasComment({around.span.begin, only.begin})
            && !m_layout.hasComment({only.end, set.end});
    }

    const BuilderTree &m_tree;
    Layout m_layout;
};

} // namespace

BuilderEdit addPlace(const BuilderTree &tree, const BuilderPlace &place)
{
    return insertPlace(tree, place, {});
}

BuilderEdit addOccurrence(const BuilderTree &tree, const BuilderPlace &place)
{
    if (place.empty() || place.back().kind != BuilderStep::Kind::Field)
        return refusedEdit("Only a field can be chosen twice.");
    auto another = place;
    another.back() = BuilderStep::field(place.back().name, freeAlias(tree.document().source(), place.back().name));
    return addPlace(tree, another);
}

BuilderEdit insertPlace(const BuilderTree &tree, const BuilderPlace &place, const BuilderValue &value)
{
    auto attempt = insertedPlace(tree, place, value);
    if (attempt.refusedRule != "OverlappingFieldsCanBeMerged")
        return std::move(attempt.edit);
    // The key in the answer is taken: the outermost field that is new gets another.
    const auto path = tree.path(place);
    for (std::size_t i = 0; i < path.size(); ++i) {
        const auto &step = path[i].step;
        if (path[i].isChosen || step.kind != BuilderStep::Kind::Field || !step.alias.empty())
            continue;
        auto other = place;
        other[i].alias = freeAlias(tree.document().source(), step.name);
        auto second = insertedPlace(tree, other, value);
        return std::move(second.refusedRule.empty() ? second.edit : attempt.edit);
    }
    return std::move(attempt.edit);
}

BuilderEdit removePlace(const BuilderTree &tree, const BuilderPlace &place)
{
    const auto path = tree.path(place);
    if (path.empty())
        return refusedEdit(std::string(NotThere));
    if (!path.back().isChosen)
        return finished(tree, {{}, {}, place}).edit;
    return isSelectionStep(place.back()) ? SelectionRemoval(tree).remove(place, path) : removeInput(tree, place);
}

BuilderEdit setAlias(const BuilderTree &tree, const BuilderPlace &place, std::string_view alias)
{
    const auto row = tree.find(place);
    if (!row || !row->isChosen || row->step.kind != BuilderStep::Kind::Field)
        return refusedEdit(std::string(NotThere));
    if (!alias.empty() && !isName(alias))
        return refusedEdit("An alias has letters, digits and underscores, and does not begin with a digit.");
    const auto &selection = *row->selection;
    BuilderDraft draft;
    draft.place = place;
    draft.place.back() = BuilderStep::field(place.back().name, std::string(alias));
    const auto nameBegin = selection.name.span.begin;
    if (!selection.alias && !alias.empty()) {
        draft.edits.push_back({{nameBegin, nameBegin}, std::string(alias) + ": "});
    } else if (selection.alias && !alias.empty()) {
        draft.edits.push_back({selection.alias.span, std::string(alias)});
    } else if (selection.alias) {
        const Layout layout(tree.document());
        if (layout.hasComment({selection.alias.span.end, nameBegin}))
            return refusedEdit("A comment stands between the alias and its field.");
        draft.edits.push_back({{selection.alias.span.begin, nameBegin}, {}});
    }
    const auto path = tree.path(place);
    const auto *set = path.size() > 1 ? path[path.size() - 2].selection->selectionSet : tree.selectionSet();
    for (const auto *before = set->selections.data(); before != &selection; ++before)
        if (before->kind == Selection::Kind::Field && before->name.value == selection.name.value
            && before->alias.value == alias)
            ++draft.place.back().number;
    return finished(tree, std::move(draft)).edit;
}

} // namespace graphql

#include "core/graphql/builder/builderinsert.h"
#include "core/graphql/builder/builderwriter.h"
#include "core/graphql/characters.h"
#include "core/graphql/dialect/serverfacts.h"
#include "core/graphql/edits/inlinevariable.h"

#include <algorithm>

namespace graphql {

namespace {

constexpr std::string_view NoValueThere = "There is no value here.";

/// Whether a list item has no list around it, because one value stands for a list of one (spec §3.11).
bool isBareItem(const BuilderTree &tree, const BuilderPlace &place, const BuilderRow &row)
{
    const auto around = place.back().kind == BuilderStep::Kind::ListItem
        ? tree.find({place.begin(), std::prev(place.end())})
        : std::nullopt;
    return around && around->value == row.value;
}

/// The definition of the variable at \a row, when that is all it is used for.
const VariableDefinition *ownVariable(const BuilderTree &tree, const BuilderRow &row)
{
    const auto *operation = tree.definition().operation;
    if (!operation || !row.value || row.value->kind != Value::Kind::Variable)
        return nullptr;
    const auto source = tree.document().source();
    const auto name = row.value->span.of(source);
    int count = 0;
    for (auto at = source.find(name); at != std::string_view::npos; at = source.find(name, at + 1))
        if (at + name.size() == source.size() || !isNameContinue(static_cast<unsigned char>(source[at + name.size()])))
            ++count;
    const auto definition =
        std::find_if(operation->variables.begin(), operation->variables.end(),
                     [&](const VariableDefinition &one) { return one.name.value == row.value->text; });
    return count == 2 && definition != operation->variables.end() ? &*definition : nullptr;
}

/// A variable that stays, with a null in the request; none, where it could not be null, or others would be too.
std::optional<BuilderEdit> nullInRequest(const BuilderTree &tree, const BuilderPlace &place, const BuilderRow &row)
{
    const auto *own = ownVariable(tree, row);
    if (!own || !own->type || own->type->kind == TypeReference::Kind::NonNull || own->defaultValue)
        return std::nullopt;
    auto edit = finished(tree, {{}, {}, place}).edit;
    edit.variables = {
        {std::string(own->name.value), std::string(own->type->span.of(tree.document().source())), "null"}};
    return edit;
}

BuilderAttempt replacedValue(const BuilderTree &tree, const BuilderPlace &place, const BuilderRow &row,
                             const BuilderValue &value, const std::string &json)
{
    const Layout layout(tree.document());
    BuilderWriter writer(tree, layout);
    BuilderDraft draft;
    draft.place = place;
    if (row.value) {
        auto text = writer.value(row, place.end(), place.end(), value);
        // A value that was a list of one; what else is in its place would be the list itself.
        if (!text.empty() && (text.front() == '[' || text.front() == '$' || text == "null")
            && isBareItem(tree, place, row))
            text = "[" + text + "]";
        if (text == row.value->span.of(tree.document().source()))
            draft.edits = {};
        else if (!text.empty())
            draft.edits = {{row.value->span, layout.apart(row.value->span, std::move(text))}};
    } else {
        draft.edits = {{row.span, writer.input(row, place.end(), place.end(), value)}};
    }
    if (!writer.problem().empty())
        return {{}, writer.problem()};
    draft.variables = writer.variables();
    if (!json.empty() && draft.variables.size() == 1)
        draft.variables.front().json = json;
    return {std::move(draft), {}};
}

BuilderEdit replacedEverywhere(const BuilderTree &tree, const BuilderPlace &place, const BuilderValue &value,
                               const std::string &json = {})
{
    const auto drafted = [&](const BuilderTree &where, const BuilderPlace &at) {
        const auto row = where.find(at);
        return row && row->isInput() && row->isChosen ? replacedValue(where, at, *row, value, json)
                                                      : BuilderAttempt {{}, std::string(NoValueThere)};
    };
    return finishedEverywhere(tree, place, drafted).edit;
}

/// What another command would do, as an edit of the builder.
BuilderEdit adopted(const BuilderTree &tree, const BuilderPlace &place, Refactoring refactoring)
{
    if (!refactoring.refusal.empty())
        return refusedEdit(std::move(refactoring.refusal));
    return finished(tree, {std::move(refactoring.edits), {}, place}).edit;
}

} // namespace

BuilderEdit setValue(const BuilderTree &tree, const BuilderPlace &place, const BuilderValue &value)
{
    const auto row = tree.find(place);
    if (!row || !row->isInput())
        return refusedEdit(std::string(NoValueThere));
    if (!row->isChosen)
        return insertPlace(tree, place, value);
    const bool isVariable = row->state() == BuilderState::Variable;
    if (isVariable && value.kind == BuilderValue::Kind::Variable && value.text.empty())
        return finished(tree, {{}, {}, place}).edit;
    if (isVariable && value.kind == BuilderValue::Kind::Null && tree.literalLimits().noNull)
        if (auto edit = nullInRequest(tree, place, *row))
            return std::move(*edit);
    return replacedEverywhere(tree, place, value);
}

BuilderEdit addItem(const BuilderTree &tree, const BuilderPlace &place)
{
    const auto row = tree.find(place);
    if (!row || !row->isInput() || !row->type.nullable().isList())
        return refusedEdit("This is no list.");
    auto item = place;
    item.push_back(BuilderStep::listItem(static_cast<std::uint32_t>(tree.rows(*row).size())));
    // Instead of a null or a variable, a list.
    if (const auto state = row->state(); state == BuilderState::Null || state == BuilderState::Variable)
        return setValue(tree, place, {BuilderValue::Kind::EmptyList, {}});
    return addPlace(tree, item);
}

BuilderEdit moveItem(const BuilderTree &tree, const BuilderPlace &place, std::uint32_t to)
{
    const auto drafted = [to](const BuilderTree &where, const BuilderPlace &at) -> BuilderAttempt {
        const auto path = where.path(at);
        if (path.size() < 2 || at.back().kind != BuilderStep::Kind::ListItem || !path.back().isChosen)
            return {{}, "There is no list item here."};
        const Layout layout(where.document());
        const auto &around = path[path.size() - 2];
        const auto list = ItemList::ofList(layout, where.document(), *around.value);
        if (list ? to >= list->size() : to > 0)
            return {{}, "The list has no such place."};
        BuilderDraft draft;
        draft.place = at;
        draft.place.back().number = to;
        if (list)
            draft.edits = list->move(at.back().number, to);
        return {std::move(draft), {}};
    };
    return finishedEverywhere(tree, place, drafted).edit;
}

BuilderEdit extractPlace(const BuilderTree &tree, const BuilderPlace &place)
{
    const auto row = tree.find(place);
    if (!row || !row->isInput() || !row->value)
        return refusedEdit(std::string(NoValueThere));
    const auto limits = tree.literalLimits();
    // A list that the server cannot do without needs a variable that cannot be left out either.
    const bool isRequired = tree.isForAdminApi() && row->step.kind == BuilderStep::Kind::InputField && row->owner
        && isRequiredList(row->owner->name, row->step.name);
    if ((isRequired || isBareItem(tree, place, *row)) && row->value->kind != Value::Kind::Variable) {
        auto json = jsonOf(*row->value, row->type, limits);
        if (!json.problem.empty())
            return refusedEdit(std::move(json.problem));
        return replacedEverywhere(tree, place, {BuilderValue::Kind::Variable, {}}, json.text);
    }
    auto extraction = extractVariable(tree.schema(), tree.document(), row->value->span, ExtractedValue::ForRequest,
                                      limits, tree.takenNames().get());
    auto edit = adopted(tree, place, std::move(extraction.refactoring));
    if (edit.refactoring.refusal.empty())
        edit.variables = std::move(extraction.variables);
    return edit;
}

BuilderEdit inlinePlace(const BuilderTree &tree, const BuilderPlace &place, const json::Tape *variables)
{
    const auto row = tree.find(place);
    if (!row || row->state() != BuilderState::Variable)
        return refusedEdit("There is no variable here.");
    return adopted(
        tree, place,
        inlineVariable(tree.schema(), tree.document(), row->value->span.begin, variables, tree.literalLimits()));
}

} // namespace graphql

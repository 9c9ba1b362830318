#include "core/graphql/builder/builderinsert.h"
#include "core/graphql/builder/builderwriter.h"
#include "core/graphql/dialect/dialect.h"
#include "core/graphql/dialect/serverfacts.h"
#include "core/graphql/edits/inlinevariable.h"

namespace graphql {

namespace {

constexpr std::string_view NoValueThere = "There is no value here.";

LiteralLimits limitsOf(const Schema &schema)
{
    const bool isAdmin = isAdminApi(schema);
    return {.noNull = isAdmin, .noObjectsInScalars = isAdmin};
}

/// Whether a list item has no list around it, because one value stands for a list of one (spec §3.11).
bool isBareItem(const BuilderTree &tree, const BuilderPlace &place, const BuilderRow &row)
{
    const auto around = place.back().kind == BuilderStep::Kind::ListItem
        ? tree.find({place.begin(), std::prev(place.end())})
        : std::nullopt;
    return around && around->value == row.value;
}

BuilderEdit replacedValue(const BuilderTree &tree, const BuilderPlace &place, const BuilderRow &row,
                          const BuilderValue &value, const std::string &json = {})
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
        return refusedEdit(writer.problem());
    draft.variables = writer.variables();
    if (!json.empty() && draft.variables.size() == 1)
        draft.variables.front().json = json;
    return finished(tree, std::move(draft)).edit;
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
    return row->isChosen ? replacedValue(tree, place, *row, value) : insertPlace(tree, place, value);
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
    const auto path = tree.path(place);
    if (path.size() < 2 || place.back().kind != BuilderStep::Kind::ListItem || !path.back().isChosen)
        return refusedEdit("There is no list item here.");
    const Layout layout(tree.document());
    const auto &around = path[path.size() - 2];
    const auto list = ItemList::ofList(layout, tree.document(), *around.value);
    if (list ? to >= list->size() : to > 0)
        return refusedEdit("The list has no such place.");
    BuilderDraft draft;
    draft.place = place;
    draft.place.back().number = to;
    if (list)
        draft.edits = list->move(place.back().number, to);
    return finished(tree, std::move(draft)).edit;
}

BuilderEdit extractPlace(const BuilderTree &tree, const BuilderPlace &place)
{
    const auto row = tree.find(place);
    if (!row || !row->isInput() || !row->value)
        return refusedEdit(std::string(NoValueThere));
    const auto limits = limitsOf(tree.schema());
    // A list that the server cannot do without needs a variable that cannot be left out either.
    const bool isRequired = limits.noNull && row->step.kind == BuilderStep::Kind::InputField && row->owner
        && isRequiredList(row->owner->name, row->step.name);
    if ((isRequired || isBareItem(tree, place, *row)) && row->value->kind != Value::Kind::Variable) {
        auto json = jsonOf(*row->value, row->type, limits);
        if (!json.problem.empty())
            return refusedEdit(std::move(json.problem));
        return replacedValue(tree, place, *row, {BuilderValue::Kind::Variable, {}}, json.text);
    }
    auto extraction =
        extractVariable(tree.schema(), tree.document(), row->value->span, ExtractedValue::ForRequest, limits);
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
        inlineVariable(tree.schema(), tree.document(), row->value->span.begin, variables, limitsOf(tree.schema())));
}

} // namespace graphql

#include "core/graphql/builder/builderrows.h"

#include "core/graphql/dialect/serverfacts.h"

#include <algorithm>
#include <cassert>
#include <unordered_map>
#include <unordered_set>

namespace graphql {

namespace {

/// Tells rows apart that are alike.
class RowNumbers
{
public:
    std::uint32_t next(std::string_view name, std::string_view alias)
    {
        m_key.assign(alias).append(":").append(name);
        return m_counts[m_key]++;
    }

private:
    std::string m_key;
    std::unordered_map<std::string, std::uint32_t> m_counts;
};

/// What of a list of arguments or input fields has a name, in the order of the text.
template <typename Node>
std::unordered_map<std::string_view, std::vector<const Node *>> nodesByName(List<Node> nodes)
{
    std::unordered_map<std::string_view, std::vector<const Node *>> found;
    for (const auto &node : nodes)
        if (node.name)
            found[node.name.value].push_back(&node);
    return found;
}

} // namespace

const Type *inputObjectOf(TypeRef type)
{
    const auto expected = type.nullable();
    return expected.isNamed() && expected && expected.named()->kind == TypeKind::InputObject ? expected.named()
                                                                                             : nullptr;
}

bool BuilderRows::isHidden(const Type &owner, std::string_view field) const
{
    return m_isAdminApi && isMissingIntrospection(owner.name, field);
}

BuilderRow BuilderRows::fieldRow(const Type *owner, const Field *field, const Selection *selection) const
{
    assert(field || selection);
    BuilderRow row;
    row.owner = owner;
    row.field = field;
    row.type = field ? field->type : TypeRef();
    row.selection = selection;
    if (selection) {
        row.step = BuilderStep::field(std::string(selection->name.value), std::string(selection->alias.value));
        row.span = selection->span;
        row.isChosen = true;
        row.canExpand = !selection->arguments.empty() || selection->selectionSet;
    } else {
        row.step = BuilderStep::field(field->name);
    }
    if (field)
        row.canExpand =
            row.canExpand || !field->arguments.empty() || (row.type.named() && row.type.named()->isComposite());
    return row;
}

BuilderRow BuilderRows::conditionRow(const Type *owner, std::string_view condition, const Selection *selection) const
{
    BuilderRow row;
    row.step = BuilderStep::typeCondition(std::string(condition));
    row.owner = owner;
    row.type = TypeRef(condition.empty() ? owner : m_schema.type(condition));
    row.selection = selection;
    row.isChosen = selection != nullptr;
    row.canExpand = true;
    if (selection)
        row.span = selection->span;
    return row;
}

BuilderRow BuilderRows::spreadRow(std::string_view fragment, const Selection *selection) const
{
    BuilderRow row;
    row.step = BuilderStep::spread(std::string(fragment));
    if (const auto *definition = m_document.fragment(fragment))
        row.type = TypeRef(m_schema.type(definition->typeCondition.value));
    row.selection = selection;
    row.isChosen = selection != nullptr;
    if (selection)
        row.span = selection->span;
    return row;
}

void BuilderRows::addSelections(const Type *type, const SelectionSet *set)
{
    std::unordered_map<std::string_view, std::vector<const Selection *>> fields;
    std::vector<const Selection *> strangers; ///< Fields that the list of the type does not have.
    std::vector<const Selection *> conditions;
    std::vector<const Selection *> spreads;
    for (const auto &selection : set ? set->selections : List<Selection>()) {
        if (selection.kind == Selection::Kind::InlineFragment) {
            conditions.push_back(&selection);
        } else if (!selection.name) {
            continue; // Still being written.
        } else if (selection.kind == Selection::Kind::FragmentSpread) {
            spreads.push_back(&selection);
        } else if (type && (selection.name.value == "__typename" || type->field(selection.name.value))) {
            fields[selection.name.value].push_back(&selection);
        } else {
            strangers.push_back(&selection);
        }
    }
    RowNumbers numbers;
    const auto add = [&](BuilderRow row) {
        if (row.isChosen)
            row.step.number = numbers.next(row.step.name, row.step.alias);
        m_rows.push_back(std::move(row));
    };
    const auto addField = [&](const Field &field) {
        const auto found = fields.find(field.name);
        if (found == fields.end())
            return isHidden(*type, field.name) ? void() : add(fieldRow(type, &field, nullptr));
        for (const auto *selection : found->second)
            add(fieldRow(type, &field, selection));
    };
    if (type) {
        for (const auto &field : type->fields)
            addField(field);
        if (const auto *typeName = m_schema.field(*type, "__typename"))
            addField(*typeName);
    }
    for (const auto *selection : strangers)
        add(fieldRow(type, type ? m_schema.field(*type, selection->name.value) : nullptr, selection));

    numbers = {};
    std::unordered_set<std::string_view> conditionNames;
    for (const auto *selection : conditions) {
        conditionNames.insert(selection->typeCondition.value);
        add(conditionRow(type, selection->typeCondition.value, selection));
    }
    if (type && type->isAbstract())
        for (const auto *member : type->possibleTypes)
            if (!conditionNames.contains(member->name))
                add(conditionRow(type, member->name, nullptr));

    numbers = {};
    std::unordered_set<std::string_view> spreadNames;
    for (const auto *selection : spreads) {
        spreadNames.insert(selection->name.value);
        add(spreadRow(selection->name.value, selection));
    }
    for (const auto *fragment : m_fragments)
        if (!spreadNames.contains(fragment->name.value))
            if (auto row = possible(type, BuilderStep::spread(std::string(fragment->name.value))))
                add(std::move(*row));
}

std::optional<BuilderRow> BuilderRows::possible(const Type *type, const BuilderStep &step) const
{
    if (!type)
        return std::nullopt;
    const auto canBe = [&](const Type *condition) {
        return condition && condition->isComposite() && m_schema.overlap(*type, *condition);
    };
    if (step.kind == BuilderStep::Kind::Field) {
        const auto *field = m_schema.field(*type, step.name);
        if (!field || !field->type)
            return std::nullopt;
        auto row = fieldRow(type, field, nullptr);
        row.step.alias = step.alias;
        return row;
    }
    if (step.kind == BuilderStep::Kind::TypeCondition && (step.name.empty() || canBe(m_schema.type(step.name))))
        return conditionRow(type, step.name, nullptr);
    if (step.kind == BuilderStep::Kind::Spread) {
        auto row = spreadRow(step.name, nullptr);
        const bool isFree = std::any_of(m_fragments.begin(), m_fragments.end(),
                                        [&](const FragmentDefinition *one) { return one->name.value == step.name; });
        if (isFree && canBe(row.type.named()))
            return row;
    }
    return std::nullopt;
}

BuilderRow BuilderRows::inputRow(BuilderStep step, const Type *owner, const InputValue *input, TypeRef type)
{
    BuilderRow row;
    row.step = std::move(step);
    row.owner = owner;
    row.input = input;
    row.type = type;
    row.canExpand = inputObjectOf(type) != nullptr;
    return row;
}

void BuilderRows::give(BuilderRow &row, const Value *value, text::Span span)
{
    row.isChosen = true;
    row.value = value;
    row.span = span;
    const auto state = row.state();
    row.canExpand = state == BuilderState::Object || state == BuilderState::List
        || (row.canExpand && (state == BuilderState::Absent || state == BuilderState::EmptyObject));
}

void BuilderRows::addArguments(const BuilderRow &field)
{
    const auto given = nodesByName(field.selection ? field.selection->arguments : List<Argument>());
    const auto add = [&](std::string_view name, const InputValue *input) {
        BuilderRow row =
            inputRow(BuilderStep::argument(std::string(name)), field.owner, input, input ? input->type : TypeRef());
        row.field = field.field;
        const auto found = given.find(name);
        if (found == given.end()) {
            m_rows.push_back(std::move(row));
            return;
        }
        for (const auto *argument : found->second) {
            auto one = row;
            give(one, argument->value, argument->span);
            m_rows.push_back(std::move(one));
            ++row.step.number;
        }
    };
    if (field.field)
        for (const auto &argument : field.field->arguments)
            add(argument.name, &argument);
    std::unordered_set<std::string_view> strangers;
    if (field.selection)
        for (const auto &argument : field.selection->arguments)
            if (argument.name && !(field.field && field.field->argument(argument.name.value))
                && strangers.insert(argument.name.value).second)
                add(argument.name.value, nullptr);
}

void BuilderRows::addInside(const BuilderRow &input)
{
    const auto *value = input.value;
    if (value && (value->kind == Value::Kind::Variable || value->kind == Value::Kind::Null))
        return;
    const auto expected = input.type.nullable();
    if (expected.isList() || (!expected && value && value->kind == Value::Kind::List)) {
        const auto itemType = expected.isList() ? expected.unwrapped() : TypeRef();
        const auto addItem = [&](const Value *item, std::uint32_t number) {
            auto row = inputRow(BuilderStep::listItem(number), input.owner, input.input, itemType);
            row.field = input.field;
            if (item)
                give(row, item, item->span);
            m_rows.push_back(std::move(row));
        };
        if (value && value->kind != Value::Kind::List)
            addItem(value, 0);
        for (std::uint32_t i = 0; value && i < value->items.size(); ++i)
            addItem(value->items[i], i);
        return;
    }
    const auto *type = inputObjectOf(expected);
    if (expected && !type)
        return;
    const auto given = nodesByName(value ? value->fields : List<ObjectField>());
    const auto add = [&](std::string_view name, const InputValue *field) {
        auto row = inputRow(BuilderStep::inputField(std::string(name)), type, field, field ? field->type : TypeRef());
        const auto found = given.find(name);
        if (found == given.end()) {
            m_rows.push_back(std::move(row));
            return;
        }
        for (const auto *member : found->second) {
            auto one = row;
            give(one, member->value, member->span);
            m_rows.push_back(std::move(one));
            ++row.step.number;
        }
    };
    if (type)
        for (const auto &field : type->inputFields)
            add(field.name, &field);
    std::unordered_set<std::string_view> strangers;
    if (value)
        for (const auto &field : value->fields)
            if (field.name && !(type && type->inputField(field.name.value))
                && strangers.insert(field.name.value).second)
                add(field.name.value, nullptr);
}

std::optional<BuilderRow> BuilderRows::possible(const BuilderRow &input, const BuilderStep &step) const
{
    if (input.value && (input.value->kind == Value::Kind::Variable || input.value->kind == Value::Kind::Null))
        return std::nullopt;
    const auto expected = input.type.nullable();
    const auto count = !input.value              ? 0
        : input.value->kind == Value::Kind::List ? input.value->items.size()
                                                 : std::size_t {1};
    if (step.kind != BuilderStep::Kind::ListItem || !expected.isList() || step.number != count)
        return std::nullopt;
    auto row = inputRow(step, input.owner, input.input, expected.unwrapped());
    row.field = input.field;
    return row;
}

} // namespace graphql

#include "ui/variables/formacts.h"

#include <QKeyEvent>

#include <algorithm>

namespace ui {

using graphql::FormField;
using graphql::InputKind;
using State = FormField::State;
using ChangeKind = json::Change::Kind;

namespace {

/// What a new item of a list begins with.
std::string firstValue(graphql::TypeRef type)
{
    const auto kind = graphql::inputKind(type);
    if (kind == InputKind::Switch)
        return "false";
    if (kind == InputKind::Json)
        return "null";
    return graphql::emptyJson(kind).value_or("null");
}

json::Path itemOf(const FormField &list, std::uint32_t index)
{
    auto path = list.path;
    path.emplace_back(index);
    return path;
}

FormActResult addition(const FormRows &rows, const FormField &list, std::uint32_t place)
{
    const auto value = firstValue(list.type.nullable().unwrapped());
    const bool isOneValue = list.value && !list.value->isNull() && !list.value->isArray();
    if (!isOneValue)
        return {{ChangeKind::Insert, itemOf(list, place), value, 0}, list.path, itemOf(list, place)};
    // One value that stands for a list of it has company now.
    const auto both = "[" + rows.form()->typedValue(list) + ", " + value + "]";
    return {{ChangeKind::Set, list.path, both, 0}, list.path, itemOf(list, 1)};
}

FormActResult removal(const FormField &list, const FormField &item)
{
    if (item.path == list.path)
        return {{ChangeKind::Set, list.path, "[]", 0}, {}, list.path};
    const auto index = std::get<std::uint32_t>(item.path.back());
    const auto next = list.size > 1 ? itemOf(list, std::min(index, list.size - 2)) : list.path;
    return {{ChangeKind::Remove, item.path, {}, 0}, {}, next};
}

std::optional<FormActResult> moving(const FormField &list, const FormField &item, int by)
{
    if (item.path == list.path)
        return std::nullopt;
    const auto to = static_cast<std::int64_t>(std::get<std::uint32_t>(item.path.back())) + by;
    if (to < 0 || to >= static_cast<std::int64_t>(list.size))
        return std::nullopt;
    const auto place = static_cast<std::uint32_t>(to);
    return FormActResult {{ChangeKind::Move, item.path, {}, place}, {}, itemOf(list, place)};
}

} // namespace

bool canAct(const FormField &field, FormAct act)
{
    switch (act) {
    case FormAct::MakeAbsent:
        return field.state != State::Absent;
    case FormAct::MakeNull:
        return field.state != State::Null;
    case FormAct::MakeEmpty:
        return field.state != State::Empty && graphql::emptyJson(field.kind).has_value();
    case FormAct::AddItem:
        return field.editor == InputKind::List || field.isItem;
    case FormAct::MoveUp:
    case FormAct::MoveDown:
        break;
    }
    return field.isItem;
}

std::optional<FormActResult> resultOf(FormAct act, const FormRows &rows, int index)
{
    const auto &field = rows.rows()[static_cast<std::size_t>(index)].field;
    const int parent = rows.parentOf(index);
    const auto *list = field.isItem && parent >= 0 ? &rows.rows()[static_cast<std::size_t>(parent)].field : nullptr;
    if (!canAct(field, act) || (field.isItem && !list))
        return std::nullopt;
    switch (act) {
    case FormAct::MakeAbsent:
        if (list)
            return removal(*list, field);
        return FormActResult {{ChangeKind::Remove, field.path, {}, 0}, {}, {}};
    case FormAct::MakeNull:
        return FormActResult {graphql::changeTo(field, "null"), {}, {}};
    case FormAct::MakeEmpty:
        return FormActResult {graphql::changeTo(field, graphql::emptyJson(field.kind).value_or("null")), {}, {}};
    case FormAct::AddItem:
        if (field.editor == InputKind::List)
            return addition(rows, field, field.size);
        return addition(rows, *list, field.path == list->path ? 1 : std::get<std::uint32_t>(field.path.back()) + 1);
    case FormAct::MoveUp:
        return moving(*list, field, -1);
    case FormAct::MoveDown:
        break;
    }
    return moving(*list, field, 1);
}

std::optional<FormAct> actOf(const QKeyEvent &key)
{
    const auto modifiers = key.modifiers() & ~Qt::KeypadModifier;
    const bool isAlt = modifiers == Qt::AltModifier;
    const bool isControlShift = modifiers == (Qt::ControlModifier | Qt::ShiftModifier);
    if (isControlShift && key.key() == Qt::Key_Backspace)
        return FormAct::MakeAbsent;
    if (isControlShift && key.key() == Qt::Key_N)
        return FormAct::MakeNull;
    if (isControlShift && key.key() == Qt::Key_E)
        return FormAct::MakeEmpty;
    if (isAlt && key.key() == Qt::Key_Insert)
        return FormAct::AddItem;
    if (isAlt && key.key() == Qt::Key_Up)
        return FormAct::MoveUp;
    if (isAlt && key.key() == Qt::Key_Down)
        return FormAct::MoveDown;
    return std::nullopt;
}

} // namespace ui

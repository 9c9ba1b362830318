#include "core/graphql/builder/buildertree.h"

namespace graphql {

BuilderState BuilderRow::state() const
{
    if (!value)
        return BuilderState::Absent;
    if (value->kind == Value::Kind::Variable)
        return BuilderState::Variable;
    if (value->kind == Value::Kind::Null)
        return BuilderState::Null;
    const auto expected = type.nullable();
    if (expected.isList() && value->kind != Value::Kind::List)
        return BuilderState::List; // One value stands for a list of one (spec §3.11).
    if (expected && !expected.isList() && expected.named()->isLeaf())
        return BuilderState::Literal; // Whatever is written: a scalar of the schema's own may be any JSON.
    if (value->kind == Value::Kind::List)
        return value->items.empty() ? BuilderState::EmptyList : BuilderState::List;
    if (value->kind == Value::Kind::Object)
        return value->fields.empty() ? BuilderState::EmptyObject : BuilderState::Object;
    return BuilderState::Literal;
}

bool BuilderRow::isInput() const
{
    return step.kind == BuilderStep::Kind::Argument || step.kind == BuilderStep::Kind::InputField
        || step.kind == BuilderStep::Kind::ListItem;
}

bool BuilderRow::isDeprecated() const
{
    if (isInput())
        return input && step.kind != BuilderStep::Kind::ListItem && input->deprecationReason;
    return field && field->deprecationReason;
}

std::string_view BuilderRow::description() const
{
    const auto of = [](const auto *described) -> std::string_view {
        return described && described->description ? *described->description : std::string_view();
    };
    switch (step.kind) {
    case BuilderStep::Kind::Field:
        return of(field);
    case BuilderStep::Kind::Argument:
    case BuilderStep::Kind::InputField:
        return of(input);
    case BuilderStep::Kind::TypeCondition:
    case BuilderStep::Kind::Spread:
        return of(type.named());
    case BuilderStep::Kind::ListItem:
        break;
    }
    return {};
}

} // namespace graphql

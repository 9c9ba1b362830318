#include "core/graphql/secretvariables.h"

#include "core/graphql/operationfacts.h"

namespace graphql {

SecretVariables::SecretVariables(const Document &document)
{
    for (const Definition &definition : document.definitions()) {
        if (definition.operation)
            visit(definition.operation->selectionSet);
        if (definition.fragment)
            visit(definition.fragment->selectionSet);
    }
}

bool SecretVariables::contains(std::string_view name) const
{
    return m_names.contains(name) || isSecretPlace({}, name);
}

void SecretVariables::visit(const SelectionSet *set)
{
    if (!set)
        return;
    for (const Selection &selection : set->selections) {
        for (const Argument &argument : selection.arguments)
            visit(argument.value, isSecretPlace({}, argument.name.value));
        for (const Directive &directive : selection.directives) {
            for (const Argument &argument : directive.arguments)
                visit(argument.value, isSecretPlace({}, argument.name.value));
        }
        visit(selection.selectionSet);
    }
}

void SecretVariables::visit(const Value *value, bool isSecret)
{
    if (!value)
        return;
    if (isSecret && value->kind == Value::Kind::Variable)
        m_names.insert(value->text);
    for (const Value *item : value->items)
        visit(item, isSecret);
    for (const ObjectField &field : value->fields)
        visit(field.value, isSecret || isSecretPlace({}, field.name.value));
}

} // namespace graphql

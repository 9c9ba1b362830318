#include "core/sandbox/argumentvalues.h"
#include "core/sandbox/goliteral.h"
#include "core/sandbox/validation/documentcheck.h"

#include <algorithm>

namespace sandbox {

namespace {

using graphql::TypeRef;

/// Whether a value of \a type fits where \a wanted is asked for. Input types have no subtypes but by their wrappers.
bool fits(TypeRef type, TypeRef wanted)
{
    if (type == wanted)
        return true;
    if (wanted.isNonNull())
        return type.isNonNull() && fits(type.unwrapped(), wanted.unwrapped());
    if (type.isNonNull())
        return fits(type.unwrapped(), wanted);
    return wanted.isList() && type.isList() && fits(type.unwrapped(), wanted.unwrapped());
}

} // namespace

void DocumentCheck::checkVariableDefinition(const graphql::VariableDefinition &variable)
{
    const std::string name = "Variable \"$" + std::string(variable.name.value) + '"';
    const TypeRef type = typeOf(*variable.type);
    const graphql::Value *given = variable.defaultValue;
    if (given && type && type.isNonNull()) {
        report(name + " of type \"" + type.toString()
                   + "\" is required and will not use the default value. Perhaps you meant to use type \""
                   + type.nullable().toString() + "\".",
               {given->span});
    }
    if (given && type && type.named()->isInput()) {
        if (const auto problems = literalProblems(given, type); !problems.empty()) {
            std::string message = name + " has invalid default value: " + goPrinted(*given) + '.';
            for (const std::string &problem : problems)
                message += '\n' + problem;
            report(std::move(message), {given->span});
        }
    }
    // A list of an unknown type is no input type to that engine, but an unknown type alone may be.
    const bool isWrapped = variable.type->kind != graphql::TypeReference::Kind::Named;
    if (type ? !type.named()->isInput() : isWrapped)
        report(name + " cannot be non-input type \"" + goPrinted(*variable.type) + "\".", {variable.type->span});
    checkKnownType(variable.type->innermost().name);
}

void DocumentCheck::checkVariableUsages(const graphql::OperationDefinition &operation)
{
    Usages usages;
    collectUsages(operation.directives, usages);
    collectUsages(operation.selectionSet, m_schema.root(operation.type), usages);
    for (const graphql::FragmentDefinition *fragment : fragmentsOf(operation)) {
        collectUsages(fragment->directives, usages);
        collectUsages(fragment->selectionSet, typeNamed(fragment->typeCondition.value), usages);
    }
    // The last of a repeated name, as a Go map keeps it.
    std::map<std::string_view, const graphql::VariableDefinition *> definitions;
    for (const graphql::VariableDefinition &variable : operation.variables)
        definitions[variable.name.value] = &variable;
    const std::string operationName(operation.name.value);

    std::set<std::string_view> used;
    for (const Usage &usage : usages) {
        used.insert(usage.variable->text);
        if (!definitions.contains(usage.variable->text)) {
            report("Variable \"$" + std::string(usage.variable->text) + "\" is not defined"
                       + (operationName.empty() ? "." : " by operation \"" + operationName + "\"."),
                   {usage.variable->span, operation.span});
        }
    }
    for (const graphql::VariableDefinition &variable : operation.variables) {
        if (!used.contains(variable.name.value)) {
            report("Variable \"$" + std::string(variable.name.value) + "\" is never used"
                       + (operationName.empty() ? "." : " in operation \"" + operationName + "\"."),
                   {variable.span});
        }
    }
    for (const Usage &usage : usages) {
        const auto known = definitions.find(usage.variable->text);
        const graphql::VariableDefinition *definition = known == definitions.end() ? nullptr : known->second;
        const TypeRef type = definition ? typeOf(*definition->type) : TypeRef();
        if (!type || !usage.type)
            continue;
        // A default makes a variable as good as non-null.
        if (!fits(definition->defaultValue ? type.nonNull() : type, usage.type)) {
            report("Variable \"$" + std::string(usage.variable->text) + "\" of type \"" + type.toString()
                       + "\" used in position expecting type \"" + usage.type.toString() + "\".",
                   {definition->span, usage.variable->span});
        }
    }
}

void DocumentCheck::collectUsages(const graphql::SelectionSet *set, const Type *parent, Usages &usages) const
{
    for (const graphql::Selection &selection : set ? set->selections : graphql::List<graphql::Selection>()) {
        const Type *inner = parent;
        if (selection.kind == graphql::Selection::Kind::Field) {
            const graphql::Field *field = parent ? m_schema.field(*parent, selection.name.value) : nullptr;
            collectUsages(selection.arguments, field ? &field->arguments : nullptr, usages);
            inner = field ? field->type.named() : nullptr;
        } else if (selection.typeCondition) {
            inner = typeNamed(selection.typeCondition.value);
        }
        collectUsages(selection.directives, usages);
        collectUsages(selection.selectionSet, inner, usages);
    }
}

void DocumentCheck::collectUsages(graphql::List<graphql::Directive> directives, Usages &usages) const
{
    for (const graphql::Directive &directive : directives) {
        const graphql::DirectiveType *definition = directiveNamed(directive.name.value);
        collectUsages(directive.arguments, definition ? &definition->arguments : nullptr, usages);
    }
}

void DocumentCheck::collectUsages(graphql::List<graphql::Argument> arguments,
                                  const std::vector<graphql::InputValue> *definitions, Usages &usages) const
{
    for (const graphql::Argument &argument : arguments) {
        const graphql::InputValue *definition = definitions ? findArgument(*definitions, argument.name.value) : nullptr;
        collectUsages(argument.value, definition ? definition->type : TypeRef(), usages);
    }
}

void DocumentCheck::collectUsages(const graphql::Value *value, TypeRef type, Usages &usages) const
{
    if (!value)
        return;
    if (value->kind == graphql::Value::Kind::Variable)
        usages.push_back({value, type});
    const TypeRef nullable = type.nullable();
    for (const graphql::Value *item : value->items)
        collectUsages(item, nullable.isList() ? nullable.unwrapped() : TypeRef(), usages);
    for (const graphql::ObjectField &field : value->fields) {
        const graphql::InputValue *definition = type ? type.named()->inputField(field.name.value) : nullptr;
        collectUsages(field.value, definition ? definition->type : TypeRef(), usages);
    }
}

} // namespace sandbox

#include "core/sandbox/validation/documentcheck.h"

#include "core/sandbox/introspection.h"
#include "core/sandbox/validation/suggestions.h"

namespace sandbox {

namespace {

const graphql::Type *compositeOrNull(const graphql::Type *type)
{
    return type && type->isComposite() ? type : nullptr;
}

std::string_view locationOf(graphql::OperationType type)
{
    switch (type) {
    case graphql::OperationType::Query:
        return "QUERY";
    case graphql::OperationType::Mutation:
        return "MUTATION";
    case graphql::OperationType::Subscription:
        return "SUBSCRIPTION";
    }
    return {};
}

} // namespace

DocumentCheck::DocumentCheck(const graphql::Schema &schema, const graphql::Document &document)
    : m_schema(schema),
      m_document(document),
      m_overlapping(schema, document),
      m_positions(document.source()),
      m_operations(document.operations())
{ }

std::vector<GraphqlError> DocumentCheck::run()
{
    for (const graphql::Definition &definition : m_document.definitions()) {
        if (definition.operation)
            checkOperation(*definition.operation);
        else if (definition.fragment)
            checkFragment(*definition.fragment);
    }
    checkUnusedFragments();
    return std::move(m_errors);
}

void DocumentCheck::checkOperation(const graphql::OperationDefinition &operation)
{
    if (!operation.name && m_operations.size() > 1)
        report("This anonymous operation must be the only defined operation.", {operation.span});
    checkUniqueOperation(operation);
    std::map<std::string_view, text::Span> names;
    for (const graphql::VariableDefinition &variable : operation.variables) {
        checkVariableDefinition(variable);
        // The name of a variable starts behind its dollar sign.
        if (const auto [known, isNew] = names.emplace(variable.name.value, variable.name.span); !isNew)
            report("There can only be one variable named \"" + std::string(variable.name.value) + "\".",
                   {known->second, variable.name.span});
    }
    checkDirectives(operation.directives, locationOf(operation.type));
    checkSelections(operation.selectionSet, m_schema.root(operation.type));
    checkVariableUsages(operation);
}

void DocumentCheck::checkUniqueOperation(const graphql::OperationDefinition &operation)
{
    const text::Span place = operation.name ? operation.name.span : operation.span;
    if (const auto [known, isNew] = m_operationNames.emplace(operation.name.value, place); !isNew)
        report("There can only be one operation named \"" + std::string(operation.name.value) + "\".",
               {known->second, place});
}

void DocumentCheck::checkFragment(const graphql::FragmentDefinition &fragment)
{
    const std::string name(fragment.name.value);
    const Type *type = typeNamed(fragment.typeCondition.value);
    if (type && !type->isComposite())
        report("Fragment \"" + name + "\" cannot condition on non composite type \"" + type->name + "\".",
               {fragment.typeCondition.span});
    checkCycles(fragment);
    if (const auto [known, isNew] = m_fragmentNames.emplace(fragment.name.value, fragment.name.span); !isNew)
        report("There can only be one fragment named \"" + name + "\".", {known->second, fragment.name.span});
    checkKnownType(fragment.typeCondition);
    checkDirectives(fragment.directives, "FRAGMENT_DEFINITION");
    checkSelections(fragment.selectionSet, compositeOrNull(type));
}

void DocumentCheck::checkSelections(const graphql::SelectionSet *set, const Type *parent)
{
    if (!set)
        return;
    for (const FieldConflict &conflict : m_overlapping.within(*set, parent)) {
        std::vector<text::Span> spans;
        for (const auto *side : {&conflict.left, &conflict.right}) {
            for (const graphql::Selection *field : *side)
                spans.push_back(field->span);
        }
        report(conflict.message(), spans);
    }
    for (const graphql::Selection &selection : set->selections) {
        switch (selection.kind) {
        case graphql::Selection::Kind::Field:
            checkField(selection, parent);
            break;
        case graphql::Selection::Kind::InlineFragment:
            checkInlineFragment(selection, parent);
            break;
        case graphql::Selection::Kind::FragmentSpread:
            checkSpread(selection, parent);
            break;
        }
    }
}

void DocumentCheck::checkInlineFragment(const graphql::Selection &selection, const Type *parent)
{
    const Type *type = selection.typeCondition ? typeNamed(selection.typeCondition.value) : parent;
    if (selection.typeCondition && type && !type->isComposite())
        report("Fragment cannot condition on non composite type \"" + type->name + "\".",
               {selection.typeCondition.span});
    if (type && parent && !m_schema.overlap(*parent, *type)) {
        report("Fragment cannot be spread here as objects of type \"" + parent->name + "\" can never be of type \""
                   + type->name + "\".",
               {selection.span});
    }
    if (selection.typeCondition)
        checkKnownType(selection.typeCondition);
    checkDirectives(selection.directives, "INLINE_FRAGMENT");
    checkSelections(selection.selectionSet, compositeOrNull(type));
}

void DocumentCheck::checkSpread(const graphql::Selection &selection, const Type *parent)
{
    const std::string name(selection.name.value);
    const graphql::FragmentDefinition *fragment = m_document.fragment(selection.name.value);
    if (!fragment)
        report("Unknown fragment \"" + name + "\".", {selection.name.span});
    const Type *type = fragment ? typeNamed(fragment->typeCondition.value) : nullptr;
    if (type && parent && !m_schema.overlap(*parent, *type)) {
        report("Fragment \"" + name + "\" cannot be spread here as objects of type \"" + parent->name
                   + "\" can never be of type \"" + type->name + "\".",
               {selection.span});
    }
    checkDirectives(selection.directives, "FRAGMENT_SPREAD");
}

void DocumentCheck::checkKnownType(const graphql::Name &name)
{
    if (typeNamed(name.value))
        return;
    std::vector<std::string> names;
    for (const Type *type : m_schema.types()) {
        if (isInTypeMap(m_schema, *type))
            names.push_back(type->name);
    }
    report("Unknown type \"" + std::string(name.value) + "\"." + didYouMean(suggestionsFor(name.value, names)),
           {name.span});
}

const graphql::Type *DocumentCheck::typeNamed(std::string_view name) const
{
    const Type *type = m_schema.type(name);
    return type && isInTypeMap(m_schema, *type) ? type : nullptr;
}

graphql::TypeRef DocumentCheck::typeOf(const graphql::TypeReference &reference) const
{
    switch (reference.kind) {
    case graphql::TypeReference::Kind::Named:
        return TypeRef(typeNamed(reference.name.value));
    case graphql::TypeReference::Kind::List:
        return typeOf(*reference.of).inList();
    case graphql::TypeReference::Kind::NonNull:
        return typeOf(*reference.of).nonNull();
    }
    return {};
}

const graphql::DirectiveType *DocumentCheck::directiveNamed(std::string_view name) const
{
    return isOldDirective(name) ? m_schema.directive(name) : nullptr;
}

void DocumentCheck::report(std::string message, const std::vector<text::Span> &spans)
{
    GraphqlError error {std::move(message), {}, {}};
    for (const text::Span span : spans)
        error.locations.push_back(m_positions.at(span.begin));
    m_errors.push_back(std::move(error));
}

} // namespace sandbox

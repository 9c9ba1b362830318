#include "core/sandbox/argumentvalues.h"
#include "core/sandbox/goliteral.h"
#include "core/sandbox/validation/documentcheck.h"
#include "core/sandbox/validation/suggestions.h"

#include <algorithm>

namespace sandbox {

namespace {

std::vector<std::string> fieldNamesOf(const graphql::Type &type)
{
    std::vector<std::string> names;
    for (const graphql::Field &field : type.fields)
        names.push_back(field.name);
    return names;
}

const graphql::Argument *findGiven(graphql::List<graphql::Argument> arguments, std::string_view name)
{
    const auto found = std::find_if(arguments.begin(), arguments.end(),
                                    [name](const auto &argument) { return argument.name.value == name; });
    return found == arguments.end() ? nullptr : &*found;
}

std::string joined(const std::vector<std::string> &problems)
{
    std::string text;
    for (const std::string &problem : problems)
        text += '\n' + problem;
    return text;
}

} // namespace

const graphql::InputValue *DocumentCheck::findArgument(const std::vector<graphql::InputValue> &definitions,
                                                       std::string_view name)
{
    const auto found = std::find_if(definitions.begin(), definitions.end(),
                                    [name](const auto &definition) { return definition.name == name; });
    return found == definitions.end() ? nullptr : &*found;
}

void DocumentCheck::checkField(const graphql::Selection &selection, const Type *parent)
{
    const std::string name(selection.name.value);
    const graphql::Field *field = parent ? m_schema.field(*parent, name) : nullptr;
    if (parent && !field) {
        std::string message = "Cannot query field \"" + name + "\" on type \"" + parent->name + "\".";
        if (const auto types = typesThatHave(*parent, name); !types.empty())
            message += didYouMean(types, "to use an inline fragment on ");
        else if (parent->kind != graphql::TypeKind::Union)
            message += didYouMean(suggestionsFor(name, fieldNamesOf(*parent)));
        report(message, {selection.span});
    }
    if (field)
        checkLeaf(selection, *field);
    const std::string owner = parent ? " on field \"" + name + "\" of type \"" + parent->name + "\"." : std::string();
    checkGivenArguments(selection.arguments, field ? &field->arguments : nullptr, owner);
    checkDirectives(selection.directives, "FIELD");
    const Type *type = field ? field->type.named() : nullptr;
    checkSelections(selection.selectionSet, type && type->isComposite() ? type : nullptr);
    if (!field)
        return;
    for (const graphql::InputValue &argument : field->arguments) {
        if (argument.type.isNonNull() && !findGiven(selection.arguments, argument.name)) {
            report("Field \"" + name + "\" argument \"" + argument.name + "\" of type \"" + argument.type.toString()
                       + "\" is required but not provided.",
                   {selection.span});
        }
    }
}

void DocumentCheck::checkLeaf(const graphql::Selection &selection, const graphql::Field &field)
{
    const std::string subject =
        "Field \"" + std::string(selection.name.value) + "\" of type \"" + field.type.toString() + '"';
    const bool isLeaf = field.type.named()->isLeaf();
    if (isLeaf && selection.selectionSet)
        report(subject + " must not have a sub selection.", {selection.selectionSet->span});
    else if (!isLeaf && !selection.selectionSet)
        report(subject + " must have a sub selection.", {selection.span});
}

/// Types below \a type, or beside it, that have the field: for an inline fragment. Interfaces go first, the most used
/// of them in front.
std::vector<std::string> DocumentCheck::typesThatHave(const Type &type, std::string_view field) const
{
    std::vector<std::string> objects;
    std::map<std::string, int> interfaces;
    for (const Type *possible : type.possibleTypes) {
        if (!possible->field(field))
            continue;
        objects.push_back(possible->name);
        for (const Type *interface : possible->interfaces) {
            if (interface->field(field))
                ++interfaces[interface->name];
        }
    }
    std::vector<std::pair<int, std::string>> sorted;
    for (const auto &[name, count] : interfaces)
        sorted.emplace_back(-count, name);
    std::sort(sorted.begin(), sorted.end());
    std::sort(objects.begin(), objects.end());
    std::vector<std::string> names;
    for (const auto &[count, name] : sorted)
        names.push_back(name);
    names.insert(names.end(), objects.begin(), objects.end());
    return names;
}

/// \a definitions are null where nothing is known of the field or directive. \a owner ends the message about an
/// unknown argument.
void DocumentCheck::checkGivenArguments(graphql::List<graphql::Argument> arguments,
                                        const std::vector<graphql::InputValue> *definitions, const std::string &owner)
{
    std::map<std::string_view, text::Span> names;
    for (const graphql::Argument &argument : arguments) {
        const std::string name(argument.name.value);
        const graphql::InputValue *definition = definitions ? findArgument(*definitions, name) : nullptr;
        if (definition) {
            if (const auto problems = literalProblems(argument.value, definition->type); !problems.empty()) {
                report("Argument \"" + name + "\" has invalid value " + goPrinted(*argument.value) + '.'
                           + joined(problems),
                       {argument.value->span});
            }
        } else if (definitions) {
            std::vector<std::string> known;
            for (const graphql::InputValue &other : *definitions)
                known.push_back(other.name);
            report("Unknown argument \"" + name + '"' + owner + didYouMean(suggestionsFor(name, known)),
                   {argument.span});
        }
        if (const auto [first, isNew] = names.emplace(argument.name.value, argument.name.span); !isNew)
            report("There can be only one argument named \"" + name + "\".", {first->second, argument.name.span});
        checkUniqueInputFields(*argument.value);
    }
}

/// Objects inside an object's fields are not looked at, as there.
void DocumentCheck::checkUniqueInputFields(const graphql::Value &value)
{
    for (const graphql::Value *item : value.items)
        checkUniqueInputFields(*item);
    std::map<std::string_view, text::Span> names;
    for (const graphql::ObjectField &field : value.fields) {
        if (const auto [first, isNew] = names.emplace(field.name.value, field.name.span); !isNew)
            report("There can be only one input field named \"" + std::string(field.name.value) + "\".",
                   {first->second, field.name.span});
    }
}

void DocumentCheck::checkDirectives(graphql::List<graphql::Directive> directives, std::string_view location)
{
    for (const graphql::Directive &directive : directives) {
        const std::string name(directive.name.value);
        const graphql::DirectiveType *definition = directiveNamed(name);
        if (!definition) {
            report("Unknown directive \"" + name + "\".", {directive.span});
        } else {
            const auto &places = definition->locations;
            if (std::find(places.begin(), places.end(), location) == places.end())
                report("Directive \"" + name + "\" may not be used on " + std::string(location) + '.',
                       {directive.span});
            for (const graphql::InputValue &argument : definition->arguments) {
                if (argument.type.isNonNull() && !findGiven(directive.arguments, argument.name)) {
                    report("Directive \"@" + name + "\" argument \"" + argument.name + "\" of type \""
                               + argument.type.toString() + "\" is required but not provided.",
                           {directive.span});
                }
            }
        }
        checkGivenArguments(directive.arguments, definition ? &definition->arguments : nullptr,
                            " on directive \"@" + name + "\".");
    }
}

} // namespace sandbox
